/**
 * The undo steps of the open workbooks, shared by all pages of the add-in. Pane and ribbon are separate pages: neither may delete what the
 * other needs, and each may only take back the last change.
 *
 * The steps are kept in PluginStorage, which the pages share while WPS runs (wpsjs). When it does not keep a text, the page that made the
 * change keeps the text itself.
 */
import type { WorkbookChange } from '../../../spreadsheet/spec';
import { itemOrNull, type PinnedBook } from '../book';
import type { EtApplication, EtPluginStorage } from '../et';
import { itemOf } from '../write/write-names';
import type { UndoStep } from './undo-steps';

/** A change, and the steps that take it back. */
export interface JournalEntry {
  readonly id: string;
  /** When the change was made, in milliseconds. */
  readonly when: number;
  /** The full name of the workbook at that time. */
  readonly book: string;
  readonly change: WorkbookChange;
  readonly steps: readonly UndoStep[];
  /** The hidden sheets that the undo needs. */
  readonly backups: readonly string[];
}

/** With `et` in the key, because all WPS programs share one storage. */
const KEY = 'breakdown-assistant.et.changes';
/** The most undo steps per workbook. A step may keep hidden sheets, so more steps would make workbooks large. */
const MOST_CHANGES = 10;

let last = 0;

/** An id that no other change has, on this page or on another. */
export function newChangeId(): string {
  last += 1;
  const random = Math.floor(Math.random() * 36 ** 4);
  return `${Date.now().toString(36)}${last}${random.toString(36)}`;
}

export class Journal {
  /** Entries that PluginStorage did not keep, by their keys. */
  private readonly own = new Map<string, JournalEntry>();
  private known: EtPluginStorage | null = null;

  constructor(private readonly app: EtApplication) {}

  /** The changes of a workbook that can be taken back, the oldest first. */
  entries(pinned: PinnedBook): JournalEntry[] {
    return this.all().filter((entry) => isOf(pinned, entry));
  }

  /** Adds a change. If its workbook has too many, its oldest change is removed. */
  add(entry: JournalEntry): void {
    const present = this.all().filter((candidate) => candidate.book === entry.book);
    for (const old of present.slice(0, Math.max(0, present.length + 1 - MOST_CHANGES))) this.remove(old.id);
    const text = JSON.stringify(entry);
    const isKept = this.store(keyOf(entry.id), text) && this.store(KEY, [...this.ids(), entry.id].join(' '));
    if (!isKept) this.own.set(entry.id, entry);
  }

  remove(id: string): void {
    this.own.delete(id);
    const rest = this.ids().filter((other) => other !== id);
    this.store(KEY, rest.join(' '));
    this.store(keyOf(id), '');
  }

  /** A text that differs after a page has added or removed a change. */
  stamp(): string {
    return this.load(KEY);
  }

  private all(): JournalEntry[] {
    const entries = [...this.ids().flatMap((id) => this.entry(id) ?? []), ...this.own.values()];
    return entries.sort((a, b) => a.when - b.when);
  }

  private ids(): string[] {
    return this.load(KEY).split(' ').filter(Boolean);
  }

  private entry(id: string): JournalEntry | null {
    try {
      return JSON.parse(this.load(keyOf(id))) as JournalEntry;
    } catch {
      return null;
    }
  }

  /** Asking for the storage costs a call, so it is done once. */
  private storage(): EtPluginStorage {
    this.known ??= this.app.PluginStorage;
    return this.known;
  }

  private load(key: string): string {
    // A single failure must not look as if there were nothing to undo.
    return String(itemOrNull(() => this.storage().getItem(key)) ?? '');
  }

  /** Stores a text. Returns whether the storage kept it unchanged. */
  private store(key: string, text: string): boolean {
    try {
      this.storage().setItem(key, text);
    } catch {
      return false;
    }
    return this.load(key) === text;
  }
}

function keyOf(id: string): string {
  return `${KEY}.${id}`;
}

/**
 * Whether a change was made in this workbook and is still in it. The unique names of its hidden sheets identify the workbook even after it
 * was saved under another name. They also show that it was not closed without saving in the meantime.
 */
function isOf(pinned: PinnedBook, { book, change, backups }: JournalEntry): boolean {
  const added = change.sheets.filter((spec) => spec.mode === 'own').map((spec) => spec.sheet);
  if (backups.length > 0) return backups.every((name) => pinned.has(name));
  if (pinned.book.FullName !== book || !added.every((name) => pinned.has(name))) return false;
  return change.names.every(({ name }) => itemOf(pinned, name) !== null);
}
