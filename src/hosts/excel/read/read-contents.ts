/**
 * Reads the contents of a worksheet's cells: values and formulas.
 */
import { areaAddress, columnLetters, type Area } from '../../../spreadsheet/address';
import type { CellValue } from '../../../spreadsheet/grid';
import { MANY_ROWS, UNREAD_FORMULA, type SheetReading } from '../../../spreadsheet/reading';
import { areasOf } from '../addresses';
import { ExcelFailure, hasApi, isTooLarge, TOO_LARGE } from '../in-excel';

/** Errors as they appear among values. A text with the same characters looks no different, so it is read as an error. */
const ERROR_NAMES =
  /^#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|GETTING_DATA)$/;

const LAST_COLUMN = 16_384;
/** In the add-in's own columns, the first and last rows may contain something other than the formula that fills the column. */
const HEAD_ROWS = 6;
const FOOT_ROWS = 12;

export interface Contents {
  readonly area: Area;
  /** The values of `area`, row by row. */
  readonly values: readonly (readonly CellValue[])[];
  readonly formulas: readonly (readonly (string | null)[])[];
}

/** Requests the contents of the used range, which can be read after the next sync. @param rows number of used rows; null while unknown */
export function requestContents(
  sheet: Excel.Worksheet,
  used: Excel.Range,
  reading: SheetReading,
  rows: number | null,
): () => Contents {
  used.load('rowIndex,columnIndex,rowCount,columnCount');
  const isSparse = rows !== null && rows > MANY_ROWS && reading.ownColumns.length > 0 && hasApi('1.9');
  const parts = isSparse ? sparseParts(sheet, used, reading) : [part(used)];
  const own = isSparse ? reading.ownColumns.map((column) => formulasIn(sheet, column)) : [];
  return () => {
    const canvas = new Canvas(areaOf(used));
    for (const places of own) canvas.markFormulas(places());
    for (const lay of parts) lay(canvas);
    return canvas;
  };
}

/** Number of cells in the first part. Even if every cell has a formula of several hundred characters, the answer stays below 4 MB. */
const CELLS_OF_A_PART = 10_000;
/** The bytes that a part should take, estimated from the part before it. A part that exceeds 5 MB all the same is requested again in halves. */
const BYTES_OF_A_PART = 3_500_000;
/** A part may have at most this many times the rows of the part before it, because texts further down may be longer. */
const MOST_GROWTH = 4;

/**
 * Reads contents that are too large for one answer, with a round trip for each part. The height of a part follows from the size of the part
 * before it. A refused part is requested again in halves, down to single cells: a cell has at most 32,767 characters, about 200 KB of an
 * answer.
 */
export async function readInParts(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  area: Area,
): Promise<Contents> {
  const canvas = new Canvas(area);
  let height = Math.max(1, Math.floor(CELLS_OF_A_PART / (area.right - area.left + 1)));
  for (let { top } = area; top <= area.bottom;) {
    const bottom = Math.min(area.bottom, top + height - 1);
    const bytes = await readPart(context, sheet, { ...area, top, bottom }, canvas);
    const bytesOfRow = bytes / (bottom - top + 1);
    height = Math.max(1, Math.min(height * MOST_GROWTH, Math.floor(BYTES_OF_A_PART / bytesOfRow)));
    top = bottom + 1;
  }
  return canvas;
}

/** Reads a part, or its halves when Excel refuses it. @returns the bytes of the answers */
async function readPart(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  area: Area,
  canvas: Canvas,
): Promise<number> {
  const range = sheet.getRange(areaAddress(area));
  const lay = part(range);
  try {
    await context.sync();
    lay(canvas);
    return bytesOf(range);
  } catch (error) {
    const halves = halvesOf(area);
    if (!halves || !isTooLarge(error)) throw error;
    const [first, second] = halves;
    return (await readPart(context, sheet, first, canvas)) + (await readPart(context, sheet, second, canvas));
  }
}

/** The upper and lower half of an area; the left and right half of a single row; null for a single cell. */
function halvesOf({ top, left, bottom, right }: Area): readonly [Area, Area] | null {
  if (bottom > top) {
    const middle = Math.floor((top + bottom) / 2);
    return [
      { top, left, bottom: middle, right },
      { top: middle + 1, left, bottom, right },
    ];
  }
  if (right === left) return null;
  const middle = Math.floor((left + right) / 2);
  return [
    { top, left, bottom, right: middle },
    { top, left: middle + 1, bottom, right },
  ];
}

/** The bytes in UTF-8 that a range took in an answer. */
function bytesOf({ values, formulas }: Excel.Range): number {
  return new TextEncoder().encode(JSON.stringify([values, formulas])).length;
}

/** Requests the values and formulas of a part of the used range. */
function part(range: Excel.Range): (canvas: Canvas) => void {
  range.load('values,formulas,rowIndex,columnIndex');
  return (canvas) => {
    if (range.isNullObject) return;
    canvas.lay(
      range.rowIndex + 1,
      range.columnIndex + 1,
      requireCells(range.values),
      requireCells(range.formulas),
    );
  };
}

/**
 * Throws when Excel answered null instead of cells. It does so without an error for more than five million cells (office-js #6781; docs,
 * performance.md, of July 2026).
 * @throws ExcelFailure, the same as for an answer that is too large
 */
function requireCells<T>(cells: T): T {
  if ((cells as T | null) === null) throw new ExcelFailure(TOO_LARGE, true, 'null for the cells of a range');
  return cells;
}

/** Requests everything outside the add-in's own columns. Of the own columns it requests only the values, or only the first and last rows. */
function sparseParts(
  sheet: Excel.Worksheet,
  used: Excel.Range,
  { ownColumns, hasOwnValues }: SheetReading,
): ((canvas: Canvas) => void)[] {
  const others = spansBetween(ownColumns).map((span) =>
    part(used.getIntersectionOrNullObject(sheet.getRange(span))),
  );
  if (hasOwnValues) {
    used.load('values');
    return [
      (canvas) => {
        canvas.lay(canvas.area.top, canvas.area.left, requireCells(used.values), null);
      },
      ...others,
    ];
  }
  const head = used.getIntersectionOrNullObject(sheet.getRange(`1:${HEAD_ROWS}`));
  const foot = used
    .getLastRow()
    .getOffsetRange(1 - FOOT_ROWS, 0)
    .getResizedRange(FOOT_ROWS - 1, 0);
  return [part(head), part(foot), ...others];
}

/** The areas of a column that contain formulas. */
function formulasIn(sheet: Excel.Worksheet, column: number): () => Area[] {
  const letters = columnLetters(column);
  const cells = sheet.getRange(`${letters}:${letters}`).getSpecialCellsOrNullObject('Formulas');
  cells.load('address');
  return () => (cells.isNullObject ? [] : areasOf(cells.address));
}

/** The columns outside a list of columns, as addresses: `A:E`, `K:XFD`. */
function spansBetween(columns: readonly number[]): string[] {
  const spans: string[] = [];
  let from = 1;
  for (const column of [...columns, LAST_COLUMN + 1]) {
    if (column > from) spans.push(`${columnLetters(from)}:${columnLetters(column - 1)}`);
    from = column + 1;
  }
  return spans;
}

export function areaOf(range: Excel.Range): Area {
  const top = range.rowIndex + 1;
  const left = range.columnIndex + 1;
  return { top, left, bottom: top + range.rowCount - 1, right: left + range.columnCount - 1 };
}

/** Contents that are assembled from parts. */
class Canvas implements Contents {
  readonly values: CellValue[][];
  readonly formulas: (string | null)[][];

  constructor(readonly area: Area) {
    const width = area.right - area.left + 1;
    const rows = Array.from({ length: area.bottom - area.top + 1 });
    this.values = rows.map(() => new Array<CellValue>(width).fill(null));
    this.formulas = rows.map(() => new Array<string | null>(width).fill(null));
  }

  /** Inserts a part whose top left cell is at (top, left). @param formulas null leaves the known formulas unchanged */
  lay(
    top: number,
    left: number,
    values: readonly (readonly unknown[])[],
    formulas: readonly (readonly unknown[])[] | null,
  ): void {
    const from = left - this.area.left;
    values.forEach((row, i) => {
      const valueRow = this.values[top - this.area.top + i];
      const formulaRow = this.formulas[top - this.area.top + i];
      if (!valueRow || !formulaRow) return;
      row.forEach((value, j) => {
        if (formulas) formulaRow[from + j] = formulaText(formulas[i]?.[j], value);
        valueRow[from + j] = cellValue(value, formulaRow[from + j] ?? null);
      });
    });
  }

  /** Marks cells that contain formulas whose texts were not read. */
  markFormulas(places: readonly Area[]): void {
    for (const { top, left, bottom, right } of places) {
      for (let row = Math.max(top, this.area.top); row <= Math.min(bottom, this.area.bottom); row += 1) {
        this.formulas[row - this.area.top]?.fill(
          UNREAD_FORMULA,
          Math.max(0, left - this.area.left),
          right - this.area.left + 1,
        );
      }
    }
  }
}

/** The text of a cell's formula; null for a plain value, even for text that looks like a formula. */
function formulaText(text: unknown, value: unknown): string | null {
  return typeof text === 'string' && text.length > 1 && text.startsWith('=') && text !== value ? text : null;
}

/**
 * Converts a value from Excel, which gives an error as its name and an empty cell as empty text. Only a formula can have empty text as its
 * value.
 */
function cellValue(value: unknown, formula: string | null): CellValue {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  const text = typeof value === 'string' ? value : '';
  if (text === '') return formula === null ? null : '';
  return ERROR_NAMES.test(text) ? { error: text } : text;
}
