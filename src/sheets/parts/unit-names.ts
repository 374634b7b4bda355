/** The column of the units' names, on the sheets that list all units. */
import type { CellStyle } from '../../spreadsheet/spec';
import { textWidth } from '../../spreadsheet/text-size';
import { STYLE } from './look';

/** The greatest width, in characters at 11 points. A wider column would make the rest of the print too small. */
const WIDEST = 34;

/** A name that is longer than the column, or was typed later, is shown smaller. Wrapped, it would be cut off in rows of a fixed height. */
const NAME: CellStyle = { ...STYLE.text, numberFormat: 'General', indent: 0, wrap: false, shrink: true };

/** A column as wide as its longest name. @param least the least width, in characters at 11 points */
export function unitNameColumn(
  names: readonly string[],
  least: number,
): { readonly width: number; readonly style: CellStyle } {
  const longest = names.reduce((most, name) => Math.max(most, textWidth(name)), 0);
  // Two characters are for the padding of the cell.
  const width = Math.ceil((longest * STYLE.text.font.size) / 11) + 2;
  return { width: Math.min(WIDEST, Math.max(least, width)), style: NAME };
}
