/**
 * Normalises saved workbooks, so that workbooks that look and work alike are equal.
 */
import { BACKUP_PREFIX } from '../../src/hosts/shared/backup-sheets';
import type { ReadBook, ReadCell } from '../support/openpyxl';

/**
 * Removes differences that no user can notice: the hidden copy that the Excel host keeps for 撤销 until the next change, empty cells
 * without a format, the absolute numbers of priorities, and standard column widths.
 */
export function inOneForm(book: ReadBook): ReadBook {
  return {
    ...book,
    names: [...book.names].sort((a, b) => a.name.localeCompare(b.name)),
    sheets: book.sheets
      .filter((sheet) => !sheet.name.startsWith(BACKUP_PREFIX))
      .map((sheet) =>
        sheet.kind === 'chartsheet'
          ? sheet
          : {
              ...sheet,
              dimensions: '',
              print: sheet.print.fitToPage
                ? sheet.print
                : { ...sheet.print, fitToWidth: null, fitToHeight: null },
              cells: Object.fromEntries(
                Object.entries(sheet.cells)
                  .filter(([, cell]) => !isPlain(cell))
                  .map(([at, cell]) => [
                    at,
                    { ...cell, font: { ...cell.font, color: cell.font.color ?? BLACK } },
                  ]),
              ),
              columns: sheet.columns
                .filter((column) => column.hidden || !STANDARD_WIDTHS.includes(column.width))
                .map((column) => ({ ...column, width: Math.round(column.width * STEPS) / STEPS })),
              rows: Object.fromEntries(
                Object.entries(sheet.rows).filter(([, row]) => row.hidden || row.height !== STANDARD_HEIGHT),
              ),
              conditionalFormats: sheet.conditionalFormats.map((format) => ({ ...format, priority: 0 })),
            },
      ),
  };
}

/** Excel reports the automatic text colour as black. */
const BLACK = '000000';
/** Standard column widths in characters: what openpyxl gives for a missing width, and 64 pixels. */
const STANDARD_WIDTHS = [13, 9.140625];
/** Programs store widths in 256ths of a character (ECMA-376, 18.3.1.13). */
const STEPS = 256;
const STANDARD_HEIGHT = 14.25;

function isPlain(cell: ReadCell): boolean {
  const { value, formula, fill, border, numberFormat, alignment } = cell;
  const hasBorder = Object.values(border).some((line) => line !== null);
  const isAligned = alignment.horizontal !== null || alignment.vertical !== null || alignment.wrap;
  return (
    value === null &&
    formula === null &&
    fill === null &&
    !hasBorder &&
    numberFormat === 'General' &&
    !isAligned
  );
}
