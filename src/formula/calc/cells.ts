/**
 * Computes each cell value once, and keeps the call stack short however long the chain of formulas is.
 *
 * A formula that needs another formula computes it by recursion, up to a depth. Beyond that depth it is given up with {@link Postponed};
 * the cells it still needs go on a work list, and it is computed again once they are known.
 */
import type { Area } from '../../spreadsheet/address';
import { type CellError, type CellValue, type StaleCause, UNCALCULATED } from '../../spreadsheet/grid';
import { CIRCULAR, UNKNOWN, Unknown } from './errors';
import type { CalcSource, FormulaCell, Place } from './source';

/** A parsed formula. */
export interface ReadyFormula {
  /** Levels of its syntax tree: they limit how much stack the computation uses. */
  readonly height: number;
  /** @throws Unknown where the formula uses something the calculator does not know */
  compute(at: Place): CellValue;
}

/** The values of one sheet computed so far: `columns[column][row]`, 1-based; undefined where no formula has asked for the cell yet. */
export interface SheetCells {
  readonly id: number;
  readonly name: string;
  readonly used: Area | null;
  readonly columns: (CellValue | undefined)[][];
}

/** A cell whose value is being computed. */
interface Step {
  readonly sheet: SheetCells;
  readonly row: number;
  readonly column: number;
  ready: ReadyFormula | null;
}

/** Thrown to postpone a computation until other cells are known. */
export class Postponed extends Error {
  constructor(readonly missing: readonly Step[]) {
    super('postponed');
  }
}

/** Marks a cell whose value is being computed. */
const COMPUTING: CellError = { error: 'computing' };

/**
 * Most levels of syntax trees on the stack at once, added over the formulas nested in each other. A level takes about five JavaScript
 * frames.
 */
const MAX_HEIGHT = 300;

export class Cells {
  private readonly sheets = new Map<string, SheetCells | null>();
  private height = 0;
  /** Why cells could not be calculated, by {@link placeKey}. */
  private readonly unknown = new Map<string, Unknown>();

  constructor(
    private readonly source: CalcSource,
    private readonly prepare: (formula: FormulaCell, at: Place) => ReadyFormula,
  ) {}

  /** The sheet of a name, upper and lower case alike; null when there is none. */
  sheet(name: string): SheetCells | null {
    const known = this.sheets.get(name);
    if (known !== undefined) return known;
    const lower = name.toLowerCase();
    const found = this.source.sheetNames.find((other) => other.toLowerCase() === lower);
    const sheet = found === undefined ? null : this.sheetNamed(found, name);
    this.sheets.set(name, sheet);
    return sheet;
  }

  get dates1904(): boolean {
    return this.source.dates1904;
  }

  /** Whether a row is shown, hidden by hand, or hidden by a filter. */
  rowState(sheet: SheetCells, row: number): ReturnType<CalcSource['rowState']> {
    return this.source.rowState(sheet.name, row);
  }

  private sheetNamed(exact: string, asked: string): SheetCells | null {
    if (exact !== asked) return this.sheet(exact);
    return { id: this.sheets.size, name: exact, used: this.source.usedArea(exact), columns: [] };
  }

  /** The value of a cell that a formula refers to. */
  read(sheet: SheetCells, row: number, column: number): CellValue {
    let value = sheet.columns[column]?.[row];
    if (value === undefined) value = this.fetch(sheet, row, column);
    // Excel shows 0 for a circular reference, or the result of iterating; the file does not say which.
    else if (value === COMPUTING) throw CIRCULAR;
    if (value === UNCALCULATED) throw this.unknown.get(placeKey(sheet, row, column)) ?? UNKNOWN;
    return value;
  }

  /** The value of a cell, asked for by the caller of the calculator: {@link UNCALCULATED} when it cannot be calculated. */
  settle(sheet: SheetCells, row: number, column: number): CellValue {
    try {
      return this.fetch(sheet, row, column);
    } catch (error) {
      if (!(error instanceof Postponed)) throw error;
      return this.settleByList(sheet, row, column);
    }
  }

  /** Does the same as {@link settle} with a work list, for a formula whose chain of precedents is too long for recursion. */
  private settleByList(sheet: SheetCells, row: number, column: number): CellValue {
    const work: Step[] = [newStep(sheet, row, column)];
    for (let step = work[work.length - 1]; step; step = work[work.length - 1]) {
      const missing = this.attempt(step);
      if (missing) for (const other of missing) work.push(other);
      else work.pop();
    }
    return sheet.columns[column]?.[row] ?? null;
  }

  /** Why a cell could not be calculated; null when it was. */
  obstacle(sheet: SheetCells, row: number, column: number): StaleCause | null {
    return this.unknown.get(placeKey(sheet, row, column))?.reason ?? null;
  }

  /** The formula text of a cell, even where the source gives its cached result instead of computing it. */
  formula(sheet: SheetCells, row: number, column: number): string | null {
    return this.source.formula(sheet.name, row, column);
  }

  /** Postpones the formula once for all cells of an area that are still unknown, instead of once for each of them. */
  expect(sheet: SheetCells, area: Area): void {
    if (this.height < MAX_HEIGHT / 2) return;
    const missing: Step[] = [];
    for (let column = area.left; column <= area.right; column++) {
      for (let row = area.top; row <= area.bottom; row++) {
        const isOpen = sheet.columns[column]?.[row] === undefined;
        if (isOpen && isFormula(this.content(sheet, row, column))) missing.push(newStep(sheet, row, column));
      }
    }
    if (missing.length > 0) throw new Postponed(missing);
  }

  /** The last row and the last column used on any sheet. */
  extent(): Pick<Area, 'bottom' | 'right'> {
    const areas = this.source.sheetNames.map((name) => this.sheet(name)?.used);
    return {
      bottom: Math.max(1, ...areas.map((area) => area?.bottom ?? 1)),
      right: Math.max(1, ...areas.map((area) => area?.right ?? 1)),
    };
  }

  /** The content of a cell: a value, or a formula to compute. */
  content(sheet: SheetCells, row: number, column: number): CellValue | FormulaCell {
    return this.source.content(sheet.name, row, column);
  }

  private fetch(sheet: SheetCells, row: number, column: number): CellValue {
    const { used } = sheet;
    if (!used || row < used.top || row > used.bottom || column < used.left || column > used.right)
      return null;
    const content = this.content(sheet, row, column);
    if (!isFormula(content)) return store(sheet, row, column, content);
    const at = { sheet: sheet.name, row, column };
    const ready = this.prepare(content, at);
    if (this.height + ready.height > MAX_HEIGHT) throw new Postponed([newStep(sheet, row, column)]);
    store(sheet, row, column, COMPUTING);
    return this.finish(sheet, at, ready);
  }

  /** Computes the cell of a step. Returns null when its value is known now, otherwise the steps that must come first. */
  private attempt(step: Step): readonly Step[] | null {
    const { sheet, row, column } = step;
    if (!step.ready) {
      if (sheet.columns[column]?.[row] !== undefined) return null;
      const content = this.content(sheet, row, column);
      if (!isFormula(content)) {
        store(sheet, row, column, content);
        return null;
      }
      step.ready = this.prepare(content, { sheet: sheet.name, row, column });
    }
    // The cell stays marked while the cells it needs are computed, so that a formula among them that refers back to it is recognised as
    // circular.
    store(sheet, row, column, COMPUTING);
    try {
      this.finish(sheet, { sheet: sheet.name, row, column }, step.ready);
      return null;
    } catch (error) {
      if (!(error instanceof Postponed)) throw error;
      store(sheet, row, column, COMPUTING);
      return error.missing;
    }
  }

  private finish(sheet: SheetCells, at: Place, ready: ReadyFormula): CellValue {
    const { row, column } = at;
    const height = this.height;
    this.height += ready.height;
    let value: CellValue | undefined;
    try {
      value = ready.compute(at);
    } catch (error) {
      if (!(error instanceof Unknown)) throw error;
      this.unknown.set(placeKey(sheet, row, column), error);
      value = UNCALCULATED;
    } finally {
      this.height = height;
      if (value === undefined) clear(sheet, row, column);
    }
    return store(sheet, row, column, value);
  }
}

function isFormula(content: CellValue | FormulaCell): content is FormulaCell {
  return typeof content === 'object' && content !== null && 'formula' in content;
}

function newStep(sheet: SheetCells, row: number, column: number): Step {
  return { sheet, row, column, ready: null };
}

function placeKey(sheet: SheetCells, row: number, column: number): string {
  return `${sheet.id}:${row}:${column}`;
}

function store(sheet: SheetCells, row: number, column: number, value: CellValue): CellValue {
  (sheet.columns[column] ??= [])[row] = value;
  return value;
}

function clear(sheet: SheetCells, row: number, column: number): void {
  const values = sheet.columns[column];
  if (values) values[row] = undefined;
}
