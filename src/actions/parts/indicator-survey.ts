/**
 * A table of several indicators (指标), looked at one by one: each has its own figures, ledger and progress columns.
 */
import type { Breakdown, Indicator } from '../../domain/table/breakdown';
import type { AuditInput } from '../../domain/audit/rule';
import { auditEach } from '../../domain/audit/rules';
import type { Campaign } from '../../domain/campaign/campaign';
import { effectiveCutOff } from '../../domain/campaign/campaign';
import type { Finding } from '../../domain/finding';
import { normalizeHeading } from '../../domain/table/headings';
import { tablesOf } from '../../domain/table/table-of';
import { withoutMeasure } from '../../domain/table/unit-of-measure';
import { ledgerBadFigures, ledgerTypedOver } from '../../sheets/ledger/ledger-findings';
import { ledgerWord } from '../../sheets/ledger/ledger-word';
import { readLedger, type LedgerSheet } from '../../sheets/ledger/read-ledger';
import { lastProgressColumn, progressColumns, type ProgressPlan } from '../../sheets/progress/progress';
import type { SheetGrid, WorkbookGrid } from '../../spreadsheet/grid';
import { ActionError } from './action-error';

/** A table for one of its indicators. */
export interface IndicatorSurvey {
  readonly breakdown: Breakdown;
  /** The settings as they hold for it: the growth goal is that of one indicator alone. */
  readonly campaign: Campaign;
  readonly ledger: LedgerSheet | null;
  /** What 一键重算 would write. */
  readonly progress: ProgressPlan;
}

/** All of a table. */
export type Indicators = readonly [IndicatorSurvey, ...IndicatorSurvey[]];

/** The table once for each indicator, in its order. */
export function surveyIndicators(
  workbook: WorkbookGrid,
  sheet: SheetGrid,
  table: Breakdown,
  campaign: Campaign,
): Indicators {
  let after = 0;
  const tables = tablesOf(sheet, table);
  const withGoal = tables.find(({ columns }) => columns.baseline !== null) ?? table;
  const [first, ...others] = tables.map((breakdown): IndicatorSurvey => {
    const ledger = readLedger(workbook, ledgerWord(breakdown));
    const { targetYear } = campaign;
    const progress = progressColumns({
      workbook,
      sheet,
      breakdown,
      targetYear,
      ledger: ledger?.place ?? null,
      after,
    });
    after = Math.max(after, lastProgressColumn(progress));
    const goal = breakdown.indicator === withGoal.indicator ? campaign.growthGoal : null;
    return { breakdown, campaign: { ...campaign, growthGoal: goal }, ledger, progress };
  });
  if (!first) throw new Error('a table has an indicator');
  return [first, ...others];
}

/**
 * The indicator of a name, which may lack its unit of measure or the word 数; the first where none is asked for.
 * @throws ActionError
 */
export function chosenIndicator(indicators: Indicators, asked: string | undefined): IndicatorSurvey {
  if (asked === undefined) return indicators[0];
  const found = indicators.find(({ breakdown }) => isNamed(breakdown.indicator, asked));
  if (!found) {
    const there = indicators.map(({ breakdown }) => breakdown.indicator.name);
    throw new ActionError({ code: 'unknown-indicator', details: { indicator: asked, indicators: there } });
  }
  return found;
}

function isNamed({ name }: Indicator, asked: string): boolean {
  const plain = (text: string): string => withoutMeasure(normalizeHeading(text)).replace(/数$/, '');
  return plain(name) === plain(asked);
}

/** The month all indicators are counted to: that of the ledger which goes farthest. */
export function cutOffOf(campaign: Campaign, indicators: readonly IndicatorSurvey[]): number {
  const ledgers = indicators.flatMap(({ ledger }) => (ledger ? [ledger.ledger] : []));
  return effectiveCutOff(campaign, ledgers);
}

/** What is found in the figures of all indicators and in their progress columns. */
export function figureFindings(
  sheet: SheetGrid,
  indicators: Indicators,
  shared: Pick<AuditInput, 'cutOffMonth' | 'areas'>,
): readonly Finding[] {
  return [
    ...auditEach(
      indicators.map(({ breakdown, campaign, ledger }) => ({
        breakdown,
        sheet,
        campaign,
        ...shared,
        ledger: ledger?.ledger ?? null,
      })),
    ),
    ...ofEach(indicators, ({ progress }) => progress.findings),
  ];
}

/** What is found in the ledgers' own cells. */
export function ledgerFindings(workbook: WorkbookGrid, indicators: Indicators): readonly Finding[] {
  return ofEach(indicators, ({ ledger, campaign }) => [
    ...ledgerBadFigures(workbook, ledger),
    ...ledgerTypedOver(workbook, ledger, ledger?.kind ?? campaign.returnKind),
  ]);
}

/** Findings with the name of the indicator they are about, where there are several. */
function ofEach(
  indicators: Indicators,
  find: (indicator: IndicatorSurvey) => readonly Finding[],
): readonly Finding[] {
  if (indicators.length === 1) return find(indicators[0]);
  return indicators.flatMap((indicator) => {
    const { name } = indicator.breakdown.indicator;
    return find(indicator).map((found) => ({ ...found, indicator: name }));
  });
}
