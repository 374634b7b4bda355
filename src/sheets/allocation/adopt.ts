/**
 * 采用: a scheme's targets written into the table, its total and subtotals with them.
 */
import type { Breakdown } from '../../domain/table/breakdown';
import { emptySpec, type Block, type SheetSpec } from '../../spreadsheet/spec';
import { runsOf, spans } from '../parts/runs';

/**
 * The patch of the table's sheet. A total or subtotal becomes a SUM formula, because a typed figure would contradict the new
 * targets.
 * @param targets in the units' order, in the column's unit of measure
 */
export function adoptedTargets(breakdown: Breakdown, targets: readonly number[]): SheetSpec {
  const { column } = breakdown.columns.target;
  const units = breakdown.units.map(({ row }, index): Block => cell(row, column, targets[index] ?? null));
  const sum = (row: number, unitRows: readonly number[]): Block[] =>
    unitRows.length === 0 ? [] : [cell(row, column, { formula: `=SUM(${spans(column, runsOf(unitRows))})` })];
  const allRows = breakdown.units.map(({ row }) => row);
  return {
    ...emptySpec(breakdown.sheet, 'patch'),
    blocks: [
      ...joined(units),
      ...breakdown.subtotals.flatMap(({ row, unitRows }) => sum(row, unitRows)),
      ...(breakdown.total ? sum(breakdown.total.row, allRows) : []),
    ],
  };
}

function cell(row: number, column: number, content: Block['rows'][number][number]): Block {
  return { top: row, left: column, rows: [[content]] };
}

/** Joins blocks that stand directly below each other, because hosts write a block in one call. */
function joined(blocks: readonly Block[]): Block[] {
  const all: { top: number; left: number; rows: Block['rows'][number][] }[] = [];
  for (const { top, left, rows } of blocks) {
    const last = all[all.length - 1];
    if (last && last.top + last.rows.length === top) last.rows.push(...rows);
    else all.push({ top, left, rows: [...rows] });
  }
  return all;
}
