import { progressChange } from '../../../src/sheets/progress/progress-change';
import fc from 'fast-check';
import { shiftFormula } from '../../../src/formula/references';
import { recompute } from '../../../src/actions/recompute';
import { fix } from '../../../src/actions/fix';
import { survey } from '../../../src/actions/survey';
import { countedUnits } from '../../../src/domain/counted-units';
import { measureTotal, measureUnits, STATUS_WORDS } from '../../../src/domain/measures';
import { formulaAt, valueAt, type CellValue } from '../../../src/spreadsheet/grid';
import { FileHost } from '../../../src/hosts/file/file-host';
import { bookOf } from '../../support/book';

const HEADER = ['单位名称', '2014年底会员数（人）', '2015新增任务数（人）', '实际新增数（人）'];

interface Row {
  readonly baseline: CellValue;
  readonly target: CellValue;
  readonly actual: CellValue;
}

const anyFigure: fc.Arbitrary<CellValue> = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 300 }) },
  { weight: 1, arbitrary: fc.constant(null) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<CellValue>('—', '-', '/', '待报', '1,200', '３００', '=1/0', '=""'),
  },
);
const anyRows: fc.Arbitrary<Row[]> = fc.array(
  fc.record({ baseline: anyFigure, target: anyFigure, actual: anyFigure }),
  { minLength: 3, maxLength: 12 },
);

/** Rounds numbers, so that those that differ only in their last binary digits are equal. */
function about(value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toPrecision(13)) : value;
}

describe('the progress columns', () => {
  it('show what the domain computes, whatever the table contains', async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, async (rows) => {
        const host = bookOf([
          HEADER,
          ...rows.map(({ baseline, target, actual }, index) => [`单位${index}`, baseline, target, actual]),
          ['合计', 1, 2],
        ]);
        await recompute(host);
        const { breakdown, sheet, progress } = await survey(host);
        const [first] = breakdown.units;
        const counted = countedUnits(breakdown, null, 12, 'monthly');
        const expected = measureUnits(counted, { pace: 1, laggingFactor: 1, severeFactor: 0.8 });
        const at = (row: number, column: keyof typeof progress.columns): unknown =>
          about(valueAt(sheet, row, progress.columns[column] ?? 0));
        breakdown.units.forEach((unit, index) => {
          const measures = expected[index];
          expect({
            completion: at(unit.row, 'completion'),
            growth: at(unit.row, 'growth'),
            yearEnd: at(unit.row, 'yearEnd'),
            rank: at(unit.row, 'rank'),
            status: at(unit.row, 'status'),
          }).toEqual({
            completion: about(measures?.completionRate ?? ''),
            growth: about(measures?.growthRate ?? ''),
            yearEnd: about(measures?.yearEndMembers ?? ''),
            rank: measures?.rank ?? '',
            status: STATUS_WORDS[measures?.status ?? 'noTask'],
          });
        });
        // A unit's cell is compared with the formula of another unit, filled to its row.
        for (const { row } of breakdown.units) {
          for (const column of Object.values(progress.columns)) {
            const ofFirst = progress.formulaAt(first?.row ?? 0, column ?? 0);
            const filled = shiftFormula(ofFirst, row - (first?.row ?? 0), 0);
            expect(progress.formulaAt(row, column ?? 0)).toBe(filled);
          }
        }
        const whole = measureTotal(counted, 1);
        const total = breakdown.total?.row ?? 0;
        expect({
          actual: about(valueAt(sheet, total, progress.columns.actual)),
          completion: at(total, 'completion'),
          growth: at(total, 'growth'),
          yearEnd: at(total, 'yearEnd'),
        }).toEqual({
          actual: about(whole.actual ?? ''),
          completion: about(whole.completionRate ?? ''),
          growth: about(whole.growthRate ?? ''),
          yearEnd: about(whole.yearEndMembers ?? ''),
        });
      }),
      { numRuns: 60 },
    );
  });

  it('rank units without the subtotals between them', async () => {
    const host = bookOf([
      HEADER,
      ['甲', 100, 10, 9],
      ['乙', 100, 10, 5],
      ['小计', 200, 20, 14],
      ['丙', 100, 10, 9],
      ['丁', 100, 10, 8],
      ['小计', 200, 20, 17],
      ['合计', 400, 40, 31],
    ]);
    await recompute(host);
    const { sheet, progress } = await survey(host);
    const column = (name: keyof typeof progress.columns): unknown[] =>
      [2, 3, 4, 5, 6, 7, 8].map((row) => valueAt(sheet, row, progress.columns[name] ?? 0));
    expect(column('rank')).toEqual([1, 4, null, 1, 3, null, null]);
    expect(column('completion')).toEqual([0.9, 0.5, 0.7, 0.9, 0.8, 0.85, 0.775]);
  });

  it('keep the table’s own unit of measure, and rank equal decimal fractions equally', async () => {
    const host = bookOf([
      ['单位名称', '2014年底会员数（万人）', '2015新增任务数（万人）', '实际新增数（万人）'],
      ['甲', 3.15, 0.3, 0.1],
      ['乙', 2, 0.9, 0.3],
      ['丙', 1, 0.6, 0.2],
      ['合计', 6.15, 1.8, 0.6],
    ]);
    await recompute(host);
    const { breakdown, sheet, progress } = await survey(host);
    expect(breakdown.units[0]?.baseline.amount).toBe(31500);
    expect(valueAt(sheet, 1, progress.columns.yearEnd ?? 0)).toBe('2015年底会员数\n（万人）');
    expect([2, 3, 4].map((row) => valueAt(sheet, row, progress.columns.rank))).toEqual([1, 1, 1]);
    expect(valueAt(sheet, 2, progress.columns.yearEnd ?? 0)).toBeCloseTo(3.25, 12);
  });

  it.each([
    ['2025年底签约人数（人）', '2026年签约任务（人）', '2026年底签约人数\n（人）'],
    ['2025年末用户总数（户）', '2026年任务数（户）', '2026年底用户总数\n（户）'],
    ['2025年底基数（户）', '2026年任务数（户）', '2026年底数\n（户）'],
    ['2025年底会员数（人）', '2026年任务数（人）', '2026年底会员数\n（人）'],
  ])(
    'call the figure at the year’s end what the baseline %s is called',
    async (baseline, target, yearEnd) => {
      const host = bookOf([
        ['单位名称', baseline, target, '完成数'],
        ['甲', 31, 3, 1],
        ['乙', 20, 9, 3],
        ['丙', 10, 6, 2],
      ]);
      await recompute(host);
      const made = await survey(host);
      expect(valueAt(made.sheet, 1, made.progress.columns.yearEnd ?? 0)).toBe(yearEnd);
      expect(made.breakdown.columns.baseline?.column).toBe(2);
      expect((await recompute(host)).sheets).toEqual([]);
    },
  );

  it('add up a table with more subtotals than a formula can have arguments', async () => {
    const groups = Array.from({ length: 40 }, (_, index) => [
      [`甲${index}`, 100, 10, 1],
      [`乙${index}`, 100, 10, 2],
      ['小计', 200, 20, 3],
    ]).flat();
    const host = bookOf([HEADER, ...groups, ['合计', 8000, 800, 120]]);
    await recompute(host);
    const { breakdown, sheet, progress } = await survey(host);
    const total = breakdown.total?.row ?? 0;
    expect(formulaAt(sheet, total, progress.columns.completion)).toContain('SUMIF');
    expect(valueAt(sheet, total, progress.columns.completion)).toBe(120 / 800);
  });

  it('change nothing the second time', async () => {
    const host = bookOf([HEADER.slice(0, 3), ['甲', 100, 10], ['乙', 100, 20], ['合计', 200, 30]]);
    await recompute(host);
    const once = host.save();
    await recompute(host);
    expect(Buffer.from(host.save()).equals(Buffer.from(once))).toBe(true);
    // The second run adds no undo step: this undoes the first.
    expect(await host.undo()).toBe(true);
    expect((await host.read()).sheets).toHaveLength(1);
    expect(await host.undo()).toBe(false);
  });
});

describe('fixes', () => {
  async function fixed(
    rows: readonly (readonly CellValue[])[],
    code: string,
  ): Promise<{ host: FileHost; left: string[] }> {
    const host = bookOf(rows);
    const { findings } = await survey(host);
    await fix(
      host,
      findings.filter((finding) => finding.code === code),
    );
    return { host, left: (await survey(host)).findings.map((finding) => finding.code) };
  }

  it('replace a typed total by a SUM formula', async () => {
    const rows = [HEADER.slice(0, 3), ['甲', 100, 10], ['乙', 100, 20], ['合计', 201, 30]];
    const { host, left } = await fixed(rows, 'total-mismatch');
    expect(left).not.toContain('total-mismatch');
    const sheet = (await host.read()).sheets[0];
    expect(sheet && [formulaAt(sheet, 4, 2), valueAt(sheet, 4, 2)]).toEqual(['=SUM(B2:B3)', 200]);
  });

  it('add a missing total row, and convert texts to numbers', async () => {
    const rows = [HEADER.slice(0, 3), ['甲', '1,000', 10], ['乙', 100, 20]];
    const added = await fixed(rows, 'total-missing');
    expect(added.left).not.toContain('total-missing');
    const converted = await fixed(rows, 'text-number');
    expect(converted.left).not.toContain('text-number');
    const sheet = (await converted.host.read()).sheets[0];
    expect(sheet && valueAt(sheet, 2, 2)).toBe(1000);
  });
});

it('breaks the line of a heading before its bracket, and still recognises the heading', async () => {
  const host = bookOf([HEADER.slice(0, 3), ['甲', 100, 10], ['乙', 100, 20], ['合计', 200, 30]]);
  const { progress } = await survey(host);
  const { columnWidths } = progressChange(progress).spec;
  // 2015年底会员数 has four digits and five Chinese characters of double width, and there is a margin on both sides.
  expect(columnWidths).toContainEqual({ column: progress.columns.yearEnd, width: 17 });
  await recompute(host);
  const header = async (): Promise<readonly CellValue[]> => (await host.read()).sheets[0]?.values[0] ?? [];
  const made = await header();
  expect(made.slice(3, 7)).toEqual(['实际新增数\n（人）', '完成率', '增长率', '2015年底会员数\n（人）']);
  // Without the defined names in which the workbook remembers its columns.
  const { names } = await host.read();
  const removedNames = names.map(({ name }) => name);
  await host.apply({ copies: [], sheets: [], names: [], removedNames });
  await recompute(host);
  expect(await header()).toEqual(made);
});
