/**
 * Workbooks for tests that run in every host.
 */
import type { Element } from '@xmldom/xmldom';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CellValue } from '../../src/spreadsheet/grid';
import { Package } from '../../src/hosts/file/package/package';
import {
  appendElement,
  children,
  removeElement,
  setAttributes,
  type Attributes,
} from '../../src/hosts/file/package/xml';
import { Workbook } from '../../src/hosts/file/parts/workbook';
import { setTabColor } from '../../src/hosts/file/write/sheet-layout';
import { createWorkbook } from '../../src/hosts/file/file-host';
import { emptySpec, type CellContent, type SheetSpec } from '../../src/spreadsheet/spec';

const SAMPLES = join(__dirname, '../../assets/sample');

/** The sample workbook with the table of the campaign plan. */
export function sampleBook(): Uint8Array {
  return new Uint8Array(readFileSync(join(SAMPLES, 'breakdown.xlsx')));
}

/** The sample workbook half-way through the campaign, with monthly returns. */
export function halfWayBook(): Uint8Array {
  return new Uint8Array(readFileSync(join(SAMPLES, 'half-way.xlsx')));
}

const MESSY: readonly (readonly CellValue[])[] = [
  [null, null, '平顶山市“农民工入会集中行动”任务分解表'],
  [],
  [null, null, '序号', '单位\n名称', '2014年底会员数', '2015新增任务数（人）', '备注'],
  [null, null, null, null, '（人）', null, null],
  [null, null, 1, '舞钢', 31463, 3500, '重点'],
  [null, null, 2, '=宝丰', '５４,062', '8000人', null],
  [null, null, 3, '叶县', '—', 5500, '2015年4月'],
  [null, null, null, '小计', '=SUM(E5:E7)', '=SUM(F5:F7)', null],
  [],
  [null, null, 4, '郏 县', 57562, 7500, null],
  [null, null, 5, '高新*区', 0, 100, "'00123"],
  [null, null, null, '合计', 189000, '=SUM(F5:F7)+SUM(F10:F11)', null],
  [null, null, '填表人：', null, '审核：'],
];

/** A table that does not start at A1, with a header of two rows, a subtotal, text figures and names that look like formulas. */
export function messyBook(): Uint8Array {
  const name = '任务 表';
  const rows = MESSY.map((row) => row.map((value): CellContent => content(value)));
  const spec = {
    ...emptySpec(name, 'own'),
    blocks: [{ top: 1, left: 1, rows }],
    merges: [
      { top: 1, left: 3, bottom: 1, right: 7 },
      { top: 3, left: 3, bottom: 4, right: 3 },
      { top: 3, left: 4, bottom: 4, right: 4 },
      { top: 3, left: 6, bottom: 4, right: 6 },
      { top: 3, left: 7, bottom: 4, right: 7 },
    ],
    formats: [
      {
        area: { top: 3, left: 3, bottom: 12, right: 7 },
        style: {
          font: { name: '仿宋_GB2312', size: 12 },
          border: { top: 'thin', right: 'thin', bottom: 'thin', left: 'thin' },
          horizontal: 'center',
        },
      },
      { area: { top: 3, left: 3, bottom: 4, right: 7 }, style: { fill: '#DDEBF7', font: { bold: true } } },
      { area: { top: 5, left: 5, bottom: 12, right: 6 }, style: { numberFormat: '#,##0' } },
    ],
    columnWidths: [{ column: 4, width: 18 }],
    conditionalFormats: [
      {
        kind: 'formula',
        area: { top: 5, left: 5, bottom: 11, right: 5 },
        formula: '=E5>50000',
        style: { color: '#FF0000' },
      },
    ],
    print: { fit: { wide: 1, tall: 1 }, printArea: { top: 1, left: 3, bottom: 13, right: 7 } },
  } as const satisfies Parameters<typeof createWorkbook>[0]['change']['sheets'][number];
  const other = { ...emptySpec('说明', 'own'), blocks: [{ top: 2, left: 2, rows: [['联系电话', 12345]] }] };
  return createWorkbook({
    fileName: 'messy.xlsx',
    title: '',
    open: { sheet: name, row: 1, column: 1 },
    change: { copies: [], names: [], removedNames: [], sheets: [other, spec] },
  });
}

/** The workbook with the page of a sheet set up by hand: A3 upright, wide margins, a header, page breaks, another colour, grid lines. */
export function withPageSetByHand(bytes: Uint8Array, name: string): Uint8Array {
  const workbook = new Workbook(Package.open(bytes));
  const sheet = workbook.sheet(name);
  const set = (section: string, attributes: Attributes): void => {
    setAttributes(sheet.section(section), attributes);
  };
  set('pageSetup', { paperSize: 8, orientation: 'portrait', fitToWidth: 2, fitToHeight: 3 });
  set('pageMargins', { left: 1.5, right: 1.25, top: 2, bottom: 2.25, header: 0.5, footer: 0.6 });
  set('printOptions', { horizontalCentered: 0, verticalCentered: 1 });
  const { root } = sheet;
  for (const text of children(sheet.section('headerFooter'))) removeElement(text);
  addText(sheet.section('headerFooter'), 'oddHeader', '&L内部资料&R市总工会');
  addText(sheet.section('headerFooter'), 'oddFooter', '&R&P / &N');
  setAttributes(appendElement(sheet.section('rowBreaks'), 'brk'), { id: 12, max: 16_383, man: 1 });
  setTabColor(sheet, '#7030A0');
  for (const view of children(root, 'sheetViews').flatMap((views) => children(views)))
    setAttributes(view, { showGridLines: 1, zoomScale: 80 });
  return workbook.store().save();
}

function addText(parent: Element, name: string, text: string): void {
  appendElement(parent, name).textContent = text;
}

/** A plain table of `count` units. @param isReported whether most units have reported figures */
export function bookOfUnits(count: number, isReported = true): Uint8Array {
  return plainBook([tableOf(count, isReported)]);
}

/** A workbook with a small table and a long list of people. */
export function bookWithRoster(people: number): Uint8Array {
  const rows = Array.from({ length: people }, (_, index): CellContent[] => [
    `会员${index + 1}`,
    `4104${1_000_000_000_000 + index}`,
    '河南省平顶山市新华区建设路街道办事处',
    { formula: `=LEN(A${index + 1})&"个字"&TEXT(ROW(),"000000")` },
  ]);
  return plainBook([tableOf(16), { ...emptySpec('名册', 'own'), blocks: [{ top: 1, left: 1, rows }] }]);
}

function tableOf(count: number, isReported = true): SheetSpec {
  const units = Array.from({ length: count }, (_, index): CellContent[] => [
    `单位${index + 1}`,
    1000 + index,
    100 + (index % 50),
    !isReported || index % 7 === 0 ? '' : 20 + (index % 90),
  ]);
  const rows: CellContent[][] = [
    ['单位名称', '2014年底会员数（人）', '2015新增任务数（人）', '实际新增数（人）'],
    ...units,
  ];
  return { ...emptySpec('任务分解表', 'own'), blocks: [{ top: 1, left: 1, rows }] };
}

function plainBook(sheets: readonly SheetSpec[]): Uint8Array {
  return createWorkbook({
    fileName: 'plain.xlsx',
    title: '',
    change: { copies: [], names: [], removedNames: [], sheets },
    open: { sheet: sheets[0]?.sheet ?? '', row: 1, column: 1 },
  });
}

function content(value: CellValue): CellContent {
  if (typeof value === 'object') return '';
  return typeof value === 'string' && /^=[A-Z]/.test(value) ? { formula: value } : value;
}
