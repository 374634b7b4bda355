/**
 * The look of the add-in's sheets: fonts, colours and formats of a formal document of a federation, in one place.
 *
 * Fonts follow 《党政机关公文格式》 (GB/T 9704-2012) as clerks apply it to tables: 小标宋 for the title, 黑体 for headings, 仿宋 for text, Times New
 * Roman for figures. A cell names only one font. Where a machine lacks it, the spreadsheet program uses 宋体 instead, because the
 * font is stored with its Chinese character set.
 */
import type { Area } from '../../spreadsheet/address';
import { STATUS_WORDS } from '../../domain/measures';
import type { CellStyle, ConditionalFormat, FormatRange, PrintSetup } from '../../spreadsheet/spec';

export const FONT = {
  title: '方正小标宋简体',
  heading: '黑体',
  body: '仿宋_GB2312',
  figure: 'Times New Roman',
} as const;

/** Colours that remain distinguishable in black-and-white print. */
export const COLOR = {
  ink: '#000000',
  quiet: '#595959',
  line: '#7F7F7F',
  headerFill: '#E9EEF4',
  totalFill: '#F4F6F9',
  inputFill: '#FFF9E5',
  bar: '#4A7EBB',
  barSoft: '#9DBBE0',
  pace: '#C0504D',
  /** Marked places that only the user can fill in. */
  toFill: '#FF0000',
} as const;

export const PERCENT = '0.00%';
export const COUNT = '#,##0';
/** The format of percentage points, with their sign. */
const POINTS = '+0.00;-0.00;0.00';

const THIN = { top: 'thin', right: 'thin', bottom: 'thin', left: 'thin', color: COLOR.line } as const;

export const STYLE = {
  title: { font: { name: FONT.title, size: 20 }, horizontal: 'center', vertical: 'center' },
  subtitle: { font: { name: FONT.body, size: 12 }, vertical: 'center' },
  keyFigures: { font: { name: FONT.body, size: 12 }, horizontal: 'left', vertical: 'center', wrap: true },
  header: {
    font: { name: FONT.heading, size: 12 },
    fill: COLOR.headerFill,
    horizontal: 'center',
    vertical: 'center',
    wrap: true,
    border: THIN,
  },
  text: {
    font: { name: FONT.body, size: 12 },
    horizontal: 'center',
    vertical: 'center',
    wrap: true,
    border: THIN,
  },
  figure: {
    font: { name: FONT.figure, size: 12 },
    horizontal: 'right',
    indent: 1,
    vertical: 'center',
    numberFormat: COUNT,
    border: THIN,
  },
  /** Rates always have two decimals, so that centred rates line up; centred, they do not touch the end of the data bar. */
  rate: { numberFormat: PERCENT, horizontal: 'center', indent: 0 },
  points: { numberFormat: POINTS, horizontal: 'center', indent: 0 },
  total: { font: { bold: true }, fill: COLOR.totalFill },
  input: { fill: COLOR.inputFill, locked: false },
  /** Hidden columns that formulas use. The format shows nothing, because some programs print hidden columns. */
  helper: { numberFormat: ';;;' },
  /** The line for signatures and seal. */
  signatures: { font: { name: FONT.body, size: 12 }, horizontal: 'left', vertical: 'bottom' },
  note: {
    font: { name: FONT.body, size: 11, color: COLOR.quiet },
    horizontal: 'left',
    vertical: 'center',
    wrap: true,
  },
} as const satisfies Record<string, CellStyle>;

/** The line at the foot of a sheet that is signed and sealed, with room to write. */
export const SIGNATURES = ['填报人：', '审核人：', '负责人：', '（盖章）'].join('　'.repeat(9));
export const SIGNATURE_HEIGHT = 32;

/** The font and fill colours of each status (进度状态). */
const STATUS_LOOK = [
  { status: STATUS_WORDS.done, color: '#1E6B3C', fill: '#E3F1E6' },
  { status: STATUS_WORDS.lagging, color: '#8A5A00', fill: '#FFF2D6' },
  { status: STATUS_WORDS.severelyLagging, color: '#A61C1C', fill: '#FADFDD' },
  { status: STATUS_WORDS.notReported, color: '#6B6B6B', fill: '#EFEFEF' },
] as const;

/** Colours cells according to the status they show. */
export function statusColors(area: Area, firstCell: string): ConditionalFormat[] {
  return STATUS_LOOK.map(({ status, color, fill }) => ({
    kind: 'formula',
    area,
    formula: `=${firstCell}="${status}"`,
    style: { color, fill },
  }));
}

/** The footer text; &P is the page, &N the number of pages. */
export const PAGE_NUMBERS = '第 &P 页 共 &N 页';

/** Print settings for a sheet of the add-in on A4: one page wide, page numbers in the footer. */
export function printedOn(
  orientation: 'portrait' | 'landscape',
  pages: { readonly tall: number },
  rest: Pick<PrintSetup, 'repeatRows' | 'printArea'> = {},
): PrintSetup {
  return {
    orientation,
    fit: { wide: 1, tall: pages.tall },
    margins:
      orientation === 'landscape'
        ? { top: 1.5, right: 1.2, bottom: 1.5, left: 1.2 }
        : { top: 1.8, right: 1.5, bottom: 1.8, left: 1.5 },
    footer: PAGE_NUMBERS,
    centerHorizontally: true,
    ...rest,
  };
}

/** A format for part of a row. */
export function rowFormat(row: number, left: number, right: number, style: CellStyle): FormatRange {
  return { area: { top: row, left, bottom: row, right }, style };
}

/** A format for part of a column. */
export function columnFormat(column: number, top: number, bottom: number, style: CellStyle): FormatRange {
  return { area: { top, left: column, bottom, right: column }, style };
}
