/**
 * The sample workbooks, made from the text files in this folder: the table as a federation's clerk would have typed it, and the
 * same workbook half-way through the campaign, with monthly returns that are invented and say so.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeLedger } from '../../src/actions/make-ledger';

import { createWorkbook, FileHost } from '../../src/hosts/file/file-host';
import { emptySpec, type CellContent, type CellStyle, type SheetSpec } from '../../src/spreadsheet/spec';

const SHEET = '任务分解表';
const HEADER_ROW = 3;
const FIRST_MONTH = 4;
const REMARK = '演示数据：四月至十月的月报数是为演示编写的，并非真实上报数。';

const THIN: CellStyle = {
  border: { top: 'thin', right: 'thin', bottom: 'thin', left: 'thin', color: '#000000' },
  vertical: 'center',
};

/** The breakdown table as a workbook. */
export function sampleBook(): Uint8Array {
  const lines = readLines('breakdown-table.txt');
  const [title = '', heading = '', ...rows] = lines;
  const cells = rows.map((line): CellContent[] => {
    const [unit = '', baseline = '', target = ''] = line.split('\t');
    return [unit, Number(baseline), Number(target), ''];
  });
  const headings = heading.split('\t').map((text) => text.replace(/\|/g, '\n'));
  return createWorkbook({
    fileName: 'breakdown.xlsx',
    title,
    change: { copies: [], sheets: [tableSheet(title, headings, cells)], names: [], removedNames: [] },
    open: { sheet: SHEET, row: 1, column: 1 },
  });
}

/** The workbook with progress columns, settings and a ledger filled to October. */
export async function halfWayBook(sample: Uint8Array): Promise<Uint8Array> {
  const figures = new Map(
    readLines('illustrative-returns.txt').map((line) => {
      const [unit = '', ...months] = line.split('\t');
      const reported = months.flatMap((text, index) =>
        text === '-' ? [] : [[FIRST_MONTH + index, Number(text)] as const],
      );
      return [unit, new Map(reported)] as const;
    }),
  );
  const host = FileHost.open(sample);
  await makeLedger(host, { figures, remark: REMARK });
  return host.save();
}

function readLines(name: string): string[] {
  const text = readFileSync(join(__dirname, name), 'utf8');
  return text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
}

function tableSheet(title: string, headings: readonly string[], cells: readonly CellContent[][]): SheetSpec {
  const last = HEADER_ROW + cells.length;
  const area = (top: number, left: number, bottom: number, right: number): SheetSpec['merges'][number] => ({
    top,
    left,
    bottom,
    right,
  });
  const body = { name: '仿宋_GB2312', size: 14 };
  return {
    ...emptySpec(SHEET, 'own'),
    blocks: [
      { top: 1, left: 1, rows: [[title]] },
      { top: HEADER_ROW, left: 1, rows: [[...headings], ...cells] },
    ],
    formats: [
      {
        area: area(1, 1, 1, 4),
        style: {
          font: { name: '方正小标宋简体', size: 18 },
          horizontal: 'center',
          vertical: 'center',
          wrap: true,
        },
      },
      {
        area: area(HEADER_ROW, 1, HEADER_ROW, 4),
        style: { ...THIN, font: { name: '黑体', size: 14 }, horizontal: 'center', wrap: true },
      },
      { area: area(HEADER_ROW + 1, 1, last, 4), style: { ...THIN, font: body, horizontal: 'center' } },
    ],
    merges: [area(1, 1, 1, 4)],
    columnWidths: [18, 22, 20, 16].map((width, index) => ({ column: index + 1, width })),
    rowHeights: [
      { row: 1, height: 46 },
      { row: 2, height: 12 },
      { row: HEADER_ROW, height: 64 },
      ...cells.map((_, index) => ({ row: HEADER_ROW + 1 + index, height: 27 })),
    ],
    print: {
      orientation: 'portrait',
      margins: { top: 2.5, right: 2, bottom: 2.5, left: 2 },
      centerHorizontally: true,
    },
  };
}
