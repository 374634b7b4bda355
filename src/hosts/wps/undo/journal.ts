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
  /** Hidden sheets that takes. */
  readonly backups: readonly string[];
}

/** Its own for ET: the storage is one for all programs of WPS. */
const KEY = 'breakdown-assistant.et.changes';
/** Changes of a workbook that are kept; each may keep hidden sheets alive, so that more would make workbooks heavy. */
const MOST_CHANGES = 10;

let last = 0;

/** Unlike every other, in this page and in others. */
export function newChangeId(): string {
  last += 1;
  const random = Math.floor(Math.random() * 36 ** 4);
  return `${Date.now().toString(36)}${last}${random.toString(36)}`;
}

export class Journal {
  /** What PluginStorage did not keep. */
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

  /** Asking for it costs a call: asked once. */
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

  /** Whether the text is kept as it is. */
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
 * Whether a change was made in this workbook, and is still in it. Its hidden sheets have names like no others, so that they tell
 * the workbook even after it was saved under another name, and that it was not closed unsaved since.
 */
function isOf(pinned: PinnedBook, { book, change, backups }: JournalEntry): boolean {
  const added = change.sheets.filter((spec) => spec.mode === 'own').map((spec) => spec.sheet);
  if (backups.length > 0) return backups.every((name) => pinned.has(name));
  if (pinned.book.FullName !== book || !added.every((name) => pinned.has(name))) return false;
  return change.names.every(({ name }) => itemOf(pinned, name) !== null);
}
