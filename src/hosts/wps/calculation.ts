/**
 * Brings results of formulas up to date where the user set WPS to calculate only on request.
 */
import type { EtApplication } from './et';

/** XlCalculation.xlCalculationManual; XlCalculationState.xlDone. */
const MANUAL = -4135;
const DONE = 0;

/**
 * Calculates if results may be out of date; otherwise old figures would be checked, summed and printed as if they were right. The
 * user's setting stays as it is.
 */
export function calculateIfManual(app: EtApplication): void {
  if (app.Calculation === MANUAL && app.CalculationState !== DONE) app.Calculate();
}
