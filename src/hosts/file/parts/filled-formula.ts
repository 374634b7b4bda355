/**
 * One formula of many cells.
 */
import type { Position } from '../../../spreadsheet/address';
import { MovableFormula } from '../../../formula/references';
import { encodedText } from './cell-content';

/** One formula of many cells, as it stands in one of them. The text of the others is put together when it is asked for. */
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

  /** The same as it stands in a sheet's part: what does not move is encoded once. */
  encodedAt(row: number, column: number): string {
    this.encoded ??= new MovableFormula(this.formula, encodedText);
    return this.encoded.moved(row - this.base.row, column - this.base.column);
  }
}
