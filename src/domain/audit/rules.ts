/**
 * The check (核验): every rule, in one list.
 */
import type { Finding, Severity } from '../finding';
import { auditAreaFigures, auditAreaParts } from './areas/counts';
import { auditAreaDuplicates } from './areas/duplicates';
import { auditAreaFounding } from './areas/founding';
import { auditAreaBlanks, auditAreaNames, auditAreaUnits } from './areas/names';
import { auditFigures } from './figures';
import { auditGoal, auditRatios, auditZeroBaseline } from './growth';
import { auditLayout } from './layout';
import { auditParts } from './parts';
import { auditPeriodTargets } from './period-targets';
import { auditReturns } from './returns';
import type { AuditInput, Rule } from './rule';
import { auditSubtotals, auditTotal } from './totals';
import { auditTypedRates } from './typed-rates';
import { auditUnits } from './units';

/** A new rule is a new line here. */
const RULES: readonly Rule[] = [
  auditTotal,
  auditSubtotals,
  auditUnits,
  auditFigures,
  auditLayout,
  auditGoal,
  auditTypedRates,
  auditPeriodTargets,
  auditParts,
  auditZeroBaseline,
  auditRatios,
  auditReturns,
  auditAreaBlanks,
  auditAreaUnits,
  auditAreaNames,
  auditAreaDuplicates,
  auditAreaFigures,
  auditAreaParts,
  auditAreaFounding,
];

const ORDER: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Everything wrong or noteworthy, worst first, then from top left to bottom right. */
export function audit(input: AuditInput): Finding[] {
  return bySeverity(RULES.flatMap((rule) => rule(input)));
}

/** Worst first, then sheet by sheet from top left to bottom right. */
export function bySeverity(findings: readonly Finding[]): Finding[] {
  const sheets = [...new Set(findings.map((one) => one.sheet))];
  return [...findings].sort(
    (a, b) =>
      ORDER[a.severity] - ORDER[b.severity] ||
      sheets.indexOf(a.sheet) - sheets.indexOf(b.sheet) ||
      a.row - b.row ||
      a.column - b.column,
  );
}
