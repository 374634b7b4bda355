/**
 * Cell values, each computed once and in an order that never runs out of stack.
 *
 * A formula that needs another computes it on the spot, up to a depth. Beyond it the computation is given up
 * with {@link Postponed}; the cells it lacked are put on a work list, and it starts again once they are known.
 */
import { type Area, contains } from '../../spreadsheet/address';
import { type CellError, type CellValue, type StaleCause, UNCALCULATED } from '../../spreadsheet/grid';
import { CIRCULAR, UNKNOWN, Unknown } from './errors';
import type { CalcSource, FormulaCell, Place } from './source';

/** A parsed formula. */
export interface ReadyFormula {
  /** Levels of its syntax tree, which bound its use of the stack. */
  readonly height: number;
  /** @throws Unknown */
  compute(at: Place): CellValue;
}

/** One sheet's values so far: `columns[column][row]`, 1-based; undefined where not asked for yet. */
export interface SheetCells {
  readonly id: number;
  readonly name: string;
  readonly used: Area | null;
  readonly columns: (CellValue | undefined)[][];
}

/** A cell that is being computed. */
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

/** Sum of the heights of formulas nested in each other; a level takes about five JavaScript frames. */
const MAX_HEIGHT = 300;

export class Cells {
  private readonly sheets = new Map<string, SheetCells | null>();
  /** Cells being computed, each needed by the one before. */
  private readonly path: Step[] = [];
  private height = 0;
  /** Why cells could not be calculated, by {@link placeKey}. */
  private readonly unknown = new Map<string, Unknown>();

  constructor(
    private readonly source: CalcSource,
    private readonly prepare: (formula: FormulaCell, at: Place) => ReadyFormula,
  ) {}

  /** A sheet by its name, in any case; null when there is none. */
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

  /**
   * The value of a cell, for a formula that needs it.
   * @throws Unknown when it cannot be calculated
   */
  read(sheet: SheetCells, row: number, column: number): CellValue {
    let value = sheet.columns[column]?.[row];
    if (value === undefined) value = this.fetch(sheet, row, column);
    // In a circular reference Excel shows 0, or the result of iterating; the file does not tell which.
    else if (value === COMPUTING) throw CIRCULAR;
    if (value === UNCALCULATED) throw this.unknown.get(placeKey(sheet, row, column)) ?? UNKNOWN;
    return value;
  }

  /** The value of a cell, asked from outside: {@link UNCALCULATED} when it cannot be calculated. */
  settle(sheet: SheetCells, row: number, column: number): CellValue {
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

  /** The formula of a cell, whether it is computed or has its result. */
  formula(sheet: SheetCells, row: number, column: number): string | null {
    return this.source.formula(sheet.name, row, column);
  }

  /** Makes sure that a whole area can be read without postponing once for each of its cells. */
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

  /** Last row and column that any sheet uses. */
  extent(): Pick<Area, 'bottom' | 'right'> {
    const areas = this.source.sheetNames.map((name) => this.sheet(name)?.used);
    return {
      bottom: Math.max(1, ...areas.map((area) => area?.bottom ?? 1)),
      right: Math.max(1, ...areas.map((area) => area?.right ?? 1)),
    };
  }

  /** What stands in a cell, formula or value. */
  content(sheet: SheetCells, row: number, column: number): CellValue | FormulaCell {
    return this.source.content(sheet.name, row, column);
  }

  private fetch(sheet: SheetCells, row: number, column: number): CellValue {
    if (!sheet.used || !contains(sheet.used, { row, column })) return null;
    const content = this.content(sheet, row, column);
    if (!isFormula(content)) return store(sheet, row, column, content);
    const step = newStep(sheet, row, column);
    const ready = this.prepare(content, { sheet: sheet.name, row, column });
    if (this.height + ready.height > MAX_HEIGHT) throw new Postponed([step]);
    this.begin(step);
    return this.finish(step, ready);
  }

  /** Takes a step of the work list as far as it goes: the steps it lacks, or null when its cell is known. */
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
    this.begin(step);
    try {
      this.finish(step, step.ready);
      return null;
    } catch (error) {
      if (!(error instanceof Postponed)) throw error;
      // The cell stays on the path, so that a formula that needs it now is recognised as circular.
      this.begin(step);
      return error.missing;
    }
  }

  private begin(step: Step): void {
    if (this.path[this.path.length - 1] === step) return;
    store(step.sheet, step.row, step.column, COMPUTING);
    this.path.push(step);
  }

  private finish(step: Step, ready: ReadyFormula): CellValue {
    const { sheet, row, column } = step;
    const height = this.height;
    this.height += ready.height;
    let value: CellValue | undefined;
    try {
      value = ready.compute({ sheet: sheet.name, row, column });
    } catch (error) {
      if (!(error instanceof Unknown)) throw error;
      this.unknown.set(placeKey(sheet, row, column), error);
      value = UNCALCULATED;
    } finally {
      this.height = height;
      this.path.pop();
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
