/**
 * Cell addresses. Rows and columns are counted from 1, like the row numbers that users see.
 */

/** A cell of a sheet. */
export interface Position {
  readonly row: number;
  readonly column: number;
}

/** Whether two positions are the same cell, on the same sheet. */
export function isSameCell(
  a: Position & { readonly sheet: string },
  b: Position & { readonly sheet: string },
): boolean {
  return a.sheet === b.sheet && a.row === b.row && a.column === b.column;
}

/** A rectangle of cells; its last row and column belong to it. */
export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Excel's last row and column (Excel specifications and limits). */
export const LAST_ROW = 1_048_576;
export const LAST_COLUMN = 16_384;

/** The letters of a column: 1 → `A`, 27 → `AA`. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** The number of a column from its letters in either case: `AA` → 27. */
export function columnNumber(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) {
    column = column * 26 + letter.charCodeAt(0) - 64;
  }
  return column;
}

/** `{row: 4, column: 2}` → `B4`. */
export function cellAddress(cell: Position): string {
  return columnLetters(cell.column) + String(cell.row);
}

/** The address of a whole column: 3 → `C:C`. */
export function wholeColumnAddress(column: number): string {
  return `${columnLetters(column)}:${columnLetters(column)}`;
}

/** `{row: 4, column: 2}` → `$B$4`. */
export function absoluteAddress(cell: Position): string {
  return `$${columnLetters(cell.column)}$${cell.row}`;
}

/** `A3:D21`, or `A3` for a single cell. */
export function areaAddress(area: Area): string {
  const first = cellAddress({ row: area.top, column: area.left });
  return isSingleCell(area) ? first : `${first}:${cellAddress({ row: area.bottom, column: area.right })}`;
}

/** `$A$3:$D$21`, or `$A$3` for a single cell. */
export function absoluteAreaAddress(area: Area): string {
  const first = absoluteAddress({ row: area.top, column: area.left });
  return isSingleCell(area) ? first : `${first}:${absoluteAddress({ row: area.bottom, column: area.right })}`;
}

/** Parses `B4`, `$B$4` or `A3:D21`; null when the text is not an address inside a sheet. */
export function parseArea(text: string): Area | null {
  const match = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})(?::\$?([A-Za-z]{1,3})\$?(\d{1,7}))?$/.exec(text);
  if (!match) return null;
  const [, left = '', top = '', right = left, bottom = top] = match;
  const columns = [columnNumber(left), columnNumber(right)];
  const rows = [Number(top), Number(bottom)];
  const area = {
    top: Math.min(...rows),
    left: Math.min(...columns),
    bottom: Math.max(...rows),
    right: Math.max(...columns),
  };
  return area.top >= 1 && area.bottom <= LAST_ROW && area.right <= LAST_COLUMN ? area : null;
}

/** The name of a sheet as it is written before `!` in a formula. It is always quoted, because the product's sheet names are Chinese. */
export function quotedSheet(sheet: string): string {
  return `'${sheet.replace(/'/g, "''")}'`;
}

export function isSingleCell(area: Area): boolean {
  return area.top === area.bottom && area.left === area.right;
}

export function cellArea(cell: Position): Area {
  return { top: cell.row, left: cell.column, bottom: cell.row, right: cell.column };
}

export function contains(area: Area, cell: Position): boolean {
  return (
    cell.row >= area.top && cell.row <= area.bottom && cell.column >= area.left && cell.column <= area.right
  );
}

/** The smallest rectangle around two rectangles. */
export function boundingArea(a: Area, b: Area): Area {
  return {
    top: Math.min(a.top, b.top),
    left: Math.min(a.left, b.left),
    bottom: Math.max(a.bottom, b.bottom),
    right: Math.max(a.right, b.right),
  };
}

export function overlaps(a: Area, b: Area): boolean {
  return a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;
}

/** Parses `'任务分解表'!$A$1:$D$20` into sheet and area; null for anything else (several areas, a formula, #REF!). */
export function parseSheetArea(reference: string): { readonly sheet: string; readonly area: Area } | null {
  const match = /^=?(?:'((?:[^']|'')+)'|([^'!]+))!([^!]+)$/.exec(reference);
  if (!match) return null;
  const [, quoted, plain = '', address = ''] = match;
  const area = parseArea(address);
  return area && { sheet: quoted === undefined ? plain : quoted.replace(/''/g, "'"), area };
}

/** A number that identifies a position on a sheet: as a map key it is faster than a text. */
export function placeNumber({ row, column }: Position): number {
  return row * (LAST_COLUMN + 1) + column;
}
