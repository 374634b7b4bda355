/**
 * Computes the formulas that a change may affect, and stops where results do not change: a formula is computed only if a cell it refers to
 * got another value. Otherwise a new figure in a ledger of ten thousand units would cause every unit's sums, rates and states to be
 * computed.
 */
import type { Position } from '../../../spreadsheet/address';
import type { CellValue } from '../../../spreadsheet/grid';
import type { Calculator } from '../../../formula/calc/calculator';
import type { SheetArea } from '../../../formula/calc/precedents';
import {
  precedentsOfRows,
  rowsReferringTo,
  type RunArea,
  type RunPrecedents,
  type Rows,
} from '../../../formula/calc/runs';
import type { FormulaRun, RunPart } from '../formula-runs';
import { settleAll, type Settled, type TakeResult } from '../recalculate';
import { RowSet } from '../row-set';
import { settleOrder } from './settle-order';

export interface Unsettled {
  /** Formulas that are computed after every change. */
  readonly open: readonly RunPart[];
  /** Other formulas that refer to changed cells, directly or through other formulas. */
  readonly settled: readonly RunPart[];
  /** The cells that the change itself wrote. */
  readonly seeds: readonly SheetArea[];
}

export interface Settling {
  readonly precedentsOf: (run: FormulaRun) => readonly RunPrecedents[];
  /** The calculator, for which the formulas in `open` and `settled` count as stale. */
  readonly calculator: Calculator;
  /** Called for rows that keep their results, before a formula that refers to them is computed. */
  readonly keep: (run: FormulaRun) => void;
  /** Stores a new result. @returns whether it differs from the earlier result */
  readonly take: (sheet: string, at: Position, value: CellValue, isArrayItem: boolean) => boolean;
}

/** Computes the formulas that a change affects. A formula that can't be computed keeps its old result. */
export function settleChanged(
  unsettled: Unsettled,
  { precedentsOf, calculator, keep, take }: Settling,
): Settled {
  const { open, settled, seeds } = unsettled;
  const isOpen = new Set(open);
  const changed = new ChangedCells(seeds);
  const takerOf =
    (sheet: string): TakeResult =>
    (at, value, isArrayItem) => {
      if (take(sheet, at, value, isArrayItem)) changed.add(sheet, at);
    };
  const left: Settled['left'][number][] = [];
  const settle = (run: FormulaRun): boolean => {
    const { left: cells, isMarked } = settleAll(calculator, [run], takerOf);
    for (const cell of cells) changed.add(cell.sheet, cell);
    left.push(...cells);
    return isMarked;
  };
  // If the result of a formula might have changed, programs are asked to calculate the file on opening, even if the result is the same.
  let isMarked = settled.length > 0;
  const { ordered, circular } = settleOrder([...open, ...settled], precedentsOf);
  for (const part of ordered) {
    const rows = changed.referredToBy(part, precedentsOf(part.whole));
    if (isOpen.has(part)) rows.take(part);
    for (const kept of rows.rest()) keep({ ...part, ...kept });
    for (const taken of rows.taken()) isMarked = settle({ ...part, ...taken }) || isMarked;
  }
  for (const part of circular) isMarked = settle(part) || isMarked;
  return { left, isMarked };
}

/** The cells whose values have changed. */
class ChangedCells {
  /** Changed rows by sheet (in lower case) and column. */
  private readonly sheets = new Map<string, Map<number, { from: number; to: number }[]>>();

  constructor(seeds: readonly SheetArea[]) {
    for (const { sheet, area } of seeds)
      for (let column = area.left; column <= area.right; column += 1)
        this.addRows(sheet, column, { from: area.top, to: area.bottom });
  }

  add(sheet: string, { row, column }: Position): void {
    this.addRows(sheet, column, { from: row, to: row });
  }

  /** The rows of a run that refer to a changed cell. */
  referredToBy(part: RunPart, precedents: readonly RunPrecedents[]): RowSet {
    const found = new RowSet(part);
    for (const rows of precedentsOfRows(precedents, part)) {
      if (rows.areas === null) found.take(rows);
      for (const area of rows.areas ?? []) this.collect(rows, area, found);
    }
    return found;
  }

  private collect(rows: Rows, area: RunArea, found: RowSet): void {
    for (const [column, changed] of this.sheets.get(area.sheet.toLowerCase()) ?? []) {
      for (const { from, to } of changed) {
        if (found.isFull) return;
        const referring = rowsReferringTo(rows, area, { top: from, left: column, bottom: to, right: column });
        if (referring) found.take(referring);
      }
    }
  }

  private addRows(sheet: string, column: number, rows: Rows): void {
    const name = sheet.toLowerCase();
    const columns = this.sheets.get(name) ?? new Map<number, { from: number; to: number }[]>();
    this.sheets.set(name, columns);
    const list = columns.get(column) ?? [];
    columns.set(column, list);
    // Results arrive from top to bottom, so neighbouring rows can be joined.
    const last = list[list.length - 1];
    if (last && rows.from === last.to + 1) last.to = rows.to;
    else list.push({ ...rows });
  }
}
