/**
 * The indicators (指标) of a table: each is surveyed with its own figures, ledger and progress columns.
 */
import type { Breakdown, Indicator } from '../../domain/table/breakdown';
import type { AuditInput } from '../../domain/audit/rule';
import { auditEach } from '../../domain/audit/rules';
import type { Campaign } from '../../domain/campaign/campaign';
import { effectiveCutOff, isCutOffStated } from '../../domain/campaign/campaign';
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
  /** The settings for this indicator: a growth goal belongs to one indicator only. */
  readonly campaign: Campaign;
  readonly ledger: LedgerSheet | null;
  /** What 一键重算 would write. */
  readonly progress: ProgressPlan;
}

/** All indicators of a table. */
export type Indicators = readonly [IndicatorSurvey, ...IndicatorSurvey[]];

/** Surveys the table for each of its indicators, in the table's order. */
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
 * The indicator with a name, which may lack its unit of measure or the word 数; the first where `asked` is undefined.
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

/** The month that all indicators are counted to: the latest of their ledgers. */
export function cutOffOf(campaign: Campaign, indicators: readonly IndicatorSurvey[]): number {
  const ledgers = indicators.flatMap(({ ledger }) => (ledger ? [ledger.ledger] : []));
  return effectiveCutOff(campaign, ledgers);
}

/** Whether someone set that month or a ledger tells it. */
export function statesCutOff(campaign: Campaign, indicators: readonly IndicatorSurvey[]): boolean {
  return isCutOffStated(
    campaign,
    indicators.flatMap(({ ledger }) => (ledger ? [ledger.ledger] : [])),
  );
}

/** Findings in the figures and progress columns of all indicators. */
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

/** Findings in the ledgers' cells. */
export function ledgerFindings(workbook: WorkbookGrid, indicators: Indicators): readonly Finding[] {
  return ofEach(indicators, ({ ledger, campaign }) => [
    ...ledgerBadFigures(workbook, ledger),
    ...ledgerTypedOver(workbook, ledger, ledger?.kind ?? campaign.returnKind),
  ]);
}

/** Adds the indicator's name to its findings, where there are several indicators. */
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
