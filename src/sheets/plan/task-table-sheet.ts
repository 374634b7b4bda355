/**
 * 任务分解表, made from the table of a plan: the same cells, in the look of a formal document. Totals remain the figures that the plan
 * states, so that the check can compare them.
 */
import { readFigure } from '../../domain/table/figure';
import { headingMeaning } from '../../domain/table/headings';
import { emptySpec, type CellContent, type SheetSpec } from '../../spreadsheet/spec';
import { COLOR, columnFormat, printedOn, rowFormat, STYLE } from '../parts/look';

export const TASK_SHEET = '任务分解表';

const HEADER_ROW = 3;

/**
 * The sheet.
 * @param rows the heading first
 * @param title shown above the table; '' for none
 * @param measure the line with the unit of measure of all columns, below the title; '' for none
 */
export function taskTableSheet(title: string, rows: readonly (readonly string[])[], measure = ''): SheetSpec {
  const width = Math.max(2, ...rows.map((row) => row.length));
  const last = HEADER_ROW + rows.length - 1;
  const header = rows[0] ?? [];
  const isFigure = (column: number): boolean =>
    ['baseline', 'target', 'actual'].includes(headingMeaning(header[column] ?? '')?.role ?? '');
  const cells = rows.map((row, index) =>
    Array.from({ length: width }, (_, column): CellContent => {
      const text = row[column] ?? '';
      return index > 0 ? content(text) : text;
    }),
  );
  return {
    ...emptySpec(TASK_SHEET, 'own'),
    tabColor: COLOR.bar,
    blocks: [{ top: 1, left: 1, rows: [[title], [measure], ...cells] }],
    formats: [
      rowFormat(1, 1, width, { ...STYLE.title, font: { ...STYLE.title.font, size: 18 }, wrap: true }),
      ...(measure === '' ? [] : [rowFormat(2, 1, width, { ...STYLE.subtitle, horizontal: 'right' })]),
      rowFormat(HEADER_ROW, 1, width, STYLE.header),
      ...Array.from({ length: width }, (_, column) =>
        columnFormat(
          column + 1,
          HEADER_ROW + 1,
          Math.max(last, HEADER_ROW + 1),
          isFigure(column) ? STYLE.figure : STYLE.text,
        ),
      ),
    ],
    merges: (measure === '' ? [1] : [1, 2]).map((row) => ({ top: row, left: 1, bottom: row, right: width })),
    columnWidths: Array.from({ length: width }, (_, column) => ({
      column: column + 1,
      // A Chinese character of 12 points is as wide as 2.5 characters of the default font, so a heading fits in two lines.
      width: Math.min(36, Math.max(14, (header[column] ?? '').length * 1.8)),
    })),
    rowHeights: [
      { row: 1, height: 46 },
      { row: 2, height: measure === '' ? 12 : 22 },
      { row: HEADER_ROW, height: 44 },
      ...rows.slice(1).map((_, index) => ({ row: HEADER_ROW + 1 + index, height: 24 })),
    ],
    freeze: { rows: HEADER_ROW, columns: 0 },
    print: printedOn('portrait', { tall: 0 }, { repeatRows: { from: HEADER_ROW, to: HEADER_ROW } }),
    showGridLines: false,
  };
}

/** The cell's content: digits alone become a number; 3.15万 and everything else stays text, so that the check reports it. */
function content(text: string): CellContent {
  if (!/^[\d,.]+$/.test(text)) return text;
  return readFigure(text, null, 1).inCell ?? text;
}
