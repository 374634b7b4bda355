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
  const byName = new Map<string, Unit[]>();
  const findings: Finding[] = [];
  for (const unit of breakdown.units) {
    const key = unitKey(unit.name);
    if (key === '') {
      findings.push(finding('blank-unit', at(unit.row), { row: unit.row }));
      continue;
    }
    const same = byName.get(key);
    if (same) same.push(unit);
    else byName.set(key, [unit]);
  }
  for (const [first, second, ...more] of byName.values()) {
    if (!first || !second) continue;
    const rows = [first, second, ...more].map((unit) => unit.row);
    findings.push(finding('duplicate-unit', at(second.row), { unit: first.name, rows }));
  }
  return findings;
}
