/**
 * How the names along a category axis and the figures at the points are written, so that none lies over another.
 *
 * A chart does not know its size when it is made, and is resized afterwards. The choice is made for a chart as wide
 * as the text of a portrait page; on a wider one there is room to spare.
 */
import { textOf, type CellValue } from '../../../../spreadsheet/grid';
import type { Direction } from './chart-text';

/** Points: A4 less margins and the value axis. */
const PLOT_WIDTH = 440;
/** Lines a level name is broken into below its column at most. */
const MOST_LINES = 4;
/** Characters a name may stack; longer ones would take the height from the columns. */
const MOST_STACKED = 7;
/** So many names slant, and so many figures stand side by side, without touching. */
const MOST_SIDE_BY_SIDE = 20;
/** So many names have room at all; the program shows some of more. */
const MOST_NAMES = 60;
const MOST_NAMES_LYING = 40;

export interface CategoryLabels {
  readonly direction: Direction;
  /** Points. */
  readonly size: number;
  /** Every name is written; otherwise the program leaves out as many as it must. */
  readonly all: boolean;
}

/** @param lying the names stand beside lying bars, one a line */
export function categoryLabels(names: readonly CellValue[], lying: boolean): CategoryLabels {
  const count = names.length;
  if (lying) {
    return {
      direction: 'level',
      size: count <= 20 ? 10 : count <= 30 ? 9 : 7,
      all: count <= MOST_NAMES_LYING,
    };
  }
  const longest = names.reduce<number>((most, name) => Math.max(most, fullWidths(textOf(name))), 0);
  const size = count <= 12 ? 10 : count <= 40 ? 9 : 8;
  const perLine = Math.floor(PLOT_WIDTH / count / size);
  if (longest <= perLine * MOST_LINES) return { direction: 'level', size, all: true };
  if (count <= MOST_SIDE_BY_SIDE) return { direction: 'slanted', size, all: true };
  const all = count <= MOST_NAMES;
  // Names that are to be left out must be turned: LibreOffice lets the others lie over each other.
  return { direction: all && longest <= MOST_STACKED ? 'stacked' : 'upwards', size, all };
}

/**
 * Size in points of the figure at each point; null where figures would lie over each other, or over the title
 * when turned. Beside a lying bar there is always room.
 */
export function figureSize(count: number, lying: boolean): number | null {
  if (lying) return count <= 30 ? 9 : 7;
  return count <= MOST_SIDE_BY_SIDE ? 9 : null;
}

/** Width in full-width characters: two Latin letters or digits are as wide as one Chinese character. */
function fullWidths(text: string): number {
  return Array.from(text).reduce((width, c) => width + (c < '\u2e80' ? 0.5 : 1), 0);
}
