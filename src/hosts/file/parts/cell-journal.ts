/**
 * Records what a change overwrites in the cells of a sheet, so that the change can be taken back. A new figure may change ten thousand
 * ranks. The journal is kept in arrays, which take a quarter of the memory of an object per cell.
 */
import { placeNumber, type Position } from '../../../spreadsheet/address';
import type { CellValue } from '../../../spreadsheet/grid';
import type { SharedFormula } from './shared-formula';
import type { WrittenCells, WrittenFormula } from './written-cells';

export class CellJournal {
  private readonly rows: number[] = [];
  private readonly columns: number[] = [];
  private readonly marks: number[] = [];
  private readonly styles: (number | undefined)[] = [];
  private readonly values: (CellValue | undefined)[] = [];
  private readonly formulas: (WrittenFormula | undefined)[] = [];
  /** Shared formulas that the change dissolved, by their numbers. */
  private readonly ended: (readonly [string, SharedFormula])[] = [];
  private noted: Set<number> | null = new Set();

  get size(): number {
    return this.rows.length;
  }

  /** Records the content of a cell before it is overwritten for the first time. */
  note(row: number, column: number, written: WrittenCells): void {
    const place = placeNumber({ row, column });
    if (!this.noted || this.noted.has(place)) return;
    this.noted.add(place);
    const before = written.get(column);
    this.rows.push(row);
    this.columns.push(column);
    this.marks.push(before?.marks[row] ?? 0);
    this.styles.push(before?.styles[row]);
    this.values.push(before?.values[row]);
    this.formulas.push(before?.formulas[row]);
  }

  noteEnd(index: string, shared: SharedFormula): void {
    this.ended.push([index, shared]);
  }

  /** Closes the journal: later changes are not recorded. */
  close(): void {
    this.noted = null;
  }

  /** The cells that were overwritten. */
  cells(): readonly Position[] {
    return this.rows.map((row, index) => ({ row, column: this.columns[index] ?? 0 }));
  }

  /** Restores everything that was overwritten. */
  undo(written: WrittenCells, shared: Map<string, SharedFormula>): void {
    for (const [index, row] of this.rows.entries()) {
      const [mark = 0, column = 0] = [this.marks[index], this.columns[index]];
      const [style, value, formula] = [this.styles[index], this.values[index], this.formulas[index]];
      written.restore(row, column, { mark, style, value, formula });
    }
    for (const [number, formula] of this.ended) shared.set(number, formula);
  }
}
