/**
 * Digital signatures of a package (ISO 29500-2, 10): they hold for its parts as they were signed.
 */
import type { Package } from './package';
import { Relationships, relationshipsPart } from './relationships';

const ORIGIN = 'http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin';

/** Whether the workbook is signed. */
export function isSigned(pack: Package): boolean {
  return new Relationships(pack, '').list().some((relationship) => relationship.type === ORIGIN);
}

/** Takes the signatures out of a changed package, as Excel does on saving: programs would call them invalid. */
export function dropSignatures(pack: Package): void {
  const ofPackage = new Relationships(pack, '');
  for (const { id, type, part } of ofPackage.list()) {
    if (type !== ORIGIN) continue;
    ofPackage.remove(id);
    if (part !== null) dropOrigin(pack, part);
  }
  ofPackage.store(pack);
}

function dropOrigin(pack: Package, origin: string): void {
  for (const { part: signature } of new Relationships(pack, origin).list()) {
    if (signature === null) continue;
    pack.delete(relationshipsPart(signature)); // certificates stay: they are nobody's statement about the parts
    pack.delete(signature);
  }
  pack.delete(relationshipsPart(origin));
  pack.delete(origin);
}

/** A signature holds for the workbook as it was. */
export function withTrueSignature(before: Package, after: Package): Package {
  if (isSigned(after) && !after.isSameAs(before)) dropSignatures(after);
  return after;
}
