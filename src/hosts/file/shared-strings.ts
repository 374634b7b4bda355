/**
 * The table of shared strings: text cells hold an index into it.
 */
import type { Package } from './package';
import { HostError } from '../host';
import { decodeCharacters, decodeXstring, encodeXstring, escapeText } from './xml';

const EMPTY =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"></sst>';

export class SharedStrings {
  private readonly text: string;
  private readonly prefix: string;
  private readonly strings: string[];
  private readonly added: string[] = [];
  /** Plain strings by text, made when the first one is looked for; a rich text is never reused for a plain one. */
  private indexes: Map<string, number> | null = null;

  /**
   * @throws HostError `damaged`, `unsafe`
   */
  constructor(
    pack: Package,
    readonly part: string,
  ) {
    this.text = pack.has(part) ? pack.text(part) : EMPTY;
    const root = /<(?:([\w.-]+):)?sst[\s>/]/.exec(this.text);
    if (!root) throw new HostError('damaged', part);
    this.prefix = root[1] === undefined ? '' : `${root[1]}:`;
    this.strings = this.items().map((item) => joinedText(item, this.prefix));
  }

  /** @throws HostError `damaged` for an index outside the table */
  at(index: number): string {
    const text = this.strings[index] ?? this.added[index - this.strings.length];
    if (text === undefined) throw new HostError('damaged', `shared string ${index}`);
    return text;
  }

  /** The index of a plain string, added when it is not there. */
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

  /** Stores the table if strings were added. The strings it had stay as they are, rich text and all. */
  store(pack: Package): void {
    if (this.added.length === 0) return;
    const p = this.prefix;
    const items = this.added.map(
      (text) => `<${p}si><${p}t${spaceAttribute(text)}>${escapeText(encodeXstring(text))}</${p}t></${p}si>`,
    );
    const unique = this.strings.length + this.added.length;
    const opened = openRoot(this.text, p);
    const end = opened.lastIndexOf(`</${p}sst`);
    const extensions = opened.indexOf(`<${p}extLst`);
    const at = extensions >= 0 ? extensions : end;
    if (at < 0) throw new HostError('damaged', this.part);
    // `count` (references in all sheets) is optional and would need every sheet to be counted again.
    const counted = opened
      .slice(0, at)
      .replace(/<([\w.:-]*sst)\b([^>]*)>/, (_, name: string, attributes: string) => {
        const others = attributes.replace(/\s(?:uniqueCount|count)\s*=\s*(?:"[^"]*"|'[^']*')/g, '');
        return `<${name}${others} uniqueCount="${unique}">`;
      });
    pack.set(this.part, withUtf8Declaration(counted + items.join('') + opened.slice(at)));
  }

  private items(): string[] {
    const items: string[] = [];
    const open = `<${this.prefix}si`;
    const close = `</${this.prefix}si>`;
    for (let at = this.text.indexOf(open); at >= 0; at = this.text.indexOf(open, at)) {
      const tagEnd = this.text.indexOf('>', at);
      if (this.text[tagEnd - 1] === '/') {
        items.push('');
        at = tagEnd;
        continue;
      }
      const end = this.text.indexOf(close, tagEnd);
      if (tagEnd < 0 || end < 0) throw new HostError('damaged', this.part);
      items.push(this.text.slice(tagEnd + 1, end));
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
    return indexes;
  }
}

/** The text of a string item: its runs joined, phonetic hints (rPh) left out. */
export function joinedText(item: string, prefix: string): string {
  const spoken = item.includes(`<${prefix}rPh`)
    ? item.replace(new RegExp(`<${prefix}rPh[\\s>][\\s\\S]*?</${prefix}rPh>`, 'g'), '')
    : item;
  let text = '';
  const open = `<${prefix}t`;
  const close = `</${prefix}t>`;
  for (let at = spoken.indexOf(open); at >= 0; at = spoken.indexOf(open, at)) {
    const tagEnd = spoken.indexOf('>', at);
    const next = spoken[at + open.length] ?? '';
    const end = spoken.indexOf(close, tagEnd);
    if (!/[\s>/]/.test(next) || spoken[tagEnd - 1] === '/' || tagEnd < 0 || end < 0) {
      at += open.length;
      continue;
    }
    text += spoken.slice(tagEnd + 1, end);
    at = end;
  }
  return decodeXstring(decodeCharacters(text));
}

function spaceAttribute(text: string): string {
  return /^\s|\s$|[\n\t]|\s\s/.test(text) ? ' xml:space="preserve"' : '';
}

/** An empty table may be written as `<sst …/>`. */
function openRoot(text: string, prefix: string): string {
  return text.includes(`</${prefix}sst`) ? text : text.replace(/<([\w.:-]*sst)\b([^>]*?)\/>/, '<$1$2></$1>');
}

/** Text that was read as UTF-16 is written as UTF-8. */
export function withUtf8Declaration(text: string): string {
  return text.replace(/^(\s*<\?xml[^>]*?)\sencoding=(?:"[^"]*"|'[^']*')/, '$1 encoding="UTF-8"');
}
