/** The numbered notes below a table: 注1：…, 注2：…. */
import { areaAddress, type Position } from '../../spreadsheet/address';
import type { CellContent } from '../../spreadsheet/spec';
import { linesNeeded } from '../../spreadsheet/text-size';
import { STYLE } from './look';

/** The formula of a note that is blank while it does not apply. @param label what stands before the note, inside a text of the formula */
export type ChangingNote = (label: string) => string;

/**
 * The notes, one below the other. Those that may be blank come last, and their numbers count the ones shown above them, so that no
 * number is left out.
 * @param first the cell of the first note
 */
export function numberedNotes(
  lasting: readonly string[],
  changing: readonly ChangingNote[],
  { row, column }: Position,
): CellContent[] {
  if (lasting.length + changing.length === 1) {
    return [...lasting.map((note) => `注：${note}`), ...changing.map((note) => ({ formula: note('注：') }))];
  }
  const next = lasting.length + 1;
  const label = (index: number): string => {
    if (index === 0) return `注${next}：`;
    const above = areaAddress({
      top: row + next - 1,
      left: column,
      bottom: row + next + index - 2,
      right: column,
    });
    return `注"&${next}+COUNTIF(${above},"?*")&"：`;
  };
  return [
    ...lasting.map((note, index) => `注${index + 1}：${note}`),
    ...changing.map((note, index) => ({ formula: note(label(index)) })),
  ];
}

/** The height of a line of notes in points. */
const LINE = 17;

/** The heights of the notes' rows, which no program fits to merged cells. @param width of all columns together, in characters */
export function noteHeights(
  notes: readonly CellContent[],
  top: number,
  width: number,
): { readonly row: number; readonly height: number }[] {
  return notes.map((note, index) => {
    const lines = typeof note === 'string' ? linesNeeded(note, width, STYLE.note.font.size) : 1;
    return { row: top + index, height: lines * LINE };
  });
}
