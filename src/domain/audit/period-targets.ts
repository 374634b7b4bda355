/**
 * 分期任务: the parts of a target that are due in quarters, half-years or months, against the target.
 */
import type { Breakdown, TableColumn, Total, Unit } from '../table/breakdown';
import { finding, type Finding } from '../finding';
import { readFigure } from '../table/figure';
import { formulaAt, valueAt } from '../../spreadsheet/grid';
import { normalizeHeading } from '../table/headings';
import { clean, ownUnit, type AuditInput } from './rule';

const TASK = /任务|目标|计划/;
/** Achieved, up to a month, or of another kind: no part of the target. */
const NO_TASK = /完成|实际|累计|截至|率|比|备注/;
/** Each way to divide a year, with what its parts are called. */
const DIVISIONS: readonly (readonly RegExp[])[] = [
  ['一', '二', '三', '四'].map(
    (word, index) =>
      new RegExp(
        `(?:第?${word}|(?<!\\d)${String(index + 1)}|Q${String(index + 1)})季度?|Q${String(index + 1)}`,
      ),
  ),
  [/上半年/, /下半年/],
  Array.from({ length: 12 }, (_, index) => new RegExp(`(?<!\\d)0?${String(index + 1)}月`)),
];

/** period-mismatch: of a unit, a subtotal or the total, at its target. */
export function auditPeriodTargets({ breakdown, sheet }: AuditInput): Finding[] {
  const { columns, units, subtotals, total } = breakdown;
  const { unitOfMeasure, of } = ownUnit(breakdown, 'target');
  return periodColumns(breakdown).flatMap((periods) =>
    [...units, ...subtotals, ...(total ? [total] : [])].flatMap((line: Unit | Total) => {
      const figures = periods.map(({ column }) =>
        readFigure(
          valueAt(sheet, line.row, column),
          formulaAt(sheet, line.row, column),
          columns.target.scale,
        ),
      );
      const target = line.target.persons;
      // Not divided yet, or not legible: nothing to hold against the target.
      if (target === null || figures.some(({ persons, kind }) => persons === null && kind !== 'blank'))
        return [];
      if (figures.every(({ persons }) => persons === null)) return [];
      const sum = clean(figures.reduce((all, { persons }) => all + (persons ?? 0), 0));
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

/** The columns of each division that the table has whole; where it has two of one kind, nobody can tell which is meant. */
function periodColumns({ further }: Breakdown): readonly (readonly TableColumn[])[] {
  const tasks = further.filter(({ heading }) => {
    const text = normalizeHeading(heading);
    return TASK.test(text) && !NO_TASK.test(text);
  });
  return DIVISIONS.flatMap((parts) => {
    const found = parts.map((part) => tasks.filter(({ heading }) => part.test(normalizeHeading(heading))));
    return found.every(({ length }) => length === 1) ? [found.flat()] : [];
  });
}
