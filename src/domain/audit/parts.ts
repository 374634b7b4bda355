/** Checks a figure against the columns of its parts: 其中：女职工 is at most the whole; 男 and 女 add up to it. */
import type { Breakdown, Figure, Measure, TableColumn, Total, Unit } from '../table/breakdown';
import { finding, type Finding } from '../finding';
import { readFigure } from '../table/figure';
import { formulaAt, valueAt } from '../../spreadsheet/grid';
import { normalizeHeading } from '../table/headings';
import { clean, figureCell, measuresOf, ownUnit, type AuditInput } from './rule';

const PART = '其中';
const MEN = /(?:^|:|其中|\()男/;
const WOMEN = /(?:^|:|其中|\()女/;

/** Columns directly right of a figure that hold all of its parts, or one of them. */
interface Parts {
  readonly measure: Measure;
  readonly columns: readonly TableColumn[];
  readonly divides: boolean;
}

/** Reports parts-mismatch. */
export function auditParts({ breakdown, sheet }: AuditInput): Finding[] {
  const { units, subtotals, total } = breakdown;
  return partsOf(breakdown).flatMap(({ measure, columns, divides }) => {
    const lines: readonly (Unit | Total)[] = [...units, ...subtotals, ...(total ? [total] : [])];
    const { unitOfMeasure, of } = ownUnit(breakdown, measure);
    const scale = breakdown.columns[measure]?.scale ?? 1;
    const read = (row: number, { column }: TableColumn): Figure =>
      readFigure(valueAt(sheet, row, column), formulaAt(sheet, row, column), scale);
    return lines.flatMap((line) => {
      const whole = line[measure].amount;
      const parts = columns.map((column) => read(line.row, column).amount);
      if (whole === null || parts.some((part) => part === null)) return [];
      const sum = clean(parts.reduce<number>((all, part) => all + (part ?? 0), 0));
      if (divides ? clean(sum - whole) === 0 : sum <= whole) return [];
      const names = columns.map(({ heading }) => heading);
      const details = {
        unit: line.name,
        measure,
        unitOfMeasure,
        whole: of(whole),
        sum: of(sum),
        names,
        divides,
      };
      const at = divides
        ? figureCell(breakdown, measure, line.row)
        : { sheet: breakdown.sheet, row: line.row, column: columns[0]?.column ?? 0 };
      return [finding('parts-mismatch', at, details)];
    });
  });
}

function partsOf(breakdown: Breakdown): readonly Parts[] {
  const byColumn = new Map(breakdown.further.map((column) => [column.column, column]));
  return measuresOf(breakdown).flatMap((measure): Parts[] => {
    const start = breakdown.columns[measure]?.column ?? 0;
    const [first, second] = [byColumn.get(start + 1), byColumn.get(start + 2)];
    if (!first) return [];
    const [a, b] = [first, second].map((column) => (column ? normalizeHeading(column.heading) : ''));
    const isPair =
      second !== undefined &&
      ((MEN.test(a ?? '') && WOMEN.test(b ?? '')) || (WOMEN.test(a ?? '') && MEN.test(b ?? '')));
    if (isPair) return [{ measure, columns: [first, second], divides: true }];
    return (a ?? '').includes(PART) ? [{ measure, columns: [first], divides: false }] : [];
  });
}
