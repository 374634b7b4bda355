/**
 * Converts commander's errors into the product's own.
 */
import type { CommanderError } from 'commander';
import type { UsageProblem } from '../../i18n/messages';
import { CommandFailure } from '../failures';

/** The problem for each error code of commander (lib/command.js of commander 14). */
const PROBLEM: Readonly<Record<string, UsageProblem>> = {
  'commander.help': 'no-command',
  'commander.unknownCommand': 'unknown-command',
  'commander.missingArgument': 'missing-argument',
  'commander.excessArguments': 'excess-argument',
  'commander.unknownOption': 'unknown-option',
  'commander.missingMandatoryOptionValue': 'missing-option',
  'commander.optionMissingArgument': 'option-needs-value',
  'commander.invalidArgument': 'bad-value',
};

/** The failure to report for a command line that commander rejected. */
export function usageFailure(error: CommanderError): CommandFailure {
  const subject = /'([^']+)'/.exec(error.message)?.[1];
  const usage = PROBLEM[error.code] ?? 'other';
  // Commander appends `(Did you mean check?)`, or `(Did you mean one of a, b?)` (lib/suggestSimilar.js).
  const meant = /\(Did you mean (?:one of )?(.+)\?\)/.exec(error.message)?.[1]?.split(', ') ?? [];
  return new CommandFailure('bad-arguments', { usage, meant, ...(subject === undefined ? {} : { subject }) });
}
