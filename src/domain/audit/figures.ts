/** Checks the figures of single units: text, errors, negative numbers, fractions and missing figures. */
import type { Breakdown, Figure, Measure, Unit } from '../table/breakdown';
import { countedFigure } from '../table/figure';
import { finding, type Finding } from '../finding';
import { textOf } from '../../spreadsheet/grid';
import { figureCell, measuresOf, ownUnit, type AuditInput } from './rule';

export function auditFigures({ breakdown }: AuditInput): Finding[] {
  const { columns, units, subtotals, total } = breakdown;
  return measuresOf(breakdown).flatMap((measure) => {
    const isWhole = columns[measure]?.whole !== false;
    const odd = units.filter((unit) => !isPlain(unit[measure], isWhole));
    const sums = [...(total ? [total] : []), ...subtotals];
    return [
      ...odd.flatMap((unit) => auditUnitFigure(breakdown, unit, measure)),
      ...sums.flatMap((sum) => textNumber(breakdown, sum, measure)),
    ];
  });
}

type Line = Pick<Unit, 'row' | 'name' | Measure>;

/** Whether nothing is to be said about a figure. Most figures are plain, and nothing is computed for them. */
function isPlain({ kind, amount }: Figure, isWhole: boolean): boolean {
  return kind === 'number' && amount !== null && amount >= 0 && (!isWhole || Number.isInteger(amount));
}

function auditUnitFigure(breakdown: Breakdown, line: Line, measure: Measure): Finding[] {
  const at = figureCell(breakdown, measure, line.row);
  const figure = line[measure];
  const unit = line.name;
  switch (figure.kind) {
    case 'error':
      return [finding('error-cell', at, { unit, measure, error: textOf(figure.raw) })];
    case 'not-a-number':
      return [finding('not-a-number', at, { unit, measure, text: textOf(figure.raw) })];
    case 'blank':
      // A unit that has not reported yet is no finding; a missing baseline or target is.
      if (measure !== 'actual') return [finding('blank-number', at, { unit, measure })];
      // Rare signs for blank, such as 暂无, are text to formulas: those are a finding.
      if (countedFigure(figure) === null) return [];
      return [finding('not-a-number', at, { unit, measure, text: textOf(figure.raw) })];
    case 'number':
    case 'text-number':
      return [...textNumber(breakdown, line, measure), ...oddNumber(breakdown, line, measure)];
  }
}

function textNumber(breakdown: Breakdown, line: Line, measure: Measure): Finding[] {
  const { kind, amount, raw, formula } = line[measure];
  if (kind !== 'text-number' || amount === null) return [];
  const { unitOfMeasure, of } = ownUnit(breakdown, measure);
  const details = { unit: line.name, measure, unitOfMeasure, text: textOf(raw), value: of(amount) };
  const at = figureCell(breakdown, measure, line.row);
  // Converting would replace the formula with a fixed figure.
  return [finding('text-number', at, details, formula === null ? 'convert-to-number' : null)];
}

function oddNumber(breakdown: Breakdown, line: Line, measure: Measure): Finding[] {
  const at = figureCell(breakdown, measure, line.row);
  const amount = line[measure].amount ?? 0;
  const { unitOfMeasure, of } = ownUnit(breakdown, measure);
  const details = { unit: line.name, measure, unitOfMeasure, value: of(amount) };
  return [
    ...(amount < 0 ? [finding('negative-number', at, details)] : []),
    ...(Number.isInteger(amount) || breakdown.columns[measure]?.whole === false
      ? []
      : [finding('fractional-number', at, { ...details, persons: amount })]),
  ];
}
