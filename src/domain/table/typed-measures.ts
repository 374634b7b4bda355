/** The rates, shares and ranks that a table has its own columns for: 完成率, 增长率, 占比, 排名. */
import { formulaAt, isBlank, valueAt, type CellValue, type SheetGrid } from '../../spreadsheet/grid';
import { competitionRanks } from '../measures';
import type { Breakdown, FigureColumn, Measure, TableColumn, Total } from './breakdown';
import { normalizeHeading } from './headings';
import { foldWidth } from './unit-of-measure';

/** What a column of the user's table measures for each unit. */
export type MeasureKind = 'completion' | 'growth' | 'share' | 'rank';

/** The two figures that a rate divides. The divisor is a unit's own figure or, for a share, the sum over all units. */
export interface RateOf {
  readonly part: Measure;
  readonly whole: Measure | 'all';
}

export interface TypedMeasure extends TableColumn {
  readonly kind: MeasureKind;
  /** The rate that is shown; for a rank, the completion rate that it ranks. */
  readonly rate: RateOf;
  /** 100 where figures are in per cent without a % in their format, else 1. */
  readonly factor: 1 | 100;
  /** Whether the column is still empty, was typed, or holds formulas. */
  readonly content: 'empty' | 'typed' | 'formulas';
  /** Whether every unit has a number, a rate as text ("50%"), or nothing. */
  readonly isLegible: boolean;
  /** Whether some cells hold text, which formulas skip. */
  readonly hasTexts: boolean;
}

const COMPLETION: RateOf = { part: 'actual', whole: 'target' };
const GROWTH: RateOf = { part: 'actual', whole: 'baseline' };

interface MeasureWord {
  readonly kind: MeasureKind;
  readonly heading: RegExp;
  /** The rates that the heading may mean; the typed figures decide. */
  readonly rates: readonly RateOf[];
  /** Whether the heading is unambiguous, so that figures that match no rate are wrong rather than something else. */
  readonly isCertain: boolean;
}

const PER_CENT = '(?:\\(?%\\)?)?$';
const WORDS: readonly MeasureWord[] = [
  {
    kind: 'completion',
    heading: new RegExp(
      `^(?:任务|目标|计划|累计|年度|全年)*(?:任务|目标|计划)?完成(?:率|比例|进度|百分比)${PER_CENT}`,
    ),
    rates: [COMPLETION],
    isCertain: true,
  },
  {
    kind: 'growth',
    heading: new RegExp(`^(?:计划|目标|任务|预计|实际|会员)?(?:增长率|增长幅度|增幅|增长比例)${PER_CENT}`),
    rates: [GROWTH, { part: 'target', whole: 'baseline' }],
    isCertain: false,
  },
  {
    kind: 'share',
    heading: new RegExp(
      `(?:^|[^率])(?:占比|比重)${PER_CENT}|^占(?:总数|全[市县区省]|合计|总量)(?:的?(?:比例|比重))?${PER_CENT}`,
    ),
    rates: (['actual', 'target', 'baseline'] as const).map((part) => ({ part, whole: 'all' })),
    isCertain: false,
  },
  { kind: 'rank', heading: /^完成率?(?:排名|名次|位次)$/, rates: [COMPLETION], isCertain: true },
  // Offices name the rate after what is done: 参保率, 签约率, 整改率; also below a joint heading. The figures decide.
  {
    kind: 'completion',
    heading: new RegExp(
      `率${PER_CENT}|占(?:年度|全年)?(?:任务|目标|计划)[数额量]?(?:的?(?:比例|比重|百分比))?${PER_CENT}`,
    ),
    rates: [COMPLETION],
    isCertain: false,
  },
  // Not certain, because offices also rank by scores.
  { kind: 'rank', heading: /^(?:任务|目标)?(?:排名|名次|位次|排序)$/, rates: [COMPLETION], isCertain: false },
];
/** Where the heading is ambiguous, this many figures, and more than half of them, must match. */
const FEWEST_FITTING = 3;
/** The fewest decimals of a ratio: it is shown in per cent, so its last digit is a hundredth or less. */
const LEAST_DIGITS = 2;

/** The table's columns of rates, shares and ranks whose meaning is certain. */
export function typedMeasures(breakdown: Breakdown, sheet: SheetGrid): readonly TypedMeasure[] {
  return breakdown.further.flatMap((column) => {
    const heading = normalizeHeading(column.heading);
    const word = WORDS.find((candidate) => candidate.heading.test(heading));
    return word ? typedMeasure(breakdown, sheet, column, word) : [];
  });
}

function typedMeasure(
  breakdown: Breakdown,
  sheet: SheetGrid,
  column: TableColumn,
  { kind, rates, isCertain }: MeasureWord,
): TypedMeasure[] {
  const possible = rates.filter(({ part, whole }) => hasColumns(breakdown, part, whole));
  const [first] = possible;
  if (!first) return [];
  const values = breakdown.units.map(({ row }) => valueAt(sheet, row, column.column));
  const hasFormulas = breakdown.units.some(({ row }) => formulaAt(sheet, row, column.column) !== null);
  const shown = values.map((value) => (kind === 'rank' ? numberIn(value) : rateInCell(value)));
  const isLegible = values.every((value, index) => shown[index] !== null || isBlank(value));
  const hasTexts = values.some((value, index) => typeof value === 'string' && shown[index] !== null);
  const typed = shown.filter((value) => value !== null);
  const isEmpty = values.every(isBlank);
  // Where the heading is certain of one rate, nothing is left to be decided by the figures.
  const isDecided = possible.length === 1 && (isCertain || isEmpty);
  const fitting = isDecided ? [] : possible.map((rate) => fittingRows(breakdown, kind, rate, shown));
  const most = Math.max(0, ...fitting);
  const rate = possible[fitting.indexOf(most)] ?? first;
  const fits = most >= FEWEST_FITTING && most * 2 > typed.length;
  if (!isCertain && !isEmpty && !fits) return [];
  const content = hasFormulas ? 'formulas' : isEmpty ? 'empty' : 'typed';
  const factor = kind === 'rank' ? 1 : factorOfColumn(breakdown, rate, shown, column.heading);
  return [{ ...column, kind, rate, factor, content, isLegible, hasTexts }];
}

const RATE_AS_TEXT = /^[-+]?\d+(?:\.\d+)?%?$/;

/** Reads a rate from a cell, also from text: "50%" is 0.5, "50" is 50; null where the cell holds no rate. */
export function rateInCell(value: CellValue): number | null {
  if (typeof value !== 'string') return numberIn(value);
  const text = foldWidth(value).trim();
  if (!RATE_AS_TEXT.test(text)) return null;
  const stated = Number(text.replace('%', ''));
  // Twelve digits remove the binary noise that the division leaves.
  return text.endsWith('%') ? Number((stated / 100).toPrecision(12)) : stated;
}

export function numberIn(value: CellValue): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function hasColumns({ columns }: Breakdown, part: Measure, whole: RateOf['whole']): boolean {
  return columns[part] !== null && (whole === 'all' || columns[whole] !== null);
}

/** How many of the shown figures match the rate. */
function fittingRows(
  breakdown: Breakdown,
  kind: MeasureKind,
  rate: RateOf,
  shown: readonly (number | null)[],
): number {
  const computed = breakdown.units.map((unit) => rateIn(breakdown, unit, rate));
  const ranks = kind === 'rank' ? competitionRanks(computed) : [];
  return shown.filter((value, index) => {
    const own = computed[index] ?? null;
    if (value === null || own === null) return false;
    return kind === 'rank' ? value === ranks[index] : fittingFactor(value, own) !== null;
  }).length;
}

/** The factor that fits most of the shown figures. Where there are no figures, the heading decides: 完成率（%） means 100. */
function factorOfColumn(
  breakdown: Breakdown,
  rate: RateOf,
  shown: readonly (number | null)[],
  heading: string,
): 1 | 100 {
  const factors = shown.flatMap((value, index) => {
    const unit = breakdown.units[index];
    const own = unit ? rateIn(breakdown, unit, rate) : null;
    return value === null || own === null ? [] : [nearestFactor(value, own)];
  });
  if (factors.length === 0) return heading.includes('%') || heading.includes('％') ? 100 : 1;
  return factors.filter((factor) => factor === 100).length * 2 > factors.length ? 100 : 1;
}

/** The rate of a unit or a total; null where a figure is missing. */
export function rateIn(
  { units }: Breakdown,
  line: Pick<Total, Measure>,
  { part, whole }: RateOf,
): number | null {
  const own = line[part].amount;
  const of =
    whole === 'all' ? units.reduce((sum, unit) => sum + (unit[part].amount ?? 0), 0) : line[whole].amount;
  return own === null || of === null || of <= 0 ? null : own / of;
}

/** 1 where the figure matches as a ratio, 100 where it matches in per cent; null where neither matches. */
export function fittingFactor(stated: number, rate: number): 1 | 100 | null {
  const isNear = (factor: 1 | 100): boolean => {
    const difference = Math.abs(stated - rate * factor);
    const isWithin = (step: number): boolean => difference <= step * (1 + 1e-9);
    // Most figures are equal or far off; only for the others are the digits counted.
    return difference === 0 || (isWithin(largestStep(factor)) && isWithin(lastDigit(stated, factor)));
  };
  return ([1, 100] as const).find(isNear) ?? null;
}

export function nearestFactor(stated: number, rate: number): 1 | 100 {
  return Math.abs(stated - rate) <= Math.abs(stated - rate * 100) ? 1 : 100;
}

/** The value of one step in the last digit that is shown. */
export function lastDigit(stated: number, factor: 1 | 100): number {
  const digits = (/\.(\d+)$/.exec(String(stated))?.[1] ?? '').length;
  return Math.min(10 ** -digits, largestStep(factor));
}

/** The largest value that {@link lastDigit} gives. */
function largestStep(factor: 1 | 100): number {
  return factor === 1 ? 10 ** -LEAST_DIGITS : 1;
}

/** The two columns whose figures a rate divides. */
export function rateColumns(
  { columns }: Breakdown,
  { part, whole }: RateOf,
): { readonly part: FigureColumn; readonly whole: FigureColumn } | null {
  const [above, below] = [columns[part], columns[whole === 'all' ? part : whole]];
  return above && below ? { part: above, whole: below } : null;
}
