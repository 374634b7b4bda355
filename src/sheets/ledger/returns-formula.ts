/**
 * Formulas over one unit's monthly returns: what was reported up to a month, and within a span of months.
 *
 * Written for Excel 2016, WPS and LibreOffice alike: no dynamic arrays, no LET, and array arithmetic only inside SUMPRODUCT.
 */
import type { ReturnKind } from '../../domain/ledger';

/** References to the cells of one unit's returns. */
export interface ReturnsReference {
  /** The header cells with the month numbers, one row. */
  readonly months: string;
  /** The unit's cells below them, a row of the same width. */
  readonly figures: string;
  readonly kind: ReturnKind;
}

/** Any number; COUNTIFS has no plainer test for "holds a number". */
export const ANY_NUMBER = '"<9E+307"';

/** Number of months reported up to a month, as a part of a formula. */
export function reportedMonths({ months, figures }: Omit<ReturnsReference, 'kind'>, upTo: string): string {
  return `COUNTIFS(${months},"<="&${upTo},${figures},${ANY_NUMBER})`;
}

/** Everything reported up to a month, or "" when nothing was. The same as `cumulativeAt` of the domain. */
export function cumulativeFormula(returns: ReturnsReference, upTo: string): string {
  return `IF(${reportedMonths(returns, upTo)}=0,"",${cumulative(returns, `"<="&${upTo}`, `<=${upTo}`)})`;
}

/** The kind of returns that one of the add-in's cumulative formulas counts, whichever program saved it. */
export function kindOfFormula(formula: string): ReturnKind {
  // Cumulative returns are looked up in the last month that holds a number.
  return /ISNUMBER\(/i.test(formula) ? 'cumulative' : 'monthly';
}

/**
 * What was added from a month on, up to another, or "" when nothing was reported in between. The same as `newIn` of
 * the domain: with cumulative returns the figure before the span is taken off.
 */
export function addedFormula(returns: ReturnsReference, first: number, upTo: string): string {
  const { months, figures, kind } = returns;
  const span = `${months},">=${first}",${months},"<="&${upTo}`;
  const added =
    kind === 'monthly'
      ? `SUMIFS(${figures},${span},${figures},${ANY_NUMBER})`
      : `${cumulative(returns, `"<="&${upTo}`, `<=${upTo}`)}-${cumulative(returns, `"<${first}"`, `<${first}`)}`;
  return `IF(COUNTIFS(${span},${figures},${ANY_NUMBER})=0,"",${added})`;
}

/** The sum of monthly figures, or the last cumulative figure, of the months a comparison picks. */
function cumulative(
  { months, figures, kind }: ReturnsReference,
  criterion: string,
  comparison: string,
): string {
  // The second criterion skips errors; with SUMIF one error would make the sum an error.
  if (kind === 'monthly') return `SUMIFS(${figures},${months},${criterion},${figures},${ANY_NUMBER})`;
  const lastReported = `SUMPRODUCT(MAX((${months}${comparison})*ISNUMBER(${figures})*${months}))`;
  return `SUMIF(${months},${lastReported},${figures})`;
}
