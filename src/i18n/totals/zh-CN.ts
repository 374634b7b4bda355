/** The findings about totals (合计), in simplified Chinese: causes of differences, and hidden rows. */
import type { FindingDetails, NamedRow, TotalCause } from '../../domain/finding';
import { count } from '../numbers';

/** Lists of more rows show row numbers only. */
const MOST_NAMED_ROWS = 4;

export function hiddenRowsText({ rows, notInTotal }: FindingDetails['hidden-row']): string {
  if (notInTotal.length === 0) return `第 ${listed(rows)}行被隐藏或筛选掉了，但仍计入合计。`;
  return `第 ${listed(rows)}行被隐藏或筛选掉了，核验和汇总仍计入；表里合计的公式只加看得见的行，没有算上第 ${listed(notInTotal)}行。`;
}

export function totalCauseText(cause: TotalCause | null): string {
  if (!cause) return '';
  switch (cause.kind) {
    case 'formula':
      return formulaCause(cause);
    case 'left-out':
      return `差额与第 ${cause.row} 行“${cause.unit}”的数相同，可能漏加了这一行。`;
    case 'counted-twice':
      return `差额与第 ${cause.row} 行“${cause.unit}”的数相同，可能把这一行加了两次。`;
    case 'group-left-out':
      return `差额与“${cause.name}”所含第 ${listed(cause.rows)}行之和相同，可能整组漏加了。`;
    case 'subtotal-counted':
      return `差额与第 ${cause.row} 行“${cause.name}”的数相同，可能把小计也加了进去。`;
    case 'subtotals-counted':
      return `差额与第 ${listed(cause.rows)}行各小计之和相同，可能把小计也都加了进去。`;
    case 'digits-swapped':
      return `如果第 ${cause.row} 行“${cause.unit}”的 ${count(cause.inRow)} 应为 ${count(cause.swapped)}（两位数字写颠倒了），合计就正好相符。`;
  }
}

function formulaCause({
  leftOut,
  twice,
  subtotals,
  texts,
}: Extract<TotalCause, { kind: 'formula' }>): string {
  const said = [
    ...(leftOut.length > 0 ? [`漏加了第 ${namedRows(leftOut)}`] : []),
    ...(twice.length > 0 ? [`把第 ${namedRows(twice)}加了两次`] : []),
    ...(subtotals.length > 0 ? [`把小计也加了进去（第 ${namedRows(subtotals)}）`] : []),
    ...(texts.length > 0 ? [`加不上第 ${namedRows(texts)}的文本`] : []),
  ];
  return `合计的公式${said.join('，')}。`;
}

/** The rows with their names if there are few, otherwise only their numbers. */
function namedRows(rows: readonly NamedRow[]): string {
  if (rows.length > MOST_NAMED_ROWS) return `${listed(rows.map(({ row }) => row))}行`;
  return rows.map(({ name, row }) => `${row} 行“${name}”`).join('、第 ');
}

function listed(rows: readonly number[]): string {
  const most = 10;
  const shown = rows.slice(0, most).join('、');
  return rows.length > most ? `${shown} 等 ${rows.length} ` : `${shown} `;
}
