/**
 * Sets and removes defined names of the whole workbook.
 */
import { canonicalFormula } from '../../sheets/formula-text';
import type { NameSpec } from '../../sheets/spec';
import type { PinnedBook } from './book';
import type { Doing } from './doing';
import type { EtName } from './et';
import type { NameEntry } from './read-book';

/** Sets a name. Returns how to take it back. */
export function writeName(
  pinned: PinnedBook,
  doing: Doing,
  spec: NameSpec,
  present: NameEntry | null,
): () => void {
  const refersTo = `=${spec.refersTo}`;
  const isVisible = !spec.hidden;
  const find = (): EtName | null => itemOf(pinned, spec.name);
  if (present?.refersTo === spec.refersTo && present.visible === isVisible) return () => undefined;
  doing.must(
    'define-name',
    spec.name,
    () => {
      const item = present ? find() : null;
      if (item) Object.assign(item, { RefersTo: refersTo, Visible: isVisible });
      else pinned.book.Names.Add(spec.name, refersTo, isVisible);
    },
    () => canonicalFormula(find()?.RefersTo ?? '') === canonicalFormula(refersTo),
  );
  return () => {
    if (!present) find()?.Delete();
    else restoreName(pinned, present);
  };
}

/** Takes a name away. Returns how to put it back. */
export function removeName(pinned: PinnedBook, doing: Doing, present: NameEntry): () => void {
  doing.must(
    'define-name',
    present.name,
    () => itemOf(pinned, present.name)?.Delete(),
    () => itemOf(pinned, present.name) === null,
  );
  return () => {
    restoreName(pinned, present);
  };
}

function restoreName(pinned: PinnedBook, { name, refersTo, visible }: NameEntry): void {
  const item = itemOf(pinned, name);
  if (item) Object.assign(item, { RefersTo: `=${refersTo}`, Visible: visible });
  else pinned.book.Names.Add(name, `=${refersTo}`, visible);
}

/** A name that is not there is null on some builds and an error on others. */
function itemOf({ book }: PinnedBook, name: string): EtName | null {
  try {
    return book.Names.Item(name) ?? null;
  } catch {
    return null;
  }
}
