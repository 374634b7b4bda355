/** Reads what a user types into a cell, as spreadsheet programs do. */
import { parseFormula } from '../../formula/calc/parse';
import { serialOfDate } from '../../formula/calc/dates';
import { Unknown } from '../../formula/calc/errors';
import type { CellDetail } from '../../hosts/file/look/book-view';
import { isAllowed, type CellRule } from '../../hosts/file/look/validation';
import type { CellContent } from '../../spreadsheet/spec';

/** Why a cell refuses its content. */
export type Refusal =
  | { readonly reason: 'not-a-formula' }
  /** `message` is the message of the cell's validation rule; '' for none. */
  | { readonly reason: 'not-allowed'; readonly message: string };

export type TypedContent =
  | {
      readonly kind: 'content';
      readonly content: CellContent;
      /** A number format to set, only where the cell has the General format. */
      readonly numberFormat?: string;
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

const NUMBER = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d+)?(\.\d+)?(e[+-]?\d+)?\s*(%?)$/i;
const DATE = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/;
const TEXT_FORMAT = '@';

/** Reads typed text. '' empties the cell. Text after an apostrophe stays text, as does everything typed into a cell with the text format. */
export function readTyped(
  text: string,
  target: Pick<CellDetail, 'format' | 'rule' | 'dayShift'>,
): TypedContent {
  return checked(readContent(text, target), target.rule);
}

/** Reads the content of one cell for another. The number format is copied too if the other cell has the General format. */
export function readCopied(
  held: { readonly content: CellContent; readonly numberFormat: string },
  target: Pick<CellDetail, 'format' | 'rule'>,
): TypedContent {
  const isBare = target.format.numberFormat === 'General' && held.numberFormat !== 'General';
  return checked(content(held.content, isBare ? held.numberFormat : undefined), target.rule);
}

function checked(typed: TypedContent, rule: CellRule | null): TypedContent {
  if (typed.kind === 'refused' || rule === null) return typed;
  const { content } = typed;
  // The result of a formula is not known yet, so validation accepts it, as spreadsheet programs do.
  if (content === '' || content === null || typeof content === 'object' || isAllowed(rule, content))
    return typed;
  return { kind: 'refused', refusal: { reason: 'not-allowed', message: rule.message } };
}

function readContent(
  text: string,
  { format: { numberFormat }, dayShift }: Pick<CellDetail, 'format' | 'dayShift'>,
): TypedContent {
  if (text === '') return content('');
  if (text.startsWith("'")) return content(text.slice(1));
  if (numberFormat === TEXT_FORMAT) return content(text);
  if (text.startsWith('=') && text.length > 1) return readFormula(text);
  const plain = text.trim();
  if (/^(true|false)$/i.test(plain)) return content(plain.toLowerCase() === 'true');
  return readNumber(plain, numberFormat) ?? readDate(plain, numberFormat, dayShift) ?? content(text);
}

function content(value: CellContent, numberFormat?: string): TypedContent {
  return numberFormat === undefined
    ? { kind: 'content', content: value }
    : { kind: 'content', content: value, numberFormat };
}

/** Refuses a formula with a syntax error, because Excel could not open the file. */
function readFormula(text: string): TypedContent {
  try {
    parseFormula(text.slice(1));
    return content({ formula: text });
  } catch (error) {
    if (!(error instanceof Unknown)) throw error;
    return { kind: 'refused', refusal: { reason: 'not-a-formula' } };
  }
}

function readNumber(text: string, numberFormat: string): TypedContent | null {
  const [, sign = '', whole = '', fraction = '', exponent = '', percent = ''] = NUMBER.exec(text) ?? [];
  if (whole === '' && fraction === '') return null;
  const value = Number(`${sign}${whole.replace(/,/g, '')}${fraction}${exponent}`);
  if (!Number.isFinite(value)) return null;
  const isGeneral = numberFormat === 'General';
  if (percent !== '')
    return content(hundredth(value), isGeneral ? (fraction === '' ? '0%' : '0.00%') : undefined);
  // In a cell with a percent format, both 15 and 0.15 mean 15%.
  if (numberFormat.includes('%') && Math.abs(value) >= 1) return content(hundredth(value));
  return content(
    value,
    isGeneral && whole.includes(',') ? (fraction === '' ? '#,##0' : '#,##0.00') : undefined,
  );
}

/** Divides by 100 without binary noise: 14.29 → 0.1429, not 0.14289999999999999. */
function hundredth(value: number): number {
  return Number((value / 100).toPrecision(15));
}

function readDate(text: string, numberFormat: string, dayShift: number): TypedContent | null {
  const [, year, month, day] = DATE.exec(text) ?? [];
  if (year === undefined) return null;
  const isDay =
    Number(month) >= 1 &&
    Number(month) <= 12 &&
    Number(day) >= 1 &&
    Number(day) <= daysIn(Number(year), Number(month));
  const serial = isDay ? serialOfDate(Number(year), Number(month), Number(day)) : null;
  // Dates before day 0 stay text, as in spreadsheet programs.
  if (serial === null || serial < dayShift) return null;
  return content(serial - dayShift, numberFormat === 'General' ? 'yyyy/m/d' : undefined);
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
