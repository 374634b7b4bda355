/**
 * The style table. Equal formats share an entry: a format is looked up before it is added, so applying it twice adds nothing.
 */
import type { Element } from '@xmldom/xmldom';
import type { CellStyle, ConditionalFormat } from '../../../spreadsheet/spec';
import type { Package } from '../package/package';
import { endOfTag, findTag, isClosedTag } from '../package/markup';
import { conformingXml } from '../package/strict';
import { findList, StyleList, StyleNamespaces, type ListText } from './style-list';
import {
  appendElement,
  child,
  children,
  copyElement,
  elementXml,
  ensureChild,
  insertInOrder,
  isTrue,
  newElement,
  parseXml,
  removeElement,
  rootOf,
  serializeXml,
  setAttributes,
  type Attributes,
} from '../package/xml';

/** The look of cells a conditional format applies to. */
export type DifferentialStyle = Extract<ConditionalFormat, { kind: 'formula' }>['style'];

/** The least that Excel accepts. 等线 is the font of a new workbook in a Chinese Excel. */
export const MINIMAL_STYLES = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font><sz val="11"/><name val="等线"/><charset val="134"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/** The order of elements in ISO 29500-1: CT_Stylesheet (18.8.39), CT_Font (18.8.22), CT_Border (18.8.4), CT_Xf (18.8.45), CT_Dxf (18.8.14). */
const SHEET_ORDER = [
  'numFmts',
  'fonts',
  'fills',
  'borders',
  'cellStyleXfs',
  'cellXfs',
  'cellStyles',
  'dxfs',
  'tableStyles',
  'colors',
  'extLst',
];
const FONT_ORDER = [
  'b',
  'i',
  'strike',
  'condense',
  'extend',
  'outline',
  'shadow',
  'u',
  'vertAlign',
  'sz',
  'color',
  'name',
  'family',
  'charset',
  'scheme',
];
const BORDER_ORDER = ['start', 'end', 'left', 'right', 'top', 'bottom', 'diagonal', 'vertical', 'horizontal'];
const XF_ORDER = ['alignment', 'protection', 'extLst'];

/** Format codes that have the same number in every language (18.8.30). */
const BUILT_IN_FORMATS: Readonly<Record<string, number>> = {
  General: 0,
  '0': 1,
  '0.00': 2,
  '#,##0': 3,
  '#,##0.00': 4,
  '0%': 9,
  '0.00%': 10,
  '@': 49,
};
const FIRST_CUSTOM_FORMAT = 164;

/** The charset GB 2312. A machine that lacks the font then shows Chinese text in another Chinese font. */
const GB2312 = '134';
/** Chinese fonts with English names. Fonts with Chinese names are recognised by their characters. */
const CHINESE_FONTS =
  /\p{Script=Han}|gb2312|simsun|simhei|kaiti|fangsong|yahei|dengxian|stsong|stkaiti|stfangsong|stzhongsong|stxihei|fzxiaobiaosong/iu;

/** The lists that may be long. The rest of the table is small and kept as a document. */
const LISTS = ['fonts', 'fills', 'borders', 'cellStyleXfs', 'cellXfs', 'cellStyles', 'dxfs'] as const;

type ListName = (typeof LISTS)[number];

export class Styles {
  /** The root of the table, without the entries of its lists. */
  readonly root: Element;
  private readonly before: string;
  private readonly found = new Map<ListName, ListText>();
  private readonly lists = new Map<ListName, StyleList>();
  private readonly namespaces: StyleNamespaces;
  private readonly resolved = new Map<string, number>();

  /**
   * @throws HostError `damaged`, `unsafe`
   */
  constructor(
    pack: Package,
    readonly part: string,
  ) {
    const text = pack.has(part) ? pack.text(part) : conformingXml(pack, MINIMAL_STYLES);
    const prefix = /<([^\s<>/:"'=]+:)?styleSheet[\s>/]/.exec(text)?.[1] ?? '';
    let frame = '';
    let kept = 0;
    for (const name of LISTS) {
      const list = findList(text, `<${prefix}${name}`);
      if (list) this.found.set(name, list);
    }
    for (const { from, to } of Array.from(this.found.values()).sort((a, b) => a.from - b.from)) {
      frame += text.slice(kept, from);
      kept = to;
    }
    this.root = rootOf(parseXml(frame + text.slice(kept), part));
    this.namespaces = new StyleNamespaces(this.root);
    this.before = this.frame();
  }

  /** The index of the cell format that results from applying `style` to the format `base`. */
  over(base: number, style: CellStyle): number {
    const key = `${base} ${JSON.stringify(style)}`;
    const known = this.resolved.get(key);
    if (known !== undefined) return known;
    const index = this.makeFormat(base, style);
    this.resolved.set(key, index);
    return index;
  }

  /** The index of a differential format for a conditional format. */
  differential(style: DifferentialStyle): number {
    const list = this.list('dxfs');
    const dxf = newElement(list.list, 'dxf');
    if (style.bold !== undefined || style.color !== undefined) {
      const font = appendElement(dxf, 'font');
      if (style.bold !== undefined) appendElement(font, 'b', style.bold ? {} : { val: 0 });
      if (style.color !== undefined) appendElement(font, 'color', { rgb: argb(style.color) });
    }
    if (style.numberFormat !== undefined) {
      const id = this.numberFormat(style.numberFormat);
      appendElement(dxf, 'numFmt', { numFmtId: id, formatCode: style.numberFormat });
    }
    if (style.fill !== undefined) {
      const pattern = appendElement(appendElement(dxf, 'fill'), 'patternFill');
      appendElement(pattern, 'bgColor', { rgb: argb(style.fill) });
    }
    return list.intern(dxf);
  }

  /** Whether a differential format has a certain look. Programs write the same look in different ways. */
  isDifferential(index: number, style: DifferentialStyle): boolean {
    const dxf = this.list('dxfs').get(index);
    if (!dxf) return false;
    const font = child(dxf, 'font');
    const bold = font && child(font, 'b');
    const pattern = child(child(dxf, 'fill') ?? dxf, 'patternFill');
    const code = child(dxf, 'numFmt')?.getAttribute('formatCode') ?? null;
    return (
      code === (style.numberFormat ?? null) &&
      colorOf(font) === (style.color?.toUpperCase() ?? null) &&
      colorOf(pattern) === (style.fill?.toUpperCase() ?? null) &&
      (bold !== null && bold.getAttribute('val') !== '0') === (style.bold ?? false)
    );
  }

  /** Whether a format locks its cell on a protected sheet. */
  isLocked(index: number): boolean {
    const xf = this.list('cellXfs').at(index);
    const protection = xf ? child(xf, 'protection') : null;
    return protection === null || isTrue(protection.getAttribute('locked') ?? '1');
  }

  /** The entry at an index, which must not be changed; the first entry when there is none. */
  entry(list: Exclude<ListName, 'dxfs'>, index: number): Element | undefined {
    return this.list(list).at(index);
  }

  /** The differential format at an index; undefined when there is none. */
  differentialFormat(index: number): Element | undefined {
    return this.list('dxfs').get(index);
  }

  /** Stores the table if anything was added. */
  store(pack: Package): void {
    const frame = this.frame();
    const isChanged = Array.from(this.lists.values()).some((list) => list.isChanged);
    if (frame === this.before && !isChanged) return;
    let text = frame;
    for (const name of LISTS) {
      const holder = child(this.root, name);
      const entries = this.lists.get(name)?.text() ?? this.found.get(name)?.entries.join('') ?? '';
      if (holder && entries !== '') text = withEntries(text, holder.tagName, entries);
    }
    pack.set(this.part, text);
  }

  private frame(): string {
    const document = this.root.ownerDocument;
    return document ? serializeXml(document) : '';
  }

  private list(name: ListName): StyleList {
    let list = this.lists.get(name);
    if (!list) {
      const holder = ensureChild(this.root, name, SHEET_ORDER);
      list = new StyleList(holder, this.namespaces, this.found.get(name)?.entries ?? []);
      this.lists.set(name, list);
    }
    return list;
  }

  private makeFormat(base: number, style: CellStyle): number {
    const formats = this.list('cellXfs');
    const plain = formats.at(base);
    const xf = plain ? copyElement(plain) : newElement(formats.list, 'xf');
    if (style.font)
      this.refer(xf, 'fonts', 'fontId', 'applyFont', (font) => {
        changeFont(font, style.font ?? {});
        putInOrder(font);
      });
    if (style.fill !== undefined) {
      setAttributes(xf, { fillId: style.fill === null ? 0 : this.solidFill(style.fill), applyFill: 1 });
    }
    if (style.border)
      this.refer(xf, 'borders', 'borderId', 'applyBorder', (border) => {
        changeBorder(border, style.border ?? {});
      });
    if (style.numberFormat !== undefined) {
      setAttributes(xf, { numFmtId: this.numberFormat(style.numberFormat), applyNumberFormat: 1 });
    }
    changeAlignment(xf, style);
    if (style.locked !== undefined) {
      ensureChild(xf, 'protection', XF_ORDER).setAttribute('locked', style.locked ? '1' : '0');
      xf.setAttribute('applyProtection', '1');
    }
    return formats.intern(xf);
  }

  /** Changes a copy of the list entry that a format refers to, and makes the format refer to the copy. */
  private refer(
    xf: Element,
    list: ListName,
    attribute: string,
    apply: string,
    change: (entry: Element) => void,
  ): void {
    const entries = this.list(list);
    const index = Number(xf.getAttribute(attribute) ?? 0);
    const present = entries.at(index);
    if (!present) return;
    const entry = copyElement(present);
    change(entry);
    const isSame = saysTheSame(entry, present) && entries.get(index) === present;
    setAttributes(xf, { [attribute]: isSame ? index : entries.intern(entry), [apply]: 1 });
  }

  private solidFill(color: string): number {
    const list = this.list('fills');
    const fill = newElement(list.list, 'fill');
    const pattern = appendElement(fill, 'patternFill', { patternType: 'solid' });
    appendElement(pattern, 'fgColor', { rgb: argb(color) });
    appendElement(pattern, 'bgColor', { indexed: 64 });
    return list.intern(fill);
  }

  private numberFormat(code: string): number {
    const builtIn = BUILT_IN_FORMATS[code];
    if (builtIn !== undefined) return builtIn;
    const list = ensureChild(this.root, 'numFmts', SHEET_ORDER);
    const formats = children(list, 'numFmt');
    const present = formats.find((format) => format.getAttribute('formatCode') === code);
    if (present) return Number(present.getAttribute('numFmtId'));
    const id =
      Math.max(FIRST_CUSTOM_FORMAT - 1, ...formats.map((format) => Number(format.getAttribute('numFmtId')))) +
      1;
    appendElement(list, 'numFmt', { numFmtId: id, formatCode: code });
    list.setAttribute('count', String(formats.length + 1));
    return id;
  }
}

/** The text of the table with entries put into a list that is empty in it. */
function withEntries(text: string, tagName: string, entries: string): string {
  const start = findTag(text, `<${tagName}`, 0);
  const from = endOfTag(text, start);
  const tag = text.slice(start, from);
  if (!isClosedTag(tag)) return text.slice(0, from) + entries + text.slice(from);
  return `${text.slice(0, start)}${tag.slice(0, -2)}>${entries}</${tagName}>${text.slice(from)}`;
}

/** `#RRGGBB` → `FFRRGGBB`. */
export function argb(color: string): string {
  return `FF${color.replace('#', '').toUpperCase()}`;
}

/** `#RRGGBB` of a font, or of a fill in a differential format, where the background colour is the visible one. */
function colorOf(holder: Element | null): string | null {
  const color = holder && (child(holder, 'bgColor') ?? child(holder, 'color'));
  const rgb = color?.getAttribute('rgb');
  return rgb ? `#${rgb.slice(-6).toUpperCase()}` : null;
}

function changeFont(font: Element, wanted: NonNullable<CellStyle['font']>): void {
  if (wanted.bold !== undefined) toggle(font, 'b', wanted.bold);
  if (wanted.italic !== undefined) toggle(font, 'i', wanted.italic);
  if (wanted.size !== undefined) replaceChild(font, 'sz', { val: wanted.size }, FONT_ORDER);
  if (wanted.color !== undefined) replaceChild(font, 'color', { rgb: argb(wanted.color) }, FONT_ORDER);
  if (wanted.name === undefined) return;
  replaceChild(font, 'name', { val: wanted.name }, FONT_ORDER);
  // These elements describe the old font. `scheme` would even replace the name by the theme's font.
  for (const stale of ['family', 'charset', 'scheme']) toggle(font, stale, false);
  if (CHINESE_FONTS.test(wanted.name)) replaceChild(font, 'charset', { val: GB2312 }, FONT_ORDER);
}

/** Whether two entries contain the same elements, in any order. */
function saysTheSame(a: Element, b: Element): boolean {
  const [said, other] = [a, b].map((entry) => children(entry).map(elementXml).sort().join());
  return said === other;
}

/** Sorts the elements of a font. openpyxl writes them in another order; Excel writes them in the order of the schema. */
function putInOrder(font: Element): void {
  const rank = (element: Element): number => FONT_ORDER.indexOf(element.localName ?? '');
  for (const element of children(font).sort((a, b) => rank(a) - rank(b))) font.appendChild(element);
}

function isOn(element: Element | null): boolean {
  return element !== null && !['0', 'false'].includes(element.getAttribute('val') ?? '1');
}

function toggle(parent: Element, name: string, on: boolean): void {
  if (on && isOn(child(parent, name))) return;
  for (const present of children(parent, name)) removeElement(present);
  if (on) insertInOrder(parent, newElement(parent, name), FONT_ORDER);
}

function replaceChild(
  parent: Element,
  name: string,
  attributes: Attributes,
  order: readonly string[],
): Element {
  const made = newElement(parent, name, attributes);
  const present = child(parent, name);
  if (present) parent.replaceChild(made, present);
  else insertInOrder(parent, made, order);
  return made;
}

function changeBorder(border: Element, wanted: NonNullable<CellStyle['border']>): void {
  for (const side of ['left', 'right', 'top', 'bottom'] as const) {
    const line = wanted[side];
    const present = child(border, side);
    if (line === undefined) {
      const color = wanted.color !== undefined && present ? child(present, 'color') : null;
      if (present && color)
        present.replaceChild(newElement(present, 'color', { rgb: argb(wanted.color ?? '') }), color);
      continue;
    }
    const made = replaceChild(border, side, line === 'none' ? {} : { style: line }, BORDER_ORDER);
    if (line !== 'none') {
      appendElement(made, 'color', wanted.color === undefined ? { auto: 1 } : { rgb: argb(wanted.color) });
    }
  }
}

function changeAlignment(xf: Element, style: CellStyle): void {
  // Default values are left out. A cell that is centred and then set back to general gets its first format again.
  const wanted: readonly (readonly [string, string | null | undefined])[] = [
    ['horizontal', style.horizontal === 'general' ? null : style.horizontal],
    ['vertical', style.vertical === 'bottom' ? null : style.vertical],
    ['wrapText', flag(style.wrap)],
    ['shrinkToFit', flag(style.shrink)],
    ['indent', style.indent === 0 ? null : style.indent?.toString()],
  ];
  if (wanted.every(([, value]) => value === undefined)) return;
  const alignment = ensureChild(xf, 'alignment', XF_ORDER);
  for (const [name, value] of wanted) {
    if (value === null) alignment.removeAttribute(name);
    else if (value !== undefined) alignment.setAttribute(name, value);
  }
  if (alignment.attributes.length === 0) removeElement(alignment);
  xf.setAttribute('applyAlignment', '1');
}

function flag(value: boolean | undefined): string | null | undefined {
  return value === undefined ? undefined : value ? '1' : null;
}
