/**
 * Writes the formats of cells: fonts, fills, number formats, alignment, borders.
 */
import { areaAddress, type Area } from '../../../spreadsheet/address';
import { likeArea, type BorderLine, type CellStyle, type FormatRange } from '../../../spreadsheet/spec';
import type { Batch } from '../batch';
import { hasApi } from '../in-excel';
import type { Before } from './write-cells';

const SIDES = [
  'EdgeTop',
  'EdgeRight',
  'EdgeBottom',
  'EdgeLeft',
  'InsideHorizontal',
  'InsideVertical',
] as const;
type Side = (typeof SIDES)[number];

const LINES = {
  none: { style: 'None', weight: 'Thin' },
  hair: { style: 'Continuous', weight: 'Hairline' },
  thin: { style: 'Continuous', weight: 'Thin' },
  medium: { style: 'Continuous', weight: 'Medium' },
} as const satisfies Readonly<Record<BorderLine, object>>;

const HORIZONTAL = { general: 'General', left: 'Left', center: 'Center', right: 'Right' } as const;
const VERTICAL = { top: 'Top', center: 'Center', bottom: 'Bottom' } as const;

/** Formats an area. If the spec names a neighbour, its format is copied first. */
export function writeFormat(batch: Batch, sheet: string, format: FormatRange, before: Before): void {
  const { area, style } = format;
  if (before) keepFormats(batch, sheet, area);
  const range = batch.range(sheet, area);
  const source = likeArea(format);
  if (source) takeOver(batch, sheet, source, range);
  applyStyle(range, style);
}

/** Copies all formats of some cells, then removes the conditional formats and merged cells that Excel copies too. */
function takeOver(batch: Batch, sheet: string, source: Area, range: Excel.Range): void {
  if (!hasApi('1.9')) return;
  range.copyFrom(batch.range(sheet, source), 'Formats');
  range.conditionalFormats.clearAll();
  range.unmerge();
}

function applyStyle(range: Excel.Range, style: CellStyle): void {
  const { font, fill, numberFormat, border, locked } = style;
  const { format } = range;
  if (numberFormat !== undefined) range.numberFormat = numberFormat as unknown as string[][];
  if (font) format.font.set(font);
  if (fill === null) format.fill.clear();
  else if (fill !== undefined) format.fill.color = fill;
  if (style.horizontal !== undefined) format.horizontalAlignment = HORIZONTAL[style.horizontal];
  if (style.vertical !== undefined) format.verticalAlignment = VERTICAL[style.vertical];
  if (style.wrap !== undefined) format.wrapText = style.wrap;
  if (hasApi('1.9')) {
    if (style.shrink !== undefined) format.shrinkToFit = style.shrink;
    if (style.indent !== undefined) format.indentLevel = style.indent;
  }
  if (border) applyBorder(format.borders, border);
  if (locked !== undefined) format.protection.locked = locked;
}

/** Applies the border to every cell: to the edges of the area and to the lines between its cells. */
function applyBorder(borders: Excel.RangeBorderCollection, border: NonNullable<CellStyle['border']>): void {
  const lines: Readonly<Record<Side, BorderLine | undefined>> = {
    EdgeTop: border.top,
    EdgeRight: border.right,
    EdgeBottom: border.bottom,
    EdgeLeft: border.left,
    InsideHorizontal: border.top ?? border.bottom,
    InsideVertical: border.left ?? border.right,
  };
  for (const side of SIDES) {
    const line = lines[side];
    if (line === undefined) continue;
    const item = borders.getItem(side);
    item.style = LINES[line].style;
    if (line === 'none') continue;
    item.weight = LINES[line].weight;
    if (border.color !== undefined) item.color = border.color;
  }
}

const CELL_FORMAT: Excel.CellPropertiesLoadOptions = {
  format: {
    fill: { color: true, pattern: true },
    font: { name: true, size: true, bold: true, italic: true, color: true },
    borders: { style: true, weight: true, color: true },
    horizontalAlignment: true,
    verticalAlignment: true,
    wrapText: true,
    shrinkToFit: true,
    indentLevel: true,
  },
};

function keepFormats(batch: Batch, sheet: string, area: Area): void {
  const range = batch.range(sheet, area);
  range.load('numberFormat');
  const lay = hasApi('1.9') ? keepLooks(batch, range, area) : keepCommonLook(range);
  batch.takeBack(() => {
    const { numberFormat } = range;
    const putBack = lay();
    return (context) => {
      const target = context.workbook.worksheets.getItem(sheet).getRange(areaAddress(area));
      target.numberFormat = numberFormat;
      putBack(target);
    };
  });
}

/** Called after the batch ran. Returns a function that restores the earlier look of a range. */
type KeptLook = () => (target: Excel.Range) => void;

/**
 * Keeps the formats with one command, whatever the size. If the answer has no room for the format of every cell, formats are kept by
 * column. Where the cells of a column differ in a property, undo does not restore that property.
 */
function keepLooks(batch: Batch, range: Excel.Range, area: Area): KeptLook {
  if (batch.takesCellFormats((area.bottom - area.top + 1) * (area.right - area.left + 1))) {
    const cells = range.getCellProperties(CELL_FORMAT);
    return () => {
      const looks = cells.value.map((row) => row.map(({ format }) => ({ format: settable(format) })));
      return (target) => {
        target.format.fill.clear();
        target.setCellProperties(looks);
      };
    };
  }
  const columns = range.getColumnProperties(CELL_FORMAT);
  return () => {
    const looks = columns.value.map(({ format }) => ({ format: settable(format) }));
    return (target) => {
      target.format.fill.clear();
      target.setColumnProperties(looks);
    };
  };
}

/**
 * The formats in a form that can be set. "No fill" cannot be set, so the caller clears the fill first; a missing colour must not become
 * white. A property that differs between cells is null and left out.
 */
function settable(format: Excel.CellPropertiesFormat = {}): Excel.CellPropertiesFormat {
  const { fill, font, borders, ...rest } = format;
  return {
    ...present(rest),
    ...(font ? { font: present(font) } : {}),
    ...(borders ? { borders: eachPresent(borders) } : {}),
    ...(fill && fill.pattern !== 'None' ? { fill: present({ color: fill.color }) } : {}),
  };
}

/** The sides on which the add-in draws lines. They are restored even where they had no line. */
const CELL_SIDES: readonly string[] = ['top', 'right', 'bottom', 'left'];

/**
 * Excel answers black for every side, even without a line (office-js #2349), and setting a colour draws a line. So diagonals and inner
 * lines are restored only where there is a line.
 */
function eachPresent(borders: Excel.CellBorderCollection): Excel.CellBorderCollection {
  const sides = Object.entries(borders) as [string, Excel.CellBorder | null][];
  return Object.fromEntries(
    sides.flatMap(([side, line]): [string, Partial<Excel.CellBorder>][] => {
      if (!line) return [];
      if (line.style === 'None') return CELL_SIDES.includes(side) ? [[side, { style: 'None' }]] : [];
      return [[side, present(line)]];
    }),
  );
}

const COMMON = [
  'format/fill/color',
  'format/font/name',
  'format/font/size',
  'format/font/bold',
  'format/font/italic',
  'format/font/color',
  'format/horizontalAlignment',
  'format/verticalAlignment',
  'format/wrapText',
  'format/protection/locked',
].join();

/** Keeps the properties that all cells of an area share, for Excel before ExcelApi 1.9. */
function keepCommonLook(range: Excel.Range): KeptLook {
  range.load(COMMON);
  const borders = SIDES.map((side) => {
    const border = range.format.borders.getItem(side);
    border.load('style,weight,color');
    return { side, border };
  });
  return () => {
    const { fill, font, horizontalAlignment, verticalAlignment, wrapText, protection } = range.format;
    const { name, size, bold, italic } = font;
    const look = present({ horizontalAlignment, verticalAlignment, wrapText });
    const fonts = present({ name, size, bold, italic, color: font.color });
    const { color } = fill;
    // Null where cells differ, whatever the types say.
    const locked = protection.locked as boolean | null;
    const lines = borders.map(({ side, border }) => ({ side, line: present(border.toJSON()) }));
    return ({ format }) => {
      format.set(look);
      format.font.set(fonts);
      // Excel answers white for no fill. A white fill would hide the grid lines.
      if (color === '' || color.toUpperCase() === '#FFFFFF') format.fill.clear();
      else format.fill.color = color;
      if (locked !== null) format.protection.locked = locked;
      for (const { side, line } of lines) {
        if (line.style === 'None') format.borders.getItem(side).style = 'None';
        else format.borders.getItem(side).set(line);
      }
    };
  };
}

/** Leaves out properties that are null because the cells differ. */
function present<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== null && value !== undefined),
  ) as Partial<T>;
}
