/**
 * `[Content_Types].xml`: what each part is.
 */
import type { Element } from '@xmldom/xmldom';
import type { Package } from './package';
import { appendElement, children, removeElement } from './xml';
import { XmlPart } from './xml-part';

const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Types of the parts this program makes. */
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
    const override = this.overrides().find((element) => overriddenPart(element) === part.toLowerCase());
    if (override) return override.getAttribute('ContentType');
    const extension = part.slice(part.lastIndexOf('.') + 1).toLowerCase();
    const byExtension = children(this.xml.root, 'Default').find(
      (element) => element.getAttribute('Extension')?.toLowerCase() === extension,
    );
    return byExtension?.getAttribute('ContentType') ?? null;
  }

  /** Declares new parts (type by name), forgets those that are gone, and stores the result. What stays keeps its place. */
  store(pack: Package, made: ReadonlyMap<string, string>): void {
    for (const element of this.overrides()) {
      if (!pack.has(overriddenPart(element))) removeElement(element);
    }
    for (const [part, type] of made) {
      if (pack.has(part) && this.typeOf(part) !== type) {
        appendElement(this.xml.root, 'Override', { PartName: `/${part}`, ContentType: type });
      }
    }
    this.xml.store(pack);
  }

  private overrides(): Element[] {
    return children(this.xml.root, 'Override');
  }
}

function overriddenPart(element: Element): string {
  return (element.getAttribute('PartName') ?? '').replace(/^\//, '').toLowerCase();
}
