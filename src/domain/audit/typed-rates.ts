/**
 * Rates and ranks that someone typed, against what the figures give. Columns with formulas are left alone.
 */
import type { TableColumn, Total } from '../table/breakdown';
import { finding, type Finding } from '../finding';
import { formulaAt, valueAt } from '../../spreadsheet/grid';
import { competitionRanks } from '../measures';
import { normalizeHeading } from '../table/headings';
import type { AuditInput } from './rule';

const COMPLETION = /^(?:任务|目标|计划|累计)?完成(?:率|比例|进度|百分比)(?:\(?%\)?)?$/;
const RANK = /^完成率?(?:排名|名次|位次)$/;
/** A ratio is shown in per cent, so that its last digit is at most a hundredth. */
const LEAST_DIGITS = 2;

/** rate-mismatch: by more than the last digit that is shown. */
export function auditTypedRates(input: AuditInput): Finding[] {
  const { breakdown } = input;
  if (!breakdown.columns.actual) return [];
  return breakdown.further
    .filter((column) => isTyped(input, column))
    .flatMap((column) => {
      const heading = normalizeHeading(column.heading);
      if (COMPLETION.test(heading)) return completionFindings(input, column);
      return RANK.test(heading) ? rankFindings(input, column) : [];
    });
}

function isTyped({ breakdown, sheet }: AuditInput, { column }: TableColumn): boolean {
  return breakdown.units.every(({ row }) => formulaAt(sheet, row, column) === null);
}

function completionFindings({ breakdown, sheet }: AuditInput, { column, heading }: TableColumn): Finding[] {
  const { units, total } = breakdown;
  const at = (row: number): { sheet: string; row: number; column: number } => ({
    sheet: breakdown.sheet,
    row,
    column,
  });
  const typed = units.flatMap(({ row }) => numberAt(valueAt(sheet, row, column)));
  const own = units.flatMap((unit) => {
    const stated = numberAt(valueAt(sheet, unit.row, column))[0];
    const rate = rateOf(unit);
    return stated === undefined || rate === null ? [] : [{ unit, stated, rate }];
  });
  const wrong = own.flatMap(({ unit, stated, rate }) => {
    const factor = factorOf(stated, rate);
    if (factor === null) {
      const nearest = nearestFactor(stated, rate);
      const details = {
        unit: unit.name,
        heading,
        stated: stated / nearest,
        computed: rate,
        isAverage: false,
        factor: nearest,
      };
      return [finding('rate-mismatch', at(unit.row), details, 'set-rate-formula')];
    }
    return [];
  });
  const stated = total ? numberAt(valueAt(sheet, total.row, column))[0] : undefined;
  const formula = total ? formulaAt(sheet, total.row, column) : null;
  const rate = wholeRate(units);
  if (!total || stated === undefined || rate === null || typed.length === 0) return wrong;
  if ((formula !== null && !/AVERAGE\(/i.test(formula)) || factorOf(stated, rate) !== null) return wrong;
  const factor = nearestFactor(stated, rate);
  const mean = typed.reduce((sum, one) => sum + one, 0) / typed.length;
  const isAverage = /AVERAGE\(/i.test(formula ?? '') || Math.abs(mean - stated) <= lastDigit(stated, factor);
  const details = { unit: total.name, heading, stated: stated / factor, computed: rate, isAverage, factor };
  return [...wrong, finding('rate-mismatch', at(total.row), details, 'set-rate-formula')];
}

/** A rank that fits neither the figures nor the rates as they are shown. */
function rankFindings({ breakdown, sheet }: AuditInput, { column, heading }: TableColumn): Finding[] {
  const rates = breakdown.units.map(rateOf);
  const exact = competitionRanks(rates);
  const shown = competitionRanks(rates.map((rate) => rate && Math.round(rate * 1e4) / 1e4));
  return breakdown.units.flatMap(({ name, row }, index) => {
    const stated = numberAt(valueAt(sheet, row, column))[0];
    const computed = exact[index] ?? null;
    if (stated === undefined || computed === null || stated === computed || stated === shown[index])
      return [];
    return [
      finding(
        'rank-mismatch',
        { sheet: breakdown.sheet, row, column },
        { unit: name, heading, stated, computed },
      ),
    ];
  });
}

function numberAt(value: unknown): number[] {
  return typeof value === 'number' && Number.isFinite(value) ? [value] : [];
}

function rateOf({ target, actual }: Pick<Total, 'target' | 'actual'>): number | null {
  if (target.persons === null || actual.persons === null || target.persons <= 0) return null;
  return actual.persons / target.persons;
}

/** Sums divided; null where some figure can't be read, so that nobody can say what the rate should be. */
function wholeRate(units: AuditInput['breakdown']['units']): number | null {
  const isOdd = units.some(({ target, actual }) =>
    [target, actual].some(({ kind }) => kind === 'error' || kind === 'not-a-number'),
  );
  const sum = (measure: 'target' | 'actual'): number =>
    units.reduce((all, unit) => all + (unit[measure].persons ?? 0), 0);
  return isOdd || sum('target') <= 0 ? null : sum('actual') / sum('target');
}

/** 1 for a ratio, 100 for a figure in per cent; null where it is neither. */
function factorOf(stated: number, rate: number): 1 | 100 | null {
  const isNear = (factor: 1 | 100): boolean =>
    Math.abs(stated - rate * factor) <= lastDigit(stated, factor) * (1 + 1e-9);
  return ([1, 100] as const).find(isNear) ?? null;
}

function nearestFactor(stated: number, rate: number): 1 | 100 {
  return Math.abs(stated - rate) <= Math.abs(stated - rate * 100) ? 1 : 100;
}

/** One in the last digit that is shown. */
function lastDigit(stated: number, factor: 1 | 100): number {
  const digits = (/\.(\d+)$/.exec(String(stated))?.[1] ?? '').length;
  return 10 ** -(factor === 1 ? Math.max(digits, LEAST_DIGITS) : digits);
}
