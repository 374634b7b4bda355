/** Positions in the grid: headings at the edges, frozen rows and columns, and the scrolling part. */
import type { Area, Position } from '../../spreadsheet/address';
import type { SheetLook } from '../../spreadsheet/look';
import { Axis } from './axis';
import type { Box } from './cell-style';

export const HEADING_HEIGHT = 24;
export const HEADING_WIDTH = 48;
/** `MORE`: the empty rows and columns shown after the used range. `FEWEST`: the size of the smallest grid. */
const MORE = { rows: 60, columns: 8 };
const FEWEST = { rows: 100, columns: 26 };
/** Rows and columns that are rendered outside the visible part, so that they are ready for a short scroll. */
const BEYOND = { rows: 6, columns: 2 };
const LAST = { rows: 1_048_576, columns: 16_384 };

/** The first and last of the rows and columns in view. */
export interface Window {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export interface Scroll {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** An element's scroll position and the size of its visible part. */
export function scrollOf(element: {
  readonly scrollLeft: number;
  readonly scrollTop: number;
  readonly clientWidth: number;
  readonly clientHeight: number;
}): Scroll {
  const { scrollLeft, scrollTop, clientWidth, clientHeight } = element;
  return { left: scrollLeft, top: scrollTop, width: clientWidth, height: clientHeight };
}

/** The geometry of one sheet, independent of scrolling. */
export class Geometry {
  readonly rows: Axis;
  readonly columns: Axis;
  readonly frozen: {
    readonly rows: number;
    readonly columns: number;
    readonly width: number;
    readonly height: number;
  };

  constructor(readonly sheet: SheetLook) {
    const { extent, freeze, charts } = sheet;
    const measure = (name: 'rows' | 'columns', reach: number): Axis => {
      const all = new Axis(sheet[name], LAST[name]);
      const used = Math.max(extent[name], reach === 0 ? 0 : all.at(reach));
      return new Axis(sheet[name], Math.min(LAST[name], Math.max(FEWEST[name], used + MORE[name])));
    };
    this.rows = measure('rows', Math.max(0, ...charts.map(({ box }) => box.top + box.height)));
    this.columns = measure('columns', Math.max(0, ...charts.map(({ box }) => box.left + box.width)));
    this.frozen = {
      ...freeze,
      width: this.columns.offset(freeze.columns + 1),
      height: this.rows.offset(freeze.rows + 1),
    };
  }

  /** The size of the whole grid in pixels, headings included. */
  get size(): { readonly width: number; readonly height: number } {
    return {
      width: HEADING_WIDTH + this.columns.offset(this.columns.count + 1),
      height: HEADING_HEIGHT + this.rows.offset(this.rows.count + 1),
    };
  }

  /** The box of an area, relative to the corner of cell A1. */
  box({ top, left, bottom, right }: Area): Box {
    const x = this.columns.offset(left);
    const y = this.rows.offset(top);
    return {
      left: x,
      top: y,
      width: this.columns.offset(right + 1) - x,
      height: this.rows.offset(bottom + 1) - y,
    };
  }

  /** The scrolling rows and columns in view, with a few more on each side. */
  window(scroll: Scroll): Window {
    const { rows, columns, frozen } = this;
    return {
      top: Math.max(frozen.rows + 1, rows.at(scroll.top + frozen.height) - BEYOND.rows),
      bottom: Math.min(rows.count, rows.at(scroll.top + scroll.height - HEADING_HEIGHT) + BEYOND.rows),
      left: Math.max(frozen.columns + 1, columns.at(scroll.left + frozen.width) - BEYOND.columns),
      right: Math.min(columns.count, columns.at(scroll.left + scroll.width - HEADING_WIDTH) + BEYOND.columns),
    };
  }

  /** The cell at a point of the grid's visible part; in a heading, row or column is null. */
  cellAt(
    x: number,
    y: number,
    scroll: Scroll,
  ): { readonly row: number | null; readonly column: number | null } {
    const along = (point: number, heading: number, frozen: number, scrolled: number): number | null => {
      const inside = point - heading;
      return inside < 0 ? null : inside < frozen ? inside : inside + scrolled;
    };
    const across = along(x, HEADING_WIDTH, this.frozen.width, scroll.left);
    const down = along(y, HEADING_HEIGHT, this.frozen.height, scroll.top);
    return {
      row: down === null ? null : this.rows.at(down),
      column: across === null ? null : this.columns.at(across),
    };
  }

  /** The scroll position that brings an area into view with the least movement. */
  scrollTo(area: Area, scroll: Scroll): { readonly left: number; readonly top: number } {
    const box = this.box(area);
    const along = (start: number, length: number, frozen: number, room: number, now: number): number => {
      if (start < frozen) return now;
      const end = start + length;
      // An area that covers the whole visible part counts as in view.
      if (start <= now + frozen && end >= now + room) return now;
      if (start < now + frozen) return start - frozen;
      return end > now + room ? Math.min(start - frozen, end - room) : now;
    };
    return {
      left: along(box.left, box.width, this.frozen.width, scroll.width - HEADING_WIDTH, scroll.left),
      top: along(box.top, box.height, this.frozen.height, scroll.height - HEADING_HEIGHT, scroll.top),
    };
  }

  /** The box of a cell's editor within the scrolling element. For frozen cells, it follows the scroll position. */
  editorBox(area: Area, scroll: Scroll): Box {
    const box = this.box(area);
    return {
      ...box,
      left: HEADING_WIDTH + box.left + (area.left <= this.frozen.columns ? scroll.left : 0),
      top: HEADING_HEIGHT + box.top + (area.top <= this.frozen.rows ? scroll.top : 0),
    };
  }

  isInside({ row, column }: Position): boolean {
    return row <= this.rows.count && column <= this.columns.count;
  }
}
