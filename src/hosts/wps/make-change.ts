/**
 * Makes a change completely or not at all, and takes a change back. It is in a file of its own, with everything that writes, so that pages
 * can load it after the workbook is shown.
 */
import { cellAddress } from '../../spreadsheet/address';
import type { WorkbookGrid } from '../../spreadsheet/grid';
import { HostError, RefusedStepError } from '../../spreadsheet/host';
import { READ_ALL } from '../../spreadsheet/reading';
import type { WorkbookChange } from '../../spreadsheet/spec';
import { BACKUP_PREFIX } from '../shared/backup-sheets';
import { isSameBook } from '../shared/compare';
import { contentToType } from '../shared/content-to-type';
import type { TypedCell } from '../shared/typed-since';
import type { PinnedBook } from './book';
import type { CheckedWriter } from './checked-writer';
import { readBook, sheetNames } from './read/read-book';
import type { JournalEntry } from './undo/journal';
import { takeSteps } from './undo/undo-steps';
import { writeChange, type Done } from './write/write-change';

/**
 * Makes the change, or restores the workbook and throws the reason.
 * @param id a unique id for the hidden sheets of this change
 * @throws HostError
 */
export function makeChange(
  pinned: PinnedBook,
  writer: CheckedWriter,
  change: WorkbookChange,
  before: WorkbookGrid,
  id: string,
): Done {
  const done: Done = { steps: [], backups: [] };
  try {
    writeChange(pinned, writer, change, before, id, done);
    return done;
  } catch (error) {
    const now = (): WorkbookGrid => readBook(pinned, READ_ALL, new Set());
    restore(pinned, writer, done, before, error, now);
    throw error instanceof HostError ? error : new HostError('refused', wordsOf(error), { cause: error });
  }
}

/**
 * Takes a change back, and types again what was typed since. If a step fails, all steps are run once more, which does no harm. The hidden
 * copies are deleted last, so that nothing is lost until then.
 * @throws HostError `not-restored`
 */
export function takeBack(
  pinned: PinnedBook,
  writer: CheckedWriter,
  { steps, backups }: Pick<JournalEntry, 'steps' | 'backups'>,
  since: readonly TypedCell[] = [],
): void {
  const takeAll = (): void => {
    takeSteps(pinned, writer, steps);
    for (const { sheet, row, column, value } of since)
      pinned.sheet(sheet).Range(cellAddress({ row, column })).Formula = contentToType(value);
  };
  try {
    takeAll();
  } catch {
    try {
      takeAll();
    } catch (error) {
      throw new HostError('not-restored', wordsOf(error), { cause: error });
    }
  }
  for (const name of backups) {
    try {
      pinned.deleteSheet(name);
    } catch {
      // A copy that remains does no harm, and the next change deletes it.
    }
  }
}

/** Deletes sheets that a failed change added or copied without recording an undo step for them. */
function deleteNewSheets(pinned: PinnedBook, before: WorkbookGrid): void {
  const known = new Set(before.sheets.map((sheet) => sheet.name));
  const names = sheetNames(pinned).filter((name) => !name.startsWith(BACKUP_PREFIX));
  for (const name of names) if (!known.has(name)) pinned.deleteSheet(name);
}

/** Takes back a failed change. @throws HostError `not-restored` when the workbook could not be restored */
function restore(
  pinned: PinnedBook,
  writer: CheckedWriter,
  done: Done,
  before: WorkbookGrid,
  cause: unknown,
  read: () => WorkbookGrid,
): void {
  const detail = cause instanceof RefusedStepError ? cause.place : wordsOf(cause);
  let now: WorkbookGrid;
  try {
    takeBack(pinned, writer, done);
    deleteNewSheets(pinned, before);
    now = read();
  } catch (error) {
    throw new HostError('not-restored', detail, { cause: error });
  }
  if (!isSameBook(before, now)) throw new HostError('not-restored', detail, { cause });
}

/** What the program says, for the sentence that people are shown. */
function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
