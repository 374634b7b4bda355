/**
 * Arbitrary breakdown tables (fast-check), each with the contents that the product must read from it.
 */
import fc from 'fast-check';
import type { CellValue, SheetGrid } from '../../../src/spreadsheet/grid';
import { gridOf } from '../grid';

/** What must be read of a unit. Figures are in persons. */
export interface ExpectedUnit {
  readonly name: string;
  readonly row: number;
  readonly baseline: number | null;
  readonly target: number | null;
  readonly actual: number | null;
}

/** A table on a sheet, and what must be read of it. */
export interface DrawnTable {
  readonly sheet: SheetGrid;
  readonly headerRow: number;
  /** Column number by role, only for the columns that the table has. */
  readonly columns: Readonly<Partial<Record<ColumnRole, number>>>;
  readonly units: readonly ExpectedUnit[];
  readonly subtotals: readonly { readonly row: number; readonly unitRows: readonly number[] }[];
  readonly totalRow: number | null;
}

export type ColumnRole = 'ordinal' | 'unit' | 'baseline' | 'target' | 'actual' | 'note' | 'rate';

const HEADINGS: Readonly<Record<ColumnRole, readonly string[]>> = {
  ordinal: ['序号', '序 号', '编号'],
  unit: ['单位名称', '单位', '县（市、区）', '单\n位\n名\n称', '工会名称', '各单位'],
  baseline: [
    '2014年底\n\n农民工会员数\n\n（人）',
    '2014年末会员数(人)',
    '基数',
    '２０１４年底会员人数',
    '上年底会员数',
  ],
  target: ['2015新增\n\n任务数\n\n（人）', '2015年任务数', '新增任务(人)', '目标数', '2015年计划新增'],
  actual: ['实际新增数（人）', '已完成数', '累计新增', '2015年实际完成'],
  note: ['备注', '备 注'],
  rate: ['完成率', '增长率（%）', '完成排名', '进度状态'],
};

interface UnitDraft {
  readonly name: string;
  readonly baseline: number;
  readonly target: number;
  readonly actual: number | null;
  /** Whether figures are numbers or text. */
  readonly style: 'number' | 'text';
  readonly spacersAfter: number;
}

const unitDraft = (index: number): fc.Arbitrary<UnitDraft> =>
  fc.record({
    name: fc
      .constantFrom(
        '舞钢',
        '宝丰',
        '叶 县',
        '鲁山县总工会',
        '郏\n县',
        '卫东区',
        '建设工会',
        '平煤神马',
        '市直机关',
      )
      .map((name) => `${name}${index + 1}`),
    // Never 0, so that a subtotal equals the sum of only one run of units.
    baseline: fc.integer({ min: 1, max: 99_999 }),
    // The powers of 2 make the sums of all runs of units different, because without a baseline only the target shows what a subtotal adds up.
    target: fc.integer({ min: 1, max: 9_999 }).map((small) => small + 10_000 * 2 ** index),
    actual: fc.option(fc.integer({ min: 0, max: 9_999 })),
    style: fc.constantFrom('number', 'text'),
    spacersAfter: fc.constantFrom(0, 0, 0, 1, 2),
  });

interface TableDraft {
  readonly top: number;
  readonly left: number;
  readonly title: boolean;
  readonly roles: readonly ColumnRole[];
  readonly headings: Readonly<Record<ColumnRole, string>>;
  /** The units, group by group. */
  readonly groups: readonly (readonly UnitDraft[])[];
  readonly subtotals: 'none' | 'below' | 'above';
  readonly total: 'none' | 'below' | 'above';
  readonly footer: boolean;
}

const groups = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 }).chain((sizes) => {
  let index = 0;
  return fc.tuple(
    ...sizes.map((size) => fc.tuple(...Array.from({ length: size }, () => unitDraft(index++)))),
  );
});

const headings: fc.Arbitrary<Record<ColumnRole, string>> = fc.record({
  ordinal: fc.constantFrom(...HEADINGS.ordinal),
  unit: fc.constantFrom(...HEADINGS.unit),
  baseline: fc.constantFrom(...HEADINGS.baseline),
  target: fc.constantFrom(...HEADINGS.target),
  actual: fc.constantFrom(...HEADINGS.actual),
  note: fc.constantFrom(...HEADINGS.note),
  rate: fc.constantFrom(...HEADINGS.rate),
});

const draft: fc.Arbitrary<TableDraft> = fc.record({
  top: fc.integer({ min: 1, max: 60 }),
  left: fc.integer({ min: 1, max: 40 }),
  title: fc.boolean(),
  roles: fc.subarray<ColumnRole>(['ordinal', 'baseline', 'actual', 'note', 'rate']).chain((optional) =>
    fc.shuffledSubarray<ColumnRole>(['unit', 'target', ...optional], {
      minLength: 2 + optional.length,
    }),
  ),
  headings,
  groups,
  subtotals: fc.constantFrom('none', 'below', 'above'),
  total: fc.constantFrom('none', 'below', 'above'),
  footer: fc.boolean(),
});

/** Any table: at any place, with any order of columns, with or without optional columns, subtotals, spacers, total, footer. */
export const anyTable: fc.Arbitrary<DrawnTable> = draft.map(draw);

function draw(table: TableDraft): DrawnTable {
  const rows: CellValue[][] = [];
  const cells = (values: Partial<Record<ColumnRole, CellValue>>): CellValue[] =>
    table.roles.map((role) => values[role] ?? null);
  const nextRow = (): number => table.top + rows.length;
  const units: ExpectedUnit[] = [];
  const subtotals: { row: number; unitRows: number[] }[] = [];
  let totalRow: number | null = null;

  const all = table.groups.flat();
  const addTotal = (): void => {
    totalRow = nextRow();
    rows.push(cells({ unit: '合  计', ...sums(all) }));
  };

  if (table.title) rows.push(['平顶山市“农民工入会集中行动”任务分解表'], []);
  const headerRow = nextRow();
  rows.push(cells(table.headings));
  if (table.total === 'above') addTotal();
  for (const group of table.groups) {
    const subtotal = { row: 0, unitRows: [] as number[] };
    const addSubtotal = (): void => {
      subtotal.row = nextRow();
      rows.push(cells({ unit: '小计', ...sums(group) }));
      subtotals.push(subtotal);
    };
    if (table.subtotals === 'above') addSubtotal();
    for (const unit of group) {
      const { name, baseline, target, actual, style } = unit;
      const figure = (value: number | null): CellValue =>
        style === 'text' && value !== null ? value.toLocaleString('en-US') : value;
      units.push({
        name: name.replace(/\n/g, ''),
        row: nextRow(),
        baseline: table.roles.includes('baseline') ? baseline : null,
        target,
        actual: table.roles.includes('actual') ? actual : null,
      });
      subtotal.unitRows.push(nextRow());
      rows.push(
        cells({
          ordinal: units.length,
          unit: name,
          baseline: figure(baseline),
          target: figure(target),
          actual: figure(actual),
          rate: 0.5,
        }),
      );
      for (let spacer = 0; spacer < unit.spacersAfter; spacer += 1) rows.push([]);
    }
    if (table.subtotals === 'below') addSubtotal();
  }
  if (table.total === 'below') addTotal();
  if (table.footer) rows.push([], ['填表人：张三']);

  // A single 小计 over all units is read as the total.
  const [lone, ...more] = subtotals;
  if (table.total === 'none' && lone && more.length === 0) {
    totalRow = lone.row;
    subtotals.pop();
  }
  const columns = Object.fromEntries(table.roles.map((role, index) => [role, table.left + index]));
  return {
    sheet: gridOf(rows, { top: table.top, left: table.left }),
    headerRow,
    columns,
    units,
    subtotals,
    totalRow,
  };
}

function sums(units: readonly UnitDraft[]): { baseline: number; target: number } {
  return {
    baseline: units.reduce((sum, unit) => sum + unit.baseline, 0),
    target: units.reduce((sum, unit) => sum + unit.target, 0),
  };
}
