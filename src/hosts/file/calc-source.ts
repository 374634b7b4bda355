/**
 * Gives the calculator the cells, names and tables of a workbook.
 */
import {
  boundingArea,
  cellArea,
  contains,
  placeNumber,
  type Area,
  type Position,
} from '../../spreadsheet/address';
import type { CellValue } from '../../spreadsheet/grid';
import type { Rows } from '../../formula/calc/runs';
import type { CalcSource, CalcTable, FormulaCell } from '../../formula/calc/source';
import { filteredAreas } from './parts/filters';
import { tableParts, type TableWithColumns } from './read-grid';
import type { ArrayFormula, CellView } from './parts/cell-view';
import { FilledFormula } from './parts/filled-formula';
import type { Workbook } from './parts/workbook';
import type { WrittenColumn } from './parts/written-cells';

/** Formulas that must be computed although they have results: true at [column][row]. */
export type StaleRows = readonly ((boolean | undefined)[] | undefined)[];

/** No formula needs to be computed again: all that have results keep them. */
export const NOTHING_STALE = (): StaleRows => [];

/** A column's cells by row. */
interface ColumnIndex {
  /** By row; undefined for an empty cell and for a formula without a result. */
  readonly values: (CellValue | undefined)[];
  readonly formulas: (string | FormulaCell | undefined)[];
}

/** The cells of a sheet, by column and row. Empty cells are left out. */
interface SheetIndex {
  readonly columns: (ColumnIndex | undefined)[];
  /** The used area; null for an empty sheet; undefined when it must be computed anew, because a cell on its edge was emptied. */
  area: Area | null | undefined;
  /** The first cells of formulas that fill several cells, by each row they fill. */
  readonly arrays: Map<number, ArrayCell[]>;
  /** The first cells of array formulas and data tables, by {@link placeNumber}. */
  readonly firsts: Map<number, ArrayCell>;
  stale: StaleRows;
  /** A function, because it reads all rows and only SUBTOTAL needs the result. */
  readonly hidden: () => { readonly rows: ReadonlySet<number>; readonly filtered: readonly Area[] };
}

/** The first cell of a formula that fills several cells. */
interface ArrayCell extends Position {
  readonly area: Area;
  readonly array: ArrayFormula;
  readonly formula: FormulaCell;
}

/** A formula or a data table, and its cell. */
export interface PlacedFormula extends Position {
  readonly formula: FormulaCell;
  readonly array: ArrayFormula | null;
}

/**
 * Reads a workbook; a sheet is indexed when it is first asked for. Code that changes a cell of an indexed sheet must call {@link take} or
 * {@link takeResult}.
 */
export class WorkbookSource implements CalcSource {
  readonly sheetNames: readonly string[];
  readonly dates1904: boolean;
  private readonly sheets = new Map<string, SheetIndex>();
  private tables: readonly (CalcTable & { readonly name: string })[] | null = null;
  /** The defined names. They are read once, because each cell of a filled column may ask for one. */
  private names: NamesByScope | null = null;

  constructor(
    private readonly workbook: Workbook,
    private staleRows: (sheet: string) => StaleRows,
  ) {
    this.sheetNames = workbook.worksheets().map((sheet) => sheet.name);
    this.dates1904 = workbook.book.dates1904;
  }

  content(sheet: string, row: number, column: number): CellValue | FormulaCell {
    const index = this.index(sheet);
    const cells = index.columns[column];
    const formula = cells?.formulas[row];
    const value = cells?.values[row];
    if (formula !== undefined) {
      if (value !== undefined && index.stale[column]?.[row] !== true) return value;
      return typeof formula === 'string' ? { formula } : formula;
    }
    const array = index.arrays.get(row)?.find(({ area }) => contains(area, { row, column }));
    return array && mustCompute(index, array) ? array.formula : (value ?? null);
  }

  formula(sheet: string, row: number, column: number): string | null {
    const formula = this.index(sheet).columns[column]?.formulas[row];
    if (formula === undefined || typeof formula === 'string') return formula ?? null;
    return formula instanceof FilledFormula ? formula.textAt(row, column) : formula.formula;
  }

  usedArea(sheet: string): Area | null {
    const index = this.index(sheet);
    if (index.area === undefined) index.area = areaOf(index);
    return index.area;
  }

  /** The value of a cell or the cached result of its formula; undefined for a formula without a result. */
  valueAt(sheet: string, { row, column }: Position): CellValue | undefined {
    const cells = this.index(sheet).columns[column];
    const value = cells?.values[row];
    return value === undefined && cells?.formulas[row] === undefined ? null : value;
  }

  /** Formulas and data tables of a sheet: column by column, and from top to bottom in each column. */
  *formulas(sheet: string): Iterable<PlacedFormula> {
    const { columns, firsts } = this.index(sheet);
    for (const [column, cells] of columns.entries()) {
      for (const row of cells ? keysOf(cells.formulas) : []) yield* this.formulaAt(sheet, { row, column });
    }
    // Data tables have no formula text, so the loop above does not find them.
    for (const { row, column } of firsts.values())
      if (columns[column]?.formulas[row] === undefined) yield* this.formulaAt(sheet, { row, column });
  }

  /** The formula or data table of a cell, as a list of one; an empty list when there is none. */
  formulaAt(sheet: string, { row, column }: Position): readonly PlacedFormula[] {
    const { columns, firsts } = this.index(sheet);
    const first = firsts.get(placeNumber({ row, column }));
    if (first) return [{ row, column, formula: first.formula, array: first.array }];
    const formula = columns[column]?.formulas[row];
    if (formula === undefined) return [];
    return [{ row, column, formula: typeof formula === 'string' ? { formula } : formula, array: null }];
  }

  /** The areas of array formulas and data tables. */
  arrayAreas(sheet: string): Area[] {
    return Array.from(this.index(sheet).firsts.values(), ({ area }) => area);
  }

  /** Replaces the formula of a cell by a filled formula with the same text. Cells that share it can then be compared by identity. */
  share(sheet: string, { row, column }: Position, fill: FilledFormula): void {
    const cells = this.index(sheet).columns[column];
    if (cells) cells.formulas[row] = fill;
  }

  /** Updates the index after a cell changed; `cell` is null when it was emptied. */
  take(sheet: string, at: Position, cell: CellView | null): void {
    const index = this.index(sheet);
    leave(index, at);
    if (cell && holdsSomething(cell)) file(index, cell);
    else if (index.area && isOnEdge(index.area, at)) index.area = undefined;
  }

  /** Updates the index after a formula was computed; `value` is undefined when it has no result. */
  takeResult(sheet: string, { row, column }: Position, value: CellValue | undefined): void {
    const index = this.index(sheet);
    (index.columns[column] ??= { values: [], formulas: [] }).values[row] = value;
    widen(index, cellArea({ row, column }));
  }

  /** Sets which formulas must be computed although they have results. @param staleRows by sheet name */
  setStale(staleRows: (sheet: string) => StaleRows): void {
    this.staleRows = staleRows;
    for (const [name, index] of this.sheets) index.stale = staleRows(name);
  }

  /** Marks the formulas of some rows as no longer stale: they keep their results. */
  keepResults({ sheet, column, from, to }: { readonly sheet: string; readonly column: number } & Rows): void {
    const rows = this.index(sheet).stale[column];
    if (rows) for (let row = from; row <= to; row++) rows[row] = false;
  }

  definedName(name: string, sheet: string): string | null {
    this.names ??= namesByScope(this.workbook);
    const key = name.toLowerCase();
    return this.names.get(sheet.toLowerCase())?.get(key) ?? this.names.get(WHOLE_BOOK)?.get(key) ?? null;
  }

  table(name: string): CalcTable | null {
    this.tables ??= this.sheetNames.flatMap((sheet) =>
      tableParts(this.workbook, this.workbook.sheet(sheet)).map((table: TableWithColumns) => ({
        ...table,
        sheet,
      })),
    );
    const wanted = name.toLowerCase();
    return this.tables.find((table) => table.name.toLowerCase() === wanted) ?? null;
  }

  rowState(sheet: string, row: number): 'shown' | 'hidden' | 'filtered' {
    const { rows, filtered } = this.index(sheet).hidden();
    if (!rows.has(row)) return 'shown';
    return filtered.some((area) => row > area.top && row <= area.bottom) ? 'filtered' : 'hidden';
  }

  private index(name: string): SheetIndex {
    let index = this.sheets.get(name);
    if (!index) this.sheets.set(name, (index = indexOf(this.workbook, name, this.staleRows(name))));
    return index;
  }
}

/** What defined names stand for, by scope (the name of a sheet, or {@link WHOLE_BOOK}) and by name, both in lower case. */
type NamesByScope = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** The scope of names that belong to no sheet. No sheet has an empty name. */
const WHOLE_BOOK = '';

function namesByScope(workbook: Workbook): NamesByScope {
  const tabs = workbook.book.sheets().map((sheet) => sheet.name.toLowerCase());
  const scopes = new Map<string, Map<string, string>>();
  for (const { name, refersTo, sheetIndex } of workbook.book.names()) {
    const scope = sheetIndex === null ? WHOLE_BOOK : tabs[sheetIndex];
    if (scope === undefined) continue;
    const names = scopes.get(scope) ?? new Map<string, string>();
    scopes.set(scope, names);
    // When two names differ in case alone, the first counts.
    if (!names.has(name.toLowerCase())) names.set(name.toLowerCase(), refersTo);
  }
  return scopes;
}

/** The formula of a cell. When it serves many cells, `base` is the cell its text was written for. A data table has an empty text. */
export function formulaCell(cell: CellView): FormulaCell {
  const { fill, array } = cell;
  if (fill) return fill;
  const formula = cell.formula ?? '';
  if (!array) return { formula };
  return { formula, array: { area: array.area, spills: array.kind === 'spilled' } };
}

function indexOf(workbook: Workbook, name: string, stale: StaleRows): SheetIndex {
  const sheet = workbook.sheet(name);
  let hidden: ReturnType<SheetIndex['hidden']> | null = null;
  const index: SheetIndex = {
    columns: [],
    arrays: new Map(),
    firsts: new Map(),
    area: null,
    stale,
    hidden: () => (hidden ??= { rows: sheet.cells.hiddenRows(), filtered: filteredAreas(workbook, sheet) }),
  };
  const columns = sheet.cells.newColumns;
  if (columns) for (const column of columns) fileColumn(index, column);
  else
    sheet.cells.visit((cell) => {
      if (holdsSomething(cell)) file(index, cell);
    });
  return index;
}

/** Does the same as {@link file} for a whole column of a new sheet, without making an object for each cell. */
function fileColumn(index: SheetIndex, written: WrittenColumn): void {
  const cells: ColumnIndex = { values: [], formulas: [] };
  let [top, bottom] = [0, 0];
  written.eachContent((row, value, formula) => {
    if (formula === null && (value ?? null) === null) return;
    cells.values[row] = value;
    if (formula !== null) cells.formulas[row] = formula;
    top ||= row;
    bottom = row;
  });
  if (bottom === 0) return;
  index.columns[written.column] = cells;
  widen(index, { top, left: written.column, bottom, right: written.column });
}

function holdsSomething({ value, hasFormula, array }: CellView): boolean {
  return hasFormula || array !== null || (value ?? null) !== null;
}

function file(index: SheetIndex, cell: CellView): void {
  const { row, column, value, hasFormula, array } = cell;
  const cells = (index.columns[column] ??= { values: [], formulas: [] });
  cells.values[row] = value;
  if (hasFormula) cells.formulas[row] = array || cell.fill ? formulaCell(cell) : (cell.formula ?? '');
  if (array) {
    const first = { row, column, area: array.area, array, formula: formulaCell(cell) };
    index.firsts.set(placeNumber(cell), first);
    fileArray(first, index.arrays);
  }
  const { bottom, right } = array?.area ?? { bottom: row, right: column };
  widen(index, { top: row, left: column, bottom: Math.max(bottom, row), right: Math.max(right, column) });
}

/** Removes a cell from the index. */
function leave(index: SheetIndex, at: Position): void {
  const cells = index.columns[at.column];
  if (cells) {
    cells.values[at.row] = undefined;
    cells.formulas[at.row] = undefined;
  }
  const first = index.firsts.get(placeNumber(at));
  if (!first) return;
  index.firsts.delete(placeNumber(at));
  index.area = undefined;
  for (const [row, list] of index.arrays) {
    const left = list.filter((other) => other.row !== at.row || other.column !== at.column);
    if (left.length === 0) index.arrays.delete(row);
    else index.arrays.set(row, left);
  }
}

/** Makes the used area include a cell. A new area is allocated only when the cell lies outside: sheets have hundreds of thousands of cells. */
function widen(index: SheetIndex, cell: Area): void {
  const { area } = index;
  if (area === undefined) return;
  if (area && contains(area, { row: cell.top, column: cell.left })) {
    if (area.bottom >= cell.bottom && area.right >= cell.right) return;
  }
  index.area = area ? boundingArea(area, cell) : cell;
}

function isOnEdge({ top, left, bottom, right }: Area, { row, column }: Position): boolean {
  return row === top || row === bottom || column === left || column === right;
}

function areaOf({ columns, firsts }: SheetIndex): Area | null {
  let area: Area | null = null;
  for (const [column, cells] of columns.entries()) {
    if (!cells) continue;
    for (const list of [cells.values, cells.formulas])
      for (const row of keysOf(list)) {
        // Most cells lie inside the area found so far.
        if (area && row <= area.bottom && row >= area.top && column <= area.right) continue;
        const cell = cellArea({ row, column });
        area = area ? boundingArea(area, cell) : cell;
      }
  }
  for (const first of firsts.values()) area = area ? boundingArea(area, first.area) : first.area;
  return area;
}

/** The indexes at which a list has an item, in ascending order. */
function* keysOf(list: readonly unknown[]): Iterable<number> {
  for (let index = 0; index < list.length; index++) {
    const item = list[index];
    if (item !== undefined && item !== null) yield index;
  }
}

function mustCompute({ columns, stale }: SheetIndex, { row, column }: Position): boolean {
  return columns[column]?.values[row] === undefined || stale[column]?.[row] === true;
}

/** Files an array formula under each row it fills. An array of one cell needs no entry. */
function fileArray(cell: ArrayCell, arrays: Map<number, ArrayCell[]>): void {
  const { area } = cell;
  if (area.top === area.bottom && area.left === area.right) return;
  for (let row = area.top; row <= area.bottom; row++) {
    const list = arrays.get(row);
    if (list) list.push(cell);
    else arrays.set(row, [cell]);
  }
}
