/**
 * 修复: fixes one or several findings.
 */
import type { Finding } from '../domain/finding';
import type { Host } from '../spreadsheet/host';
import { fixSpec } from '../sheets/fixes';
import { mergedChange, NO_CHANGE } from '../spreadsheet/merged-change';
import { applied, NOTHING_WRITTEN, type WriteReport } from './report';
import type { SheetSpec } from '../spreadsheet/spec';
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
    .flatMap((finding) => fixesOf(found, finding));
  if (fixes.length === 0) return NOTHING_WRITTEN;
  const change = mergedChange(...fixes.map((spec) => ({ ...NO_CHANGE, sheets: [spec] })));
  return applied(host, change, found.workbook);
}

/** The fixes for the finding's indicator. For a finding about the whole table, such as a missing total row: the fixes for all indicators. */
function fixesOf(found: Survey, finding: Finding): SheetSpec[] {
  return surveysOf(found)
    .filter(
      ({ breakdown }) => finding.indicator === undefined || finding.indicator === breakdown.indicator.name,
    )
    .flatMap((survey) => fixSpec(survey, finding) ?? []);
}

function place(finding: Finding): string {
  return [finding.code, finding.sheet, finding.row, finding.column].join('\n');
}
