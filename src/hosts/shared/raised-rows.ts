/**
 * Rows that are raised so that texts show whole.
 */
import { raisedHeight } from '../../spreadsheet/text-size';
import type { SheetSpec } from '../../spreadsheet/spec';

/** What a program says about a row with a text. */
export interface RowFacts {
  /** Points; 0 for a hidden row. */
  readonly height: number;
  /** Of the text's font in points; null where the program does not say. */
  readonly size: number | null;
}

/** Assumed where the program does not say. */
const USUAL_SIZE = 11;

/** @param factsOf null where the program does not say how high a row is: it then stays as it is */
export function raisedRows(
  texts: SheetSpec['shownTexts'],
  factsOf: (row: number, column: number) => RowFacts | null,
): { readonly row: number; readonly height: number }[] {
  const rows = new Map(texts.map((text) => [text.row, text.column]));
  return [...rows].flatMap(([row, column]) => {
    const facts = factsOf(row, column);
    if (!facts) return [];
    const own = texts.filter((text) => text.row === row);
    const height = raisedHeight(own, facts.height, facts.size ?? USUAL_SIZE);
    return height === null ? [] : [{ row, height }];
  });
}
