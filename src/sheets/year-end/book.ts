/**
 * The year-end summary workbook (年终汇总): 年度总表, the phase sheets, 月度走势, 排名, 核验记录, 专题报告.
 */
import { inYear, phaseInFull, quotedName, type Campaign } from '../../domain/campaign/campaign';
import type { Section } from './narrative';
import { phaseSheet, phaseSheetName } from '../phase/phase';
import { phaseUnits } from '../phase/phase-units';
import { freeSheetName } from '../sheet-names';
import type { NewWorkbook, SheetSpec } from '../../spreadsheet/spec';
import type { Steps } from '../../spreadsheet/steps';
import { areaSheets, type AnnualAreas } from './area-sheets';
import { annualSheet } from './annual';
import { ANNUAL_SHEET, type AnnualInput } from './annual-input';
import { AnnualLayout } from './annual-layout';
import { RANKING_SHEET, rankingSheet } from './ranking';
import { RECORD_SHEET, recordSheet, type RecordEntry } from './record';
import { REPORT_SHEET, reportSheet, type ReportPart } from './report';
import { TREND_SHEET, trendSheet } from './trend';

/** The input for one indicator. */
export interface YearEndIndicator {
  /** The settings that apply to this indicator. */
  readonly campaign: Campaign;
  /** Appended to the titles of the indicator's sheets where the table has several indicators: `（新发展会员）`; otherwise ''. */
  readonly titleSuffix: string;
  readonly annual: Omit<AnnualInput, 'title' | 'campaign'>;
  /** For each phase, indices into `annual.units` in the order of the phase's sheet. */
  readonly phaseOrders: readonly (readonly number[])[];
  readonly narrative: readonly Section[];
}

export interface YearEndInput {
  readonly indicators: readonly [YearEndIndicator, ...YearEndIndicator[]];
  readonly record: readonly RecordEntry[];
  /** The source of the figures: `任务分解表.xlsx“任务分解表”A3:J20`. */
  readonly source: string;
  /** null where the workbook has no list of key areas. */
  readonly areas: AnnualAreas | null;
}

/** `{目标年}年{集中行动}年终汇总.xlsx`, without the year where it is unknown, and without characters that file systems forbid. */
export function yearEndFileName(campaign: Campaign): string {
  const name = `${inYear(campaign.targetYear)}${campaign.name}年终汇总`;
  return `${name.replace(/[\\/:*?"<>|]/g, ' ').trim()}.xlsx`;
}

/** Makes the complete workbook, sheet by sheet. */
export function* yearEndBook(input: YearEndInput): Steps<NewWorkbook> {
  const [{ campaign }] = input.indicators;
  const year = `${campaign.federation}${quotedName(campaign)}${inYear(campaign.targetYear)}`;
  // Titles such as 2015年度总表 and 2015年终汇总; without a known year they begin with 年.
  const whole = campaign.targetYear === null ? `${year}年` : year;
  const areas = input.areas && areaSheets(input.areas, { title: year, federation: campaign.federation });
  const taken = [
    ANNUAL_SHEET,
    TREND_SHEET,
    RANKING_SHEET,
    RECORD_SHEET,
    REPORT_SHEET,
    ...(areas?.sheets ?? []).map(({ sheet }) => sheet),
  ];
  const parts: IndicatorPart[] = [];
  for (const own of input.indicators) {
    const title = `${whole}度总表${own.titleSuffix}`;
    const names = phaseNames(own, taken);
    taken.push(...names);
    const layout = new AnnualLayout({ ...own.annual, campaign: own.campaign, title }, names);
    // The key areas are part of the first indicator's sheets only.
    const phases = yield* phaseSheets(own, layout, parts.length === 0 ? areas : null);
    parts.push({ own, layout, phases });
  }
  const sheets: SheetSpec[] = [];
  for (const part of parts) sheets.push(...(yield* indicatorSheets(part, year)));
  return {
    fileName: yearEndFileName(campaign),
    title: `${whole}终汇总`,
    open: { sheet: ANNUAL_SHEET, row: 1, column: 1 },
    change: {
      copies: [],
      names: [],
      removedNames: [],
      sheets: [
        ...sheets,
        ...(areas?.sheets ?? []),
        recordSheet(input.record, `${year}核验记录`, `数据来源：${input.source}`),
        reportSheet(
          reportParts(parts, { findings: input.record.length, areas: areas?.reference ?? null }),
          `${year}专题报告`,
          campaign.federation,
        ),
      ],
    },
  };
}

/** The sheets of one indicator. */
interface IndicatorPart {
  readonly own: YearEndIndicator;
  readonly layout: AnnualLayout;
  readonly phases: readonly SheetSpec[];
}

/** All sheets of one indicator in their order. */
function* indicatorSheets({ own, layout, phases }: IndicatorPart, year: string): Steps<readonly SheetSpec[]> {
  const annual = annualSheet(layout);
  yield;
  const trend = trendSheet(layout, `${year}月度走势${own.titleSuffix}`);
  yield;
  const ranking = rankingSheet(layout, `${year}完成情况排名${own.titleSuffix}`);
  yield;
  return [annual, ...phases, trend, ranking];
}

/** The names of an indicator's phase sheets. @param taken the sheet names so far */
function phaseNames({ campaign, annual }: YearEndIndicator, taken: readonly string[]): string[] {
  const names: string[] = [];
  for (const { name } of campaign.phases)
    names.push(freeSheetName(phaseSheetName(name) + annual.sheetSuffix, [...taken, ...names]));
  return names;
}

/** The phase sheets of one indicator. */
function* phaseSheets(
  { campaign, annual, phaseOrders, titleSuffix }: YearEndIndicator,
  layout: AnnualLayout,
  areas: ReturnType<typeof areaSheets> | null,
): Steps<readonly SheetSpec[]> {
  const sheets: SheetSpec[] = [];
  const units = phaseUnits(
    annual.units.map(({ name }) => name),
    (place) => ({ tablePosition: place + 1, ledgerPosition: null }),
  );
  for (const [index, phase] of campaign.phases.entries()) {
    sheets.push(
      phaseSheet({
        campaign: { ...campaign, returnKind: 'monthly' },
        phase: index,
        sheet: layout.phaseSheets[index] ?? '',
        title: `${campaign.federation}${quotedName(campaign)}${phaseInFull(phase.name)}汇总表${titleSuffix}`,
        units: (phaseOrders[index] ?? []).flatMap((place) => units[place] ?? []),
        sources: layout.phaseSources(index),
        typedNotes: new Map(),
        areas: areas?.reference ?? null,
      }),
    );
    yield;
  }
  return sheets;
}

/** The number of sections before 四、数据核验情况 in the first indicator's report; the sections of the other indicators are inserted after them. */
const SECTIONS_OF_FIGURES = 3;

function reportParts(
  parts: readonly IndicatorPart[],
  shared: Pick<ReportPart, 'findings' | 'areas'>,
): readonly ReportPart[] {
  const partOf = ({ layout, phases }: IndicatorPart, sections: readonly Section[]): ReportPart => ({
    ...shared,
    annual: layout,
    phaseSheets: phases.map(({ sheet }) => sheet),
    sections,
  });
  const [first, ...others] = parts;
  if (!first) return [];
  const { narrative, titleSuffix } = first.own;
  if (others.length === 0) return [partOf(first, narrative)];
  const named = narrative
    .slice(0, SECTIONS_OF_FIGURES)
    .map((section) => ({ ...section, heading: section.heading + titleSuffix }));
  return [
    partOf(first, named),
    ...others.map((part) => partOf(part, [inOneSection(part.own)])),
    partOf(first, narrative.slice(SECTIONS_OF_FIGURES)),
  ];
}

/** The report of a further indicator, reduced to one section: its figures, without the places to fill in, which the first report already has. */
function inOneSection({ narrative, titleSuffix }: YearEndIndicator): Section {
  const isFigures = (pieces: Section['paragraphs'][number]): boolean =>
    pieces.every(({ kind }) => kind !== 'to-fill');
  const paragraphs = narrative.slice(0, SECTIONS_OF_FIGURES).flatMap((section) => section.paragraphs);
  return { heading: `附：其他指标完成情况${titleSuffix}`, paragraphs: paragraphs.filter(isFigures) };
}
