/**
 * A formula as it was written for one cell, which may serve many: a fill, a shared formula, a column of formulas that
 * differ only in their row.
 */
import type { Position } from '../../domain/address';
import { MovableFormula } from './calc/references';
import type { FormulaCell } from './calc/source';
import { encodeXstring, escapeText } from './xml';

export class WrittenFormula implements FormulaCell {
  private text: MovableFormula | null = null;
  private xml: MovableFormula | null = null;

  /**
   * @param formula without `=`
   * @param base the cell it was written for
   */
  constructor(
    readonly formula: string,
    readonly base: Position,
    readonly array = false,
  ) {}

  /** The formula's text in another cell, without `=`. */
  at(row: number, column: number): string {
    if (row === this.base.row && column === this.base.column) return this.formula;
    this.text ??= new MovableFormula(this.formula);
    return this.text.moved(row - this.base.row, column - this.base.column);
  }

  /** The same, as the content of an `<f>` element. */
  xmlAt(row: number, column: number): string {
    // No sheet reference can turn into something to escape: only what stands still is.
    this.xml ??= new MovableFormula(this.formula, (text) => escapeText(encodeXstring(text)));
    return this.xml.moved(row - this.base.row, column - this.base.column);
  }
}
