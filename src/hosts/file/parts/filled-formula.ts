/**
 * A formula that fills many cells.
 */
import type { Position } from '../../../spreadsheet/address';
import { MovableFormula, type RowPiece } from '../../../formula/references';
import { encodedText } from './cell-content';

/** A formula that fills many cells. It holds the text for one of them; the text for another cell is built when needed. */
export class FilledFormula {
  private movable: MovableFormula | null = null;
  private encoded: MovableFormula | null = null;

  /** @param formula the text for the cell at `row` and `column`, without `=` */
  constructor(
    readonly formula: string,
    readonly base: Position,
  ) {}

  /** The text for a cell, without `=`. */
  textAt(row: number, column: number): string {
    this.movable ??= new MovableFormula(this.formula);
    return this.movable.moved(row - this.base.row, column - this.base.column);
  }

  /** The text for a cell, encoded for XML. The parts of the text that do not move are encoded once. */
  encodedAt(row: number, column: number): string {
    this.encoded ??= new MovableFormula(this.formula, encodedText);
    return this.encoded.moved(row - this.base.row, column - this.base.column);
  }

  /**
   * The pieces of {@link encodedAt} for the cells of a column, with rows relative to the cell's row; null when the text can't be divided
   * into such pieces.
   */
  encodedPieces(column: number): readonly RowPiece[] | null {
    this.encoded ??= new MovableFormula(this.formula, encodedText);
    return this.encoded.rowPieces(this.base.row, column - this.base.column);
  }
}
