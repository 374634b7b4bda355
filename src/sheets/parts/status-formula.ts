/** The status (进度状态) of a unit as a formula, for every sheet that shows a status. */
import { STATUS_WORDS as WORD } from '../../domain/measures';
import { isBlankCell, isNoTask } from './total-formulas';

/** The references or numbers that determine a status. */
export interface StatusScale {
  readonly pace: string;
  /** Whether the pace is unclear, as a condition for IF; left out where it is always clear. */
  readonly isUnclear?: string;
  readonly lagging: string;
  readonly severe: string;
  /**
   * Whether the cells of target and actual figure hold only numbers, "" and 待核实, because formulas of the add-in fill them; other
   * cells may hold errors and any text. Left out where they do not.
   */
  readonly areCounted?: boolean;
}

/**
 * A unit's status as a formula, in the words of 进度状态.
 * @param target the cell with the unit's target; `actual` is the cell with its new members, `rate` the cell with its completion
 * rate
 */
export function statusFormula(
  target: string,
  actual: string,
  rate: string,
  { pace, isUnclear, lagging, severe, areCounted = false }: StatusScale,
): string {
  const compared = `IF(${rate}>=${pace}*${lagging},"${WORD.onPace}",IF(${rate}>=${pace}*${severe},"${WORD.lagging}","${WORD.severelyLagging}"))`;
  const told = isUnclear === undefined ? compared : `IF(${isUnclear},"${WORD.unclear}",${compared})`;
  const byPace = `IF(${rate}>=1,"${WORD.done}",${told})`;
  const hasNoTask = areCounted ? `OR(${target}="",${target}<=0)` : isNoTask(target);
  const isBlank = areCounted ? `${actual}=""` : isBlankCell(actual);
  const without = `IF(${hasNoTask},"${WORD.noTask}",IF(${isBlank},"${WORD.notReported}","${WORD.unclear}"))`;
  return `=IF(ISNUMBER(${rate}),${byPace},${without})`;
}
