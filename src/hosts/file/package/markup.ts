/**
 * Finds tags and attributes in the text of an XML part without parsing it into a document (XML 1.0, 2.4 to 3.1).
 */
import { HostError } from '../../../spreadsheet/host';

const SPACE = ' '.charCodeAt(0);
const QUOTE = '"'.charCodeAt(0);
const APOSTROPHE = "'".charCodeAt(0);
const LESS = '<'.charCodeAt(0);
const GREATER = '>'.charCodeAt(0);
const SLASH = '/'.charCodeAt(0);

/** Comments, CDATA sections and processing instructions. In text a `<` is always escaped, so these never match inside text. */
const BETWEEN_TAGS = /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>/g;

/**
 * The text without comments and processing instructions, except the XML declaration. CDATA sections become escaped text. A search for `<`
 * then finds only tags.
 */
export function plainMarkup(text: string): string {
  // The second character is that of the XML declaration.
  if (!hasMarkup(text, '!') && !hasMarkup(text, '?', 2)) return text;
  return text.replace(BETWEEN_TAGS, (whole: string, section: string | undefined, at: number) => {
    if (section !== undefined)
      return section.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
    return at === 0 && /^<\?xml\s/.test(whole) ? whole : '';
  });
}

/**
 * Whether a text contains a `<` with this character behind it. The character is searched for, because it is rarer: sheets are full of `<`.
 */
export function hasMarkup(text: string, character: '!' | '?', from = 0): boolean {
  for (let at = text.indexOf(character, from); at >= 0; at = text.indexOf(character, at + 1)) {
    if (text.charCodeAt(at - 1) === LESS) return true;
  }
  return false;
}

/**
 * The place after the `>` of the tag that begins at `at`. An attribute's value may contain a `>`.
 * @throws HostError `damaged` when the tag does not end
 */
export function endOfTag(text: string, at: number): number {
  for (let place = at + 1; place < text.length; place++) {
    const character = text.charCodeAt(place);
    if (character === GREATER) return place + 1;
    if (character !== QUOTE && character !== APOSTROPHE) continue;
    place = text.indexOf(character === QUOTE ? '"' : "'", place + 1);
    if (place < 0) break;
  }
  throw new HostError('damaged', 'tag does not end');
}

/** Whether the text of a tag closes its element at once: `<v/>`. */
export function isClosedTag(tag: string): boolean {
  return tag.charCodeAt(tag.length - 2) === SLASH;
}

/** The next start tag of a name with its prefix: `<x:row` finds `<x:row r="1">` but not `<x:rowBreaks>`. -1 when there is none before `to`. */
export function findTag(text: string, open: string, from: number, to: number = text.length): number {
  for (let at = text.indexOf(open, from); at >= 0 && at < to; at = text.indexOf(open, at + 1)) {
    if (endsName(text.charCodeAt(at + open.length))) return at;
  }
  return -1;
}

/** Whether a character code can follow the name of an element. */
export function endsName(character: number): boolean {
  return character <= SPACE || character === GREATER || character === SLASH;
}

/** An attribute in the text of a start tag: where its white space, its name and its value (without quotes) are. */
interface AttributePlace {
  readonly start: number;
  readonly name: string;
  readonly valueStart: number;
  readonly valueEnd: number;
}

function nextAttribute(tag: string, from: number): AttributePlace | null {
  const equals = tag.indexOf('=', from);
  const tagEnd = tag.indexOf('>', from);
  if (equals < 0 || (tagEnd >= 0 && tagEnd < equals)) return null;
  let nameEnd = equals;
  while (tag.charCodeAt(nameEnd - 1) <= SPACE) nameEnd--;
  let nameStart = nameEnd;
  while (nameStart > from && tag.charCodeAt(nameStart - 1) > SPACE) nameStart--;
  let start = nameStart;
  while (start > from && tag.charCodeAt(start - 1) <= SPACE) start--;
  let quote = equals + 1;
  while (tag.charCodeAt(quote) <= SPACE) quote++;
  const valueEnd = tag.indexOf(tag[quote] ?? '"', quote + 1);
  if (valueEnd < 0) return null;
  return { start, name: tag.slice(nameStart, nameEnd), valueStart: quote + 1, valueEnd };
}

/** The value of an attribute, with entities unresolved; null when absent. @param tag a text that begins with a start tag or its attributes */
export function attributeOf(tag: string, name: string): string | null {
  for (let found = nextAttribute(tag, 0); found; found = nextAttribute(tag, found.valueEnd + 1)) {
    if (found.name === name) return tag.slice(found.valueStart, found.valueEnd);
  }
  return null;
}

/** The text without some attributes of the start tag it begins with. */
export function withoutAttributes(tag: string, names: readonly string[]): string {
  let text = '';
  let kept = 0;
  for (let found = nextAttribute(tag, 0); found; found = nextAttribute(tag, found.valueEnd + 1)) {
    if (!names.includes(found.name)) continue;
    text += tag.slice(kept, found.start);
    kept = found.valueEnd + 1;
  }
  return text + tag.slice(kept);
}
