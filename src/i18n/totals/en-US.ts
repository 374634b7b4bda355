/** The findings about totals, in English: causes of differences, and hidden rows. */
import type { FindingDetails, NamedRow, TotalCause } from '../../domain/finding';
import { count } from '../numbers';

/** Lists of more rows show row numbers only. */
const MOST_NAMED_ROWS = 4;

export function hiddenRowsText({ rows, notInTotal }: FindingDetails['hidden-row']): string {
  if (notInTotal.length === 0)
    return `${rowsText(rows, 'Row')} ${rows.length === 1 ? 'is' : 'are'} hidden or filtered, but counted in the totals.`;
  return `${rowsText(rows, 'Row')} ${rows.length === 1 ? 'is' : 'are'} hidden or filtered; checks and summaries count ${rows.length === 1 ? 'it' : 'them'}. The formula of the table’s total adds only the rows in sight and leaves out ${rowsText(notInTotal, 'row')}.`;
}

function rowsText(rows: readonly number[], word: 'Row' | 'row'): string {
  return `${word}${rows.length === 1 ? '' : 's'} ${listed(rows)}`;
}

export function totalCauseText(cause: TotalCause | null): string {
  if (!cause) return '';
  switch (cause.kind) {
    case 'formula':
      return formulaCause(cause);
    case 'left-out':
      return ` That is the same as row ${cause.row}, “${cause.unit}”: it may have been left out.`;
    case 'counted-twice':
      return ` That is the same as row ${cause.row}, “${cause.unit}”: it may have been counted twice.`;
    case 'group-left-out':
      return ` That is the same as the sum of rows ${listed(cause.rows)} in “${cause.name}”: the whole group may have been left out.`;
    case 'subtotal-counted':
      return ` That is the same as row ${cause.row}, “${cause.name}”: the subtotal may have been counted in.`;
    case 'subtotals-counted':
      return ` That is the same as the sum of the subtotals in rows ${listed(cause.rows)}: they may have been counted in.`;
    case 'digits-swapped':
      return ` If ${count(cause.inRow)} in row ${cause.row}, “${cause.unit}”, were ${count(cause.swapped)} (two digits swapped), the total would be right.`;
  }
}

function formulaCause({
  leftOut,
  twice,
  subtotals,
  texts,
}: Extract<TotalCause, { kind: 'formula' }>): string {
  const said = [
    ...(leftOut.length > 0 ? [`leaves out ${namedRows(leftOut)}`] : []),
    ...(twice.length > 0 ? [`adds ${namedRows(twice)} twice`] : []),
    ...(subtotals.length > 0 ? [`also adds the subtotals in ${namedRows(subtotals)}`] : []),
    ...(texts.length > 0 ? [`cannot add the text in ${namedRows(texts)}`] : []),
  ];
  return ` The formula of the total ${said.join(', ')}.`;
}

/** The rows with their names if there are few, otherwise only their numbers. */
function namedRows(rows: readonly NamedRow[]): string {
  if (rows.length > MOST_NAMED_ROWS) return `rows ${listed(rows.map(({ row }) => row))}`;
  return rows.map(({ name, row }) => `row ${row} “${name}”`).join(', ');
}

function listed(rows: readonly number[]): string {
  const most = 10;
  const shown = rows.slice(0, most).join(', ');
  return rows.length > most ? `${shown} and ${rows.length - most} more` : shown;
}
