/**
 * Computes which rows must be raised so that their texts are completely visible.
 */
import { raisedHeight } from '../../spreadsheet/text-size';
import type { SheetSpec } from '../../spreadsheet/spec';

/** The height of a row and the font size of its text, as the program states them. */
export interface RowFacts {
  /** In points; 0 for a hidden row. */
  readonly height: number;
  /** In points; null when the program does not say. */
  readonly size: number | null;
}

/** The font size, in points, when the program does not say. */
const USUAL_SIZE = 11;

/**
 * The rows to raise, with their new heights in points. @param factsOf returns null when the program does not state the height of a row;
 * such a row stays unchanged
 */
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
