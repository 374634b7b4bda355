/**
 * The drafted report (专题报告) as data: paragraphs of text and figures, so that a sheet can make each figure a live formula.
 *
 * The text is a federation's report and stays Chinese in every user interface language.
 */
import { inYear, phaseInFull, quotedName, type Campaign } from '../../domain/campaign/campaign';
import type { AreaCoverage, Coverage } from '../../domain/areas/coverage';
import type { Severity } from '../../domain/finding';
import { LEFT_OUT } from '../parts/left-out';
import { shownIn, type TableMeasure } from '../../domain/table/table-measure';
import { STATUS_WORDS, type Status, type TotalMeasures } from '../../domain/measures';

/** A figure of the report, identified by its meaning. Amounts are in the table's unit of measure, rates are ratios. */
export type ReportFigure =
  | { readonly kind: 'cut-off-month' }
  | { readonly kind: 'unit-count' }
  | {
      readonly kind: 'total';
      readonly of: 'baseline' | 'target' | 'actual' | 'completionRate' | 'growthRate' | 'yearEndMembers';
    }
  | { readonly kind: 'pace' }
  /** 高于序时进度3.21个百分点 */
  | { readonly kind: 'against-pace' }
  /** ，达到增长15%的目标; empty where there is no goal */
  | { readonly kind: 'against-goal' }
  | { readonly kind: 'phase-added'; readonly phase: number }
  | { readonly kind: 'phase-share'; readonly phase: number }
  | { readonly kind: 'status-count'; readonly status: Status }
  /** The number of units that the completion rate, or growth and year-end figure, leave out. */
  | { readonly kind: 'left-out'; readonly of: keyof typeof LEFT_OUT }
  | { readonly kind: 'status-units'; readonly status: ListedStatus }
  /** The unit at a position in the ranking; 1 is best. */
  | { readonly kind: 'placed-unit'; readonly place: number }
  | { readonly kind: 'placed-rate'; readonly place: number }
  /** A count for one key area, by its index; null for all key areas together. */
  | {
      readonly kind: 'area';
      readonly area: number | null;
      readonly of: 'due' | 'founded' | 'rate' | 'members';
    }
  | { readonly kind: 'finding-count'; readonly severity: Severity };

/** The statuses whose units the report names. */
export type ListedStatus = 'lagging' | 'severelyLagging' | 'notReported';

export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  /** `shown` is the text of the figure when the report is made. */
  | { readonly kind: 'figure'; readonly figure: ReportFigure; readonly shown: string }
  /** A marked place for text that only the user can write. */
  | { readonly kind: 'to-fill'; readonly hint: string };

export interface Section {
  readonly heading: string;
  readonly paragraphs: readonly (readonly Piece[])[];
}

/** The data that the report is made from. */
export interface NarrativeInput {
  readonly measure: TableMeasure;
  readonly campaign: Campaign;
  readonly cutOffMonth: number;
  /** The pace of the whole campaign, 0 to 1. */
  readonly pace: number;
  /** Whether the pace is the due part of 分期任务; otherwise it is the share of the campaign's months. */
  readonly isPaceByPeriods: boolean;
  /** In the table's unit of measure, like {@link NarrativeInput.addedByPhase}. */
  readonly totals: TotalMeasures;
  readonly unitCount: number;
  /** Whether the table has a baseline; without it, growth and year-end figures are left out. */
  readonly hasBaseline: boolean;
  /** The units in the order of the ranking; units without a rate are left out. */
  readonly ranking: readonly { readonly name: string; readonly rate: number }[];
  /** The units' names in the order of the table. */
  readonly unitsByStatus: Readonly<Record<Status, readonly string[]>>;
  /** New members by phase; null without a ledger. An entry is null when nothing was reported in the phase. */
  readonly addedByPhase: readonly (number | null)[] | null;
  readonly findingCounts: Readonly<Record<Severity, number>>;
  /** null where the workbook has no list of key areas. */
  readonly areas: AreaCoverage | null;
}

/** How many units are named at the top and at the bottom of the ranking; with more, no unit would stand out. */
const NAMED_PLACES = 3;

/** The whole report. */
export function narrative(input: NarrativeInput): Section[] {
  return [
    { heading: '一、总体情况', paragraphs: [...overall(input), ...keyAreas(input)] },
    { heading: '二、分阶段情况', paragraphs: byPhase(input) },
    { heading: '三、先进与滞后单位', paragraphs: bestAndLagging(input) },
    { heading: '四、数据核验情况', paragraphs: checks(input) },
    { heading: '五、存在的问题与原因', paragraphs: [[toFill('结合滞后单位的实际情况，写明主要问题和原因')]] },
    { heading: '六、下一步工作打算', paragraphs: [[toFill('写明下一步的措施、责任单位和时限')]] },
  ];
}

function overall(input: NarrativeInput): Piece[][] {
  const { campaign, measure, totals } = input;
  const { name, done } = measure;
  const isMembers = done === '新增会员';
  const base =
    campaign.baseYear === null ? '基数' : `${inYear(campaign.baseYear)}底${isMembers ? '会员' : ''}`;
  const task = [
    text(`${campaign.name === '' ? '任务分解表' : quotedName(campaign)}共涉及`),
    figure({ kind: 'unit-count' }, count(input.unitCount)),
    ...(input.hasBaseline
      ? [
          text(`个单位，${base}`),
          figure({ kind: 'total', of: 'baseline' }, shownIn(measure, totals.baseline)),
          text(`${name}，`),
        ]
      : [text('个单位，')]),
    text(`${inYear(campaign.targetYear)}${isMembers ? '新增' : ''}任务`),
    figure({ kind: 'total', of: 'target' }, shownIn(measure, totals.target)),
    text(`${name}。`),
  ];
  const cutOff = [text('截至'), figure({ kind: 'cut-off-month' }, String(input.cutOffMonth)), text('月底，')];
  if (totals.actual === null) return [[...task, ...cutOff, text(`还没有单位填报${done}数。`)]];
  return [
    [
      ...task,
      ...cutOff,
      text(`累计${done}`),
      figure({ kind: 'total', of: 'actual' }, shownIn(measure, totals.actual)),
      text(name),
      ...completed(input),
      ...grown(input),
      text('。'),
    ],
    statusCounts(input),
  ];
}

/** Paragraphs on founded unions in the key areas; empty where there is no list. */
function keyAreas({ areas }: NarrativeInput): Piece[][] {
  if (!areas || areas.total.due === 0) return [];
  const counts = (area: number | null, { due, founded, rate }: Coverage): Piece[] => [
    text('应建会'),
    figure({ kind: 'area', area, of: 'due' }, count(due)),
    text('个，已建会'),
    figure({ kind: 'area', area, of: 'founded' }, count(founded)),
    text('个，建会率'),
    figure({ kind: 'area', area, of: 'rate' }, rate === null ? '—' : percent(rate)),
  ];
  return [
    [
      text('重点领域'),
      ...counts(null, areas.total),
      text('，会员'),
      figure({ kind: 'area', area: null, of: 'members' }, count(areas.total.members)),
      text('人。其中，'),
      ...areas.byArea.flatMap((area, index) => [
        text(`${index === 0 ? '' : '；'}${area.name}`),
        ...counts(index, area),
      ]),
      text('。'),
    ],
  ];
}

/** The sentence about the completion rate; empty where there is no rate. */
function completed({
  totals: { completionRate },
  pace,
  isPaceByPeriods,
  unitsByStatus,
}: NarrativeInput): Piece[] {
  if (completionRate === null) return [];
  return [
    text('，完成年度任务的'),
    figure({ kind: 'total', of: 'completionRate' }, percent(completionRate)),
    ...leavingOut('completion', unitsByStatus.unclear.length),
    text(isPaceByPeriods ? '，按分期任务计算的序时进度为' : '，序时进度为'),
    figure({ kind: 'pace' }, percent(pace)),
    text('，'),
    figure({ kind: 'against-pace' }, againstPace(completionRate, pace)),
  ];
}

/** States how many units a rate or total leaves out; empty where it leaves out none. */
function leavingOut(of: keyof typeof LEFT_OUT, units: number): Piece[] {
  if (units === 0) return [];
  return [text(`（不含${LEFT_OUT[of]}的`), figure({ kind: 'left-out', of }, count(units)), text('个单位）')];
}

function grown({ campaign, measure, totals, unitCount }: NarrativeInput): Piece[] {
  const { growthRate, yearEndMembers } = totals;
  if (growthRate === null || yearEndMembers === null) return [];
  return [
    text(measure.done === '新增会员' ? '；会员总数' : '；总数'),
    ...leavingOut('growth', unitCount - totals.unitsInGrowth),
    text('达到'),
    figure({ kind: 'total', of: 'yearEndMembers' }, shownIn(measure, yearEndMembers)),
    text(`${measure.name}，比${campaign.baseYear === null ? '基数' : `${inYear(campaign.baseYear)}底`}增长`),
    figure({ kind: 'total', of: 'growthRate' }, percent(growthRate)),
    figure({ kind: 'against-goal' }, againstGoal(growthRate, campaign.growthGoal)),
  ];
}

function statusCounts({ unitsByStatus }: NarrativeInput): Piece[] {
  const counted = (status: Status): Piece =>
    figure({ kind: 'status-count', status }, count(unitsByStatus[status].length));
  return [
    text('从各单位看，已完成年度任务的'),
    counted('done'),
    text('个，进度正常的'),
    counted('onPace'),
    text('个，滞后的'),
    counted('lagging'),
    text('个，严重滞后的'),
    counted('severelyLagging'),
    text('个，未填报的'),
    counted('notReported'),
    text('个'),
    ...(unitsByStatus.unclear.length > 0 ? [text('，数据待核实的'), counted('unclear'), text('个')] : []),
    text('。'),
  ];
}

/** The paragraphs on the phases. A place to fill in is its own paragraph, so that its cell on the sheet has no formula. */
function byPhase({ campaign, measure, addedByPhase, totals }: NarrativeInput): Piece[][] {
  const paragraphs = campaign.phases.flatMap((phase, index): Piece[][] => {
    const months =
      phase.firstMonth === phase.lastMonth
        ? `${phase.firstMonth}月`
        : `${phase.firstMonth}月至${phase.lastMonth}月`;
    const heading = text(
      `（${ORDINALS[index] ?? String(index + 1)}）${phaseInFull(phase.name)}（${months}）。`,
    );
    const work = [toFill('本阶段做了哪些工作、有什么典型经验')];
    if (!addedByPhase) return [[heading], work];
    const added = addedByPhase[index] ?? null;
    if (added === null || totals.actual === null) return [[heading, text('本阶段没有填报数。')], work];
    const share = totals.actual === 0 ? 0 : added / totals.actual;
    return [
      [
        heading,
        text(measure.done),
        figure({ kind: 'phase-added', phase: index }, shownIn(measure, added)),
        text(`${measure.name}，占累计${measure.done === '新增会员' ? '新增' : '完成'}的`),
        figure({ kind: 'phase-share', phase: index }, percent(share)),
        text('。'),
      ],
      work,
    ];
  });
  const note = '工作簿里没有月报台账，各阶段的新增数无法单列。';
  return addedByPhase ? paragraphs : [[text(note)], ...paragraphs];
}

function bestAndLagging({ ranking, unitsByStatus }: NarrativeInput): Piece[][] {
  if (ranking.length === 0) return [[text('还没有单位填报，暂无排名。')]];
  const places = (from: number, to: number): Piece[] =>
    ranking
      .slice(from, to)
      .flatMap(({ name, rate }, index) => [
        ...(index === 0 ? [] : [text('、')]),
        figure({ kind: 'placed-unit', place: from + index + 1 }, name),
        text('（'),
        figure({ kind: 'placed-rate', place: from + index + 1 }, percent(rate)),
        text('）'),
      ]);
  const { length } = ranking;
  // Among a few units the third may lag far behind, so that all are named.
  const ranked =
    length < 2 * NAMED_PLACES
      ? [text('按累计完成率从高到低：'), ...places(0, length), text('。')]
      : [
          ...[text('累计完成率居前的是：'), ...places(0, NAMED_PLACES), text('。')],
          ...[text('居后的是：'), ...places(length - NAMED_PLACES, length), text('。')],
        ];
  const listed: readonly ListedStatus[] = ['lagging', 'severelyLagging', 'notReported'];
  const lists = listed
    .filter((status) => unitsByStatus[status].length > 0)
    .map((status): Piece[] => [
      text(`${STATUS_WORDS[status]}的单位有：`),
      figure({ kind: 'status-units', status }, unitsByStatus[status].join('、')),
      text('。'),
    ]);
  return [
    ranked,
    ...(lists.length > 0 ? lists : [[text('没有滞后和未填报的单位。')]]),
    [toFill('先进单位的做法、对滞后单位的督促情况')],
  ];
}

function checks({ findingCounts }: NarrativeInput): Piece[][] {
  const total = findingCounts.error + findingCounts.warning + findingCounts.info;
  if (total === 0) return [[text('汇总时对任务分解表和月报数据作了核验，没有发现问题。')]];
  const counted = (severity: Severity): Piece =>
    figure({ kind: 'finding-count', severity }, count(findingCounts[severity]));
  return [
    [
      text('汇总时对任务分解表和月报数据作了核验，发现错误'),
      counted('error'),
      text('项、提醒'),
      counted('warning'),
      text('项、说明'),
      counted('info'),
      text('项，逐项列在“核验记录”中；各表的合计由各单位逐行相加得出。'),
    ],
    ...(findingCounts.error > 0 ? [[toFill('错误项的核实和更正情况')]] : []),
  ];
}

const ORDINALS = ['一', '二', '三', '四', '五', '六'];

function text(value: string): Piece {
  return { kind: 'text', text: value };
}

function figure(value: ReportFigure, shown: string): Piece {
  return { kind: 'figure', figure: value, shown };
}

function toFill(hint: string): Piece {
  return { kind: 'to-fill', hint };
}

function againstPace(rate: number, pace: number): string {
  const gap = Math.round((rate - pace) * 1e4) / 100;
  if (gap === 0) return '与序时进度持平';
  return `${gap > 0 ? '高于' : '低于'}序时进度${Math.abs(gap).toFixed(2)}个百分点`;
}

function againstGoal(growth: number, goal: number | null): string {
  return goal === null ? '' : `，${growth >= goal ? '达到' : '未达到'}增长${goalText(goal)}的目标`;
}

/** A ratio as text: 0.15 → 15%. */
function goalText(goal: number): string {
  return `${Math.round(goal * 1e4) / 100}%`;
}

function percent(ratio: number): string {
  return `${(Math.round(ratio * 1e4) / 100).toFixed(2)}%`;
}

function count(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/** The report as plain text, paragraph by paragraph; for tests and previews. */
export function plainText(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => {
      switch (piece.kind) {
        case 'text':
          return piece.text;
        case 'figure':
          return piece.shown;
        case 'to-fill':
          return `【待填写：${piece.hint}】`;
      }
    })
    .join('');
}
