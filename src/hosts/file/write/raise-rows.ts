/**
 * Raises rows, so that texts are completely visible.
 */
import type { ShownText } from '../../../spreadsheet/spec';
import { raisedRows } from '../../shared/raised-rows';
import { Colors } from '../look/colors';
import { Formats } from '../look/formats';
import { heightOfRow } from '../look/layout';
import type { SheetPart } from '../parts/sheet-part';
import type { Workbook } from '../parts/workbook';

/**
 * A row whose height the file leaves to the program is raised too, to its highest text, because not every program fits rows when it
 * opens a file.
 */
export function raiseRows(workbook: Workbook, sheet: SheetPart, texts: readonly ShownText[]): void {
  // Only font sizes are read, so no theme is needed.
  const formats = new Formats(workbook.styles, new Colors(null));
  const written = new Set(texts.map(({ column }) => column));
  const raised = raisedRows(texts, (row, column) => ({
    height: heightOfRow(sheet, formats, row, () => false),
    size: formats.at(sheet.cells.styleAt(row, column)).font.size,
  }));
  for (const { row, height } of raised) {
    const besides = heightOfRow(sheet, formats, row, (column) => !written.has(column));
    sheet.cells.raiseRow(row, Math.max(height, besides));
  }
}
