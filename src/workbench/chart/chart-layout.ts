/** The positions of a chart's parts within its box, in pixels. */
import { displayText } from '../../hosts/file/look/display-text';
import type { PlotLook } from '../../spreadsheet/look';
import { textWidth } from '../../spreadsheet/text-size';
import { scaleOf, type Scale } from './scale';

export const TITLE_SIZE = 18;
export const LABEL_SIZE = 12;
const LINE = 16;
/** The most lines for a category's name below its column. */
const MOST_LINES = 3;
const MARGIN = 14;

export interface CategoryText {
  readonly lines: readonly string[];
  /** The rotation in degrees. */
  readonly turn: 0 | -45 | -90;
}

export interface ChartLayout {
  readonly plot: {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  };
  readonly scale: Scale;
  readonly tickTexts: readonly string[];
  readonly categories: readonly CategoryText[];
  readonly titleLines: readonly string[];
  readonly legendTop: number;
  /** Only every n-th category has a name. */
  readonly every: number;
}

export function layOut(plot: PlotLook, width: number, height: number): ChartLayout {
  const figures = plot.series.flatMap((series) => series.values.filter((value) => value !== null));
  const scale = scaleOf(figures, plot.axis);
  const { numberFormat, dayShift } = plot.axis;
  const tickTexts = scale.ticks.map((tick) => displayText(tick, numberFormat, dayShift));
  const titleLines = plot.title === '' ? [] : plot.title.split('\n');
  const top = MARGIN + titleLines.length * (TITLE_SIZE + 6) + 6;
  const legendTop = height - MARGIN - LINE;
  const bottom =
    (plot.hasLegend ? legendTop - 6 : height - MARGIN) -
    (plot.axis.title !== '' && plot.isHorizontal ? LINE : 0);
  const tickWidth = Math.max(0, ...tickTexts.map(pixels));
  const nameWidth = Math.max(0, ...plot.categories.map(pixels));
  const titleWidth = plot.axis.title !== '' && !plot.isHorizontal ? LINE + 4 : 0;
  const left = MARGIN + titleWidth + (plot.isHorizontal ? nameWidth : tickWidth) + 8;
  const plotWidth = Math.max(10, width - MARGIN - left - (plot.isHorizontal ? 20 : 0));
  const names = plot.isHorizontal
    ? { texts: plot.categories.map(levelText), depth: LINE + 4, every: 1 }
    : namesBelow(plot.categories, plotWidth / Math.max(1, plot.categories.length));
  return {
    plot: { left, top, width: plotWidth, height: Math.max(10, bottom - top - names.depth) },
    scale,
    tickTexts,
    categories: names.texts,
    titleLines,
    legendTop,
    every: names.every,
  };
}

function levelText(name: string): CategoryText {
  return { lines: [name], turn: 0 };
}

/** Names below their columns: horizontal in a few lines, else slanted, else vertical. */
function namesBelow(
  names: readonly string[],
  room: number,
): { texts: CategoryText[]; depth: number; every: number } {
  const longest = Math.max(0, ...names.map(pixels));
  const perLine = Math.max(1, Math.floor((room - 4) / LABEL_SIZE));
  const lines = Math.ceil(longest / LABEL_SIZE / perLine);
  if (lines <= MOST_LINES && room > LABEL_SIZE * 1.6) {
    const texts = names.map((name): CategoryText => ({ lines: broken(name, room - 4), turn: 0 }));
    const most = Math.max(1, ...texts.map((text) => text.lines.length));
    return { texts, depth: most * LINE + 6, every: 1 };
  }
  const turn = room > LABEL_SIZE * 1.3 ? -45 : -90;
  const depth = Math.min(120, turn === -45 ? longest * 0.72 + LABEL_SIZE : longest) + 8;
  return {
    texts: names.map((name) => ({ lines: [name.replace(/\n/g, ' ')], turn })),
    depth,
    every: Math.max(1, Math.ceil((LABEL_SIZE * 1.2) / room)),
  };
}

function broken(name: string, room: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const character of name.replace(/\n/g, ' ')) {
    if (pixels(line + character) > room && line !== '') {
      lines.push(line);
      line = '';
    }
    line += character;
  }
  return [...lines, line];
}

export function pixels(text: string): number {
  return (textWidth(text) * LABEL_SIZE) / 2;
}
