/**
 * The figures of single units: what is no number, an error, text, negative, a fraction or missing.
 */
import type { Measure, Unit } from '../breakdown';
import { countedFigure } from '../figure';
import { finding, type Finding } from '../finding';
import { textOf } from '../grid';
import { figureCell, measuresOf, type AuditInput } from './rule';

export function auditFigures({ breakdown }: AuditInput): Finding[] {
  const measures = measuresOf(breakdown);
  const lines = [...breakdown.units, ...(breakdown.total ? [breakdown.total] : []), ...breakdown.subtotals];
  const isUnit = new Set(breakdown.units.map((unit) => unit.row));
  return lines.flatMap((line) =>
    measures.flatMap((measure) => {
      const at = figureCell(breakdown, measure, line.row);
      return isUnit.has(line.row) ? auditUnitFigure(line, measure, at) : textNumber(line, measure, at);
    }),
  );
}

type Line = Pick<Unit, 'name' | Measure>;
type Cell = ReturnType<typeof figureCell>;

function auditUnitFigure(line: Line, measure: Measure, at: Cell): Finding[] {
  const figure = line[measure];
  const unit = line.name;
  switch (figure.kind) {
    case 'error':
      return [finding('error-cell', at, { unit, measure, error: textOf(figure.raw) })];
    case 'not-a-number':
      return [finding('not-a-number', at, { unit, measure, text: textOf(figure.raw) })];
    case 'blank':
      // A unit that has not reported is no finding; a unit without baseline or target is.
      if (measure !== 'actual') return [finding('blank-number', at, { unit, measure })];
      // A rare sign for blank that formulas do not take for one.
      if (countedFigure(figure) === null) return [];
      return [finding('not-a-number', at, { unit, measure, text: textOf(figure.raw) })];
    case 'number':
    case 'text-number':
      return [...textNumber(line, measure, at), ...oddNumber(line, measure, at)];
  }
}

function textNumber(line: Line, measure: Measure, at: Cell): Finding[] {
  const { kind, persons, raw, formula } = line[measure];
  if (kind !== 'text-number' || persons === null) return [];
  const details = { unit: line.name, measure, text: textOf(raw), persons };
  // Converting would put a copied figure in a formula's place.
  return [finding('text-number', at, details, formula === null ? 'convert-to-number' : null)];
}

function oddNumber(line: Line, measure: Measure, at: Cell): Finding[] {
  const value = line[measure].persons ?? 0;
  const details = { unit: line.name, measure, value };
  return [
    ...(value < 0 ? [finding('negative-number', at, details)] : []),
    ...(Number.isInteger(value) ? [] : [finding('fractional-number', at, details)]),
  ];
}
