/**
 * Reads the lists of the style table. A workbook may have 65,000 fonts and formats, most of them unused, so an entry is kept as text until
 * it is needed.
 */
import type { Element } from '@xmldom/xmldom';
import { HostError } from '../../../spreadsheet/host';
import { endOfTag, findTag, isClosedTag } from '../package/markup';
import { decodeCharacters, elementXml, parseXml, rootOf } from '../package/xml';

/** The namespaces that the texts of entries need, from the root of the style table. */
export class StyleNamespaces {
  /** Declarations, each as ` xmlns:x="…"`. */
  private readonly declarations: readonly string[];

  constructor(root: Element) {
    this.declarations = Array.from(root.attributes)
      .filter(({ name }) => name === 'xmlns' || name.startsWith('xmlns:'))
      .map(({ name, value }) => ` ${name}="${value}"`);
  }

  /** Parses the text of an entry into an element of a document of its own. */
  parse(text: string): Element {
    const list = `<list${this.declarations.join('')}>${text}</list>`;
    const element = rootOf(parseXml(list, 'style')).firstChild;
    if (element?.nodeType !== 1) throw new HostError('damaged', 'style');
    element.parentNode?.removeChild(element);
    return element as Element;
  }

  /** The text of an element, without the namespace declarations that the root makes. */
  textOf(element: Element): string {
    return this.declarations.reduce(
      (text, declaration) => text.split(declaration).join(''),
      elementXml(element),
    );
  }
}

export class StyleList {
  private readonly parsed = new Map<number, Element>();
  /** The index of each text, built on first use. */
  private indexes: Map<string, number> | null = null;
  private readonly texts: string[];
  isChanged = false;

  /** @param list the element of the list, without its entries */
  constructor(
    readonly list: Element,
    private readonly namespaces: StyleNamespaces,
    texts: readonly string[],
  ) {
    this.texts = [...texts];
  }

  /** The entry at an index, which must not be changed; undefined when there is none. */
  get(index: number): Element | undefined {
    const text = this.texts[index];
    if (text === undefined) return undefined;
    let element = this.parsed.get(index);
    if (!element) this.parsed.set(index, (element = this.namespaces.parse(text)));
    return element;
  }

  /** The entry at an index, or the first one when there is none. Spreadsheet programs do the same. */
  at(index: number): Element | undefined {
    return this.get(index) ?? this.get(0);
  }

  /** The index of an equal entry. If there is none, the element is added, and must not be changed any more. */
  intern(element: Element): number {
    const text = this.namespaces.textOf(element);
    const key = plainText(text);
    this.indexes ??= this.index();
    const present = this.indexes.get(key);
    if (present !== undefined) return present;
    this.indexes.set(key, this.texts.length);
    this.parsed.set(this.texts.length, element);
    this.isChanged = true;
    this.list.setAttribute('count', String(this.texts.push(text)));
    return this.texts.length - 1;
  }

  /** The text of all entries. */
  text(): string {
    return this.texts.join('');
  }

  private index(): Map<string, number> {
    const indexes = new Map<string, number>();
    this.texts.forEach((text, index) => {
      const key = plainText(text);
      if (!indexes.has(key)) indexes.set(key, index);
    });
    return indexes;
  }
}

/** A normal form of a text: equal for entries that differ only in how their XML is written. */
function plainText(text: string): string {
  const short = text.replace(/\s+\/>/g, '/>').replace(/<([\w:]+)((?:\s[^<>]*)?)><\/\1>/g, '<$1$2/>');
  const trimmed = short.replace(/>\s+</g, '><').trim();
  return trimmed.includes('&#')
    ? trimmed.replace(/&#\w+;/g, (reference) => decodeCharacters(reference))
    : trimmed;
}

/** The place of a list in the text of the style table. */
export interface ListText {
  /** The place after the start tag. */
  readonly from: number;
  /** The start of the end tag; `from` for a list without entries. */
  readonly to: number;
  readonly entries: readonly string[];
}

/**
 * Finds a list and its entries; null when the table has no such list.
 * @param open the tag of the list up to its name: `<x:fonts`
 * @throws HostError `damaged`
 */
export function findList(text: string, open: string): ListText | null {
  const start = findTag(text, open, 0);
  if (start < 0) return null;
  const from = endOfTag(text, start);
  if (isClosedTag(text.slice(start, from))) return { from, to: from, entries: [] };
  const to = text.indexOf(`</${open.slice(1)}`, from);
  if (to < 0) throw new HostError('damaged', `${open} does not end`);
  return { from, to, entries: splitElements(text, from, to) };
}

/** Splits a stretch of text into its elements. */
function splitElements(text: string, from: number, to: number): string[] {
  const elements: string[] = [];
  let depth = 0;
  let start = from;
  for (let at = text.indexOf('<', from); at >= 0 && at < to; at = text.indexOf('<', at)) {
    const end = endOfTag(text, at);
    if (depth === 0) start = at;
    if (text[at + 1] === '/') depth--;
    else if (text[end - 2] !== '/') depth++;
    if (depth === 0) elements.push(text.slice(start, end));
    at = end;
  }
  if (depth !== 0) throw new HostError('damaged', 'style does not end');
  return elements;
}
