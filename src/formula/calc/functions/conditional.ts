/**
 * Functions that count or sum cells by criteria, such as COUNTIF, SUMIFS and AVERAGEIF.
 */
import type { Criterion, LookupKey } from '../text/criteria';
import { asThrowable, BAD_VALUE, DIVISION_BY_ZERO } from '../errors';
import { approxEqual } from '../numbers';
import { type FirstPositions, isWorthKeeping, summarize, type Summary } from '../ranges';
import { Range, type Scalar } from '../values';
import { countBelow, NOTHING } from './aggregate';
import { type Args, fixed, type FunctionTable, repeated } from './define';

export const CONDITIONAL: FunctionTable = {
  COUNTIF: fixed('rs', 2, (args) => countIf(args, conditionAt(args, 0))),
  COUNTIFS: repeated('rs', 2, 2, countIfs),
  SUMIF: fixed('rsr', 2, (args) => clean(summarizeIf(args)).sum),
  SUMIFS: repeated('rrs', 2, 3, (args) => clean(summarizeIfs(args)).sum),
  AVERAGEIF: fixed('rsr', 2, (args) => average(clean(summarizeIf(args)))),
  AVERAGEIFS: repeated('rrs', 2, 3, (args) => average(clean(summarizeIfs(args)))),
  MAXIFS: repeated('rrs', 2, 3, (args) => finite(clean(summarizeIfs(args)).max)),
  MINIFS: repeated('rrs', 2, 3, (args) => finite(clean(summarizeIfs(args)).min)),
};

interface Condition {
  readonly range: Range;
  readonly criterion: Criterion;
  /** The argument that states the criterion. */
  readonly operand: Scalar;
}

function conditionAt(args: Args, index: number): Condition {
  const operand = args.scalar(index + 1);
  return { range: args.range(index), criterion: args.ranges.criteria.of(operand, args.dayShift), operand };
}

function clean(summary: Summary): Summary {
  if (summary.error) throw asThrowable(summary.error);
  return summary;
}

function average({ sum, count }: Summary): number {
  if (count === 0) throw DIVISION_BY_ZERO;
  return sum / count;
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : 0;
}

function countIf(args: Args, condition: Condition): number {
  const { range, criterion } = condition;
  const { bound } = criterion;
  if (range.rows === 1 && range.columns === 1) return criterion.test(args.ranges.at(range, 0, 0)) ? 1 : 0;
  if (bound) {
    const sorted = args.ranges.sorted(range);
    if (sorted instanceof Float64Array) return countBeyond(sorted, bound);
  }
  return countMatches([condition], args);
}

/** Counts the ascending numbers that pass a comparison. Nearly equal numbers count as equal. */
function countBeyond(sorted: Float64Array, { operator, number }: NonNullable<Criterion['bound']>): number {
  let first = countBelow(sorted, number);
  let end = first;
  while (first > 0 && approxEqual(sorted[first - 1] ?? NaN, number)) first--;
  while (end < sorted.length && approxEqual(sorted[end] ?? NaN, number)) end++;
  switch (operator) {
    case '<':
      return first;
    case '<=':
      return end;
    case '>':
      return sorted.length - end;
    case '>=':
      return sorted.length - first;
  }
}

function countIfs(args: Args): number {
  return countMatches(conditionsFrom(args, 0), args);
}

function summarizeIf(args: Args): Summary {
  const range = args.range(0);
  const target = args.has(2) && args.value(2) !== null ? sameSize(args.range(2), range) : range;
  return summarizeMatches(target, [conditionAt(args, 0)], args);
}

/** SUMIF takes only the first cell from its third argument. The size of the range is that of its first argument. */
function sameSize({ sheet, area: { top, left } }: Range, { rows, columns }: Range): Range {
  return new Range(sheet, { top, left, bottom: top + rows - 1, right: left + columns - 1 });
}

function summarizeIfs(args: Args): Summary {
  return summarizeMatches(args.range(0), conditionsFrom(args, 1), args);
}

function conditionsFrom(args: Args, start: number): readonly Condition[] {
  if ((args.count - start) % 2 !== 0) throw BAD_VALUE;
  const conditions: Condition[] = [];
  for (let index = start; index < args.count; index += 2) {
    conditions.push(conditionAt(args, index));
  }
  return conditions;
}

function summarizeMatches(target: Range, conditions: readonly Condition[], args: Args): Summary {
  if (conditions.some(({ range }) => !isSameSize(range, target))) throw BAD_VALUE;
  return answered(target, conditions, args, () =>
    summarize((visit) => {
      const visitAt = (row: number, column: number): void => {
        visit(args.ranges.at(target, row, column));
      };
      if (!eachMatch(conditions, args, visitAt)) eachFilledMatch(target, conditions, args, visit);
    }),
  );
}

/**
 * Computes a result once and keeps it. Over a small range it is computed each time: a column of `COUNTIF(E4,"-")` asks for a hundred
 * thousand different results, and each of them only once.
 */
function answered(
  target: Range | null,
  conditions: readonly Condition[],
  args: Args,
  compute: () => Summary,
): Summary {
  const range = target ?? conditions[0]?.range;
  if (!range || !isWorthKeeping(range)) return compute();
  return args.ranges.remembered(questionKey(target, conditions), compute);
}

/**
 * A text that names the ranges and criteria of a result. A column of SUMIF over few different values asks for the same result thousands of
 * times.
 */
function questionKey(target: Range | null, conditions: readonly Condition[]): string {
  const texts = conditions.map(({ range, operand }) => {
    const text = typeof operand === 'object' ? (operand?.error ?? '') : String(operand);
    return `${range.key} ${typeof operand}${text.length}:${text.toLowerCase()}`;
  });
  return `${target ? target.key : 'count'} ${texts.join(' ')}`;
}

function countMatches(conditions: readonly Condition[], args: Args): number {
  const [first, ...others] = conditions;
  if (!first || others.some(({ range }) => !isSameSize(range, first.range))) throw BAD_VALUE;
  const shape = first.range;
  // With an index the result is found quickly, so keeping it would cost more than finding it again.
  const indexed = conditions.every(isEquality) ? positionsOf(conditions, args) : null;
  if (indexed) return indexed.count;
  return answered(null, conditions, args, () => {
    let count = 0;
    const isDone = eachMatch(conditions, args, () => {
      count++;
    });
    return { ...NOTHING, count: isDone ? count : countWithBlanks(conditions, shape, args) };
  }).count;
}

function isSameSize(a: Range, b: Range): boolean {
  return a.rows === b.rows && a.columns === b.columns;
}

/**
 * Visits the cells that meet all conditions, by 0-based row and column. An index finds the cells that meet all equalities; otherwise each
 * cell is tested. Visits nothing and returns false when empty cells meet every condition, because there may be a million of them.
 */
function eachMatch(
  conditions: readonly Condition[],
  args: Args,
  visit: (row: number, column: number) => void,
): boolean {
  const strict = conditions.filter(({ criterion }) => !criterion.test(null));
  const lead = strict.find(({ criterion }) => criterion.key !== null) ?? strict[0];
  if (!lead) return false;
  const equal = strict.filter(isEquality);
  const indexed = positionsOf(equal, args);
  const found: readonly Condition[] = indexed ? equal : [lead];
  const others = conditions.filter((condition) => !found.includes(condition));
  const visitIfAll = (row: number, column: number): void => {
    if (meetsAll(others, row, column, args)) visit(row, column);
  };
  const { range, criterion } = lead;
  if (indexed) {
    for (let index = 0; index < indexed.count; index++) {
      const position = indexed.positions[index] ?? 0;
      visitIfAll(Math.floor(position / range.columns), position % range.columns);
    }
  } else {
    args.ranges.each(range, (value, row, column) => {
      if (criterion.test(value)) visitIfAll(row - range.area.top, column - range.area.left);
    });
  }
  return true;
}

/** The cells that meet all equalities; null without equalities, or when the ranges have no index. */
function positionsOf(equal: readonly Equality[], args: Args): FirstPositions | null {
  if (equal.length === 0) return null;
  return args.ranges.positions(
    equal.map(({ range }) => range),
    equal.map(({ criterion }) => criterion.key),
  );
}

type Equality = Condition & { readonly criterion: { readonly key: LookupKey } };

function isEquality(condition: Condition): condition is Equality {
  return condition.criterion.key !== null;
}

/** Visits the filled cells of `target` that meet all conditions, for the case in which empty cells meet every condition too. */
function eachFilledMatch(
  target: Range,
  conditions: readonly Condition[],
  args: Args,
  visit: (value: Scalar) => void,
): void {
  args.ranges.each(target, (value, row, column) => {
    if (meetsAll(conditions, row - target.area.top, column - target.area.left, args)) visit(value);
  });
}

/** Counts the cells of the range without the filled cells that fail a condition. */
function countWithBlanks(conditions: readonly Condition[], shape: Range, args: Args): number {
  const missed = new Set<number>();
  for (const { range, criterion } of conditions) {
    args.ranges.each(range, (value, row, column) => {
      if (!criterion.test(value))
        missed.add((row - range.area.top) * range.columns + column - range.area.left);
    });
  }
  return shape.rows * shape.columns - missed.size;
}

function meetsAll(conditions: readonly Condition[], row: number, column: number, args: Args): boolean {
  return conditions.every(({ range, criterion }) => criterion.test(args.ranges.at(range, row, column)));
}
