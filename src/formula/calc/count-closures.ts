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
  /** Whether the range is the same in all cells that the formula is filled into. */
  readonly isSameRange: boolean;
  /** The criteria, usually one. A cell counts once for each criterion that it meets. */
  readonly operands: readonly ((frame: Frame) => Scalar)[];
  /** Whether the criteria are the same in all cells that the formula is filled into. */
  readonly areSameOperands: boolean;
}

/** A range and its parsed criteria. */
interface Ready {
  readonly range: Range;
  readonly criteria: readonly Criterion[];
}

/** A place in ranges of the same size, from 0, and how many criteria it meets there (of several conditions: the product). */
interface Place {
  readonly row: number;
  readonly column: number;
  readonly times: number;
}

/** Counts the cells that meet all conditions. @param general computes the result for ranges that are long or of different sizes */
export function countClosure(
  conditions: readonly Condition[],
  ranges: Ranges,
  dayShift: number,
  general: (frame: Frame) => Scalar,
): (frame: Frame) => Scalar {
  const question = new Question(conditions, ranges, dayShift);
  return orElse(general, (frame) => {
    let count = 0;
    const isAnswered = question.eachMatch(frame, null, (_row, _column, times) => {
      count += times;
    });
    return isAnswered ? count : null;
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
  const question = new Question(conditions, ranges, dayShift);
  return orElse(general, (frame) => {
    const summed = target(frame);
    if (!(summed instanceof Range)) return null;
    const answer = { isComplete: false };
    const { sum, error } = summarize((visit) => {
      answer.isComplete = question.eachMatch(frame, summed, (row, column) => {
        visit(ranges.at(summed, row, column));
      });
    });
    return answer.isComplete ? (error ?? sum) : null;
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

/**
 * Conditions that are asked about in each cell of a column. Those that are the same in all cells, such as the months up to the cut-off
 * month, are tested once; the others only where these are met.
 */
class Question {
  private readonly same: readonly Condition[];
  private readonly others: readonly Condition[];
  /** The criteria of conditions whose criteria are the same in all cells. */
  private readonly criteria = new Map<Condition, readonly Criterion[]>();
  private sameReady: readonly Ready[] | null = null;
  /** The places that meet the conditions in {@link same}, for ranges of a size. */
  private places: {
    readonly rows: number;
    readonly columns: number;
    readonly found: readonly Place[];
  } | null = null;

  constructor(
    conditions: readonly Condition[],
    private readonly ranges: Ranges,
    private readonly dayShift: number,
  ) {
    const isSame = ({ isSameRange, areSameOperands }: Condition): boolean => isSameRange && areSameOperands;
    this.same = conditions.filter(isSame);
    this.others = conditions.filter((condition) => !isSame(condition));
  }

  /**
   * Visits the places that meet all conditions, column by column. `times` is the number of criteria that a place meets.
   * @param shape a further range that must have the same size
   * @returns false where ranges are long or have different sizes; then nothing is visited
   */
  eachMatch(
    frame: Frame,
    shape: Range | null,
    visit: (row: number, column: number, times: number) => void,
  ): boolean {
    const same = (this.sameReady ??= this.ready(this.same, frame));
    const others = this.ready(this.others, frame);
    const first = shape ?? others?.[0]?.range ?? same?.[0]?.range;
    if (!same || !others || !first || !haveSize(first, same) || !haveSize(first, others)) return false;
    for (const { row, column, times: found } of this.placesIn(first, same)) {
      const times = others.length === 0 ? found : found * this.timesMet(others, row, column);
      if (times > 0) visit(row, column, times);
    }
    return true;
  }

  /** The conditions for the cell of a frame; null unless all their ranges are short. */
  private ready(conditions: readonly Condition[], frame: Frame): readonly Ready[] | null {
    const ready: Ready[] = [];
    for (const condition of conditions) {
      const range = condition.range(frame);
      if (!(range instanceof Range) || isWorthKeeping(range)) return null;
      ready.push({ range, criteria: this.criteriaOf(condition, frame) });
    }
    return ready;
  }

  private criteriaOf(condition: Condition, frame: Frame): readonly Criterion[] {
    const known = condition.areSameOperands ? this.criteria.get(condition) : undefined;
    if (known) return known;
    const made = condition.operands.map((operand) => this.ranges.criteria.of(operand(frame), this.dayShift));
    if (condition.areSameOperands) this.criteria.set(condition, made);
    return made;
  }

  private placesIn({ rows, columns }: Range, same: readonly Ready[]): readonly Place[] {
    if (this.places?.rows === rows && this.places.columns === columns) return this.places.found;
    const found: Place[] = [];
    for (let column = 0; column < columns; column++) {
      for (let row = 0; row < rows; row++) {
        const times = this.timesMet(same, row, column);
        if (times > 0) found.push({ row, column, times });
      }
    }
    this.places = { rows, columns, found };
    return found;
  }

  /** How many criteria the cells at a place meet: of several conditions the product. */
  private timesMet(conditions: readonly Ready[], row: number, column: number): number {
    let times = 1;
    for (const { range, criteria } of conditions) {
      const value = this.ranges.at(range, row, column);
      let met = 0;
      for (const criterion of criteria) if (criterion.test(value)) met++;
      times *= met;
      if (times === 0) break;
    }
    return times;
  }
}

function haveSize({ rows, columns }: Range, ready: readonly Ready[]): boolean {
  return ready.every(({ range }) => range.rows === rows && range.columns === columns);
}
