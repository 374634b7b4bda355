/**
 * Reading single cells of the list of key areas: figures and dates.
 */
import { isBlank, textOf, type CellValue } from '../../spreadsheet/grid';
import type { AreaFigure, FoundedOn } from './area-list';

/** Reads a number of persons: a whole number from 0 up. Text is no figure, even where it looks like a number, because SUMIFS skips it. */
export function readAreaFigure(value: CellValue): AreaFigure {
  if (isBlank(value)) return { kind: 'blank' };
  const isFigure = typeof value === 'number' && Number.isInteger(value) && value >= 0;
  return isFigure ? { kind: 'number', value } : bad(value);
}

/** The years that a union can be founded in. Serial numbers of days in these years are taken for dates; Excel counts days from 1900. */
const YEARS = { first: 1949, last: 2100 } as const;
const DAYS = { first: 17_899, last: 73_415 } as const;
/** Day 0 of Excel's calendar, as a timestamp; exact from March 1900 on. */
const DAY_ZERO = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;

/** Dates as clerks write them: 2015年5月12日, 2015-5-12, 2015.5, 2015/05, 201505, 20150512, 2015年, 2015. */
const WRITTEN = /^(\d{4})(?:年?|[年./-](\d{1,2})月?|[年./-](\d{1,2})[月./-](\d{1,2})日?|(\d{2})(\d{2})?)$/;

/**
 * Reads a date, whether it is written as clerks write dates or stored as a date cell.
 * @param dayShift see {@link AreaList}; the returned day is counted from 1900
 */
export function readFoundedOn(value: CellValue, dayShift = 0): FoundedOn {
  if (isBlank(value)) return { kind: 'blank' };
  if (typeof value === 'number' && isDay(value - dayShift)) return dayOf(value - dayShift);
  const text = textOf(value).trim();
  const own = contentOf(value);
  const written = WRITTEN.exec(text.normalize('NFKC').replace(/\s+/g, ''));
  if (!written) return bad(value);
  const [, year, ...rest] = written as readonly (string | undefined)[];
  const [month = 1, day = 1] = rest.flatMap((part) => (part === undefined ? [] : [Number(part)]));
  const isDate = month >= 1 && month <= 12 && day >= 1 && day <= 31;
  const isYear = Number(year) >= YEARS.first && Number(year) <= YEARS.last;
  return isDate && isYear ? { kind: 'date', value: own, year: Number(year), text } : bad(value);
}

/** The cell content for a date: the inverse of {@link readFoundedOn}. */
export function foundedOnContent(
  cell: Exclude<FoundedOn, { kind: 'blank' }>,
  dayShift: number,
): string | number {
  const { kind, value } = cell;
  return kind === 'date' && typeof value === 'number' && isDay(value) ? value + dayShift : value;
}

/** Whether a number is the serial number of a day. A year or a date in digits is not: 2015, 201505, 20150512. */
function isDay(serial: number): boolean {
  return serial >= DAYS.first && serial < DAYS.last + 1;
}

function dayOf(serial: number): FoundedOn {
  const date = new Date(DAY_ZERO + Math.floor(serial) * DAY);
  return { kind: 'date', value: serial, year: date.getUTCFullYear(), text: date.toISOString().slice(0, 10) };
}

function bad(value: CellValue): {
  readonly kind: 'bad';
  readonly value: string | number;
  readonly text: string;
} {
  return { kind: 'bad', value: contentOf(value), text: textOf(value).trim() };
}

/** A cell's content; the name of a truth value or an error. */
function contentOf(value: CellValue): string | number {
  return typeof value === 'number' ? value : textOf(value);
}
