/**
 * The progress columns and the words they are remembered by.
 */
/** The columns the add-in appends, in their order. */
export const PROGRESS_COLUMNS = ['actual', 'completion', 'growth', 'yearEnd', 'rank', 'status'] as const;
export type ProgressColumn = (typeof PROGRESS_COLUMNS)[number];

/** The words they are remembered by. */
export const WORD: Readonly<Record<ProgressColumn, string>> = {
  actual: '实际新增数',
  completion: '完成率',
  growth: '增长率',
  yearEnd: '年底会员数',
  rank: '完成排名',
  status: '进度状态',
};
