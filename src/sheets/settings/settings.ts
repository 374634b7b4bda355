/**
 * The settings sheet (参数) as it is written. read-settings.ts reads it.
 *
 * Users edit it like any other sheet, so entries are found by their labels, wherever rows were moved. Formulas all over the
 * workbook refer to its computed cells by defined name. The formulas in these cells ignore bad entries, as read-settings.ts does.
 */
import {
  SETTING_NAMES,
  SETTING_REFERENCE,
  SHARED_MONTH_WORDS,
  RETURN_KIND_WORDS,
  ORDER_WORDS,
  LABEL,
  rowsByLabel,
  paceAt,
} from './settings-words';
import { linesNeeded } from '../../spreadsheet/text-size';
import { cellAddress } from '../../spreadsheet/address';
import type { Campaign } from '../../domain/campaign/campaign';
import type { CampaignOrigins, StartingCampaign } from '../../domain/campaign/starting-campaign';
import { formulaAt, type WorkbookGrid, sheetNamed } from '../../spreadsheet/grid';
import { COLOR, columnFormat, COUNT, PERCENT, printedOn, rowFormat, STYLE } from '../parts/look';
import { rememberArea, rememberCell, rememberedCell } from '../memory';
import {
  emptySpec,
  type CellContent,
  type FormatRange,
  type NameSpec,
  type SheetSpec,
  type Validation,
} from '../../spreadsheet/spec';

const EXPLANATION: Readonly<Record<keyof typeof LABEL, string>> = {
  name: '写在各表、文稿的标题里；空着则标题不写名称',
  federation: '写在各表的“填报单位”处',
  baseYear: '基数所在的年份；空着则各表不写年份',
  targetYear: '完成新增任务的年份；空着则各表不写年份',
  growthGoal: '会员数比基年增长的目标；空着则不核对，各表也不提',
  cutOffMonth: '统计到哪个月；空着则取台账里最后有数的月份，没有台账取最后一个月',
  sharedMonth: '同属两个阶段的月份，新增数计入哪个阶段',
  returnKind: '月报台账里填的是当月新增数还是累计数',
  laggingFactor: '完成率低于序时进度的这个比例为“滞后”',
  severeFactor: '完成率低于序时进度的这个比例为“严重滞后”',
  order: '阶段汇总表里单位的先后',
};

const SETTING_ROWS = Object.keys(LABEL) as (keyof typeof LABEL)[];
const FIRST_SETTING_ROW = 5;
const PHASE_HEADER_ROW = FIRST_SETTING_ROW + SETTING_ROWS.length + 1;
/** Rows for phases; the built-in plan needs three. */
const PHASE_ROWS = 6;
const COMPUTED_HEADER_ROW = PHASE_HEADER_ROW + PHASE_ROWS + 2;
const FIRST_COMPUTED_ROW = COMPUTED_HEADER_ROW + 1;
const MONTH_HEADER_ROW = FIRST_COMPUTED_ROW + 5;
const EXPLANATION_WIDTH = 68;
/** The width of the column of entries, in characters. */
export const ENTRY_WIDTH = 30;
const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

/** The months table: one row per month. Its second column says whether the month belongs to the campaign (1/0). */
const MONTH_AREA = { top: MONTH_HEADER_ROW + 1, left: 1, bottom: MONTH_HEADER_ROW + 12, right: 1 };
const IN_CAMPAIGN_AREA = { ...MONTH_AREA, left: 2, right: 2 };

/** The new settings sheet, with the defined names that formulas use for its cells. Unknown settings are empty or marked as assumed. */
export function settingsSheet(
  { campaign, origins }: StartingCampaign,
  sheet: string,
  lastReportedMonth: string | null,
): { spec: SheetSpec; names: NameSpec[] } {
  const last = MONTH_AREA.bottom;
  const cells = settingsCells(campaign, origins, lastReportedMonth);
  return {
    spec: {
      ...emptySpec(sheet, 'own'),
      tabColor: COLOR.barSoft,
      blocks: [{ top: 1, left: 1, rows: cells }],
      formats: settingsFormats(last),
      merges: [
        { top: 1, left: 1, bottom: 1, right: 3 },
        { top: 2, left: 1, bottom: 2, right: 3 },
      ],
      columnWidths: [
        { column: 1, width: 22 },
        { column: 2, width: ENTRY_WIDTH },
        { column: 3, width: EXPLANATION_WIDTH },
      ],
      rowHeights: [
        { row: 1, height: 36 },
        { row: 2, height: 26 },
        ...cells
          .slice(3, last)
          .map(([, , text], index) => ({ row: 4 + index, height: explanationHeight(text) })),
      ],
      validations: settingsValidations(),
      freeze: { rows: 4, columns: 0 },
      print: printedOn('portrait', { tall: 1 }),
      showGridLines: false,
    },
    names: settingsNames(sheet),
  };
}

/** The height of a row in points; an explanation or the source of an entry may need several lines. */
export function explanationHeight(
  explanation: CellContent | undefined,
  width: number = EXPLANATION_WIDTH,
): number {
  const lines = typeof explanation === 'string' ? linesNeeded(explanation, width, 12) : 1;
  return Math.max(21, lines * 17);
}

/** The patch that makes 采用的截止月份 follow the ledger once there is one; null where it already does, or the cells were deleted. */
export function followLedger(workbook: WorkbookGrid, lastReportedMonth: string): SheetSpec | null {
  const cell = rememberedCell(workbook, SETTING_NAMES.cutOff);
  const sheet = cell && sheetNamed(workbook, cell.sheet);
  const setRow = sheet ? rowsByLabel(sheet).get(LABEL.cutOffMonth) : undefined;
  if (!cell || !sheet || setRow === undefined) return null;
  const formula = cutOffFormula(setRow, lastReportedMonth);
  if (formulaAt(sheet, cell.row, cell.column)?.includes(lastReportedMonth) === true) return null;
  return {
    ...emptySpec(cell.sheet, 'patch'),
    blocks: [{ top: cell.row, left: cell.column, rows: [[{ formula }]] }],
  };
}

function settingsNames(sheet: string): NameSpec[] {
  const computed = (word: string, offset: number): NameSpec =>
    rememberCell(word, { sheet, row: FIRST_COMPUTED_ROW + offset, column: 2 }, false);
  return [
    rememberCell(SETTING_NAMES.home, { sheet, row: 1, column: 1 }, true),
    computed(SETTING_NAMES.cutOff, 0),
    computed(SETTING_NAMES.pace, 1),
    computed(SETTING_NAMES.lagging, 2),
    computed(SETTING_NAMES.severe, 3),
    rememberArea(SETTING_NAMES.months, sheet, MONTH_AREA),
    rememberArea(SETTING_NAMES.inCampaign, sheet, IN_CAMPAIGN_AREA),
  ];
}

function settingsCells(
  campaign: Campaign,
  origins: CampaignOrigins,
  lastReportedMonth: string | null,
): CellContent[][] {
  const settings = settingValues(campaign);
  const phaseRows = Array.from({ length: PHASE_ROWS }, (_, index): CellContent[] => {
    const phase = campaign.phases[index];
    return phase ? [phase.name, phase.firstMonth, phase.lastMonth] : ['', '', ''];
  });
  return [
    ['参数', '', ''],
    ['浅黄色的单元格可以修改，改后点“一键重算”即可；其余各格由程序填写，请勿改动。', '', ''],
    ['', '', ''],
    ['项目', '设置', '说明'],
    ...SETTING_ROWS.map((key): CellContent[] => [
      LABEL[key],
      settings[key],
      explanation(key, campaign, origins),
    ]),
    [phasesNote(origins), '', ''],
    ['阶段', '起始月', '截止月'],
    ...phaseRows,
    ['', '', ''],
    ['程序计算', '数值', '说明'],
    [
      '采用的截止月份',
      { formula: cutOffFormula(rowOf('cutOffMonth'), lastReportedMonth) },
      '各表统计到这个月',
    ],
    ['序时进度', { formula: paceFormula() }, '截止月份为止已过的月数 ÷ 集中行动的总月数'],
    [
      '采用的滞后线',
      { formula: guardedFactor(rowOf('laggingFactor'), campaign.laggingFactor) },
      '设置填得不对时用默认值',
    ],
    [
      '采用的严重滞后线',
      { formula: guardedFactor(rowOf('severeFactor'), campaign.severeFactor) },
      '设置填得不对时用默认值',
    ],
    ['', '', ''],
    ['月份', '计入集中行动', '1 为计入，0 为不计入'],
    ...MONTHS.map((month): CellContent[] => [month, { formula: inCampaignFormula(month) }, '']),
  ];
}

/** What an entry means, and where its present value comes from. */
function explanation(
  key: keyof typeof LABEL,
  campaign: Campaign,
  { name, federation, growthGoal }: CampaignOrigins,
): string {
  const meaning = EXPLANATION[key];
  if (key === 'name') return `${nameRemark(name)}${meaning}`;
  if (key === 'federation') return `${federationRemark(federation)}${meaning}`;
  if (key === 'growthGoal') return `${goalOrigin(growthGoal)}${meaning}`;
  const isMissing = (key === 'baseYear' || key === 'targetYear') && campaign[key] === null;
  return isMissing ? `表里没有写，请填写。${meaning}` : meaning;
}

function nameRemark(origin: CampaignOrigins['name']): string {
  if (origin.kind === 'assumed') return `由标题“${origin.title}”推定，请核对。`;
  return origin.kind === 'none' ? '表里没有写，可以填写。' : '';
}

function federationRemark(origin: CampaignOrigins['federation']): string {
  if (origin.kind === 'line') return '取自表旁“填报单位”一行。';
  return origin.kind === 'assumed' ? `由标题“${origin.title}”里的地名推定，请核对。` : '';
}

function goalOrigin(origin: CampaignOrigins['growthGoal']): string {
  switch (origin.kind) {
    case 'plan':
      return `依据${origin.document}。`;
    case 'text':
      return `取自“${origin.goal.cell.sheet}”${cellAddress(origin.goal.cell)}“${origin.goal.words}”。`;
    case 'none':
      return '表里没有写，可以填写。';
    case 'settings':
      return '';
  }
}

function phasesNote({ phases }: CampaignOrigins): string {
  switch (phases.kind) {
    case 'plan':
      return `下面的阶段依据${phases.document}。`;
    case 'periods':
      return '表里没有写阶段，下面按分期任务划分（假定），请核对。';
    case 'assumed':
      return '表里没有写阶段，下面暂按四个季度划分（假定），请改成实际的阶段。';
    case 'settings':
      return '';
  }
}

function settingValues(campaign: Campaign): Readonly<Record<keyof typeof LABEL, CellContent>> {
  return {
    name: campaign.name,
    federation: campaign.federation,
    baseYear: campaign.baseYear ?? '',
    targetYear: campaign.targetYear ?? '',
    growthGoal: campaign.growthGoal ?? '',
    cutOffMonth: campaign.cutOffMonth ?? '',
    sharedMonth: SHARED_MONTH_WORDS[campaign.sharedMonth],
    returnKind: RETURN_KIND_WORDS[campaign.returnKind],
    laggingFactor: campaign.laggingFactor,
    severeFactor: campaign.severeFactor,
    order: ORDER_WORDS[campaign.order],
  };
}

function rowOf(key: keyof typeof LABEL): number {
  return FIRST_SETTING_ROW + SETTING_ROWS.indexOf(key);
}

/** A formula that is 1 when a phase covers the month; a row with text instead of months covers nothing. */
function inCampaignFormula(month: number): string {
  const row = MONTH_HEADER_ROW + month;
  const first = `$B$${PHASE_HEADER_ROW + 1}:$B$${PHASE_HEADER_ROW + PHASE_ROWS}`;
  const last = first.replace(/B/g, 'C');
  return `=IF(SUMPRODUCT(ISNUMBER(${first})*ISNUMBER(${last})*(${first}<=A${row})*(${last}>=A${row}))>0,1,0)`;
}

/** The month that is set, if it belongs to the campaign; else the last reported month; else the campaign's last month. */
function cutOffFormula(setRow: number, lastReportedMonth: string | null): string {
  const { months, inCampaign } = SETTING_REFERENCE;
  const set = cellAddress({ row: setRow, column: 2 });
  const last = `SUMPRODUCT(MAX(${months}*${inCampaign}))`;
  const otherwise =
    lastReportedMonth === null ? last : `IF(N(${lastReportedMonth})>0,${lastReportedMonth},${last})`;
  return `=IF(SUMIF(${months},${set},${inCampaign})=1,VALUE(${set}),${otherwise})`;
}

function paceFormula(): string {
  return `=IF(SUM(${SETTING_REFERENCE.inCampaign})=0,1,${paceAt(SETTING_REFERENCE.cutOff)})`;
}

function guardedFactor(row: number, fallback: number): string {
  const cell = `B${row}`;
  return `=IF(ISNUMBER(${cell}),IF(AND(${cell}>0,${cell}<=2),${cell},${fallback}),${fallback})`;
}

function settingsFormats(last: number): FormatRange[] {
  const block = (top: number, bottom: number): FormatRange[] => [
    { area: { top, left: 1, bottom, right: 3 }, style: { ...STYLE.text, horizontal: 'left' } },
    columnFormat(2, top, bottom, { ...STYLE.text, horizontal: 'left', font: { name: 'Times New Roman' } }),
  ];
  const header = (row: number): FormatRange => rowFormat(row, 1, 3, STYLE.header);
  const lastSetting = FIRST_SETTING_ROW + SETTING_ROWS.length - 1;
  const lastPhase = PHASE_HEADER_ROW + PHASE_ROWS;
  return [
    rowFormat(1, 1, 3, STYLE.title),
    rowFormat(2, 1, 3, STYLE.note),
    header(4),
    ...block(FIRST_SETTING_ROW, lastSetting),
    columnFormat(2, FIRST_SETTING_ROW, lastSetting, { ...STYLE.input, font: { name: '仿宋_GB2312' } }),
    rowFormat(rowOf('growthGoal'), 2, 2, { numberFormat: PERCENT }),
    rowFormat(rowOf('cutOffMonth'), 2, 2, { numberFormat: '0"月"' }),
    rowFormat(rowOf('laggingFactor'), 2, 2, { numberFormat: '0%' }),
    rowFormat(rowOf('severeFactor'), 2, 2, { numberFormat: '0%' }),
    // The text overflows into the empty cells to its right. Merging these cells would cost thirty more calls in WPS.
    rowFormat(PHASE_HEADER_ROW - 1, 1, 3, { ...STYLE.note, wrap: false }),
    header(PHASE_HEADER_ROW),
    ...block(PHASE_HEADER_ROW + 1, lastPhase),
    {
      area: { top: PHASE_HEADER_ROW + 1, left: 1, bottom: lastPhase, right: 3 },
      style: { ...STYLE.input, numberFormat: '0"月"' },
    },
    header(COMPUTED_HEADER_ROW),
    ...block(FIRST_COMPUTED_ROW, FIRST_COMPUTED_ROW + 3),
    rowFormat(FIRST_COMPUTED_ROW, 2, 2, { numberFormat: '0"月"' }),
    rowFormat(FIRST_COMPUTED_ROW + 1, 2, 2, { numberFormat: PERCENT }),
    rowFormat(FIRST_COMPUTED_ROW + 2, 2, 2, { numberFormat: '0%' }),
    rowFormat(FIRST_COMPUTED_ROW + 3, 2, 2, { numberFormat: '0%' }),
    header(MONTH_HEADER_ROW),
    ...block(MONTH_HEADER_ROW + 1, last),
    columnFormat(1, MONTH_HEADER_ROW + 1, last, { numberFormat: '0"月"' }),
    columnFormat(2, MONTH_HEADER_ROW + 1, last, { numberFormat: COUNT }),
  ];
}

function settingsValidations(): Validation[] {
  const at = (key: keyof typeof LABEL, rule: Validation['rule'], message: string): Validation => ({
    area: { top: rowOf(key), left: 2, bottom: rowOf(key), right: 2 },
    rule,
    title: LABEL[key],
    message,
  });
  const list = (values: Readonly<Record<string, string>>): Validation['rule'] => ({
    kind: 'list',
    values: Object.values(values),
  });
  const year = { kind: 'whole-number', min: 1949, max: 2100 } as const;
  return [
    at('baseYear', year, '请填四位年份，例如 2014；不知道就空着'),
    at('targetYear', year, '请填四位年份，例如 2015；不知道就空着'),
    at('growthGoal', { kind: 'decimal', min: 0, max: 10 }, '请填百分比，例如 15%；没有目标就空着'),
    at('cutOffMonth', { kind: 'whole-number', min: 1, max: 12 }, '请填 1 到 12 的月份，或者空着'),
    at('sharedMonth', list(SHARED_MONTH_WORDS), '请从列表里选'),
    at('returnKind', list(RETURN_KIND_WORDS), '请从列表里选'),
    at('laggingFactor', { kind: 'decimal', min: 0.01, max: 2 }, '请填百分比，例如 100%'),
    at('severeFactor', { kind: 'decimal', min: 0.01, max: 2 }, '请填百分比，例如 80%'),
    at('order', list(ORDER_WORDS), '请从列表里选'),
    {
      area: { top: PHASE_HEADER_ROW + 1, left: 2, bottom: PHASE_HEADER_ROW + PHASE_ROWS, right: 3 },
      rule: { kind: 'whole-number', min: 1, max: 12 },
      title: '阶段的月份',
      message: '请填 1 到 12 的月份',
    },
  ];
}
