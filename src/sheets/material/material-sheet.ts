/**
 * 文稿素材: the text that a federation writes for its papers, line by line: first the marked places, then sentences that replace the
 * standard ones. The sheet is made once; later lines are appended, and existing lines are never changed.
 */
import {
  isCellError,
  sheetNamed,
  textOf,
  valueAt,
  type SheetGrid,
  type WorkbookGrid,
} from '../../spreadsheet/grid';
import { emptySpec, type FormatRange, type NameSpec, type SheetSpec } from '../../spreadsheet/spec';
import { linesNeeded } from '../../spreadsheet/text-size';
import { rememberCell, rememberedCell } from '../memory';
import { COLOR, printedOn, rowFormat, STYLE } from '../parts/look';

export const MATERIAL_SHEET = '文稿素材';

/** The word for the defined name of its first cell. */
const HOME = '文稿素材';
const HEADINGS = {
  key: '编号',
  papers: '文稿',
  use: '用处',
  original: '原句或提示',
  own: '本单位写的',
} as const;
const COLUMNS = Object.values(HEADINGS);
const WIDTHS = [26, 26, 22, 52, 60];
const TITLE_ROWS = 3;
const HEADER_ROW = TITLE_ROWS + 1;
const FONT_SIZE = 12;
const NOTES = [
  '浅黄色的一列由人填写，写了就用进文稿，再次生成时照旧采用；空着的，【待填写】处标红，句子用原句。',
  '句子里花括号中的是数，例如 {累计}，生成时换成本工作簿的数；原句里有哪些，改写时可以用哪些。不知道的数，句子整句不说。',
];

/** A line of the sheet. */
export interface MaterialLine {
  readonly key: string;
  readonly papers: string;
  readonly use: string;
  readonly original: string;
}

/** The new sheet, with the defined name that identifies it. */
export function materialSheet(
  lines: readonly MaterialLine[],
  sheet: string,
): { spec: SheetSpec; names: NameSpec[] } {
  const width = COLUMNS.length;
  const spec: SheetSpec = {
    ...emptySpec(sheet, 'own'),
    tabColor: COLOR.barSoft,
    blocks: [
      {
        top: 1,
        left: 1,
        rows: [['文稿素材'], ...NOTES.map((note) => [note]), [...COLUMNS], ...lines.map(cellsOf)],
      },
    ],
    formats: [
      rowFormat(1, 1, width, STYLE.title),
      ...NOTES.map((_, index) => rowFormat(index + 2, 1, width, STYLE.note)),
      rowFormat(HEADER_ROW, 1, width, STYLE.header),
      ...lineFormats(HEADER_ROW + 1, lines.length),
    ],
    merges: [1, 2, 3].map((row) => ({ top: row, left: 1, bottom: row, right: width })),
    columnWidths: WIDTHS.map((columnWidth, index) => ({ column: index + 1, width: columnWidth })),
    rowHeights: [
      { row: 1, height: 38 },
      ...NOTES.map((_, index) => ({ row: index + 2, height: 22 })),
      { row: HEADER_ROW, height: 26 },
      ...lineHeights(lines, HEADER_ROW + 1),
    ],
    freeze: { rows: HEADER_ROW, columns: 0 },
    print: printedOn('landscape', { tall: 0 }, { repeatRows: { from: HEADER_ROW, to: HEADER_ROW } }),
    showGridLines: false,
  };
  return { spec, names: [rememberCell(HOME, { sheet, row: 1, column: 1 }, true)] };
}

/** The patch that appends missing lines; null where no line is missing, or where the columns are no longer found. */
export function addedLines(workbook: WorkbookGrid, lines: readonly MaterialLine[]): SheetSpec | null {
  const sheet = materialGrid(workbook);
  const places = sheet && columnsOf(sheet);
  if (!sheet || !places) return null;
  const present = new Set(rowsOf(sheet, places).map(({ key }) => key));
  const missing = lines.filter(({ key }) => !present.has(key));
  const left = places.key;
  const isAsMade = COLUMNS.every(
    (heading, index) => textOf(valueAt(sheet, places.row, left + index)) === heading,
  );
  if (missing.length === 0 || !isAsMade) return null;
  const top = (sheet.area?.bottom ?? HEADER_ROW) + 1;
  return {
    ...emptySpec(sheet.name, 'patch'),
    blocks: [{ top, left, rows: missing.map(cellsOf) }],
    formats: lineFormats(top, missing.length, left),
    rowHeights: lineHeights(missing, top),
  };
}

/** Whether the workbook has the sheet. */
export function hasMaterial(workbook: WorkbookGrid): boolean {
  return materialGrid(workbook) !== null;
}

/** The user's text by the key of its line; of two lines with the same key, the first that is not blank. Empty where there is no sheet. */
export function readMaterial(workbook: WorkbookGrid): ReadonlyMap<string, string> {
  const sheet = materialGrid(workbook);
  const places = sheet && columnsOf(sheet);
  const written = new Map<string, string>();
  if (!sheet || !places) return written;
  for (const { key, own } of rowsOf(sheet, places)) {
    if (own !== '' && !written.has(key)) written.set(key, own);
  }
  return written;
}

function materialGrid(workbook: WorkbookGrid): SheetGrid | null {
  const home = rememberedCell(workbook, HOME);
  return (home && sheetNamed(workbook, home.sheet)) ?? sheetNamed(workbook, MATERIAL_SHEET) ?? null;
}

interface Places {
  readonly row: number;
  readonly key: number;
  readonly own: number;
}

/** The heading cells. They are searched for, because users insert rows and move columns. */
function columnsOf(sheet: SheetGrid): Places | null {
  const { area } = sheet;
  if (!area) return null;
  for (let row = area.top; row <= area.bottom; row += 1) {
    const at = (heading: string): number | undefined => {
      for (let column = area.left; column <= area.right; column += 1) {
        if (textOf(valueAt(sheet, row, column)).trim() === heading) return column;
      }
      return undefined;
    };
    const [key, own] = [at(HEADINGS.key), at(HEADINGS.own)];
    if (key !== undefined && own !== undefined) return { row, key, own };
  }
  return null;
}

function rowsOf(
  sheet: SheetGrid,
  { row: header, key, own }: Places,
): { readonly key: string; readonly own: string }[] {
  const rows = [];
  for (let row = header + 1; row <= (sheet.area?.bottom ?? 0); row += 1) {
    const text = valueAt(sheet, row, own);
    const id = textOf(valueAt(sheet, row, key)).trim();
    if (id !== '') rows.push({ key: id, own: isCellError(text) ? '' : textOf(text).trim() });
  }
  return rows;
}

function cellsOf({ key, papers, use, original }: MaterialLine): string[] {
  return [key, papers, use, original, ''];
}

/** The last column is formatted as text, so that `=…` and `10-1` stay as they are typed. */
function lineFormats(top: number, count: number, left = 1): FormatRange[] {
  if (count === 0) return [];
  const bottom = top + count - 1;
  const last = left + COLUMNS.length - 1;
  return [
    { area: { top, left, bottom, right: last }, style: { ...STYLE.text, horizontal: 'left' } },
    { area: { top, left: last, bottom, right: last }, style: { ...STYLE.input, numberFormat: '@' } },
  ];
}

function lineHeights(lines: readonly MaterialLine[], top: number): { row: number; height: number }[] {
  return lines.map((line, index) => {
    const needed = cellsOf(line).map((text, column) => linesNeeded(text, WIDTHS[column] ?? 20, FONT_SIZE));
    return { row: top + index, height: Math.min(400, 6 + 17 * Math.max(1, ...needed)) };
  });
}
