/**
 * 修复: puts findings right, one or several at once.
 */
import type { Finding } from '../domain/finding';
import type { Host } from '../spreadsheet/host';
import { fixSpec } from '../sheets/fixes';
import { sheetNames } from './recompute';
import { reportOf, type ActionReport } from './report';
import { survey, type SurveyOptions } from './survey';

/**
 * Applies the fixes of findings. A finding that is no longer there when the workbook is read again is passed over.
 * @throws NoTableError, HostError
 */
export async function fix(
  host: Host,
  findings: readonly Finding[],
  options: SurveyOptions = {},
): Promise<ActionReport> {
  const found = await survey(host, options);
  const wanted = new Set(findings.map(place));
  const specs = found.findings
    .filter((one) => wanted.has(place(one)))
    .flatMap((one) => fixSpec(found, one) ?? []);
  const change = { copies: [], sheets: specs, names: [], removedNames: [] };
  await host.apply(change);
  const after = await survey(host, options);
  return reportOf(change, sheetNames(found.workbook), after.findings);
}

function place(one: Finding): string {
  return [one.code, one.sheet, one.row, one.column].join('\n');
}
