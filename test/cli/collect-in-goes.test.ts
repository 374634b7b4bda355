/**
 * Collecting the same returns gives the same ledger, however they are split over files and calls, and in any order.
 */
import fc from 'fast-check';
import { collect } from '../../src/actions/collect';
import { makeLedger } from '../../src/actions/make-ledger';
import { survey } from '../../src/actions/survey';
import { createWorkbook, FileHost } from '../../src/hosts/file/file-host';
import { readReturnFile } from '../../src/engine/return-file';
import { returnTemplate } from '../../src/sheets/returns/return-template';
import { bookOfUnits } from '../hosts/books';

const UNITS = 4;
const MONTHS = [4, 5, 6] as const;

/** A file with one unit's figures by month. Files of the same `go` are collected in one call. */
interface File {
  readonly unit: number;
  readonly figures: readonly (readonly [month: number, figure: number])[];
}

/** Each unit's figures in files of one month or of all months, distributed over several calls in any order. */
const anyMail = fc
  .record({
    figures: fc.array(
      fc.array(fc.integer({ min: 0, max: 99_999 }), {
        minLength: MONTHS.length,
        maxLength: MONTHS.length,
      }),
      { minLength: UNITS, maxLength: UNITS },
    ),
    isCut: fc.array(fc.boolean(), { minLength: UNITS, maxLength: UNITS }),
  })
  .chain(({ figures, isCut }) => {
    const files = figures.flatMap((row, unit): File[] => {
      const all = row.map((figure, index) => [MONTHS[index] ?? 4, figure] as const);
      return isCut[unit] === true
        ? all.map((figure) => ({ unit, figures: [figure] }))
        : [{ unit, figures: all }];
    });
    return fc.record({
      figures: fc.constant(figures),
      files: fc.shuffledSubarray(files, { minLength: files.length, maxLength: files.length }),
      goes: fc.integer({ min: 1, max: 4 }),
    });
  });

it('gives the same ledger, and changes nothing the second time', async () => {
  const empty = FileHost.open(bookOfUnits(UNITS));
  await makeLedger(empty);
  const { campaign, breakdown } = await survey(empty);
  const readFile = async ({ unit, figures }: File) => {
    const name = breakdown.units[unit]?.name ?? '';
    const template = returnTemplate(campaign, { name, target: 100, figures: new Map(figures) });
    return readReturnFile(`${name}${String(figures[0]?.[0])}.xlsx`, createWorkbook(template));
  };
  await fc.assert(
    fc.asyncProperty(anyMail, async ({ figures, files, goes }) => {
      const host = FileHost.open(empty.save());
      const read = await Promise.all(files.map(readFile));
      for (let go = 0; go < goes; go += 1) {
        await collect(
          host,
          read.filter((_, index) => index % goes === go),
          { when: '2015-07-01 09:00' },
        );
      }
      const { ledger } = await survey(host);
      const rows = ledger?.ledger.rows.map((row) => MONTHS.map((month) => row.figures.get(month)));
      expect(rows).toEqual(figures);
      const again = await collect(host, read, { when: '2015-07-02 09:00' });
      expect([again.taken, again.sheets]).toEqual([[], []]);
    }),
    { numRuns: 20 },
  );
});
