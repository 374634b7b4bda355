/**
 * Handles digital signatures of a package (ISO 29500-2, 10). A signature is valid only as long as the signed parts do not change.
 */
import type { Package } from './package';
import { Relationships, relationshipsPart } from './relationships';

const ORIGIN = 'http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin';

/** Whether the workbook is signed. */
export function isSigned(pack: Package): boolean {
  return new Relationships(pack, '').list().some((relationship) => relationship.type === ORIGIN);
}

/** Removes the signatures of a changed package, as Excel does on saving. Otherwise programs would report them as invalid. */
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
    pack.delete(relationshipsPart(signature)); // Certificate parts stay: they do not depend on other parts.
    pack.delete(signature);
  }
  pack.delete(relationshipsPart(origin));
  pack.delete(origin);
}

/** The changed package without signatures; when nothing changed, the original package with its signatures. */
export function withTrueSignature(before: Package, after: Package): Package {
  if (isSigned(after) && !after.isSameAs(before)) dropSignatures(after);
  return after;
}
