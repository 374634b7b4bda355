/**
 * The options that choose a table and an indicator: `--sheet NAME`, `--table SHEET!RANGE` and `--indicator NAME`.
 */
import type { Command } from 'commander';
import { parseSheetArea } from '../../spreadsheet/address';
import type { TablePlace } from '../../domain/table/table-place';
import { CommandFailure } from '../failures';

export interface TableOptions {
  readonly sheet?: string;
  readonly table?: TablePlace;
  /** The name of the indicator, for a table with several. */
  readonly indicator?: string;
}

export function addTableOptions(command: Command): void {
  command
    .option('--sheet <name>', 'the sheet with the table')
    .option('--table <place>', 'the table that contains a cell or range, such as Sheet1!B4', parseTable)
    .option('--indicator <name>', 'the indicator to use, if the table has several');
}

/**
 * Parses `任务分解表!E3` or `'2015 年'!A3:D20`.
 * @throws CommandFailure
 */
function parseTable(text: string): TablePlace {
  const place = parseSheetArea(text);
  if (!place) throw new CommandFailure('bad-arguments', { usage: 'bad-value', subject: `--table ${text}` });
  return place;
}

/**
 * Checks that `--sheet` and `--table` name the same sheet.
 * @throws CommandFailure
 */
export function checkTableOptions({ sheet, table }: TableOptions): void {
  if (sheet === undefined || !table || sheet === table.sheet) return;
  const subject = `--sheet ${sheet} --table ${table.sheet}!…`;
  throw new CommandFailure('bad-arguments', { usage: 'bad-value', subject });
}
