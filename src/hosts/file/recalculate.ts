/**
 * Computes the results of formula cells.
 */
import { parseSheetArea, placeNumber, type Position } from '../../spreadsheet/address';
import { UNCALCULATED, type CellValue, type StaleCause, type StaleCell } from '../../spreadsheet/grid';
import { Calculator } from '../../formula/calc/calculator';
import type { SheetArea } from '../../formula/calc/precedents';
import { NOTHING_STALE, WorkbookSource, type StaleRows } from './calc-source';
import { dependantsOf } from './dependants';
import { formulasOf, precedentsOfRun, type FormulaRun } from './formula-runs';
import type { Workbook } from './parts/workbook';

/**
 * Computes every formula cell that has no result or depends on a change. A formula that can't be computed here keeps its old result. If any
 * formula could not be computed, or one was computed that this change did not write, the workbook is marked to be calculated on opening.
 * @param changedNames what the changed defined names refer to now
 * @param before cells that could not be computed after earlier changes, and are tried again
 * @returns the cells whose results are out of date
 */
export function recalculate(
  workbook: Workbook,
  changedNames: readonly string[],
  before: readonly StaleCell[] = [],
): readonly StaleCell[] {
  const stale = staleFormulas(workbook, changedNames, before);
  const calculator = new Calculator(new WorkbookSource(workbook, staleRowsOf(stale)));
  const { left, isMarked } = computeFormulas(calculator, stale, (sheet) => {
    const { cells } = workbook.sheet(sheet);
    return ({ row, column }, value, isArrayItem) => {
      if (isArrayItem) cells.setArrayItem(row, column, value);
      else cells.setCached(row, column, value);
    };
  });
  if (isMarked) workbook.book.calculateOnLoad();
  return left;
}

/** Stores the result of a cell. @param isArrayItem whether the formula is in another cell */
export type TakeResult = (at: Position, value: CellValue, isArrayItem: boolean) => void;

export interface ComputedFormulas {
  /** The cells whose results are out of date. */
  readonly left: readonly StaleCell[];
  /** Whether the workbook must be calculated when it is opened. */
  readonly isMarked: boolean;
}

/** Computes formulas and passes each result to the callback of its sheet. A formula that can't be computed here keeps its old result. */
export function computeFormulas(
  calculator: Calculator,
  stale: readonly FormulaRun[],
  takerOf: (sheet: string) => TakeResult,
): ComputedFormulas {
  const left: StaleCell[] = [];
  let isMarked = false;
  for (const run of stale) {
    const take = takerOf(run.sheet);
    for (let row = run.from; row <= run.to; row++) {
      const obstacle = settle(calculator, run, row, take);
      if (obstacle && run.hasResult) for (const cell of cellsLeft(run, row, obstacle)) left.push(cell);
      isMarked ||= obstacle !== null || !run.isNew;
    }
  }
  return { left, isMarked };
}

/** The formulas that have no result, could not be computed before, or depend on a change. */
function staleFormulas(
  workbook: Workbook,
  changedNames: readonly string[],
  before: readonly StaleCell[],
): readonly FormulaRun[] {
  const calculator = new Calculator(new WorkbookSource(workbook, NOTHING_STALE));
  const tried = tryAgain(before);
  const { open, settled } = formulasOf(workbook, calculator, tried);
  const changed: SheetArea[] = changedNames.flatMap((refersTo) => parseSheetArea(refersTo) ?? []);
  for (const { name } of workbook.worksheets())
    for (const area of workbook.sheet(name).cells.changedAreas()) changed.push({ sheet: name, area });
  for (const run of open) changed.push({ sheet: run.sheet, area: areaOf(run) });
  return [...open, ...dependantsOf((run) => precedentsOfRun(calculator, run), changed, settled)];
}

function tryAgain(before: readonly StaleCell[]): (sheet: string, cell: Position) => boolean {
  if (before.length === 0) return () => false;
  const places = new Map<string, Set<number>>();
  for (const cell of before) {
    const sheet = cell.sheet.toLowerCase();
    places.set(sheet, (places.get(sheet) ?? new Set()).add(placeNumber(cell)));
  }
  return (sheet, cell) => places.get(sheet.toLowerCase())?.has(placeNumber(cell)) === true;
}

/** The rows to compute, by sheet and column. */
export function staleRowsOf(stale: readonly FormulaRun[]): (sheet: string) => StaleRows {
  const sheets = new Map<string, boolean[][]>();
  for (const { sheet, column, from, to } of stale) {
    const columns = sheets.get(sheet.toLowerCase()) ?? [];
    sheets.set(sheet.toLowerCase(), columns);
    const rows = (columns[column] ??= []);
    for (let row = from; row <= to; row++) rows[row] = true;
  }
  return (sheet) => sheets.get(sheet.toLowerCase()) ?? [];
}

export function areaOf({ array, column, from, to }: FormulaRun): SheetArea['area'] {
  return array?.area ?? { top: from, left: column, bottom: to, right: column };
}

/** Passes on the results of a formula. @returns why the formula or a cell of its array can't be computed; null when it can */
function settle(calculator: Calculator, run: FormulaRun, row: number, take: TakeResult): StaleCause | null {
  const { sheet, column, array } = run;
  if (!array) {
    const value = calculator.value(sheet, row, column);
    if (value === UNCALCULATED) return calculator.obstacle(sheet, row, column) ?? { kind: 'other' };
    take({ row, column }, value, false);
    return null;
  }
  const results = positions(run, row).map((at) => ({
    at,
    value: calculator.value(sheet, at.row, at.column),
  }));
  const open = results.find(({ value }) => value === UNCALCULATED);
  if (open) return calculator.obstacle(sheet, open.at.row, open.at.column) ?? { kind: 'other' };
  for (const { at, value } of results) take(at, value, at.row !== row || at.column !== column);
  return null;
}

function cellsLeft(run: FormulaRun, row: number, cause: StaleCause): StaleCell[] {
  return positions(run, row).map((at) => ({ sheet: run.sheet, ...at, cause }));
}

/** The cells that a formula fills. */
function positions({ column, array }: FormulaRun, row: number): Position[] {
  if (!array) return [{ row, column }];
  const { top, left, bottom, right } = array.area;
  const width = right - left + 1;
  return Array.from({ length: width * (bottom - top + 1) }, (_, index) => ({
    row: top + Math.floor(index / width),
    column: left + (index % width),
  }));
}
