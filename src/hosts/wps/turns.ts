/**
 * Makes sure that pane and ribbon, which are separate pages, never change a workbook at the same time.
 *
 * Each page first raises a flag of its own in PluginStorage, which both pages share, and then looks at the other's flag. If both begin at
 * the same time, at least one of them sees the other's flag and gives way. A flag expires, so that a page that crashed does not block the
 * other.
 */
import { HostError } from '../../spreadsheet/host';
import type { EtApplication, EtPluginStorage } from './et';

/** The pages that change workbooks. */
export type PageRole = 'pane' | 'ribbon';

const OTHER: Readonly<Record<PageRole, PageRole>> = { pane: 'ribbon', ribbon: 'pane' };
/** With `et` in the key, because all WPS programs share one storage. */
const KEY = 'breakdown-assistant.et.writing';
/** How long a flag lasts, in milliseconds. The longest change takes some seconds. */
const LONGEST_MS = 120_000;

export class WriteTurns {
  private known: EtPluginStorage | null = null;

  constructor(
    private readonly app: EtApplication,
    private readonly role: PageRole,
  ) {}

  /**
   * Does work that changes a workbook.
   * @param book the full name of the workbook
   * @throws HostError `busy-elsewhere` while the other page changes the same workbook; then nothing was done
   */
  take<T>(book: string, work: () => T): T {
    this.store(this.role, `${Date.now() + LONGEST_MS} ${book}`);
    try {
      if (this.isOthers(book)) throw new HostError('busy-elsewhere', book);
      return work();
    } finally {
      this.store(this.role, '');
    }
  }

  private isOthers(book: string): boolean {
    const [, until = '0', name = ''] = /^(\d+) (.*)$/.exec(this.load(OTHER[this.role])) ?? [];
    return name === book && Number(until) > Date.now();
  }

  /** Asking for the storage costs a call, so it is done once. */
  private storage(): EtPluginStorage {
    this.known ??= this.app.PluginStorage;
    return this.known;
  }

  private load(role: PageRole): string {
    try {
      return String(this.storage().getItem(`${KEY}.${role}`) ?? '');
    } catch {
      // Without the storage the pages can't know about each other.
      return '';
    }
  }

  private store(role: PageRole, text: string): void {
    try {
      this.storage().setItem(`${KEY}.${role}`, text);
    } catch {
      // Without the storage the pages can't know about each other.
    }
  }
}
