/**
 * The year-end summary workbook (年终汇总): 年度总表, the phase sheets, 月度走势, 排名, 核验记录, 专题报告.
 */
import { inYear, phaseInFull, type Campaign } from '../../domain/campaign/campaign';
import type { Section } from './narrative';
import { phaseSheet, phaseSheetName } from '../phase/phase';
import { freeSheetName } from '../sheet-names';
import type { NewWorkbook, SheetSpec } from '../../spreadsheet/spec';
import { areaSheets, type AnnualAreas } from './area-sheets';
import { annualSheet } from './annual';
import { ANNUAL_SHEET, type AnnualInput } from './annual-input';
import { AnnualLayout } from './annual-layout';
import { RANKING_SHEET, rankingSheet } from './ranking';
import { RECORD_SHEET, recordSheet, type RecordEntry } from './record';
import { REPORT_SHEET, reportSheet } from './report';
import { TREND_SHEET, trendSheet } from './trend';

export interface YearEndInput {
  readonly campaign: Campaign;
  readonly annual: Omit<AnnualInput, 'title' | 'campaign'>;
  /** For each phase the units' places in `annual.units`, in the order of its sheet. */
  readonly phaseOrders: readonly (readonly number[])[];
  readonly record: readonly RecordEntry[];
  /** Where the figures come from: `任务分解表.xlsx“任务分解表”A3:J20`. */
  readonly source: string;
  readonly narrative: readonly Section[];
  /** null where there is no list of key areas. */
  readonly areas: AnnualAreas | null;
}

/** `{目标年}年{集中行动}年终汇总.xlsx`, the year where it is known, without the characters file systems refuse. */
export function yearEndFileName(campaign: Campaign): string {
  const name = `${inYear(campaign.targetYear)}${campaign.name}年终汇总`;
  return `${name.replace(/[\\/:*?"<>|]/g, ' ').trim()}.xlsx`;
}

/** The whole workbook. */
export function yearEndBook(input: YearEndInput): NewWorkbook {
  const { campaign } = input;
  const year = `${campaign.federation}“${campaign.name}”${inYear(campaign.targetYear)}`;
  // 2015年度总表, 2015年终汇总; the 年 stays where no year is known.
  const whole = campaign.targetYear === null ? `${year}年` : year;
  const layout = new AnnualLayout({ ...input.annual, campaign, title: `${whole}度总表` });
  const areas = input.areas && areaSheets(input.areas, { title: year, federation: campaign.federation });
  const taken = [
    ANNUAL_SHEET,
    TREND_SHEET,
    RANKING_SHEET,
    RECORD_SHEET,
    REPORT_SHEET,
    ...(areas?.sheets ?? []).map(({ sheet }) => sheet),
  ];
  const phases = campaign.phases.map((phase, index): SheetSpec => {
    const sheet = freeSheetName(phaseSheetName(phase.name), taken);
    taken.push(sheet);
    return phaseSheet({
      campaign: { ...campaign, returnKind: 'monthly' },
      phase: index,
      sheet,
      title: `${campaign.federation}“${campaign.name}”${phaseInFull(phase.name)}汇总表`,
      // Positions, not names: this workbook is not sorted by its formulas, and a name may stand twice.
      units: (input.phaseOrders[index] ?? []).map((place) => ({
        name: input.annual.units[place]?.name ?? '',
        tablePosition: place + 1,
        ledgerPosition: place + 1,
      })),
      sources: layout.phaseSources(),
      typedNotes: new Map(),
      areas: areas?.reference ?? null,
    });
  });
  return {
    fileName: yearEndFileName(campaign),
    title: `${whole}终汇总`,
    open: { sheet: ANNUAL_SHEET, row: 1, column: 1 },
    change: {
      copies: [],
      names: [],
      removedNames: [],
      sheets: [
        annualSheet(layout),
        ...phases,
        trendSheet(layout, `${year}月度走势`),
        rankingSheet(layout, `${year}完成情况排名`),
        ...(areas?.sheets ?? []),
        recordSheet(input.record, `${year}核验记录`, `数据来源：${input.source}`),
        reportSheet(
          {
            annual: layout,
            phaseSheets: phases.map((spec) => spec.sheet),
            findings: input.record.length,
            areas: areas?.reference ?? null,
          },
          input.narrative,
          `${year}专题报告`,
        ),
      ],
    },
  };
}
