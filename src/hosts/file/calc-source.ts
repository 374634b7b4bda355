/**
 * A workbook as the calculator asks for it.
 */
import { parseArea, type Area, type Position } from '../../domain/address';
import type { CellValue } from '../../domain/grid';
import type { CalcSource, CalcTable, FormulaCell } from './calc/source';
import { tableParts, type TableWithColumns } from './read-grid';
import type { CellView } from './sheet-cells';
import type { Workbook } from './workbook';
import { sameSheet } from './workbook-part';
import { child } from './xml';

/** One sheet's cells by row and column, empty ones left out. */
interface SheetIndex {
  readonly rows: ReadonlyMap<number, ReadonlyMap<number, CellView>>;
  readonly area: Area | null;
  /** Looked through only when a SUBTOTAL asks. */
  readonly hidden: () => ReadonlySet<number>;
  /** Rows a filter can hide. */
  readonly filtered: readonly Area[];
}

/** Whether a formula cell must be computed although it has a cached result. */
export type IsStale = (sheet: string, cell: Position) => boolean;

/** Reads a workbook that does not change meanwhile; sheets are indexed when they are first asked for. */
export class WorkbookSource implements CalcSource {
  readonly sheetNames: readonly string[];
  private readonly sheets = new Map<string, SheetIndex>();
  private tables: readonly (CalcTable & { readonly name: string })[] | null = null;

  constructor(
    private readonly workbook: Workbook,
    private readonly isStale: IsStale,
  ) {
    this.sheetNames = workbook.worksheets().map((sheet) => sheet.name);
  }

  content(sheet: string, row: number, column: number): CellValue | FormulaCell {
    const cell = this.index(sheet).rows.get(row)?.get(column);
    if (!cell) return null;
    if (cell.formula === null || (cell.value !== undefined && !this.isStale(sheet, cell))) {
      return cell.value ?? null;
    }
    return formulaCell(cell);
  }

  usedArea(sheet: string): Area | null {
    return this.index(sheet).area;
  }

  definedName(name: string, sheet: string): string | null {
    const tab = this.workbook.book.sheets().findIndex((one) => sameSheet(one.name, sheet));
    const wanted = name.toLowerCase();
    const named = this.workbook.book.names().filter((one) => one.name.toLowerCase() === wanted);
    const own = named.find((one) => one.sheetIndex === tab) ?? named.find((one) => one.sheetIndex === null);
    return own?.refersTo ?? null;
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
    const { hidden, filtered } = this.index(sheet);
    if (!hidden().has(row)) return 'shown';
    return filtered.some((area) => row > area.top && row <= area.bottom) ? 'filtered' : 'hidden';
  }

  private index(name: string): SheetIndex {
    const key = name.toLowerCase();
    let index = this.sheets.get(key);
    if (!index) this.sheets.set(key, (index = indexOf(this.workbook, name)));
    return index;
  }
}

/** A cell's formula, with the cell its text was written for where it serves many. */
export function formulaCell(cell: CellView): FormulaCell {
  const array = cell.isArray ? { array: true } : {};
  if (cell.fill) return { formula: cell.fill.formula, base: cell.fill.base, ...array };
  return { formula: cell.formula ?? '', ...array };
}

function indexOf(workbook: Workbook, name: string): SheetIndex {
  const sheet = workbook.sheet(name);
  const rows = new Map<number, Map<number, CellView>>();
  const area = { top: Infinity, left: Infinity, bottom: 0, right: 0 };
  sheet.cells.visit((cell) => {
    if (cell.formula === null && (cell.value ?? null) === null) return;
    const row = rows.get(cell.row);
    if (row) row.set(cell.column, cell);
    else rows.set(cell.row, new Map([[cell.column, cell]]));
    area.top = Math.min(area.top, cell.row);
    area.left = Math.min(area.left, cell.column);
    area.bottom = Math.max(area.bottom, cell.row);
    area.right = Math.max(area.right, cell.column);
  });
  let hidden: ReadonlySet<number> | null = null;
  const ownFilter = parseArea(child(sheet.root, 'autoFilter')?.getAttribute('ref') ?? '');
  return {
    rows,
    area: area.bottom === 0 ? null : area,
    hidden: () => (hidden ??= sheet.cells.hiddenRows()),
    filtered: [...(ownFilter ? [ownFilter] : []), ...tableParts(workbook, sheet).map((table) => table.area)],
  };
}
