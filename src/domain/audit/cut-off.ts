/** Compares the month that the table states with the month that its figures are measured against. */
import { statedMonths, type StatedMonthsInput } from '../campaign/stated-months';
import { finding, type Finding } from '../finding';

export interface CutOffInput extends StatedMonthsInput {
  /** The cut-off month in force. */
  readonly cutOffMonth: number;
  /** Whether the cut-off month can be set on 参数: not where its row was deleted. */
  readonly canSet: boolean;
}

/**
 * Reports cut-off-differs, once for the table, because all its indicators share one cut-off month. Where its texts state several months, none
 * is preferred: there is no fix, and nothing is reported once someone has set one of them.
 */
export function auditCutOff(input: CutOffInput): Finding[] {
  const { sheet, campaign, cutOffMonth: cutOff, canSet } = input;
  const isSet = campaign.cutOffMonth !== null;
  const stated = statedMonths(input);
  const [first] = stated;
  const isOneOfThem = stated.some(({ month }) => month === cutOff);
  if (!first || (isOneOfThem && (isSet || stated.length === 1))) return [];
  const at = { sheet: sheet.name, row: first.row, column: first.column };
  const fix = stated.length === 1 && canSet ? 'set-cut-off-month' : null;
  return [finding('cut-off-differs', at, { stated, cutOff, isSet }, fix)];
}
