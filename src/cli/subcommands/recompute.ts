/**
 * `breakdown recompute`
 */
import { recompute as act } from '../../actions/recompute';
import type { CommandLineMessages } from '../../i18n/messages';
import { changeBook, conversionOf, type WriteOptions } from '../output';

export function recompute(
  book: string,
  options: WriteOptions,
  messages: CommandLineMessages,
): Promise<number> {
  return changeBook(book, options, messages, (host) => act(host, { ...options, ...conversionOf(options) }));
}
