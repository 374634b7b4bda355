/** The progress columns, and the words for their defined names. */
/** The columns that the add-in appends, in order. */
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
/** The columns that need a baseline; a table without a baseline does not get them. */
export type GrowthColumn = Extract<ProgressColumn, 'growth' | 'yearEnd'>;

export function needsBaseline(column: ProgressColumn): column is GrowthColumn {
  return column === 'growth' || column === 'yearEnd';
}

/** The columns that only some tables get. */
type OptionalColumn = GrowthColumn | 'pace';

/** The positions of the columns; null for a column that the table does not get. */
export type ProgressPlaces = Readonly<
  Record<Exclude<ProgressColumn, OptionalColumn>, number> & Record<OptionalColumn, number | null>
>;

/** The words for the columns' defined names. */
export const WORD: Readonly<Record<ProgressColumn, string>> = {
  actual: '实际新增数',
  completion: '完成率',
  growth: '增长率',
  yearEnd: '年底会员数',
  /** Not 序时进度, which already names the campaign's pace on the settings sheet. */
  pace: '单位序时进度',
  rank: '完成排名',
  status: '进度状态',
};
