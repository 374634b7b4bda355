/** 采用: writes a scheme's targets into the table, and sums into its total and subtotals. */
import type { Breakdown } from '../../domain/table/breakdown';
import { emptySpec, type Block, type SheetSpec } from '../../spreadsheet/spec';
import { runsOf, spans } from '../parts/runs';

/**
 * The patch of the table's sheet. A total or subtotal becomes a SUM formula, because a typed figure would contradict the new
 * targets.
 * @param blocks the blocks of a folded table, from left to right; otherwise the table alone
 * @param targets in the order of the units, block by block, in the column's unit of measure
 */
export function adoptedTargets(
  blocks: readonly [Breakdown, ...Breakdown[]],
  targets: readonly number[],
): SheetSpec {
  const [first] = blocks;
  const last = blocks[blocks.length - 1] ?? first;
  const total = first.sharedTotal?.line ?? first.total;
  const allUnits = blocks.map(unitSpans).filter((span) => span !== '');
  return {
    ...emptySpec(first.sheet, 'patch'),
    blocks: [
      ...blocks.flatMap((block, index) => {
        const before = blocks.slice(0, index).reduce((sum, { units }) => sum + units.length, 0);
        return blockCells(block, targets.slice(before));
      }),
      ...(total && allUnits.length > 0 ? [sum(total.row, targetColumn(last), allUnits.join(','))] : []),
    ],
  };
}

function targetColumn({ columns }: Breakdown): number {
  return columns.target.column;
}

/** The cells of units and subtotals. */
function blockCells(block: Breakdown, targets: readonly number[]): Block[] {
  const column = targetColumn(block);
  const units = block.units.map(({ row }, index): Block => cell(row, column, targets[index] ?? null));
  const subtotals = block.subtotals.filter(({ unitRows }) => unitRows.length > 0);
  return [
    ...joined(units),
    ...subtotals.map(({ row, unitRows }) => sum(row, column, spans(column, runsOf(unitRows)))),
  ];
}

function unitSpans(block: Breakdown): string {
  return spans(targetColumn(block), runsOf(block.units.map(({ row }) => row)));
}

function sum(row: number, column: number, cells: string): Block {
  return cell(row, column, { formula: `=SUM(${cells})` });
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
