/**
 * Reads and writes `[Content_Types].xml`, which states the type of each part.
 */
import type { Element } from '@xmldom/xmldom';
import type { Package } from './package';
import { encodedPart, isSamePart, partKey } from './part-names';
import { appendElement, children, newElement, removeElement } from './xml';
import { XmlPart } from './xml-part';

const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const RELATIONSHIPS = 'application/vnd.openxmlformats-package.relationships+xml';

/** Types of the parts that this program makes. */
export const PART_TYPES = {
  worksheet: `${SPREADSHEET}.worksheet+xml`,
  sharedStrings: `${SPREADSHEET}.sharedStrings+xml`,
  styles: `${SPREADSHEET}.styles+xml`,
  drawing: 'application/vnd.openxmlformats-officedocument.drawing+xml',
  chart: 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml',
} as const;

export class ContentTypes {
  private readonly xml: XmlPart;

  /**
   * @throws HostError `damaged`, `unsafe`
   */
  constructor(pack: Package) {
    this.xml = new XmlPart(pack, '[Content_Types].xml');
  }

  /** The type of a part; null when none is declared. */
  typeOf(part: string): string | null {
    const override = this.overrides().find((element) => isSamePart(overriddenPart(element), part));
    if (override) return override.getAttribute('ContentType');
    const extension = part.slice(part.lastIndexOf('.') + 1).toLowerCase();
    return this.defaultType(extension);
  }

  /** Declares the type of a part. */
  declare(part: string, type: string): void {
    const stated = this.overrides().find((element) => isSamePart(overriddenPart(element), part));
    if (stated) stated.setAttribute('ContentType', type);
    else appendElement(this.xml.root, 'Override', { PartName: `/${encodedPart(part)}`, ContentType: type });
  }

  /**
   * Declares the new parts in `made` (type by name), removes entries of deleted parts, and stores the result. Other entries keep their
   * order.
   */
  store(pack: Package, made: ReadonlyMap<string, string>): void {
    for (const element of this.overrides()) {
      if (!pack.has(overriddenPart(element))) removeElement(element);
    }
    for (const [part, type] of made) {
      if (pack.has(part) && type !== '' && this.typeOf(part) !== type) this.declare(part, type);
    }
    this.declareRelationships(pack);
    this.xml.store(pack);
  }

  /**
   * Declares the type of relationships parts by extension. LibreOffice 3.3 to 6.0 declares each such part by an Override and writes no
   * Default, so a new one would have no type.
   */
  private declareRelationships(pack: Package): void {
    const isTyped = (name: string): boolean => !partKey(name).endsWith('.rels') || this.typeOf(name) !== null;
    if (this.defaultType('rels') !== null || pack.names().every(isTyped)) return;
    const made = newElement(this.xml.root, 'Default', { Extension: 'rels', ContentType: RELATIONSHIPS });
    this.xml.root.insertBefore(made, this.xml.root.firstChild);
  }

  private defaultType(extension: string): string | null {
    const found = children(this.xml.root, 'Default').find(
      (element) => element.getAttribute('Extension')?.toLowerCase() === extension,
    );
    return found?.getAttribute('ContentType') ?? null;
  }

  private overrides(): Element[] {
    return children(this.xml.root, 'Override');
  }
}

function overriddenPart(element: Element): string {
  return (element.getAttribute('PartName') ?? '').replace(/^\//, '');
}
