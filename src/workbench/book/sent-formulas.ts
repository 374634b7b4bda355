/**
 * The formulas of a sheet as the worker sends them to the page (received-formulas.ts). A formula that fills a column is sent once. The page
 * writes it out for the rows it looks at: of phase sheets with 10,000 units it looks at none, and the texts have many megabytes.
 */
import type { FilledSheet } from '../../hosts/file/read-grid';
import { FilledFormula } from '../../hosts/file/parts/filled-formula';
import type { SheetGrid } from '../../spreadsheet/grid';

/** A formula in neighbouring cells of a column. Rows and columns count from 0 in the used area, and `to` is included. */
export interface Fill {
  readonly column: number;
  readonly from: number;
  readonly to: number;
  /** The text for the cell from which the formula is moved `down` for the first row, and `right`; without `=`. */
  readonly formula: string;
  readonly down: number;
  readonly right: number;
}

/** The formulas of some rows. */
export interface SentFormulas {
  /** The texts of the formulas that fill no column, and null elsewhere. */
  readonly texts: SheetGrid['formulas'];
  readonly fills: readonly Fill[];
}

/** The formulas of some rows of a sheet, to be sent. @param from 0-based, like `to`, which is excluded */
export function sentFormulas({ area, formulas }: FilledSheet, from: number, to: number): SentFormulas {
  const { top = 1, left = 1 } = area ?? {};
  const rows = formulas.slice(from, to);
  const fills: { -readonly [Key in keyof Fill]: Fill[Key] }[] = [];
  /** The fill that each column ended with so far, and its formula. */
  const last: ({ readonly of: FilledFormula; readonly fill: (typeof fills)[number] } | undefined)[] = [];
  for (const [row, line] of rows.entries()) {
    for (const [column, of] of line.entries()) {
      if (!(of instanceof FilledFormula)) continue;
      const above = last[column];
      if (above?.of === of && above.fill.to === from + row - 1) {
        above.fill.to = from + row;
        continue;
      }
      const down = top + from + row - of.base.row;
      const right = left + column - of.base.column;
      const fill = { column, from: from + row, to: from + row, formula: of.formula, down, right };
      fills.push(fill);
      last[column] = { of, fill };
    }
  }
  return { texts: rows.map(textsOf), fills };
}

/** The rows without texts, by width. One object for many rows is sent once. */
const emptyRows: (readonly null[] | undefined)[] = [];

function textsOf(row: FilledSheet['formulas'][number]): SheetGrid['formulas'][number] {
  if (row.some((of) => typeof of === 'string')) return row.map((of) => (typeof of === 'string' ? of : null));
  return (emptyRows[row.length] ??= Object.freeze(new Array<null>(row.length).fill(null)));
}
