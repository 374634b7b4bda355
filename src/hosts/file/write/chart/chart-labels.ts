/**
 * Chooses direction and size of the category names and figures of a chart, so that they do not overlap.
 *
 * A chart's size is not known when it is made, and users resize charts. The choice is made for a chart as wide as the text of
 * a portrait page; a wider chart has room to spare.
 */
import { textOf, type CellValue } from '../../../../spreadsheet/grid';
import type { Direction } from './chart-text';

/** Points: A4 less margins and the value axis. */
const PLOT_WIDTH = 440;
/** The most lines of a level name below its column. */
const MOST_LINES = 4;
/** The most characters of a stacked name; longer names would leave too little height for the columns. */
const MOST_STACKED = 7;
/** The most slanted names, and the most figures side by side, that do not touch. */
const MOST_SIDE_BY_SIDE = 20;
/** The most names that have room at all. Of more names, the program shows only some. */
const MOST_NAMES = 60;
const MOST_NAMES_LYING = 40;

export interface CategoryLabels {
  readonly direction: Direction;
  /** Points. */
  readonly size: number;
  /** Whether every name is written; otherwise the program leaves some out. */
  readonly all: boolean;
}

/** @param lying whether the names stand beside horizontal bars, one per line */
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
  // When some names are left out, the others must be turned: LibreOffice would draw level ones over each other.
  return { direction: all && longest <= MOST_STACKED ? 'stacked' : 'upwards', size, all };
}

/**
 * Size in points of the figure at each point; null when figures would overlap each other, or the title when turned. Beside
 * a horizontal bar there is always room.
 */
export function figureSize(count: number, lying: boolean): number | null {
  if (lying) return count <= 30 ? 9 : 7;
  return count <= MOST_SIDE_BY_SIDE ? 9 : null;
}

/** Width in full-width characters: two Latin letters or digits are as wide as one Chinese character. */
function fullWidths(text: string): number {
  return Array.from(text).reduce((width, c) => width + (c < '\u2e80' ? 0.5 : 1), 0);
}
