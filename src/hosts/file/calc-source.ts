/**
 * A workbook as the calculator asks for it.
 */
import { contains, type Area, type Position } from '../../spreadsheet/address';
import type { CellValue } from '../../spreadsheet/grid';
import type { CalcSource, CalcTable, FormulaCell } from '../../formula/calc/source';
import { filteredAreas } from './parts/filters';
import { tableParts, type TableWithColumns } from './read-grid';
import type { CellView } from './parts/cell-view';
import type { Workbook } from './parts/workbook';

/** One sheet's cells by row and column, empty ones left out. */
interface SheetIndex {
  readonly rows: ReadonlyMap<number, ReadonlyMap<number, CellView>>;
  readonly area: Area | null;
  /** First cells of formulas that fill several, by the rows they fill. */
  readonly arrays: ReadonlyMap<number, readonly CellView[]>;
  /** Looked through only when a SUBTOTAL asks. */
  readonly hidden: () => { readonly rows: ReadonlySet<number>; readonly filtered: readonly Area[] };
}

/** Whether a formula cell must be computed although it has a cached result. */
export type IsStale = (sheet: string, cell: Position) => boolean;

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
    private readonly isStale: IsStale,
  ) {
    this.sheetNames = workbook.worksheets().map((sheet) => sheet.name);
    this.dates1904 = workbook.book.dates1904;
  }

  content(sheet: string, row: number, column: number): CellValue | FormulaCell {
    const { rows, arrays } = this.index(sheet);
    const cell = rows.get(row)?.get(column);
    const first = cell?.hasFormula ? cell : arrays.get(row)?.find((array) => fills(array, { row, column }));
    if (!first || (first.value !== undefined && !this.isStale(sheet, first))) return cell?.value ?? null;
    return formulaCell(first);
  }

  formula(sheet: string, row: number, column: number): string | null {
    return this.index(sheet).rows.get(row)?.get(column)?.formula ?? null;
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
    const key = name.toLowerCase();
    let index = this.sheets.get(key);
    if (!index) this.sheets.set(key, (index = indexOf(this.workbook, name)));
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

function indexOf(workbook: Workbook, name: string): SheetIndex {
  const sheet = workbook.sheet(name);
  const rows = new Map<number, Map<number, CellView>>();
  const arrays = new Map<number, CellView[]>();
  const area = { top: Infinity, left: Infinity, bottom: 0, right: 0 };
  sheet.cells.visit((cell) => {
    if (!cell.hasFormula && cell.array === null && (cell.value ?? null) === null) return;
    const row = rows.get(cell.row);
    if (row) row.set(cell.column, cell);
    else rows.set(cell.row, new Map([[cell.column, cell]]));
    if (cell.array) fileArray(cell, cell.array.area, arrays);
    area.top = Math.min(area.top, cell.row);
    area.left = Math.min(area.left, cell.column);
    area.bottom = Math.max(area.bottom, cell.array?.area.bottom ?? cell.row);
    area.right = Math.max(area.right, cell.array?.area.right ?? cell.column);
  });
  let hidden: ReturnType<SheetIndex['hidden']> | null = null;
  return {
    rows,
    arrays,
    area: area.bottom === 0 ? null : area,
    hidden: () => (hidden ??= { rows: sheet.cells.hiddenRows(), filtered: filteredAreas(workbook, sheet) }),
  };
}

function fills({ array }: CellView, cell: Position): boolean {
  return array !== null && contains(array.area, cell);
}

/** Notes an array of several cells in each row it fills. */
function fileArray(cell: CellView, area: Area, arrays: Map<number, CellView[]>): void {
  if (area.top === area.bottom && area.left === area.right) return;
  for (let row = area.top; row <= area.bottom; row++) {
    const list = arrays.get(row);
    if (list) list.push(cell);
    else arrays.set(row, [cell]);
  }
}
