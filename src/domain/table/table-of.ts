/**
 * A table read for one of its indicators. Rules, measures and sheets work on a single indicator; code that needs all of them goes
 * through {@link tablesOf}.
 */
import type { Breakdown, Figure, FigureColumn, Indicator, Total } from './breakdown';
import { NO_FIGURE, readFigure } from './figure';
import { formulaAt, valueAt, type SheetGrid } from '../../spreadsheet/grid';

/** The same rows with the figures of another indicator. @param sheet the sheet that holds the table */
function tableOf(sheet: SheetGrid, table: Breakdown, indicator: Indicator): Breakdown {
  if (table.indicator === indicator) return table;
  const { baseline, target, actual } = indicator.columns;
  const read = (row: number, column: FigureColumn | null): Figure =>
    column
      ? readFigure(
          valueAt(sheet, row, column.column),
          formulaAt(sheet, row, column.column),
          column.scale,
          column.unitOfMeasure,
        )
      : NO_FIGURE;
  const withFigures = <Line extends Total>(line: Line): Line => ({
    ...line,
    baseline: read(line.row, baseline),
    target: read(line.row, target),
    actual: read(line.row, actual),
  });
  return {
    ...table,
    columns: { ...table.columns, baseline, target, actual },
    further: indicator.further,
    indicator,
    units: table.units.map(withFigures),
    subtotals: table.subtotals.map(withFigures),
    total: table.total && withFigures(table.total),
  };
}

/** The table, read once for each of its indicators. */
export function tablesOf(sheet: SheetGrid, table: Breakdown): readonly Breakdown[] {
  return table.indicators.map((indicator) => tableOf(sheet, table, indicator));
}
