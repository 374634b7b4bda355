/**
 * `breakdown areas`
 */
import { updateAreas } from '../../actions/areas';
import type { CommandLineMessages } from '../../i18n/messages';
import { changeBook, conversionOf, type WriteOptions } from '../output';

export function areas(book: string, options: WriteOptions, messages: CommandLineMessages): Promise<number> {
  return changeBook(book, options, messages, (host) =>
    updateAreas(host, { ...options, ...conversionOf(options) }),
  );
}
