/** Keeps a draft of the open workbook while it has unsaved changes, and finds drafts that closed pages left behind. */
import { useCallback, useEffect, useState } from 'react';
import type { OpenBook } from '../book/open-book';
import { claimDraft, dropDraft, keepDraft, findLeftDrafts, type Draft } from './drafts';

/** A draft is written once the workbook has not changed for this long, in milliseconds. */
const QUIET_MS = 3000;
/** The largest share of time spent on drafts: making the file of a large workbook keeps its worker busy. */
const MOST_OF_TIME = 1 / 20;

/** Keeps the book's draft up to date until another book is opened, and deletes it when there are no unsaved changes. */
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
 * Drafts that closed pages left behind, and a function that deletes one.
 * @param book the open workbook; the draft it was opened from is not listed
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
    void findLeftDrafts().then(setDrafts);
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
  /** The version of the workbook when its state was last read. */
  private seen = 0;
  private quiet = QUIET_MS;
  private isEnded = false;
  private draftId: number | null;
  /** Settles when the stored draft is up to date. */
  private last: Promise<void> = Promise.resolve();

  constructor(private readonly book: OpenBook) {
    this.draftId = book.draftId;
    if (this.draftId !== null) claimDraft(this.draftId);
  }

  /** Called when the workbook may have changed: schedules or deletes the draft. */
  readonly look = (): void => {
    const { version, isUnsaved } = this.book.getState();
    if (!isUnsaved) this.drop();
    else if (version !== this.seen) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.keep(), this.quiet);
    }
    this.seen = version;
  };

  /** Ends with the workbook, whose changes have been saved or discarded. */
  end(): void {
    this.isEnded = true;
    this.drop();
  }

  private async keep(): Promise<void> {
    const began = performance.now();
    const bytes = await this.book.draft().catch(() => null);
    this.quiet = Math.max(QUIET_MS, (performance.now() - began) / MOST_OF_TIME);
    this.inTurn(async () => {
      // The workbook may have been saved or closed meanwhile.
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
