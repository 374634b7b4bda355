/** Checks for unit names that are blank or occur twice. */
import { unitKey, type Unit } from '../table/breakdown';
import { finding, type Finding } from '../finding';
import type { AuditInput } from './rule';

/** Reports blank-unit, and duplicate-unit at the second row of the name. */
export function auditUnits({ breakdown }: AuditInput): Finding[] {
  const at = (row: number): { sheet: string; row: number; column: number } => ({
    sheet: breakdown.sheet,
    row,
    column: breakdown.columns.unit.column,
  });
  const firstOf = new Map<string, Unit>();
  const rowsOf = new Map<Unit, number[]>();
  const findings: Finding[] = [];
  for (const unit of breakdown.units) {
    const key = unitKey(unit.name);
    if (key === '') {
      findings.push(finding('blank-unit', at(unit.row), { row: unit.row }));
      continue;
    }
    const first = firstOf.get(key);
    if (!first) firstOf.set(key, unit);
    else if (!rowsOf.get(first)?.push(unit.row)) rowsOf.set(first, [first.row, unit.row]);
  }
  for (const [first, rows] of rowsOf) {
    findings.push(finding('duplicate-unit', at(rows[1] ?? first.row), { unit: first.name, rows }));
  }
  return findings;
}
