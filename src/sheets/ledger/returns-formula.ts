/**
 * Formulas for one unit's monthly returns: what was reported up to a month, and within a span of months.
 *
 * Written for Excel 2016, WPS and LibreOffice alike: no dynamic arrays, no LET, and array arithmetic only inside SUMPRODUCT.
 */
import type { ReturnKind } from '../../domain/ledger';

/** References to the cells of one unit's returns. */
export interface ReturnsReference {
  /** The header cells with the month numbers; one row. */
  readonly months: string;
  /** The unit's cells for these months; a row of the same width. */
  readonly figures: string;
  readonly kind: ReturnKind;
}

/** A criterion that any number meets; COUNTIFS has no simpler one for "holds a number". */
export const ANY_NUMBER = '"<9E+307"';

/** The number of months reported up to a month, as part of a formula. */
export function reportedMonths({ months, figures }: Omit<ReturnsReference, 'kind'>, upTo: string): string {
  return `COUNTIFS(${months},"<="&${upTo},${figures},${ANY_NUMBER})`;
}

/**
 * Everything reported up to a month, or "" when nothing was; computes the same as `cumulativeAt` of the domain.
 * @param shown converts the figure to another unit of measure
 */
export function cumulativeFormula(
  returns: ReturnsReference,
  upTo: string,
  shown: (figure: string) => string = same,
): string {
  return `IF(${reportedMonths(returns, upTo)}=0,"",${shown(cumulative(returns, `"<="&${upTo}`, `<=${upTo}`))})`;
}

/** The kind of returns that a cumulative formula of the add-in counts, whichever program saved it. */
export function kindOfFormula(formula: string): ReturnKind {
  // The formula for cumulative returns looks up the last month that holds a number, with ISNUMBER.
  return /ISNUMBER\(/i.test(formula) ? 'cumulative' : 'monthly';
}

/**
 * What was added from a month on, up to another, or "" when nothing was reported in between; computes the same as `newFiguresIn` of the
 * domain. For cumulative returns, the figure before the span is subtracted.
 * @param shown converts the figure to another unit of measure
 */
export function addedFormula(
  returns: ReturnsReference,
  first: number,
  upTo: string,
  shown: (figure: string) => string = same,
): string {
  const { months, figures, kind } = returns;
  const span = `${months},">=${first}",${months},"<="&${upTo}`;
  const added =
    kind === 'monthly'
      ? `SUMIFS(${figures},${span},${figures},${ANY_NUMBER})`
      : `${cumulative(returns, `"<="&${upTo}`, `<=${upTo}`)}-${cumulative(returns, `"<${first}"`, `<${first}`)}`;
  // A converted difference needs brackets.
  const whole = kind === 'monthly' || shown === same ? added : `(${added})`;
  return `IF(COUNTIFS(${span},${figures},${ANY_NUMBER})=0,"",${shown(whole)})`;
}

function same(figure: string): string {
  return figure;
}

/** For the months that `criterion` selects: the sum of monthly figures, or the last cumulative figure. */
function cumulative(
  { months, figures, kind }: ReturnsReference,
  criterion: string,
  comparison: string,
): string {
  // The second criterion skips errors; with SUMIF alone, one error would make the sum an error.
  if (kind === 'monthly') return `SUMIFS(${figures},${months},${criterion},${figures},${ANY_NUMBER})`;
  const lastReported = `SUMPRODUCT(MAX((${months}${comparison})*ISNUMBER(${figures})*${months}))`;
  return `SUMIF(${months},${lastReported},${figures})`;
}
