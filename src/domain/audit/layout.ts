/** Checks the layout of the table: columns whose role is assumed, merged cells among its figures, and hidden rows. */
import { areaAddress } from '../../spreadsheet/address';
import { finding, type Finding } from '../finding';
import { unitRowsLeftOut } from './hidden-rows';
import { measuresOf, type AuditInput } from './rule';
import { mayBeActual } from '../table/headings';
import { typedMeasures } from '../table/typed-measures';

/** Reports assumed-actual, where a column is read as achieved although its heading does not say so and no rate confirms it. */
export function auditAssumedActual({ breakdown, sheet }: AuditInput): Finding[] {
  const { actual } = breakdown.columns;
  if (!actual || !mayBeActual(actual.heading)) return [];
  if (typedMeasures(breakdown, sheet).some(({ kind }) => kind === 'completion')) return [];
  const at = { sheet: breakdown.sheet, row: Math.max(...breakdown.headerRows), column: actual.column };
  return [finding('assumed-actual', at, { heading: actual.heading })];
}

/** Reports assumed-target, where a column is read as the targets although its heading does not say so. */
export function auditAssumedTarget({ breakdown }: AuditInput): Finding[] {
  if (!breakdown.isTargetAssumed) return [];
  const { column, heading } = breakdown.columns.target;
  const at = { sheet: breakdown.sheet, row: Math.max(...breakdown.headerRows), column };
  return [finding('assumed-target', at, { heading })];
}

/** Reports merged-data and hidden-row. */
export function auditLayout({ breakdown, sheet }: AuditInput): Finding[] {
  const columns = measuresOf(breakdown).map((measure) => breakdown.columns[measure]?.column ?? 0);
  const findings = sheet.merges
    .filter(
      (merge) =>
        columns.some((column) => column >= merge.left && column <= merge.right) &&
        merge.bottom >= breakdown.firstDataRow &&
        merge.top <= breakdown.lastDataRow &&
        breakdown.units.some(({ row }) => row >= merge.top && row <= merge.bottom),
    )
    .map((merge) =>
      finding(
        'merged-data',
        { sheet: sheet.name, row: merge.top, column: merge.left },
        { range: areaAddress(merge) },
      ),
    );
  const hidden = breakdown.units.filter(({ row }) => sheet.hiddenRows.has(row)).map(({ row }) => row);
  const [first] = hidden;
  if (first !== undefined) {
    const at = { sheet: sheet.name, row: first, column: breakdown.columns.unit.column };
    findings.push(
      finding('hidden-row', at, { rows: hidden, notInTotal: rowsNotInTotal({ breakdown, sheet }) }),
    );
  }
  return findings;
}

/** Hidden rows that the total's formula leaves out in at least one column, ascending. */
function rowsNotInTotal({ breakdown, sheet }: Pick<AuditInput, 'breakdown' | 'sheet'>): readonly number[] {
  const { total, units, subtotals } = breakdown;
  if (!total) return [];
  const sum = { sheet, breakdown, line: total, units, subtotals };
  const rows = measuresOf(breakdown).flatMap((measure) => unitRowsLeftOut(sum, measure));
  return [...new Set(rows)].sort((a, b) => a - b);
}
