/**
 * The status (进度状态) of a unit as a formula, for every sheet that shows one.
 */
import { STATUS_WORDS } from '../domain/measures';

/** References, or numbers, a status is judged by. */
export interface StatusScale {
  readonly pace: string;
  readonly lagging: string;
  readonly severe: string;
}

/**
 * The status in the words of the specification.
 * @param target the cell with the unit's target, `actual` with its new members, `rate` with its completion rate
 */
export function statusFormula(
  target: string,
  actual: string,
  rate: string,
  { pace, lagging, severe }: StatusScale,
): string {
  const byPace = `IF(${rate}>=1,"${STATUS_WORDS.done}",IF(${rate}>=${pace}*${lagging},"${STATUS_WORDS.onPace}",IF(${rate}>=${pace}*${severe},"${STATUS_WORDS.lagging}","${STATUS_WORDS.severelyLagging}")))`;
  return `=IF(IF(ISNUMBER(${target}),${target}>0,FALSE),IF(ISNUMBER(${actual}),${byPace},"${STATUS_WORDS.notReported}"),"${STATUS_WORDS.noTask}")`;
}
