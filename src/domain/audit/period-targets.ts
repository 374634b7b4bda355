/** Checks 分期任务, the parts of a target that are due per quarter, half-year or month, against the target. */
import type { Total, Unit } from '../table/breakdown';
import { finding, type Finding } from '../finding';
import { readFigure } from '../table/figure';
import { formulaAt, valueAt } from '../../spreadsheet/grid';
import { divisionsOf } from '../table/period-targets';
import { clean, ownUnit, type AuditInput } from './rule';

/** Reports period-mismatch for units, subtotals and the total, at the target. */
export function auditPeriodTargets({ breakdown, sheet }: AuditInput): Finding[] {
  const { columns, units, subtotals, total } = breakdown;
  const { unitOfMeasure, of } = ownUnit(breakdown, 'target');
  return divisionsOf(breakdown).flatMap((periods) =>
    [...units, ...subtotals, ...(total ? [total] : [])].flatMap((line: Unit | Total) => {
      const figures = periods.map(({ column }) =>
        readFigure(
          valueAt(sheet, line.row, column),
          formulaAt(sheet, line.row, column),
          columns.target.scale,
        ),
      );
      const target = line.target.amount;
      // Where the target is not divided yet, or a part is not readable, there is nothing to compare.
      if (target === null || figures.some(({ amount, kind }) => amount === null && kind !== 'blank'))
        return [];
      if (figures.every(({ amount }) => amount === null)) return [];
      const sum = clean(figures.reduce((all, { amount }) => all + (amount ?? 0), 0));
      if (clean(sum - target) === 0) return [];
      const details = {
        unit: line.name,
        unitOfMeasure,
        target: of(target),
        sum: of(sum),
        difference: of(clean(sum - target)),
      };
      return [
        finding(
          'period-mismatch',
          { sheet: breakdown.sheet, row: line.row, column: columns.target.column },
          details,
        ),
      ];
    }),
  );
}
