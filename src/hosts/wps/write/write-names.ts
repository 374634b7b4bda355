/**
 * Sets and removes defined names with workbook scope.
 */
import { canonicalFormula } from '../../../formula/canonical';
import type { NameSpec } from '../../../spreadsheet/spec';
import { itemOrNull, type PinnedBook } from '../book';
import type { CheckedWriter } from '../checked-writer';
import type { EtName } from '../et';
import type { NameEntry } from '../read/read-book';

/** Whether a name already refers to what the spec says. */
export function isNamed(present: NameEntry | null, spec: NameSpec): boolean {
  return present?.refersTo === spec.refersTo && present.visible === !spec.hidden;
}

/** @param present the name before the change */
export function writeName(
  pinned: PinnedBook,
  writer: CheckedWriter,
  spec: NameSpec,
  present: NameEntry | null,
): void {
  const refersTo = `=${spec.refersTo}`;
  const isVisible = !spec.hidden;
  const find = (): EtName | null => itemOf(pinned, spec.name);
  writer.must(
    'define-name',
    spec.name,
    () => {
      const item = present ? find() : null;
      if (item) Object.assign(item, { RefersTo: refersTo, Visible: isVisible });
      else pinned.book.Names.Add(spec.name, refersTo, isVisible);
    },
    () => canonicalFormula(find()?.RefersTo ?? '') === canonicalFormula(refersTo),
  );
}

export function removeName(pinned: PinnedBook, writer: CheckedWriter, present: NameEntry): void {
  writer.must(
    'define-name',
    present.name,
    () => itemOf(pinned, present.name)?.Delete(),
    () => itemOf(pinned, present.name) === null,
  );
}

export function deleteName(pinned: PinnedBook, name: string): void {
  itemOf(pinned, name)?.Delete();
}

export function restoreName(pinned: PinnedBook, { name, refersTo, visible }: NameEntry): void {
  const item = itemOf(pinned, name);
  if (item) Object.assign(item, { RefersTo: `=${refersTo}`, Visible: visible });
  else pinned.book.Names.Add(name, `=${refersTo}`, visible);
}

export function itemOf({ book }: PinnedBook, name: string): EtName | null {
  return itemOrNull(() => book.Names.Item(name));
}
