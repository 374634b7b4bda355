/** The whole workbench: opens workbooks, shows one with the pane beside it, and saves it. */
import { FluentProvider, IdPrefixProvider, Spinner } from '@fluentui/react-components';
import { useCallback, useEffect, useRef, useState, type ReactElement, type RefObject } from 'react';
import { isPlanName } from '../taskpane/divide/plan-inbox';
import type { MountedPane } from '../taskpane/frame/mount';
import { usePaneTheme, type ThemeChoice } from '../taskpane/ui/theme';
import { WordsProvider, type Words } from '../taskpane/ui/words';
import { DraftBar } from './files/draft-bar';
import { DropZone } from './files/drop-zone';
import { fileSource, sourceOfNewBook, type Source } from './files/sources';
import { LeaveDialog } from './files/leave-dialog';
import { MessageBar } from './message-bar';
import { WorkbenchPane } from './workbench-pane';
import { TopBar } from './top-bar';
import { useBooks } from './files/use-books';
import { usePaneKey } from './use-pane-key';
import { WorkbenchWordsProvider, workbenchWords, useWorkbenchWords } from './workbench-words';
import { Workspace } from './workspace';
import { sameNames, type NameColumn } from './grid/held-names';

export interface WorkbenchProps {
  /** The pane's words. */
  readonly paneWords: Words;
  readonly theme: ThemeChoice;
  /** The workbook to open first. */
  readonly start: Source;
}

export function WorkbenchApp(props: WorkbenchProps): ReactElement {
  const { language } = props.paneWords;
  const { theme, isDark } = usePaneTheme(props.theme, language);
  useEffect(() => {
    document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light';
  }, [isDark]);
  return (
    // The pane is a separate React root, which also counts ids from 0; the prefix keeps ids unique on the page.
    <IdPrefixProvider value="workbench-">
      <FluentProvider theme={theme} lang={language} className="wb-provider">
        <WordsProvider value={props.paneWords}>
          <WorkbenchWordsProvider value={workbenchWords(language)}>
            <Workbench {...props} />
          </WorkbenchWordsProvider>
        </WordsProvider>
      </FluentProvider>
    </IdPrefixProvider>
  );
}

function Workbench({ paneWords, theme, start }: WorkbenchProps): ReactElement {
  const words = useWorkbenchWords();
  const books = useBooks(start);
  const { book, opening } = books;
  const picker = useRef<HTMLInputElement>(null);
  usePaneKey();
  useSaveKey(books.save);
  const [pane, onMounted] = useMounted();
  const [names, onNames] = useNames();
  const { openMade, readPlan, openFile } = useOpening(books.open, pane);
  const chooseFile = useCallback(() => picker.current?.click(), []);
  return (
    <div className="wb-app">
      <TopBar
        bookName={book?.name ?? ''}
        isUnsaved={books.isUnsaved}
        recent={books.recent}
        open={books.open}
        chooseFile={chooseFile}
        clearRecent={books.clearRecent}
        save={books.save}
      />
      <FilePicker picker={picker} open={openFile} />
      <MessageBar message={books.message} dismiss={books.dismiss} />
      <DraftBar drafts={books.drafts} open={books.open} discard={books.discard} />
      <div className="wb-work">
        {book ? (
          <>
            <Workspace
              key={books.count}
              book={book}
              names={names}
              tell={books.tell}
              onPlace={books.onPlace}
            />
            <WorkbenchPane
              key={`pane${books.count}`}
              book={book}
              words={paneWords}
              theme={theme}
              onMounted={onMounted}
              onNames={onNames}
              open={openMade}
              save={books.saveMade}
            />
          </>
        ) : (
          opening === null && <main className="wb-nothing">{words.dropHint}</main>
        )}
        {opening !== null && (
          <div className="wb-opening" role="status">
            <Spinner label={words.opening(opening)} />
          </div>
        )}
      </div>
      <DropZone open={books.open} readPlan={readPlan} collect={() => pane.current?.collect() ?? null} />
      <LeaveDialog bookName={book?.name ?? ''} isOpen={books.isAsking} answer={books.answer} />
    </div>
  );
}

type Open = ReturnType<typeof useBooks>['open'];

/** Functions that open workbooks from the pane, the file dialog or a drop. */
function useOpening(
  open: Open,
  pane: RefObject<MountedPane | null>,
): {
  readonly openMade: (name: string, bytes: Uint8Array) => void;
  readonly readPlan: (file: File) => void;
  readonly openFile: (file: File) => void;
} {
  // When a property changes, the pane is mounted again and loses its undo steps; a ref keeps the properties stable.
  const opener = useRef(open);
  opener.current = open;
  const openMade = useCallback((name: string, bytes: Uint8Array) => {
    opener.current(sourceOfNewBook(name, bytes));
  }, []);
  /** Passes a plan to the pane. Without an open workbook there is no pane; the file is then opened, which reports that it is no workbook. */
  const readPlan = useCallback(
    (file: File) => {
      if (pane.current) pane.current.readPlan(file);
      else open(fileSource(file));
    },
    [open, pane],
  );
  const openFile = (file: File): void => {
    if (isPlanName(file.name)) readPlan(file);
    else open(fileSource(file));
  };
  return { openMade, readPlan, openFile };
}

/** The mounted pane; null while there is none. */
function useMounted(): readonly [RefObject<MountedPane | null>, (mounted: MountedPane | null) => void] {
  const pane = useRef<MountedPane | null>(null);
  const onMounted = useCallback((mounted: MountedPane | null) => {
    pane.current = mounted;
  }, []);
  return [pane, onMounted];
}

/** The column of the unit names, updated whenever the pane's state changes. */
function useNames(): readonly [NameColumn | null, (next: NameColumn | null) => void] {
  const [names, setNames] = useState<NameColumn | null>(null);
  const onNames = useCallback((next: NameColumn | null) => {
    setNames((now) => (sameNames(now, next) ? now : next));
  }, []);
  return [names, onNames];
}

/** The browser's own file dialog. */
function FilePicker(props: {
  picker: RefObject<HTMLInputElement | null>;
  open: (file: File) => void;
}): ReactElement {
  const words = useWorkbenchWords();
  return (
    <input
      ref={props.picker}
      type="file"
      hidden
      accept=".xlsx,.xlsm,.xltx,.xltm,.docx,.docm,.txt,.md,.html,.htm"
      aria-label={words.openFile}
      onChange={(event) => {
        const [file] = Array.from(event.currentTarget.files ?? []);
        event.currentTarget.value = '';
        if (file) props.open(file);
      }}
    />
  );
}

function useSaveKey(save: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      save();
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  }, [save]);
}
