/**
 * The breakdown table with its progress columns: the position of each column, and the formula that belongs in each of its cells.
 */
import { overlaps, type Area } from '../../spreadsheet/address';
import { periodColumns } from '../../domain/table/period-targets';
import type { TypedMeasure } from '../../domain/table/typed-measures';
import { formulaAt, valueAt, type SheetGrid } from '../../spreadsheet/grid';
import { canonicalFormula } from '../../formula/canonical';
import { MovableFormula } from '../../formula/references';
import { findColumn, typedColumn } from './existing-columns';
import { ProgressFormulas } from './progress-formulas';
import { groupHeading, progressHeading } from './progress-headings';
import type { ProgressInput } from './progress-input';
import { needsBaseline, PROGRESS_COLUMNS, type ProgressColumn, type ProgressPlaces } from './progress-words';

/** The last column that is searched for free columns; no table is wider. */
const FARTHEST_COLUMN = 500;

/** The table with its progress columns: their positions, and the formula that belongs in each cell. */
export class ProgressTable {
  readonly columns: ProgressPlaces;
  /** The columns that this table gets, in order. */
  readonly wanted: readonly ProgressColumn[];
  readonly existing: ReadonlySet<ProgressColumn>;
  /** The table's own columns that are used instead of appended ones; their contents are not changed. */
  readonly typed: ReadonlyMap<ProgressColumn, TypedMeasure>;
  private readonly unitRows: ReadonlySet<number>;
  private readonly formulas: ProgressFormulas;
  /** For each column, the formula of the unit that was first asked about, and its row. */
  private readonly unitFormulas = new Map<ProgressColumn, UnitFormula>();

  constructor(readonly input: ProgressInput) {
    this.unitRows = new Set(input.breakdown.units.map((unit) => unit.row));
    const { baseline } = input.breakdown.columns;
    const periods = periodColumns(input.breakdown);
    this.wanted = PROGRESS_COLUMNS.filter((column) =>
      column === 'pace' ? periods.length > 0 : baseline !== null || !needsBaseline(column),
    );
    const found = new Map<ProgressColumn, number>();
    const typed = new Map<ProgressColumn, TypedMeasure>();
    for (const column of this.wanted) {
      const at = findColumn(input, column, found.get('completion') ?? null);
      const own = at === null ? typedColumn(input, column) : null;
      if (own) typed.set(column, own);
      const place = at ?? own?.column;
      if (place !== undefined) found.set(column, place);
    }
    this.typed = typed;
    this.existing = new Set(found.keys());
    const missing = this.wanted.filter((column) => !found.has(column));
    const start = this.freeColumns(missing.length, Math.max(0, ...found.values()));
    missing.forEach((column, index) => found.set(column, start + index));
    const at = (column: ProgressColumn): number => found.get(column) ?? 0;
    this.columns = {
      actual: at('actual'),
      completion: at('completion'),
      growth: found.get('growth') ?? null,
      yearEnd: found.get('yearEnd') ?? null,
      pace: found.get('pace') ?? null,
      rank: at('rank'),
      status: at('status'),
    };
    const sources = { columns: this.columns, typed, periods };
    this.formulas = new ProgressFormulas(input, sources, this.sharedTotalRow);
  }

  /** The joint heading above the columns; null where there is none. */
  get group(): string | null {
    return groupHeading(this.input);
  }

  /** The row of the total that blocks share, in the columns of the block below which it stands; null elsewhere. */
  get sharedTotalRow(): number | null {
    const { columns, sharedTotal } = this.input.breakdown;
    const isOwn = sharedTotal?.columns.unit.column === columns.unit.column;
    return isOwn && this.input.block ? sharedTotal.line.row : null;
  }

  /** The last row in which the columns have a cell. */
  get lastRow(): number {
    const { area, lastDataRow } = this.input.breakdown;
    return Math.max(area.bottom, lastDataRow, this.sharedTotalRow ?? 0);
  }

  heading(column: ProgressColumn): string {
    return progressHeading(this.input, column);
  }

  headerArea(column: ProgressColumn): Area {
    const rows = this.input.breakdown.headerRows;
    return this.columnArea(column, Math.min(...rows), Math.max(...rows));
  }

  columnArea(column: ProgressColumn, top: number, bottom: number): Area {
    const at = this.at(column);
    return { top, left: at, bottom, right: at };
  }

  /** @throws Error for a column this table does not get */
  at(column: ProgressColumn): number {
    const at = this.columns[column];
    if (at === null) throw new Error(`the table has no column ${column}`);
    return at;
  }

  /** The first of `count` neighbouring columns that are empty in the table's rows, to the right of the table and of its existing progress columns. */
  private freeColumns(count: number, lastExisting: number): number {
    const { breakdown, sheet } = this.input;
    let start = Math.max(breakdown.area.right, lastExisting, this.input.after ?? 0) + 1;
    for (let at = start; at < start + count && at < FARTHEST_COLUMN; at += 1) {
      if (!isColumnFree(sheet, at, { ...breakdown.area, bottom: this.lastRow })) start = at + 1;
    }
    return start;
  }

  /** Whether a formula is the add-in's. 实际新增数 may be a user's column with other formulas; the add-in's formulas all refer to the ledger or count. */
  isOwnFormula(column: ProgressColumn, formula: string): boolean {
    if (column !== 'actual') return true;
    const text = canonicalFormula(formula);
    const { ledger } = this.input;
    return (
      text.startsWith('IF(COUNT') ||
      (ledger !== null && text.startsWith(`IFERROR(INDEX(${ledger.sheet.toUpperCase()}!`))
    );
  }

  /** The formula that belongs in a row; '' where the column has none in that row. */
  formula(column: ProgressColumn, row: number): string {
    return this.formulas.formula(column, row);
  }

  /** Whether a formula belongs in a row. */
  hasFormula(column: ProgressColumn, row: number): boolean {
    const formula = this.sharesFormula(row) ? this.unitFormula(column, row).text : this.formula(column, row);
    return formula !== '';
  }

  /** Whether a cell's formula is exactly the one that belongs in the row. A unit's formula need not be made for it. */
  isFormula(column: ProgressColumn, row: number, formula: string): boolean {
    if (!this.sharesFormula(row)) return formula === this.formula(column, row);
    const unit = this.unitFormula(column, row);
    return unit.movable.isMovedDown(formula, row - unit.row);
  }

  /** The formula of any unit; that of each other unit is the same, filled up or down. */
  private unitFormula(column: ProgressColumn, row: number): UnitFormula {
    const known = this.unitFormulas.get(column);
    if (known) return known;
    const text = this.formula(column, row);
    const made = { row, text, movable: new MovableFormula(text) };
    this.unitFormulas.set(column, made);
    return made;
  }

  /** Whether a row's formula can be filled down from its neighbour, as it can for every unit. */
  sharesFormula(row: number): boolean {
    return this.unitRows.has(row);
  }
}

interface UnitFormula {
  readonly row: number;
  readonly text: string;
  readonly movable: MovableFormula;
}

/** Whether a column is empty in some rows. */
export function isColumnFree(sheet: SheetGrid, column: number, rows: Area): boolean {
  const area = { ...rows, left: column, right: column };
  if (sheet.merges.some((merge) => overlaps(merge, area))) return false;
  // Beside the used area nothing needs to be looked at.
  if (!sheet.area || column < sheet.area.left || column > sheet.area.right) return true;
  for (let row = rows.top; row <= rows.bottom; row += 1) {
    if (valueAt(sheet, row, column) !== null || formulaAt(sheet, row, column) !== null) return false;
  }
  return true;
}
