/**
 * Gives formula cells their results.
 */
import {
  cellArea,
  LAST_COLUMN,
  overlaps,
  parseSheetArea,
  type Area,
  type Position,
} from '../../spreadsheet/address';
import { UNCALCULATED, type CellValue, type StaleCause, type StaleCell } from '../../spreadsheet/grid';
import { Calculator } from '../../formula/calc/calculator';
import type { SheetArea } from '../../formula/calc/precedents';
import { formulaCell, WorkbookSource } from './calc-source';
import type { CellView } from './parts/cell-view';
import type { Workbook } from './parts/workbook';

/** Passes over the formulas before everything left is computed: chains longer than that run against the order of cells. */
const MOST_PASSES = 20;

/** Computes formula cells that carry no cached result; the others keep theirs. */
export function uncachedValues(workbook: Workbook): (sheet: string, cell: CellView) => CellValue {
  let calculator: Calculator | null = null;
  return (sheet, cell) => {
    calculator ??= new Calculator(new WorkbookSource(workbook, () => false));
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
  const stale = staleCells(workbook, changedNames, before);
  const calculator = new Calculator(
    new WorkbookSource(workbook, (sheet, cell) => stale.get(sheet.toLowerCase())?.has(key(cell)) === true),
  );
  const left: StaleCell[] = [];
  let isMarked = false;
  for (const place of [...stale.values()].flatMap((cells) => [...cells.values()])) {
    const obstacle = settle(workbook, calculator, place);
    if (obstacle && place.view.value !== undefined) left.push(...cellsLeft(place, obstacle));
    isMarked ||= obstacle !== null || !place.isNew;
  }
  if (isMarked) workbook.book.calculateOnLoad();
  return left;
}

/** A formula, in its only cell or the first of several. */
interface FormulaPlace {
  readonly sheet: string;
  readonly view: CellView;
  /** The change wrote it. */
  readonly isNew: boolean;
}

/** By sheet in lower case, then by place. */
type StaleCells = Map<string, Map<number, FormulaPlace>>;

/** Writes the results of a formula; what is in the way when it, or one of its cells, can't be computed. */
function settle(
  workbook: Workbook,
  calculator: Calculator,
  { sheet, view }: FormulaPlace,
): StaleCause | null {
  const { cells } = workbook.sheet(sheet);
  if (!view.array) {
    const value = calculator.value(sheet, view.row, view.column);
    if (value === UNCALCULATED) return calculator.obstacle(sheet, view.row, view.column) ?? { kind: 'other' };
    cells.setCached(view.row, view.column, value);
    return null;
  }
  const results = positions(view).map((at) => ({ ...at, value: calculator.value(sheet, at.row, at.column) }));
  const open = results.find(({ value }) => value === UNCALCULATED);
  if (open) return calculator.obstacle(sheet, open.row, open.column) ?? { kind: 'other' };
  for (const { row, column, value } of results) {
    if (row === view.row && column === view.column) cells.setCached(row, column, value);
    else cells.setArrayItem(row, column, value);
  }
  return null;
}

function cellsLeft({ sheet, view }: FormulaPlace, cause: StaleCause): StaleCell[] {
  return positions(view).map((at) => ({ sheet, ...at, cause }));
}

/** The cells a formula fills. */
function positions({ row, column, array }: CellView): Position[] {
  if (!array) return [{ row, column }];
  const { top, left, bottom, right } = array.area;
  const width = right - left + 1;
  return Array.from({ length: width * (bottom - top + 1) }, (_, index) => ({
    row: top + Math.floor(index / width),
    column: left + (index % width),
  }));
}

function staleCells(
  workbook: Workbook,
  changedNames: readonly string[],
  before: readonly StaleCell[],
): StaleCells {
  const changed = new ChangedCells();
  for (const refersTo of changedNames) {
    const target = parseSheetArea(refersTo);
    if (target) changed.add(target.sheet, target.area);
  }
  const earlier = new Map<string, Set<number>>();
  for (const cell of before) {
    const sheet = cell.sheet.toLowerCase();
    earlier.set(sheet, (earlier.get(sheet) ?? new Set()).add(key(cell)));
  }
  const stale: StaleCells = new Map();
  const settled: FormulaPlace[] = [];
  for (const { name } of workbook.worksheets()) {
    const { cells } = workbook.sheet(name);
    const written = new ChangedCells();
    for (const area of cells.changedAreas()) {
      changed.add(name, area);
      written.add(name, area);
    }
    if (!cells.hasFormulas) continue;
    const tried = earlier.get(name.toLowerCase());
    cells.visit((view) => {
      if (!view.hasFormula && view.array === null) return;
      const isNew = view.value === undefined && written.touches({ sheet: name, area: cellArea(view) });
      const place = { sheet: name, view, isNew };
      const isOpen = view.value === undefined || tried?.has(key(view)) === true;
      if (isOpen) markStale(stale, changed, place);
      else settled.push(place);
    });
  }
  if (!changed.isEmpty) followDependants(workbook, stale, changed, settled);
  return stale;
}

function markStale(stale: StaleCells, changed: ChangedCells, place: FormulaPlace): void {
  const sheet = place.sheet.toLowerCase();
  const cells = stale.get(sheet) ?? new Map<number, FormulaPlace>();
  cells.set(key(place.view), place);
  stale.set(sheet, cells);
  changed.add(place.sheet, place.view.array?.area ?? cellArea(place.view));
}

/** Passes over the formulas until no more of them depend on something that changed. */
function followDependants(
  workbook: Workbook,
  stale: StaleCells,
  changed: ChangedCells,
  settled: readonly FormulaPlace[],
): void {
  const calculator = new Calculator(new WorkbookSource(workbook, () => false));
  let open = settled.map((place) => ({
    place,
    precedents: calculator.precedents(formulaCell(place.view), { ...place.view, sheet: place.sheet }),
  }));
  for (let pass = 1, before = -1; open.length !== before; pass += 1) {
    before = open.length;
    open = open.filter(({ place, precedents }) => {
      // What a formula refers to may be untold (INDIRECT): then anything may have changed it.
      const isStale =
        pass > MOST_PASSES || precedents === null || precedents.some((area) => changed.touches(area));
      if (isStale) markStale(stale, changed, place);
      return !isStale;
    });
  }
}

/** A number for each place of a sheet: quicker than a text, and a sheet has hundreds of thousands. */
function key({ row, column }: Position): number {
  return row * (LAST_COLUMN + 1) + column;
}

/** Areas that changed; neighbours in a column are kept as one. */
class ChangedCells {
  private readonly areas = new Map<string, Area[]>();
  isEmpty = true;

  add(sheet: string, area: Area): void {
    this.isEmpty = false;
    const list = this.areas.get(sheet.toLowerCase()) ?? [];
    this.areas.set(sheet.toLowerCase(), list);
    const last = list.findIndex(
      (one) => one.left === area.left && one.right === area.right && area.top === one.bottom + 1,
    );
    const above = list[last];
    if (above) list[last] = { ...above, bottom: area.bottom };
    else list.push(area);
  }

  touches({ sheet, area }: SheetArea): boolean {
    return (this.areas.get(sheet.toLowerCase()) ?? []).some((one) => overlaps(one, area));
  }
}
