/**
 * Headings such as 体检人数 or 安置人数 name an activity without saying whether it was done. Such a column beside a target is read as
 * achieved figures, unless its figures are too large for that; the check reports the assumption.
 */
import { valueAt, type SheetGrid } from '../../../spreadsheet/grid';
import type { Indicator, TableColumn } from '../breakdown';
import { mayBeActual } from '../headings';
import type { ChosenColumns } from './header-columns';

/** How many rows below a header are compared with the target. */
const ROWS_COMPARED = 50;
/** A figure above this multiple of the target is not an achieved figure but a stock, such as all employed persons. */
const MOST_OVERSHOT = 1.5;

/** The columns without those actuals that are too large to be achieved figures. @param bottom the header's last row */
export function withoutUnlikelyActuals(
  sheet: SheetGrid,
  bottom: number,
  chosen: ChosenColumns,
): ChosenColumns {
  const [first, ...others] = chosen.indicators.map((indicator) => likely(sheet, bottom, indicator));
  if (!first) return chosen;
  return {
    ...chosen,
    columns: { ...chosen.columns, actual: first.columns.actual },
    indicators: [first, ...others],
  };
}

function likely(sheet: SheetGrid, bottom: number, indicator: Indicator): Indicator {
  const { columns, further } = indicator;
  const { actual, target } = columns;
  if (!actual || !mayBeActual(actual.heading)) return indicator;
  if (!overshoots(sheet, bottom, { actual, target })) return indicator;
  const moved: TableColumn = { column: actual.column, heading: actual.heading };
  return {
    ...indicator,
    columns: { ...columns, actual: null },
    further: [...further, moved].sort((a, b) => a.column - b.column),
  };
}

/** Whether most figures of a column are too large to be what was achieved of the target beside them. */
export function overshoots(
  sheet: SheetGrid,
  bottom: number,
  { actual, target }: Readonly<Record<'actual' | 'target', { readonly column: number }>>,
): boolean {
  const rows = Array.from({ length: ROWS_COMPARED }, (_, index) => bottom + 1 + index);
  const pairs = rows.flatMap((row) => {
    const [done, task] = [actual, target].map(({ column }) => valueAt(sheet, row, column));
    return typeof done === 'number' && typeof task === 'number' ? [[done, task] as const] : [];
  });
  const overshot = pairs.filter(([done, task]) => done > task * MOST_OVERSHOT);
  return overshot.length * 2 > pairs.length;
}
