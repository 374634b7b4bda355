/**
 * Handles a table on its side: reads and checks it, and tells the user how to transpose it. Progress columns are not added, because
 * they would be rows.
 */
import { areaAddress } from '../../spreadsheet/address';
import { auditEach, bySeverity } from '../../domain/audit/rules';
import { startingCampaign } from '../../domain/campaign/starting-campaign';
import type { Finding } from '../../domain/finding';
import type { LocateOptions } from '../../domain/table/locate';
import { locateSideways, turnedArea, type SidewaysTable } from '../../domain/table/sideways';
import { tablesOf } from '../../domain/table/table-of';
import type { WorkbookGrid } from '../../spreadsheet/grid';
import { ActionError } from './action-error';

/** The error for a workbook with a table on its side; null where there is no such table. */
export function sidewaysTable(workbook: WorkbookGrid, options: LocateOptions): ActionError | null {
  const table = locateSideways(workbook, options);
  if (!table) return null;
  const { sheet, area, units } = table.breakdown;
  return new ActionError({
    code: 'sideways-table',
    details: {
      sheet,
      table: areaAddress(turnedArea(area)),
      units: units.length,
      wrong: findingsOf(table),
    },
  });
}

/** The findings about the table's figures, at their cells on the original sheet. */
function findingsOf({ breakdown, sheet }: SidewaysTable): Finding[] {
  const { campaign } = startingCampaign(breakdown);
  const shared = { sheet, campaign, cutOffMonth: 12, ledger: null, areas: null };
  const findings = auditEach(tablesOf(sheet, breakdown).map((table) => ({ breakdown: table, ...shared })));
  const own = findings
    .filter(
      ({ severity, code }) => severity !== 'info' && code !== 'total-missing' && code !== 'duplicate-unit',
    )
    .map(upright);
  return bySeverity(own);
}

/** A finding without its cause and fix, which refer to rows of the transposed table. */
function upright(found: Finding): Finding {
  const at = { row: found.column, column: found.row, fix: null };
  if (found.code === 'total-mismatch') return { ...found, ...at, details: { ...found.details, cause: null } };
  if (found.code === 'subtotal-mismatch')
    return { ...found, ...at, details: { ...found.details, cause: null } };
  return { ...found, ...at };
}
