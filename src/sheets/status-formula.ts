/**
 * The status (进度状态) of a unit as a formula, for every sheet that shows one.
 */

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
  const byPace = `IF(${rate}>=1,"已完成",IF(${rate}>=${pace}*${lagging},"正常",IF(${rate}>=${pace}*${severe},"滞后","严重滞后")))`;
  return `=IF(IF(ISNUMBER(${target}),${target}>0,FALSE),IF(ISNUMBER(${actual}),${byPace},"未填报"),"无任务")`;
}
