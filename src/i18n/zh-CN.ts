/** The messages that every part of the product needs, in simplified Chinese. */
import { cellAddress } from '../spreadsheet/address';
import { namedTarget } from './named-target';
import type { Measure } from '../domain/table/breakdown';
import type { Phase } from '../domain/campaign/campaign';
import {
  isAreaFinding,
  type AreaFinding,
  SEVERITY_WORDS,
  type Finding,
  type FindingCode,
  type FindingDetails,
  type OfMeasure,
  type SettingExpectation,
  type LayoutFinding,
} from '../domain/finding';
import type { StaleCause } from '../spreadsheet/grid';
import type { GoalOrigin, PhasesOrigin } from '../domain/campaign/starting-campaign';
import type { OwnSheetKind } from '../domain/own-sheet-kind';
import type { HostStep } from '../spreadsheet/host';
import type { FailureCode, FailureDetails, Messages, UsageProblem } from './messages';
import { chineseMonth, chineseMonths, monthsFromTo } from './months';
import { amount, count, percent, percentAgainst, quantity, shortPercent, signedQuantity } from './numbers';
import { areaText } from './areas/zh-CN';
import { hiddenRowsText, totalCauseText } from './totals/zh-CN';

const MEASURE_WORDS: Readonly<Record<Measure, string>> = {
  baseline: '基数',
  target: '任务数',
  actual: '实际新增数',
};

/** What is measured, in the words of the table where it has its own. */
export function measureWord({ measure, heading }: OfMeasure): string {
  return heading ?? MEASURE_WORDS[measure];
}

const COLUMN = { unit: '单位名称列', baseline: '基数列', target: '任务数列' } as const;

const EXPECTED: Readonly<Record<SettingExpectation, string>> = {
  year: '应填四位年份',
  rate: '应填百分比，例如 15%',
  month: '应填 1 到 12 的月份',
  'campaign-month': '应填集中行动期间的月份，或者空着',
  'month-order': '截止月不能早于起始月',
  'phase-name': '阶段要有名称',
  'shared-month': '应填“前一阶段”或“后一阶段”',
  'return-kind': '应填“当月新增”或“累计”',
  day: '应填 1 到 31 的日期，或者空着',
  factor: '应填大于 0、不超过 200% 的百分比',
  'yes-no': '应填“是”或“否”',
  order: '应填“按表内顺序”或“按排名”',
};

export const zhCN: Messages = {
  finding: withIndicator,
  handling: (code) => HANDLING[code],
  severity: (severity) => SEVERITY_WORDS[severity],
  nameOrigin: (name, origin) => {
    if (origin.kind === 'assumed') return `名称“${name}”是从标题推定的，可在“参数”中改。`;
    return origin.kind === 'none' ? '表里没有写集中行动的名称，各表也不写；可在“参数”中填写。' : null;
  },
  federationOrigin: (name, origin) =>
    origin.kind === 'assumed' ? `填报单位“${name}”是从标题里的地名推定的，可在“参数”中改。` : null,
  goalOrigin: (goal, origin) =>
    goal === null || origin.kind === 'none'
      ? '没有设定增长目标，可在“参数”中填写。'
      : `目标 ${shortPercent(goal)}：${originText(origin)}。`,
  phasesOrigin: (phases, origin) => {
    if (origin.kind === 'assumed') return '表里没有写阶段，暂按四个季度划分，可在“参数”中改。';
    const names = phases.map(({ name }) => name).join('、');
    if (origin.kind === 'periods') return `表里没有写阶段，暂按分期任务划分为${names}，可在“参数”中改。`;
    return `阶段：${phases.map(phaseText).join('、')}，${originText(origin)}。`;
  },
  noYear: () => '表里没有写年份，各表也不写；可在“参数”中填写。',
  noUnitOfMeasure: (heading, assumed) =>
    `“${heading}”没有写明计量单位，暂按“${assumed}”计；可在标题里写明，如“${heading}（${assumed === '户' ? '亩' : '户'}）”。`,
  failure,
  cli: {
    findings: (counts) =>
      `核验发现：错误 ${count(counts.error)} 项，提醒 ${count(counts.warning)} 项，说明 ${count(counts.info)} 项。`,
    noFindings: () => '核验没有发现问题。',
  },
};

function phaseText({ name, firstMonth, lastMonth }: Phase): string {
  return `${name}（${chineseMonths(monthsFromTo(firstMonth, lastMonth))}）`;
}

function originText(
  origin: Exclude<GoalOrigin | PhasesOrigin, { kind: 'none' | 'periods' | 'assumed' }>,
): string {
  switch (origin.kind) {
    case 'plan':
      return `依据${origin.document}`;
    case 'text':
      return `取自“${origin.goal.cell.sheet}”${cellAddress(origin.goal.cell)}“${origin.goal.words}”`;
    case 'settings':
      return '按“参数”中的设置';
  }
}

/** Puts the indicator's name before a finding, where the table has several indicators. */
function withIndicator(finding: Finding): string {
  const { indicator } = finding;
  const text = isAreaFinding(finding) ? areaText(finding) : describe(finding);
  return indicator === undefined ? text : `【${indicator}】${text}`;
}

function describe(finding: Exclude<Finding, AreaFinding>): string {
  switch (finding.code) {
    case 'total-mismatch': {
      const { unitOfMeasure, stated, computed, difference, cause, blocks } = finding.details;
      return `${measureWord(finding.details)}的合计写的是 ${quantity(stated, unitOfMeasure)}，${blocks ? `左右并排的 ${blocks} 栏里` : ''}各单位相加是 ${quantity(computed, unitOfMeasure)}，相差 ${signedQuantity(difference, unitOfMeasure)}。${totalCauseText(cause)}`;
    }
    case 'subtotal-mismatch': {
      const { name, unitOfMeasure, stated, computed, difference, cause } = finding.details;
      return `“${name}”的${measureWord(finding.details)}写的是 ${quantity(stated, unitOfMeasure)}，所含单位相加是 ${quantity(computed, unitOfMeasure)}，相差 ${signedQuantity(difference, unitOfMeasure)}。${totalCauseText(cause)}`;
    }
    case 'total-missing':
      return '表里没有合计行，可以补上一行。';
    case 'total-is-constant':
      return `${measureWord(finding.details)}的合计是 ${quantity(finding.details.stated, finding.details.unitOfMeasure)}，是手工填写的，不是公式；单位的数改了，它不会跟着变。`;
    case 'not-a-number':
    case 'error-cell':
      return badFigure(finding);
    case 'text-number':
      return `“${finding.details.unit}”的${measureWord(finding.details)}“${finding.details.text}”是文本，核验时按 ${amount(finding.details.value, finding.details.unitOfMeasure)}读取；公式不认文本，转换成数值以前，各表都没有计入。`;
    case 'negative-number':
      return `“${finding.details.unit}”的${measureWord(finding.details)}是负数 ${quantity(finding.details.value, finding.details.unitOfMeasure)}。`;
    case 'fractional-number':
      return fractionalNumber(finding.details);
    case 'blank-number':
    case 'blank-unit':
    case 'duplicate-unit':
    case 'merged-data':
    case 'hidden-row':
    case 'assumed-actual':
    case 'assumed-target':
      return layoutText(finding);
    case 'cut-off-differs':
      return cutOffText(finding.details);
    case 'growth-below-goal':
      return growthText(finding.details);
    case 'rate-mismatch':
    case 'period-mismatch':
    case 'parts-mismatch':
    case 'handed-down-mismatch':
    case 'zero-baseline':
    case 'ratio-outlier':
      return derivedText(finding);
    case 'return-missing':
      return `“${finding.details.unit}”${chineseMonths(finding.details.months)}没有填报。`;
    case 'return-decreased': {
      const { unit, month, figure, previousMonth, previous } = finding.details;
      return `“${unit}”${chineseMonth(month)}的累计数 ${count(figure)} 小于${chineseMonth(previousMonth)}的 ${count(previous)}，累计数不应减少。`;
    }
    case 'return-kind-differs':
      return `参数里的月报口径是“${finding.details.set}”，台账的公式还按“${finding.details.ledger}”算。已填的如果就是“${finding.details.set}”数，一键重算后公式会跟上；如果还是“${finding.details.ledger}”数，请先在面板的“参数”里换算。`;
    case 'return-unknown-unit':
      return `月报里的单位“${finding.details.name}”不在任务分解表里${finding.details.nearest === null ? '。' : `，是不是“${finding.details.nearest}”？`}`;
    case 'typed-over':
      return `“${finding.details.unit}”的${finding.details.heading}是手工填写的 ${typedText(finding.details)}，盖住了公式；已保留您填的数。`;
    case 'not-recalculated':
      return notRecalculatedText(finding.details);
    case 'bad-setting':
      return `参数“${finding.details.setting}”填的是“${finding.details.value}”，${EXPECTED[finding.details.expected]}；${finding.details.used === '' ? '这一项没有采用' : `暂按 ${finding.details.used} 计算`}。`;
  }
}

/** Sentences about rows and columns. */
function layoutText(finding: LayoutFinding): string {
  switch (finding.code) {
    case 'blank-number':
      return `“${finding.details.unit}”的${measureWord(finding.details)}没有填。`;
    case 'blank-unit':
      return `第 ${finding.details.row} 行有数，但是没有单位名称。`;
    case 'duplicate-unit':
      return `单位“${finding.details.unit}”重复出现在第 ${finding.details.rows.join('、')} 行。`;
    case 'merged-data':
      return `${finding.details.range} 的数据单元格被合并了，被盖住的单元格读不到数。`;
    case 'hidden-row':
      return hiddenRowsText(finding.details);
    case 'assumed-actual':
      return `“${finding.details.heading}”没有写明是任务、基数还是完成数，表里又没有别的完成数，先按完成数读取。如果不是，请把标题写明，如“应${finding.details.heading}”（任务）、“${finding.details.heading}基数”。`;
    case 'assumed-target':
      return `“${finding.details.heading}”没有写明是任务数，表里又没有别的任务数，先按任务数读取，请核对。如果是，标题写成“${namedTarget(finding.details.heading)}”就不再提醒；如果不是，请给任务数列写明标题。`;
  }
}

function cutOffText({ stated, cutOff, isSet }: FindingDetails['cut-off-differs']): string {
  const measured = `现在却按${chineseMonth(cutOff)}（${isSet ? '“参数”里设的截止月份' : '集中行动的最后一个月'}）比进度`;
  const [only] = stated;
  if (only && stated.length === 1) {
    const month = chineseMonth(only.month);
    return `“${only.words}”写明完成数统计到${month}，${measured}，序时进度、进度状态因此不准。写的月份没有错的话，请把“参数”里的截止月份设为${month}。`;
  }
  const places = stated.map(
    ({ words, month, ...cell }) => `${cellAddress(cell)}“${words}”是${chineseMonth(month)}`,
  );
  return `表里写明的统计月份不一致：${places.join('，')}；${measured}，序时进度、进度状态不会都准。请核实，并在“参数”里设定截止月份。`;
}

function growthText({
  goal,
  rate,
  unitOfMeasure,
  target,
  required,
  shortfall,
}: FindingDetails['growth-below-goal']): string {
  return `任务数合计 ${amount(target, unitOfMeasure)}，只有基数的 ${percentAgainst(rate, goal)}，达不到增长 ${shortPercent(goal)} 的目标：需要 ${amount(required, unitOfMeasure)}，还差 ${amount(shortfall, unitOfMeasure)}。`;
}

/** Sentences for figures that contradict the figures they are derived from: rates, ranks, parts of a target or of another figure. */
function derivedText(
  finding: Extract<
    Finding,
    {
      readonly code:
        | 'rate-mismatch'
        | 'period-mismatch'
        | 'parts-mismatch'
        | 'handed-down-mismatch'
        | 'zero-baseline'
        | 'ratio-outlier';
    }
  >,
): string {
  switch (finding.code) {
    case 'ratio-outlier':
      return ratioText(finding.details);
    case 'zero-baseline':
      return `“${finding.details.unit}”的基数是 0，算不出增长率。`;
    case 'rate-mismatch':
      return rateText(finding.details);
    case 'period-mismatch': {
      const { unit, target, sum, difference, unitOfMeasure } = finding.details;
      return `“${unit}”各期任务相加是 ${quantity(sum, unitOfMeasure)}，年度任务是 ${quantity(target, unitOfMeasure)}，相差 ${signedQuantity(difference, unitOfMeasure)}。`;
    }
    case 'handed-down-mismatch': {
      const { unit, target, sum, difference, unitOfMeasure } = finding.details;
      return `“${unit}”下级分解数与任务数不符：下级各单位相加是 ${quantity(sum, unitOfMeasure)}，任务数是 ${quantity(target, unitOfMeasure)}，相差 ${signedQuantity(difference, unitOfMeasure)}。`;
    }
    case 'parts-mismatch': {
      const { unit, whole, sum, names, divides, unitOfMeasure } = finding.details;
      const parts = names.join('、');
      return divides
        ? `“${unit}”的${parts}相加是 ${quantity(sum, unitOfMeasure)}，与${measureWord(finding.details)} ${quantity(whole, unitOfMeasure)} 不符。`
        : `“${unit}”的${parts}是 ${quantity(sum, unitOfMeasure)}，比${measureWord(finding.details)} ${quantity(whole, unitOfMeasure)} 还多。`;
    }
  }
}

function rateText({
  unit,
  heading,
  of,
  rate,
  stated,
  computed,
  isAverage,
}: FindingDetails['rate-mismatch']): string {
  if (of === 'rank') {
    return `“${unit}”的${heading}写的是 ${count(stated)}，按完成率应排第 ${count(computed)}。`;
  }
  const words = { baseline: '基数', target: '任务数', actual: '完成数' } as const;
  const whole = rate.whole === 'all' ? `全部单位${words[rate.part]}之和` : words[rate.whole];
  const average = isAverage ? '；写的是各单位的平均数，总的比率应当用合计数相除' : '';
  return `“${unit}”的${heading}写的是 ${percent(stated)}，按${words[rate.part]} ÷ ${whole}应是 ${percent(computed)}${average}。`;
}

function ratioText({
  unit,
  baseline,
  baselineUnitOfMeasure,
  target,
  targetUnitOfMeasure,
  ratio,
  median,
}: FindingDetails['ratio-outlier']): string {
  return `“${unit}”基数 ${amount(baseline, baselineUnitOfMeasure)}、任务 ${amount(target, targetUnitOfMeasure)}，任务是基数的 ${percent(ratio)}，与其他单位（中位数 ${percent(median)}）相差很大，请核实。`;
}

function notRecalculatedText({ ranges, count: cells, cause }: FindingDetails['not-recalculated']): string {
  return `${listedRanges(ranges)} 的公式（${count(cells)} 个单元格）没有重新计算，显示的仍是改动前的结果：${staleReason(cause)}。公式都在，没有丢失；用 Excel 或 WPS 表格打开文件时会自动重算，重算前请勿引用这些数。`;
}

function listedRanges(ranges: readonly string[]): string {
  const most = 5;
  return ranges.slice(0, most).join('、') + (ranges.length > most ? ' 等处' : '');
}

/** Why a formula was not computed; also the tooltip of its mark in the workbench. */
export function staleReason(cause: StaleCause): string {
  switch (cause.kind) {
    case 'function':
      return `其中或所引用的公式里，有本工具不计算的函数 ${cause.name}`;
    case 'external-link':
      return '其中或所引用的公式里，引用了别的工作簿';
    case 'circular':
      return '公式循环引用，结果要靠表格软件反复计算';
    case 'array':
      return '数组公式的结果大小变了，要由表格软件重新铺开';
    case 'other':
      return '其中或所引用的公式里，有本工具不会计算的写法';
  }
}

const SUMMED = '各表按单位逐行相加，没有采用表中填写的数。';
const HANDLING: Readonly<Record<FindingCode, string>> = {
  'total-mismatch': SUMMED,
  'subtotal-mismatch': SUMMED,
  'total-missing': SUMMED,
  'total-is-constant': SUMMED,
  'not-a-number': '没有计入合计，待核实更正。',
  'error-cell': '没有计入合计，待核实更正。',
  'text-number': '转换成数值以前，没有计入各表。',
  'negative-number': '按原数计入，待核实。',
  'fractional-number': '按原数计入，待核实。',
  'blank-number': '按空白处理，不当作 0。',
  'blank-unit': '数已计入，单位待补。',
  'duplicate-unit': '各行分别计入，待核实。',
  'merged-data': '按合并区域左上角的数计入，待核实。',
  'hidden-row': '已计入合计。',
  'assumed-actual': '按完成数计入，待核实。',
  'cut-off-differs': '进度仍按现用的截止月份比，待核实。',
  'assumed-target': '按任务数计入，待核实。',
  'growth-below-goal': '如实列出，未作改动。',
  'rate-mismatch': '各表按完成数、任务数重新计算。',
  'period-mismatch': '按年度任务数计入，分期数待核实。',
  'parts-mismatch': '按总数计入，分项待核实。',
  'handed-down-mismatch': '按任务数计入，下级分解待核实。',
  'zero-baseline': '增长率留空。',
  'ratio-outlier': '如实列出，未作改动。',
  'return-missing': '按未填报处理，不当作 0。',
  'return-decreased': '按原数列出，待核实更正。',
  'return-kind-differs': '按参数里的口径计算。',
  'return-unknown-unit': '没有计入，待核实。',
  'not-recalculated': '保留改动前的结果，用 Excel 或 WPS 表格打开时自动重算。',
  'typed-over': '保留手工填写的数；各表按各单位的月报数计算。',
  'area-blank': '缺所属单位或领域的没有计入重点领域汇总，待核实。',
  'area-unknown-unit': '没有计入重点领域汇总，待核实。',
  'area-unknown': '没有计入重点领域汇总，待核实。',
  'area-duplicate': '按名录逐行计入，待核实。',
  'area-bad-figure': '没有计入重点领域汇总，待核实。',
  'area-over': '按名录所填的数计入，待核实。',
  'area-bad-founded': '不算已建会，待核实。',
  'area-undated': '按已建会计入，待补建会时间。',
  'area-bad-date': '不影响汇总，待核实。',
  'area-date-outside': '不影响汇总，待核实。',
  'bad-setting': '按默认值计算。',
};

const USAGE: Readonly<Record<UsageProblem, string>> = {
  'no-command': '缺少命令',
  'unknown-command': '没有这个命令',
  'missing-argument': '缺少参数',
  'excess-argument': '参数太多',
  'unknown-option': '没有这个选项',
  'missing-option': '缺少选项',
  'option-needs-value': '选项后面要有值',
  'bad-value': '值不对',
  other: '看不懂',
};

const STEP: Readonly<Record<HostStep, string>> = {
  'read-cells': '读取单元格',
  'write-cells': '写入单元格',
  'add-sheet': '新建工作表',
  'copy-sheet': '复制工作表',
  'delete-sheet': '删除工作表',
  'clear-sheet': '清空工作表',
  'merge-cells': '合并单元格',
  'define-name': '定义名称',
  'protect-sheet': '保护工作表',
  'keep-backup': '留存撤销用的备份',
  'save-file': '保存新工作簿',
  'open-file': '打开新工作簿',
};

const SAFE = '原文件没有改动。';

/** Failures of the spreadsheet program in which the workbook is open. */
type ProgramFailure = Extract<
  FailureCode,
  | 'read-only'
  | 'cell-in-edit-mode'
  | 'no-answer'
  | 'not-confirmed'
  | 'not-loaded'
  | 'no-workbook'
  | 'busy-elsewhere'
  | 'refused'
  | 'not-restored'
  | 'host-too-old'
  | 'not-made'
  | 'backup-gone'
  | 'sheet-protected'
  | 'part-of-array'
  | 'workbook-protected'
  | 'rows-filtered'
>;

function programFailure(code: ProgramFailure, details: FailureDetails): string {
  switch (code) {
    case 'read-only':
      return '工作簿是只读的，没有写入任何内容。请另存一份，再试一次。';
    case 'sheet-protected':
      return `工作表“${details.sheet ?? ''}”受保护，没有写入任何内容。请先撤销工作表保护，再试一次。`;
    case 'part-of-array':
      return `“${details.sheet ?? ''}”是一个数组公式，不能只改其中一部分，没有写入任何内容。请选中整个数组区域，一起改或一起清空。`;
    case 'workbook-protected':
      return `工作簿的结构受保护，不能新增工作表“${details.sheet ?? ''}”。${SAFE}请先在“审阅”里撤销“保护工作簿”，再试一次。`;
    case 'rows-filtered':
      return `工作表“${details.sheet ?? ''}”有筛选或隐藏的行，写入会错位，所以没有写入任何内容。请先清除筛选（数据 → 清除）或取消隐藏，再试一次。`;
    case 'backup-gone':
      return '撤销这一步要用的备份已经被删除，撤销不了。工作簿没有改动。';
    case 'cell-in-edit-mode':
      return '有单元格正在编辑，没有写入任何内容。请按 Enter 结束编辑，再试一次。';
    case 'not-confirmed':
      return '表格软件没有确认这一步，之后也没有答复，不知道写进去没有，可能写了全部或一部分。连接恢复后，请先看一下表，再决定要不要重做；有不对的，请按 Ctrl+Z，或者关闭工作簿、不保存，再重新打开。上次保存的文件没有改动。';
    case 'no-answer':
      return '表格软件没有回应，可能正忙，或者连接断开了。工作簿没有改动，请稍后再试。';
    case 'not-loaded':
      return '程序的这一部分没有从服务器取到，可能是网络断了，或者服务器停了。工作簿没有改动，已经填的都在。网络恢复后请再试一次；仍不行，请先保存工作簿，再重新打开这个面板或页面。';
    case 'busy-elsewhere':
      return '面板和功能区正在同时处理这个工作簿，这一步没有做，也没有写入任何内容。请等另一步完成，再点一次。';
    case 'no-workbook':
      return '现在没有打开的工作簿。请先打开有任务分解表的工作簿，再试一次。';
    case 'refused':
      if (details.step) {
        return `表格软件没有做成这一步：${STEP[details.step]}（${details.reason ?? ''}）。工作簿已恢复原样，请再试一次；仍不行，请在面板的“参数”里运行“自检”，把报告发给维护人员。`;
      }
      return `表格软件没有做成这一步（${details.reason ?? ''}）。工作簿已恢复原样，请再试一次；仍不行，请把这句话告诉维护人员。`;
    case 'not-restored':
      return `这一步中途失败，也没能全部恢复原样（${details.reason ?? ''}）。上次保存的文件没有改动：请按 Ctrl+Z 撤销；仍不行，请关闭工作簿，不要保存，再重新打开。`;
    case 'not-made':
      return '新工作簿没有做成，什么也没有保存；原工作簿没有改动。请再试一次；仍不行，请把这句话告诉维护人员。';
    case 'host-too-old':
      return '这个版本的表格软件太旧，用不了任务分解助手。工作簿没有改动。请使用 Microsoft 365 或 Excel 2021 及以后的版本，或最新的 WPS 表格；Excel 2019 批量许可版不支持。';
  }
}

/** Says what the product's own workbook is, and which workbook to use instead. */
const OWN_SHEET: Readonly<Record<OwnSheetKind, (sheet: string) => string>> = {
  areas: (sheet) => `里的“${sheet}”是重点领域的表，不是任务分解表。请打开原来的任务分解表。`,
  'year-end': (sheet) =>
    `是年终汇总工作簿（“${sheet}”），由任务分解表生成，不能当作任务分解表再算。请打开原来的任务分解表。`,
  phase: (sheet) =>
    `里的“${sheet}”是阶段汇总表，由任务分解表生成，不能当作任务分解表再算。请打开原来的任务分解表。`,
  ledger: (sheet) => `里的“${sheet}”是月报台账，没有任务分解表。请打开两张表都在的原工作簿。`,
  return: (sheet) =>
    `里的“${sheet}”是单位的月报填报表，不是任务分解表。请打开原来的任务分解表，在“月报”里收取这个文件。`,
};

/** A name before Chinese words; a space is added where the name ends in a Latin letter or digit. */
function beforeWords(name: string): string {
  return /\p{Script=Han}$/u.test(name) ? name : `${name} `;
}

/** The extensions of text files that spreadsheet programs can open and save, but that are no workbooks. */
const TEXT_TABLE = /\.(?:csv|tsv|txt)$/i;

function notAWorkbook(path: string): string {
  const book = beforeWords(path);
  return TEXT_TABLE.test(path)
    ? `${book}是文本文件，不是 Excel 工作簿（.xlsx）。${SAFE}请用 Excel 或 WPS 表格打开它，点“文件 → 另存为”，文件类型选“Excel 工作簿（*.xlsx）”，再用存好的文件试一次。`
    : `${book}不是 Excel 工作簿（.xlsx）。${SAFE}请确认选对了文件。`;
}

/** The figure that was typed over a formula, as its cell shows it. */
function typedText({ value, isRate }: FindingDetails['typed-over']): string {
  if (typeof value === 'string') return value;
  return isRate ? shortPercent(value) : count(value);
}

function failure(code: FailureCode, details: FailureDetails): string {
  const [path, sheet, book] = [details.path ?? '', details.sheet ?? '', beforeWords(details.path ?? '')];
  switch (code) {
    case 'file-not-found':
      return `找不到文件 ${path}。请检查路径和文件名。`;
    case 'not-a-file':
      return `${book}是文件夹，不是文件。请指定一个 .xlsx 工作簿。`;
    case 'cannot-read':
      return `读不了 ${path}，可能没有权限，或者正被别的程序占用。${SAFE}请关闭占用它的程序，再试一次。`;
    case 'not-a-workbook':
      return notAWorkbook(path);
    case 'old-format':
      return `${book}是旧格式（.xls 或 .et）。${SAFE}请在 Excel 或 WPS 里另存为 .xlsx，再试一次。`;
    case 'encrypted':
      return `${book}有打开密码，读不了。${SAFE}请在 Excel 或 WPS 里去掉密码、另存一份后再试。`;
    case 'damaged':
      return `${book}已损坏或不完整。${SAFE}请重新取得这个文件，或在 Excel、WPS 里打开修复后另存。`;
    case 'too-large':
      return `${book}展开后过大，为安全起见没有打开。${SAFE}请删去多余的工作表或格式后再试。`;
    case 'unsafe':
      return `${book}里有不安全的内容，没有打开。${SAFE}请在 Excel 或 WPS 里另存一份后再试。`;
    case 'sheet-not-found':
      return `工作簿里没有“${sheet}”这张工作表。${SAFE}请核对名称。`;
    case 'no-worksheet':
      return `${book}里只有图表工作表，没有单元格可读。${SAFE}请换有任务分解表的工作簿。`;
    case 'read-only':
    case 'cell-in-edit-mode':
    case 'no-answer':
    case 'not-confirmed':
    case 'not-loaded':
    case 'busy-elsewhere':
    case 'no-workbook':
    case 'refused':
    case 'not-restored':
    case 'host-too-old':
    case 'not-made':
    case 'sheet-protected':
    case 'part-of-array':
    case 'workbook-protected':
    case 'rows-filtered':
    case 'backup-gone':
      return programFailure(code, details);
    case 'cannot-write':
    case 'output-exists':
    case 'output-is-input':
    case 'output-not-xlsx':
    case 'directory-not-found':
      return outputFailure(code, details);
    case 'no-table':
    case 'no-table-near-miss':
    case 'sideways-table':
    case 'own-sheet':
    case 'table-not-there':
    case 'table-unclear':
      return tableFailure(code, details);
    default:
      return actionFailure(code, details);
  }
}

/** The figure of the finding; where the table counts in 万人, also in persons. */
function fractionalNumber({
  unit,
  value,
  persons,
  unitOfMeasure,
  ...measured
}: FindingDetails['fractional-number']): string {
  const figure = amount(value, unitOfMeasure);
  const inPersons = value === persons ? `是 ${figure}` : `${figure}，折合 ${count(persons)} 人`;
  return `“${unit}”的${measureWord(measured)}${inPersons}，不是整数。`;
}

/** Sentences for output files that could not be written. */
function outputFailure(
  code: 'cannot-write' | 'output-exists' | 'output-is-input' | 'output-not-xlsx' | 'directory-not-found',
  details: FailureDetails,
): string {
  const path = details.path ?? '';
  const book = beforeWords(path);
  switch (code) {
    case 'cannot-write':
      return `写不了 ${path}，可能没有权限、磁盘已满，或者文件正被打开。${SAFE}请换一个位置，再试一次。`;
    case 'output-exists':
      return `${book}已经存在，没有覆盖。请换一个文件名，或加 --force 覆盖。`;
    case 'output-is-input':
      return `不能写回原文件 ${path}。请用 -o 指定另一个文件名。`;
    case 'output-not-xlsx':
      return `${book}的扩展名应为 ${details.extension ?? '.xlsx'}，否则 Excel 打不开。没有写入任何内容，请改一个文件名。`;
    case 'directory-not-found':
      return `没有文件夹 ${path}。请先建好，或换一个位置。`;
  }
}

/** Sentences for a workbook in which no table, or not the requested table, was found. */
function tableFailure(
  code:
    'no-table' | 'no-table-near-miss' | 'sideways-table' | 'own-sheet' | 'table-not-there' | 'table-unclear',
  details: FailureDetails,
): string {
  const { path = '', sheet = '', table = '', tables = [] } = details;
  const book = beforeWords(path);
  const there = tablesThere(tables);
  switch (code) {
    case 'no-table':
      return `${book}里没有找到任务分解表。${SAFE}${NEEDED}`;
    case 'no-table-near-miss':
      return `${book}里没有找到任务分解表：在“${sheet}”${nearMissOf(details)}。${SAFE}${NEEDED}`;
    case 'sideways-table':
      return sidewaysText(details);
    case 'own-sheet':
      return `${book}${OWN_SHEET[details.own ?? 'phase'](sheet)}${SAFE}`;
    case 'table-not-there':
      return `“${table}”处没有任务分解表。${SAFE}${there}`;
    case 'table-unclear':
      return `“${table}”碰到不止一张任务分解表，不知道要用哪一张。${SAFE}请只指其中一张的单元格。${there}`;
  }
}

/** The most findings that are listed; the rest are counted. */
const MOST_WRITTEN_OUT = 5;

/** The sentences about a table on its side: what was read, its findings, and what to do. */
function sidewaysText({ sheet = '', table = '', units = 0, wrong = [] }: FailureDetails): string {
  const found = wrong
    .slice(0, MOST_WRITTEN_OUT)
    .map((finding) => `${cellAddress(finding)} ${withIndicator(finding)}`)
    .join('');
  const more = wrong.length > MOST_WRITTEN_OUT ? '……' : '';
  const checked = wrong.length === 0 ? '没有发现问题。' : `发现 ${count(wrong.length)} 处：${found}${more}`;
  return `“${sheet}”${table} 的表是横着放的：单位在上面，任务数、完成数在左边。已读出 ${count(units)} 个单位并作了核验，${checked}加列、月报和汇总要用竖着放的表：复制这张表，在空白工作表上“选择性粘贴”并勾选“转置”，再重新识别。${SAFE}`;
}

/** Says what a table needs, and which headings make it recognisable. */
const NEEDED =
  '表头要有单位列和任务数列，例如“单位名称”“责任单位”和“任务数”“目标任务”“计划数”；基数列和完成数列可有可无。';

function nearMissOf({ found = [], missing = [], inWords = false, unnamed = [] }: FailureDetails): string {
  if (inWords) return '找到的是用文字写的任务清单，各行没有任务数，不能加总';
  const there = found.map((role) => COLUMN[role]).join('、');
  if (missing.length === 0) return `找到${there}，但下面没有单位`;
  const isNot = `找到${there}，但没有${missing.map((role) => COLUMN[role]).join('、')}`;
  return [isNot, ...unnamedText(unnamed)].join('。');
}

/** Names the columns that may be targets, and says how to name them; nothing where there are none. */
export function unnamedText(unnamed: readonly string[]): readonly string[] {
  const [first] = unnamed;
  if (first === undefined) return [];
  const listed = unnamed.slice(0, MOST_WRITTEN_OUT).map((heading) => `“${heading}”`);
  const rename = unnamed.length > 1 ? '请写进标题，如' : '请把标题改成';
  return [`${listed.join('')}没有写明是任务数；如果是，${rename}“${namedTarget(first)}”`];
}

/** Lists the tables to choose from. */
function tablesThere(tables: readonly string[]): string {
  return `工作簿里的任务分解表：${tables.join('、')}。`;
}

/** Sentences for failures of actions and commands. */
function actionFailure(
  code:
    | 'unknown-indicator'
    | 'unknown-phase'
    | 'unknown-month'
    | 'ledger-decreased'
    | 'unknown-unit'
    | 'unknown-column'
    | 'bad-arguments'
    | 'unexpected',
  details: FailureDetails,
): string {
  const { meant = [] } = details;
  switch (code) {
    case 'unknown-indicator':
      return `表里没有“${details.indicator ?? ''}”这个指标。没有写入任何内容。可选的指标：${(details.indicators ?? []).join('、')}。`;
    case 'unknown-phase':
      return `没有“${details.phase ?? ''}”这个阶段。没有写入任何内容。可选的阶段：${(details.phases ?? []).join('、')}。`;
    case 'unknown-month':
      return `${chineseMonth(details.month ?? 0)}不在集中行动的月份里。没有写入任何内容。可选的月份：${chineseMonths(details.months ?? [])}。`;
    case 'ledger-decreased':
      return `“${details.unit ?? ''}”${chineseMonth(details.month ?? 0)}的累计数比前面的月份少，换算成当月新增会是负数，没有换算。工作簿没有改动。请先核实这个数。`;
    case 'unknown-unit':
      return `任务分解表里没有“${details.subject ?? ''}”这个单位。没有写入任何内容。请核对名称。`;
    case 'unknown-column':
      return `任务分解表里没有“${details.subject ?? ''}”这一列。没有写入任何内容。请核对列的标题。`;
    case 'bad-arguments':
      return `命令写得不对：${USAGE[details.usage ?? 'other']}${details.subject === undefined ? '' : ` ${details.subject}`}${meant.length === 0 ? '' : `，是不是 ${meant.join('、')}`}。用 breakdown --help 查看用法。`;
    case 'unexpected':
      return `程序出错：${details.reason ?? ''}。${SAFE}没有写入任何内容。请把这句话告诉维护人员。`;
  }
}

/** The sentence for a cell of the table, or of a month in the ledger, that holds no number. */
function badFigure({ code, details }: Extract<Finding, { code: 'not-a-number' | 'error-cell' }>): string {
  const { unit, month } = details;
  const value = code === 'error-cell' ? `错误值 ${details.error}` : `“${details.text}”，不是数`;
  return month === undefined
    ? `“${unit}”的${measureWord(details)}是${value}，没有计入合计。`
    : `“${unit}”${chineseMonth(month)}的月报数是${value}${code === 'error-cell' ? '' : '值'}，按未填报处理；请改填数字。`;
}
