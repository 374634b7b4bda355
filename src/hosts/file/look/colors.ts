/**
 * Resolves colours of a workbook, which are stated as RGB, as a theme colour with a tint, or as a palette number.
 */
import type { Element } from '@xmldom/xmldom';
import { child, children } from '../package/xml';

/** The palette of indexed colours 8–63 (ISO 29500-1, 18.8.27). 0–7 repeat 8–15. */
const PALETTE =
  '000000FFFFFFFF000000FF000000FFFFFF00FF00FF00FFFF800000008000000080808000800080008080C0C0C08080809999FF993366FFFFCCCCFFFF660066FF80800066CCCCCCFF000080FF00FFFFFF0000FFFF800080800000008080' +
  '0000FF00CCFFCCFFFFCCFFCCFFFF9999CCFFFF99CCCC99FFFFCC993366FF33CCCC99CC00FFCC00FF9900FF6600666699969696003366339966003300333300993300993366333399333333';
/** The colours of the theme in the order of a cell's theme index. The index puts light before dark; the theme part lists dark first. */
const THEME_ORDER = [
  'lt1',
  'dk1',
  'lt2',
  'dk2',
  'accent1',
  'accent2',
  'accent3',
  'accent4',
  'accent5',
  'accent6',
];
const OFFICE_THEME = [
  'FFFFFF',
  '000000',
  'E7E6E6',
  '44546A',
  '4472C4',
  'ED7D31',
  'A5A5A5',
  'FFC000',
  '5B9BD5',
  '70AD47',
];

export class Colors {
  private readonly theme: readonly string[];

  /** @param theme the theme part's root; null means Office's default colours */
  constructor(theme: Element | null) {
    this.theme = theme ? themeColors(theme) : OFFICE_THEME;
  }

  /** `#RRGGBB` of a colour element; null for the automatic colour. */
  of(element: Element | null): string | null {
    if (!element) return null;
    const base = this.base(element);
    const tint = Number(element.getAttribute('tint') ?? 0);
    return base === null ? null : `#${tint === 0 ? base : tinted(base, tint)}`;
  }

  /** `#RRGGBB` of a DrawingML colour, from the child of a `solidFill`. */
  ofDrawing(fill: Element | null): string | null {
    const rgb = fill && child(fill, 'srgbClr')?.getAttribute('val');
    if (rgb) return `#${rgb.toUpperCase()}`;
    const scheme = fill && child(fill, 'schemeClr')?.getAttribute('val');
    if (!scheme) return null;
    const alias: Readonly<Record<string, string>> = { bg1: 'lt1', tx1: 'dk1', bg2: 'lt2', tx2: 'dk2' };
    const color = this.theme[THEME_ORDER.indexOf(alias[scheme] ?? scheme)];
    return color === undefined ? null : `#${color}`;
  }

  /** An accent colour of the theme. Charts give them, one after the other, to series without a colour of their own. */
  accent(index: number): string {
    return `#${this.theme[4 + (index % 6)] ?? '4472C4'}`;
  }

  private base(element: Element): string | null {
    const rgb = element.getAttribute('rgb');
    if (rgb) return rgb.slice(-6).toUpperCase();
    const theme = element.getAttribute('theme');
    if (theme !== null) return this.theme[Number(theme)] ?? null;
    const indexed = element.getAttribute('indexed');
    if (indexed === null) return null;
    const at = Number(indexed) >= 8 ? Number(indexed) - 8 : Number(indexed);
    return PALETTE.slice(at * 6, at * 6 + 6) || null;
  }
}

function themeColors(theme: Element): readonly string[] {
  const scheme = child(child(theme, 'themeElements') ?? theme, 'clrScheme');
  return THEME_ORDER.map((name, index) => {
    const holder = scheme && child(scheme, name);
    const color = holder && children(holder)[0];
    const rgb = color?.getAttribute('lastClr') ?? color?.getAttribute('val') ?? '';
    return /^[0-9a-f]{6}$/i.test(rgb) ? rgb.toUpperCase() : (OFFICE_THEME[index] ?? '000000');
  });
}

/**
 * Applies a tint: above 0 the colour gets lighter, below 0 darker (18.8.19). The standard changes the lightness in HSL. A mix with white or
 * black gives the same lightness and hue, though not always the same saturation.
 */
function tinted(rgb: string, tint: number): string {
  const towards = tint < 0 ? 0 : 255;
  const share = Math.min(1, Math.abs(tint));
  return [0, 2, 4]
    .map((at) => {
      const part = parseInt(rgb.slice(at, at + 2), 16);
      return Math.round(part + (towards - part) * share)
        .toString(16)
        .padStart(2, '0');
    })
    .join('')
    .toUpperCase();
}
