/**
 * Gives formula cells their results.
 */
import { overlaps, parseSheetArea, type Area } from '../../domain/address';
import { UNCALCULATED, type CellValue } from '../../domain/grid';
import { Calculator } from './calc/calculator';
import type { SheetArea } from './calc/precedents';
import { formulaCell, WorkbookSource } from './calc-source';
import type { CellView } from './sheet-cells';
import type { Workbook } from './workbook';

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
 * can't be computed here its old result stays, and the workbook is marked to be calculated when it is opened.
 * @param changedNames what defined names that changed stand for now
 */
export function recalculate(workbook: Workbook, changedNames: readonly string[]): void {
  const stale = staleCells(workbook, changedNames);
  if (stale.size === 0) return;
  const calculator = new Calculator(
    new WorkbookSource(workbook, (sheet, cell) => stale.get(sheet.toLowerCase())?.has(key(cell)) === true),
  );
  let isComplete = true;
  for (const [, cells] of stale) {
    for (const { sheet, view } of cells.values()) {
      const value = calculator.value(sheet, view.row, view.column);
      if (value === UNCALCULATED) isComplete = false;
      else workbook.sheet(sheet).cells.setCached(view.row, view.column, value);
    }
  }
  if (!isComplete) workbook.book.calculateOnLoad();
}

interface FormulaPlace {
  readonly sheet: string;
  readonly view: CellView;
}

/** By sheet in lower case, then by place. */
type StaleCells = Map<string, Map<string, FormulaPlace>>;

function staleCells(workbook: Workbook, changedNames: readonly string[]): StaleCells {
  const changed = new ChangedCells();
  for (const refersTo of changedNames) {
    const target = parseSheetArea(refersTo);
    if (target) changed.add(target.sheet, target.area);
  }
  const stale: StaleCells = new Map();
  const settled: FormulaPlace[] = [];
  for (const { name } of workbook.worksheets()) {
    const { cells } = workbook.sheet(name);
    for (const area of cells.changedAreas()) changed.add(name, area);
    if (!cells.hasFormulas) continue;
    cells.visit((view) => {
      if (view.formula === null) return;
      if (view.value === undefined) markStale(stale, changed, { sheet: name, view });
      else settled.push({ sheet: name, view });
    });
  }
  if (!changed.isEmpty) followDependants(workbook, stale, changed, settled);
  return stale;
}

function markStale(stale: StaleCells, changed: ChangedCells, place: FormulaPlace): void {
  const sheet = place.sheet.toLowerCase();
  const cells = stale.get(sheet) ?? new Map<string, FormulaPlace>();
  cells.set(key(place.view), place);
  stale.set(sheet, cells);
  changed.add(place.sheet, {
    top: place.view.row,
    left: place.view.column,
    bottom: place.view.row,
    right: place.view.column,
  });
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
        pass > MOST_PASSES || precedents === null || precedents.some((one) => changed.touches(one));
      if (isStale) markStale(stale, changed, place);
      return !isStale;
    });
  }
}

function key({ row, column }: { readonly row: number; readonly column: number }): string {
  return `${String(row)},${String(column)}`;
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
