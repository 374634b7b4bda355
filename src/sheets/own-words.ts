/**
 * The words the product's own sheets are known by, for those who write them and those who recognise them.
 */

/** The header of a phase summary, left to right. */
export const PHASE_HEADINGS = [
  '序号',
  '单位名称',
  '基数',
  '年度任务数',
  '本阶段新增',
  '累计新增',
  '累计完成率',
  '累计增长率',
  '序时进度',
  '与序时差\n（百分点）',
  '排名',
  '状态',
  '备注',
] as const;

/** The header of 排名 in the year-end workbook, left to right. */
export const RANKING_HEADINGS = [
  '名次',
  '单位名称',
  '任务数',
  '累计新增',
  '完成率',
  '增长率',
  '与序时差\n（百分点）',
  '状态',
] as const;

/** A line below 年度总表; its header alone could be anyone's. */
export const ANNUAL_NOTE =
  '合计由各单位逐行相加得出，不采用原表填写的合计数；完成率、增长率的合计用合计数相除得出。';

/** The header of the ledger, its months left out. */
export const LEDGER_HEADINGS = ['序号', '单位名称', '累计', '未填报'] as const;

/** What stands beside and over the cells of a return template. */
export const TEMPLATE_LABEL = { unit: '单位名称', kind: '填报口径', month: '月份' } as const;
