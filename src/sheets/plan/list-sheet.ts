/** A printable sheet with a title and a list, for 方案摘录 and 时间节点. */
import { emptySpec, type CellContent, type SheetSpec } from '../../spreadsheet/spec';
import { COLOR, printedOn, rowFormat, STYLE } from '../parts/look';

export interface ListSheet {
  readonly sheet: string;
  readonly title: string;
  readonly note: string;
  readonly columns: readonly {
    readonly heading: string;
    readonly width: number;
    readonly align: 'left' | 'center';
  }[];
  readonly rows: readonly (readonly CellContent[])[];
}

export const LIST_HEADER_ROW = 3;

export function listSheet({ sheet, title, note, columns, rows }: ListSheet): SheetSpec {
  const width = columns.length;
  const last = LIST_HEADER_ROW + rows.length;
  const column = (at: number): SheetSpec['merges'][number] => ({
    top: LIST_HEADER_ROW + 1,
    left: at,
    bottom: last,
    right: at,
  });
  return {
    ...emptySpec(sheet, 'own'),
    tabColor: COLOR.barSoft,
    blocks: [
      {
        top: 1,
        left: 1,
        rows: [[title], [note], columns.map(({ heading }) => heading), ...rows],
      },
    ],
    formats: [
      rowFormat(1, 1, width, STYLE.title),
      rowFormat(2, 1, width, STYLE.note),
      rowFormat(LIST_HEADER_ROW, 1, width, STYLE.header),
      ...(rows.length === 0
        ? []
        : columns.map(({ align }, index) => ({
            area: column(index + 1),
            style: { ...STYLE.text, horizontal: align },
          }))),
    ],
    merges: [1, 2].map((row) => ({ top: row, left: 1, bottom: row, right: width })),
    columnWidths: columns.map((listed, index) => ({ column: index + 1, width: listed.width })),
    rowHeights: [
      { row: 1, height: 38 },
      { row: 2, height: 34 },
      { row: LIST_HEADER_ROW, height: 26 },
      ...rows.map((row, index) => ({ row: LIST_HEADER_ROW + 1 + index, height: rowHeight(row, columns) })),
    ],
    freeze: { rows: LIST_HEADER_ROW, columns: 0 },
    print: printedOn(
      'landscape',
      { tall: 0 },
      { repeatRows: { from: LIST_HEADER_ROW, to: LIST_HEADER_ROW } },
    ),
    showGridLines: false,
  };
}

/** The height of a row in points: 17 per line. A Chinese character of 12 points is as wide as 2.5 characters of the default font. */
function rowHeight(row: readonly CellContent[], columns: ListSheet['columns']): number {
  const lines = row.map((content, index) => {
    const characters = typeof content === 'string' ? content.length : 1;
    return Math.ceil((characters * 2.3) / (columns[index]?.width ?? 10));
  });
  return Math.min(400, 8 + 17 * Math.max(1, ...lines));
}
