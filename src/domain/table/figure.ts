/**
 * Reading one cell as a figure.
 */
import type { Figure } from './breakdown';
import { foldWidth, scaleOf } from './unit-of-measure';
import { isCellError, type CellValue } from '../../spreadsheet/grid';

/** Texts that mean there is no figure; compared after full-width forms are folded and white space is removed. */
const BLANK_SIGNS: ReadonlySet<string> = new Set(['', '/', '\\', '无', '暂无', '空']);
const DASHES = /^[-‐-―−─━]+$/;

/**
 * A number as people type it: sign, digits with or without thousands separators, a decimal part, followed by the unit of measure
 * (`万`, `人`, `万人`, `名`, in brackets or not). Brackets around the whole are a minus, as in Excel.
 */
const PLAIN_NUMBER =
  /^(\()?([-+−]?)((?:\d{1,3}(?:[, \u00a0\u2009\u202f]\d{3})+|\d+)(?:\.\d+)?)(\))?(?:\s*\(?([万千百]?)([人名个位])?\)?)$/;

/**
 * Reads a cell as a figure.
 *
 * Text that states its own unit of measure is read in that unit, whatever the column's is: `3.15万` is 31,500 persons both in a
 * column of persons and in a column of 万人. `(500)` is −500, as Excel itself reads it when typed. Circled or raised digits, which
 * are footnote marks, are not digits: `31463①` is no number.
 *
 * @param scale persons in one of the column's unit of measure
 * @param unitOfMeasure the column's unit of measure, which a text may repeat behind its number: `118项`, `3.2亿元`
 */
export function readFigure(
  value: CellValue,
  formula: string | null,
  scale: number,
  unitOfMeasure = '',
): Figure {
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return without('not-a-number', value, formula);
    return { kind: 'number', amount: rounded(value * scale), inCell: value, raw: value, formula };
  }
  if (typeof value === 'string') return readText(value, formula, scale, unitOfMeasure);
  if (value === null) return without('blank', value, formula);
  return without(isCellError(value) ? 'error' : 'not-a-number', value, formula);
}

/**
 * The texts that formulas treat as an empty cell. The list is short and exact, because the formulas of every total contain it. Any
 * other text where a figure belongs is a finding.
 */
export const BLANK_TEXTS = ['', '-', '—', '——', '/', '无'] as const;

/**
 * A figure as formulas see it, persons. `null` is blank. `unusable` is an error or any text, even text that reads as a number,
 * until the user converts it.
 */
export type CountedFigure = number | null | 'unusable';

/** What the sheets' formulas make of a cell. Checks accept more: see {@link readFigure}. */
export function countedFigure({ kind, amount, raw }: Figure): CountedFigure {
  if (kind === 'number') return amount;
  const isEmpty = raw === null || BLANK_TEXTS.some((text) => text === raw);
  return isEmpty ? null : 'unusable';
}

/** Stands for a figure that the table has no column for. */
export const NO_FIGURE: Figure = readFigure(null, null, 1);

function readText(raw: string, formula: string | null, scale: number, unitOfMeasure: string): Figure {
  const text = withoutOwnUnit(foldWidth(raw).trim(), scale === 1 ? unitOfMeasure : '');
  const sign = text.replace(/\s/g, '');
  if (BLANK_SIGNS.has(sign) || DASHES.test(sign)) return without('blank', raw, formula);
  const match = PLAIN_NUMBER.exec(text);
  const [, open, minus, digits = '', close, multiple = '', counted] = match ?? [];
  if (!match || (open === undefined) !== (close === undefined) || (open !== undefined && minus !== '')) {
    return without('not-a-number', raw, formula);
  }
  const size = Number(digits.replace(/[^\d.]/g, ''));
  const stated = open !== undefined || minus === '-' || minus === '−' ? -size : size;
  const ownScale = multiple === '' && counted === undefined ? scale : scaleOf(multiple);
  const inCell = ownScale === scale ? stated : rounded(stated * ownScale) / scale;
  return { kind: 'text-number', amount: rounded(stated * ownScale), inCell, raw, formula };
}

/** A number without the column's own unit of measure behind it. Units of persons, which may have a multiple, are read with the number. */
function withoutOwnUnit(text: string, unitOfMeasure: string): string {
  if (unitOfMeasure === '' || !text.endsWith(unitOfMeasure)) return text;
  const number = text.slice(0, -unitOfMeasure.length).trimEnd();
  return /\d$/.test(number) ? number : text;
}

function without(kind: 'blank' | 'not-a-number' | 'error', raw: CellValue, formula: string | null): Figure {
  return { kind, amount: null, inCell: null, raw, formula };
}

/** Rounds a product (3.15 × 10,000) to a millionth of a person, which removes binary noise. */
function rounded(amount: number): number {
  return Number.isInteger(amount) ? amount : Math.round(amount * 1e6) / 1e6;
}
