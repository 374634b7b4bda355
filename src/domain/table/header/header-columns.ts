/** Chooses the table's columns among the headings of a header: the baseline and target that fit best, and the columns that belong with them. */
import { textOf, valueAt } from '../../../spreadsheet/grid';
import type { BreakdownColumns, FigureColumn, Indicator, TableColumn } from '../breakdown';
import type { FreeCells } from '../free-cells';
import {
  baselineYear,
  isYearEnd,
  normalizeHeading,
  recruitingYear,
  type Heading,
  type Role,
} from '../headings';
import type { Surroundings } from '../surroundings';
import { assumedMeasure, measureAtEnd } from '../assumed-measure';
import { measureInHeading, type UnitOfMeasure } from '../unit-of-measure';
import type { HeaderRows } from './header-rows';
import { indicatorsAmong, type IndicatorHeadings } from './indicator-headings';

/** The most columns that are compared for the same role. */
const MOST_CANDIDATES = 8;
/** Penalty for a baseline at the end of the year in the title: such a figure is the year's result rather than its starting point. */
const AFTER_TITLE_YEAR = 10;

/** The columns that were chosen among a table's headings. */
export interface ChosenColumns {
  readonly columns: BreakdownColumns;
  /** The columns of the first indicator are also in `columns`. */
  readonly indicators: readonly [Indicator, ...Indicator[]];
  readonly baseYear: number | null;
  readonly targetYear: number | null;
}

interface Candidate {
  readonly heading: Heading;
  readonly rank: number;
  readonly year: number | null;
}

function candidates(
  headings: readonly Heading[],
  role: Role,
  yearOf: (heading: string) => number | null,
): readonly Candidate[] {
  return headings
    .flatMap((heading) =>
      heading.meaning?.role === role
        ? [{ heading, rank: heading.meaning.rank, year: yearOf(heading.text) }]
        : [],
    )
    .sort((a, b) => b.rank - a.rank || a.heading.column - b.heading.column)
    .slice(0, MOST_CANDIDATES);
}

/** A column that the add-in appended to a table whose header is in these rows. */
export interface AppendedHeading extends Pick<Heading, 'column' | 'text'> {
  readonly tableColumns: readonly number[];
}

export function appendedIn(
  { sheet, appended = [] }: FreeCells,
  { top, bottom }: HeaderRows,
): readonly AppendedHeading[] {
  return appended
    .filter(({ row }) => top <= row && row <= bottom)
    .map(({ column, tableColumns }) => {
      const rows = Array.from({ length: bottom - top + 1 }, (_, index) => top + index);
      const text = rows.map((row) => textOf(valueAt(sheet, row, column))).join('');
      return { column, tableColumns, text: text.replace(/\s+/g, '') };
    });
}

/** Chooses the table's columns among the headings; null where there is no target, or no unit. */
export function chooseColumns(
  headings: readonly Heading[],
  around: Surroundings,
  appended: readonly AppendedHeading[],
): ChosenColumns | null {
  const pair = choosePair(headings, around.year);
  const first = (role: Role): TableColumn | null => {
    const heading = candidates(headings, role, () => null)[0]?.heading;
    return heading ? { column: heading.column, heading: heading.text } : null;
  };
  const unit = first('unit');
  if (!pair || !unit) return null;
  const [own, ...others] = indicatorsAmong(headings, pair.target.heading).flatMap((group) => {
    const chosen = chooseIndicator(group, around, appended);
    return chosen ? [chosen] : [];
  });
  if (!own) return null;
  const shared = { ordinal: first('ordinal'), unit, note: first('note') };
  const taken = new Set(Object.values(shared).map((column) => column?.column));
  const withoutShared = ({ indicator }: typeof own): Indicator => ({
    ...indicator,
    further: indicator.further.filter(({ column }) => !taken.has(column)),
  });
  const { baseline, target, actual } = own.indicator.columns;
  return {
    columns: { ordinal: shared.ordinal, unit, baseline, target, actual, note: shared.note },
    indicators: [withoutShared(own), ...others.map(withoutShared)],
    ...own.years,
  };
}

/** The columns of one indicator, chosen among its headings; null where there is no target. */
function chooseIndicator(
  { name, figures, further, isOneOfSeveral }: IndicatorHeadings,
  { title, year: titleYear, measure }: Surroundings,
  appended: readonly AppendedHeading[],
): { readonly indicator: Indicator; readonly years: Pick<ChosenColumns, 'baseYear' | 'targetYear'> } | null {
  const pair = choosePair(figures, titleYear);
  if (!pair) return null;
  const years = yearsOf(pair, titleYear);
  const target = pair.target.heading.column;
  const isOthers = ({ column }: Heading): boolean =>
    appended.some((other) => other.column === column && !other.tableColumns.includes(target));
  const actual =
    candidates(figures, 'actual', recruitingYear).find(
      ({ heading, year }) =>
        !isOthers(heading) && (year === null || years.targetYear === null || year >= years.targetYear),
    )?.heading ??
    appended.find((own) => own.tableColumns.includes(target)) ??
    null;
  // Under a joint heading that is not merged, 完成 has no heading above it: it counts the same as the target.
  const jointMeasure = isOneOfSeveral ? measureInHeading(normalizeHeading(pair.target.heading.text)) : null;
  const chosen = [actual, pair.target.heading, pair.baseline?.heading].flatMap((heading) => heading ?? []);
  const taken = new Set(chosen.map((heading) => heading.column));
  const rest = [...figures, ...further]
    .filter((heading) => !taken.has(heading.column))
    .sort((a, b) => a.column - b.column);
  const column = (heading: Pick<Heading, 'column' | 'text'>): FigureColumn =>
    figureColumn(
      heading,
      statedMeasure(heading, measure) ??
        assumedMeasure(heading.text, {
          others: chosen.filter((other) => other !== heading).map(({ text }) => text),
          further: rest.map(({ text }) => text),
          title: isOneOfSeveral ? null : title,
        }),
    );
  const columns = {
    baseline: pair.baseline && column(pair.baseline.heading),
    target: column(pair.target.heading),
    actual:
      actual &&
      (jointMeasure ? figureColumn(actual, statedMeasure(actual, null) ?? jointMeasure) : column(actual)),
  };
  const { unitOfMeasure, whole } = columns.target;
  return {
    indicator: {
      name,
      unitOfMeasure,
      isMeasureAssumed: statedMeasure(pair.target.heading, measure) === null,
      whole,
      columns,
      further: rest.map((heading) => ({ column: heading.column, heading: heading.text })),
    },
    years,
  };
}

interface Pair {
  readonly baseline: Candidate | null;
  readonly target: Candidate;
}

/**
 * The baseline and target that fit best. The plainest headings win. Among several year ends, the last one before the target's year
 * wins, or the first where that year is unknown. Any baseline is preferred to none, except one at the end of the target year.
 */
function choosePair(headings: readonly Heading[], titleYear: number | null): Pair | null {
  let best: { readonly pair: Pair; readonly score: readonly number[] } | null = null;
  for (const target of candidates(headings, 'target', recruitingYear)) {
    for (const baseline of [...candidates(headings, 'baseline', baselineYear), null]) {
      if (!baseline) {
        const score = [0, target.rank, -(target.year ?? 0), -target.heading.column];
        if (!best || isHigher(score, best.score)) best = { pair: { baseline, target }, score };
        continue;
      }
      const year = target.year ?? titleYear;
      const isTooLate =
        baseline.year !== null && year !== null && baseline.year >= year && isYearEnd(baseline.heading.text);
      if (isTooLate && target.year !== null) continue;
      const score = [
        1,
        baseline.rank + target.rank - (isTooLate ? AFTER_TITLE_YEAR : 0),
        (baseline.year ?? 0) * (year === null ? -1 : 1),
        -(target.year ?? 0),
        -baseline.heading.column,
        -target.heading.column,
      ];
      if (!best || isHigher(score, best.score)) best = { pair: { baseline, target }, score };
    }
  }
  return best?.pair ?? null;
}

function isHigher(score: readonly number[], other: readonly number[]): boolean {
  const at = score.findIndex((value, index) => value !== other[index]);
  return at >= 0 && (score[at] ?? 0) > (other[at] ?? 0);
}

/**
 * The base year and target year of a table. A year that no heading states is derived from the other; where neither is stated, the
 * title's year decides.
 */
function yearsOf(
  { baseline, target }: Pair,
  titleYear: number | null,
): { readonly baseYear: number | null; readonly targetYear: number | null } {
  const base = baseline?.year ?? null;
  if (target.year !== null) {
    return {
      baseYear: base !== null && base < target.year ? base : target.year - 1,
      targetYear: target.year,
    };
  }
  if (base !== null) return { baseYear: base, targetYear: base + 1 };
  return titleYear === null
    ? { baseYear: null, targetYear: null }
    : { baseYear: titleYear - 1, targetYear: titleYear };
}

/** The unit of measure that a heading states, or the text above the table. */
function statedMeasure({ text }: Pick<Heading, 'text'>, above: UnitOfMeasure | null): UnitOfMeasure | null {
  return measureInHeading(normalizeHeading(text)) ?? above ?? measureAtEnd(text);
}

function figureColumn(heading: Pick<Heading, 'column' | 'text'>, measure: UnitOfMeasure): FigureColumn {
  const { name, scale, whole } = measure;
  return { column: heading.column, heading: heading.text, unitOfMeasure: name, scale, whole };
}
