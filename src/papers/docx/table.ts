/** The native table of an annex: as wide as the text of a landscape page, the header repeated on every page, no row split across pages. */
import {
  AlignmentType,
  BorderStyle,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
  type IRunOptions,
} from 'docx';
import type { PaperTable } from '../paper';
import { FACE, LANDSCAPE_TEXT_WIDTH, SIZE } from './format';

/** A table with more columns is set in a smaller font size. */
const MOST_COLUMNS = 11;
const THIN = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;
const BOLD: IRunOptions = { bold: true };
/** The space between text and the cell's edges, in twips. */
const CELL_MARGIN = { top: 20, bottom: 20, left: 80, right: 80 } as const;
/** The height of a row in twips; 17 rows and a header fit on a page. */
const ROW_LINE = 15 * 20;

export function annexTable({ columns, rows, hasTotal }: PaperTable): Table {
  const whole = columns.reduce((sum, { width }) => sum + width, 0);
  const widths = columns.map(({ width }) => Math.floor((LANDSCAPE_TEXT_WIDTH * width) / whole));
  const size = columns.length > MOST_COLUMNS ? SIZE.narrowTable : SIZE.table;
  const cell = (text: string, index: number, look: 'header' | 'row' | 'total'): TableCell =>
    new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.CENTER,
      margins: CELL_MARGIN,
      children: text.split('\n').map(
        (line) =>
          new Paragraph({
            alignment: look === 'header' ? AlignmentType.CENTER : (columns[index]?.align ?? 'left'),
            spacing: { line: ROW_LINE, lineRule: LineRuleType.EXACT },
            children: [
              new TextRun({
                text: line,
                size,
                font: look === 'header' ? FACE.heading : FACE.text,
                ...(look === 'total' ? BOLD : {}),
              }),
            ],
          }),
      ),
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    borders: {
      top: THIN,
      bottom: THIN,
      left: THIN,
      right: THIN,
      insideHorizontal: THIN,
      insideVertical: THIN,
    },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(({ heading }, index) => cell(heading, index, 'header')),
      }),
      ...rows.map(
        (row, at) =>
          new TableRow({
            cantSplit: true,
            children: row.map((text, index) =>
              cell(text, index, hasTotal && at === rows.length - 1 ? 'total' : 'row'),
            ),
          }),
      ),
    ],
  });
}
