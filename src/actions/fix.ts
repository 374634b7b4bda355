/**
 * 修复: fixes one or several findings.
 */
import type { Finding, FindingDetails } from '../domain/finding';
import type { Host } from '../spreadsheet/host';
import { fixSpec } from '../sheets/fixes';
import { mergedChange, NO_CHANGE } from '../spreadsheet/merged-change';
import type { WorkbookChange } from '../spreadsheet/spec';
import { settingPatch } from './change-setting';
import { ledgersOf, settingsChange } from './recompute';
import { applyAndReport, NOTHING_WRITTEN, type WriteReport } from './report';
import { survey, surveysOf, type Survey, type SurveyOptions } from './survey';

/**
 * Applies the fixes of findings. A finding that no longer exists when the workbook is read again is skipped.
 * @throws ActionError, HostError
 */
export async function fix(
  host: Host,
  findings: readonly Finding[],
  options: SurveyOptions = {},
): Promise<WriteReport> {
  const found = await survey(host, options);
  const wanted = new Set(findings.map(place));
  const fixes = found.findings
    .filter((finding) => wanted.has(place(finding)))
    .flatMap((finding) =>
      finding.code === 'cut-off-differs' ? cutOffFix(found, finding.details) : fixesOf(found, finding),
    );
  return fixes.length === 0 ? NOTHING_WRITTEN : applyAndReport(host, mergedChange(...fixes), found.workbook);
}

/** Sets the cut-off month on 参数 to the month that the table states, and makes the sheet where there is none. */
function cutOffFix(found: Survey, { stated }: FindingDetails['cut-off-differs']): WorkbookChange[] {
  const [only, ...others] = stated;
  if (!only || others.length > 0) return [];
  const { settings } = found;
  if (settings.home !== null) {
    const spec = settingPatch(found, { setting: 'cutOffMonth', value: only.month });
    return spec ? [{ ...NO_CHANGE, sheets: [spec] }] : [];
  }
  const campaign = { ...settings.campaign, cutOffMonth: only.month };
  return [settingsChange({ ...found, settings: { ...settings, campaign } }, ledgersOf(found))];
}

/** The fixes for the finding's indicator. For a finding about the whole table, such as a missing total row: the fixes for all indicators. */
function fixesOf(found: Survey, finding: Finding): WorkbookChange[] {
  return surveysOf(found)
    .filter(
      ({ breakdown }) => finding.indicator === undefined || finding.indicator === breakdown.indicator.name,
    )
    .flatMap((survey) => fixSpec(survey, finding) ?? [])
    .map((spec) => ({ ...NO_CHANGE, sheets: [spec] }));
}

function place(finding: Finding): string {
  return [finding.code, finding.sheet, finding.row, finding.column].join('\n');
}
