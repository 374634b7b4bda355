/**
 * Reads a workbook as grids of values and formulas.
 */
import type { Area, Position } from '../../spreadsheet/address';
import { parseArea } from '../../spreadsheet/address';
import type { CellValue, DefinedName, SheetGrid, TableObject } from '../../spreadsheet/grid';
import { HostError } from '../../spreadsheet/host';
import { filteredAreas } from './parts/filters';
import { FilledFormula } from './parts/filled-formula';
import { IntegerList } from './parts/integer-list';
import type { SheetPart } from './parts/sheet-part';
import type { Workbook } from './parts/workbook';
import type { SheetEntry } from './parts/workbook-part';
import { XmlPart } from './package/xml-part';
import { child, children, decodeXstring } from './package/xml';

/** The most places of a grid in which every row is as wide as the area. A place takes 8 bytes or more. */
const MAX_DENSE_PLACES = 20_000_000;
/**
 * The most places of any grid. In a grid larger than {@link MAX_DENSE_PLACES}, each row ends with its last cell: a stray cell at XFD1048576
 * must not allocate 17 billion places.
 */
const MAX_PLACES = 40_000_000;

/** Computes the value of a formula cell that has no cached result. */
export type Compute = (cell: Position) => CellValue;

/** A sheet as it is read: a formula that fills many cells is not written out for each of them. */
export interface FilledSheet extends Omit<SheetGrid, 'formulas'> {
  /** Texts begin with `=`. */
  readonly formulas: readonly (readonly (string | FilledFormula | null)[])[];
}

/** The sheet with the text of each formula. */
export function withTexts(sheet: FilledSheet): SheetGrid {
  const { top = 1, left = 1 } = sheet.area ?? {};
  const text = (formula: string | FilledFormula | null, row: number, column: number): string | null =>
    formula instanceof FilledFormula ? `=${formula.textAt(top + row, left + column)}` : formula;
  return {
    ...sheet,
    formulas: sheet.formulas.map((line, row) => line.map((of, column) => text(of, row, column))),
  };
}

/**
 * Reads a sheet. Rows without cells share one array. On a sheet whose few cells lie far apart, each row ends with its last cell; places
 * after it read as empty.
 * @throws HostError `damaged`, `unsafe`, `too-large`
 */
export function readSheet(workbook: Workbook, entry: SheetEntry, compute: Compute): FilledSheet {
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

/** The cells that are not empty, row by row, in one list per property: making an object for each cell takes as long as reading the cell. */
interface FoundCells {
  readonly rows: IntegerList;
  readonly columns: IntegerList;
  readonly values: CellValue[];
  readonly formulas: (string | FilledFormula | null)[];
}

function readCells(sheet: SheetPart, compute: Compute): Pick<FilledSheet, 'area' | 'values' | 'formulas'> {
  const found: FoundCells = {
    rows: new IntegerList(),
    columns: new IntegerList(),
    values: [],
    formulas: [],
  };
  let [top, left, bottom, right] = [Infinity, Infinity, 0, 0];
  sheet.cells.visitContents((row, column, cached, formula) => {
    const value = cached === undefined ? compute({ row, column }) : cached;
    // A cell with empty text looks empty to users, so it is read as empty.
    if ((value === null || value === '') && formula === null) return;
    found.rows.push(row);
    found.columns.push(column);
    found.values.push(value);
    found.formulas.push(typeof formula === 'string' ? `=${formula}` : formula);
    if (row < top) top = row;
    if (row > bottom) bottom = row;
    if (column < left) left = column;
    if (column > right) right = column;
  });
  if (bottom === 0) return { area: null, values: [], formulas: [] };
  const area = { top, left, bottom, right };
  return { area, ...layOut(sheet.name, found, area) };
}

function layOut(
  name: string,
  { rows, columns, values: found, formulas: foundFormulas }: FoundCells,
  area: Area,
): Pick<FilledSheet, 'values' | 'formulas'> {
  const height = area.bottom - area.top + 1;
  const fullWidth = area.right - area.left + 1;
  const isDense = height * fullWidth <= MAX_DENSE_PLACES;
  const emptyRow: readonly null[] = Object.freeze(new Array<null>(isDense ? fullWidth : 0).fill(null));
  const values = new Array<readonly CellValue[]>(height).fill(emptyRow);
  const formulas = new Array<FilledSheet['formulas'][number]>(height).fill(emptyRow);
  let places = height;
  for (let cell = 0, next = 0; cell < rows.length; cell = next) {
    const row = rows.at(cell);
    let last = 0;
    for (; next < rows.length && rows.at(next) === row; next++) last = Math.max(last, columns.at(next));
    const width = isDense ? fullWidth : last - area.left + 1;
    places += width;
    if (places > MAX_PLACES) throw new HostError('too-large', name);
    const rowValues = new Array<CellValue>(width).fill(null);
    let rowFormulas: (string | FilledFormula | null)[] | null = null;
    for (; cell < next; cell++) {
      const at = columns.at(cell) - area.left;
      rowValues[at] = found[cell] ?? null;
      const formula = foundFormulas[cell] ?? null;
      if (formula === null) continue;
      rowFormulas ??= new Array<string | FilledFormula | null>(width).fill(null);
      rowFormulas[at] = formula;
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
