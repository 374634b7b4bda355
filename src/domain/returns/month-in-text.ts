/** Finds the month in a heading, a title or a file's name, and whether the figures are for that month alone or for all months until then. */
import type { ReturnKind } from '../ledger';
import { MONTH_NUMBER, monthNumber } from '../month-number';
import { yearsIn } from '../table/headings';
import type { MonthInText } from './returns';

export const NO_MONTH: MonthInText = { month: null, year: null, kind: null };

const SPAN = new RegExp(`${MONTH_NUMBER}月?份?[-‐-―~至到]+(${MONTH_NUMBER})月`);
const ONE_MONTH = new RegExp(`(?:^|[^\\d十])(${MONTH_NUMBER})月`, 'g');
/** `2015-05`, `2015.5`, `201505`. `2015-05-31` does not match: it is the day the file was sent. */
const YEAR_MONTH = /(?:^|\D)(20\d{2})(?:[-./_](1[0-2]|0?[1-9])|(0[1-9]|1[0-2]))(?![-./_]?\d)/;

/**
 * What a text tells: `2015年5月`, `五月`, `5月份新增`, `1-5月累计` (the last month of the span, cumulative), `2015-05`. The month is null
 * where the text names none, or several.
 */
export function monthInText(text: string): MonthInText {
  const normal = text.normalize('NFKC').replace(/\s+/g, '');
  const span = SPAN.exec(normal);
  const years = yearsIn(normal);
  const numbered = YEAR_MONTH.exec(normal);
  return {
    month: span ? monthNumber(span[1] ?? '') : (onlyMonth(normal) ?? monthOf(numbered)),
    year: years.length === 1 ? (years[0] ?? null) : numbered ? Number(numbered[1]) : null,
    kind: span ? 'cumulative' : kindInText(normal),
  };
}

/** Combines what two texts tell; the first takes precedence. */
export function combineMonths(first: MonthInText, second: MonthInText): MonthInText {
  if (first.month === null) return { ...second, kind: first.kind ?? second.kind };
  // The second text's year also applies to the first text's month. Its 当月 or 累计 may belong to another column, so it does not.
  return { ...first, year: first.year ?? second.year };
}

function kindInText(text: string): ReturnKind | null {
  if (/累计|截[至止]/.test(text)) return 'cumulative';
  return /[当本]月|月份?(?:净|实际)?(?:新增|发展|入会)/.test(text) ? 'monthly' : null;
}

function onlyMonth(text: string): number | null {
  const months = new Set(Array.from(text.matchAll(ONE_MONTH), (match) => monthNumber(match[1] ?? '')));
  const [only] = months;
  return months.size === 1 && only !== undefined ? only : null;
}

function monthOf(match: RegExpExecArray | null): number | null {
  return match ? Number(match[2] ?? match[3]) : null;
}
