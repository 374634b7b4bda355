/**
 * Reads, searches and writes the XML of a package's small parts, and inserts elements in schema order.
 *
 * Elements are found by local name, because programs use different prefixes (`<row>`, `<x:row>`).
 */
import { DOMParser, XMLSerializer, type Document, type Element, type Node } from '@xmldom/xmldom';
import { HostError } from '../../../spreadsheet/host';
import { hasMarkup, plainMarkup } from './markup';

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const STRICT_MAIN = 'http://purl.oclc.org/ooxml/spreadsheetml/main';

export type Attributes = Readonly<Record<string, string | number>>;

/**
 * The text of an XML part in any encoding that XML readers must support (UTF-8, UTF-16), without comments and processing instructions, and
 * with CDATA sections as escaped text.
 * @throws HostError `damaged` for broken encodings; `unsafe` for a document type declaration, whose entities make XML bombs and file
 * disclosure possible, and which no spreadsheet program writes
 */
export function decodeXml(bytes: Uint8Array, part: string): string {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : null;
  let text: string;
  try {
    text = new TextDecoder(utf16 ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new HostError('damaged', part, { cause });
  }
  const plain = plainMarkup(text);
  if (hasMarkup(plain, '!') && /<!DOCTYPE|<!ENTITY/i.test(plain)) throw new HostError('unsafe', part);
  return plain;
}

/**
 * @throws HostError `damaged` when the text is not well formed
 */
export function parseXml(text: string, part: string): Document {
  try {
    const document = new DOMParser({
      onError: (level, message) => {
        if (level !== 'warning') throw new Error(message);
      },
    }).parseFromString(text, 'text/xml');
    rootOf(document);
    return document;
  } catch (cause) {
    throw new HostError('damaged', part, { cause });
  }
}

/** The document as UTF-8 text with a declaration. */
export function serializeXml(document: Document): string {
  return DECLARATION + new XMLSerializer().serializeToString(rootOf(document));
}

/** An element as text. Equal elements give equal text. */
export function elementXml(element: Element): string {
  return new XMLSerializer().serializeToString(element);
}

export function rootOf(document: Document): Element {
  const root = document.documentElement;
  if (!root) throw new Error('no root element');
  return root;
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

/** The child elements; with `name`, only those of that local name. */
export function children(parent: Element, name?: string): Element[] {
  const found: Element[] = [];
  for (let node = parent.firstChild; node; node = node.nextSibling) {
    if (isElement(node) && (name === undefined || node.localName === name)) found.push(node);
  }
  return found;
}

/** The first child element with a local name. */
export function child(parent: Element, name: string): Element | null {
  for (let node = parent.firstChild; node; node = node.nextSibling) {
    if (isElement(node) && node.localName === name) return node;
  }
  return null;
}

/** Makes an element in the namespace and with the prefix of its parent. It is not inserted yet. */
export function newElement(parent: Element, name: string, attributes: Attributes = {}): Element {
  const document = parent.ownerDocument;
  if (!document) throw new Error('element without document');
  const made = document.createElementNS(
    parent.namespaceURI,
    parent.prefix ? `${parent.prefix}:${name}` : name,
  );
  setAttributes(made, attributes);
  return made;
}

/** Adds a new element at the end of its parent. */
export function appendElement(parent: Element, name: string, attributes: Attributes = {}): Element {
  const made = newElement(parent, name, attributes);
  parent.appendChild(made);
  return made;
}

export function setAttributes(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
}

/** Inserts an element at its place in the schema's sequence. Existing elements that are not in the sequence are skipped. */
export function insertInOrder(parent: Element, made: Element, order: readonly string[]): void {
  const rank = order.indexOf(made.localName ?? '');
  const next = children(parent).find((sibling) => order.indexOf(sibling.localName ?? '') > rank);
  parent.insertBefore(made, next ?? null);
}

/** The child element of a name; if missing, it is added in schema order. */
export function ensureChild(parent: Element, name: string, order: readonly string[]): Element {
  const present = child(parent, name);
  if (present) return present;
  const made = newElement(parent, name);
  insertInOrder(parent, made, order);
  return made;
}

export function removeElement(element: Element): void {
  element.parentNode?.removeChild(element);
}

/**
 * A copy of an element with everything in it. xmldom's `cloneNode` visits every member of every node's class and takes several times as
 * long.
 */
export function copyElement(element: Element): Element {
  const document = element.ownerDocument;
  if (!document) throw new Error('element without document');
  const copy = document.createElementNS(element.namespaceURI, element.tagName);
  for (const { namespaceURI, name, value } of Array.from(element.attributes)) {
    if (namespaceURI) copy.setAttributeNS(namespaceURI, name, value);
    else copy.setAttribute(name, value);
  }
  for (let node = element.firstChild; node; node = node.nextSibling)
    copy.appendChild(isElement(node) ? copyElement(node) : node.cloneNode(true));
  return copy;
}

/** Parses XML text into an element of the document of `parent`. The text must declare its namespaces itself. */
export function importXml(parent: Element, xml: string): Element {
  const document = parent.ownerDocument;
  if (!document) throw new Error('element without document');
  return document.importNode(rootOf(parseXml(xml, 'fragment')), true);
}

/** Whether an attribute is true by the rules of XML Schema. */
export function isTrue(value: string | null): boolean {
  return value === '1' || value === 'true' || value === 'on';
}

/** The namespace of relationship ids; strict files (ISO 29500 strict) use another one. */
function relationshipNamespace(root: Element): string {
  return root.namespaceURI === STRICT_MAIN
    ? 'http://purl.oclc.org/ooxml/officeDocument/relationships'
    : 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
}

/** The `r:id` of an element, whatever its prefix. */
export function relationshipId(element: Element): string | null {
  for (let i = 0; i < element.attributes.length; i++) {
    const attribute = element.attributes.item(i);
    if (attribute?.localName === 'id' && attribute.prefix) return attribute.value;
  }
  return null;
}

/** Sets the `r:id` of an element. */
export function setRelationshipId(element: Element, root: Element, id: string): void {
  const namespace = relationshipNamespace(root);
  const prefix = root.lookupPrefix(namespace) ?? 'r';
  if (!root.lookupPrefix(namespace))
    root.setAttributeNS('http://www.w3.org/2000/xmlns/', `xmlns:${prefix}`, namespace);
  element.setAttributeNS(namespace, `${prefix}:id`, id);
}

// XML 1.0 cannot represent these characters, even escaped; Excel writes them as _xHHHH_.
// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000d\u000e-\u001f\ufffe\uffff]/g;

/** Escapes text for a part that is written as text. */
export function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** Escapes an attribute's value for a part that is written as text. */
export function escapeAttribute(text: string): string {
  return escapeText(text)
    .replace(/"/g, '&quot;')
    .replace(/\n/g, '&#10;')
    .replace(/\t/g, '&#9;')
    .replace(/\r/g, '&#13;');
}

/** Escapes characters that XML can't represent, and text that looks like such an escape, as Excel does (ST_Xstring, 22.9.2.19). */
export function encodeXstring(text: string): string {
  return NEEDS_ESCAPE.test(text) ? escapedXstring(text) : text;
}

/**
 * Tests quickly whether a text may need escapes; nearly no text does. It also matches valid surrogate pairs, which the escaping leaves
 * unchanged.
 */
// eslint-disable-next-line no-control-regex -- characters that XML can't represent
const NEEDS_ESCAPE = /_x|[\u0000-\u001f\ud800-\udfff\ufffe\uffff]/;

function escapedXstring(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(FORBIDDEN, (c) => `_x${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}

/** Undoes {@link encodeXstring}. */
export function decodeXstring(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/**
 * Decodes character data from a part's text: resolves entities, and reads line ends as XML does. It is called for each text of a sheet, and
 * some programs write each Chinese character as a reference (`&#21333;`). A regular expression with a callback takes longer.
 */
export function decodeCharacters(raw: string): string {
  const text = raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw;
  let at = text.indexOf('&');
  if (at < 0) return text;
  const pieces: string[] = [];
  let kept = 0;
  for (; at >= 0; at = text.indexOf('&', at + 1)) {
    const end = text.indexOf(';', at);
    if (end < 0) break;
    const character = referredTo(text, at + 1, end);
    if (character === null) continue;
    if (kept < at) pieces.push(text.slice(kept, at));
    pieces.push(character);
    kept = end + 1;
  }
  // Joined, because added strings would keep the text of the whole part in memory.
  return pieces.join('') + text.slice(kept);
}

/** The character that a reference stands for, from the place after its `&` to its `;`; null when it stands for none. */
function referredTo(text: string, from: number, end: number): string | null {
  if (text.charCodeAt(from) !== HASH) return ENTITIES.get(text.slice(from, end)) ?? null;
  const isHex = text.charCodeAt(from + 1) === LETTER_X;
  const base = isHex ? 16 : 10;
  const start = from + (isHex ? 2 : 1);
  let code = 0;
  for (let at = start; at < end; at++) {
    const digit = digitAt(text, at);
    if (digit >= base) return null;
    code = code * base + digit;
    if (code > LAST_CODE) return null;
  }
  return start === end ? null : String.fromCodePoint(code);
}

/** The value of a decimal or hexadecimal digit; 16 for any other character. */
function digitAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code >= ZERO && code < ZERO + 10) return code - ZERO;
  // Sets the bit that turns capitals into small letters.
  const letter = code | 0x20;
  return letter >= LETTER_A && letter < LETTER_A + 6 ? letter - LETTER_A + 10 : 16;
}

const [HASH, ZERO, LETTER_A, LETTER_X] = [0x23, 0x30, 0x61, 0x78];
/** The last code point of Unicode. */
const LAST_CODE = 0x10ffff;
