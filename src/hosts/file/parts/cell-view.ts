/**
 * A cell, for code that reads a sheet.
 */
import type { Area, Position } from '../../../spreadsheet/address';
import type { CellValue } from '../../../spreadsheet/grid';
import { FilledFormula } from './filled-formula';
import type { WrittenFormula } from './written-cells';

export interface CellView extends Position {
  /** Undefined for a formula without a cached result. */
  readonly value: CellValue | undefined;
  /** Without `=`, and with shared formulas expanded. Null for a plain value. Some texts are built on each read, which takes time. */
  readonly formula: string | null;
  /** Whether {@link formula} is not null. */
  readonly hasFormula: boolean;
  /** Set for the first cell of an array formula or a data table. */
  readonly array: ArrayFormula | null;
  /** Set for a formula written for many cells: its text, and the cell that the text was written for. */
  readonly fill: FilledFormula | null;
  /** The index of its format. */
  readonly style: number;
  /** Whether its content was changed after the sheet's text was read. */
  readonly isWritten: boolean;
}

/** A formula that fills several cells. In the file, all its cells but the first hold plain values. */
export interface ArrayFormula {
  readonly area: Area;
  /** `fixed` fills the cells it was entered for; `spilled` fills as many cells as its result needs; a data table has no formula text. */
  readonly kind: 'fixed' | 'spilled' | 'data-table';
}

/** A cell that was read from the text of the sheet. */
export class ReadCell implements CellView {
  constructor(
    readonly row: number,
    readonly column: number,
    readonly value: CellValue | undefined,
    readonly style: number,
    readonly isWritten: boolean,
    private readonly content: WrittenFormula,
    readonly array: ArrayFormula | null,
  ) {}

  get formula(): string | null {
    return this.fill ? this.fill.textAt(this.row, this.column) : (this.content as string | null);
  }

  get hasFormula(): boolean {
    return this.content !== null;
  }

  get fill(): FilledFormula | null {
    return this.content instanceof FilledFormula ? this.content : null;
  }

  /** The cell with a written value or format. @param isWritten whether the value was written */
  rewritten(value: CellValue | undefined, style: number, isWritten: boolean): ReadCell {
    return new ReadCell(this.row, this.column, value, style, isWritten, this.content, this.array);
  }
}

/** A cell whose content was changed. */
export class WrittenCell implements CellView {
  readonly array = null;
  readonly isWritten = true;

  constructor(
    readonly row: number,
    readonly column: number,
    readonly value: CellValue | undefined,
    private readonly content: WrittenFormula,
    readonly style: number,
  ) {}

  get formula(): string | null {
    return this.fill ? this.fill.textAt(this.row, this.column) : (this.content as string | null);
  }

  get hasFormula(): boolean {
    return this.content !== null;
  }

  get fill(): FilledFormula | null {
    return this.content instanceof FilledFormula ? this.content : null;
  }
}
