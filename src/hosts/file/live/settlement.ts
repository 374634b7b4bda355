/**
 * Computes the formulas that a change may affect, and stops where results do not change: a formula is computed only if a cell it refers to
 * got another value. Otherwise a new figure in a ledger of ten thousand units would cause every unit's sums, rates and states to be
 * computed.
 */
import type { Position } from '../../../spreadsheet/address';
import type { CellValue, StaleCell } from '../../../spreadsheet/grid';
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
import { computeFormulas, type TakeResult } from '../recalculate';
import { RowSet } from '../row-set';
import { settleOrder, type SettleOrder } from './settle-order';

export interface FormulasToCompute {
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

/** Rows of a sheet that are computed first, because they are in view. */
export interface ShownRows {
  readonly sheet: string;
  readonly spans: readonly Rows[];
  /** If no more formulas than this remain, they are computed at once too. */
  readonly atOnce: number;
}

/** Computes the formulas that a change affects. A formula that can't be computed keeps its old result. */
export class Settlement {
  /** The cells that could not be computed. */
  readonly left: StaleCell[] = [];
  /** Whether the workbook must be calculated when it is opened. */
  isMarked: boolean;
  private readonly isOpen: ReadonlySet<RunPart>;
  private readonly changed: ChangedCells;
  private readonly order: SettleOrder;
  /** The formulas still to be computed. Each comes after everything it refers to. */
  private waiting: readonly RunPart[];

  constructor(
    { open, settled, seeds }: FormulasToCompute,
    private readonly settling: Settling,
  ) {
    this.isOpen = new Set(open);
    this.changed = new ChangedCells(seeds);
    this.order = settleOrder([...open, ...settled], settling.precedentsOf);
    this.waiting = this.order.ordered;
    // If the result of a formula might have changed, programs are asked to calculate the file on opening, even if the result is the same.
    this.isMarked = settled.length > 0;
  }

  /**
   * Computes the formulas in the rows in view; if few others remain, these too.
   * @returns whether some remain
   */
  settleShown({ sheet, spans, atOnce }: ShownRows): boolean {
    const isShown = (part: RunPart): boolean =>
      part.sheet === sheet && spans.some(({ from, to }) => part.from <= to && part.to >= from);
    const first = this.order.needed(this.waiting.filter(isShown));
    const later = this.waiting.filter((part) => !first.has(part));
    const rows = later.reduce((sum, { from, to }) => sum + to - from + 1, 0);
    // Formulas that depend on themselves or could not be computed are rare. If there are any, everything is computed at once, so that the
    // user is told now.
    if (rows <= atOnce || this.isOpen.size > 0 || this.order.circular.length > 0) return this.settleAll();
    for (const part of this.waiting) if (first.has(part)) this.settle(part);
    this.waiting = later;
    return this.left.length > 0 ? this.settleAll() : true;
  }

  /** Computes everything. @returns false: nothing remains */
  settleAll(): false {
    for (const part of this.waiting) this.settle(part);
    for (const part of this.order.circular) this.compute(part);
    this.waiting = [];
    return false;
  }

  private settle(part: RunPart): void {
    const rows = this.changed.referredToBy(part, this.settling.precedentsOf(part.whole));
    if (this.isOpen.has(part)) rows.take(part);
    for (const kept of rows.remaining()) this.settling.keep({ ...part, ...kept });
    for (const taken of rows.taken()) this.compute({ ...part, ...taken });
  }

  private compute(run: FormulaRun): void {
    const takerOf =
      (sheet: string): TakeResult =>
      (at, value, isArrayItem) => {
        if (this.settling.take(sheet, at, value, isArrayItem)) this.changed.add(sheet, at);
      };
    const { left, isMarked } = computeFormulas(this.settling.calculator, [run], takerOf);
    for (const cell of left) this.changed.add(cell.sheet, cell);
    this.left.push(...left);
    this.isMarked ||= isMarked;
  }
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
    const { left, right } = area.area;
    for (const [column, changed] of this.sheets.get(area.sheet.toLowerCase()) ?? []) {
      if (column < left || column > right) continue;
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
