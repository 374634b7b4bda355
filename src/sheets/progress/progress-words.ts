/**
 * The progress columns and the words they are remembered by.
 */
/** The columns the add-in appends, in their order. */
export const PROGRESS_COLUMNS = [
  'actual',
  'completion',
  'growth',
  'yearEnd',
  'pace',
  'rank',
  'status',
] as const;
export type ProgressColumn = (typeof PROGRESS_COLUMNS)[number];
/** Those that need a baseline; a table without one does not get them. */
export type GrowthColumn = Extract<ProgressColumn, 'growth' | 'yearEnd'>;

export function needsBaseline(column: ProgressColumn): column is GrowthColumn {
  return column === 'growth' || column === 'yearEnd';
}

/** The columns that not every table gets. */
type OptionalColumn = GrowthColumn | 'pace';

/** Where the columns stand; null for one that the table does not get. */
export type ProgressPlaces = Readonly<
  Record<Exclude<ProgressColumn, OptionalColumn>, number> & Record<OptionalColumn, number | null>
>;

/** The words they are remembered by. */
export const WORD: Readonly<Record<ProgressColumn, string>> = {
  actual: '实际新增数',
  completion: '完成率',
  growth: '增长率',
  yearEnd: '年底会员数',
  /** 序时进度 by itself is the campaign's, on the settings sheet. */
  pace: '单位序时进度',
  rank: '完成排名',
  status: '进度状态',
};
