/**
 * The charts of papers, in the colours of the sheets' charts.
 */
import { ownUnit } from '../domain/audit/rule';
import { monthsOf } from '../domain/campaign/campaign';
import { ledgerRows } from '../domain/counted-units';
import { monthlyFigures } from '../domain/ledger';
import { measuredUnits } from '../domain/measured-units';
import { monthTotal } from './annexes';
import { type PaperSource } from './facts';
import { unitName } from './unit-list';
import type { PaperChart } from './paper';
import type { ChartName } from './wording/template';

/** A chart with more columns is not readable on a page. */
const MOST_UNITS = 40;
const COLOR = { bar: '#4A7EBB', pace: '#C0504D' } as const;

export function chartsOf(source: PaperSource): Readonly<Record<ChartName, PaperChart | null>> {
  return { completion: completionChart(source), trend: trendChart(source) };
}

/** The chart of each unit's rate, with the pace where the month is known; null where there is nothing to compare. */
function completionChart({ standing, monthIs }: PaperSource): PaperChart | null {
  const units = standing.units.filter(({ status }) => status !== 'noTask');
  const hasRates = units.some(({ completionRate }) => completionRate !== null);
  if (units.length < 2 || units.length > MOST_UNITS || !hasRates) return null;
  return {
    title: monthIs === 'stated' ? '各单位完成率与序时进度' : '各单位完成率',
    categories: units.map(({ name }) => unitName(name)),
    series: [
      {
        name: '完成率',
        kind: 'column',
        color: COLOR.bar,
        labels: true,
        values: units.map(({ completionRate }) => completionRate),
      },
      ...(monthIs === 'stated'
        ? [
            {
              name: '序时进度',
              kind: 'line' as const,
              color: COLOR.pace,
              labels: false,
              dashed: true,
              values: units.map(({ pace }) => pace),
            },
          ]
        : []),
    ],
    numberFormat: '0%',
  };
}

/** The chart of the cumulative figure by month, with the pace; null without a ledger. */
function trendChart(source: PaperSource): PaperChart | null {
  const { breakdown, ledger, standing } = source;
  const { campaign, totals } = standing;
  const months = monthsOf(campaign);
  if (!ledger || totals.actual === null || months.length < 2) return null;
  const { of, unitOfMeasure } = ownUnit(breakdown, 'target');
  const rowOf = ledgerRows(ledger);
  const figures = breakdown.units.flatMap(({ name }) => {
    const row = rowOf(name);
    return row ? [monthlyFigures(row, campaign.returnKind)] : [];
  });
  let sum = 0;
  const cumulative = months.map((month) => {
    if (month > standing.month) return null;
    sum += monthTotal(figures, month) ?? 0;
    return of(sum);
  });
  return {
    title: `累计完成与序时任务（${unitOfMeasure}）`,
    categories: months.map((month) => `${month}月`),
    series: [
      { name: '累计完成', kind: 'line', color: COLOR.bar, labels: true, values: cumulative },
      {
        name: '序时任务',
        kind: 'line',
        color: COLOR.pace,
        labels: false,
        dashed: true,
        values: months.map((month) => of(totals.target * measuredUnits(source, month).total.pace)),
      },
    ],
    // General shows each figure with the decimals that it has.
    numberFormat: cumulative.every((amount) => amount === null || Number.isInteger(amount))
      ? '#,##0'
      : 'General',
  };
}
