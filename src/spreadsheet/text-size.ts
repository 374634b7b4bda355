/**
 * How much room a text takes, so that wrapped rows are given the height they need: spreadsheet programs do not grow a
 * row for merged cells or for the result of a formula.
 */

/** Widths in half-width characters: a Chinese character is two wide. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += character.charCodeAt(0) > 0xff ? 2 : 1;
  return width;
}

/**
 * Lines a text needs in a column.
 * @param columnWidth in characters at 11 points, as column widths are given
 * @param size of the font in points
 */
export function linesNeeded(text: string, columnWidth: number, size: number): number {
  // A character of the default font at 11 points is one unit wide; others scale. One unit stays free for the cell's padding.
  const room = Math.max(2, (columnWidth - 1) * (11 / size) * 1.02);
  return text.split('\n').reduce((lines, part) => lines + Math.max(1, Math.ceil(textWidth(part) / room)), 0);
}
