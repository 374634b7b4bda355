/**
 * A workbook as the calculator asks for it.
 */
import { contains, type Area, type Position } from '../../spreadsheet/address';
import type { CellValue } from '../../spreadsheet/grid';
import type { CalcSource, CalcTable, FormulaCell } from '../../formula/calc/source';
import { filteredAreas } from './parts/filters';
import { tableParts, type TableWithColumns } from './read-grid';
import type { CellView } from './parts/cell-view';
import { FilledFormula } from './parts/filled-formula';
import type { Workbook } from './parts/workbook';

/** Rows of each column whose formulas must be computed although they have results. */
export type StaleRows = readonly (readonly (boolean | undefined)[] | undefined)[];

/** Every formula that has a result keeps it. */
export const NOTHING_STALE = (): StaleRows => [];

/** A column's cells by row. */
interface ColumnIndex {
  /** undefined: nothing, or a formula without a result. */
  readonly values: (CellValue | undefined)[];
  readonly formulas: (string | FormulaCell | undefined)[];
}

/** One sheet's cells by column and row, empty ones left out. */
interface SheetIndex {
  readonly columns: readonly (ColumnIndex | undefined)[];
  readonly area: Area | null;
  /** First cells of formulas that fill several, by the rows they fill. */
  readonly arrays: ReadonlyMap<number, readonly ArrayCell[]>;
  readonly stale: StaleRows;
  /** Looked through only when a SUBTOTAL asks. */
  readonly hidden: () => { readonly rows: ReadonlySet<number>; readonly filtered: readonly Area[] };
}

/** The first cell of a formula that fills several. */
interface ArrayCell extends Position {
  readonly area: Area;
  readonly formula: FormulaCell;
}

/** Reads a workbook that does not change meanwhile; sheets are indexed when they are first asked for. */
export class WorkbookSource implements CalcSource {
  readonly sheetNames: readonly string[];
  readonly dates1904: boolean;
  private readonly sheets = new Map<string, SheetIndex>();
  private tables: readonly (CalcTable & { readonly name: string })[] | null = null;
  /** Read when the first name is asked for: a column of formulas asks for one in each of its cells. */
  private names: NamesByScope | null = null;

  constructor(
    private readonly workbook: Workbook,
    private readonly staleRows: (sheet: string) => StaleRows,
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
    return this.index(sheet).area;
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

/** What names stand for, by the sheet they are local to, then by name; both in lower case. */
type NamesByScope = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** The scope of names that are not local to a sheet. No sheet has an empty name. */
const WHOLE_BOOK = '';

function namesByScope(workbook: Workbook): NamesByScope {
  const tabs = workbook.book.sheets().map((sheet) => sheet.name.toLowerCase());
  const scopes = new Map<string, Map<string, string>>();
  for (const { name, refersTo, sheetIndex } of workbook.book.names()) {
    const scope = sheetIndex === null ? WHOLE_BOOK : tabs[sheetIndex];
    if (scope === undefined) continue;
    const names = scopes.get(scope) ?? new Map<string, string>();
    scopes.set(scope, names);
    // Of two names that differ in case alone, the first counts.
    if (!names.has(name.toLowerCase())) names.set(name.toLowerCase(), refersTo);
  }
  return scopes;
}

/** A cell's formula, with the cell its text was written for where it serves many. A data table's is no formula. */
export function formulaCell(cell: CellView): FormulaCell {
  const { fill, array } = cell;
  if (fill) return fill;
  const formula = cell.formula ?? '';
  if (!array) return { formula };
  return { formula, array: { area: array.area, spills: array.kind === 'spilled' } };
}

function indexOf(workbook: Workbook, name: string, stale: StaleRows): SheetIndex {
  const sheet = workbook.sheet(name);
  const columns: (ColumnIndex | undefined)[] = [];
  const arrays = new Map<number, ArrayCell[]>();
  const area = { top: Infinity, left: Infinity, bottom: 0, right: 0 };
  sheet.cells.visit((cell) => {
    const { row, column, value, hasFormula, array } = cell;
    if (!hasFormula && array === null && (value ?? null) === null) return;
    const index = (columns[column] ??= { values: [], formulas: [] });
    index.values[row] = value;
    if (hasFormula) index.formulas[row] = array || cell.fill ? formulaCell(cell) : (cell.formula ?? '');
    if (array) fileArray({ row, column, area: array.area, formula: formulaCell(cell) }, arrays);
    area.top = Math.min(area.top, row);
    area.left = Math.min(area.left, column);
    area.bottom = Math.max(area.bottom, array?.area.bottom ?? row);
    area.right = Math.max(area.right, array?.area.right ?? column);
  });
  let hidden: ReturnType<SheetIndex['hidden']> | null = null;
  return {
    columns,
    arrays,
    area: area.bottom === 0 ? null : area,
    stale,
    hidden: () => (hidden ??= { rows: sheet.cells.hiddenRows(), filtered: filteredAreas(workbook, sheet) }),
  };
}

function mustCompute({ columns, stale }: SheetIndex, { row, column }: Position): boolean {
  return columns[column]?.values[row] === undefined || stale[column]?.[row] === true;
}

/** Notes an array of several cells in each row it fills. */
function fileArray(cell: ArrayCell, arrays: Map<number, ArrayCell[]>): void {
  const { area } = cell;
  if (area.top === area.bottom && area.left === area.right) return;
  for (let row = area.top; row <= area.bottom; row++) {
    const list = arrays.get(row);
    if (list) list.push(cell);
    else arrays.set(row, [cell]);
  }
}
