/** State and functions for the open workbook: opening another, and saving. */
import { download } from '../../taskpane/ui/download';
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { failureOf } from '../../actions/parts/failure';
import type { Messages } from '../../i18n/messages';
import type { WorkbenchMessages } from '../../i18n/workbench/messages';
import { useWords } from '../../taskpane/ui/words';
import { OpenBook, type Cell } from '../book/open-book';
import { spareWorker } from '../book/spare-worker';
import type { Draft } from './drafts';
import { clearRecent, keepBook, recentBooks, type RecentBook } from './recent-books';
import { useDraft, useLeftDrafts } from './use-drafts';
import { SourceError, type Source } from './sources';
import type { LeaveAnswer } from './leave-dialog';
import type { Message } from '../message';
import { useWorkbenchWords } from '../workbench-words';

/** Milliseconds for which a note is shown. */
const NOTE_MS = 8000;

export interface Books {
  readonly book: OpenBook | null;
  /** The number of workbooks opened so far. */
  readonly count: number;
  /** The name of the workbook that is being opened; null when none is. */
  readonly opening: string | null;
  readonly isUnsaved: boolean;
  readonly recent: readonly RecentBook[];
  /** Drafts that closed pages left behind, newest first. */
  readonly drafts: readonly Draft[];
  readonly discard: (draft: Draft) => void;
  readonly message: Message | null;
  readonly isAsking: boolean;
  readonly open: (source: Source) => void;
  readonly answer: (answer: LeaveAnswer) => void;
  readonly save: () => void;
  /** Downloads a file that the pane made. */
  readonly saveMade: (fileName: string, bytes: Uint8Array) => void;
  readonly tell: (message: Message) => void;
  readonly dismiss: () => void;
  readonly clearRecent: () => void;
  readonly onPlace: (place: Cell) => void;
}

const NEVER = (): (() => void) => () => undefined;

export function useBooks(start: Source): Books {
  const words = useWorkbenchWords();
  const { message, tell, dismiss } = useMessage();
  const { recent, remember, forget, refresh } = useRecent();
  const { book, count, opening, load } = useLoading(start, { tell, dismiss, remember });
  const isUnsaved = useSyncExternalStore(book?.subscribe ?? NEVER, () => book?.getState().isUnsaved ?? false);
  useLeaveWarning(isUnsaved);
  useDraft(book);
  const { drafts, discard } = useLeftDrafts(book);
  useAnswered(book, message, dismiss);
  const { saved, onPlace } = useSaving(book, tell);
  const [wanted, setWanted] = useState<Source | null>(null);
  const open = useCallback(
    (source: Source) => {
      if (isUnsaved) setWanted(source);
      else void load(source);
    },
    [isUnsaved, load],
  );
  const answer = (given: LeaveAnswer): void => {
    const next = wanted;
    setWanted(null);
    if (given === 'cancel' || !next) return;
    if (given === 'discard') void load(next);
    else void saved().then((isSaved) => (isSaved ? load(next) : undefined));
  };
  const saveMade = useCallback(
    (name: string, bytes: Uint8Array) => {
      download(name, bytes);
      if (isWorkbook(name)) void offer(name, bytes, words, tell).then(refresh);
      else tell({ kind: 'note', text: words.made(name) });
    },
    [words, tell, refresh],
  );
  const save = useCallback(() => void saved(), [saved]);
  const isAsking = wanted !== null;
  return {
    ...{ book, count, opening, isUnsaved, recent, message, tell, dismiss, open, answer, isAsking },
    ...{ save, saveMade, onPlace, clearRecent: forget, drafts, discard },
  };
}

/** Opens workbooks one after the other. The present workbook stays until the next has been opened. */
function useLoading(
  start: Source,
  {
    tell,
    dismiss,
    remember,
  }: Pick<Books, 'tell' | 'dismiss'> & Pick<ReturnType<typeof useRecent>, 'remember'>,
) {
  const words = useWorkbenchWords();
  const { messages } = useWords();
  const [shown, setShown] = useState<{ readonly book: OpenBook | null; readonly count: number }>({
    book: null,
    count: 0,
  });
  const [opening, setOpening] = useState<string | null>(start.name);
  const load = useCallback(
    async (source: Source) => {
      setOpening(source.name);
      dismiss();
      try {
        const bytes = await source.read();
        const book = await OpenBook.open(bytes, source.name, source.draftId);
        setShown((before) => {
          before.book?.close();
          return { book, count: before.count + 1 };
        });
        spareWorker.prepare();
        if (source.isKept) await remember(source.name, bytes);
      } catch (error) {
        tell({ kind: 'error', title: words.failed, text: reason(error, source.name, words, messages) });
      } finally {
        setOpening(null);
      }
    },
    [dismiss, remember, tell, words, messages],
  );
  useEffect(() => {
    void load(start);
  }, [load, start]);
  return { ...shown, opening, load };
}

function useSaving(book: OpenBook | null, tell: (message: Message) => void) {
  const words = useWorkbenchWords();
  const { messages } = useWords();
  const place = useRef<Cell | null>(null);
  const saved = useCallback(async (): Promise<boolean> => {
    if (!book) return false;
    try {
      download(fileName(book.name), await book.save(place.current ?? firstCell(book)));
      tell({ kind: 'note', text: words.saved(fileName(book.name)) });
      return true;
    } catch (error) {
      tell({ kind: 'error', title: words.notSaved, text: reason(error, book.name, words, messages) });
      return false;
    }
  }, [book, tell, words, messages]);
  const onPlace = useCallback((cell: Cell) => {
    place.current = cell;
  }, []);
  return { saved, onPlace };
}

/** Offers to open a workbook that the pane made in a new tab. */
async function offer(
  name: string,
  bytes: Uint8Array,
  words: WorkbenchMessages,
  tell: (message: Message) => void,
): Promise<void> {
  const id = await keepBook(name, bytes);
  const text = words.made(name);
  if (id === null) tell({ kind: 'note', text });
  else tell({ kind: 'note', text, action: { label: words.openMade, address: addressOf(id) } });
}

/** Whether a file can be opened here; others, such as a .zip of templates, can't. */
function isWorkbook(name: string): boolean {
  return /\.xls[xm]$/i.test(name);
}

function addressOf(recent: number): string {
  const address = new URL(location.href);
  for (const name of ['book', 'sample']) address.searchParams.delete(name);
  address.searchParams.set('recent', String(recent));
  return address.href;
}

function firstCell(book: OpenBook): Cell {
  return { sheet: book.getState().look.activeSheet, row: 1, column: 1 };
}

/** The name to save under: a missing .xlsx is added, and a template's extension becomes a workbook's. */
function fileName(opened: string): string {
  const name = opened.replace(/\.xlt(?=[xm]$)/i, '.xls');
  return isWorkbook(name) ? name : `${name}.xlsx`;
}

function reason(error: unknown, name: string, words: WorkbenchMessages, messages: Messages): string {
  if (!(error instanceof SourceError)) {
    const { code, details } = failureOf(error);
    return messages.failure(code, { path: name, ...details });
  }
  switch (error.reason) {
    case 'cannot-fetch':
      return words.cannotFetch(error.address);
    case 'not-here':
      return words.notHere;
    case 'gone':
      return words.gone;
  }
}

function useMessage(): Pick<Books, 'message' | 'tell' | 'dismiss'> {
  const [message, setMessage] = useState<Message | null>(null);
  const dismiss = useCallback(() => {
    setMessage(null);
  }, []);
  useEffect(() => {
    // A note with a button stays until it is dismissed.
    if (message?.kind !== 'note' || message.action) return undefined;
    const timer = setTimeout(dismiss, NOTE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [message, dismiss]);
  return { message, tell: setMessage, dismiss };
}

/** Dismisses an error message when something succeeds, that is, at the next change of the workbook. */
function useAnswered(book: OpenBook | null, message: Message | null, dismiss: () => void): void {
  useEffect(() => {
    if (!book || message?.kind !== 'error') return undefined;
    const { version } = book.getState();
    return book.subscribe(() => {
      if (book.getState().version !== version) dismiss();
    });
  }, [book, message, dismiss]);
}

function useRecent() {
  const [recent, setRecent] = useState<readonly RecentBook[]>([]);
  const refresh = useCallback(async () => {
    setRecent(await recentBooks());
  }, []);
  useEffect(() => {
    void refresh();
  }, [refresh]);
  const remember = useCallback(
    async (name: string, bytes: Uint8Array) => {
      await keepBook(name, bytes);
      await refresh();
    },
    [refresh],
  );
  const forget = useCallback(() => {
    void clearRecent().then(refresh);
  }, [refresh]);
  return { recent, remember, forget, refresh };
}

/** Makes the browser ask before the user leaves a page with unsaved changes. */
function useLeaveWarning(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return undefined;
    const warn = (event: BeforeUnloadEvent): void => {
      event.preventDefault();
      // Chromium before 119 checks this property instead of `preventDefault`.
      Object.assign(event, { returnValue: true });
    };
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('beforeunload', warn);
    };
  }, [isUnsaved]);
}
