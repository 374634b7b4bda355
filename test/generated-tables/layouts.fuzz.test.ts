/**
 * A table is found and read exactly, whatever its place, the order of its columns, the height of its header, and empty rows between units.
 */
import fc from 'fast-check';
import { locateBreakdown } from '../../src/domain/table/locate';
import type { CellValue } from '../../src/spreadsheet/grid';
import { cellAddress } from '../../src/spreadsheet/address';
import { gridOf, workbookOf } from '../support/grid';

const HEADINGS = {
  unit: '单位名称',
  baseline: '2023年底会员数',
  target: '2024年任务数',
  actual: '完成数',
} as const;
type Role = keyof typeof HEADINGS;
// 舞钢 without 市: a city whose figures happen to equal the sum of the counties below it would rightly be read as their sum.
const NAMES = ['舞钢', '宝丰县', '叶县', '鲁山县', '郏县', '卫东区', '湛河区', '新华区'];

interface Layout {
  readonly top: number;
  readonly left: number;
  readonly order: readonly Role[];
  /** The number of rows of the header; header cells are merged over them. */
  readonly height: number;
  readonly isTitled: boolean;
  readonly hasTotal: boolean;
  /** For each unit its figures, and the number of empty rows above it. */
  readonly units: readonly { readonly figures: Readonly<Record<Role, number>>; readonly gap: number }[];
}

const figure = fc.integer({ min: 1, max: 99_999 });
const anyLayout: fc.Arbitrary<Layout> = fc.record({
  top: fc.integer({ min: 1, max: 40 }),
  left: fc.integer({ min: 1, max: 60 }),
  order: fc
    .shuffledSubarray<Role>(['unit', 'target', 'actual', 'baseline'])
    .filter((all) => all.includes('unit') && all.includes('target')),
  height: fc.integer({ min: 1, max: 3 }),
  isTitled: fc.boolean(),
  hasTotal: fc.boolean(),
  units: fc.array(
    fc.record({
      figures: fc.record({ unit: figure, baseline: figure, target: figure, actual: figure }),
      gap: fc.integer({ min: 0, max: 2 }),
    }),
    { minLength: 2, maxLength: NAMES.length },
  ),
});

/** The cells of a layout, its merged cells, and the row numbers of its units. */
function drawn({ top, left, order, height, isTitled, hasTotal, units }: Layout) {
  const rows: CellValue[][] = isTitled ? [['2024年任务分解表']] : [];
  const header = top + rows.length;
  rows.push(order.map((role) => HEADINGS[role]));
  for (let row = 1; row < height; row += 1) rows.push([]);
  const merges = order.flatMap((_, index) => {
    const column = left + index;
    const [first, last] = [header, header + height - 1].map((row) => cellAddress({ row, column }));
    return height > 1 ? [`${first ?? ''}:${last ?? ''}`] : [];
  });
  const unitRows = units.map(({ figures, gap }, index) => {
    for (let row = 0; row < gap; row += 1) rows.push([]);
    rows.push(order.map((role) => (role === 'unit' ? (NAMES[index] ?? '') : figures[role])));
    return top + rows.length - 1;
  });
  const sum = (role: Role): number => units.reduce((all, { figures }) => all + figures[role], 0);
  if (hasTotal) rows.push(order.map((role) => (role === 'unit' ? '合计' : sum(role))));
  const totalRow = hasTotal ? top + rows.length - 1 : null;
  return { sheet: gridOf(rows, { top, left, merges }), header, unitRows, totalRow };
}

it('finds and reads any layout exactly', () => {
  fc.assert(
    fc.property(anyLayout, (layout) => {
      const { sheet, header, unitRows, totalRow } = drawn(layout);
      const location = locateBreakdown(workbookOf(sheet));
      if (location.kind !== 'found') throw new Error('not found');
      const { columns, units, total, headerRows, subtotals } = location.breakdown;
      const place = (role: Role): number | null => {
        const at = layout.order.indexOf(role);
        return at < 0 ? null : layout.left + at;
      };
      expect(
        [columns.unit, columns.baseline, columns.target, columns.actual].map(
          (column) => column?.column ?? null,
        ),
      ).toEqual((['unit', 'baseline', 'target', 'actual'] as const).map(place));
      expect([headerRows[0], headerRows.length]).toEqual([header, layout.height]);
      expect(units.map(({ name, row }) => [name, row])).toEqual(
        unitRows.map((row, index) => [NAMES[index], row]),
      );
      const read = units.map(({ baseline, target, actual }) => [
        baseline.inCell,
        target.inCell,
        actual.inCell,
      ]);
      expect(read).toEqual(
        layout.units.map(({ figures }) =>
          (['baseline', 'target', 'actual'] as const).map((role) =>
            place(role) === null ? null : figures[role],
          ),
        ),
      );
      expect([total?.row ?? null, subtotals]).toEqual([totalRow, []]);
    }),
    { numRuns: 300 },
  );
});
