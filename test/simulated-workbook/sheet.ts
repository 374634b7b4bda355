/**
 * One sheet of a workbook in memory: its cells, and which of them were changed since the file was written.
 */
import { LAST_COLUMN, type Area, type Position } from '../../src/spreadsheet/address';
import type { CellValue } from '../../src/spreadsheet/grid';
import type { SheetPart } from '../../src/hosts/file/parts/sheet-part';
import { MovableFormula } from '../../src/formula/references';
import type { ChartSpec } from '../../src/spreadsheet/spec';

/** A formula without `=`, written as for the cell `base`. Cells filled with the same formula share the text. */
export interface StoredFormula {
  readonly text: string;
  readonly base: Position;
}

export interface StoredCell extends Position {
  readonly value: CellValue;
  readonly formula: StoredFormula | null;
}

export type Visibility = 'Visible' | 'Hidden' | 'VeryHidden';

export class SimulatedSheet {
  private readonly rows = new Map<number, Map<number, StoredCell>>();
  private readonly styles = new Map<number, number>();
  private readonly newer = new Set<number>();
  /** Heights in points of the rows that have a custom height. */
  readonly heights: Map<number, number>;
  private newHeights = new Set<number>();
  /** Whether custom heights were removed since the file was written. */
  private hasLostHeights = false;
  /** Cached used areas: by true with formatted empty cells, by false without. Dropped where the area may have shrunk. */
  private readonly usedAreas = new Map<boolean, Area | null>();
  /** Parsed formulas by text, to move each filled formula without parsing it again. */
  private readonly movable = new Map<string, MovableFormula>();
  /** Charts that were added since the file was opened. */
  charts: ChartSpec[] = [];
  /** Names of charts whose type the programs' interfaces do not know, such as waterfall or treemap. */
  readonly newerCharts = new Set<string>();
  selection: Area = { top: 1, left: 1, bottom: 1, right: 1 };

  constructor(
    readonly id: string,
    public name: string,
    private readonly part: () => SheetPart,
    heights: Map<number, number>,
    public visibility: Visibility,
  ) {
    this.heights = heights;
    part().cells.visit(({ row, column, value, formula, fill }) => {
      if (formula === null && (value ?? null) === null) return;
      const stored =
        formula === null
          ? null
          : fill
            ? { text: fill.formula, base: fill.base }
            : { text: formula, base: { row, column } };
      this.put({ row, column, value: value ?? null, formula: stored });
    });
  }

  cell(row: number, column: number): StoredCell | undefined {
    return this.rows.get(row)?.get(column);
  }

  *formulaCells(): Iterable<StoredCell> {
    for (const row of [...this.rows.values()])
      for (const cell of [...row.values()]) if (cell.formula) yield cell;
  }

  /** The formula of a cell without `=`, with references as they read in that cell. */
  formulaText({ row, column, formula }: StoredCell): string {
    if (!formula) return '';
    const { base, text } = formula;
    if (base.row === row && base.column === column) return text;
    const movable = this.movable.get(text) ?? new MovableFormula(text);
    this.movable.set(text, movable);
    return movable.moved(row - base.row, column - base.column);
  }

  setValue(row: number, column: number, value: CellValue): void {
    this.touch(row, column);
    if (value !== null) this.put({ row, column, value, formula: null });
    else if (this.rows.get(row)?.delete(column) === true) this.usedAreas.clear();
  }

  /** @param text without `=` */
  setFormula(row: number, column: number, text: string, base: Position = { row, column }): void {
    this.touch(row, column);
    this.put({ row, column, value: null, formula: { text, base } });
  }

  /** The index of a cell's format in the workbook's styles. */
  style(row: number, column: number): number {
    return this.styles.get(key(row, column)) ?? this.part().cells.styleAt(row, column);
  }

  setStyle(row: number, column: number, style: number): void {
    if (style === 0) this.usedAreas.delete(true);
    else this.widen(true, row, column);
    this.styles.set(key(row, column), style);
  }

  setHeight(row: number, points: number): void {
    this.heights.set(row, points);
    this.newHeights.add(row);
  }

  useStandardHeights(): void {
    this.heights.clear();
    this.newHeights.clear();
    this.hasLostHeights = true;
  }

  /** Whether custom heights must be removed from the file. Reading resets it. */
  losesHeights(): boolean {
    const loses = this.hasLostHeights;
    this.hasLostHeights = false;
    return loses;
  }

  /** The smallest rectangle around all cells with content, and with `formatted` around all formatted cells, too. */
  usedArea(formatted = false): Area | null {
    const known = this.usedAreas.get(formatted);
    if (known !== undefined) return known;
    let area: Area | null = null;
    for (const [row, cells] of this.rows)
      for (const column of cells.keys()) area = widened(area, row, column);
    if (formatted) {
      for (const [place, style] of this.styles) {
        const { row, column } = cellAt(place);
        if (style !== 0) area = widened(area, row, column);
      }
      const extent = this.part().cells.extent();
      if (extent) area = widened(widened(area, extent.top, extent.left), extent.bottom, extent.right);
    }
    this.usedAreas.set(formatted, area);
    return area;
  }

  /** Removes the formats of an area. */
  clearStyles(area: Area): void {
    for (let row = area.top; row <= area.bottom; row += 1) {
      for (let column = area.left; column <= area.right; column += 1) this.setStyle(row, column, 0);
    }
  }

  /** Writes all changes since the last flush into the file's part. */
  flush(): void {
    this.usedAreas.clear();
    if (this.newer.size + this.styles.size + this.newHeights.size === 0) return;
    const part = this.part();
    for (const place of this.newer) {
      const { row, column } = cellAt(place);
      const cell = this.cell(row, column);
      if (cell?.formula) part.cells.setFormula(row, column, this.formulaText(cell));
      else part.cells.setValue(row, column, cell?.value ?? null);
    }
    for (const [place, style] of this.styles) {
      const { row, column } = cellAt(place);
      if (part.cells.styleAt(row, column) !== style) part.cells.setStyle(row, column, style);
    }
    for (const row of this.newHeights) part.cells.setRowHeight(row, this.heights.get(row) ?? 0);
    this.newer.clear();
    this.styles.clear();
    this.newHeights.clear();
  }

  private put(cell: StoredCell): void {
    this.widen(false, cell.row, cell.column);
    this.widen(true, cell.row, cell.column);
    const row = this.rows.get(cell.row);
    if (row) row.set(cell.column, cell);
    else this.rows.set(cell.row, new Map([[cell.column, cell]]));
  }

  /** Extends a cached used area to contain a cell. */
  private widen(formatted: boolean, row: number, column: number): void {
    const known = this.usedAreas.get(formatted);
    if (known !== undefined) this.usedAreas.set(formatted, widened(known, row, column));
  }

  private touch(row: number, column: number): void {
    this.newer.add(key(row, column));
  }
}

/** An area extended to contain a cell; the same object where it already does. */
function widened(area: Area | null, row: number, column: number): Area {
  if (!area) return { top: row, left: column, bottom: row, right: column };
  const { top, left, bottom, right } = area;
  if (row >= top && row <= bottom && column >= left && column <= right) return area;
  return {
    top: Math.min(top, row),
    left: Math.min(left, column),
    bottom: Math.max(bottom, row),
    right: Math.max(right, column),
  };
}

/** A cell's position as a single number, for maps. */
function key(row: number, column: number): number {
  return row * (LAST_COLUMN + 1) + column;
}

function cellAt(place: number): Position {
  return { row: Math.floor(place / (LAST_COLUMN + 1)), column: place % (LAST_COLUMN + 1) };
}
