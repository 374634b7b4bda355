/**
 * Monthly returns (月报) as units send them in: which unit, which month, which figure — or why a cell can't be taken.
 */
import { unitKey } from './breakdown';
import { readFigure } from './figure';
import { headingMeaning, normalizeHeading } from './headings';
import { isBlank, isCellError, valueAt, type CellValue, type SheetGrid, type WorkbookGrid } from './grid';
import type { Ledger } from './ledger';
import { nearestUnit } from './nearest';

/** Why a reported figure is not taken. */
export type Refusal = 'not-a-number' | 'negative' | 'fraction' | 'error' | 'no-month' | 'wrong-kind';

/** One figure a file reports. */
export interface ReportedFigure {
  readonly unit: string;
  readonly month: number | null;
  /** Persons; null when it is refused. */
  readonly persons: number | null;
  readonly refusal: Refusal | null;
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** Reads one figure as it stands in a cell; null when the cell is blank, which means not reported. */
export function reportedFigure(
  unit: string,
  month: number | null,
  value: CellValue,
  at: { readonly sheet: string; readonly row: number; readonly column: number },
): ReportedFigure | null {
  const figure = readFigure(value, null, 1);
  if (figure.kind === 'blank') return null;
  const refused = (refusal: Refusal): ReportedFigure => ({ unit, month, persons: null, refusal, ...at });
  if (figure.kind === 'error') return refused('error');
  if (figure.persons === null) return refused('not-a-number');
  if (figure.persons < 0) return refused('negative');
  if (!Number.isInteger(figure.persons)) return refused('fraction');
  if (month === null) return refused('no-month');
  return { unit, month, persons: figure.persons, refusal: null, ...at };
}

/**
 * Reads plain tables: a header with a unit-name column and columns of months, or one column of figures whose month the
 * heading, the title or the file's name tells.
 * @param month what stands in for a month nothing tells; null when the user named none
 */
export function readPlainReturn(
  workbook: WorkbookGrid,
  fileName: string,
  month: number | null,
): ReportedFigure[] {
  for (const sheet of workbook.sheets) {
    if (!sheet.visible) continue;
    const header = findHeader(sheet);
    if (header) return tableFigures(sheet, header, month ?? monthIn(fileName));
  }
  return [];
}

interface ReturnHeader {
  readonly row: number;
  readonly unitColumn: number;
  /** Columns of figures, each with its month; null where the heading does not tell. */
  readonly figures: readonly { readonly column: number; readonly month: number | null }[];
}

/** No header of a plain table stands farther down. */
const LAST_HEADER_ROW = 30;

function findHeader(sheet: SheetGrid): ReturnHeader | null {
  const { area } = sheet;
  if (!area) return null;
  for (let row = area.top; row <= Math.min(area.bottom, area.top + LAST_HEADER_ROW); row += 1) {
    let unitColumn = 0;
    const months: { column: number; month: number | null }[] = [];
    let single = 0;
    for (let column = area.left; column <= area.right; column += 1) {
      const value = valueAt(sheet, row, column);
      if (typeof value !== 'string' || isBlank(value)) continue;
      const meaning = headingMeaning(value)?.role;
      const month = monthIn(value);
      if (meaning === 'unit' && unitColumn === 0) unitColumn = column;
      else if (month !== null) months.push({ column, month });
      else if (single === 0 && (meaning === 'actual' || /新增|人数|会员/.test(value))) {
        if (meaning !== 'baseline' && meaning !== 'target') single = column;
      }
    }
    if (unitColumn === 0) continue;
    if (months.length > 0) return { row, unitColumn, figures: months };
    if (single > 0) {
      const month = monthAbove(sheet, row);
      return { row, unitColumn, figures: [{ column: single, month }] };
    }
  }
  return null;
}

function tableFigures(sheet: SheetGrid, header: ReturnHeader, fallback: number | null): ReportedFigure[] {
  const figures: ReportedFigure[] = [];
  for (let row = header.row + 1; row <= (sheet.area?.bottom ?? 0); row += 1) {
    const name = valueAt(sheet, row, header.unitColumn);
    if (isBlank(name) || isCellError(name)) continue;
    const unit = String(name).trim();
    if (/^(?:合计|总计|小计|注|备注|填表|填报|审核|制表)/.test(normalizeHeading(unit))) continue;
    for (const { column, month } of header.figures) {
      const at = { sheet: sheet.name, row, column };
      const figure = reportedFigure(unit, month ?? fallback, valueAt(sheet, row, column), at);
      if (figure) figures.push(figure);
    }
  }
  return figures;
}

/** The month the lines above a header tell. */
function monthAbove(sheet: SheetGrid, headerRow: number): number | null {
  const { area } = sheet;
  if (!area) return null;
  for (let row = headerRow - 1; row >= area.top; row -= 1) {
    for (let column = area.left; column <= area.right; column += 1) {
      const value = valueAt(sheet, row, column);
      const month = typeof value === 'string' ? monthIn(value) : null;
      if (month !== null) return month;
    }
  }
  return null;
}

const CHINESE_MONTHS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];

/** The one month a text names (`2015年5月`, `五月`, `5月份新增`); null for none, a span or several. */
export function monthIn(text: string): number | null {
  const found = new Set<number>();
  const normal = text.normalize('NFKC').replace(/\s+/g, '');
  for (const match of normal.matchAll(/(?:^|[^\d])(1[0-2]|0?[1-9])月|(十[一二]?|[一二三四五六七八九])月/g)) {
    const [, digits, words] = match;
    found.add(digits === undefined ? CHINESE_MONTHS.indexOf(words ?? '') + 1 : Number(digits));
  }
  const [only] = found;
  return found.size === 1 && only !== undefined ? only : null;
}

/** What taking a figure does to the ledger. */
export type LedgerEffect =
  | { readonly kind: 'added'; readonly figure: ReportedFigure; readonly row: number; readonly column: number }
  | {
      readonly kind: 'changed';
      readonly figure: ReportedFigure;
      readonly row: number;
      readonly column: number;
      readonly before: number;
    }
  | { readonly kind: 'same'; readonly figure: ReportedFigure }
  | { readonly kind: 'refused'; readonly figure: ReportedFigure; readonly refusal: Refusal }
  | { readonly kind: 'unknown-unit'; readonly figure: ReportedFigure; readonly nearest: string | null };

/** What taking the figures in would do, figure by figure. Taking the same figures twice changes nothing the second time. */
export function effectsOn(ledger: Ledger, figures: readonly ReportedFigure[]): LedgerEffect[] {
  const rows = new Map(ledger.rows.map((row) => [unitKey(row.unit), row]));
  const columns = new Map(ledger.months.map(({ month, column }) => [month, column]));
  return figures.map((figure): LedgerEffect => {
    const row = rows.get(unitKey(figure.unit));
    if (!row) {
      const names = ledger.rows.map((one) => one.unit);
      return { kind: 'unknown-unit', figure, nearest: nearestUnit(figure.unit, names) };
    }
    if (figure.refusal !== null) return { kind: 'refused', figure, refusal: figure.refusal };
    const column = columns.get(figure.month ?? 0);
    if (column === undefined) return { kind: 'refused', figure, refusal: 'no-month' };
    const before = row.figures.get(figure.month ?? 0);
    if (before === undefined) return { kind: 'added', figure, row: row.row, column };
    if (before === figure.persons) return { kind: 'same', figure };
    return { kind: 'changed', figure, row: row.row, column, before };
  });
}
