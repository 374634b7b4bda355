/**
 * 分期任务: the columns of the parts of a target that are due in quarters, half-years or months.
 */
import type { Breakdown, TableColumn } from './breakdown';
import { normalizeHeading } from './headings';

/** A column with what is due at the end of a month. */
export interface PeriodColumn extends TableColumn {
  /** The last month of its period, 1 to 12. */
  readonly lastMonth: number;
}

const TASK = /任务|目标|计划/;
/** Achieved, up to a month, or of another kind: no part of the target. */
const NO_TASK = /完成|实际|累计|截至|率|比|备注/;
const quarter = (word: string, digit: string): RegExp =>
  new RegExp(`(?:第?${word}|(?<!\\d)${digit}|Q${digit})季度?|Q${digit}`);

/** Each way to divide a year, the finest first, with what its parts are called. */
const DIVISIONS: readonly (readonly RegExp[])[] = [
  Array.from({ length: 12 }, (_, index) => new RegExp(`(?<!\\d)0?${index + 1}月`)),
  [quarter('一', '1'), quarter('二', '2'), quarter('三', '3'), quarter('四', '4')],
  [/上半年/, /下半年/],
];

/** The columns of each division that the table has whole; where it has two of one kind, nobody can tell which is meant. */
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

/** The finest division, which tells most about what is due when; none where the table has none. */
export function periodColumns(breakdown: Pick<Breakdown, 'further'>): readonly PeriodColumn[] {
  return divisionsOf(breakdown)[0] ?? [];
}
