/**
 * Calculates formulas when the user has set WPS to manual calculation.
 */
import type { EtApplication } from './et';

/** XlCalculation.xlCalculationManual; XlCalculationState.xlDone. */
const MANUAL = -4135;
const DONE = 0;

/**
 * Calculates if results may be out of date. Otherwise old figures would be checked, summed and printed as if they were right. The user's
 * setting stays unchanged.
 */
export function calculateIfManual(app: EtApplication): void {
  if (app.Calculation === MANUAL && app.CalculationState !== DONE) app.Calculate();
}
