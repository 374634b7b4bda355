/**
 * A cell as the readers of a sheet see it.
 */
import type { Area, Position } from '../../../spreadsheet/address';
import type { CellValue } from '../../../spreadsheet/grid';
import { FilledFormula } from './filled-formula';
import type { WrittenFormula } from './written-cells';

export interface CellView extends Position {
  /** undefined: a formula without a cached result. */
  readonly value: CellValue | undefined;
  /** Without `=`, shared formulas expanded; null for a plain value. Reading it may cost: some texts are built on demand. */
  readonly formula: string | null;
  /** Whether {@link formula} is not null. */
  readonly hasFormula: boolean;
  /** For the first cell of an array formula or of a data table. */
  readonly array: ArrayFormula | null;
  /** For a formula written for many cells: its text, and the cell that text is for. */
  readonly fill: FilledFormula | null;
  /** Index of its format. */
  readonly style: number;
  /** Its content was changed after the sheet's text was read. */
  readonly isWritten: boolean;
}

/** One formula that fills several cells. In the file, all cells but the first hold plain values. */
export interface ArrayFormula {
  readonly area: Area;
  /** `fixed` was entered for these cells; `spilled` takes as many as it needs; a data table has no formula text. */
  readonly kind: 'fixed' | 'spilled' | 'data-table';
}

/** A cell whose content was written. */
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
