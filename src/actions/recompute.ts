/** 一键重算: brings the progress columns and the settings up to date. */
import { bySeverity } from '../domain/audit/rules';
import { staleFindings } from '../domain/audit/stale';
import type { Finding } from '../domain/finding';
import { sheetNamed, sheetNames } from '../spreadsheet/grid';
import type { Host } from '../spreadsheet/host';
import { ledgerOfKind } from '../sheets/ledger/convert-ledger';
import { restoredFormulas } from '../sheets/ledger/ledger-findings';
import { lastReported } from '../sheets/ledger/ledger-word';
import { indicatorSuffix } from '../sheets/ledger/ledger-word';
import { listedIndicators } from '../sheets/settings/counted-indicators';
import { indicatorSection, moreIndicators } from '../sheets/settings/indicator-section';
import { followLedger, settingsSheet } from '../sheets/settings/settings';
import { SETTINGS_SHEET } from '../sheets/settings/settings-words';
import { freeSheetName } from '../sheets/sheet-names';
import { mergedChange, NO_CHANGE } from '../spreadsheet/merged-change';
import type { SheetSpec, WorkbookChange } from '../spreadsheet/spec';
import { progressOfAll } from '../sheets/progress/progress-of-all';
import { applyAndReport, type ActionReport } from './report';
import type { IndicatorSurvey } from './parts/indicator-survey';
import { survey, type Survey, type SurveyOptions } from './survey';
import { writtenColumns, type WrittenColumns } from './parts/written-columns';

export interface RecomputeReport extends ActionReport {
  /** The columns written on sheets that existed before. */
  readonly columns: WrittenColumns;
}

/**
 * Adds or refreshes the progress columns.
 * @throws ActionError, HostError
 */
export async function recompute(host: Host, options: SurveyOptions = {}): Promise<RecomputeReport> {
  const found = await survey(host, options);
  await options.pause?.();
  const change = recomputeChange(found);
  await options.pause?.();
  const written = await applyAndReport(host, change, found.workbook);
  return {
    ...written,
    columns: writtenColumns(change.sheets, found.workbook),
    findings: findingsAfter(host, found),
  };
}

/**
 * The findings after a change, without reading the workbook again. Includes formulas that still show their results from before the
 * change. Where texts were converted, totals with formulas have changed too: a caller that shows findings must then survey again.
 */
export function findingsAfter(host: Host, found: Survey): readonly Finding[] {
  const others = found.findings.filter((finding) => finding.code !== 'not-recalculated');
  return bySeverity([...others, ...staleFindings(host.staleCells ?? [])]);
}

/** The change that 一键重算 makes; other actions extend it. */
export function recomputeChange(found: Survey): WorkbookChange {
  const progress = progressOfAll(
    found.indicators.flatMap(({ blocks }) => blocks.map(({ progress }) => progress)),
  );
  const table = withConversion(progress.spec, found.conversion);
  return mergedChange(settingsChange(found, ledgersOf(found)), {
    ...NO_CHANGE,
    sheets: [table, ...found.indicators.flatMap((indicator) => ledgerChange(found, indicator))],
    names: [...progress.names, ...found.choice],
  });
}

/** Merges the conversion of texts into the spec of the table's sheet, so that a single change writes both. */
function withConversion(spec: SheetSpec, conversion: SheetSpec | null): SheetSpec {
  if (!conversion) return spec;
  return {
    ...spec,
    blocks: [...conversion.blocks, ...spec.blocks],
    formats: [...conversion.formats, ...spec.formats],
  };
}

/** Updates the ledger's formulas to 月报口径, which determines how they sum the figures. Restores deleted formulas. */
function ledgerChange({ workbook }: Survey, { ledger, campaign }: IndicatorSurvey): SheetSpec[] {
  const sheet = ledger && sheetNamed(workbook, ledger.place.sheet);
  if (!sheet) return [];
  const isOfOtherKind = ledger.kind !== null && ledger.kind !== campaign.returnKind;
  const restored = restoredFormulas(sheet, ledger, campaign.returnKind);
  if (!isOfOtherKind) return restored ? [restored] : [];
  const ofKind = ledgerOfKind(sheet, ledger, campaign.returnKind);
  return [{ ...ofKind, blocks: [...ofKind.blocks, ...(restored?.blocks ?? [])] }];
}

/** Adds a list of the indicators below the settings, where there are several. */
function withIndicators({ indicators }: Survey, spec: SheetSpec): SheetSpec {
  if (indicators.length === 1) return spec;
  const below = 2 + Math.max(...spec.blocks.map(({ top, rows }) => top + rows.length - 1));
  const listed = indicators.map(({ breakdown }) => breakdown.indicator);
  const section = indicatorSection(spec.sheet, listed, below);
  const whole = mergedChange({ ...NO_CHANGE, sheets: [spec] }, { ...NO_CHANGE, sheets: [section] });
  return whole.sheets[0] ?? spec;
}

/** The indicators that have a ledger. */
export function ledgersOf({ indicators }: Survey): readonly IndicatorSurvey[] {
  return indicators.filter(({ ledger }) => ledger !== null);
}

/**
 * The change that makes the settings sheet where there is none, and updates its cut-off cell once there is a ledger.
 * @param withLedger the indicators that will have a ledger
 */
export function settingsChange(found: Survey, withLedger: readonly IndicatorSurvey[]): WorkbookChange {
  const suffixes = withLedger.map(({ breakdown }) => indicatorSuffix(breakdown));
  const month = suffixes.length > 0 ? lastReported(suffixes) : null;
  if (found.settings.home === null) {
    const name = freeSheetName(SETTINGS_SHEET, sheetNames(found.workbook));
    const { spec, names } = settingsSheet(found.settings, name, month);
    return { ...NO_CHANGE, sheets: [withIndicators(found, spec)], names };
  }
  const patch = month === null ? null : followLedger(found.workbook, month);
  return { ...NO_CHANGE, sheets: [...(patch ? [patch] : []), ...unlistedIndicators(found)] };
}

/** Adds indicators that the settings sheet lacks, because the table got them after the sheet was made. Entries on the sheet are kept. */
function unlistedIndicators({ workbook, settings, indicators }: Survey): SheetSpec[] {
  const sheet = settings.home === null ? null : sheetNamed(workbook, settings.home.sheet);
  if (!sheet || indicators.length === 1) return [];
  const listed = new Set(listedIndicators(sheet).map(({ name }) => name));
  const missing = indicators
    .map(({ breakdown }) => breakdown.indicator)
    .filter(({ name }) => !listed.has(name.trim()));
  return missing.length === 0 ? [] : [moreIndicators(sheet, missing)];
}
