/**
 * Chooses the direction and the size of category names and figures in a chart, so that they do not overlap.
 *
 * The size of a chart is not known when it is made, and users resize charts. So the choice is made for a chart as wide as the text on a
 * portrait page. A wider chart has more room.
 */
import { textOf, type CellValue } from '../../../../spreadsheet/grid';
import type { Direction } from './chart-text';

/** Width of the plot in points: A4 without the margins and the value axis. */
const PLOT_WIDTH = 440;
/** The most lines of a horizontal name below its column. */
const MOST_LINES = 4;
/** The most characters of a stacked name. Longer names would leave too little height for the columns. */
const MOST_STACKED = 7;
/** The most slanted names, or figures side by side, that do not touch each other. */
const MOST_SIDE_BY_SIDE = 20;
/** The most names that have room. With more names the program shows only some. */
const MOST_NAMES = 60;
const MOST_NAMES_LYING = 40;

export interface CategoryLabels {
  readonly direction: Direction;
  /** Font size in points. */
  readonly size: number;
  /** Whether every name is written. Otherwise the program leaves some out. */
  readonly all: boolean;
}

/** @param lying whether the bars are horizontal, with a name on each line */
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
  // If some names are left out, the others must be turned: LibreOffice would draw horizontal names over each other.
  return { direction: all && longest <= MOST_STACKED ? 'stacked' : 'upwards', size, all };
}

/**
 * Font size of the figures at the points; null when figures would overlap each other or the title. Beside horizontal bars there is always
 * room.
 */
export function figureSize(count: number, lying: boolean): number | null {
  if (lying) return count <= 30 ? 9 : 7;
  return count <= MOST_SIDE_BY_SIDE ? 9 : null;
}

/** The width of a text in Chinese characters. Two Latin letters or digits are as wide as one Chinese character. */
function fullWidths(text: string): number {
  return Array.from(text).reduce((width, c) => width + (c < '\u2e80' ? 0.5 : 1), 0);
}
