/**
 * Sets and removes defined names with workbook scope.
 */
import type { NameSpec } from '../../../spreadsheet/spec';
import type { Batch } from '../batch';
import type { Outline } from '../read/outline';

export function writeName(batch: Batch, spec: NameSpec, outline: Outline): void {
  const { names } = batch.context.workbook;
  const present = outline.names.find((name) => sameName(name.name, spec.name));
  const formula = `=${spec.refersTo}`;
  if (present?.refersTo === spec.refersTo && outline.hiddenNames.has(present.name) === spec.hidden) return;
  if (present && outline.brokenNames.has(present.name)) {
    removeName(batch, present.name, outline);
    addName(batch, spec);
    return;
  }
  if (present) {
    // A separate proxy object: if Excel gives no answer, the object that was set returns the new values.
    const standing = names.getItem(spec.name);
    standing.load('formula,visible');
    batch.takeBack(() => {
      const before = { formula: standing.formula as string, visible: standing.visible };
      return (context) => {
        context.workbook.names.getItem(spec.name).set(before);
      };
    });
    const item = names.getItem(spec.name);
    item.formula = formula;
    item.visible = !spec.hidden;
    return;
  }
  addName(batch, spec);
}

function addName(batch: Batch, spec: NameSpec): void {
  batch.takeBackWhenReached((context) => {
    context.workbook.names.getItemOrNullObject(spec.name).delete();
  });
  batch.context.workbook.names.add(spec.name, `=${spec.refersTo}`).visible = !spec.hidden;
}

export function removeName(batch: Batch, name: string, outline: Outline): void {
  if (!outline.names.some((entry) => sameName(entry.name, name))) return;
  const item = batch.context.workbook.names.getItem(name);
  item.load('formula,visible');
  // Excel refuses to show or hide a name that refers to an error (office-js #5882).
  const isBroken = outline.brokenNames.has(name);
  batch.takeBack(() => {
    const { visible } = item;
    const formula = item.formula as string;
    return ({ workbook: { names } }) => {
      names.getItemOrNullObject(name).delete();
      const added = names.add(name, formula);
      if (!isBroken) added.visible = visible;
    };
  });
  item.delete();
}

function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
