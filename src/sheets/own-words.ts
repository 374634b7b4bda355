/** The words that identify the product's own sheets, shared by the code that writes them and the code that recognises them. */

import type { AreaColumn } from '../domain/areas/area-list';

/** The headings of a phase summary, left to right. */
export const PHASE_HEADING = {
  ordinal: '序号',
  unit: '单位名称',
  baseline: '基数',
  target: '年度任务数',
  added: '本阶段新增',
  cumulative: '累计新增',
  completion: '累计完成率',
  growth: '累计增长率',
  pace: '序时进度',
  paceGap: '与序时差\n（百分点）',
  rank: '排名',
  status: '状态',
  note: '备注',
} as const;

/** The headings of 排名 in the year-end workbook, left to right. */
export const RANKING_HEADING = {
  rank: '名次',
  unit: '单位名称',
  target: '任务数',
  cumulative: '累计新增',
  completion: '完成率',
  growth: '增长率',
  paceGap: '与序时差\n（百分点）',
  status: '状态',
} as const;

/** Headings that only sheets of a table with a baseline have; sheets are recognised without them. */
export const NEEDS_BASELINE: readonly string[] = ['baseline', 'growth', 'yearEnd'];

/** The beginning of a note below 年度总表. The header alone does not identify the sheet, because a user's table may have the same. */
export const ANNUAL_NOTE = '合计由各单位逐行相加得出，不采用原表填写的合计数；';

/** The headings of the ledger, without its months. */
export const LEDGER_HEADINGS = ['序号', '单位名称', '累计', '未填报'] as const;

/** The columns that identify a list of key areas. */
export const AREA_LIST_KNOWN_BY: readonly AreaColumn[] = ['unit', 'area', 'name', 'founded'];

/** The labels next to and above the cells of a return template. */
export const TEMPLATE_LABEL = { unit: '单位名称', kind: '填报口径', month: '月份' } as const;
