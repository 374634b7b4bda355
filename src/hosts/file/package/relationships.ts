/**
 * Reads and writes the relationships of a part: the other parts it uses, by id.
 */
import type { Package } from './package';
import { encodedPart } from './part-names';
import { conformingXml } from './strict';
import { appendElement, children, removeElement } from './xml';
import { XmlPart } from './xml-part';

const TYPE_BASE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const EMPTY = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>';

export interface Relationship {
  readonly id: string;
  /** The last segment of the type: `worksheet`, `drawing`. Strict workbooks differ in the other segments. */
  readonly kind: string;
  /** The full type, a URI. */
  readonly type: string;
  /** The part's name; null for a target outside the package. */
  readonly part: string | null;
}

/** The part that stores the relationships of another part: `xl/workbook.xml` → `xl/_rels/workbook.xml.rels`. */
export function relationshipsPart(part: string): string {
  const slash = part.lastIndexOf('/') + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

/** The relationships of a part (`''` for the package itself). Call {@link Relationships.store} to write changes into the package. */
export class Relationships {
  private readonly xml: XmlPart;

  /**
   * @throws HostError `damaged`, `unsafe`
   */
  constructor(
    private readonly pack: Package,
    private readonly source: string,
  ) {
    this.xml = new XmlPart(pack, relationshipsPart(source), EMPTY);
  }

  list(): Relationship[] {
    return children(this.xml.root, 'Relationship').map((element) => {
      const type = element.getAttribute('Type') ?? '';
      const target = element.getAttribute('Target') ?? '';
      return {
        id: element.getAttribute('Id') ?? '',
        type,
        kind: type.replace(/^.*\//, ''),
        part: element.getAttribute('TargetMode') === 'External' ? null : resolveTarget(this.source, target),
      };
    });
  }

  byId(id: string): Relationship | undefined {
    return this.list().find((relationship) => relationship.id === id);
  }

  ofKind(kind: string): Relationship[] {
    return this.list().filter((relationship) => relationship.kind === kind);
  }

  /** Adds a relationship under the first free id, and returns the id. `kind` is the last segment of a type, or a full type. */
  add(kind: string, part: string): string {
    const used = new Set(this.list().map((relationship) => relationship.id));
    let number = 1;
    while (used.has(`rId${number}`)) number++;
    this.addAs(`rId${number}`, kind, part);
    return `rId${number}`;
  }

  /** Adds a relationship under an id that the text of the source part already contains. */
  addAs(id: string, kind: string, part: string): void {
    const type = kind.includes('/') ? kind : `${TYPE_BASE}/${kind}`;
    appendElement(this.xml.root, 'Relationship', {
      Id: id,
      Type: conformingXml(this.pack, type),
      Target: relativeTarget(this.source, part),
    });
  }

  /** Makes a relationship point to another part. */
  retarget(id: string, part: string): void {
    this.element(id)?.setAttribute('Target', relativeTarget(this.source, part));
  }

  remove(id: string): void {
    const element = this.element(id);
    if (element) removeElement(element);
  }

  store(pack: Package): void {
    if (this.list().length === 0) pack.delete(this.xml.name);
    else this.xml.store(pack);
  }

  private element(id: string) {
    return children(this.xml.root).find((element) => element.getAttribute('Id') === id);
  }
}

/** Resolves a target relative to the part that contains the relationship (RFC 3986 5.2.4). */
function resolveTarget(source: string, target: string): string {
  const folder = target.startsWith('/') ? [] : source.split('/').slice(0, -1);
  for (const segment of target.replace(/\\/g, '/').split('/')) {
    if (segment === '..') folder.pop();
    else if (segment !== '' && segment !== '.') folder.push(segment);
  }
  return folder.join('/');
}

/** The shortest relative path from one part to another: `../drawings/drawing1.xml`. */
function relativeTarget(source: string, part: string): string {
  const from = source.split('/').slice(0, -1);
  const to = part.split('/');
  let common = 0;
  while (common < from.length && from[common] === to[common]) common++;
  return '../'.repeat(from.length - common) + encodedPart(to.slice(common).join('/'));
}
