/** The indicators (指标) of a table, each surveyed with its own figures, ledger and progress columns. */
import type { Breakdown, Indicator } from '../../domain/table/breakdown';
import { auditCutOff, type CutOffInput } from '../../domain/audit/cut-off';
import type { AuditInput } from '../../domain/audit/rule';
import { auditSteps } from '../../domain/audit/rules';
import type { Campaign } from '../../domain/campaign/campaign';
import { effectiveCutOff, isCutOffStated } from '../../domain/campaign/campaign';
import { statedGoal } from '../../domain/campaign/stated-goal';
import type { Finding } from '../../domain/finding';
import { normalizeHeading } from '../../domain/table/headings';
import { tablesOf } from '../../domain/table/table-of';
import { blocksOf, wholeTable, type TableOnSheet } from '../../domain/table/whole-table';
import { withoutMeasure } from '../../domain/table/unit-of-measure';
import { ledgerBadFigures, ledgerTypedOver } from '../../sheets/ledger/ledger-findings';
import { ledgerWord } from '../../sheets/ledger/ledger-word';
import { readLedger, type LedgerSheet } from '../../sheets/ledger/read-ledger';
import { lastProgressColumn, progressColumns, type ProgressPlan } from '../../sheets/progress/progress';
import type { PeerBlock } from '../../sheets/progress/progress-input';
import { boundingArea } from '../../spreadsheet/address';
import type { SheetGrid, WorkbookGrid } from '../../spreadsheet/grid';
import type { Steps } from '../../spreadsheet/steps';
import { ActionError } from './action-error';

/** A table, read for one of its indicators. */
export interface IndicatorSurvey {
  readonly breakdown: Breakdown;
  /** The settings for this indicator; it may have its own growth goal. */
  readonly campaign: Campaign;
  readonly ledger: LedgerSheet | null;
  /** The progress columns that 一键重算 would write for the indicator. */
  readonly progress: ProgressPlan;
  /** The blocks of a folded table; only the table itself where it is not folded. */
  readonly blocks: readonly [IndicatorBlock, ...IndicatorBlock[]];
  /** The units of all blocks, for lists and sums; the table itself where it is not folded. */
  readonly whole: TableOnSheet;
}

/** A block of a folded table, with the progress columns that 一键重算 would write for it. */
export type IndicatorBlock = Pick<IndicatorSurvey, 'breakdown' | 'progress'>;

/** The blocks of a folded table at their real positions on the sheet, from left to right; only the table itself where it is not folded. */
export function tableBlocks({ blocks: [first, ...others] }: Pick<IndicatorSurvey, 'blocks'>): TableBlocks {
  return [first.breakdown, ...others.map(({ breakdown }) => breakdown)];
}

export type TableBlocks = readonly [Breakdown, ...Breakdown[]];

/** All indicators of a table. */
export type Indicators = readonly [IndicatorSurvey, ...IndicatorSurvey[]];

/** Surveys the table once for each of its indicators, in the table's order. */
export function surveyIndicators(
  workbook: WorkbookGrid,
  sheet: SheetGrid,
  table: Breakdown,
  campaign: Campaign,
): Indicators {
  const blocks = blocksOf(table);
  const chosen = Math.max(
    0,
    blocks.findIndex(({ area }) => area.left === table.area.left),
  );
  const plans = plannedBlocks(workbook, sheet, blocks, campaign);
  const withGoal = goalTable(sheet, table).indicator;
  const [first, ...others] = plans.map(({ ledger, own }): IndicatorSurvey => {
    const [left, ...right] = own;
    const { breakdown, progress } = own[chosen] ?? left;
    const isWithGoal = breakdown.indicator.name === withGoal.name;
    const goal = isWithGoal ? campaign.growthGoal : ownGoal(sheet, breakdown);
    const [leftTable, ...rightTables] = [left.breakdown, ...right.map((block) => block.breakdown)] as const;
    const whole = wholeTable(sheet, [leftTable, ...rightTables]);
    return { breakdown, campaign: { ...campaign, growthGoal: goal }, ledger, progress, blocks: own, whole };
  });
  if (!first) throw new Error('a table has an indicator');
  return [first, ...others];
}

/** The table, read for the indicator that the growth goal of 参数 belongs to: the first with a baseline. */
export function goalTable(sheet: SheetGrid, table: Breakdown): Breakdown {
  const tables = tablesOf(sheet, table);
  return tables.find(({ columns }) => columns.baseline !== null) ?? tables[0] ?? table;
}

/** The goal that the text around the table states for an indicator other than the first. */
function ownGoal(sheet: SheetGrid, table: Breakdown): number | null {
  return table.columns.baseline ? (statedGoal(sheet, table)?.rate ?? null) : null;
}

/** An indicator with its ledger and its figures in each block. */
interface PlannedIndicator {
  readonly ledger: LedgerSheet | null;
  readonly own: IndicatorSurvey['blocks'];
}

/** Plans the progress columns of all blocks; each block's columns are to the right of the previous block's. */
function plannedBlocks(
  workbook: WorkbookGrid,
  sheet: SheetGrid,
  blocks: readonly [Breakdown, ...Breakdown[]],
  { targetYear }: Campaign,
): readonly PlannedIndicator[] {
  const ledgers = blocks[0].indicators.map((indicator) =>
    readLedger(workbook, ledgerWord({ ...blocks[0], indicator })),
  );
  const planned = (
    peersOf: (block: number, indicator: number) => readonly PeerBlock[],
  ): IndicatorBlock[][] => {
    let after = 0;
    return blocks.map((block, index) =>
      tablesOf(sheet, block).map((breakdown, indicator) => {
        const place = ledgers[indicator]?.place ?? null;
        const among = { index, count: blocks.length, peers: peersOf(index, indicator) };
        const own = { workbook, sheet, breakdown, targetYear, ledger: place, after };
        const progress = progressColumns(blocks.length === 1 ? own : { ...own, block: among });
        after = Math.max(after, lastProgressColumn(progress));
        return { breakdown, progress };
      }),
    );
  };
  const alone = planned(() => []);
  // Planned a second time with ranks: they compare the units of all blocks, so the columns of all blocks must be known.
  const ranked =
    blocks.length === 1 ? alone : planned((block, indicator) => peerBlocks(alone, block, indicator));
  return ledgers.flatMap((ledger, indicator): PlannedIndicator[] => {
    const [left, ...others] = ranked.flatMap((block) => block[indicator] ?? []);
    return left ? [{ ledger, own: [left, ...others] }] : [];
  });
}

function peerBlocks(
  planned: readonly (readonly IndicatorBlock[])[],
  block: number,
  indicator: number,
): PeerBlock[] {
  return planned.flatMap((own, index) => {
    const peer = index === block ? undefined : own[indicator];
    if (!peer) return [];
    const { breakdown, progress } = peer;
    return [
      {
        rows: breakdown.units.map(({ row }) => row),
        completion: progress.columns.completion,
        status: progress.columns.status,
        baseline: breakdown.columns.baseline?.column ?? null,
        target: breakdown.columns.target.column,
        actual: progress.columns.actual,
      },
    ];
  });
}

/**
 * The indicator with a name; the unit of measure or the word 数 may be missing from `asked`. The first indicator where `asked` is
 * undefined.
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

/** The cut-off month for all indicators: without a set month, the latest month of their ledgers. */
export function cutOffOf(campaign: Campaign, indicators: readonly IndicatorSurvey[]): number {
  const ledgers = indicators.flatMap(({ ledger }) => (ledger ? [ledger.ledger] : []));
  return effectiveCutOff(campaign, ledgers);
}

/** Whether the cut-off month is set or follows from a ledger. */
export function statesCutOff(
  campaign: Pick<Campaign, 'cutOffMonth'>,
  indicators: readonly IndicatorSurvey[],
): boolean {
  return isCutOffStated(
    campaign,
    indicators.flatMap(({ ledger }) => (ledger ? [ledger.ledger] : [])),
  );
}

/** Findings about the figures and progress columns of all indicators. */
export function* figureFindings(
  sheet: SheetGrid,
  indicators: Indicators,
  shared: Pick<AuditInput, 'cutOffMonth' | 'areas'>,
): Steps<readonly Finding[]> {
  const [{ blocks }] = indicators;
  const found: Finding[] = [];
  for (const index of blocks.keys()) {
    const inputs = indicators.map(({ blocks: own, campaign, ledger, whole }) => ({
      breakdown: (own[index] ?? own[0]).breakdown,
      whole,
      sheet,
      campaign,
      ...shared,
      ledger: ledger?.ledger ?? null,
    }));
    found.push(...(yield* auditSteps(inputs)));
  }
  return [
    // A finding that several blocks share, such as one about their total, is reported once.
    ...(blocks.length === 1 ? found : distinct(found)),
    ...ofEach(indicators, ({ blocks: own }) => own.flatMap(({ progress }) => progress.findings)),
  ];
}

/**
 * Findings about the month that the table states for the figures in it. A ledger replaces these figures, and once it has a figure, it also
 * states the month.
 */
export function cutOffFindings(
  indicators: Indicators,
  shared: Omit<CutOffInput, 'tables' | 'area' | 'cutOffMonth'>,
): readonly Finding[] {
  const { campaign } = shared;
  if (statesCutOff({ cutOffMonth: null }, indicators)) return [];
  const [first, ...others] = tableBlocks(indicators[0]);
  const area = others.reduce((whole, block) => boundingArea(whole, block.area), first.area);
  const tables = indicators
    .filter(({ ledger }) => ledger === null)
    .map(({ blocks: [{ breakdown }], whole }) => ({ ...breakdown, units: whole.breakdown.units }));
  return auditCutOff({ ...shared, tables, area, cutOffMonth: cutOffOf(campaign, indicators) });
}

function distinct(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((found) => [JSON.stringify(found), found])).values()];
}

/** Findings about the ledgers' cells. */
export function ledgerFindings(workbook: WorkbookGrid, indicators: Indicators): readonly Finding[] {
  return ofEach(indicators, ({ ledger }) => [
    ...ledgerBadFigures(workbook, ledger),
    ...ledgerTypedOver(workbook, ledger),
  ]);
}

/** Adds the indicator's name to findings, where the table has several indicators. */
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
