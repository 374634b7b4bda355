/**
 * Finds what users typed into cells after a change wrote them. Undo must not remove it.
 */
import type { Position } from '../../spreadsheet/address';
import { formulaAt, isCellError, valueAt, type WorkbookGrid, sheetNamed } from '../../spreadsheet/grid';
import type { CellContent, SheetSpec, WorkbookChange } from '../../spreadsheet/spec';

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

function writtenCells(spec: SheetSpec): (Position & { readonly content: CellContent })[] {
  const blocks = spec.blocks.flatMap(({ top, left, rows }) =>
    rows.flatMap((row, i) =>
      row.flatMap((content, j) => (content === null ? [] : [{ row: top + i, column: left + j, content }])),
    ),
  );
  const fills = spec.fills.flatMap(({ area, formula }) => {
    const cells: (Position & { content: CellContent })[] = [];
    for (let { top: row } = area; row <= area.bottom; row += 1) {
      for (let { left: column } = area; column <= area.right; column += 1)
        cells.push({ row, column, content: { formula } });
    }
    return cells;
  });
  return [...blocks, ...fills];
}
