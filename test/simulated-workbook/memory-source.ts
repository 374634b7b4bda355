/**
 * Gives the calculator the cells of a workbook in memory.
 */
import { parseArea, type Area } from '../../src/spreadsheet/address';
import type { CellValue } from '../../src/spreadsheet/grid';
import type { CalcSource, CalcTable, FormulaCell } from '../../src/formula/calc/source';
import { child } from '../../src/hosts/file/package/xml';
import type { TableWithColumns } from '../../src/hosts/file/read-grid';
import type { SimulatedSheet } from './sheet';
import type { SimulatedWorkbook } from './workbook';

/** The cells of the workbook as it is now: whatever is asked for twice is read once. A changed workbook needs a new source. */
export class MemorySource implements CalcSource {
  readonly sheetNames: readonly string[];
  readonly dates1904 = false;
  private readonly sheets = new Map<string, SimulatedSheet | undefined>();
  private names: ReturnType<SimulatedWorkbook['names']> | null = null;
  private tables: readonly (TableWithColumns & CalcTable)[] | null = null;

  constructor(private readonly book: SimulatedWorkbook) {
    this.sheetNames = book.sheets.map((sheet) => sheet.name);
  }

  content(sheet: string, row: number, column: number): CellValue | FormulaCell {
    const cell = this.sheet(sheet)?.cell(row, column);
    if (!cell) return null;
    if (!cell.formula) return cell.value;
    const { text, base } = cell.formula;
    const isFilled = base.row !== row || base.column !== column;
    return { formula: text, ...(isFilled ? { base } : {}) };
  }

  formula(sheet: string, row: number, column: number): string | null {
    return this.sheet(sheet)?.cell(row, column)?.formula?.text ?? null;
  }

  usedArea(sheet: string): Area | null {
    return this.sheet(sheet)?.usedArea() ?? null;
  }

  definedName(name: string, sheet: string): string | null {
    this.names ??= this.book.names();
    const named = this.names.filter((entry) => entry.name.toLowerCase() === name.toLowerCase());
    const own = named.find((entry) => entry.scope === sheet) ?? named.find((entry) => entry.scope === null);
    return own?.refersTo ?? null;
  }

  table(name: string): CalcTable | null {
    this.tables ??= this.book.sheets.flatMap((sheet) =>
      this.book.tables(sheet).map((table) => ({ ...table, sheet: sheet.name })),
    );
    return this.tables.find((table) => table.name.toLowerCase() === name.toLowerCase()) ?? null;
  }

  rowState(name: string, row: number): 'shown' | 'hidden' | 'filtered' {
    const sheet = this.sheet(name);
    if (!sheet) return 'shown';
    const part = this.book.part(sheet);
    if (!part.cells.hiddenRows().has(row)) return 'shown';
    const filter = parseArea(child(part.root, 'autoFilter')?.getAttribute('ref') ?? '');
    const areas = [...(filter ? [filter] : []), ...this.book.tables(sheet).map((table) => table.area)];
    return areas.some((area) => row > area.top && row <= area.bottom) ? 'filtered' : 'hidden';
  }

  private sheet(name: string): SimulatedSheet | undefined {
    const known = this.sheets.get(name) ?? this.book.sheet(name);
    this.sheets.set(name, known);
    return known;
  }
}
