/**
 * The programs that are compared, and how each is started for a task.
 */
import { existsSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { hasLedger, PYTHON, type Books } from './books';
import { COMMAND, measure, type Run } from './measure';
import type { Table, Task } from './arguments';

export const PEERS = ['openpyxl', 'exceljs', 'libreoffice'] as const;
export type Peer = (typeof PEERS)[number];

interface Job {
  readonly task: Task;
  readonly table: Table;
  readonly books: Books;
  readonly out: string;
}

export function runOwn({ task, books: { book, returned }, out }: Job): Promise<Run> {
  const returns = task === 'collect' && returned !== null ? [returned, '--month', '11'] : [];
  const args = task === 'check' ? ['--json'] : ['-o', out, '--force'];
  return measure(process.execPath, [COMMAND, task, book, ...returns, ...args]);
}

/** The most units for each program. exceljs and LibreOffice take minutes where openpyxl and the command line take seconds. */
const MOST_UNITS: Readonly<Record<Peer, number>> = {
  openpyxl: 100_000,
  exceljs: 10_000,
  libreoffice: 10_000,
};

/** The only table that is compared with LibreOffice, which takes seconds to start. */
const LIBREOFFICE_TABLE: Table = 'actual-formatted';

/**
 * Whether a program can do the same job. The scripts for openpyxl and exceljs check a table and write its columns; a ledger would be a
 * different job. LibreOffice opens, computes and saves what the openpyxl script wrote, which contains no results.
 */
export function canDo(
  peer: Peer,
  { task, table, units }: { readonly task: Task; readonly table: Table; readonly units: number },
): boolean {
  if (hasLedger(table) || units > MOST_UNITS[peer] || !isInstalled(peer)) return false;
  if (peer === 'libreoffice') return task === 'recompute' && table === LIBREOFFICE_TABLE;
  return task === 'recompute' || task === 'check';
}

function isInstalled(peer: Peer): boolean {
  switch (peer) {
    case 'openpyxl':
      return existsSync(PYTHON);
    case 'exceljs':
      return existsSync(join(__dirname, '../node_modules/exceljs'));
    case 'libreoffice':
      return existsSync('/usr/bin/soffice');
  }
}

export function runPeer(peer: Peer, { task, books: { book }, out }: Job): Promise<Run> {
  const args = [task, book, ...(task === 'check' ? [] : [out])];
  switch (peer) {
    case 'openpyxl':
      return measure(PYTHON, [join(__dirname, 'openpyxl_peer.py'), ...args]);
    case 'exceljs':
      return measure(process.execPath, [join(__dirname, 'exceljs-peer.mjs'), ...args]);
    case 'libreoffice':
      return runLibreOffice(book, dirname(out));
  }
}

async function runLibreOffice(book: string, folder: string): Promise<Run> {
  const formulas = join(folder, `formulas-${basename(book)}`);
  await measure(PYTHON, [join(__dirname, 'openpyxl_peer.py'), 'recompute', book, formulas]);
  const to = join(folder, 'computed');
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
  const run = await measure('/usr/bin/soffice', [
    profile,
    '--headless',
    '--convert-to',
    'xlsx',
    '--outdir',
    to,
    formulas,
  ]);
  // soffice exits with 0 even when it can't read a file.
  if (!existsSync(join(to, basename(formulas)))) throw new Error(`LibreOffice wrote nothing for ${book}`);
  rmSync(formulas);
  return run;
}
