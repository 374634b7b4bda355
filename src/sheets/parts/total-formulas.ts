/**
 * Formulas for columns of figures in which some cells may be blank, text or errors, now or after any later edit.
 *
 * They follow the rules of `measureTotal` in the domain. SUMIF and SUMIFS add up only the cells that meet their criteria, so errors
 * and text in other cells do no harm in Excel, WPS and LibreOffice. An array constant inside SUMPRODUCT needs no array formula.
 * SUMPRODUCT over the cells themselves would fail: a single error or text makes the result an error.
 */
import { BLANK_TEXTS } from '../../domain/table/figure';
import { STATUS_WORDS } from '../../domain/measures';
import { ANY_NUMBER } from '../ledger/returns-formula';

/** The criteria for a blank cell, as an array constant. */
export const BLANK = `{${BLANK_TEXTS.map((text) => `"${text}"`).join(',')}}`;
/** The criteria for a target that is no task: blank, zero or less. */
const NO_TASK = BLANK.replace('{', '{"<=0",');
/** The criteria for a number or blank, which exclude errors and text. */
export const NUMBER_OR_BLANK = BLANK.replace('{', `{${ANY_NUMBER},`);
/** Matches unit rows, because only they have a status. */
const ANY_STATUS = '"?*"';

/** Whether a cell counts as blank, as a condition for IF. */
export function isBlankCell(cell: string): string {
  return `SUMPRODUCT(COUNTIF(${cell},${BLANK}))`;
}

/** Whether a target is no task (blank, zero or less), as a condition for IF. */
export function isNoTask(cell: string): string {
  return `SUMPRODUCT(COUNTIF(${cell},${NO_TASK}))`;
}

/**
 * A ratio; blank where a figure is missing or the divisor is not above zero.
 * @param shown scales or rounds the ratio
 */
export function ratioOf(part: string, whole: string, shown: (ratio: string) => string = same): string {
  return `=IF(COUNT(${part},${whole})=2,IF(${whole}>0,${shown(`${part}/${whole}`)},""),"")`;
}

/** A figure from another sheet: the number, "" for a blank cell, 待核实 for an error or text. */
export function figureFrom(cell: string): string {
  return `=IF(ISNUMBER(${cell}),${cell},IF(${isBlankCell(cell)},"","${STATUS_WORDS.unclear}"))`;
}

/** Ranges of equal size that cover the units and any rows between them. */
export interface TotalRanges {
  readonly target: string;
  readonly actual: string;
  /** The range of the status column, where rows that are no units (subtotals) stand between the units; otherwise null. */
  readonly status: string | null;
  /** Wraps the formula of a ratio, to scale or round it; left out where the ratio is used unchanged. */
  readonly completionRate?: (ratio: string) => string;
}

/** The ranges that growth needs besides {@link TotalRanges}, of the same size. */
export interface BaselineRange {
  readonly baseline: string;
  readonly growthRate?: (ratio: string) => string;
  /** Converts the actual figures to the baseline's unit of measure, as part of a formula. */
  readonly inBaseline?: (actual: string) => string;
}

/** The ranges of a table that has a baseline. */
export type GrowthRanges = TotalRanges & BaselineRange;

/** The sum of a range's numbers; blank where the range has no number. */
export function sumOrBlank(range: string, status: string | null = null): string {
  return sumOfAll([{ range, status }]);
}

/** The sum of the numbers of several ranges, in which only rows with a status count where one is given; blank when there are none. */
export function sumOfAll(
  ranges: readonly { readonly range: string; readonly status: string | null }[],
): string {
  const sums = ranges.map(({ range, status }) => {
    const criteria = `${range},${ANY_NUMBER},${status ?? ''},${ANY_STATUS}`;
    return status === null
      ? { count: `COUNT(${range})`, sum: `SUMIF(${range},${ANY_NUMBER})` }
      : { count: `COUNTIFS(${criteria})`, sum: `SUMIFS(${range},${criteria})` };
  });
  return `=IF(${added(sums, 'count')}=0,"",${added(sums, 'sum')})`;
}

/** 完成率 of all units together. @param others the ranges of further blocks of the table */
export function totalCompletion(ranges: TotalRanges, ...others: readonly TotalRanges[]): string {
  const all = [ranges, ...others];
  const part = all.map(({ target, actual, status }) => paired(actual, target, NUMBER_OR_BLANK, status));
  const whole = all.map(({ target, actual, status }) => paired(target, actual, NUMBER_OR_BLANK, status));
  return rateOf(part, whole, ranges.completionRate ?? same);
}

/** 增长率 of all units together. @param others the ranges of further blocks of the table */
export function totalGrowth(ranges: GrowthRanges, ...others: readonly GrowthRanges[]): string {
  const all = [ranges, ...others];
  return rateOf(all.map(growthPart), all.map(growthWhole), ranges.growthRate ?? same);
}

/**
 * 年底会员数 of all units together: the two sums that the growth rate divides, added.
 * @param others the ranges of further blocks of the table
 */
export function totalYearEnd(ranges: GrowthRanges, ...others: readonly GrowthRanges[]): string {
  const all = [ranges, ...others];
  const joined = all.map(growthPart);
  const sum = bracketed(joined, 'sum');
  const { inBaseline = same } = ranges;
  return `=IF(${added(joined, 'count')}=0,"",${added(all.map(growthWhole), 'sum')}+${inBaseline(sum)})`;
}

/** How many units growth and year-end figure count. */
export function unitsInGrowth(ranges: GrowthRanges): string {
  return growthWhole(ranges).count;
}

function growthPart({ baseline, actual, status }: GrowthRanges): Summed {
  return paired(actual, baseline, ANY_NUMBER, status);
}

function growthWhole({ baseline, actual, status }: GrowthRanges): Summed {
  return paired(baseline, actual, NUMBER_OR_BLANK, status);
}

function rateOf(part: readonly Summed[], whole: readonly Summed[], rate: (ratio: string) => string): string {
  const ratio = `${bracketed(part, 'sum')}/MAX(0,${added(whole, 'sum')})`;
  return `=IF(${added(part, 'count')}=0,"",IFERROR(${rate(ratio)},""))`;
}

/** The formula of a sum, and the formula of the number of its summands. */
interface Summed {
  readonly sum: string;
  readonly count: string;
}

function added(sums: readonly Summed[], of: keyof Summed): string {
  return sums.map((each) => each[of]).join('+');
}

function bracketed(sums: readonly Summed[], of: keyof Summed): string {
  return sums.length === 1 ? added(sums, of) : `(${added(sums, of)})`;
}

/** The sum and count of a range's numbers in the rows in which another range meets one of the criteria. */
function paired(range: string, other: string, criteria: string, status: string | null = null): Summed {
  const units = status === null ? '' : `,${status},${ANY_STATUS}`;
  const rows = `${range},${ANY_NUMBER},${other},${criteria}${units}`;
  const whole = (formula: string): string => (criteria.startsWith('{') ? `SUMPRODUCT(${formula})` : formula);
  return { sum: whole(`SUMIFS(${range},${rows})`), count: whole(`COUNTIFS(${rows})`) };
}

/**
 * The sum of a month's figures that counts towards completion: the figures of units whose target and cumulative figure are usable.
 * A unit that reported for a month up to the cut-off month has a number as its cumulative figure, unless that figure is unusable.
 */
export function countingTowards(figures: string, target: string, cumulative: string): string {
  const rows = `${figures},${ANY_NUMBER},${cumulative},${ANY_NUMBER},${target},${NUMBER_OR_BLANK}`;
  return `=SUMPRODUCT(SUMIFS(${figures},${rows}))`;
}

/** The target that completion is measured against: the sum over all units except those whose actual figure is unusable. */
export function totalTarget(target: string, actual: string): string {
  return paired(target, actual, NUMBER_OR_BLANK).sum;
}

function same(formula: string): string {
  return formula;
}
