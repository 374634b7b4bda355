/** The check (核验): the list of all rules. */
import { runSteps, type Steps } from '../../spreadsheet/steps';
import type { Finding, Severity } from '../finding';
import { auditAreaFigures, auditAreaParts } from './areas/counts';
import { auditAreaDuplicates } from './areas/duplicates';
import { auditAreaFounding } from './areas/founding';
import { auditAreaBlanks, auditAreaNames, auditAreaUnits } from './areas/names';
import { ownHeading } from '../table/own-heading';
import { auditFigures } from './figures';
import { auditGoal, auditRatios, auditZeroBaseline } from './growth';
import { auditAssumedActual, auditAssumedTarget, auditLayout } from './layout';
import { auditParts } from './parts';
import { auditPeriodTargets } from './period-targets';
import { auditReturns } from './returns';
import type { AuditInput, Rule } from './rule';
import { auditSubtotals, auditTotal } from './totals';
import { auditTypedRates } from './typed-rates';
import { auditUnits } from './units';

/** The rules in no particular order; a new rule is a new line here. */
const RULES: readonly Rule[] = [
  auditTotal,
  auditSubtotals,
  auditUnits,
  auditFigures,
  auditLayout,
  auditAssumedActual,
  auditAssumedTarget,
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
  return bySeverity(runSteps(ruleByRule(input)));
}

function* ruleByRule(input: AuditInput): Steps<Finding[]> {
  const found: Finding[] = [];
  for (const rule of RULES) {
    for (const each of rule(input)) found.push(withHeading(each, input));
    yield;
  }
  return found;
}

/** The finding with the heading of the table's own column, where it is about achieved figures. */
function withHeading(found: Finding, { breakdown }: AuditInput): Finding {
  const { details } = found;
  const heading = 'measure' in details ? ownHeading(breakdown.columns, details.measure) : undefined;
  // The details keep the shape that their code asks for.
  return heading === undefined ? found : ({ ...found, details: { ...details, heading } } as Finding);
}

/**
 * Audits a table of several indicators, with an input for each indicator. A finding that all indicators share, such as a unit
 * without a name, is reported once, for the table.
 */
export function auditEach(inputs: readonly AuditInput[]): Finding[] {
  return runSteps(auditSteps(inputs));
}

/** The same in steps. */
export function* auditSteps(inputs: readonly AuditInput[]): Steps<Finding[]> {
  const [first, ...others] = inputs;
  if (!first) return [];
  if (others.length === 0) return bySeverity(yield* ruleByRule(first));
  const told = new Map<string, { readonly found: Finding; readonly indicators: string[] }>();
  for (const input of inputs) {
    for (const found of yield* ruleByRule(input)) {
      const key = JSON.stringify(found);
      const { name } = input.breakdown.indicator;
      const before = told.get(key);
      if (before) before.indicators.push(name);
      else told.set(key, { found, indicators: [name] });
    }
  }
  return bySeverity(
    [...told.values()].map(({ found, indicators: [indicator = '', ...more] }) =>
      more.length > 0 ? found : { ...found, indicator },
    ),
  );
}

/** Worst first, then sheet by sheet from top left to bottom right. */
export function bySeverity(findings: readonly Finding[]): Finding[] {
  const sheets = [...new Set(findings.map((finding) => finding.sheet))];
  return [...findings].sort(
    (a, b) =>
      ORDER[a.severity] - ORDER[b.severity] ||
      sheets.indexOf(a.sheet) - sheets.indexOf(b.sheet) ||
      a.row - b.row ||
      a.column - b.column,
  );
}
