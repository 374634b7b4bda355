/** Converts figures that are stored as text into numbers. */
import type { TextFigure } from '../domain/table/text-figures';
import { emptySpec, type SheetSpec } from '../spreadsheet/spec';

/** The patch that writes the numbers and gives their cells a number format. */
export function convertedSpec(sheet: string, figures: readonly TextFigure[]): SheetSpec {
  return {
    ...emptySpec(sheet, 'patch'),
    blocks: figures.map(({ row, column, number }) => ({ top: row, left: column, rows: [[number]] })),
    // In Excel a number written into a cell formatted as text becomes text.
    formats: figures.map(({ row, column }) => ({
      area: { top: row, left: column, bottom: row, right: column },
      style: { numberFormat: 'General' },
    })),
  };
}
