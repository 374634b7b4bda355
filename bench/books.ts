/**
 * Makes the workbooks that are measured, once for all tasks and programs.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { TABLES, type Table } from './arguments';

export const PYTHON = '/usr/bin/python3';

export interface Books {
  readonly book: string;
  /** A return for `collect`: a plain table with a figure for each unit. Null when there is no ledger to collect into. */
  readonly returned: string | null;
}

export function hasLedger(table: Table): boolean {
  return table.startsWith('ledger');
}

export function makeBooks(table: Table, units: number, folder: string): Books {
  const book = join(folder, `${table}-${units}.xlsx`);
  run(PYTHON, [join(__dirname, 'make_table.py'), String(units), book, ...TABLES[table]]);
  if (!hasLedger(table)) return { book, returned: null };
  run('npx', ['tsx', join(__dirname, 'make-ledger.ts'), book, book]);
  const returned = join(folder, `11月-${units}.xlsx`);
  run(PYTHON, [join(__dirname, 'make_table.py'), String(units), returned, '--return']);
  return { book, returned };
}

function run(program: string, args: readonly string[]): void {
  const made = spawnSync(program, args, { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(made.stderr);
}
