/**
 * A formula that fills many cells.
 */
import type { Position } from '../../../spreadsheet/address';
import { MovableFormula } from '../../../formula/references';
import { encodedText } from './cell-content';

/** A formula that fills many cells, as it reads in one of them. The text for any other cell is built on demand. */
export class FilledFormula {
  private movable: MovableFormula | null = null;
  private encoded: MovableFormula | null = null;

  /** @param formula without `=` */
  constructor(
    readonly formula: string,
    readonly base: Position,
  ) {}

  /** Without `=`. */
  textAt(row: number, column: number): string {
    this.movable ??= new MovableFormula(this.formula);
    return this.movable.moved(row - this.base.row, column - this.base.column);
  }

  /** The same, encoded for XML. The parts of the text that do not move are encoded once. */
  encodedAt(row: number, column: number): string {
    this.encoded ??= new MovableFormula(this.formula, encodedText);
    return this.encoded.moved(row - this.base.row, column - this.base.column);
  }
}
