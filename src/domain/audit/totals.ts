/**
 * Totals and subtotals against their rows.
 */
import type { Figure, Measure, Subtotal, Unit } from '../breakdown';
import { finding, type Finding, type TotalCause } from '../finding';
import { isBlank, textOf, valueAt } from '../grid';
import { clean, figureCell, measuresOf, sumOf, type AuditInput } from './rule';

/** total-mismatch, total-is-constant, total-missing */
export function auditTotal({ breakdown, sheet }: AuditInput): Finding[] {
  const { total, units, subtotals } = breakdown;
  if (!total) {
    const row = breakdown.lastDataRow + 1;
    const { left, right } = breakdown.area;
    const isFree = Array.from({ length: right - left + 1 }, (_, index) => left + index).every((column) =>
      isBlank(valueAt(sheet, row, column)),
    );
    const at = { sheet: breakdown.sheet, row: breakdown.lastDataRow, column: breakdown.columns.unit.column };
    return [
      finding('total-missing', at, { afterRow: breakdown.lastDataRow }, isFree ? 'add-total-row' : null),
    ];
  }
  return measuresOf(breakdown).flatMap((measure) => {
    const stated = total[measure];
    const at = figureCell(breakdown, measure, total.row);
    if (stated.persons === null) return figureProblem(stated, total.name, measure, at);
    const computed = sumOf(units.map((unit) => unit[measure]));
    const findings: Finding[] = [];
    if (clean(stated.persons - computed) !== 0) {
      const difference = clean(stated.persons - computed);
      const cause = causeOf(difference, measure, units, subtotals);
      const details = { measure, stated: stated.persons, computed, difference, cause };
      findings.push(finding('total-mismatch', at, details, 'set-total-formula'));
    }
    if (stated.formula === null) {
      const details = { measure, stated: stated.persons };
      findings.push(finding('total-is-constant', at, details, 'set-total-formula'));
    }
    return findings;
  });
}

/** subtotal-mismatch */
export function auditSubtotals({ breakdown }: AuditInput): Finding[] {
  const byRow = new Map(breakdown.units.map((unit) => [unit.row, unit]));
  return breakdown.subtotals.flatMap((subtotal) => {
    const units = subtotal.unitRows.flatMap((row) => byRow.get(row) ?? []);
    return measuresOf(breakdown).flatMap((measure) => {
      const stated = subtotal[measure];
      const at = figureCell(breakdown, measure, subtotal.row);
      if (stated.persons === null) return figureProblem(stated, subtotal.name, measure, at);
      const computed = sumOf(units.map((unit) => unit[measure]));
      const difference = clean(stated.persons - computed);
      if (difference === 0) return [];
      const details = {
        name: subtotal.name,
        measure,
        stated: stated.persons,
        computed,
        difference,
        cause: causeOf(difference, measure, units, []),
      };
      return [finding('subtotal-mismatch', at, details, 'set-total-formula')];
    });
  });
}

/** A total that is an error or text is as wrong as a unit's. */
function figureProblem(
  figure: Figure,
  name: string,
  measure: Measure,
  at: { readonly sheet: string; readonly row: number; readonly column: number },
): Finding[] {
  if (figure.kind === 'error') {
    return [
      finding('error-cell', at, { unit: name, measure, error: textOf(figure.raw) }, 'set-total-formula'),
    ];
  }
  if (figure.kind === 'not-a-number') {
    const details = { unit: name, measure, text: textOf(figure.raw) };
    return [finding('not-a-number', at, details, 'set-total-formula')];
  }
  return [];
}

/**
 * The one thing that explains a difference exactly; null when nothing does, or when several rows would do equally well
 * and naming one would send the reader to the wrong place.
 * @param difference stated − computed, persons
 */
function causeOf(
  difference: number,
  measure: Measure,
  units: readonly Unit[],
  subtotals: readonly Subtotal[],
): TotalCause | null {
  const size = Math.abs(difference);
  const same = units.filter((unit) => clean(unit[measure].persons ?? 0) === size);
  const [row] = same;
  if (same.length === 1 && row) {
    const kind = difference < 0 ? 'left-out' : 'counted-twice';
    return { kind, unit: row.name, row: row.row };
  }
  const counted = subtotals.filter((one) => one[measure].persons === difference);
  const [subtotal] = counted;
  if (counted.length === 1 && subtotal) {
    return { kind: 'subtotal-counted', name: subtotal.name, row: subtotal.row };
  }
  return same.length === 0 ? swappedDigits(difference, measure, units) : null;
}

/** Swapping any two digits changes a number by a multiple of nine: other differences need no search. */
function swappedDigits(difference: number, measure: Measure, units: readonly Unit[]): TotalCause | null {
  if (difference % 9 !== 0) return null;
  const causes: TotalCause[] = [];
  for (const unit of units) {
    const stands = unit[measure].persons;
    if (stands === null || stands < 10 || !Number.isInteger(stands)) continue;
    const swapped = stands + difference;
    if (isSwapped(stands, swapped)) {
      causes.push({ kind: 'digits-swapped', unit: unit.name, row: unit.row, stands, swapped });
      if (causes.length > 1) return null;
    }
  }
  return causes[0] ?? null;
}

/** Whether two numbers differ by two digits that changed places. */
function isSwapped(a: number, b: number): boolean {
  const [first, second] = [String(a), String(b)];
  if (first.length !== second.length) return false;
  const differing = Array.from(first, (digit, index) => (digit === second[index] ? -1 : index)).filter(
    (index) => index >= 0,
  );
  const [left = 0, right = 0] = differing;
  return differing.length === 2 && first[left] === second[right] && first[right] === second[left];
}
