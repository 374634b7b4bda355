/**
 * Arbitrary breakdown tables (fast-check) with one or several indicators, for tests of later edits.
 */
import fc from 'fast-check';
import { columnLetters, type Area } from '../../../src/spreadsheet/address';
import type { FileHost } from '../../../src/hosts/file/file-host';
import type { CellValue } from '../../../src/spreadsheet/grid';
import { emptySpec } from '../../../src/spreadsheet/spec';
import { addSheets, bookOf } from '../book';
import { anyFigure } from './later-edits';

/** The name of the table's sheet. */
export const SHEET = '任务分解表';
/** The months for which the ledgers have figures. */
export const MONTHS = [4, 5, 6];
const PHASES = ['宣传发动', '推进实施'];
const NAMES = ['新发展会员', '技能培训', '困难帮扶'];
const MOST_UNITS = 12;

const anyUnit = fc.record({ baseline: anyFigure, target: anyFigure, actual: anyFigure });
const anyIndicator = fc.record({
  unitOfMeasure: fc.constantFrom('人', '万人'),
  hasBaseline: fc.boolean(),
  /** Figures of the ledger, month by month for one unit after the other. */
  returns: fc.array(fc.integer({ min: 0, max: 900 }), {
    minLength: MOST_UNITS * MONTHS.length,
    maxLength: MOST_UNITS * MONTHS.length,
  }),
});

/** The description of a table, before it is put on a sheet. */
export interface Table {
  /** The number of empty rows above the header; `left`: of empty columns left of the table. */
  readonly top: number;
  readonly left: number;
  readonly indicators: readonly (typeof anyIndicator extends fc.Arbitrary<infer T> ? T : never)[];
  /** Groups of units. Each group has a subtotal below it, unless there is only one group. Per unit, figures for the most indicators possible. */
  readonly groups: readonly (readonly (readonly UnitFigures[])[])[];
  /** Where actuals come from: a column of the table, figures typed into the product's column, or a ledger. */
  readonly actuals: 'column' | 'typed' | 'ledger';
  /** The phases for which sheets are made. */
  readonly phases: readonly string[];
}
type UnitFigures = typeof anyUnit extends fc.Arbitrary<infer T> ? T : never;

/** A table with one indicator, which has a baseline. */
export const anyTable = tableOf(
  anyIndicator.map((own) => [{ ...own, hasBaseline: true }]),
  fc.constant(PHASES),
);
/** A table with two or three indicators under joint headings, some without a baseline. Sheets are made for one phase. */
export const anyTableOfSeveral = tableOf(
  fc.array(anyIndicator, { minLength: 2, maxLength: 3 }),
  fc.constantFrom(...PHASES.map((phase) => [phase])),
);

function tableOf(
  indicators: fc.Arbitrary<Table['indicators']>,
  phases: fc.Arbitrary<Table['phases']>,
): fc.Arbitrary<Table> {
  const figures = fc.array(anyUnit, { minLength: NAMES.length, maxLength: NAMES.length });
  return fc.record({
    top: fc.integer({ min: 0, max: 3 }),
    left: fc.integer({ min: 0, max: 2 }),
    indicators,
    groups: fc.array(fc.array(figures, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 3 }),
    actuals: fc.constantFrom<Table['actuals']>('column', 'typed', 'ledger'),
    phases,
  });
}

/** A table as rows of cells from A1 on. Row and column numbers are 1-based. */
export interface DrawnTable {
  readonly table: Table;
  readonly rows: readonly (readonly CellValue[])[];
  readonly unitRows: readonly number[];
  readonly totalRow: number;
  readonly unitColumn: number;
  readonly lastColumn: number;
  /** The merged cells of the indicators' joint headings. */
  readonly merges: readonly Area[];
  /** For each indicator, the column of its baseline (null without one) and of its target. */
  readonly columns: readonly { readonly baseline: number | null; readonly target: number }[];
}

/** Puts a table on a sheet. */
export function drawTable(table: Table): DrawnTable {
  const { top, left, groups, actuals } = table;
  const pad = Array.from({ length: left }, () => '');
  // The product knows this campaign by its name. It has phases and begins in April.
  const rows: CellValue[][] = [['“农民工入会集中行动”任务分解表'], ...Array.from({ length: top }, () => [])];
  rows.push(...headingRows(table).map((row) => [...pad, ...row]));
  const width = (rows.at(-1) ?? []).length - left - 1;
  const unitRows: number[] = [];
  groups.forEach((group) => {
    const first = rows.length + 1;
    for (const figures of group) {
      rows.push([...pad, `单位${unitRows.length + 1}`, ...unitCells(table, figures)]);
      unitRows.push(rows.length);
    }
    if (groups.length > 1) rows.push([...pad, '小计', ...sums(left + 2, width, first, rows.length)]);
  });
  // The stated totals are deliberately wrong, because the product must not rely on them.
  rows.push([...pad, '合计', ...Array.from({ length: width }, (_, index) => index + 1)]);
  const unitColumn = left + 1;
  let column = unitColumn;
  const columns = table.indicators.map(({ hasBaseline }) => {
    const baseline = hasBaseline ? (column += 1) : null;
    const target = (column += 1);
    if (actuals === 'column') column += 1;
    return { baseline, target };
  });
  const merges = mergesOf(table, unitColumn, columns);
  return { table, rows, unitRows, totalRow: rows.length, unitColumn, lastColumn: column, columns, merges };
}

function mergesOf(
  { top, indicators, actuals }: Table,
  unitColumn: number,
  columns: DrawnTable['columns'],
): readonly Area[] {
  if (indicators.length === 1) return [];
  const row = top + 2;
  const joint = columns.flatMap(({ baseline, target }): Area[] => {
    const [left, right] = [baseline ?? target, target + (actuals === 'column' ? 1 : 0)];
    return left < right ? [{ top: row, left, bottom: row, right }] : [];
  });
  return [{ top: row, left: unitColumn, bottom: row + 1, right: unitColumn }, ...joint];
}

/** A workbook with the cells of a drawn table, either as drawn or after edits. */
export async function bookWith({ merges }: DrawnTable, rows: DrawnTable['rows']): Promise<FileHost> {
  const host = bookOf(rows, SHEET);
  if (merges.length > 0) await addSheets(host, [{ ...emptySpec(SHEET, 'patch'), merges }]);
  return host;
}

/** The header: one row, or for several indicators two, with the indicators' names in the first. */
function headingRows({ indicators, actuals }: Table): CellValue[][] {
  const words = indicators.map(({ hasBaseline }) => [
    ...(hasBaseline ? ['2014年底会员数'] : []),
    '2015新增任务数',
    ...(actuals === 'column' ? ['实际新增数'] : []),
  ]);
  const measures = indicators.map(({ unitOfMeasure }) => `（${unitOfMeasure}）`);
  const [only, ...others] = words;
  if (only && others.length === 0)
    return [['单位名称', ...only.map((word) => `${word}${measures[0] ?? ''}`)]];
  const names = words.map((own, index) =>
    own.map((_, at) => (at === 0 ? `${NAMES[index] ?? ''}${measures[index] ?? ''}` : null)),
  );
  return [
    ['单位名称', ...names.flat()],
    [null, ...words.flat()],
  ];
}

function unitCells({ indicators, actuals }: Table, figures: readonly UnitFigures[]): CellValue[] {
  return indicators.flatMap(({ hasBaseline }, index): CellValue[] => {
    const { baseline = '', target = '', actual = '' } = figures[index] ?? {};
    return [...(hasBaseline ? [baseline] : []), target, ...(actuals === 'column' ? [actual] : [])];
  });
}

function sums(left: number, width: number, first: number, last: number): string[] {
  return Array.from({ length: width }, (_, offset) => {
    const column = columnLetters(left + offset);
    return `=SUM(${column}${first}:${column}${last})`;
  });
}

/** The figures in the ledger of one indicator: unit → month → figure. */
export function returnsOf(
  { table, unitRows }: DrawnTable,
  indicator: number,
): Map<string, Map<number, number>> {
  const returns = table.indicators[indicator]?.returns ?? [];
  return new Map(
    unitRows.map((_, unit) => [
      `单位${unit + 1}`,
      new Map(MONTHS.map((month, index) => [month, returns[unit * MONTHS.length + index] ?? 0])),
    ]),
  );
}
