/**
 * Gives formula cells their results.
 */
import { parseSheetArea, type Position } from '../../spreadsheet/address';
import { UNCALCULATED, type CellValue, type StaleCause, type StaleCell } from '../../spreadsheet/grid';
import { Calculator } from '../../formula/calc/calculator';
import type { SheetArea } from '../../formula/calc/precedents';
import { NOTHING_STALE, WorkbookSource, type StaleRows } from './calc-source';
import { dependantsOf } from './dependants';
import { formulasOf, placeNumber, type FormulaRun } from './formula-runs';
import type { CellView } from './parts/cell-view';
import type { SheetCells } from './parts/sheet-cells';
import type { Workbook } from './parts/workbook';

/** Computes formula cells that carry no cached result; the others keep theirs. */
export function uncachedValues(workbook: Workbook): (sheet: string, cell: CellView) => CellValue {
  let calculator: Calculator | null = null;
  return (sheet, cell) => {
    calculator ??= new Calculator(new WorkbookSource(workbook, NOTHING_STALE));
    return calculator.value(sheet, cell.row, cell.column);
  };
}

/**
 * Gives a fresh result to every formula cell that has none, and to those that depend on what was changed. Where a formula
 * can't be computed here its old result stays. The workbook is marked to be calculated when it is opened as soon as a
 * formula that this change did not write was given a result, or could not be.
 * @param changedNames what defined names that changed stand for now
 * @param before cells that could not be computed after earlier changes: they are tried again
 * @returns the cells whose results are older than what they depend on
 */
export function recalculate(
  workbook: Workbook,
  changedNames: readonly string[],
  before: readonly StaleCell[] = [],
): readonly StaleCell[] {
  const stale = staleFormulas(workbook, changedNames, before);
  const rows = staleRows(stale);
  const calculator = new Calculator(
    new WorkbookSource(workbook, (sheet) => rows.get(sheet.toLowerCase()) ?? []),
  );
  const left: StaleCell[] = [];
  let isMarked = false;
  for (const run of stale) {
    const { cells } = workbook.sheet(run.sheet);
    for (let row = run.from; row <= run.to; row++) {
      const obstacle = settle(cells, calculator, run, row);
      if (obstacle && run.hasResult) left.push(...cellsLeft(run, row, obstacle));
      isMarked ||= obstacle !== null || !run.isNew;
    }
  }
  if (isMarked) workbook.book.calculateOnLoad();
  return left;
}

/** Formulas that have no result, that could not be computed before, or that depend on what changed. */
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
  return [...open, ...dependantsOf(calculator, changed, settled)];
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

/** By sheet in lower case. */
function staleRows(stale: readonly FormulaRun[]): ReadonlyMap<string, StaleRows> {
  const sheets = new Map<string, boolean[][]>();
  for (const { sheet, column, from, to } of stale) {
    const columns = sheets.get(sheet.toLowerCase()) ?? [];
    sheets.set(sheet.toLowerCase(), columns);
    const rows = (columns[column] ??= []);
    for (let row = from; row <= to; row++) rows[row] = true;
  }
  return sheets;
}

function areaOf({ array, column, from, to }: FormulaRun): SheetArea['area'] {
  return array?.area ?? { top: from, left: column, bottom: to, right: column };
}

/** Writes the results of a formula; what is in the way when it, or one of its cells, can't be computed. */
function settle(cells: SheetCells, calculator: Calculator, run: FormulaRun, row: number): StaleCause | null {
  const { sheet, column, array } = run;
  if (!array) {
    const value = calculator.value(sheet, row, column);
    if (value === UNCALCULATED) return calculator.obstacle(sheet, row, column) ?? { kind: 'other' };
    cells.setCached(row, column, value);
    return null;
  }
  const results = positions(run, row).map((at) => ({
    ...at,
    value: calculator.value(sheet, at.row, at.column),
  }));
  const open = results.find(({ value }) => value === UNCALCULATED);
  if (open) return calculator.obstacle(sheet, open.row, open.column) ?? { kind: 'other' };
  for (const { value, ...at } of results) {
    if (at.row === row && at.column === column) cells.setCached(row, column, value);
    else cells.setArrayItem(at.row, at.column, value);
  }
  return null;
}

function cellsLeft(run: FormulaRun, row: number, cause: StaleCause): StaleCell[] {
  return positions(run, row).map((at) => ({ sheet: run.sheet, ...at, cause }));
}

/** The cells a formula fills. */
function positions({ column, array }: FormulaRun, row: number): Position[] {
  if (!array) return [{ row, column }];
  const { top, left, bottom, right } = array.area;
  const width = right - left + 1;
  return Array.from({ length: width * (bottom - top + 1) }, (_, index) => ({
    row: top + Math.floor(index / width),
    column: left + (index % width),
  }));
}
