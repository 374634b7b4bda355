/** The words of the settings sheet (参数): its labels, the allowed entries, and the defined names that formulas use for its cells. */
import { absoluteAddress, quotedSheet } from '../../spreadsheet/address';
import { sheetNamed, valueAt, type SheetGrid, type WorkbookGrid } from '../../spreadsheet/grid';
import { memoryName, rememberedCell } from '../memory';

export const SETTINGS_SHEET = '参数';

/** The words of the defined names that formulas on other sheets use. */
export const SETTING_NAMES = {
  home: '参数',
  cutOff: '截止月份',
  pace: '序时进度',
  lagging: '滞后线',
  severe: '严重滞后线',
  months: '各月',
  inCampaign: '各月计入',
} as const;

/** The defined names as formulas use them: `任务分解_序时进度`. */
export const SETTING_REFERENCE = {
  cutOff: memoryName(SETTING_NAMES.cutOff),
  pace: memoryName(SETTING_NAMES.pace),
  lagging: memoryName(SETTING_NAMES.lagging),
  severe: memoryName(SETTING_NAMES.severe),
  /** The months 1–12; the column to the right has 1 for a month of the campaign, else 0. */
  months: memoryName(SETTING_NAMES.months),
  inCampaign: memoryName(SETTING_NAMES.inCampaign),
} as const;

export const SHARED_MONTH_WORDS = { earlier: '前一阶段', later: '后一阶段' } as const;
export const RETURN_KIND_WORDS = { monthly: '当月新增', cumulative: '累计' } as const;
export const ORDER_WORDS = { table: '按表内顺序', rank: '按排名' } as const;

/** The labels by which entries are found. */
export const LABEL = {
  name: '集中行动名称',
  federation: '填报单位',
  baseYear: '基年',
  targetYear: '目标年',
  growthGoal: '增长目标',
  cutOffMonth: '截止月份',
  sharedMonth: '跨阶段月份归属',
  returnKind: '月报口径',
  laggingFactor: '滞后线',
  severeFactor: '严重滞后线',
  order: '单位排列',
} as const;

/** The pace at a month (a cell or a defined name), as part of a formula. */
export function paceAt(month: string): string {
  const { months, inCampaign } = SETTING_REFERENCE;
  return `SUMIF(${months},"<="&${month},${inCampaign})/SUM(${inCampaign})`;
}

/** The row of each label in the first column; of a repeated label, the first row. */
export function rowsByLabel(sheet: SheetGrid): ReadonlyMap<string, number> {
  const rows = new Map<string, number>();
  for (let row = 1; row <= (sheet.area?.bottom ?? 0); row += 1) {
    const label = valueAt(sheet, row, 1);
    if (typeof label === 'string' && !rows.has(label.trim())) rows.set(label.trim(), row);
  }
  return rows;
}

/** A reference to an entry, for formulas on other sheets; null where the sheet or the row was deleted. */
export function settingReference(workbook: WorkbookGrid, key: keyof typeof LABEL): string | null {
  const home = rememberedCell(workbook, SETTING_NAMES.home);
  const sheet = home && sheetNamed(workbook, home.sheet);
  const row = sheet ? rowsByLabel(sheet).get(LABEL[key]) : undefined;
  return sheet && row !== undefined
    ? `${quotedSheet(sheet.name)}!${absoluteAddress({ row, column: 2 })}`
    : null;
}

/** The heading of the section on the reporting duty, in the first column. */
export const REPORTING_HEADING = '报送要求';
/** The labels of the section's rows. */
export const REPORTING_LABEL = { every: '报送周期', day: '报送日期', finalReport: '总结报告' } as const;
