/**
 * Writes contents to cells: blocks of values and formulas, and formulas filled over areas.
 */
import { areaAddress, type Area } from '../../../spreadsheet/address';
import { formulaAt, type SheetGrid } from '../../../spreadsheet/grid';
import { blockArea, rectanglesOf } from '../../../spreadsheet/rectangles';
import { toR1C1 } from '../../../formula/r1c1';
import { MANY_ROWS } from '../../../spreadsheet/reading';
import type { Block, Fill } from '../../../spreadsheet/spec';
import { contentToType } from '../../shared/content-to-type';
import type { Batch } from '../batch';
import { hasApi } from '../in-excel';
import { areasOf } from '../addresses';

/** The most cells that a command writes. */
const MOST_CELLS = 40_000;
/** The client splits larger arrays into pieces of this many cells, with a command for each piece. */
const CLIENT_PIECE = 1500;

/** The sheet before the change, if it is to be restored cell by cell; null if it was empty, or is kept as a hidden copy. */
export type Before = SheetGrid | null;

/** Writes a block as a few rectangles. Cells that stay unchanged (null) are not sent. */
export async function writeBlock(batch: Batch, sheet: string, block: Block, before: Before): Promise<void> {
  for (const piece of rectangles(block).flatMap((rectangle) => besideHidden(rectangle, before))) {
    const area = blockArea(piece);
    const [first] = piece.rows[0] ?? [];
    const isOneValue = first !== undefined && piece.rows.every((row) => row.every((cell) => cell === first));
    const isWorthIt = cellCount(area) > CLIENT_PIECE;
    const cells =
      isOneValue && isWorthIt ? contentToType(first) : piece.rows.map((row) => row.map(contentToType));
    await batch.makeRoomFor(JSON.stringify(cells).length);
    if (before) keepContents(batch, sheet, area, before);
    // `formulas` takes values too: a text that does not begin with = is a value. A single value fills all cells.
    batch.range(sheet, area).formulas = cells as unknown[][];
  }
}

/** Fills a formula over an area. It is written in R1C1 notation, in which it reads the same in every cell. */
export function writeFill(batch: Batch, sheet: string, { area, formula }: Fill, before: Before): void {
  const text = toR1C1(formula, { row: area.top, column: area.left });
  for (const rows of rowsApart(area, before?.hiddenRows ?? new Set())) {
    const part = { ...area, ...rows };
    if (before) keepContents(batch, sheet, part, before);
    batch.range(sheet, part).formulasR1C1 = text as unknown as string[][];
  }
}

/** Splits a block at hidden rows: into the pieces between them, and each hidden row by itself. */
function besideHidden(block: Block, before: Before): Block[] {
  const hidden = before?.hiddenRows ?? new Set<number>();
  if (hidden.size === 0) return [block];
  return rowsApart(blockArea(block), hidden).map(({ top, bottom }) => ({
    ...block,
    top,
    rows: block.rows.slice(top - block.top, bottom - block.top + 1),
  }));
}

/**
 * Splits rows into runs that Excel writes correctly. When a write spans hidden rows, contents land in other rows; written one by one,
 * hidden rows get their own contents (office-js #224, NetOffice #2).
 */
export function rowsApart(
  { top, bottom }: Area,
  hidden: ReadonlySet<number>,
): { readonly top: number; readonly bottom: number }[] {
  const runs: { top: number; bottom: number }[] = [];
  for (let row = top; row <= bottom; row += 1) {
    const last = runs[runs.length - 1];
    if (last?.bottom === row - 1 && !hidden.has(row) && !hidden.has(row - 1)) last.bottom = row;
    else runs.push({ top: row, bottom: row });
  }
  return runs;
}

function keepContents(batch: Batch, sheet: string, area: Area, before: SheetGrid): void {
  const range = batch.range(sheet, area);
  const formulas = formulaCount(before, area);
  if (formulas > 0 && cellCount(area) > MANY_ROWS && hasApi('1.9')) {
    keepManyFormulas(batch, sheet, area, { range, hasOthers: formulas < cellCount(area) });
    return;
  }
  range.load('formulas,values');
  batch.takeBack(() => {
    const contents = contentsIn(range);
    return (context) => {
      context.workbook.worksheets.getItem(sheet).getRange(areaAddress(area)).formulas = contents;
    };
  });
}

function formulaCount(grid: SheetGrid, area: Area): number {
  let count = 0;
  for (let row = area.top; row <= area.bottom; row += 1) {
    for (let column = area.left; column <= area.right; column += 1) {
      if (formulaAt(grid, row, column) !== null) count += 1;
    }
  }
  return count;
}

/** The contents of a range as they are written again. Its formulas and values must have been answered. */
export function contentsIn({ formulas, values }: Excel.Range): unknown[][] {
  return formulas.map((row, i) => row.map((text: unknown, j) => retyped(text, values[i]?.[j])));
}

/** The text that restores a cell when it is written. */
function retyped(text: unknown, value: unknown): unknown {
  const isText = typeof value === 'string' && text === value;
  return isText ? contentToType(value) : text;
}

/**
 * Keeps a large area with formulas. All their texts would not fit into one answer. But they belong to the add-in and are one formula filled
 * down, so only the cells that contain it are recorded. Other cells keep their values.
 */
function keepManyFormulas(
  batch: Batch,
  sheet: string,
  area: Area,
  { range, hasOthers }: { readonly range: Excel.Range; readonly hasOthers: boolean },
): void {
  if (hasOthers) range.load('values');
  const formulas = range.getSpecialCellsOrNullObject('Formulas');
  formulas.load('address');
  const corner = batch.range(sheet, { ...area, bottom: area.top, right: area.left });
  corner.load('formulasR1C1');
  batch.takeBack(() => {
    const places = formulas.isNullObject ? [] : areasOf(formulas.address);
    const text: unknown = corner.formulasR1C1[0]?.[0];
    const contents = hasOthers ? valuesBeside(range.values, area, places) : null;
    return (context) => {
      const worksheet = context.workbook.worksheets.getItem(sheet);
      if (contents) worksheet.getRange(areaAddress(area)).formulas = contents;
      for (const place of places) worksheet.getRange(areaAddress(place)).formulasR1C1 = text as string[][];
    };
  });
}

/** The values in the form in which they are written again; '' for cells with a formula. */
function valuesBeside(values: readonly unknown[][], area: Area, places: readonly Area[]): unknown[][] {
  const contents = values.map((row) =>
    row.map((value) => (typeof value === 'string' ? contentToType(value) : value)),
  );
  for (const { top, left, bottom, right } of places) {
    for (let row = top; row <= bottom; row += 1) {
      contents[row - area.top]?.fill('', left - area.left, right - area.left + 1);
    }
  }
  return contents;
}

function cellCount(area: Area): number {
  return (area.bottom - area.top + 1) * (area.right - area.left + 1);
}

/** The rectangles of a block that are written, each small enough for one command. */
export function rectangles(block: Block): Block[] {
  return rectanglesOf(block).flatMap((piece) => slices(piece));
}

function slices(block: Block): Block[] {
  const height = Math.max(1, Math.floor(MOST_CELLS / (block.rows[0]?.length ?? 1)));
  const pieces: Block[] = [];
  for (let from = 0; from < block.rows.length; from += height) {
    pieces.push({ ...block, top: block.top + from, rows: block.rows.slice(from, from + height) });
  }
  return pieces;
}
