/**
 * 一键重算: progress columns and settings, brought up to date.
 */
import { bySeverity } from '../domain/audit/rules';
import { staleFindings } from '../domain/audit/stale';
import type { Finding } from '../domain/finding';
import { type WorkbookGrid } from '../spreadsheet/grid';
import type { Host } from '../spreadsheet/host';
import { ledgerOfKind } from '../sheets/ledger/convert-ledger';
import { restoredFormulas } from '../sheets/ledger/ledger-findings';
import { LAST_REPORTED } from '../sheets/ledger/ledger';
import { followLedger, SETTINGS_SHEET, settingsSheet } from '../sheets/settings/settings';
import { freeSheetName } from '../sheets/sheet-names';
import type { NameSpec, SheetSpec, WorkbookChange } from '../spreadsheet/spec';
import { reportOf, type ActionReport } from './report';
import { survey, type Survey, type SurveyOptions } from './survey';

/**
 * Adds or refreshes the progress columns.
 * @throws NoTableError, HostError
 */
export async function recompute(host: Host, options: SurveyOptions = {}): Promise<ActionReport> {
  const found = await survey(host, options);
  await options.pause?.();
  const change = recomputeChange(found);
  await host.apply(change);
  return reportOf(change, sheetNames(found.workbook), await findingsAfter(host, found, options));
}

/**
 * What is found once a change is applied: where texts were converted, totals that are formulas have changed with them; and
 * the change may have left formulas with old results.
 */
export async function findingsAfter(
  host: Host,
  found: Survey,
  options: SurveyOptions,
): Promise<readonly Finding[]> {
  if (found.conversion) return (await survey(host, options)).findings;
  const others = found.findings.filter((one) => one.code !== 'not-recalculated');
  return bySeverity([...others, ...staleFindings(host.staleCells ?? [])]);
}

/** What 一键重算 changes; other actions build on it. */
export function recomputeChange(found: Survey): WorkbookChange {
  const settings = settingsChange(found);
  const progress = found.progress.change();
  return {
    copies: [],
    sheets: [...settings.sheets, withConversion(progress.spec, found.conversion), ...ledgerChange(found)],
    names: [...settings.names, ...progress.names, ...found.choice],
    removedNames: [],
  };
}

/** One patch of the table's sheet: its texts become numbers together with the columns that count them. */
function withConversion(spec: SheetSpec, conversion: SheetSpec | null): SheetSpec {
  if (!conversion) return spec;
  return {
    ...spec,
    blocks: [...conversion.blocks, ...spec.blocks],
    formats: [...conversion.formats, ...spec.formats],
  };
}

/** What 月报口径 says is how the ledger's figures are counted: its formulas follow. Those that were deleted are put back. */
function ledgerChange({ ledger, campaign, workbook }: Survey): SheetSpec[] {
  const sheet = ledger && workbook.sheets.find((one) => one.name === ledger.place.sheet);
  if (!sheet) return [];
  const isOfOtherKind = ledger.kind !== null && ledger.kind !== campaign.returnKind;
  const restored = restoredFormulas(sheet, ledger, campaign.returnKind);
  if (!isOfOtherKind) return restored ? [restored] : [];
  const ofKind = ledgerOfKind(sheet, ledger, campaign.returnKind);
  return [{ ...ofKind, blocks: [...ofKind.blocks, ...(restored?.blocks ?? [])] }];
}

/** The settings sheet when there is none yet; and its cut-off cell once a ledger appears. */
function settingsChange(found: Survey): { sheets: SheetSpec[]; names: NameSpec[] } {
  const lastReported = found.ledger ? LAST_REPORTED : null;
  if (found.settings.home === null) {
    const name = freeSheetName(SETTINGS_SHEET, sheetNames(found.workbook));
    const { spec, names } = settingsSheet(found.settings, name, lastReported);
    return { sheets: [spec], names };
  }
  const patch = lastReported === null ? null : followLedger(found.workbook, lastReported);
  return { sheets: patch ? [patch] : [], names: [] };
}

export function sheetNames(workbook: WorkbookGrid): string[] {
  return workbook.sheets.map((one) => one.name);
}
