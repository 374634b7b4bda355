/** A reminder to the units that have not reported (催报), ready to paste. It is Chinese in every user interface language, because the units read it. */
import { dutySentence } from '../../domain/campaign/reporting-duty';
import { inYear, quotedName, type Campaign } from '../../domain/campaign/campaign';
import type { UnreportedUnit } from '../../domain/returns/chasing';
import { chineseMonth, chineseMonths } from '../months';

/** Marks the place of the deadline where none was given. */
const NO_DEADLINE = '【待填写：报送期限】';

export interface ReminderDays {
  /** The date of the reminder. */
  readonly today: Date;
  /** The last day for the returns; null where none was given. */
  readonly deadline: Date | null;
}

/**
 * The text of a reminder.
 * @param units the units that have not reported for the month
 * @param month the cut-off month
 */
export function reminder(
  units: readonly UnreportedUnit[],
  campaign: Campaign,
  month: number,
  { today, deadline }: ReminderDays,
): string {
  const behind = units
    .filter(({ months }) => months.length > 1)
    .map(({ unit, months }) => `${unit}（${chineseMonths(months.slice(0, -1))}）`);
  const kind = campaign.returnKind === 'monthly' ? '当月没有新增的请填 0' : '请填累计数';
  return [
    `关于报送${quotedName(campaign)}${inYear(campaign.targetYear)}${chineseMonth(month)}月报的提醒`,
    '各有关单位：',
    `　　截至目前，以下 ${units.length} 个单位${chineseMonth(month)}月报尚未报送：${units.map(({ unit }) => unit).join('、')}。`,
    ...(behind.length > 0 ? [`　　其中以前月份也未报送的：${behind.join('、')}，请一并补报。`] : []),
    `　　${dutySentence(campaign.reporting) ?? ''}请于${deadline ? dayOf(deadline, today) : NO_DEADLINE}前填好《月报填报表》发回，${kind}。已经报送的请忽略。`,
    ...(campaign.federation === '' ? [] : [`　　　　　　　　${campaign.federation}`]),
    `　　　　　　　　${yearOf(today)}${monthAndDay(today)}`,
  ].join('\n');
}

/** A date as text: `7月5日`, with the year where it differs from the year of the reminder. */
function dayOf(day: Date, today: Date): string {
  return `${day.getFullYear() === today.getFullYear() ? '' : yearOf(day)}${monthAndDay(day)}`;
}

function yearOf(day: Date): string {
  return `${day.getFullYear()}年`;
}

function monthAndDay(day: Date): string {
  return `${day.getMonth() + 1}月${day.getDate()}日`;
}
