/**
 * Adds a ledger with figures to a table: `tsx bench/make-ledger.ts BOOK OUT`. Each unit has figures from April to October, with some months
 * missing.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { makeLedger } from '../src/actions/make-ledger';
import { survey } from '../src/actions/survey';
import { FileHost } from '../src/hosts/file/file-host';

const MONTHS = [4, 5, 6, 7, 8, 9, 10];

/** The figures of a unit. They are the same in every run. */
function figuresOf(index: number, target: number): ReadonlyMap<number, number> {
  const reported = MONTHS.filter((month) => (index * 7 + month) % 29 !== 0);
  return new Map(
    reported.map((month) => [month, Math.round((target * (((index * 13 + month * 5) % 23) + 1)) / 100)]),
  );
}

async function addLedger(book: string, out: string): Promise<void> {
  const host = FileHost.open(readFileSync(book));
  const { breakdown } = await survey(host, {});
  const figures = breakdown.units.map(({ name, target }, index): [string, ReadonlyMap<number, number>] => [
    name,
    figuresOf(index, target.amount ?? 0),
  ]);
  await makeLedger(host, { figures: new Map(figures) });
  writeFileSync(out, host.save());
}

const [book = '', out = ''] = process.argv.slice(2);
addLedger(book, out).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
