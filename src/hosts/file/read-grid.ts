/**
 * Reads a workbook as grids of values and formulas.
 */
import type { Area } from '../../spreadsheet/address';
import { parseArea } from '../../spreadsheet/address';
import type { CellValue, DefinedName, SheetGrid, TableObject } from '../../spreadsheet/grid';
import { HostError } from '../../spreadsheet/host';
import { filteredAreas } from './parts/filters';
import type { CellView } from './parts/cell-view';
import type { SheetPart } from './parts/sheet-part';
import type { Workbook } from './parts/workbook';
import type { SheetEntry } from './parts/workbook-part';
import { XmlPart } from './package/xml-part';
import { child, children, decodeXstring } from './package/xml';

/** The most places of a grid in which every row is as wide as the area. A place takes 8 bytes or more. */
const MAX_DENSE_PLACES = 20_000_000;
/**
 * The most places of any grid. In a grid too large for equal rows, each row ends with its last cell: a stray cell at XFD1048576 must not
 * allocate 17 billion places.
 */
const MAX_PLACES = 40_000_000;

/** Computes the value of a formula cell that has no cached result. */
export type Compute = (cell: CellView) => CellValue;

/**
 * Reads a sheet. Rows without cells share one array. On a sheet whose few cells lie far apart, each row ends with its last cell; places
 * after it read as empty.
 * @throws HostError `damaged`, `unsafe`, `too-large`
 */
export function readSheet(workbook: Workbook, entry: SheetEntry, compute: Compute): SheetGrid {
  const sheet = workbook.sheet(entry.name);
  const cells = readCells(sheet, compute);
  const hiddenRows = sheet.cells.hiddenRows();
  return {
    name: entry.name,
    visible: entry.visible,
    locked: sheet.isProtected,
    area: cells.area,
    values: cells.values,
    formulas: cells.formulas,
    merges: sheet.merges(),
    hiddenRows,
    filteredRows: filteredRows(workbook, sheet, hiddenRows),
    tables: readTables(workbook, sheet),
  };
}

function filteredRows(
  workbook: Workbook,
  sheet: SheetPart,
  hidden: ReadonlySet<number>,
): ReadonlySet<number> {
  if (hidden.size === 0) return hidden;
  const areas = filteredAreas(workbook, sheet);
  return new Set([...hidden].filter((row) => areas.some(({ top, bottom }) => row > top && row <= bottom)));
}

interface FoundCell {
  readonly column: number;
  readonly value: CellValue;
  readonly formula: string | null;
}

function readCells(sheet: SheetPart, compute: Compute): Pick<SheetGrid, 'area' | 'values' | 'formulas'> {
  const rows = new Map<number, FoundCell[]>();
  let left = Infinity;
  let right = 0;
  sheet.cells.visit((cell) => {
    const value = cell.value === undefined ? compute(cell) : cell.value;
    // A cell with empty text looks empty to users, so it is read as empty.
    if ((value === null || value === '') && cell.formula === null) return;
    const found = { column: cell.column, value, formula: cell.formula === null ? null : `=${cell.formula}` };
    const row = rows.get(cell.row);
    if (row) row.push(found);
    else rows.set(cell.row, [found]);
    left = Math.min(left, cell.column);
    right = Math.max(right, cell.column);
  });
  const [top, bottom] = firstAndLast(rows.keys());
  if (bottom === 0) return { area: null, values: [], formulas: [] };
  return { area: { top, left, bottom, right }, ...layOut(sheet.name, rows, { top, left, bottom, right }) };
}

function firstAndLast(rows: Iterable<number>): [number, number] {
  let top = Infinity;
  let bottom = 0;
  for (const row of rows) {
    top = Math.min(top, row);
    bottom = Math.max(bottom, row);
  }
  return [top, bottom];
}

function layOut(
  name: string,
  rows: Map<number, FoundCell[]>,
  area: Area,
): Pick<SheetGrid, 'values' | 'formulas'> {
  const height = area.bottom - area.top + 1;
  const fullWidth = area.right - area.left + 1;
  const isDense = height * fullWidth <= MAX_DENSE_PLACES;
  const emptyRow: readonly null[] = Object.freeze(new Array<null>(isDense ? fullWidth : 0).fill(null));
  const values = new Array<readonly CellValue[]>(height).fill(emptyRow);
  const formulas = new Array<readonly (string | null)[]>(height).fill(emptyRow);
  let places = height;
  for (const [row, cells] of rows) {
    const width = isDense
      ? fullWidth
      : cells.reduce((last, cell) => Math.max(last, cell.column), 0) - area.left + 1;
    places += width;
    if (places > MAX_PLACES) throw new HostError('too-large', name);
    const rowValues = new Array<CellValue>(width).fill(null);
    let rowFormulas: (string | null)[] | null = null;
    for (const cell of cells) {
      rowValues[cell.column - area.left] = cell.value;
      if (cell.formula === null) continue;
      rowFormulas ??= new Array<string | null>(width).fill(null);
      rowFormulas[cell.column - area.left] = cell.formula;
    }
    values[row - area.top] = rowValues;
    if (rowFormulas) formulas[row - area.top] = rowFormulas;
  }
  return { values, formulas };
}

function readTables(workbook: Workbook, sheet: SheetPart): TableObject[] {
  return tableParts(workbook, sheet).map(({ name, area, headerRows, totalsRows }) => ({
    name,
    area,
    headerRows,
    totalsRows,
  }));
}

/** An Excel Table and the names of its columns. */
export interface TableWithColumns extends TableObject {
  readonly columns: readonly string[];
}

/** The Excel Tables on a sheet. */
export function tableParts(workbook: Workbook, sheet: SheetPart): TableWithColumns[] {
  const tables: TableWithColumns[] = [];
  for (const { part } of sheet.relationships.ofKind('table')) {
    if (part === null || !workbook.pack.has(part)) continue;
    const { root } = new XmlPart(workbook.pack, part);
    const area = parseArea(root.getAttribute('ref') ?? '');
    if (!area) continue;
    const columns = child(root, 'tableColumns');
    tables.push({
      name: root.getAttribute('displayName') ?? root.getAttribute('name') ?? '',
      area,
      headerRows: Number(root.getAttribute('headerRowCount') ?? 1),
      totalsRows: Number(root.getAttribute('totalsRowCount') ?? 0),
      columns: columns
        ? children(columns).map((column) => decodeXstring(column.getAttribute('name') ?? ''))
        : [],
    });
  }
  return tables;
}

/** All defined names, including built-in ones such as `_xlnm.Print_Area`, which holds the print area of a sheet. */
export function readNames(workbook: Workbook): DefinedName[] {
  const sheets = workbook.book.sheets();
  return workbook.book.names().map(({ name, refersTo, sheetIndex }) => ({
    name,
    refersTo,
    scope: sheetIndex === null ? null : (sheets[sheetIndex]?.name ?? null),
  }));
}
