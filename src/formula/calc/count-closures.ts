/**
 * COUNTIFS and SUMIFS over a few cells, as functions. A column of formulas needs them for each unit's row of months. The cells are read one
 * by one and tested at once; longer ranges use indexes and remembered results (functions/conditional.ts).
 */
import type { CellError } from '../../spreadsheet/grid';
import { Unknown } from './errors';
import type { Frame } from './evaluate';
import { isWorthKeeping, type Ranges, summarize } from './ranges';
import type { Criterion } from './text/criteria';
import { Range, type Scalar, type Value } from './values';

/** A range and its criteria, both as functions of the frame. */
export interface Condition {
  readonly range: (frame: Frame) => Value;
  /** The criteria, usually one. A cell counts once for each criterion that it meets. */
  readonly operands: readonly ((frame: Frame) => Scalar)[];
}

/** A range and its parsed criteria. */
interface Ready {
  readonly range: Range;
  readonly criteria: readonly Criterion[];
}

/** Counts the cells that meet all conditions. @param general computes the result for ranges that are long or of different sizes */
export function countClosure(
  conditions: readonly Condition[],
  ranges: Ranges,
  dayShift: number,
  general: (frame: Frame) => Scalar,
): (frame: Frame) => Scalar {
  return orElse(general, (frame) => {
    const ready = readyAt(frame, conditions, null, ranges, dayShift);
    if (!ready) return null;
    let count = 0;
    eachMatch(ready, ranges, (_row, _column, times) => {
      count += times;
    });
    return count;
  });
}

/** Sums the cells of `target` whose conditions are all met. Each condition must have one criterion. */
export function sumClosure(
  target: (frame: Frame) => Value,
  conditions: readonly Condition[],
  ranges: Ranges,
  dayShift: number,
  general: (frame: Frame) => Scalar,
): (frame: Frame) => Scalar {
  return orElse(general, (frame) => {
    const summed = target(frame);
    if (!(summed instanceof Range)) return null;
    const ready = readyAt(frame, conditions, summed, ranges, dayShift);
    if (!ready) return null;
    const { sum, error } = summarize((visit) => {
      eachMatch(ready, ranges, (row, column) => {
        visit(ranges.at(summed, row, column));
      });
    });
    return error ?? sum;
  });
}

/**
 * Falls back to `general` when `compute` has no result, or finds something unknown: `general` reads fewer cells, so it may not meet the
 * unknown one.
 */
function orElse(
  general: (frame: Frame) => Scalar,
  compute: (frame: Frame) => number | CellError | null,
): (frame: Frame) => Scalar {
  return (frame) => {
    try {
      return compute(frame) ?? general(frame);
    } catch (error) {
      if (error instanceof Unknown) return general(frame);
      throw error;
    }
  };
}

/** The conditions for the cell of a frame; null unless all ranges are short and have the same size. */
function readyAt(
  frame: Frame,
  conditions: readonly Condition[],
  shape: Range | null,
  ranges: Ranges,
  dayShift: number,
): readonly Ready[] | null {
  const ready: Ready[] = [];
  let first = shape;
  for (const { range: rangeAt, operands } of conditions) {
    const range = rangeAt(frame);
    if (!(range instanceof Range) || isWorthKeeping(range)) return null;
    first ??= range;
    if (range.rows !== first.rows || range.columns !== first.columns) return null;
    const criteria: Criterion[] = [];
    for (const operand of operands) criteria.push(ranges.criteria.of(operand(frame), dayShift));
    ready.push({ range, criteria });
  }
  return ready;
}

/** Visits the places that meet all conditions, column by column. `times` is the number of criteria that a place meets. */
function eachMatch(
  conditions: readonly Ready[],
  ranges: Ranges,
  visit: (row: number, column: number, times: number) => void,
): void {
  const [first] = conditions;
  if (!first) return;
  const { rows, columns } = first.range;
  for (let column = 0; column < columns; column++) {
    for (let row = 0; row < rows; row++) {
      let times = 1;
      for (const { range, criteria } of conditions) {
        const value = ranges.at(range, row, column);
        let met = 0;
        for (const criterion of criteria) if (criterion.test(value)) met++;
        times *= met;
        if (times === 0) break;
      }
      if (times > 0) visit(row, column, times);
    }
  }
}
