/** The facts for papers: formatted figures by name, and the conditions that sentences depend on. An unknown figure is null. */
import type { AreaCoverage } from '../domain/areas/coverage';
import { ownUnit } from '../domain/audit/rule';
import {
  countedMonths,
  dueMonth,
  inYear,
  phaseInFull,
  quotedName,
  type Phase,
} from '../domain/campaign/campaign';
import { dutySentence } from '../domain/campaign/reporting-duty';
import type { Finding } from '../domain/finding';
import { findUnreported, type UnreportedUnit } from '../domain/returns/chasing';
import { rankedUnits, unitsByStatus, type Standing } from '../domain/standing';
import type { MeasuredTable } from '../domain/measured-units';
import type { Breakdown } from '../domain/table/breakdown';
import { areaFigures } from './area-facts';
import { listNames, unitName } from './unit-list';
import { countText, goalText, monthsText, percentText, pointsBetween, type Figures } from './figure-text';

/** The data that a paper is made from. */
export interface PaperSource extends MeasuredTable {
  /** The state at the paper's month. */
  readonly standing: Standing;
  /** `assumed`: no source states the month that figures are counted to. Papers then do not mention a month or anything that depends on it. */
  readonly monthIs: 'stated' | 'assumed';
  /** The coverage of the key areas; null where the workbook has no list of key areas. */
  readonly areas: AreaCoverage | null;
  /** The findings of the workbook. */
  readonly findings: readonly Finding[];
}

/** The conditions, with the explanations that the sheet 文稿素材 shows. */
export const CONDITIONS = {
  members: '数的是会员',
  'none-reported': '还没有单位填报',
  ahead: '高于序时进度',
  behind: '低于序时进度',
  'on-pace': '与序时进度持平',
  'total-done': '年度任务总数已完成',
  'all-done': '各单位都已完成',
  'goal-reached': '达到增长目标',
  'no-task': '没有单位承担任务',
  'one-unit': '只有一个单位承担任务',
  'has-ledger': '有月报台账',
  due: '有应报的月报',
  'all-returned': '月报都已报送',
  'phase-not-begun': '阶段尚未开始',
  'phase-running': '阶段尚未结束',
  'phase-silent': '阶段内没有填报数',
  'no-findings': '核验没有发现问题',
  'areas-done': '重点领域都已建会',
  'has-errors': '核验有错误项',
} as const;
export type Condition = keyof typeof CONDITIONS;

/** How many units are named at the top and at the bottom of the ranking; with more, no unit would stand out. */
const NAMED_PLACES = 3;

/** The figures and conditions for a paper, or for one phase of a paper. */
export interface Facts {
  readonly figures: Figures;
  /** Texts with a marked place that replace unknown figures: `2015年{!cut-off}底`. */
  readonly marked: Readonly<Record<string, string>>;
  readonly conditions: ReadonlySet<Condition>;
}

/** Whether the table counts members, according to its headings and titles. */
function countsMembers({ columns, title }: Breakdown, campaignName: string): boolean {
  const words = `${columns.target.heading}${columns.baseline?.heading ?? ''}${title ?? ''}${campaignName}`;
  return /[人名]$/.test(columns.target.unitOfMeasure) && /会员|入会/.test(words);
}

/** The units that owe a return for the month and have not sent it; null without a ledger, or where no return is due yet. */
export function unitsToRemind({
  breakdown,
  ledger,
  standing,
}: PaperSource): readonly UnreportedUnit[] | null {
  const { campaign, month } = standing;
  if (!ledger || dueMonth(campaign, ledger, month) === 0) return null;
  return findUnreported(ledger, breakdown, campaign, month);
}

/** The facts of a paper; with `phase`, also the facts of that phase. */
export function factsOf(source: PaperSource, phase: number | null = null): Facts {
  return {
    figures: {
      ...campaignFigures(source),
      ...totalFigures(source),
      ...statusFigures(source),
      ...rankingFigures(source),
      ...returnFigures(source),
      ...areaFigures(source.areas),
      ...(phase === null ? {} : phaseFigures(source, phase)),
    },
    marked: markedFigures(source),
    conditions: new Set([...conditionsOf(source), ...(phase === null ? [] : phaseConditions(source, phase))]),
  };
}

/** A figure in the target's own unit of measure, followed by the unit: `3.2亿元`. */
function measured({ breakdown }: PaperSource, amount: number): string {
  const { unitOfMeasure, of } = ownUnit(breakdown, 'target');
  return `${countText(of(amount))}${unitOfMeasure}`;
}

/** Marked texts for the month and the year, where either is unknown. */
function markedFigures({ standing: { campaign, month }, monthIs }: PaperSource): Record<string, string> {
  const year = campaign.targetYear === null ? '{!year}' : inYear(campaign.targetYear);
  if (monthIs === 'assumed') return { 月: `${year}{!cut-off}`, 截止: `${year}{!cut-off}底` };
  if (campaign.targetYear !== null) return {};
  return { 月: `${year}${month}月`, 截止: `${year}${month}月底` };
}

function campaignFigures({
  breakdown,
  standing: { campaign, month },
  monthIs,
  findings,
}: PaperSource): Figures {
  const stated = (text: string): string | null => (monthIs === 'stated' ? text : null);
  const dated = (text: string): string | null =>
    campaign.targetYear === null ? null : stated(`${inYear(campaign.targetYear)}${text}`);
  const counted = (severity: Finding['severity']): string =>
    countText(findings.filter((finding) => finding.severity === severity).length);
  return {
    活动: known(campaign.name),
    // Includes quotation marks; '' where the campaign has no name, which titles and sentences allow for.
    '“活动”': quotedName(campaign),
    指标: breakdown.indicators.length > 1 ? breakdown.indicator.name : null,
    填报单位: known(campaign.federation),
    报送要求: dutySentence(campaign.reporting),
    年度: known(inYear(campaign.targetYear)),
    月: dated(`${month}月`),
    当月: stated(`${month}月`),
    截止: dated(`${month}月底`),
    增长目标: campaign.growthGoal === null ? null : goalText(campaign.growthGoal),
    错误数: counted('error'),
    提醒数: counted('warning'),
    说明数: counted('info'),
  };
}

/** 序时进度 at the paper's month; null where no month is stated. */
function paceOf({ standing, monthIs }: PaperSource): number | null {
  return monthIs === 'stated' ? standing.totals.pace : null;
}

/** The difference between completion rate and pace, in percentage points; null where either is unknown. */
function gapOf(source: PaperSource): number | null {
  const { completionRate } = source.standing.totals;
  const pace = paceOf(source);
  return completionRate === null || pace === null ? null : pointsBetween(completionRate, pace);
}

function totalFigures(source: PaperSource): Figures {
  const { breakdown, standing } = source;
  const { totals, addedInMonth, isPaceByPeriods } = standing;
  const { columns } = breakdown;
  const base = ownUnit(breakdown, 'baseline');
  const short = totals.actual === null || !isClear(standing) ? 0 : totals.target - totals.actual;
  const gap = gapOf(source);
  const pace = paceOf(source);
  const counted = (amount: number | null): string | null =>
    amount === null ? null : measured(source, amount);
  const onBase = (amount: number | null): string | null =>
    amount === null || !columns.baseline ? null : `${countText(base.of(amount))}${base.unitOfMeasure}`;
  return {
    任务: counted(totals.target),
    累计: counted(totals.actual),
    本月新增: counted(addedInMonth),
    完成率: totals.completionRate === null ? null : percentText(totals.completionRate),
    序时词: isPaceByPeriods ? '按分期任务计算的序时进度' : '序时进度',
    序时进度: pace === null ? null : percentText(pace),
    序时差: gap === null ? null : `${Math.abs(gap).toFixed(2)}个百分点`,
    还差: short > 0 ? counted(short) : null,
    超额: short < 0 ? counted(-short) : null,
    基数名: columns.baseline ? baselineName(columns.baseline.heading) : null,
    基数: onBase(totals.baseline),
    会员总数: onBase(totals.yearEndMembers),
    增长率: totals.growthRate === null || !columns.baseline ? null : percentText(totals.growthRate),
    未计增长数: some(standing.units.length - totals.unitsInGrowth),
  };
}

/** The heading without its unit of measure: `2014年底农民工会员数`. */
function baselineName(heading: string): string {
  const words = heading.replace(/[（(][^（()）]*[)）]/g, '').trim();
  return words === '' || words.length > 16 ? '基数' : words;
}

/** A count as text; null for zero, so that its sentence is left out. */
function some(count: number): string | null {
  return count === 0 ? null : countText(count);
}

/** Whether every figure is usable, so that the open part of the task is known. */
function isClear({ units }: PaperSource['standing']): boolean {
  return units.every(({ status }) => status !== 'unclear');
}

/** The number of units in each status. Without a stated month, no unit is ahead or behind; every target that is not reached counts as open. */
function statusFigures({ standing, monthIs }: PaperSource): Figures {
  const all = unitsByStatus(standing);
  const open = [...all.onPace, ...all.lagging, ...all.severelyLagging];
  const names = monthIs === 'stated' ? all : { ...all, onPace: [], lagging: [], severelyLagging: [] };
  const withTask = standing.units.filter(({ status }) => status !== 'noTask');
  return {
    单位数: countText(standing.units.length),
    任务单位数: some(withTask.length),
    单位: withTask.length === 1 ? unitName(withTask[0]?.name ?? '') : null,
    已完成数: some(names.done.length),
    正常数: some(names.onPace.length),
    滞后数: some(names.lagging.length),
    严重滞后数: some(names.severelyLagging.length),
    未完成数: monthIs === 'stated' ? null : some(open.length),
    未填报数: some(names.notReported.length),
    待核实数: some(names.unclear.length),
    滞后单位: listNames(names.lagging),
    严重滞后单位: listNames(names.severelyLagging),
    未填报单位: listNames(names.notReported),
    待核实单位: listNames(names.unclear),
  };
}

/** Names the best and the last units. Units with equal rates are named together or not at all. */
function rankingFigures({ standing }: PaperSource): Figures {
  const ranked = rankedUnits(standing);
  const shown = (units: typeof ranked): string | null =>
    listNames(units.map(({ name, rate }) => `${unitName(name)}（${percentText(rate)}）`));
  if (ranked.length < 2 * NAMED_PLACES) {
    return { 全部排名: ranked.length < 2 ? null : shown(ranked), 居前单位: null, 居后单位: null };
  }
  const best = ranked.filter(({ rank }) => rank <= NAMED_PLACES);
  const highestOfLast = ranked[ranked.length - NAMED_PLACES]?.rate ?? 0;
  const last = ranked.filter(({ rate }) => rate <= highestOfLast);
  const isApart = best.length + last.length <= ranked.length;
  return { 全部排名: null, 居前单位: shown(best), 居后单位: isApart ? shown(last) : null };
}

function returnFigures(source: PaperSource): Figures {
  const missing = unitsToRemind(source);
  if (missing === null) return { 未报数: null, 未报单位: null, 补报单位: null, 应报数: null };
  const behind = missing
    .filter(({ months }) => months.length > 1)
    .map(({ unit, months }) => `${unitName(unit)}（${monthsText(months.slice(0, -1))}）`);
  return {
    应报数: owing(source) === 0 ? null : countText(owing(source)),
    未报数: missing.length === 0 ? null : countText(missing.length),
    未报单位: listNames(missing.map(({ unit }) => unitName(unit))),
    补报单位: listNames(behind),
  };
}

/** The number of units that owe returns: those with a task. */
function owing({ standing }: PaperSource): number {
  return standing.units.filter(({ target }) => typeof target === 'number' && target > 0).length;
}

function phaseFigures(source: PaperSource, index: number): Figures {
  const { campaign, addedByPhase, totals } = source.standing;
  const phase = campaign.phases[index];
  if (!phase) return {};
  const added = addedByPhase?.[index] ?? null;
  const shared = monthsOfPhase(phase).filter((month) => owners(campaign.phases, month).length > 1);
  // Only the phase that does not count the month gets the note.
  const elsewhere = shared.filter((month) => !countedMonths(campaign, index).includes(month));
  const home = campaign.phases.find((_, other) =>
    elsewhere.some((month) => countedMonths(campaign, other).includes(month)),
  );
  return {
    阶段: phaseInFull(phase.name),
    阶段月份: monthsText(monthsOfPhase(phase)),
    阶段新增: added === null ? null : measured(source, added),
    阶段占比: added === null || !totals.actual ? null : percentText(added / totals.actual),
    共有月: elsewhere.length === 1 ? monthsText(elsewhere) : null,
    归属阶段: elsewhere.length === 1 && home ? phaseInFull(home.name) : null,
  };
}

function monthsOfPhase({ firstMonth, lastMonth }: Phase): number[] {
  return Array.from({ length: lastMonth - firstMonth + 1 }, (_, index) => firstMonth + index);
}

function owners(phases: readonly Phase[], month: number): readonly Phase[] {
  return phases.filter(({ firstMonth, lastMonth }) => month >= firstMonth && month <= lastMonth);
}

function conditionsOf(source: PaperSource): Condition[] {
  const { breakdown, ledger, standing, findings } = source;
  const { totals, campaign, units } = standing;
  const gap = gapOf(source);
  const withTask = units.filter(({ status }) => status !== 'noTask');
  const missing = unitsToRemind(source);
  const goal = campaign.growthGoal;
  const holds: Readonly<Partial<Record<Condition, boolean>>> = {
    members: countsMembers(breakdown, campaign.name),
    'none-reported': totals.actual === null,
    ahead: gap !== null && gap > 0,
    behind: gap !== null && gap < 0,
    'on-pace': gap === 0,
    'total-done': totals.completionRate !== null && totals.completionRate >= 1 && isClear(standing),
    'all-done': withTask.length > 0 && withTask.every(({ status }) => status === 'done'),
    'goal-reached': goal !== null && totals.growthRate !== null && totals.growthRate >= goal,
    'no-task': withTask.length === 0,
    'one-unit': withTask.length === 1,
    'has-ledger': ledger !== null,
    due: missing !== null,
    'all-returned': missing?.length === 0,
    'no-findings': findings.length === 0,
    'areas-done': source.areas !== null && source.areas.total.founded === source.areas.total.due,
    'has-errors': findings.some(({ severity }) => severity === 'error'),
  };
  return (Object.keys(CONDITIONS) as Condition[]).filter((condition) => holds[condition] === true);
}

function phaseConditions({ ledger, standing, monthIs }: PaperSource, index: number): Condition[] {
  const { campaign, month, addedByPhase } = standing;
  if (monthIs === 'assumed') return [];
  const months = countedMonths(campaign, index);
  const first = campaign.phases[index]?.firstMonth ?? 0;
  if (month < first) return ['phase-not-begun'];
  return [
    ...(month < Math.max(...months, first) ? (['phase-running'] as const) : []),
    ...(ledger && (addedByPhase?.[index] ?? null) === null ? (['phase-silent'] as const) : []),
  ];
}

/** The month that a phase's paper reports on: the phase's last month, or the cut-off month if that is earlier. */
export function monthOfPhase(
  { campaign, month }: Pick<Standing, 'campaign' | 'month'>,
  phase: number,
): number {
  const last = Math.max(...countedMonths(campaign, phase), 0);
  return last === 0 ? month : Math.min(month, last);
}

/** The phase that a month belongs to: the phase that counts the month, else the last phase that has begun. */
export function phaseOfMonth({ campaign, month }: Pick<Standing, 'campaign' | 'month'>): number {
  const counted = campaign.phases.findIndex((_, index) => countedMonths(campaign, index).includes(month));
  if (counted >= 0) return counted;
  const begun = campaign.phases.map(({ firstMonth }) => firstMonth <= month).lastIndexOf(true);
  return Math.max(begun, 0);
}

function known(text: string): string | null {
  return text === '' ? null : text;
}
