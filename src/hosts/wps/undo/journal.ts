/**
 * The changes of the open workbooks that can be taken back, for all pages of the add-in together: pane and ribbon are pages of
 * their own, and each must neither delete what the other needs nor take back what is not the last.
 *
 * They stand in PluginStorage, which the pages share while WPS runs (wpsjs). Where it drops a text, the page that made the change
 * keeps it for itself.
 */
import type { WorkbookChange } from '../../../spreadsheet/spec';
import type { PinnedBook } from '../book';
import type { EtApplication, EtPluginStorage } from '../et';
import { itemOf } from '../write/write-names';
import type { UndoStep } from './undo-steps';

/** A change, and what takes it back. */
export interface JournalEntry {
  readonly id: string;
  /** Milliseconds. */
  readonly when: number;
  /** The workbook's full name then. */
  readonly book: string;
  readonly change: WorkbookChange;
  readonly steps: readonly UndoStep[];
  /** Hidden sheets that the undo needs. */
  readonly backups: readonly string[];
}

/** Marked as ET's, because all WPS programs share one storage. */
const KEY = 'breakdown-assistant.et.changes';
/** Undo steps kept per workbook. Each may keep hidden sheets in it, so more would make workbooks large. */
const MOST_CHANGES = 10;

let last = 0;

/** An id unlike that of any other change, on this page or another. */
export function newChangeId(): string {
  last += 1;
  const random = Math.floor(Math.random() * 36 ** 4);
  return `${Date.now().toString(36)}${last}${random.toString(36)}`;
}

export class Journal {
  /** Entries that PluginStorage did not keep. */
  private readonly own = new Map<string, JournalEntry>();
  private known: EtPluginStorage | null = null;

  constructor(private readonly app: EtApplication) {}

  /** The changes of a workbook that can be taken back, first done first. */
  entries(pinned: PinnedBook): JournalEntry[] {
    return this.all().filter((entry) => isOf(pinned, entry));
  }

  /** Adds a change; the oldest one of its workbook falls out when there are too many. */
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

  /** Changes whenever a page adds or removes a change. */
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

  /** Asking for it costs a call, so it is asked for once. */
  private storage(): EtPluginStorage {
    this.known ??= this.app.PluginStorage;
    return this.known;
  }

  private load(key: string): string {
    try {
      return String(this.storage().getItem(key) ?? '');
    } catch {
      return '';
    }
  }

  /** Stores a text. Returns whether it was kept unchanged. */
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
 * Whether a change was made in this workbook, and is still in it. The unique names of its hidden sheets identify the workbook
 * even after it was saved under another name, and show that it was not closed unsaved since.
 */
function isOf(pinned: PinnedBook, { book, change, backups }: JournalEntry): boolean {
  const added = change.sheets.filter((spec) => spec.mode === 'own').map((spec) => spec.sheet);
  if (backups.length > 0) return backups.every((name) => pinned.has(name));
  if (pinned.book.FullName !== book || !added.every((name) => pinned.has(name))) return false;
  return change.names.every(({ name }) => itemOf(pinned, name) !== null);
}
