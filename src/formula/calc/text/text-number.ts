/**
 * Reads text as Excel does where it wants a number: `1,234`, `15%`, `(5)`, `￥38,021`, `2 1/2`, `2015-5-1`, `31-May-2015`, `3:43 PM`. What
 * Excel reads depends on the system. This file reads what en-US and zh-CN have in common: where the year comes last, the month comes first.
 */
import { serialOfDate } from '../dates';

const CURRENCY = '[$￥¥]';
const NUMBER = new RegExp(
  `^(?<sign>[+-]?)\\s*${CURRENCY}?\\s*(?<inner>[+-]?)(?<digits>\\d+(?:,\\d{3})*(?:\\.\\d*)?|\\.\\d+)(?<exponent>e[+-]?\\d+)?\\s*(?<percent>%?)$`,
  'i',
);
const FRACTION = /^([+-]?)(\d+) (\d{1,5})\/(\d{1,5})$/;

/** The possible beginnings of a text that reads as a number. Most texts are words, which this quick test rejects. */
const BEGINNING = /^(?:[-+.(\d$￥¥]|[上下]午|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;

/** The number that Excel reads in a text. Null when there is none, or when it depends on today's date. */
export function parseNumber(text: string): number | null {
  const trimmed = text.trim();
  if (!BEGINNING.test(trimmed)) return null;
  return parsePlain(trimmed) ?? parseFraction(trimmed) ?? parseMoment(trimmed);
}

/** Whether the text is a date whose year depends on the day it is read, or on the settings of the system. */
export function isDoubtfulDate(text: string): boolean {
  const trimmed = text.trim();
  if (!BEGINNING.test(trimmed) || parsePlain(trimmed) !== null) return false;
  const [date = ''] = trimmed.split(/\s+(?=\d{1,2}:)/);
  return isShortYear(date) || YEARLESS.some((pattern) => isDayOf(pattern.exec(date)?.groups));
}

/** Whether the year has two digits. Systems differ in which of the three numbers is the year, and in the century they add. */
function isShortYear(date: string): boolean {
  const [, , second = 0, third = 0] = (/^(\d{1,2})[-/](\d{1,2})[-/](\d{1,2})$/.exec(date) ?? []).map(Number);
  if (second >= 1 && second <= 12 && third >= 1 && third <= 31) return true;
  return DATES.some((pattern) => {
    const year = pattern.exec(date)?.groups?.['year'];
    return year?.length === 2 && Number(year) >= FIRST_DOUBTFUL && Number(year) <= LAST_DOUBTFUL;
  });
}

/** Whether the text is a date. Its serial number differs between the 1900 and the 1904 date system. */
export function isDateText(text: string): boolean {
  const trimmed = text.trim();
  return parsePlain(trimmed) === null && parseFraction(trimmed) === null && (parseMoment(trimmed) ?? 0) >= 1;
}

function parsePlain(text: string): number | null {
  const bracketed = /^\(\s*([^()+-]+)\s*\)$/.exec(text);
  const match = NUMBER.exec(bracketed?.[1] ?? text);
  const { sign = '', inner = '', digits = '', exponent = '', percent } = match?.groups ?? {};
  if (!match || (sign !== '' && inner !== '')) return null;
  const size = Number(firstFifteen(digits.replace(/,/g, '')) + exponent);
  if (!Number.isFinite(size)) return null;
  const isNegative = bracketed !== null || sign === '-' || inner === '-';
  const value = isNegative ? 0 - size : size;
  return percent === '%' ? value / 100 : value;
}

/**
 * Replaces all digits after the fifteenth significant one by zeros, as Excel does. Excel therefore loses the last digits of an identity
 * number.
 */
function firstFifteen(digits: string): string {
  let significant = 0;
  return digits.length <= 15
    ? digits
    : digits.replace(/\d/g, (digit) => {
        if (significant > 0 || digit !== '0') significant++;
        return significant > 15 ? '0' : digit;
      });
}

function parseFraction(text: string): number | null {
  const match = FRACTION.exec(text);
  if (!match) return null;
  const [, sign, whole = '', numerator = '', denominator = ''] = match;
  if (Number(denominator) === 0) return null;
  const value = Number(whole) + Number(numerator) / Number(denominator);
  return sign === '-' ? -value : value;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH_NAME =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';

const dated = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .replace('YYYY', '(?<year>\\d{4})')
      .replace('YY', '(?<year>\\d{4}|\\d{2})')
      .replace('MMM', `(?<name>${MONTH_NAME})`)
      .replace('M', '(?<month>\\d{1,2})')
      .replace('D', '(?<day>\\d{1,2})')}$`,
    'i',
  );

const DATES = [
  'YYYY-M-D',
  'YYYY/M/D',
  'YYYY年M月D日',
  'M/D/YY',
  'M-D-YY',
  'D[- ]MMM[- ]YY',
  'MMM D, ?YYYY',
  'YYYY年M月',
  'YYYY/M',
  'YYYY-M',
  'MMM[- ]YYYY',
].map(dated);
const YEARLESS = ['M/D', 'M-D', 'M月D日', 'D[- ]MMM', 'MMM[- ]D'].map(dated);

/**
 * Excel reads a year of two digits as 1930–2029, on newer systems as 1950–2049 (Windows: Region, Calendar). For 30 to 49 the file does not
 * tell which century is meant.
 */
const FIRST_DOUBTFUL = 30;
const LAST_DOUBTFUL = 49;

const TIME = /^(上午|下午)?\s*(\d{1,4})(?::(\d{1,2}))?(?::(\d{1,2}(?:\.\d+)?))?(?:\s*(am|pm|a|p))?$/i;

/** Reads a date, a time of day, or a date and a time with white space between them. */
function parseMoment(text: string): number | null {
  const date = parseDate(text);
  if (date !== null) return date;
  const time = parseTime(text);
  if (time !== null) return time;
  for (const space of text.matchAll(/\s+/g)) {
    const day = parseDate(text.slice(0, space.index));
    const moment = day === null ? null : parseTime(text.slice(space.index).trim());
    if (day !== null && moment !== null && moment < 1) return day + moment;
  }
  return null;
}

function parseDate(text: string): number | null {
  for (const pattern of DATES) {
    const groups = pattern.exec(text)?.groups;
    if (groups && isDayOf(groups)) return serialOfDate(yearOf(groups), monthOf(groups), dayOf(groups));
  }
  return null;
}

type Groups = Readonly<Record<string, string | undefined>>;

/** Whether the calendar has this day. */
function isDayOf(groups: Groups | undefined): boolean {
  if (!groups) return false;
  const [year, month, day] = [yearOf(groups), monthOf(groups), dayOf(groups)];
  const isLeapDayOf1900 = year === 1900 && month === 2 && day === 29;
  const last = month >= 1 && month <= 12 ? new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate() : 0;
  return year >= 1900 && day >= 1 && (day <= last || isLeapDayOf1900);
}

/** The year with four digits; a leap year where the text states none. */
function yearOf({ year = '2000' }: Groups): number {
  const number = Number(year);
  return year.length === 4 ? number : number + (number < FIRST_DOUBTFUL ? 2000 : 1900);
}

function monthOf({ month, name }: Groups): number {
  return name === undefined ? Number(month) : MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

function dayOf({ day }: Groups): number {
  return Number(day ?? 1);
}

function parseTime(text: string): number | null {
  const match = TIME.exec(text);
  if (!match) return null;
  const [, chinese, hours = '', minutes, seconds, letters] = match;
  const half = chinese ?? letters;
  if (minutes === undefined && letters === undefined) return null;
  let hour = Number(hours);
  const minute = Number(minutes ?? 0);
  const second = Number(seconds ?? 0);
  if (minute > 59 || second >= 60 || (half !== undefined && hour > 12)) return null;
  if (letters !== undefined && chinese !== undefined) return null;
  const isAfternoon = half !== undefined && /^(下午|p)/i.test(half);
  if (half !== undefined) hour = (hour % 12) + (isAfternoon ? 12 : 0);
  return (hour * 3600 + minute * 60 + second) / 86_400;
}
