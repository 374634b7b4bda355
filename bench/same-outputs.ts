/**
 * Compares, part by part, the workbooks that two builds of the command line write. A change that should only make it quicker must not
 * change them: `npx tsx bench/same-outputs.ts DIST_BEFORE DIST_AFTER [UNITS]…` (by default 16 and 10,000). DIST is a folder such as
 * `dist/cli`.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Package } from '../src/hosts/file/package/package';
import { makeBooks } from './books';
import { TABLES, type Table } from './arguments';

const SAMPLES = join(__dirname, '../assets/sample');
const TASKS = ['recompute', 'phases', 'year-end'] as const;

/** The parts of the workbook that a build writes; null when it writes none. */
function written(dist: string, task: string, book: string, folder: string): Package | null {
  const out = join(folder, 'out.xlsx');
  const { status } = spawnSync(process.execPath, [
    join(dist, 'breakdown.js'),
    task,
    book,
    '-o',
    out,
    '--force',
  ]);
  return status === 0 || status === 1 ? Package.open(readFileSync(out)) : null;
}

/** The names of the parts that differ, or that only one of the workbooks has. */
function differences(before: Package, after: Package): string[] {
  const names = new Set([...before.names(), ...after.names()]);
  const isSame = (name: string): boolean =>
    before.has(name) && after.has(name) && Buffer.compare(before.bytes(name), after.bytes(name)) === 0;
  return [...names].filter((name) => !isSame(name));
}

function booksOf(units: readonly number[], folder: string): string[] {
  const samples = readdirSync(SAMPLES).filter((name) => name.endsWith('.xlsx'));
  const tables = Object.keys(TABLES) as Table[];
  return [
    ...samples.map((name) => join(SAMPLES, name)),
    ...units.flatMap((count) => tables.map((table) => makeBooks(table, count, folder).book)),
  ];
}

function compare(before: string, after: string, units: readonly number[]): void {
  const folder = mkdtempSync(join(tmpdir(), 'same-outputs-'));
  try {
    for (const book of booksOf(units, folder)) {
      for (const task of TASKS) {
        const [old, now] = [written(before, task, book, folder), written(after, task, book, folder)];
        const different = old && now ? differences(old, now) : old === now ? [] : ['the whole workbook'];
        console.log(
          [basename(book), task, different.length === 0 ? 'same' : different.join(', ')].join('\t'),
        );
        if (different.length > 0) process.exitCode = 1;
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const [before, after, ...units] = process.argv.slice(2);
if (before === undefined || after === undefined) {
  console.error('npx tsx bench/same-outputs.ts DIST_BEFORE DIST_AFTER [UNITS]…');
  process.exitCode = 1;
} else compare(before, after, units.length > 0 ? units.map(Number) : [16, 10_000]);
