import { CommandFailure } from '../failures';

/**
 * Parses `6` or `6月`.
 * @throws CommandFailure
 */
export function parseMonth(text: string): number {
  const month = Number(text.replace(/月$/, ''));
  if (!Number.isInteger(month) || month < 1 || month > 12) {
    throw new CommandFailure('bad-arguments', { usage: 'bad-value', subject: `--month ${text}` });
  }
  return month;
}
