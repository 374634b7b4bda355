/**
 * The name of a scheme in the pane's language.
 */
import type { DivideWords } from '../../i18n/divide/messages';

/** The name of a scheme. @param index from 0 */
export function schemeWord(words: DivideWords['allocation'], index: number): string {
  return words.scheme(index + 1);
}
