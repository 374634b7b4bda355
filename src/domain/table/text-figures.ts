/** Figures that are stored as text ("38,021", "500人"). Formulas skip them until they are converted to numbers. */
import type { Breakdown, Measure } from './breakdown';
import type { OfMeasure } from '../finding';
import { textOf } from '../../spreadsheet/grid';

/** A text that can be converted, with the number it becomes. */
export interface TextFigure extends OfMeasure {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  /** The name of the row: a unit's, or 合计. */
  readonly unit: string;
  readonly text: string;
  /** The number in the column's own unit of measure, as it will stand in the cell. */
  readonly number: number;
  readonly unitOfMeasure: string;
}

const MEASURES: readonly Measure[] = ['baseline', 'target', 'actual'];

/**
 * All figures of a table that can be converted, row by row. Text that a formula returns is left out, because a conversion would
 * replace the formula.
 */
export function textFigures(breakdown: Breakdown): TextFigure[] {
  const { units, subtotals, total, columns, sheet } = breakdown;
  const lines = [...units, ...subtotals, ...(total ? [total] : [])].sort((a, b) => a.row - b.row);
  return lines.flatMap((line) =>
    MEASURES.flatMap((measure): TextFigure[] => {
      const column = columns[measure];
      const { kind, raw, formula, inCell } = line[measure];
      if (!column || kind !== 'text-number' || formula !== null || inCell === null) return [];
      return [
        {
          sheet,
          row: line.row,
          column: column.column,
          unit: line.name,
          measure,
          ...(measure === 'actual' ? { heading: column.heading } : {}),
          text: textOf(raw),
          number: inCell,
          unitOfMeasure: column.unitOfMeasure,
        },
      ];
    }),
  );
}
