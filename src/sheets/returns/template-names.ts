/**
 * The words of the defined names that identify a return template. The names survive when the file is renamed, sheets are reordered,
 * or WPS or LibreOffice saves the file.
 */

/** The cell with the unit's name. */
export const UNIT_WORD = '回执单位';
/** The cells with the months. */
export const MONTHS_WORD = '回执月份';
/** The cells to fill in; a number follows the word, see {@link wordForFigure}. */
export const FIGURES_WORD = '回执数';
/** The name of an indicator; a number follows the word, see {@link wordForFigure}. */
export const INDICATOR_WORD = '回执指标';
/** The cell that says whether figures are 当月新增 or 累计. */
export const KIND_WORD = '回执口径';
/** The year of the months. */
export const YEAR_WORD = '回执年';

/** The row of the headings. */
export const HEADER_ROW = 8;

/** The key of a column to fill in: `figure` for the first indicator, `figure_2` for the second. */
export type FigureKey = 'figure' | `figure_${number}`;

/** The key of an indicator's column. @param index the indicator's index, from 0 */
export function figureKey(index: number): FigureKey {
  return index === 0 ? 'figure' : `figure_${index + 1}`;
}

/** A word with the indicator's number: 回执数 for the first indicator's column, 回执数_2 for the second's. */
export function wordForFigure(word: string, key: FigureKey): string {
  return key.replace('figure', word);
}
