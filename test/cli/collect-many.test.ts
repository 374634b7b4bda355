/**
 * Collects a folder of 300 good returns with 200 damaged or hostile files among them.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeLedger } from '../../src/actions/make-ledger';
import { survey } from '../../src/actions/survey';
import { createWorkbook, FileHost } from '../../src/hosts/file/file-host';
import { returnTemplate } from '../../src/sheets/returns/return-template';
import { bookOfUnits } from '../hosts/books';
import { breakdown, type CollectJson } from '../support/command';
import { REFUSED } from '../support/books/hostile';
import { readWithOpenpyxl, worksheet, type ReadBook } from '../support/openpyxl';
import { scratchFile, scratchFolder } from '../support/scratch';

const GOOD = 300;
const BAD = 200;
/** A heap limit that is exceeded if the contents of all files stay in memory. */
const MEMORY = { NODE_OPTIONS: '--max-old-space-size=900' };

it('collects the good files, names each bad one with its reason, and changes nothing else', async () => {
  const host = FileHost.open(bookOfUnits(GOOD));
  await makeLedger(host);
  const { campaign, breakdown: table } = await survey(host);
  const book = scratchFile('book.xlsx');
  writeFileSync(book, host.save());
  const folder = scratchFolder();
  table.units.forEach(({ name }, index) => {
    const figures = new Map([[4, index]]);
    writeFileSync(
      join(folder, `报表${index}.xlsx`),
      createWorkbook(returnTemplate(campaign, { name, target: 100, figures })),
    );
  });
  const bad = Array.from({ length: BAD }, (_, index) => {
    const kind = REFUSED[index % REFUSED.length];
    // By name, bad files are sorted between the good ones.
    const name = `报表${index}坏.xlsx`;
    writeFileSync(join(folder, name), kind?.bytes() ?? new Uint8Array());
    return { name, says: kind?.says ?? '' };
  });

  const out = scratchFile('out.xlsx');
  const { exit, stdout } = breakdown(['collect', book, folder, '-o', out, '--json'], MEMORY);
  expect(exit).toBe(1);
  const report = JSON.parse(stdout) as CollectJson;
  expect([report.added, report.changed, report.same]).toEqual([GOOD, 0, 0]);
  expect(report.skipped.map((skipped) => skipped.file).sort()).toEqual(bad.map(({ name }) => name).sort());
  for (const { name, says } of bad) {
    const reason = report.skipped.find((skipped) => skipped.file === name)?.reason ?? '';
    expect([name, reason.length > 0, reason.includes(says)]).toEqual([name, true, true]);
  }

  const [before, after] = [await readWithOpenpyxl(book), await readWithOpenpyxl(out)];
  expect(figures(after)).toEqual(table.units.map((_, index) => index));
  expect(typed(after)).toEqual(typed(before));
});

/** The ledger's figures of April, from the first unit on. */
function figures(book: ReadBook): unknown[] {
  const { cells } = worksheet(book, '月报台账');
  const april = Object.keys(cells).find((at) => /^[A-Z]+4$/.test(at) && String(cells[at]?.value) === '4');
  const column = april?.replace(/\d+$/, '') ?? 'no April';
  return Array.from({ length: GOOD }, (_, index) => cells[`${column}${5 + index}`]?.value ?? null);
}

/** The cells of the table's sheet: typed values and formulas, without the formulas' results. */
function typed(book: ReadBook): unknown {
  return Object.entries(worksheet(book, '任务分解表').cells).map(([at, { formula, value }]) =>
    formula === null ? [at, value] : [at, formula],
  );
}
