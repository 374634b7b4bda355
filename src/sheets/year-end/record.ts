/** 核验记录: every finding, its cell, and what was done about it. */
import { SEVERITY_WORDS, type Severity } from '../../domain/finding';
import { columnFormat, printedOn, rowFormat, STYLE } from '../parts/look';
import { emptySpec, type SheetSpec } from '../../spreadsheet/spec';
import { linesNeeded } from '../../spreadsheet/text-size';

export const RECORD_SHEET = '核验记录';

/** A finding in words. */
export interface RecordEntry {
  readonly severity: Severity;
  /** The address: `任务分解表!B20`. */
  readonly cell: string;
  readonly message: string;
  readonly handling: string;
}

const HEADER_ROW = 3;
const FIRST_ROW = HEADER_ROW + 1;

/** The first row of findings, for formulas on other sheets that count them. */
export const RECORD_FIRST_ROW = FIRST_ROW;
export const RECORD_SEVERITY_COLUMN = 2;

const WIDTHS = [6, 8, 20, 62, 36];
const LINE_HEIGHT = 16;

export function recordSheet(entries: readonly RecordEntry[], title: string, source: string): SheetSpec {
  const width = WIDTHS.length;
  const rows =
    entries.length > 0
      ? entries.map((entry, index): (string | number)[] => [
          index + 1,
          SEVERITY_WORDS[entry.severity],
          entry.cell,
          entry.message,
          entry.handling,
        ])
      : [['', '', '', '核验没有发现问题。', '']];
  const lastRow = FIRST_ROW + rows.length - 1;
  return {
    ...emptySpec(RECORD_SHEET, 'own'),
    blocks: [
      {
        top: 1,
        left: 1,
        rows: [[title], [source], ['序号', '级别', '位置', '核验发现', '处理情况'], ...rows],
      },
    ],
    formats: [
      rowFormat(1, 1, width, STYLE.title),
      rowFormat(2, 1, width, STYLE.note),
      rowFormat(HEADER_ROW, 1, width, STYLE.header),
      {
        area: { top: FIRST_ROW, left: 1, bottom: lastRow, right: width },
        style: { ...STYLE.text, font: { name: '仿宋_GB2312', size: 11 } },
      },
      ...[4, 5].map((column) => columnFormat(column, FIRST_ROW, lastRow, { horizontal: 'left' as const })),
    ],
    merges: [1, 2].map((row) => ({ top: row, left: 1, bottom: row, right: width })),
    columnWidths: WIDTHS.map((size, index) => ({ column: index + 1, width: size })),
    rowHeights: [
      { row: 1, height: 38 },
      { row: 2, height: 20 },
      { row: HEADER_ROW, height: 26 },
      ...rows.map((row, index) => ({ row: FIRST_ROW + index, height: 6 + LINE_HEIGHT * linesOf(row) })),
    ],
    freeze: { rows: HEADER_ROW, columns: 0 },
    print: printedOn('landscape', { tall: 0 }, { repeatRows: { from: HEADER_ROW, to: HEADER_ROW } }),
    showGridLines: false,
  };
}

function linesOf(row: readonly (string | number)[]): number {
  return Math.max(...row.map((content, index) => linesNeeded(String(content), WIDTHS[index] ?? 10, 11)));
}
