/**
 * Finds what users typed into cells after a change wrote them. Undo must not remove it.
 */
import type { Position } from '../../spreadsheet/address';
import { changedGrid } from '../../spreadsheet/changed-grid';
import { formulaAt, isCellError, valueAt, type WorkbookGrid, sheetNamed } from '../../spreadsheet/grid';
import { emptySpec, type WorkbookChange } from '../../spreadsheet/spec';
import { writtenCells } from './written-cells';

/** A figure or text that a user typed. */
export interface TypedCell extends Position {
  readonly sheet: string;
  readonly value: number | string | boolean;
}

/**
 * The figures and texts in cells where a change wrote something else, on sheets that existed before it. Formulas are left out: programs
 * rewrite formulas, so a typed formula cannot be told from a rewritten one.
 */
export function typedSince(change: WorkbookChange, now: WorkbookGrid): TypedCell[] {
  return change.sheets
    .filter((spec) => spec.mode === 'patch')
    .flatMap((spec) => {
      const sheet = sheetNamed(now, spec.sheet);
      if (!sheet) return [];
      return writtenCells(spec).flatMap(({ row, column, content }): TypedCell[] => {
        const value = valueAt(sheet, row, column);
        const isTyped = value !== null && value !== '' && !isCellError(value) && value !== content;
        if (!isTyped || formulaAt(sheet, row, column) !== null) return [];
        return [{ sheet: sheet.name, row, column, value }];
      });
    });
}

/** A workbook into which the given cells were typed. */
export function withTyped(book: WorkbookGrid, cells: readonly TypedCell[]): WorkbookGrid {
  const sheets = cells.map(({ sheet, row, column, value }) => ({
    ...emptySpec(sheet, 'patch'),
    blocks: [{ top: row, left: column, rows: [[value]] }],
  }));
  return changedGrid(book, { copies: [], names: [], removedNames: [], sheets }, (formula) => formula);
}
