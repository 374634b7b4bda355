/**
 * Resolves cell formats from the style table.
 */
import type { Element } from '@xmldom/xmldom';
import type { Styles } from '../parts/styles';
import { child, children, isTrue } from '../package/xml';
import type { Colors } from './colors';
import type { BorderLook, FormatLook, HorizontalLook, Overlay } from '../../../spreadsheet/look';

/** Built-in number formats by id (ISO 29500-1, 18.8.30); date formats as Chinese programs show them. */
const BUILT_IN: Readonly<Record<number, string>> = {
  0: 'General',
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  14: 'yyyy/m/d',
  15: 'yyyy/m/d',
  17: 'yyyy/m',
  18: 'h:mm',
  19: 'h:mm:ss',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  30: 'm/d/yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  37: '#,##0;-#,##0',
  38: '#,##0;-#,##0',
  39: '#,##0.00;-#,##0.00',
  40: '#,##0.00;-#,##0.00',
  45: 'mm:ss',
  49: '@',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
};

const LINES: Readonly<Record<string, BorderLook['line']>> = {
  medium: 'medium',
  thick: 'thick',
  double: 'double',
  hair: 'dotted',
  dotted: 'dotted',
  dashed: 'dashed',
  dashDot: 'dashed',
  dashDotDot: 'dashed',
  mediumDashed: 'dashed',
};

/** Ids below this are reserved for built-in formats (ISO 29500-1, 18.8.30). */
const FIRST_CUSTOM = 164;

export class Formats {
  private readonly known = new Map<number, FormatLook>();
  private custom: ReadonlyMap<number, string>;

  constructor(
    private readonly styles: Styles,
    readonly colors: Colors,
  ) {
    this.custom = customFormats(styles);
  }

  /** The format at an index; the first format when there is none. */
  at(index: number): FormatLook {
    let format = this.known.get(index);
    if (!format) this.known.set(index, (format = this.read(index)));
    return format;
  }

  /** What a differential format changes in the look of a cell. */
  differential(index: number): Overlay {
    const dxf = this.styles.differentialFormat(index);
    if (!dxf) return {};
    const font = child(dxf, 'font');
    const pattern = child(child(dxf, 'fill') ?? dxf, 'patternFill');
    const color = font && this.colors.of(child(font, 'color'));
    // In a differential format the background colour of a solid fill is the visible one.
    const fill = pattern && this.colors.of(child(pattern, 'bgColor') ?? child(pattern, 'fgColor'));
    const numberFormat = child(dxf, 'numFmt')?.getAttribute('formatCode');
    return {
      ...(numberFormat ? { numberFormat } : {}),
      ...(color ? { color } : {}),
      ...(fill ? { fill } : {}),
      ...(font && child(font, 'b') ? { bold: isOn(font, 'b') } : {}),
      ...(font && child(font, 'i') ? { italic: isOn(font, 'i') } : {}),
    };
  }

  private numberFormat(id: number): string {
    // An edit may have added custom formats since they were last read.
    if (!this.custom.has(id) && id >= FIRST_CUSTOM) this.custom = customFormats(this.styles);
    return this.custom.get(id) ?? BUILT_IN[id] ?? 'General';
  }

  private read(index: number): FormatLook {
    const xf = this.styles.entry('cellXfs', index);
    const number = (name: string): number => Number(xf?.getAttribute(name) ?? 0);
    const alignment = xf ? child(xf, 'alignment') : null;
    const protection = xf ? child(xf, 'protection') : null;
    return {
      font: this.font(number('fontId')),
      fill: this.fill(number('fillId')),
      borders: this.borders(number('borderId')),
      numberFormat: this.numberFormat(number('numFmtId')),
      horizontal: horizontal(alignment?.getAttribute('horizontal') ?? 'general'),
      vertical: vertical(alignment?.getAttribute('vertical') ?? 'bottom'),
      wrap: isTrue(alignment?.getAttribute('wrapText') ?? null),
      indent: Number(alignment?.getAttribute('indent') ?? 0),
      locked: protection?.getAttribute('locked') !== '0' && protection?.getAttribute('locked') !== 'false',
    };
  }

  private font(index: number): FormatLook['font'] {
    const font = this.styles.entry('fonts', index);
    const value = (name: string): string | null => (font && child(font, name)?.getAttribute('val')) ?? null;
    return {
      name: value('name') ?? '等线',
      size: Number(value('sz') ?? 11),
      bold: isOn(font, 'b'),
      italic: isOn(font, 'i'),
      underline: font !== undefined && child(font, 'u') !== null && value('u') !== 'none',
      strike: isOn(font, 'strike'),
      color: font ? this.colors.of(child(font, 'color')) : null,
    };
  }

  private fill(index: number): string | null {
    const fill = this.styles.entry('fills', index);
    const pattern = fill && child(fill, 'patternFill');
    const kind = pattern?.getAttribute('patternType') ?? 'none';
    if (!pattern || kind === 'none') return null;
    return this.colors.of(child(pattern, kind === 'solid' ? 'fgColor' : 'bgColor'));
  }

  private borders(index: number): FormatLook['borders'] {
    const border = this.styles.entry('borders', index);
    const side = (...names: readonly string[]): BorderLook | null => {
      const element = border && names.map((name) => child(border, name)).find((found) => found !== null);
      const style = element?.getAttribute('style') ?? 'none';
      if (!element || style === 'none') return null;
      return { line: LINES[style] ?? 'thin', color: this.colors.of(child(element, 'color')) ?? '#000000' };
    };
    return {
      top: side('top'),
      right: side('right', 'end'),
      bottom: side('bottom'),
      left: side('left', 'start'),
    };
  }
}

/** `<b/>` is on, `<b val="0"/>` is off. */
function isOn(holder: Element | undefined, name: string): boolean {
  const element = holder ? child(holder, name) : null;
  const value = element?.getAttribute('val') ?? null;
  return element !== null && (value === null || isTrue(value));
}

function horizontal(stated: string): HorizontalLook {
  switch (stated) {
    case 'left':
    case 'center':
    case 'right':
    case 'justify':
      return stated;
    case 'centerContinuous':
      return 'center';
    case 'distributed':
      return 'justify';
    default:
      return 'general';
  }
}

function vertical(stated: string): FormatLook['vertical'] {
  return stated === 'top' || stated === 'bottom' ? stated : 'center';
}

function customFormats(styles: Styles): ReadonlyMap<number, string> {
  const list = child(styles.root, 'numFmts');
  return new Map(
    (list ? children(list, 'numFmt') : []).map((format) => [
      Number(format.getAttribute('numFmtId')),
      format.getAttribute('formatCode') ?? 'General',
    ]),
  );
}
