/** A workbook in memory for the calculator's tests. */
import { type Area, columnNumber, parseArea } from '../../../src/spreadsheet/address';
import type { CellValue } from '../../../src/spreadsheet/grid';
import { Calculator } from '../../../src/formula/calc/calculator';
import type { CalcSource, CalcTable, FormulaCell } from '../../../src/formula/calc/source';

function isFormula(entry: Entry): entry is FormulaCell {
  return typeof entry === 'object' && entry !== null && 'formula' in entry;
}

/** The content of a cell. A string that begins with `=` is a formula. */
export type Entry = CellValue | FormulaCell;

export interface Book {
  readonly sheets: Readonly<Record<string, Readonly<Record<string, Entry>>>>;
  readonly names?: Readonly<Record<string, string>>;
  readonly tables?: Readonly<Record<string, CalcTable>>;
  readonly rows?: Readonly<Record<number, 'hidden' | 'filtered'>>;
  readonly dates1904?: boolean;
  /** Formulas, by `sheet!row,column`, of cells for which `sheets` holds the result, so that they need not be computed. */
  readonly settled?: Readonly<Record<string, string>>;
}

/** The cells of a sheet by `row,column` instead of by address. */
function cellsOf(sheet: Readonly<Record<string, Entry>>): ReadonlyMap<string, Entry> {
  return new Map(
    Object.entries(sheet).map(([address, entry]) => {
      const [, letters = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
      const isFormula = typeof entry === 'string' && entry.startsWith('=');
      return [`${row},${columnNumber(letters)}`, isFormula ? { formula: entry } : entry];
    }),
  );
}

function usedArea(sheet: Readonly<Record<string, Entry>>): Area | null {
  const areas = Object.keys(sheet).map((address) => parseArea(address));
  return areas.reduce((all, area) => {
    if (!all || !area) return all ?? area;
    return {
      top: Math.min(all.top, area.top),
      left: Math.min(all.left, area.left),
      bottom: Math.max(all.bottom, area.bottom),
      right: Math.max(all.right, area.right),
    };
  }, null);
}

export function sourceOf(book: Book): CalcSource {
  const cells = new Map(Object.entries(book.sheets).map(([name, sheet]) => [name, cellsOf(sheet)]));
  return {
    sheetNames: Object.keys(book.sheets),
    content: (sheet, row, column) => cells.get(sheet)?.get(`${row},${column}`) ?? null,
    formula: (sheet, row, column) => {
      const entry = cells.get(sheet)?.get(`${row},${column}`) ?? null;
      return isFormula(entry) ? entry.formula : (book.settled?.[`${sheet}!${row},${column}`] ?? null);
    },
    dates1904: book.dates1904 ?? false,
    usedArea: (sheet) => usedArea(book.sheets[sheet] ?? {}),
    definedName: (name) => book.names?.[name] ?? null,
    table: (name) => book.tables?.[name] ?? null,
    rowState: (_sheet, row) => book.rows?.[row] ?? 'shown',
  };
}

/** Returns a function that computes a formula as if it stood in a cell (`at`, Z1 by default) beside the given cells. */
export function computeWith(cells: Readonly<Record<string, Entry>>, more: Omit<Book, 'sheets'> = {}) {
  return (formula: string, at = 'Z1'): CellValue => {
    const area = parseArea(at) ?? { top: 1, left: 1 };
    const book = { ...more, sheets: { Sheet1: { ...cells, [at]: { formula } } } };
    return new Calculator(sourceOf(book)).value('Sheet1', area.top, area.left);
  };
}

export const error = (name: string): CellValue => ({ error: name });
