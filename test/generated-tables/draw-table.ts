/**
 * Generates tables like those that offices keep, from a seed, each with the contents that the product must read from it.
 */
import type { CellValue, SheetGrid } from '../../src/spreadsheet/grid';
import { cellAddress } from '../../src/spreadsheet/address';
import type { FindingCode } from '../../src/domain/finding';
import { gridOf } from '../support/grid';

/** Columns whose figures follow from the other figures of the row. An error can be planted in them. */
type DerivedRole =
  | 'rate'
  | 'per-cent'
  | 'share'
  | 'growth'
  | 'rank'
  | `quarter-${1 | 2 | 3 | 4}`
  | `half-${1 | 2}`
  | `part-${1 | 2}`;
export type DrawnRole =
  'ordinal' | 'unit' | 'baseline' | 'target' | 'actual' | 'note' | 'other' | DerivedRole;
type Measure = 'baseline' | 'target' | 'actual';

/** One row of the table: a unit, or a sum of some units (a total, a subtotal, or a county above its townships). */
export interface DrawnRow {
  readonly name: string;
  readonly serial?: string;
  /** For a sum: indices of the units it adds up. Undefined for a unit. */
  readonly sums?: readonly number[];
}

export interface TableKind {
  readonly group: string;
  readonly title: string | null;
  /** A line between title and header, such as 单位：万元. */
  readonly caption?: string;
  readonly columns: readonly { readonly role: DrawnRole; readonly heading: string }[];
  readonly rows: readonly DrawnRow[];
  readonly unitOfMeasure: string;
  readonly decimals: number;
  readonly top: number;
  readonly left: number;
  /** Rows below the table: footers, or another table. */
  readonly below?: readonly (readonly CellValue[])[];
  /** Repeats the header above this row of the table, as a page break does. */
  readonly pageBreakAt?: number;
  /** The column in which an error is planted. When left out, an error of a random kind is planted among figures and totals. */
  readonly plants?: DerivedRole;
  /** Another table to the right, one column away. */
  readonly beside?: readonly (readonly CellValue[])[];
}

/** A planted error: the finding that the check must report for it. */
export interface Planted {
  readonly code: FindingCode;
  readonly cell: string;
  /** The cause that the finding must name: its kind and its row. */
  readonly cause?: { readonly kind: string; readonly row: number };
}

export interface DrawnTable {
  readonly group: string;
  readonly sheet: SheetGrid;
  readonly columns: Readonly<Partial<Record<DrawnRole, number>>>;
  readonly unitOfMeasure: string;
  readonly units: readonly { readonly name: string; readonly row: number; readonly target: number }[];
  readonly sumRows: readonly number[];
  readonly planted: Planted | null;
}

/** A seeded random number generator (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const MEASURES: readonly Measure[] = ['baseline', 'target', 'actual'];

/** Generates a table. @param plants whether to plant an error */
export function drawTable(kind: TableKind, seed: number, plants: boolean): DrawnTable {
  const next = chance(seed);
  const scale = 10 ** kind.decimals;
  const units = kind.rows.filter(({ sums }) => sums === undefined);
  const figures = units.map((_, index) => drawFigures(next, index, scale));
  const ranks = ranksOf(figures);
  const cells: CellValue[][] = [];
  const rowOf: number[] = [];
  const merges: string[] = [];
  const header = kind.columns.map(({ heading }) => heading);
  if (kind.title !== null) cells.push([kind.title]);
  if (kind.caption !== undefined) cells.push([...header.slice(1).map(() => null), kind.caption]);
  const headerRow = kind.top + cells.length;
  cells.push(header);
  let unit = 0;
  kind.rows.forEach((row, index) => {
    if (kind.pageBreakAt === index) cells.push([`${kind.title ?? ''}（续表）`], header);
    const own = row.sums ? sumOf(row.sums.map((at) => figures[at])) : figures[unit++];
    rowOf.push(kind.top + cells.length);
    const rank = row.sums ? null : (ranks[unit - 1] ?? null);
    cells.push(
      kind.columns.map(({ role }) => cellOf(role, row, unit, own, scale, { rank, all: sumOf(figures) })),
    );
  });
  kind.below?.forEach((row) => cells.push([...row]));
  kind.beside?.forEach((row, index) => {
    const at = headerRow - kind.top + index;
    cells[at] = [...padded(cells[at] ?? [], header.length + 1), ...row];
  });
  const columns = Object.fromEntries(kind.columns.map(({ role }, index) => [role, kind.left + index]));
  const table = { kind, cells, rowOf, columns, units, figures, scale };
  const planted = plants ? plant(table, next) : null;
  return {
    group: kind.group,
    sheet: gridOf(cells, { top: kind.top, left: kind.left, merges }),
    columns,
    unitOfMeasure: kind.unitOfMeasure,
    units: kind.rows.flatMap((row, index) =>
      row.sums ? [] : [{ name: row.name.trim(), row: rowOf[index] ?? 0, target: targetIn(table, index) }],
    ),
    sumRows: kind.rows.flatMap((row, index) => (row.sums ? [rowOf[index] ?? 0] : [])),
    planted,
  };
}

type Figures = Readonly<Record<Measure, number>>;

/** Figures of one unit, in whole steps of the last decimal. Targets are all the same share of their baseline, so that none is an outlier. */
function drawFigures(next: () => number, index: number, scale: number): Figures {
  const target = (10 + Math.floor(next() * 890)) * 20 + index + 1;
  return {
    baseline: (target * 7) / scale,
    target: target / scale,
    actual: Math.floor(target * (0.3 + next() * 0.6)) / scale,
  };
}

function sumOf(figures: readonly (Figures | undefined)[]): Figures {
  const add = (measure: Measure): number =>
    Number(figures.reduce((sum, figure) => sum + (figure?.[measure] ?? 0), 0).toFixed(6));
  return { baseline: add('baseline'), target: add('target'), actual: add('actual') };
}

function cellOf(
  role: DrawnRole,
  row: DrawnRow,
  unit: number,
  own: Figures | undefined,
  scale: number,
  derived: { readonly rank: number | null; readonly all: Figures },
): CellValue {
  switch (role) {
    case 'rate':
      return own ? rounded(own.actual / own.target, 4) : null;
    case 'per-cent':
      return own ? rounded((own.actual / own.target) * 100, 2) : null;
    case 'growth':
      return own ? rounded(own.actual / own.baseline, 4) : null;
    case 'share':
      return own ? rounded(own.actual / derived.all.actual, 4) : null;
    case 'rank':
      return derived.rank;
    case 'quarter-1':
    case 'quarter-2':
    case 'quarter-3':
    case 'quarter-4':
    case 'half-1':
    case 'half-2':
    case 'part-1':
    case 'part-2':
      return own ? partOf(own.target, role, scale) : null;
    case 'ordinal':
      return row.serial ?? (row.sums ? null : unit);
    case 'unit':
      return row.name;
    case 'baseline':
    case 'target':
    case 'actual':
      return own?.[role] ?? null;
    case 'note':
      return null;
    case 'other':
      return own ? Math.round((own.actual / own.target) * 1e4) / 1e4 : scale;
  }
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

/** A part of a target, in whole steps of the last decimal: an equal share; the last part is the rest. */
function partOf(target: number, role: string, scale: number): number {
  const count = role.startsWith('quarter') ? 4 : 2;
  const steps = Math.round(target * scale);
  const share = Math.floor(steps / (4 * count)) * 4;
  return (role.endsWith(String(count)) ? steps - share * (count - 1) : share) / scale;
}

/** Ranks by completion, 1 for the highest. No two completions are equal. */
function ranksOf(figures: readonly Figures[]): number[] {
  const rates = figures.map(({ actual, target }) => actual / target);
  return rates.map((rate) => rates.filter((other) => other > rate).length + 1);
}

function padded(row: readonly CellValue[], length: number): CellValue[] {
  return Array.from({ length }, (_, index) => row[index] ?? null);
}

interface Drawing {
  readonly kind: TableKind;
  readonly cells: CellValue[][];
  readonly rowOf: readonly number[];
  readonly columns: Readonly<Record<string, number>>;
  readonly units: readonly DrawnRow[];
  readonly figures: readonly Figures[];
  readonly scale: number;
}

/** The target in a row's cell, after an error was planted; NaN where the cell holds no number. */
function targetIn({ kind, cells, rowOf, columns }: Drawing, index: number): number {
  const value = cells[(rowOf[index] ?? 0) - kind.top]?.[(columns['target'] ?? 0) - kind.left];
  return typeof value === 'number' ? value : Number.NaN;
}

/** Plants one error of a random kind: a unit left out of the total, an error value, text in place of a figure, or a negative figure. */
function plant(table: Drawing, next: () => number): Planted {
  const { kind, rowOf, columns, figures } = table;
  const measures = MEASURES.filter((measure) => columns[measure] !== undefined);
  const whole = kind.rows.findIndex(({ sums }) => sums?.length === figures.length);
  const picks = kind.rows.flatMap((row, index) => (row.sums ? [] : [index]));
  const pick = Math.floor(next() * picks.length);
  const row = rowOf[picks[pick] ?? 0] ?? 0;
  const target = columns['target'] ?? 0;
  const put = (at: number, column: number, value: CellValue): string => {
    const cells = table.cells[at - kind.top];
    if (cells) cells[column - kind.left] = value;
    return cellAddress({ row: at, column });
  };
  if (kind.plants) return plantDerived(kind.plants, table, row);
  switch (Math.floor(next() * 4)) {
    case 0: {
      if (whole < 0 || measures.length < 2) break;
      const kept = sumOf(figures.filter((_, index) => index !== pick));
      for (const measure of measures) put(rowOf[whole] ?? 0, columns[measure] ?? 0, kept[measure]);
      const cell = cellAddress({ row: rowOf[whole] ?? 0, column: target });
      return { code: 'total-mismatch', cell, cause: { kind: 'left-out', row } };
    }
    case 1:
      return { code: 'error-cell', cell: put(row, target, { error: '#REF!' }) };
    case 2:
      return { code: 'not-a-number', cell: put(row, target, '待定') };
    default:
      break;
  }
  const figure = figures[pick]?.target ?? 0;
  return { code: 'negative-number', cell: put(row, target, -figure) };
}

/** Makes a rate, a rank or a part of a target wrong. A wrong part must be reported at the cell of the target. */
function plantDerived(role: DerivedRole, { kind, cells, columns }: Drawing, row: number): Planted {
  const column = columns[role] ?? 0;
  const line = cells[row - kind.top];
  const value = line?.[column - kind.left];
  const isPart = /^(?:quarter|half|part)/.test(role);
  if (line && typeof value === 'number') {
    line[column - kind.left] = isPart
      ? rounded(value / 2, 2)
      : role === 'rank'
        ? value + 3
        : rounded(value / 3, 4);
  }
  const at = isPart ? (columns['target'] ?? 0) : column;
  return {
    code: role.startsWith('part') ? 'parts-mismatch' : isPart ? 'period-mismatch' : 'rate-mismatch',
    cell: cellAddress({ row, column: at }),
  };
}
