/** Joins the blocks of a folded table into one table, for lists and sums of all units. */
import { valueAt, formulaAt, type SheetGrid } from '../../spreadsheet/grid';
import type { Breakdown, FigureColumn, Measure, Unit } from './breakdown';

/** A table, with the sheet that its rows and columns refer to. */
export interface TableOnSheet {
  readonly breakdown: Breakdown;
  readonly sheet: SheetGrid;
}

/** The measures whose columns have the same offset in each block. An appended actual column may stand anywhere to the right. */
const MEASURES: readonly Measure[] = ['baseline', 'target'];

/** The blocks of a folded table, from left to right; the table itself where it is not folded. */
export function blocksOf(table: Breakdown): readonly [Breakdown, ...Breakdown[]] {
  const { sharedTotal } = table;
  const [first, ...others] = (sharedTotal?.blocks ?? []).map((block) =>
    sharedTotal ? { ...block, sharedTotal } : block,
  );
  if (!first || !others.every((block) => isShifted(first, block))) return [table];
  return [first, ...others];
}

/**
 * A table with the units of all blocks below each other, in the columns of the first block. Its row numbers differ from the real
 * sheet's; code that needs a cell's position uses the blocks.
 * @param blocks the blocks for one indicator, from left to right
 * @example wholeTable(sheet, blocksOf(table)).breakdown.units // 甲 … 丙 of the left block, 丁, 戊 of the right one
 */
export function wholeTable(sheet: SheetGrid, blocks: readonly [Breakdown, ...Breakdown[]]): TableOnSheet {
  const [first, ...others] = blocks;
  if (others.length === 0) return { sheet, breakdown: first };
  const { left, right } = sheet.area ?? { left: 1, right: 0 };
  const top = first.firstDataRow;
  const values: SheetGrid['values'][number][] = [];
  const formulas: SheetGrid['formulas'][number][] = [];
  const units: Unit[] = [];
  const columns = Array.from({ length: right - left + 1 }, (_, index) => left + index);
  for (const block of blocks) {
    const moved = top + values.length - block.firstDataRow;
    const shift = block.columns.unit.column - first.columns.unit.column;
    units.push(...block.units.map((unit) => ({ ...unit, row: unit.row + moved })));
    for (let row = block.firstDataRow; row <= block.lastDataRow; row += 1) {
      values.push(columns.map((column) => valueAt(sheet, row, column + shift)));
      formulas.push(columns.map((column) => formulaAt(sheet, row, column + shift)));
    }
  }
  const bottom = top + values.length - 1;
  // The shared total was read for the first indicator only.
  const total = first.indicator === first.indicators[0] ? (first.sharedTotal?.line ?? null) : null;
  return {
    sheet: { ...sheet, area: { top, left, bottom, right }, values, formulas, merges: [], tables: [] },
    breakdown: {
      ...first,
      area: { ...first.area, bottom },
      units,
      subtotals: [],
      total,
      lastDataRow: bottom,
    },
  };
}

/**
 * Whether every column of the first block has the same offset from the names as in another block. The last block may have further
 * columns, which were appended to the right of all blocks.
 */
function isShifted(first: Breakdown, block: Breakdown): boolean {
  const shift = block.columns.unit.column - first.columns.unit.column;
  const note = block.columns.note?.column ?? null;
  const isSameNote = first.columns.note ? note === first.columns.note.column + shift : note === null;
  return (
    isSameNote &&
    first.indicators.length === block.indicators.length &&
    first.indicators.every((indicator, index) => {
      const own = block.indicators[index];
      return (
        own !== undefined &&
        MEASURES.every((measure) => isSame(indicator.columns[measure], own.columns[measure], shift)) &&
        indicator.further.every(({ column, heading }) =>
          own.further.some((other) => other.column === column + shift && other.heading === heading),
        )
      );
    })
  );
}

function isSame(column: FigureColumn | null, other: FigureColumn | null, shift: number): boolean {
  if (!column || !other) return column === other;
  return other.column === column.column + shift && other.unitOfMeasure === column.unitOfMeasure;
}
