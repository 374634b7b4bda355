/**
 * Estimates how much room a text takes, so that rows with wrapped text get the height they need. Spreadsheet programs do not raise a row
 * for merged cells or for the result of a formula.
 */

/** The width of a text in half-width characters. A Chinese character counts as two. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += character.charCodeAt(0) > 0xff ? 2 : 1;
  return width;
}

/**
 * How many lines a text needs in a column.
 * @param columnWidth in characters at 11 points, the unit of column widths
 * @param size of the font in points
 */
export function linesNeeded(text: string, columnWidth: number, size: number): number {
  // A character of the default font at 11 points is one unit wide; other sizes are in proportion. One unit is for the padding of the cell.
  const room = Math.max(2, (columnWidth - 1) * (11 / size) * 1.02);
  return text.split('\n').reduce((lines, part) => lines + Math.max(1, Math.ceil(textWidth(part) / room)), 0);
}

/** Line height per point of font size in most fonts. */
export const LINE_SPACING = 1.32;
/** Smallest line height per point of font size that cuts nothing off: 13.5 points for 宋体 at 11. */
const TIGHT_SPACING = 1.22;
/** Line height per point of font size in the fonts with the tallest lines: 微软雅黑, Noto Sans CJK. */
const AIRY_SPACING = 1.45;
/** The greatest row height that programs allow, in points. */
export const MOST_POINTS = 409;
/** Programs round heights to pixels, at 96 per inch. */
const POINTS_PER_PIXEL = 0.75;

/**
 * The height in points that a row needs to show its texts completely; null when it is high enough or hidden.
 * @param height the present height of the row in points; 0 when it is hidden
 * @param size of the font in points
 */
export function raisedHeight(
  texts: readonly { readonly text: string; readonly width: number }[],
  height: number,
  size: number,
): number | null {
  const lines = Math.max(0, ...texts.map(({ text, width }) => linesNeeded(text, width, size)));
  if (height === 0 || height >= Math.min(MOST_POINTS, lines * size * TIGHT_SPACING)) return null;
  return Math.min(
    MOST_POINTS,
    Math.ceil((lines * size * AIRY_SPACING) / POINTS_PER_PIXEL) * POINTS_PER_PIXEL,
  );
}
