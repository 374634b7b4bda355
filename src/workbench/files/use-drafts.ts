/**
 * Keeps a draft of the open workbook while it has unsaved changes, and finds the drafts that pages left behind.
 */
import { useCallback, useEffect, useState } from 'react';
import type { OpenBook } from '../book/open-book';
import { claimDraft, dropDraft, keepDraft, leftDrafts, type Draft } from './drafts';

/** A draft is kept once nothing has changed for this long, in milliseconds. */
const QUIET_MS = 3000;
/** Packing a large workbook keeps its worker busy: drafts take at most this part of the time. */
const MOST_OF_TIME = 1 / 20;

/** Keeps the book's draft up to date until another book is open, and drops it when nothing is unsaved. */
export function useDraft(book: OpenBook | null): void {
  useEffect(() => {
    if (!book) return undefined;
    const keeper = new DraftKeeper(book);
    const unsubscribe = book.subscribe(keeper.look);
    keeper.look();
    return () => {
      unsubscribe();
      keeper.end();
    };
  }, [book]);
}

/**
 * Drafts that pages left behind, and a way to give one up.
 * @param book the open workbook; the draft it was opened from is off the list
 */
export function useLeftDrafts(book: OpenBook | null): {
  readonly drafts: readonly Draft[];
  readonly discard: (draft: Draft) => void;
} {
  const [drafts, setDrafts] = useState<readonly Draft[]>([]);
  const remove = useCallback((dropped: number) => {
    setDrafts((before) => before.filter(({ id }) => id !== dropped));
  }, []);
  useEffect(() => {
    void leftDrafts().then(setDrafts);
  }, []);
  useEffect(() => {
    if (book !== null && book.draftId !== null) remove(book.draftId);
  }, [book, remove]);
  const discard = useCallback(
    ({ id }: Draft) => {
      remove(id);
      void dropDraft(id);
    },
    [remove],
  );
  return { drafts, discard };
}

/** Keeps the draft of one open workbook. */
class DraftKeeper {
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** The workbook's version when it was looked at last. */
  private seen = 0;
  private quiet = QUIET_MS;
  private isEnded = false;
  private draftId: number | null;
  /** Settles when the store holds what it should. */
  private last: Promise<void> = Promise.resolve();

  constructor(private readonly book: OpenBook) {
    this.draftId = book.draftId;
    if (this.draftId !== null) claimDraft(this.draftId);
  }

  /** Looks at the workbook's state after something may have changed. */
  readonly look = (): void => {
    const { version, isUnsaved } = this.book.getState();
    if (!isUnsaved) this.drop();
    else if (version !== this.seen) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.keep(), this.quiet);
    }
    this.seen = version;
  };

  /** Ends with the workbook. Its changes have been saved or given up. */
  end(): void {
    this.isEnded = true;
    this.drop();
  }

  private async keep(): Promise<void> {
    const began = performance.now();
    const bytes = await this.book.draft().catch(() => null);
    this.quiet = Math.max(QUIET_MS, (performance.now() - began) / MOST_OF_TIME);
    this.inTurn(async () => {
      // It may have been saved or closed meanwhile.
      if (bytes === null || this.isEnded || !this.book.getState().isUnsaved) return;
      this.draftId = await keepDraft(this.draftId, this.book.name, bytes);
    });
  }

  private drop(): void {
    clearTimeout(this.timer);
    this.inTurn(async () => {
      const { draftId } = this;
      this.draftId = null;
      if (draftId !== null) await dropDraft(draftId);
    });
  }

  private inTurn(work: () => Promise<void>): void {
    this.last = this.last.then(work);
  }
}
