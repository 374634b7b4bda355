/** Checks typed rates, shares and ranks against the figures. Among formulas, only an average in a total row is reported. */
import type { Subtotal, Total, Unit } from '../table/breakdown';
import { finding, type Finding } from '../finding';
import { formulaAt, valueAt } from '../../spreadsheet/grid';
import { competitionRanks } from '../measures';
import {
  fittingFactor,
  lastDigit,
  nearestFactor,
  numberIn,
  rateIn,
  rateInCell,
  typedMeasures,
  type TypedMeasure,
} from '../table/typed-measures';
import type { AuditInput } from './rule';

/** Reports rate-mismatch where a typed rate differs by more than the last digit shown. */
export function auditTypedRates(input: AuditInput): Finding[] {
  const measures = typedMeasures(input.breakdown, input.sheet);
  return measures.flatMap((measure) => {
    if (measure.kind === 'rank') {
      const isFixable = measures.some(({ kind, hasTexts }) => kind === 'completion' && !hasTexts);
      return measure.content === 'typed' ? rankFindings(input, measure, isFixable) : [];
    }
    const units = measure.content === 'typed' ? unitFindings(input, measure) : [];
    return [...units, ...sumFindings(input, measure)];
  });
}

function unitFindings(input: AuditInput, measure: TypedMeasure): Finding[] {
  return input.breakdown.units.flatMap((unit) => {
    const stated = rateInCell(valueAt(input.sheet, unit.row, measure.column));
    const computed = rateIn(input.breakdown, unit, measure.rate);
    if (stated === null || computed === null || fittingFactor(stated, computed) !== null) return [];
    return [mismatch(input, measure, unit, { stated, computed, isAverage: false })];
  });
}

/**
 * Checks the rates of subtotals and the total, which must be quotients of sums. Where the units have formulas, only an average is
 * known to be wrong.
 */
function sumFindings(input: AuditInput, measure: TypedMeasure): Finding[] {
  const { breakdown, sheet } = input;
  const { units, subtotals, total } = breakdown;
  const rowOf = new Map(subtotals.length === 0 ? [] : units.map((unit) => [unit.row, unit]));
  const sums = subtotals.map((sum): SumLine => {
    const own = sum.unitRows.flatMap((row) => rowOf.get(row) ?? []);
    return { line: sum, units: own };
  });
  return [...sums, ...(total ? [{ line: total, units }] : [])].flatMap((sum) => {
    const stated = rateInCell(valueAt(sheet, sum.line.row, measure.column));
    const formula = formulaAt(sheet, sum.line.row, measure.column);
    const isAverageFormula = /AVERAGE\(/i.test(formula ?? '');
    if (formula === null ? measure.content !== 'typed' : !isAverageFormula) return [];
    const computed = rateOfSum(input, measure, sum.units);
    if (stated === null || computed === null) return [];
    if (fittingFactor(stated, computed) !== null) return [];
    const isAverage = isAverageFormula || isMean(input, measure, sum.units, stated, computed);
    return [mismatch(input, measure, sum.line, { stated, computed, isAverage })];
  });
}

interface SumLine {
  readonly line: Total | Subtotal;
  readonly units: readonly Unit[];
}

function isMean(
  { sheet }: AuditInput,
  { column }: TypedMeasure,
  units: readonly Unit[],
  stated: number,
  computed: number,
): boolean {
  const typed = units.flatMap(({ row }) => rateInCell(valueAt(sheet, row, column)) ?? []);
  const mean = typed.reduce((sum, rate) => sum + rate, 0) / typed.length;
  return typed.length > 1 && Math.abs(mean - stated) <= lastDigit(stated, nearestFactor(stated, computed));
}

function mismatch(
  { breakdown }: AuditInput,
  { kind, column, heading, rate }: TypedMeasure,
  { name, row }: { readonly name: string; readonly row: number },
  { stated, computed, isAverage }: { stated: number; computed: number; isAverage: boolean },
): Finding {
  const factor = nearestFactor(stated, computed);
  return finding(
    'rate-mismatch',
    { sheet: breakdown.sheet, row, column },
    { unit: name, heading, of: kind, rate, stated: stated / factor, computed, isAverage, factor },
    'set-rate-formula',
  );
}

/** Reports a rank that matches neither the figures nor the rates as shown. */
function rankFindings(
  { breakdown, sheet }: AuditInput,
  { column, heading, rate }: TypedMeasure,
  isFixable: boolean,
): Finding[] {
  const rates = breakdown.units.map((unit) => rateIn(breakdown, unit, rate));
  const exact = competitionRanks(rates);
  const shown = competitionRanks(rates.map((own) => own && Math.round(own * 1e4) / 1e4));
  return breakdown.units.flatMap(({ name, row }, index) => {
    const stated = numberIn(valueAt(sheet, row, column));
    const computed = exact[index] ?? null;
    if (stated === null || computed === null || stated === computed || stated === shown[index]) return [];
    return [
      finding(
        'rate-mismatch',
        { sheet: breakdown.sheet, row, column },
        { unit: name, heading, of: 'rank', rate, stated, computed, isAverage: false, factor: 1 },
        isFixable ? 'set-rate-formula' : null,
      ),
    ];
  });
}

/** The quotient of the sums; null where a figure can't be read, so that the correct rate is unknown. */
function rateOfSum(
  { breakdown }: AuditInput,
  { rate: { part, whole } }: TypedMeasure,
  units: readonly Unit[],
): number | null {
  const below = whole === 'all' ? part : whole;
  const isOdd = breakdown.units.some((unit) =>
    [unit[part], unit[below]].some(({ kind }) => kind === 'error' || kind === 'not-a-number'),
  );
  const sum = (of: readonly Unit[], measure: typeof part): number =>
    of.reduce((all, unit) => all + (unit[measure].amount ?? 0), 0);
  const all = sum(whole === 'all' ? breakdown.units : units, below);
  return isOdd || all <= 0 ? null : sum(units, part) / all;
}
