/**
 * A cell's format in CSS.
 */
import type { CSSProperties } from 'react';
import type { BorderLook, CellLook, FormatLook, Overlay } from '../../spreadsheet/look';
import { fontFamily } from './fonts';

const WIDTHS: Readonly<Record<BorderLook['line'], number>> = {
  thin: 1,
  dashed: 1,
  dotted: 1,
  medium: 2,
  thick: 3,
  double: 3,
};
const PIXELS_PER_POINT = 96 / 72;
/** The pixels of one indentation level. */
const INDENT = 9;

/** The position and size of a cell. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The style of a cell's box: its position, fill and borders. The box is a pixel larger on the left and on the top, to cover the
 * line that it shares with the neighbour.
 */
export function frameStyle(box: Box, format: FormatLook | undefined, overlay: Overlay | null): CSSProperties {
  const borders = format?.borders;
  const left = borders?.left ? 1 : 0;
  const top = borders?.top ? 1 : 0;
  const ground = overlay?.fill ?? format?.fill;
  return {
    left: box.left - left,
    top: box.top - top,
    width: box.width + left,
    height: box.height + top,
    ...(ground ? { backgroundColor: ground } : {}),
    ...(borders?.left ? { borderLeft: line(borders.left) } : {}),
    ...(borders?.top ? { borderTop: line(borders.top) } : {}),
    ...(borders?.right ? { borderRight: line(borders.right) } : {}),
    ...(borders?.bottom ? { borderBottom: line(borders.bottom) } : {}),
  };
}

function line({ line: kind, color }: BorderLook): string {
  const style = kind === 'dashed' || kind === 'dotted' || kind === 'double' ? kind : 'solid';
  return `${WIDTHS[kind]}px ${style} ${color}`;
}

const VERTICAL = { top: 'flex-start', center: 'center', bottom: 'flex-end' } as const;

/** The style of the text within the box. */
export function textStyle(cell: CellLook, format: FormatLook): CSSProperties {
  const { font, vertical, wrap, indent } = format;
  const align = alignment(cell, format);
  const { overlay } = cell;
  const isBold = overlay?.bold ?? font.bold;
  const color = overlay?.color ?? font.color;
  const decoration = [font.underline ? 'underline' : '', font.strike ? 'line-through' : ''].filter(Boolean);
  return {
    fontFamily: fontFamily(font.name),
    fontSize: fontPixels(format),
    textAlign: align,
    alignItems: VERTICAL[vertical],
    justifyContent: align === 'right' ? 'flex-end' : align === 'center' ? 'center' : 'flex-start',
    ...(color ? { color } : {}),
    ...(isBold ? { fontWeight: 700 } : {}),
    ...((overlay?.italic ?? font.italic) ? { fontStyle: 'italic' } : {}),
    ...(decoration.length > 0 ? { textDecoration: decoration.join(' ') } : {}),
    ...(wrap ? { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' } : {}),
    ...(indent > 0 ? { [align === 'right' ? 'paddingRight' : 'paddingLeft']: indent * INDENT + 3 } : {}),
  };
}

export function fontPixels({ font }: FormatLook): number {
  return font.size * PIXELS_PER_POINT;
}

/** Numbers are right-aligned, logical values and errors are centred, unless the format says otherwise. */
export function alignment(
  { kind }: Pick<CellLook, 'kind'>,
  { horizontal }: FormatLook,
): 'left' | 'center' | 'right' | 'justify' {
  if (horizontal !== 'general') return horizontal;
  if (kind === 'number') return 'right';
  return kind === 'boolean' || kind === 'error' ? 'center' : 'left';
}

/** The font of a cell for measuring text on a canvas. */
export function canvasFont(cell: CellLook, format: FormatLook): string {
  const isBold = cell.overlay?.bold ?? format.font.bold;
  return `${isBold ? 'bold ' : ''}${fontPixels(format)}px ${fontFamily(format.font.name)}`;
}
