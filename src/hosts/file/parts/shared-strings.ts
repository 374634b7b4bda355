/**
 * The table of shared strings. Text cells hold an index into it.
 */
import { HostError } from '../../../spreadsheet/host';
import { endOfTag, findTag, isClosedTag, withoutAttributes } from '../package/markup';
import type { Package } from '../package/package';
import { conformingXml } from '../package/strict';
import { decodeCharacters, decodeXstring, encodeXstring, escapeText } from '../package/xml';

const EMPTY =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"></sst>';

export class SharedStrings {
  private readonly text: string;
  private readonly prefix: string;
  private readonly strings: string[];
  private readonly added: string[] = [];
  /** How many of the added strings {@link forgetAdded} keeps. */
  private kept = 0;
  /** Indexes of plain strings, built on first use. Rich texts are left out, because a cell with plain text must not get their formatting. */
  private indexes: Map<string, number> | null = null;

  /**
   * @throws HostError `damaged`, `unsafe`
   */
  constructor(
    pack: Package,
    readonly part: string,
  ) {
    this.text = pack.has(part) ? pack.text(part) : conformingXml(pack, EMPTY);
    const root = /<([^\s<>/:"'=]+:)?sst[\s>/]/.exec(this.text);
    if (!root) throw new HostError('damaged', part);
    this.prefix = root[1] ?? '';
    this.strings = this.items().map((item) => joinedText(item, this.prefix));
  }

  /** @throws HostError `damaged` for an index outside the table */
  at(index: number): string {
    const text = this.strings[index] ?? this.added[index - this.strings.length];
    if (text === undefined) throw new HostError('damaged', `shared string ${index}`);
    return text;
  }

  /** The index of a plain string. A missing string is added. */
  indexOf(text: string): number {
    this.indexes ??= this.plainIndexes();
    let index = this.indexes.get(text);
    if (index === undefined) {
      index = this.strings.length + this.added.length;
      this.added.push(text);
      this.indexes.set(text, index);
    }
    return index;
  }

  /** Stores the table if strings were added. Existing strings, with their rich text, keep their XML. */
  store(pack: Package): void {
    if (this.added.length === 0) return;
    const p = this.prefix;
    const items = this.added.map(
      (text) => `<${p}si><${p}t${spaceAttribute(text)}>${escapeText(encodeXstring(text))}</${p}t></${p}si>`,
    );
    const unique = this.strings.length + this.added.length;
    const start = findTag(this.text, `<${p}sst`, 0);
    const rootEnd = endOfTag(this.text, start);
    const root = this.text.slice(start, rootEnd);
    // The attribute `count` (references in all sheets) is optional; to keep it right, all sheets would have to be counted.
    const opened = `${withoutAttributes(root.replace(/\s*\/?>$/, ''), ['count', 'uniqueCount'])} uniqueCount="${unique}">`;
    const end = isClosedTag(root) ? rootEnd : this.text.lastIndexOf(`</${p}sst`);
    const extensions = findTag(this.text, `<${p}extLst`, rootEnd);
    const at = extensions >= 0 ? extensions : end;
    if (at < 0) throw new HostError('damaged', this.part);
    const behind = isClosedTag(root) ? `</${p}sst>` : '';
    const text = `${this.text.slice(0, start)}${opened}${this.text.slice(rootEnd, at)}${items.join('')}${behind}`;
    pack.set(this.part, withUtf8Declaration(text + this.text.slice(at)));
  }

  /** Keeps the strings added so far. Called after they were stored in the package itself. */
  keepAdded(): void {
    this.kept = this.added.length;
  }

  /** Forgets the strings added since {@link keepAdded}. Called after they were stored in a copy of the package. */
  forgetAdded(): void {
    if (this.added.length === this.kept) return;
    this.added.length = this.kept;
    this.indexes = null;
  }

  private items(): string[] {
    const items: string[] = [];
    const open = `<${this.prefix}si`;
    const close = `</${this.prefix}si`;
    for (let at = findTag(this.text, open, 0); at >= 0; at = findTag(this.text, open, at)) {
      const tagEnd = endOfTag(this.text, at);
      const end = this.text[tagEnd - 2] === '/' ? tagEnd : this.text.indexOf(close, tagEnd);
      if (end < 0) throw new HostError('damaged', this.part);
      items.push(this.text.slice(tagEnd, end));
      at = end;
    }
    return items;
  }

  private plainIndexes(): Map<string, number> {
    const rich = new RegExp(`<${this.prefix}(?:r|rPh)[\\s>]`);
    const indexes = new Map<string, number>();
    this.items().forEach((item, index) => {
      const text = this.strings[index];
      if (text !== undefined && !rich.test(item) && !indexes.has(text)) indexes.set(text, index);
    });
    this.added.forEach((text, index) => indexes.set(text, this.strings.length + index));
    return indexes;
  }
}

/** The text of a string item: its runs joined, without phonetic hints (rPh). */
export function joinedText(item: string, prefix: string): string {
  // Most items are a single plain text.
  if (item.startsWith('<t>') && item.indexOf('<', 3) === item.length - 4 && item.endsWith('</t>'))
    return decodeXstring(decodeCharacters(item.slice(3, -4)));
  const spoken = item.includes(`<${prefix}rPh`)
    ? item.replace(new RegExp(`<${prefix}rPh[\\s>][\\s\\S]*?</${prefix}rPh\\s*>`, 'g'), '')
    : item;
  let text = '';
  const open = `<${prefix}t`;
  const close = `</${prefix}t`;
  for (let at = findTag(spoken, open, 0); at >= 0; at = findTag(spoken, open, at)) {
    const tagEnd = endOfTag(spoken, at);
    const end = spoken[tagEnd - 2] === '/' ? tagEnd : spoken.indexOf(close, tagEnd);
    if (end < 0) break;
    text += spoken.slice(tagEnd, end);
    at = end;
  }
  return decodeXstring(decodeCharacters(text));
}

function spaceAttribute(text: string): string {
  return /^\s|\s$|[\n\t]|\s\s/.test(text) ? ' xml:space="preserve"' : '';
}

/** Makes the XML declaration say UTF-8: parts are written as UTF-8 even when they were read as UTF-16. */
export function withUtf8Declaration(text: string): string {
  return text.replace(/^(\s*<\?xml[^>]*?)\sencoding=(?:"[^"]*"|'[^']*')/, '$1 encoding="UTF-8"');
}
