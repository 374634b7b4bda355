/**
 * Makes sure that pane and ribbon, which are separate pages, never change one workbook at the same time.
 *
 * Each page raises a flag of its own in PluginStorage, which the pages share, and only then looks at the other's: of two that
 * begin together at least one sees the other and gives way. A flag falls by itself, so that a page that died holds nobody up.
 */
import { HostError } from '../../spreadsheet/host';
import type { EtApplication, EtPluginStorage } from './et';

/** The pages that change workbooks. */
export type PageRole = 'pane' | 'ribbon';

const OTHER: Readonly<Record<PageRole, PageRole>> = { pane: 'ribbon', ribbon: 'pane' };
/** Marked as ET's, because all WPS programs share one storage. */
const KEY = 'breakdown-assistant.et.writing';
/** Milliseconds; the longest change takes some seconds. */
const LONGEST_MS = 120_000;

export class Turns {
  private known: EtPluginStorage | null = null;

  constructor(
    private readonly app: EtApplication,
    private readonly role: PageRole,
  ) {}

  /**
   * Does work that changes a workbook.
   * @param book the workbook's full name
   * @throws HostError `busy-elsewhere` while the other page changes the same workbook; nothing was done then
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

  /** Asking for it costs a call, so it is asked for once. */
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
      // As above.
    }
  }
}
