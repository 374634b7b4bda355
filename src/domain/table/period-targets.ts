/** The columns of 分期任务: the parts of a target that are due per quarter, half-year or month. */
import type { Breakdown, TableColumn } from './breakdown';
import { normalizeHeading } from './headings';

/** A column of what is due by the end of a month. */
export interface PeriodColumn extends TableColumn {
  /** The last month of its period, 1 to 12. */
  readonly lastMonth: number;
}

const TASK = /任务|目标|计划/;
/** Words of columns that are no part of a target: achieved figures, figures up to a month, rates. */
const NO_TASK = /完成|实际|累计|截至|率|比|备注/;
const quarter = (word: string, digit: string): RegExp =>
  new RegExp(`(?:第?${word}|(?<!\\d)${digit}|Q${digit})季度?|Q${digit}`);

/** The ways to divide a year, the finest first, with the headings of their parts. */
const DIVISIONS: readonly (readonly RegExp[])[] = [
  Array.from({ length: 12 }, (_, index) => new RegExp(`(?<!\\d)0?${index + 1}月`)),
  [quarter('一', '1'), quarter('二', '2'), quarter('三', '3'), quarter('四', '4')],
  [/上半年/, /下半年/],
];

/** The complete divisions that the table has. A kind of division that the table has twice is left out, because it is unclear which is meant. */
export function divisionsOf({ further }: Pick<Breakdown, 'further'>): readonly (readonly PeriodColumn[])[] {
  const tasks = further.filter(({ heading }) => {
    const text = normalizeHeading(heading);
    return TASK.test(text) && !NO_TASK.test(text);
  });
  return DIVISIONS.flatMap((parts) => {
    const found = parts.map((part) => tasks.filter(({ heading }) => part.test(normalizeHeading(heading))));
    if (found.some(({ length }) => length !== 1)) return [];
    const months = 12 / parts.length;
    return [
      found.flatMap((own, index) => own.map((column) => ({ ...column, lastMonth: (index + 1) * months }))),
    ];
  });
}

/** The columns of the finest division, which is the most precise about due dates; none where the table has no division. */
export function periodColumns(breakdown: Pick<Breakdown, 'further'>): readonly PeriodColumn[] {
  return divisionsOf(breakdown)[0] ?? [];
}
