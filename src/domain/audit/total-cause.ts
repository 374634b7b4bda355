/** Finds what explains the difference between a stated total and the sum of its rows. */
import type { Breakdown, Measure, Subtotal, Total, Unit } from '../table/breakdown';
import type { NamedRow, TotalCause } from '../finding';
import type { SheetGrid } from '../../spreadsheet/grid';
import { clean, sumOf } from './rule';
import { sumOfNumbers, summedRows, type SummedRows } from './summed-rows';

/** A total or subtotal with the rows it should add up. */
export interface SumLine {
  readonly sheet: SheetGrid;
  readonly breakdown: Breakdown;
  readonly line: Total;
  readonly units: readonly Unit[];
  /** The subtotals among its rows. */
  readonly subtotals: readonly Subtotal[];
}

const MEASURES: readonly Measure[] = ['baseline', 'target', 'actual'];

/**
 * The one cause that explains a difference exactly. null where there is none, or where several causes fit equally well: naming the
 * wrong one would mislead the user.
 *
 * A formula shows which rows it adds up. A typed total does not, so a row is named as the cause only where it explains the
 * differences in all columns, or where nothing else explains the difference in this column.
 */
export function causeOf(sum: SumLine, measure: Measure): TotalCause | null {
  const byFormula = formulaCause(sum, measure);
  if (byFormula) return byFormula;
  const rows = rowCauses(sum, measure);
  const inAllColumns = rows.filter((cause) => explainsAllColumns(sum, cause));
  if (inAllColumns.length === 1) return inAllColumns[0] ?? null;
  const difference = differenceOf(sum, measure);
  const causes = [...rows, ...swappedDigits(sum, measure)];
  const [cause] = causes;
  if (causes.length !== 1 || !cause) return null;
  const isOfOneUnit = cause.kind === 'left-out' || cause.kind === 'counted-twice';
  return isOfOneUnit && mayBeOneDigit(difference, measure, sum.units) ? null : cause;
}

/** stated − computed, persons */
function differenceOf({ line, units }: SumLine, measure: Measure): number {
  return clean((line[measure].amount ?? 0) - sumOf(units, measure));
}

/** The mistake in the formula; null where there is no formula, or its rows do not add up to the stated total. */
function formulaCause(sum: SumLine, measure: Measure): TotalCause | null {
  const { sheet, breakdown, line } = sum;
  const column = breakdown.columns[measure]?.column;
  const stated = line[measure].inCell;
  const summed = column === undefined ? null : summedRows(sheet, line.row, column);
  if (!summed || column === undefined || stated === null) return null;
  const result = sumOfNumbers(sheet, summed, column);
  if (result === null || clean(result - stated) !== 0) return null;
  const cause = oddities(sum, summed, measure);
  const isAny = [cause.leftOut, cause.twice, cause.subtotals, cause.texts].some((rows) => rows.length > 0);
  return isAny ? cause : null;
}

function oddities(
  { units, subtotals }: SumLine,
  { times }: SummedRows,
  measure: Measure,
): Extract<TotalCause, { kind: 'formula' }> {
  const count = (row: number): number => times.get(row) ?? 0;
  const bySubtotals = new Map<number, number>();
  const byFormulas = new Set<number>();
  for (const subtotal of subtotals.filter(({ row }) => count(row) > 0)) {
    for (const unit of subtotal.unitRows) {
      bySubtotals.set(unit, (bySubtotals.get(unit) ?? 0) + count(subtotal.row));
      if (subtotal[measure].formula !== null) byFormulas.add(unit);
    }
  }
  const inAll = (row: number): number => count(row) + (bySubtotals.get(row) ?? 0);
  /** Whether formulas alone, which do not count text, carry a row into the total. */
  const isSummed = (row: number): boolean => count(row) > 0 || byFormulas.has(row);
  const direct = new Set(units.flatMap(({ row }) => (count(row) > 0 ? [row] : [])));
  const carrying = units.filter((unit) => (unit[measure].amount ?? 0) !== 0);
  return {
    kind: 'formula',
    leftOut: carrying.filter(({ row }) => inAll(row) === 0).map(named),
    twice: carrying.filter(({ row }) => count(row) > 1).map(named),
    subtotals: subtotals
      .filter(({ row, unitRows }) => count(row) > 0 && unitRows.some((unit) => direct.has(unit)))
      .map(named),
    texts: carrying.filter((unit) => unit[measure].kind === 'text-number' && isSummed(unit.row)).map(named),
  };
}

/** The mistakes in single rows or groups, left out or added twice, that would explain the difference. */
function rowCauses(sum: SumLine, measure: Measure): readonly TotalCause[] {
  const difference = differenceOf(sum, measure);
  const effect = effectsIn(sum, measure);
  return possibleRows(sum).filter((cause) => clean(effect(cause) - difference) === 0);
}

function possibleRows({ units, subtotals }: SumLine): readonly TotalCause[] {
  const groups = subtotals.filter(({ unitRows }) => unitRows.length > 1);
  return [
    ...units.map(({ name, row }): TotalCause => ({ kind: 'left-out', unit: name, row })),
    ...units.map(({ name, row }): TotalCause => ({ kind: 'counted-twice', unit: name, row })),
    ...subtotals.map(({ name, row }): TotalCause => ({ kind: 'subtotal-counted', name, row })),
    ...(subtotals.length > 1
      ? [{ kind: 'subtotals-counted' as const, rows: subtotals.map(({ row }) => row) }]
      : []),
    ...groups.map(({ name, unitRows }): TotalCause => ({ kind: 'group-left-out', name, rows: unitRows })),
  ];
}

/** For one column, how much each cause changes the total, persons. */
function effectsIn({ units, subtotals }: SumLine, measure: Measure): (cause: TotalCause) => number {
  const figures = new Map([...units, ...subtotals].map((line) => [line.row, line[measure].amount ?? 0]));
  const at = (row: number): number => figures.get(row) ?? 0;
  const all = (rows: readonly number[]): number => clean(rows.reduce((total, row) => total + at(row), 0));
  return (cause) => {
    switch (cause.kind) {
      case 'left-out':
        return -at(cause.row);
      case 'counted-twice':
      case 'subtotal-counted':
        return at(cause.row);
      case 'subtotals-counted':
        return all(cause.rows);
      case 'group-left-out':
        return -all(cause.rows);
      case 'digits-swapped':
      case 'formula':
        return 0;
    }
  };
}

/**
 * Whether a mistake in one row explains the differences of all columns. A row that was left out is missing from every column; that
 * it fits two columns by chance is unlikely.
 */
function explainsAllColumns(sum: SumLine, cause: TotalCause): boolean {
  const stated = MEASURES.filter((measure) => sum.line[measure].amount !== null);
  const effects = stated.map((measure) => effectsIn(sum, measure)(cause));
  return (
    effects.filter((effect) => effect !== 0).length > 1 &&
    stated.every((measure, index) => clean((effects[index] ?? 0) - differenceOf(sum, measure)) === 0)
  );
}

/** Two swapped digits in a unit's figure, or in the total itself where it is typed, that explain the difference. */
function swappedDigits(sum: SumLine, measure: Measure): readonly TotalCause[] {
  const difference = differenceOf(sum, measure);
  // Swapping two digits changes a number by a multiple of nine, so other differences need no search.
  if (difference % 9 !== 0) return [];
  const { line, units } = sum;
  const swap = (name: string, row: number, inRow: number | null, change: number): TotalCause[] => {
    if (inRow === null || inRow < 10 || !Number.isInteger(inRow)) return [];
    const swapped = inRow + change;
    return isSwapped(inRow, swapped) ? [{ kind: 'digits-swapped', unit: name, row, inRow, swapped }] : [];
  };
  const total = line[measure].formula === null ? line[measure].amount : null;
  return [
    ...units.flatMap((unit) => swap(unit.name, unit.row, unit[measure].amount, difference)),
    ...swap(line.name, line.row, total, -difference),
  ];
}

/** Whether two numbers differ only in that two digits are swapped. */
function isSwapped(a: number, b: number): boolean {
  const [first, second] = [String(a), String(b)];
  if (first.length !== second.length) return false;
  const differing = Array.from(first, (digit, index) => (digit === second[index] ? -1 : index)).filter(
    (index) => index >= 0,
  );
  const [left = 0, right = 0] = differing;
  return differing.length === 2 && first[left] === second[right] && first[right] === second[left];
}

/**
 * Whether a single mistyped digit in any row would explain the difference as well, as for 100, 3 or 2,000. A unit whose figure
 * equals the difference is then no more suspect than the others. (A difference of nine would need a 0 typed as 9 or a 9 typed as
 * 0.)
 */
function mayBeOneDigit(difference: number, measure: Measure, units: readonly Unit[]): boolean {
  const match = /^-?([1-8])(0*)$/.exec(String(difference));
  if (!match) return false;
  const place = 10 ** (match[2] ?? '').length;
  const change = difference / place;
  return units.some((unit) => {
    const inRow = unit[measure].amount ?? 0;
    const digit = Math.floor(inRow / place) % 10;
    return inRow >= place && digit + change >= 0 && digit + change <= 9;
  });
}

function named({ name, row }: { readonly name: string; readonly row: number }): NamedRow {
  return { name, row };
}
