/** Fits text into a cell. A number that does not fit is never cut off, because its beginning would read as another number. */
import type { CellLook, FormatLook } from '../../spreadsheet/look';
import { canvasFont } from './cell-style';

/** The pixels that are left free beside a text. */
const PADDING = 6;

let context: CanvasRenderingContext2D | null = null;

function textPixels(text: string, cell: CellLook, format: FormatLook): number {
  context ??= document.createElement('canvas').getContext('2d');
  if (!context) return 0;
  const font = canvasFont(cell, format);
  if (context.font !== font) context.font = font;
  return context.measureText(text).width;
}

/** The text for a given width. A number in General format first loses decimals; a number that still does not fit becomes `###`. */
export function fittingText(cell: CellLook, format: FormatLook, width: number): string {
  const { text, kind } = cell;
  if (kind !== 'number' || text === '') return text;
  const fits = (shorter: string): boolean => textPixels(shorter, cell, format) <= width - PADDING;
  if (fits(text)) return text;
  if (format.numberFormat === 'General' && /^-?\d+\.\d+$/.test(text)) {
    for (let decimals = text.length - text.indexOf('.') - 2; decimals >= 0; decimals -= 1) {
      const shorter = Number(text).toFixed(decimals);
      if (fits(shorter)) return shorter;
    }
  }
  const sign = Math.max(1, textPixels('#', cell, format));
  return '#'.repeat(Math.max(1, Math.floor((width - PADDING) / sign)));
}
