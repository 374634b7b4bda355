/** 生成年终工作簿: makes the summary workbook, which does not refer to the source workbook. */
import { areaAddress, cellAddress } from '../spreadsheet/address';
import { monthsOf } from '../domain/campaign/campaign';
import type { Finding, FindingCode } from '../domain/finding';
import { ledgerRows } from '../domain/counted-units';
import { countedFigure, type CountedFigure } from '../domain/table/figure';
import { inMeasure, tableMeasure } from '../domain/table/table-measure';
import { monthlyFigures } from '../domain/ledger';
import { periodFigures } from '../domain/measured-units';
import { periodColumns } from '../domain/table/period-targets';
import type { Host } from '../spreadsheet/host';
import { NO_CHANGE } from '../spreadsheet/merged-change';
import type { NewWorkbook } from '../spreadsheet/spec';
import { withPauses } from '../spreadsheet/steps';
import { statedMonthIn } from '../sheets/parts/stated-month-note';
import { actualHeading } from '../sheets/progress/progress-headings';
import type { AnnualUnit, StatedTotal } from '../sheets/year-end/annual-input';
import { yearEndBook, type YearEndIndicator } from '../sheets/year-end/book';
import type { AnnualAreas } from '../sheets/year-end/area-sheets';
import { areaNames, areaUnits } from './parts/area-names';
import { throwIfCancelled } from './parts/cancelled';
import { indicatorTitle } from './parts/indicator-title';
import { narrativeOf } from './parts/narrative-input';
import { phaseOrder } from './parts/phase-order';
import { countedSurveys, survey, type Survey, type SurveyOptions } from './survey';

/** Puts findings in words for the record. */
export interface FindingWords {
  finding(finding: Finding): string;
  handling(code: FindingCode): string;
}

export interface YearEndOptions extends SurveyOptions {
  /** The name of the source file, for 核验记录. */
  readonly source: string;
  readonly words: FindingWords;
  /** Cancels between steps, and while the host makes the workbook. */
  readonly signal?: AbortSignal;
  /** Called and awaited before each step, so that a pane can show progress and notice a click on 取消. */
  readonly onStep?: (step: YearEndStep) => void | Promise<void>;
}

export type YearEndStep = 'reading' | 'computing' | 'opening';

export interface YearEnd {
  readonly book: NewWorkbook;
  /** The file's bytes; null where the host opened the new workbook itself. */
  readonly bytes: Uint8Array | null;
  readonly findings: readonly Finding[];
  /** Whether texts in the source workbook were converted. */
  readonly isConverted: boolean;
}

/**
 * Makes the year-end workbook. The source workbook is only read, unless texts in it are to be converted.
 * @throws ActionError, HostError, CancelledError
 */
export async function yearEnd(host: Host, options: YearEndOptions): Promise<YearEnd> {
  const { onStep } = options;
  await onStep?.('reading');
  const found = await survey(host, options);
  if (!found.conversion) return made(host, found, options);
  // Texts are converted before the new workbook is made, because once that is open, a program may write to it instead.
  const isStep = await host.apply({ ...NO_CHANGE, sheets: [found.conversion] });
  try {
    // Surveyed again, because totals with formulas have changed with the converted figures.
    return { ...(await made(host, await survey(host, options), options)), isConverted: isStep };
  } catch (error) {
    if (isStep) await host.undo();
    throw error;
  }
}

async function made(host: Host, found: Survey, options: YearEndOptions): Promise<YearEnd> {
  const { signal, onStep } = options;
  await onStep?.('computing');
  throwIfCancelled(signal);
  const book = await bookOf(found, options);
  await options.pause?.();
  await onStep?.('opening');
  throwIfCancelled(signal);
  const bytes = await host.createWorkbook(book, signal);
  return { book, bytes, findings: found.findings, isConverted: false };
}

async function bookOf(found: Survey, options: YearEndOptions): Promise<NewWorkbook> {
  const areas = found.blocks.map(({ breakdown }) => areaAddress(breakdown.area));
  const [first, ...others] = countedSurveys(found);
  if (!first) throw new Error('a table has an indicator');
  const indicators: [YearEndIndicator, ...YearEndIndicator[]] = [indicatorOf(first, found.findings)];
  for (const own of others) {
    await options.pause?.();
    // Only the first indicator's sheets include the key areas.
    indicators.push(indicatorOf({ ...own, areas: null }, found.findings));
  }
  await options.pause?.();
  const book = yearEndBook({
    indicators,
    record: found.findings.map((finding) => ({
      severity: finding.severity,
      cell: `${finding.sheet}!${cellAddress(finding)}`,
      message: options.words.finding(finding),
      handling: options.words.handling(finding.code),
    })),
    source: `${options.source}“${found.breakdown.sheet}”${areas.join('、')}`,
    areas: annualAreas(found),
  });
  return withPauses(book, options.pause);
}

/** The part of the workbook for one indicator. @param all the findings of all indicators, which the report counts */
function indicatorOf(found: Survey, all: readonly Finding[]): YearEndIndicator {
  const { campaign, ledger } = found;
  const { breakdown } = found.whole;
  const about = indicatorTitle(breakdown);
  return {
    campaign,
    titleSuffix: about.title,
    annual: {
      sheetSuffix: about.sheet,
      measure: tableMeasure(breakdown, ledger?.ledger ?? null),
      units: annualUnits(found),
      months: monthsOf(campaign),
      hasBaseline: breakdown.columns.baseline !== null,
      hasLedger: ledger !== null,
      actualHeading: actualHeading(breakdown.columns),
      periods: periodColumns(breakdown).map(({ lastMonth }) => lastMonth),
      statedTotals: statedTotals(found),
      statedMonth: statedMonthIn(all),
      cutOffMonth: found.cutOffMonth,
    },
    phaseOrders: campaign.phases.map((_, index) => phaseOrder(found, index)),
    narrative: narrativeOf({ ...found, findings: all }),
  };
}

/** The list of key areas; null where there is none, or no area is named. */
function annualAreas(found: Survey): AnnualAreas | null {
  const areas = areaNames(found);
  if (!found.areas || areas.length === 0) return null;
  return { entries: found.areas.entries, units: areaUnits(found), areas };
}

/** The totals of the table that differ from the sum of their rows. */
function statedTotals({ breakdown, findings }: Survey): StatedTotal[] {
  const { columns } = breakdown;
  const total = breakdown.total ?? breakdown.sharedTotal?.line;
  return findings.flatMap((found): StatedTotal[] => {
    if (found.code !== 'total-mismatch' || found.row !== total?.row) return [];
    const { measure, stated } = found.details;
    const scale = measure === 'actual' ? undefined : columns[measure]?.scale;
    if (measure === 'actual' || scale === undefined) return [];
    return [{ measure, stated: inMeasure(stated * scale, columns.target.scale) }];
  });
}

function monthsInMeasure(months: ReadonlyMap<number, number>, scale: number): ReadonlyMap<number, number> {
  return new Map([...months].map(([month, figure]) => [month, inMeasure(figure, scale)]));
}

/** The units' figures in the table's unit of measure. Months hold new members of the month, whichever kind the ledger holds. */
function annualUnits({ whole, campaign, ledger }: Survey): AnnualUnit[] {
  const { breakdown, sheet } = whole;
  const periods = periodColumns(breakdown);
  const rowOf = ledger && ledgerRows(ledger.ledger);
  const { scale } = breakdown.columns.target;
  const own = (figure: CountedFigure): CountedFigure =>
    typeof figure === 'number' ? inMeasure(figure, scale) : figure;
  return breakdown.units.map((unit) => {
    const row = rowOf?.(unit.name);
    const months = row ? monthlyFigures(row, campaign.returnKind) : new Map<number, number>();
    return {
      name: unit.name,
      baseline: own(countedFigure(unit.baseline)),
      target: own(countedFigure(unit.target)),
      parts: periodFigures(breakdown, sheet, unit, periods).map(own),
      months: scale === 1 ? months : monthsInMeasure(months, scale),
      actual: own(countedFigure(unit.actual)),
      note: unit.note,
    };
  });
}
