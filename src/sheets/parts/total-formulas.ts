/**
 * Formulas over columns of figures in which some cells may be blank, text or errors, today or after any later edit.
 *
 * The same rules as `measureTotal` of the domain. SUMIF and SUMIFS add up only the cells that meet their criteria, so errors
 * and text elsewhere do no harm in Excel, WPS and LibreOffice; an array constant inside SUMPRODUCT needs no array formula.
 * SUMPRODUCT over the cells themselves would not do: one error or text among them makes the whole an error.
 */
import { BLANK_TEXTS } from '../../domain/table/figure';
import { STATUS_WORDS } from '../../domain/measures';
import { ANY_NUMBER } from '../ledger/returns-formula';

/** The criteria of a blank cell, as an array constant. */
export const BLANK = `{${BLANK_TEXTS.map((text) => `"${text}"`).join(',')}}`;
/** No number above zero: no task. */
const NO_TASK = BLANK.replace('{', '{"<=0",');
/** A number or blank: anything but an error or text. */
const NUMBER_OR_BLANK = BLANK.replace('{', `{${ANY_NUMBER},`);
/** Only unit rows have a status. */
const ANY_STATUS = '"?*"';

/** Whether a cell counts as blank, as a condition of IF. */
export function isBlankCell(cell: string): string {
  return `SUMPRODUCT(COUNTIF(${cell},${BLANK}))`;
}

/** Whether a target is none: blank, zero or less; as a condition of IF. */
export function isNoTask(cell: string): string {
  return `SUMPRODUCT(COUNTIF(${cell},${NO_TASK}))`;
}

/** A figure of another sheet: its number, "" for a blank cell, 待核实 for an error or text. */
export function figureFrom(cell: string): string {
  return `=IF(ISNUMBER(${cell}),${cell},IF(${isBlankCell(cell)},"","${STATUS_WORDS.unclear}"))`;
}

/** Ranges of one size, of units and what may stand between them. */
export interface TotalRanges {
  readonly target: string;
  readonly actual: string;
  /** The status column, where rows that are no units (subtotals) stand between the units; else null. */
  readonly status: string | null;
  /** Wrap the formula of a ratio, to scale or round it; the ratio is unchanged when left out. */
  readonly completionRate?: (ratio: string) => string;
}

/** The ranges that growth needs in addition to {@link TotalRanges}, of the same size. */
export interface BaselineRange {
  readonly baseline: string;
  readonly growthRate?: (ratio: string) => string;
  /** The actual figures in the baseline's unit of measure. */
  readonly inBaseline?: (actual: string) => string;
}

/** Ranges of a table that has a baseline. */
export type GrowthRanges = TotalRanges & BaselineRange;

/** The sum of a range's numbers; blank when it has none. */
export function sumOrBlank(range: string, status: string | null = null): string {
  if (status === null) return `=IF(COUNT(${range})=0,"",SUMIF(${range},${ANY_NUMBER}))`;
  const criteria = `${range},${ANY_NUMBER},${status},${ANY_STATUS}`;
  return `=IF(COUNTIFS(${criteria})=0,"",SUMIFS(${range},${criteria}))`;
}

/** 完成率 of all units together. */
export function totalCompletion({ target, actual, status, completionRate = same }: TotalRanges): string {
  const part = paired(actual, target, NUMBER_OR_BLANK, status);
  const whole = paired(target, actual, NUMBER_OR_BLANK, status);
  return `=IF(${part.count}=0,"",IFERROR(${completionRate(`${part.sum}/MAX(0,${whole.sum})`)},""))`;
}

/** 增长率 of all units together. */
export function totalGrowth({ baseline, actual, status, growthRate = same }: GrowthRanges): string {
  const part = paired(actual, baseline, ANY_NUMBER, status);
  const whole = paired(baseline, actual, NUMBER_OR_BLANK, status);
  return `=IF(${part.count}=0,"",IFERROR(${growthRate(`${part.sum}/MAX(0,${whole.sum})`)},""))`;
}

/** 年底会员数 of all units together: the two sums that the growth rate divides, added. */
export function totalYearEnd({ baseline, actual, status, inBaseline = same }: GrowthRanges): string {
  const added = paired(actual, baseline, ANY_NUMBER, status);
  const members = paired(baseline, actual, NUMBER_OR_BLANK, status);
  return `=IF(${added.count}=0,"",${members.sum}+${inBaseline(added.sum)})`;
}

/** How many units growth and year-end figure count. */
export function unitsInGrowth({ baseline, actual, status }: GrowthRanges): string {
  return paired(baseline, actual, NUMBER_OR_BLANK, status).count;
}

/** The numbers of a range in rows where another range meets one of some criteria. */
function paired(
  range: string,
  other: string,
  criteria: string,
  status: string | null = null,
): { readonly sum: string; readonly count: string } {
  const units = status === null ? '' : `,${status},${ANY_STATUS}`;
  const rows = `${range},${ANY_NUMBER},${other},${criteria}${units}`;
  const whole = (formula: string): string => (criteria.startsWith('{') ? `SUMPRODUCT(${formula})` : formula);
  return { sum: whole(`SUMIFS(${range},${rows})`), count: whole(`COUNTIFS(${rows})`) };
}

/**
 * The sum of a month's figures that counts towards completion: those of units whose target and cumulative figure can be used. A unit
 * that reported for a month up to the cut-off has a number there, or its cumulative figure can't be used.
 */
export function countingTowards(figures: string, target: string, cumulative: string): string {
  const rows = `${figures},${ANY_NUMBER},${cumulative},${ANY_NUMBER},${target},${NUMBER_OR_BLANK}`;
  return `=SUMPRODUCT(SUMIFS(${figures},${rows}))`;
}

/** The target that completion is measured by: the sum for all units except those whose actual figure can't be used. */
export function totalTarget(target: string, actual: string): string {
  return paired(target, actual, NUMBER_OR_BLANK).sum;
}

function same(formula: string): string {
  return formula;
}
