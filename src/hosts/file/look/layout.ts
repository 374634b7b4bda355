/**
 * Reads the layout of a sheet: widths, heights, panes, colours.
 */
import type { Element } from '@xmldom/xmldom';
import { parseArea, type Area, type Position } from '../../../spreadsheet/address';
import { textOf, type CellValue } from '../../../spreadsheet/grid';
import { LINE_SPACING, linesNeeded, MOST_POINTS } from '../../../spreadsheet/text-size';
import { columnSpan, type SheetPart } from '../parts/sheet-part';
import { child, children, isTrue } from '../package/xml';
import type { Formats } from './formats';
import type { Lengths, SheetLook } from '../../../spreadsheet/look';

/** Pixels of a digit in the default font at 11 points. Column widths are measured in digits (ISO 29500-1, 18.3.1.13). */
const DIGIT = 7;
const PADDING = 5;
const USUAL_CHARACTERS = 8;
const PIXELS_PER_POINT = 96 / 72;
/** The most columns that get the width of one `<col>`, which may cover all 16,384 columns. The rest keep the default width. */
const MOST_OTHERS = 2000;

export type Layout = Omit<SheetLook, 'name' | 'visible' | 'charts'>;

export function readLayout(sheet: SheetPart, formats: Formats): Layout {
  const view = firstView(sheet.root);
  const merges = sheet.merges();
  const columns = readColumns(sheet.root);
  const extent = sheet.cells.extent();
  return {
    isProtected: sheet.isProtected,
    tabColor: formats.colors.of(child(child(sheet.root, 'sheetPr') ?? sheet.root, 'tabColor')),
    showGridLines: view?.getAttribute('showGridLines') !== '0',
    freeze: readFreeze(view),
    extent: { rows: extent?.bottom ?? 0, columns: extent?.right ?? 0 },
    columns,
    rows: readRows(sheet, { formats, columns, merges }),
    merges,
    activeCell: readActiveCell(view),
  };
}

function firstView(root: Element): Element | null {
  const views = child(root, 'sheetViews');
  return views && child(views, 'sheetView');
}

/** Converts a width in the file (in digits, padding included) to pixels. */
function widthPixels(width: number): number {
  return Math.trunc(((256 * width + Math.trunc(128 / DIGIT)) / 256) * DIGIT);
}

/** Converts pixels to the width in characters that the width dialog shows. */
export function characters(pixels: number): number {
  return Math.max(0, (pixels - PADDING) / DIGIT);
}

function readColumns(root: Element): Lengths {
  const format = child(root, 'sheetFormatPr');
  const stated = format?.getAttribute('defaultColWidth') ?? null;
  const characters = Number(format?.getAttribute('baseColWidth') ?? USUAL_CHARACTERS);
  // Without a stated width, the default is the base width plus padding, rounded up to a multiple of 8 pixels (18.3.1.81).
  const usual =
    stated === null ? Math.ceil((characters * DIGIT + PADDING) / 8) * 8 : widthPixels(Number(stated));
  const others = new Map<number, number>();
  const list = child(root, 'cols');
  for (const col of list ? children(list, 'col') : []) {
    const { from, to } = columnSpan(col);
    const width = col.getAttribute('width');
    const pixels = isTrue(col.getAttribute('hidden'))
      ? 0
      : width === null
        ? usual
        : widthPixels(Number(width));
    if (pixels === usual) continue;
    for (let column = from; column <= Math.min(to, from + MOST_OTHERS); column += 1) {
      others.set(column, pixels);
    }
  }
  return { usual, others };
}

interface RowReading {
  readonly formats: Formats;
  readonly columns: Lengths;
  readonly merges: readonly Area[];
}

/** The layout after the heights of changed rows were fitted again; the same object when no height changed. */
export function refitRowHeights(
  layout: Layout,
  sheet: SheetPart,
  formats: Formats,
  rows: ReadonlySet<number>,
): Layout {
  const { usual, others } = layout.rows;
  const usualPoints = usualHeight(sheet.root);
  const open = new Set(Array.from(rows).filter((row) => sheet.cells.isFitted(row)));
  const { columns, merges } = layout;
  const fitting = raisingHeights(sheet, { formats, columns, merges }, usualPoints, (row) => open.has(row));
  const changed = new Map<number, number>();
  for (const row of open) {
    const points = fitting.get(row) ?? 0;
    const pixels = points > usualPoints ? Math.round(points * PIXELS_PER_POINT) : usual;
    if (pixels !== (others.get(row) ?? usual)) changed.set(row, pixels);
  }
  const area = sheet.cells.extent();
  const extent = { rows: area?.bottom ?? 0, columns: area?.right ?? 0 };
  const isSameExtent = extent.rows === layout.extent.rows && extent.columns === layout.extent.columns;
  if (changed.size === 0 && isSameExtent) return layout;
  const all = new Map([...others, ...changed]);
  for (const [row, pixels] of changed) if (pixels === usual) all.delete(row);
  return { ...layout, extent, rows: { usual, others: all } };
}

/** The default row height in points. */
function usualHeight(root: Element): number {
  return Number(child(root, 'sheetFormatPr')?.getAttribute('defaultRowHeight') ?? 14.25);
}

function readRows(sheet: SheetPart, reading: RowReading): Lengths {
  const usualPoints = usualHeight(sheet.root);
  const usual = Math.round(usualPoints * PIXELS_PER_POINT);
  const others = new Map<number, number>();
  const stated = sheet.cells.rowHeights();
  for (const [row, points] of raisingHeights(sheet, reading, usualPoints, (row) => !stated.has(row))) {
    others.set(row, Math.round(points * PIXELS_PER_POINT));
  }
  for (const [row, points] of stated) others.set(row, Math.round(points * PIXELS_PER_POINT));
  for (const row of sheet.cells.hiddenRows()) others.set(row, 0);
  for (const [row, pixels] of others) if (pixels === usual) others.delete(row);
  return { usual, others };
}

/**
 * Heights in points of the rows whose height the file does not state and which are higher than usual: a row is as high as its highest text.
 * Cells whose format fits into a usual row whatever they contain are not looked at.
 */
function raisingHeights(
  sheet: SheetPart,
  reading: RowReading,
  usualPoints: number,
  isWanted: (row: number) => boolean,
): Map<number, number> {
  const heights = new Map<number, number>();
  const heightOf = cellHeights(reading);
  const mayRaise = (style: number): boolean => {
    const { font, wrap } = reading.formats.at(style);
    return wrap || font.size * LINE_SPACING > usualPoints;
  };
  sheet.cells.visit(
    (cell) => {
      const points = heightOf(cell, cell.value, cell.style);
      if (points > (heights.get(cell.row) ?? usualPoints)) heights.set(cell.row, points);
    },
    isWanted,
    mayRaise,
  );
  return heights;
}

/** Returns a function that computes how high a row must be for a cell with a value, in points. */
export function cellHeights({
  formats,
  columns,
  merges,
}: RowReading): (at: Position, value: CellValue | undefined, style: number) => number {
  const merged = new Set(merges.map((area) => `${area.top},${area.left}`));
  return ({ row, column }, value, style) => {
    if (value === null || value === undefined) return 0;
    const { font, wrap } = formats.at(style);
    const width = (columns.others.get(column) ?? columns.usual) / DIGIT;
    const isFitted = wrap && !merged.has(`${row},${column}`) && width > 0;
    const lines = isFitted ? linesNeeded(textOf(value), width, font.size) : 1;
    return Math.min(MOST_POINTS, lines * font.size * LINE_SPACING);
  };
}

/**
 * The height of a row in points; 0 for a hidden row. If the file states no height, it is the height that a program would fit to the texts.
 * @param isCounted the columns whose texts count
 */
export function heightOfRow(
  sheet: SheetPart,
  formats: Formats,
  row: number,
  isCounted: (column: number) => boolean,
): number {
  if (sheet.cells.hiddenRows().has(row)) return 0;
  const stated = sheet.cells.rowHeights().get(row);
  if (stated !== undefined) return stated;
  const heightOf = cellHeights({ formats, columns: readColumns(sheet.root), merges: sheet.merges() });
  let points = usualHeight(sheet.root);
  sheet.cells.visit(
    (cell) => {
      if (isCounted(cell.column)) points = Math.max(points, heightOf(cell, cell.value, cell.style));
    },
    (wanted) => wanted === row,
  );
  return points;
}

function readFreeze(view: Element | null): SheetLook['freeze'] {
  const pane = view && child(view, 'pane');
  if (pane?.getAttribute('state')?.startsWith('frozen') !== true) return { rows: 0, columns: 0 };
  return {
    rows: Number(pane.getAttribute('ySplit') ?? 0),
    columns: Number(pane.getAttribute('xSplit') ?? 0),
  };
}

function readActiveCell(view: Element | null): Position {
  const pane = (view && child(view, 'pane')?.getAttribute('activePane')) ?? 'topLeft';
  const selection = view
    ? children(view, 'selection').find((element) => (element.getAttribute('pane') ?? 'topLeft') === pane)
    : undefined;
  const area = parseArea(selection?.getAttribute('activeCell') ?? 'A1');
  return { row: area?.top ?? 1, column: area?.left ?? 1 };
}
