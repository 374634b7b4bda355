/** Checks totals and subtotals against the sums of their rows. */
import type { Breakdown, Figure, Measure, SharedTotal } from '../table/breakdown';
import { finding, type Finding, type FindingDetails, type TotalCause } from '../finding';
import { isBlank, textOf, valueAt } from '../../spreadsheet/grid';
import { isSumOfRowsInSight } from './hidden-rows';
import { clean, figureCell, measuresOf, ownUnit, sumOf, type AuditInput } from './rule';
import { causeOf } from './total-cause';

/** Reports total-mismatch, total-is-constant and total-missing. */
export function auditTotal({ breakdown, sheet }: AuditInput): Finding[] {
  const { total, units, subtotals } = breakdown;
  if (breakdown.sharedTotal) return auditSharedTotal(breakdown, breakdown.sharedTotal);
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
    if (stated.amount === null) return figureProblem(stated, total.name, measure, at);
    const computed = sumOf(units, measure);
    const findings: Finding[] = [];
    const difference = clean(stated.amount - computed);
    const sum = { sheet, breakdown, line: total, units, subtotals };
    if (difference !== 0 && !isSumOfRowsInSight(sum, measure)) {
      const cause = causeOf(sum, measure);
      const details = { measure, ...mismatch(breakdown, measure, stated.amount, computed, cause) };
      findings.push(finding('total-mismatch', at, details, 'set-total-formula'));
    }
    if (stated.formula === null) {
      const { unitOfMeasure, of } = ownUnit(breakdown, measure);
      const details = { measure, unitOfMeasure, stated: of(stated.amount) };
      findings.push(finding('total-is-constant', at, details, 'set-total-formula'));
    }
    return findings;
  });
}

/** Reports total-mismatch for the total that blocks side by side share. Only their first indicator is checked. */
function auditSharedTotal(
  breakdown: Breakdown,
  { line, columns, blocks, isCertain }: SharedTotal,
): Finding[] {
  if (breakdown.indicator !== breakdown.indicators[0]) return [];
  return measuresOf(breakdown).flatMap((measure) => {
    const stated = line[measure];
    const at = figureCell({ ...breakdown, columns }, measure, line.row);
    if (stated.amount === null) return figureProblem(stated, line.name, measure, at);
    const computed = sumOf(
      blocks.flatMap(({ units }) => units),
      measure,
    );
    if (clean(stated.amount - computed) === 0) return [];
    const details = {
      measure,
      ...mismatch(breakdown, measure, stated.amount, computed, null),
      blocks: blocks.length,
    };
    return [finding('total-mismatch', at, details, isCertain ? 'set-total-formula' : null)];
  });
}

/** Reports subtotal-mismatch. */
export function auditSubtotals({ breakdown, sheet }: AuditInput): Finding[] {
  if (breakdown.subtotals.length === 0) return [];
  const byRow = new Map(breakdown.units.map((unit) => [unit.row, unit]));
  return breakdown.subtotals.flatMap((subtotal) => {
    const units = subtotal.unitRows.flatMap((row) => byRow.get(row) ?? []);
    return measuresOf(breakdown).flatMap((measure) => {
      const stated = subtotal[measure];
      const at = figureCell(breakdown, measure, subtotal.row);
      if (stated.amount === null) return figureProblem(stated, subtotal.name, measure, at);
      const computed = sumOf(units, measure);
      const difference = clean(stated.amount - computed);
      const sum = { sheet, breakdown, line: subtotal, units, subtotals: [] };
      if (difference === 0 || isSumOfRowsInSight(sum, measure)) return [];
      const cause = causeOf(sum, measure);
      const details = {
        name: subtotal.name,
        measure,
        ...mismatch(breakdown, measure, stated.amount, computed, cause),
      };
      return [finding('subtotal-mismatch', at, details, 'set-total-formula')];
    });
  });
}

/** What a total states and what its rows add up to, in the column's own unit of measure. */
function mismatch(
  breakdown: Breakdown,
  measure: Measure,
  stated: number,
  computed: number,
  cause: TotalCause | null,
): Pick<FindingDetails['total-mismatch'], 'unitOfMeasure' | 'stated' | 'computed' | 'difference' | 'cause'> {
  const { unitOfMeasure, of } = ownUnit(breakdown, measure);
  return {
    unitOfMeasure,
    stated: of(stated),
    computed: of(computed),
    difference: of(clean(stated - computed)),
    cause:
      cause?.kind === 'digits-swapped'
        ? { ...cause, inRow: of(cause.inRow), swapped: of(cause.swapped) }
        : cause,
  };
}

/** Reports an error or text in a total, as for a unit's figure. */
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
