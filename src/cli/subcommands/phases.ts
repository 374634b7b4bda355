/**
 * `breakdown phases`
 */
import { summarisePhases } from '../../actions/summarise-phases';
import type { CommandLineMessages } from '../../i18n/messages';
import { changeBook, conversionOf, type WriteOptions } from '../output';

export function phases(
  book: string,
  { phase, ...options }: WriteOptions & { readonly phase?: readonly string[] },
  messages: CommandLineMessages,
): Promise<number> {
  return changeBook(book, options, messages, (host) =>
    summarisePhases(host, { ...options, ...conversionOf(options), ...(phase ? { phases: phase } : {}) }),
  );
}
