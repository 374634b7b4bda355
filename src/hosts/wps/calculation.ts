/**
 * Results of formulas, where the user has set the program to calculate only when told to.
 */
import type { EtApplication } from './et';

/** XlCalculation.xlCalculationManual; XlCalculationState.xlDone. */
const MANUAL = -4135;
const DONE = 0;

/**
 * Has results brought up to date where they may be behind. Figures that are behind would be checked, summed and printed as if they
 * were right. The user's setting stays.
 */
export function calculateIfManual(app: EtApplication): void {
  if (app.Calculation === MANUAL && app.CalculationState !== DONE) app.Calculate();
}
