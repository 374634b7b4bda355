/**
 * Restores a defined name from the outline that was read before the change.
 */
import type { Inverse } from '../batch';
import type { Outline } from '../read/outline';

/** Returns null if the change left the name as it was. */
export function recoverName(name: string, before: Outline, now: Outline): Inverse | null {
  const isIt = (entry: { readonly name: string }): boolean => entry.name.toLowerCase() === name.toLowerCase();
  const [was, is] = [before.names.find(isIt), now.names.find(isIt)];
  if (!was) {
    return ({ workbook }) => {
      workbook.names.getItemOrNullObject(name).delete();
    };
  }
  const isHidden = before.hiddenNames.has(was.name);
  if (is?.refersTo === was.refersTo && now.hiddenNames.has(is.name) === isHidden) return null;
  // Excel refuses to show or hide a name that refers to an error (office-js #5882).
  const isBroken = before.brokenNames.has(was.name);
  return ({ workbook: { names } }) => {
    names.getItemOrNullObject(name).delete();
    const added = names.add(was.name, `=${was.refersTo}`);
    if (!isBroken) added.visible = !isHidden;
  };
}
