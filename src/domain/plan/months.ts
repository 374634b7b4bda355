/** Reads spans of months as plans write them: 4月至5月, 自3月起至5月止, 上半年, 第一季度, 3月底前. */
import { MONTH_NUMBER, monthNumber } from '../month-number';

/** A span of months. `first` is null where the text states no beginning: 3月底前. */
export interface MonthSpan {
  readonly first: number | null;
  readonly last: number;
  /** The years of the two ends, where the text states them. */
  readonly firstYear: number | null;
  readonly lastYear: number | null;
}

const NUMBER = `(${MONTH_NUMBER})`;
const YEAR = '(?:(\\d{4})年)?';
const DAY = '(?:\\d{1,2}[日号]|上旬|中旬|下旬|底|初|末)?';
const SPAN = new RegExp(
  `${YEAR}${NUMBER}(?:月份?)?${DAY}(?:起|开始)?(?:至|到|[-—–－~～]{1,2})${YEAR}${NUMBER}月份?`,
);
const BY = new RegExp(`${YEAR}${NUMBER}月(?:份?[底末]|\\d{1,2}[日号])?(?:以?前|之前)`);
const ALONE = new RegExp(`${YEAR}${NUMBER}月份?(?!\\d|[日号])`);
const QUARTER = /第?([一二三四1-4])季度/;

/** The first span of months in a text; null where it names none. */
export function monthSpan(text: string): MonthSpan | null {
  const plain = text.normalize('NFKC').replace(/\s+/g, '');
  const span = SPAN.exec(plain);
  if (span) return spanOf(span[1], span[2], span[3], span[4]);
  const by = BY.exec(plain);
  if (by) return { ...spanOf(by[1], by[2], by[1], by[2]), first: null };
  const year = yearOf(/(\d{4})年/.exec(plain)?.[1]);
  const whole = (first: number, last: number): MonthSpan => ({
    first,
    last,
    firstYear: year,
    lastYear: year,
  });
  if (plain.includes('上半年')) return whole(1, 6);
  if (plain.includes('下半年')) return whole(7, 12);
  const quarter = QUARTER.exec(plain)?.[1];
  if (quarter !== undefined) {
    const number = monthNumber(quarter);
    return whole(number * 3 - 2, number * 3);
  }
  if (/年[底末]以?前/.test(plain)) return { ...whole(1, 12), first: null };
  const alone = ALONE.exec(plain);
  return alone ? spanOf(alone[1], alone[2], alone[1], alone[2]) : null;
}

function spanOf(
  firstYear: string | undefined,
  first: string | undefined,
  lastYear: string | undefined,
  last: string | undefined,
): MonthSpan {
  return {
    first: monthNumber(first ?? ''),
    last: monthNumber(last ?? ''),
    firstYear: yearOf(firstYear),
    lastYear: yearOf(lastYear) ?? yearOf(firstYear),
  };
}

function yearOf(text: string | undefined): number | null {
  return text === undefined ? null : Number(text);
}
