/**
 * Reads a cell's format from the workbook's styles as plain data.
 */
import type { Element } from '@xmldom/xmldom';
import type { Styles } from '../../src/hosts/file/parts/styles';
import { child, children, isTrue } from '../../src/hosts/file/package/xml';

export type EdgeName = 'top' | 'right' | 'bottom' | 'left';

export interface Edge {
  readonly line: string;
  readonly color: string;
}

export interface Look {
  readonly font: {
    readonly name: string;
    readonly size: number;
    readonly bold: boolean;
    readonly italic: boolean;
    readonly color: string;
  };
  /** null for no fill. */
  readonly fill: string | null;
  readonly numberFormat: string;
  readonly horizontal: string;
  readonly vertical: string;
  readonly wrap: boolean;
  readonly shrink: boolean;
  readonly indent: number;
  readonly locked: boolean;
  readonly edges: Readonly<Record<EdgeName, Edge>>;
}

/** The built-in number formats by id (ISO 29500-1, 18.8.30). */
const BUILT_IN: Readonly<Record<number, string>> = {
  0: 'General',
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  14: 'm/d/yyyy',
  49: '@',
};
/** The Office theme's first colours: window, text, and so on. */
const THEME = [
  '#FFFFFF',
  '#000000',
  '#EEECE1',
  '#1F497D',
  '#4F81BD',
  '#C0504D',
  '#9BBB59',
  '#8064A2',
  '#4BACC6',
  '#F79646',
];

/** Reads the formats of a workbook and caches them: formats are only ever added, never changed. */
export class FormatReader {
  private readonly looks = new Map<number, Look>();

  /** @param styles returns the workbook's current styles */
  constructor(private readonly styles: () => Styles) {}

  look(index: number): Look {
    const known = this.looks.get(index);
    if (known) return known;
    const xf = this.styles().entry('cellXfs', index);
    const alignment = xf && child(xf, 'alignment');
    const protection = xf && child(xf, 'protection');
    const made: Look = {
      font: this.font(Number(xf?.getAttribute('fontId') ?? 0)),
      fill: this.fill(Number(xf?.getAttribute('fillId') ?? 0)),
      numberFormat: this.numberFormat(Number(xf?.getAttribute('numFmtId') ?? 0)),
      horizontal: capital(alignment?.getAttribute('horizontal') ?? 'general'),
      vertical: capital(alignment?.getAttribute('vertical') ?? 'bottom'),
      wrap: isTrue(alignment?.getAttribute('wrapText') ?? null),
      shrink: isTrue(alignment?.getAttribute('shrinkToFit') ?? null),
      indent: Number(alignment?.getAttribute('indent') ?? 0),
      locked: protection?.getAttribute('locked') !== '0',
      edges: this.edges(Number(xf?.getAttribute('borderId') ?? 0)),
    };
    this.looks.set(index, made);
    return made;
  }

  private font(index: number): Look['font'] {
    const font = this.styles().entry('fonts', index);
    const has = (name: string): boolean => {
      const element = font && child(font, name);
      return element !== undefined && element !== null && element.getAttribute('val') !== '0';
    };
    return {
      name: (font && child(font, 'name')?.getAttribute('val')) ?? '',
      size: Number((font && child(font, 'sz')?.getAttribute('val')) ?? 11),
      bold: has('b'),
      italic: has('i'),
      color: colorOf(font && child(font, 'color')) ?? '#000000',
    };
  }

  private fill(index: number): string | null {
    const fill = this.styles().entry('fills', index);
    const pattern = fill && child(fill, 'patternFill');
    if (pattern?.getAttribute('patternType') !== 'solid') return null;
    return colorOf(child(pattern, 'fgColor')) ?? '#FFFFFF';
  }

  private numberFormat(id: number): string {
    const list = child(this.styles().root, 'numFmts');
    const own = list && children(list).find((element) => Number(element.getAttribute('numFmtId')) === id);
    return own?.getAttribute('formatCode') ?? BUILT_IN[id] ?? 'General';
  }

  private edges(index: number): Look['edges'] {
    const border = this.styles().entry('borders', index);
    const edge = (name: EdgeName): Edge => {
      const element = border && child(border, name);
      return {
        line: element?.getAttribute('style') ?? 'none',
        color: colorOf(element && child(element, 'color')) ?? '#000000',
      };
    };
    return { top: edge('top'), right: edge('right'), bottom: edge('bottom'), left: edge('left') };
  }
}

/** `#RRGGBB`; null for the automatic colour. */
function colorOf(element: Element | null | undefined): string | null {
  const rgb = element?.getAttribute('rgb');
  if (rgb) return `#${rgb.slice(-6).toUpperCase()}`;
  const theme = element?.getAttribute('theme');
  return theme === null || theme === undefined || theme === '' ? null : (THEME[Number(theme)] ?? null);
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
