/**
 * Writes the formats of cells: fonts, fills, number formats, alignment, borders.
 */
import type { Area } from '../../../spreadsheet/address';
import { likeArea, type BorderLine, type CellStyle, type FormatRange } from '../../../spreadsheet/spec';
import type { PinnedBook } from '../book';
import { etColor } from '../color';
import { BORDER, HORIZONTAL, LINE, NONE, VERTICAL } from '../constants';
import { copyLook } from '../undo/copy-cells';
import type { CheckedWriter } from '../checked-writer';
import type { EtBorder, EtRange } from '../et';

const LOOK = 'cell-formats';

/** Formats an area. If the spec names a neighbour, its format is copied first. */
export function writeFormat(
  pinned: PinnedBook,
  writer: CheckedWriter,
  sheet: string,
  format: FormatRange,
): void {
  const { area, style } = format;
  const range = pinned.range(sheet, area);
  const source = likeArea(format);
  if (source) takeOver(pinned, writer, sheet, source, area);
  writeStyle(writer, range, style, area);
}

/** Copies all formats of some cells. */
function takeOver(pinned: PinnedBook, writer: CheckedWriter, sheet: string, source: Area, area: Area): void {
  const [from, range] = [pinned.range(sheet, source), pinned.range(sheet, area)];
  const [code, font] = [from.NumberFormat, from.Font.Name];
  writer.may(
    'neighbour-look',
    () => {
      copyLook(pinned.sheet(sheet), source, area);
    },
    () => (code === null || range.NumberFormat === code) && (font === null || range.Font.Name === font),
  );
}

function writeStyle(writer: CheckedWriter, range: EtRange, style: CellStyle, area: Area): void {
  const { font, fill, numberFormat, border, locked } = style;
  if (numberFormat !== undefined) writeNumberFormat(writer, range, numberFormat);
  if (font) writeFont(writer, range, font);
  if (fill === null) writer.set(LOOK, range.Interior, 'Pattern', NONE);
  else if (fill !== undefined) writer.set(LOOK, range.Interior, 'Color', etColor(fill));
  if (style.horizontal !== undefined) {
    writer.set(LOOK, range, 'HorizontalAlignment', HORIZONTAL[style.horizontal]);
  }
  if (style.vertical !== undefined) writer.set(LOOK, range, 'VerticalAlignment', VERTICAL[style.vertical]);
  if (style.wrap !== undefined) writer.set(LOOK, range, 'WrapText', style.wrap);
  if (style.shrink !== undefined) writer.set(LOOK, range, 'ShrinkToFit', style.shrink);
  if (style.indent !== undefined) writer.set(LOOK, range, 'IndentLevel', style.indent);
  if (border) writeBorder(writer, range, border, area);
  if (locked !== undefined) writer.set(LOOK, range, 'Locked', locked);
}

/** Sets a number format. Programs write the text in a format in different ways: `0"月"`, `0\\月`. */
function writeNumberFormat(writer: CheckedWriter, range: EtRange, code: string): void {
  const plain = (text: string): string => text.replace(/["\\]/g, '');
  writer.may(
    LOOK,
    () => {
      range.NumberFormat = code;
    },
    () => plain(range.NumberFormat ?? '') === plain(code),
  );
}

function writeFont(writer: CheckedWriter, range: EtRange, font: NonNullable<CellStyle['font']>): void {
  const { Font: target } = range;
  if (font.name !== undefined) writer.set(LOOK, target, 'Name', font.name);
  if (font.size !== undefined) writer.set(LOOK, target, 'Size', font.size);
  if (font.bold !== undefined) writer.set(LOOK, target, 'Bold', font.bold);
  if (font.italic !== undefined) writer.set(LOOK, target, 'Italic', font.italic);
  if (font.color !== undefined) writer.set(LOOK, target, 'Color', etColor(font.color));
}

/** Applies the border to every cell: to the edges of the area and to the lines between its cells. */
function writeBorder(
  writer: CheckedWriter,
  range: EtRange,
  border: NonNullable<CellStyle['border']>,
  area: Area,
): void {
  const lines: Readonly<Record<keyof typeof BORDER, BorderLine | undefined>> = {
    top: border.top,
    right: border.right,
    bottom: border.bottom,
    left: border.left,
    insideHorizontal: area.bottom > area.top ? (border.top ?? border.bottom) : undefined,
    insideVertical: area.right > area.left ? (border.left ?? border.right) : undefined,
  };
  const { Borders: borders } = range;
  for (const side of Object.keys(BORDER) as (keyof typeof BORDER)[]) {
    const line = lines[side];
    if (line === undefined) continue;
    const item = borderOf(borders, side);
    if (!item) {
      writer.lacks(LOOK);
      continue;
    }
    writer.set(LOOK, item, 'LineStyle', LINE[line].style);
    if (line === 'none') continue;
    writer.set(LOOK, item, 'Weight', LINE[line].weight);
    if (border.color !== undefined) writer.set(LOOK, item, 'Color', etColor(border.color));
  }
}

function borderOf(borders: EtRange['Borders'], side: keyof typeof BORDER): EtBorder | null {
  try {
    return borders.Item(BORDER[side]) ?? null;
  } catch {
    return null;
  }
}

/** The earlier formats of cells, by property. */
export interface KeptStyle {
  readonly range: Readonly<Record<string, unknown>>;
  readonly font: Readonly<Record<string, unknown>>;
}

/**
 * The present formats in the properties that a style changes. Null where cells differ in such a property, or where the style has borders or
 * a fill. Restoring single properties leaves conditional formats alone, which copying cells would split.
 */
export function keepStyle(range: EtRange, style: CellStyle): KeptStyle | null {
  if (style.border || style.fill !== undefined) return null;
  const { font = {} } = style;
  const ofRange = RANGE_KEYS.filter(([part]) => style[part] !== undefined).map(([, key]) => key);
  const ofFont = FONT_KEYS.filter(([part]) => font[part] !== undefined).map(([, key]) => key);
  const kept = {
    range: Object.fromEntries(ofRange.map((key) => [key, range[key]])),
    font: ofFont.length === 0 ? {} : fontNow(range, ofFont),
  };
  const values = [...Object.values(kept.range), ...Object.values(kept.font)];
  return values.some((value) => value === null || value === undefined) ? null : kept;
}

const RANGE_KEYS = [
  ['numberFormat', 'NumberFormat'],
  ['horizontal', 'HorizontalAlignment'],
  ['vertical', 'VerticalAlignment'],
  ['wrap', 'WrapText'],
  ['shrink', 'ShrinkToFit'],
  ['indent', 'IndentLevel'],
  ['locked', 'Locked'],
] as const;

const FONT_KEYS = [
  ['name', 'Name'],
  ['size', 'Size'],
  ['bold', 'Bold'],
  ['italic', 'Italic'],
  ['color', 'Color'],
] as const;

function fontNow(range: EtRange, keys: readonly (typeof FONT_KEYS)[number][1][]): KeptStyle['font'] {
  const { Font: font } = range;
  return Object.fromEntries(keys.map((key) => [key, font[key]]));
}

export function restoreStyle(range: EtRange, kept: KeptStyle): void {
  Object.assign(range, kept.range);
  if (Object.keys(kept.font).length > 0) Object.assign(range.Font, kept.font);
}
