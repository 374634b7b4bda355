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
    const item = names.getItem(spec.name);
    item.load('formula,visible');
    batch.takeBack(() => {
      const before = { formula: item.formula as string, visible: item.visible };
      return (context) => {
        context.workbook.names.getItem(spec.name).set(before);
      };
    });
    item.formula = formula;
    item.visible = !spec.hidden;
    return;
  }
  addName(batch, spec);
}

function addName(batch: Batch, spec: NameSpec): void {
  const added = batch.context.workbook.names.add(spec.name, `=${spec.refersTo}`);
  added.load('name');
  batch.takeBack(() => {
    const { name } = added;
    return (context) => {
      context.workbook.names.getItem(name).delete();
    };
  });
  added.visible = !spec.hidden;
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
    return (context) => {
      const added = context.workbook.names.add(name, formula);
      if (!isBroken) added.visible = visible;
    };
  });
  item.delete();
}

function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
