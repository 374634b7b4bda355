/**
 * Writes formats of cells: fonts, fills, number formats, alignment, borders.
 */
import type { Area } from '../../domain/address';
import type { BorderLine, CellStyle, FormatRange } from '../../sheets/spec';
import type { PinnedBook } from './book';
import { etColor } from './color';
import { BORDER, HORIZONTAL, LINE, NONE, PASTE, VERTICAL } from './constants';
import type { Doing } from './doing';
import type { EtBorder, EtRange } from './et';

const LOOK = 'cell-formats';

/** Lays a format over an area, after taking over a neighbour's where the spec says so. */
export function writeFormat(pinned: PinnedBook, doing: Doing, sheet: string, format: FormatRange): void {
  const { area, style, likeColumn, likeRow } = format;
  const range = pinned.range(sheet, area);
  if (likeColumn !== undefined || likeRow !== undefined) {
    const source = {
      top: likeRow ?? area.top,
      bottom: likeRow ?? area.bottom,
      left: likeColumn ?? area.left,
      right: likeColumn ?? area.right,
    };
    takeOver(pinned, doing, pinned.range(sheet, source), range);
  }
  writeStyle(doing, range, style, area);
}

/** The whole look of some cells, without the conditional formats and merges that are copied along. */
function takeOver({ app }: PinnedBook, doing: Doing, source: EtRange, range: EtRange): void {
  const [code, font] = [source.NumberFormat, source.Font.Name];
  doing.may(
    'neighbour-look',
    () => {
      paste(app, 'formats', source, range);
      range.FormatConditions?.Delete();
      range.UnMerge();
    },
    () => (code === null || range.NumberFormat === code) && (font === null || range.Font.Name === font),
  );
}

/** Copies one thing of some cells to others, by way of the clipboard: there is no other. */
export function paste(
  app: PinnedBook['app'],
  what: keyof typeof PASTE,
  source: EtRange,
  target: EtRange,
): void {
  try {
    source.Copy();
    target.PasteSpecial(PASTE[what]);
  } finally {
    app.CutCopyMode = 0;
  }
}

function writeStyle(doing: Doing, range: EtRange, style: CellStyle, area: Area): void {
  const { font, fill, numberFormat, border, locked } = style;
  if (numberFormat !== undefined) writeNumberFormat(doing, range, numberFormat);
  if (font) writeFont(doing, range, font);
  if (fill === null) doing.set(LOOK, range.Interior, 'Pattern', NONE);
  else if (fill !== undefined) doing.set(LOOK, range.Interior, 'Color', etColor(fill));
  if (style.horizontal !== undefined) {
    doing.set(LOOK, range, 'HorizontalAlignment', HORIZONTAL[style.horizontal]);
  }
  if (style.vertical !== undefined) doing.set(LOOK, range, 'VerticalAlignment', VERTICAL[style.vertical]);
  if (style.wrap !== undefined) doing.set(LOOK, range, 'WrapText', style.wrap);
  if (style.shrink !== undefined) doing.set(LOOK, range, 'ShrinkToFit', style.shrink);
  if (style.indent !== undefined) doing.set(LOOK, range, 'IndentLevel', style.indent);
  if (border) writeBorder(doing, range, border, area);
  if (locked !== undefined) doing.set(LOOK, range, 'Locked', locked);
}

/** Programs word text in a code in their own way: `0"月"`, `0\\月`. */
function writeNumberFormat(doing: Doing, range: EtRange, code: string): void {
  const plain = (text: string): string => text.replace(/["\\]/g, '');
  doing.may(
    LOOK,
    () => {
      range.NumberFormat = code;
    },
    () => plain(range.NumberFormat ?? '') === plain(code),
  );
}

function writeFont(doing: Doing, range: EtRange, font: NonNullable<CellStyle['font']>): void {
  const { Font: target } = range;
  if (font.name !== undefined) doing.set(LOOK, target, 'Name', font.name);
  if (font.size !== undefined) doing.set(LOOK, target, 'Size', font.size);
  if (font.bold !== undefined) doing.set(LOOK, target, 'Bold', font.bold);
  if (font.italic !== undefined) doing.set(LOOK, target, 'Italic', font.italic);
  if (font.color !== undefined) doing.set(LOOK, target, 'Color', etColor(font.color));
}

/** A spec means every cell's border: the area's edges, and the lines between its cells. */
function writeBorder(
  doing: Doing,
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
      doing.lacks(LOOK);
      continue;
    }
    doing.set(LOOK, item, 'LineStyle', LINE[line].style);
    if (line === 'none') continue;
    doing.set(LOOK, item, 'Weight', LINE[line].weight);
    if (border.color !== undefined) doing.set(LOOK, item, 'Color', etColor(border.color));
  }
}

function borderOf(borders: EtRange['Borders'], side: keyof typeof BORDER): EtBorder | null {
  try {
    return borders.Item(BORDER[side]) ?? null;
  } catch {
    return null;
  }
}

/**
 * Returns how to put back the formats a style changes, one by one; null where cells differ in them, or for borders. It leaves
 * conditional formats alone, which pasting formats would cut to pieces.
 */
export function keepStyle(range: EtRange, style: CellStyle): (() => void) | null {
  if (style.border || style.fill !== undefined) return null;
  const { Font: font } = range;
  const kept: { readonly target: object; readonly key: string; readonly value: unknown }[] = [];
  const keep = <T extends object>(target: T, key: keyof T & string): void => {
    kept.push({ target, key, value: target[key] });
  };
  if (style.numberFormat !== undefined) keep(range, 'NumberFormat');
  if (style.horizontal !== undefined) keep(range, 'HorizontalAlignment');
  if (style.vertical !== undefined) keep(range, 'VerticalAlignment');
  if (style.wrap !== undefined) keep(range, 'WrapText');
  if (style.shrink !== undefined) keep(range, 'ShrinkToFit');
  if (style.indent !== undefined) keep(range, 'IndentLevel');
  if (style.locked !== undefined) keep(range, 'Locked');
  if (style.font?.name !== undefined) keep(font, 'Name');
  if (style.font?.size !== undefined) keep(font, 'Size');
  if (style.font?.bold !== undefined) keep(font, 'Bold');
  if (style.font?.italic !== undefined) keep(font, 'Italic');
  if (style.font?.color !== undefined) keep(font, 'Color');
  if (kept.some(({ value }) => value === null || value === undefined)) return null;
  return () => {
    for (const { target, key, value } of kept) Object.assign(target, { [key]: value });
  };
}
