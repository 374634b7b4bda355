/**
 * A small XML part that is edited as a document.
 */
import type { Element } from '@xmldom/xmldom';
import type { Package } from './package';
import { parseXml, rootOf, serializeXml } from './xml';

export class XmlPart {
  readonly root: Element;
  private readonly before: string;

  /**
   * @param fallback the text to start from when the package has no such part
   * @throws HostError `damaged`, `unsafe`
   */
  constructor(
    pack: Package,
    readonly name: string,
    fallback?: string,
  ) {
    const text = fallback !== undefined && !pack.has(name) ? fallback : pack.text(name);
    this.root = rootOf(parseXml(text, name));
    this.before = this.text();
  }

  /** The text of the part in the form in which it would be stored. */
  text(): string {
    const document = this.root.ownerDocument;
    return document ? serializeXml(document) : '';
  }

  /** Stores the part in the package if it was changed. An unchanged part keeps its bytes. */
  store(pack: Package): void {
    const text = this.text();
    if (text !== this.before) pack.set(this.name, text);
  }
}
