/**
 * Who has not reported (催报).
 */
import { unitKey, type Breakdown } from '../table/breakdown';
import { dueMonth, inYear, monthsOf, type Campaign } from '../campaign/campaign';
import { missingMonths, type Ledger } from '../ledger';

/** A unit whose return for the cut-off month is missing. */
export interface Unreported {
  readonly unit: string;
  /** All its missing months up to the cut-off month, ascending, that one last. */
  readonly months: readonly number[];
}

/** The units that owe a return for the cut-off month, once it is due, in the ledger's order. A unit without a task owes none. */
export function unreported(
  ledger: Ledger,
  breakdown: Breakdown,
  campaign: Campaign,
  cutOff: number,
): Unreported[] {
  const owing = new Set(
    breakdown.units.filter((unit) => (unit.target.persons ?? 0) > 0).map((unit) => unitKey(unit.name)),
  );
  const due = dueMonth(campaign, ledger, cutOff);
  return ledger.rows.flatMap((row) => {
    const months = missingMonths(row, monthsOf(campaign), due);
    const isDue = months[months.length - 1] === due && owing.has(unitKey(row.unit));
    return isDue ? [{ unit: row.unit.trim(), months }] : [];
  });
}

/** A reminder to send to the units that have not reported (催报), ready to paste. In Chinese: the units read it. */
export function reminder(units: readonly Unreported[], campaign: Campaign, cutOff: number): string {
  const month = String(cutOff);
  const behind = units
    .filter((one) => one.months.length > 1)
    .map(({ unit, months }) => `${unit}（${months.slice(0, -1).join('、')}月）`);
  const kind = campaign.returnKind === 'monthly' ? '当月没有新增的请填 0' : '请填累计数';
  return [
    `关于报送“${campaign.name}”${inYear(campaign.targetYear)}${month}月月报的提醒`,
    '各有关单位：',
    `　　截至目前，以下 ${String(units.length)} 个单位${month}月月报尚未报送：${units.map((one) => one.unit).join('、')}。`,
    ...(behind.length > 0 ? [`　　其中以前月份也未报送的：${behind.join('、')}，请一并补报。`] : []),
    `　　请尽快填写《月报填报表》发回，${kind}。已经报送的请忽略。`,
    ...(campaign.federation === '' ? [] : [`　　　　　　　　${campaign.federation}`]),
  ].join('\n');
}
