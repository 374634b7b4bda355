/** The annexes of papers: tables at their end. */
import type { AreaCoverage, Coverage } from '../domain/areas/coverage';
import { ownUnit } from '../domain/audit/rule';
import { monthsOf, phaseInFull } from '../domain/campaign/campaign';
import { ledgerRows } from '../domain/counted-units';
import { monthlyFigures } from '../domain/ledger';
import { STATUS_WORDS, type Status } from '../domain/measures';
import type { CountedFigure } from '../domain/table/figure';
import type { Standing, StandingUnit } from '../domain/standing';
import { filled, type Composition } from './compose';
import { unitsToRemind, type PaperSource } from './facts';
import { LONGEST_LIST, unitName } from './unit-list';
import { countText, monthsText, percentText, pointsBetween, signedPoints } from './figure-text';
import type { Annex, PaperTable, Piece } from './paper';
import type { AnnexName } from './wording/template';

/** The caption: the unit of measure where the headings do not state it, the indicator's name where there are several, and the month. */
function captionOf(composing: Composition, unitOfMeasure: string | null = null): readonly Piece[] {
  const measure = unitOfMeasure === null ? '' : `计量单位：${unitOfMeasure}　`;
  const indicator = (composing.facts.figures['指标'] ?? null) === null ? '' : '指标：{指标}　';
  return filled(`${measure}${indicator}统计截至{截止}`, composing);
}

/** A column of a table of units: its cell for each unit and its cell in the total row. */
interface Column {
  readonly heading: string;
  readonly width: number;
  readonly align: 'left' | 'center' | 'right';
  readonly unit: (unit: StandingUnit, index: number) => string;
  readonly total: string;
}

/** The texts for an unusable figure and for a missing figure. */
const UNUSABLE = STATUS_WORDS.unclear;
const NONE = '—';
/** The status of a unit that has reported but not reached its target, where no month is stated to compare it with the pace. */
const OPEN = '未完成';

/** The annexes of a paper on several indicators: a table per indicator, or a single table where all would be equal. */
export function annexesOf(
  name: AnnexName,
  sources: readonly PaperSource[],
  composings: readonly Composition[],
  phase: number | null,
): readonly Annex[] {
  const made = sources.flatMap((source, index) => {
    const composing = composings[index];
    const annex = composing && annexOf(name, source, composing, phase);
    return annex ? [{ annex, indicator: source.breakdown.indicator.name }] : [];
  });
  const [first] = made;
  if (!first) return [];
  const isSame = made.every(({ annex }) => JSON.stringify(annex.table) === JSON.stringify(first.annex.table));
  if (sources.length === 1 || (isSame && made.length === sources.length && !MEASURED.includes(name))) {
    return [first.annex];
  }
  return made.map(({ annex, indicator }) => ({ ...annex, title: `${annex.title}（${indicator}）` }));
}

/** Annexes of an indicator's own figures; they stay separate even if the figures happen to be equal. */
const MEASURED: readonly AnnexName[] = ['units', 'phase-units', 'months'];

/** An annex; null where there is nothing to list, or where the paper's text already lists it. */
function annexOf(
  name: AnnexName,
  source: PaperSource,
  composing: Composition,
  phase: number | null,
): Annex | null {
  switch (name) {
    case 'units':
      return unitsAnnex(source, composing);
    case 'phase-units':
      // For a phase that has not begun, the text reports the figures of the year, and so does its annex.
      return unitsAnnex(source, composing, composing.facts.conditions.has('phase-not-begun') ? null : phase);
    case 'months':
      return monthsAnnex(source, composing);
    case 'areas':
      return areasAnnex(source.areas);
    case 'not-reported':
      return notReportedAnnex(source, composing);
  }
}

function unitsAnnex(source: PaperSource, composing: Composition, phase: number | null = null): Annex | null {
  const { standing } = source;
  if (standing.units.length === 0) return null;
  const columns = unitColumns(source, phase);
  const name = phase === null ? '' : phaseInFull(standing.campaign.phases[phase]?.name ?? '');
  return {
    title: `各单位${name}完成情况表`,
    caption: captionOf(composing),
    table: {
      columns: columns.map(({ heading, width, align }) => ({ heading, width, align })),
      rows: [
        ...standing.units.map((unit, index) => columns.map((column) => column.unit(unit, index))),
        columns.map(({ total }) => total),
      ],
      hasTotal: true,
    },
  };
}

/** A column of figures in the target's unit of measure. */
function countColumn(
  { breakdown }: PaperSource,
  heading: string,
  total: number | null,
  of: (unit: StandingUnit) => CountedFigure,
): Column {
  const target = ownUnit(breakdown, 'target');
  return {
    heading: `${heading}\n（${target.unitOfMeasure}）`,
    width: 13,
    align: 'right',
    unit: (unit) => figureText(of(unit), target.of),
    total: figureText(total, target.of),
  };
}

/** The column 基数, where the table has one. */
function baselineColumns({ breakdown, standing }: PaperSource): Column[] {
  if (!breakdown.columns.baseline) return [];
  const base = ownUnit(breakdown, 'baseline');
  return [
    {
      heading: `基数\n（${base.unitOfMeasure}）`,
      width: 13,
      align: 'right',
      unit: (unit) => figureText(unit.baseline, base.of),
      total: figureText(standing.totals.baseline, base.of),
    },
  ];
}

/** The column of new figures in the month or in a phase; only with a ledger and a stated month. */
function addedColumns(source: PaperSource, phase: number | null): Column[] {
  const { ledger, standing, monthIs } = source;
  if (!ledger || monthIs !== 'stated') return [];
  if (phase === null) {
    const heading = `${standing.month}月新增`;
    return [countColumn(source, heading, standing.addedInMonth, (unit) => unit.addedInMonth)];
  }
  const total = standing.addedByPhase?.[phase] ?? null;
  return [countColumn(source, '本阶段新增', total, (unit) => unit.addedByPhase[phase] ?? null)];
}

/** The column 与序时差; only with a stated month. */
function gapColumns({ standing: { totals }, monthIs }: PaperSource): Column[] {
  if (monthIs !== 'stated') return [];
  return [
    {
      heading: '与序时差\n（百分点）',
      width: 14,
      align: 'right',
      unit: ({ completionRate, pace }) => gapText(completionRate, pace),
      total: gapText(totals.completionRate, totals.pace),
    },
  ];
}

function unitColumns(source: PaperSource, phase: number | null): Column[] {
  const { standing, monthIs } = source;
  const { totals } = standing;
  return [
    {
      heading: '序号',
      width: 7,
      align: 'center',
      unit: (_, index) => String(index + 1),
      total: '',
    },
    { heading: '单位', width: 24, align: 'left', unit: ({ name }) => unitName(name), total: '合计' },
    ...baselineColumns(source),
    countColumn(source, '任务数', totals.target, (unit) => unit.target),
    ...addedColumns(source, phase),
    countColumn(source, '累计完成', totals.actual, (unit) => unit.actual),
    {
      heading: '完成率',
      width: 12,
      align: 'right',
      unit: ({ completionRate }) => rateText(completionRate),
      total: rateText(totals.completionRate),
    },
    ...gapColumns(source),
    { heading: '排名', width: 8, align: 'center', unit: ({ rank }) => String(rank ?? NONE), total: '' },
    {
      heading: '状态',
      width: 12,
      align: 'center',
      unit: ({ status }) => statusWord(status, monthIs),
      total: '',
    },
  ];
}

/** The annex of each unit's new figures by month; only with a ledger. */
function monthsAnnex(
  { breakdown, ledger, standing, monthIs }: PaperSource,
  composing: Composition,
): Annex | null {
  const months = monthsOf(standing.campaign).filter((month) => month <= standing.month);
  if (!ledger || monthIs === 'assumed' || months.length === 0) return null;
  const { of, unitOfMeasure } = ownUnit(breakdown, 'target');
  const rowOf = ledgerRows(ledger);
  const figures = standing.units.map(({ name }) => {
    const row = rowOf(name);
    return row ? monthlyFigures(row, standing.campaign.returnKind) : new Map<number, number>();
  });
  const sum = (month: number): number | null => monthTotal(figures, month);
  return {
    title: '各单位月度新增情况表',
    caption: captionOf(composing, unitOfMeasure),
    table: {
      columns: [
        { heading: '序号', width: 7, align: 'center' },
        { heading: '单位', width: 24, align: 'left' },
        ...months.map((month) => ({ heading: `${month}月`, width: 9, align: 'right' as const })),
        { heading: '累计', width: 11, align: 'right' },
      ],
      rows: [
        ...standing.units.map(({ name, actual }, index) => [
          String(index + 1),
          unitName(name),
          ...months.map((month) => figureText(figures[index]?.get(month) ?? null, of)),
          figureText(actual, of),
        ]),
        [
          '',
          '合计',
          ...months.map((month) => figureText(sum(month), of)),
          figureText(standing.totals.actual, of),
        ],
      ],
      hasTotal: true,
    },
  };
}

/** The sum of the units' figures for a month; null where no unit reported for the month. */
export function monthTotal(figures: readonly ReadonlyMap<number, number>[], month: number): number | null {
  const reported = figures.flatMap((figure) => figure.get(month) ?? []);
  return reported.length === 0 ? null : reported.reduce((sum, figure) => sum + figure, 0);
}

/** The annex of each unit's coverage of the key areas. */
function areasAnnex(areas: AreaCoverage | null): Annex | null {
  if (!areas || areas.total.due === 0) return null;
  const cells = ({ due, founded, rate, members }: Coverage): string[] => [
    countText(due),
    countText(founded),
    rateText(rate),
    countText(members),
  ];
  return {
    title: '各单位重点领域建会情况表',
    caption: [{ kind: 'text', text: '应建、已建按名录中的用人单位和项目计数' }],
    table: {
      columns: [
        { heading: '序号', width: 8, align: 'center' },
        { heading: '单位', width: 32, align: 'left' },
        { heading: '应建会\n（个）', width: 15, align: 'right' },
        { heading: '已建会\n（个）', width: 15, align: 'right' },
        { heading: '建会率', width: 15, align: 'right' },
        { heading: '会员数\n（人）', width: 15, align: 'right' },
      ],
      rows: [
        ...areas.byUnit.map((unit, index) => [String(index + 1), unitName(unit.name), ...cells(unit)]),
        ['', '合计', ...cells(areas.total)],
      ],
      hasTotal: true,
    },
  };
}

/** The annex of units that have not reported; only where a sentence could not name them all. */
function notReportedAnnex(source: PaperSource, composing: Composition): Annex | null {
  const missing = unitsToRemind(source);
  const units: readonly { readonly unit: string; readonly months: readonly number[] }[] =
    missing ??
    (source.ledger ? [] : namesOf(source.standing, 'notReported').map((unit) => ({ unit, months: [] })));
  const behind = units.filter(({ months }) => months.length > 1);
  if (Math.max(units.length, behind.length) <= LONGEST_LIST) return null;
  const table: PaperTable = {
    columns: [
      { heading: '序号', width: 10, align: 'center' },
      { heading: '单位', width: 40, align: 'left' },
      ...(missing ? [{ heading: '未报送的月份', width: 40, align: 'left' as const }] : []),
    ],
    rows: units.map(({ unit, months }, index) => [
      String(index + 1),
      unitName(unit),
      ...(missing ? [monthsText(months)] : []),
    ]),
    hasTotal: false,
  };
  return {
    title: missing ? '未报送月报单位名单' : '未填报单位名单',
    caption: captionOf(composing),
    table,
  };
}

function namesOf({ units }: Standing, status: keyof typeof STATUS_WORDS): string[] {
  return units.flatMap((unit) => (unit.status === status ? [unit.name] : []));
}

function figureText(figure: CountedFigure, of: (amount: number) => number): string {
  if (figure === null) return NONE;
  return figure === 'unusable' ? UNUSABLE : countText(of(figure));
}

/** A unit's status in words. Without a stated month, it is unknown whether the unit is on pace. */
function statusWord(status: Status, monthIs: PaperSource['monthIs']): string {
  const isByPace = status === 'onPace' || status === 'lagging' || status === 'severelyLagging';
  return isByPace && monthIs === 'assumed' ? OPEN : STATUS_WORDS[status];
}

function rateText(rate: number | null): string {
  return rate === null ? NONE : percentText(rate);
}

function gapText(rate: number | null, pace: number | null): string {
  return rate === null || pace === null ? NONE : signedPoints(pointsBetween(rate, pace));
}
