/** The task pane for the open workbook, beside the grid. */
import { useEffect, useRef, type ReactElement } from 'react';
import { browserFileEngine } from '../engine/browser-engine';
import { mountPane, type MountedPane } from '../taskpane/frame/mount';
import type { ThemeChoice } from '../taskpane/ui/theme';
import type { Words } from '../taskpane/ui/words';
import type { OpenBook } from './book/open-book';
import type { NameColumn } from './grid/held-names';

export interface WorkbenchPaneProps {
  readonly book: OpenBook;
  readonly words: Words;
  readonly theme: ThemeChoice;
  readonly onMounted: (pane: MountedPane | null) => void;
  /** Called with the column of the table's unit names. */
  readonly onNames: (names: NameColumn | null) => void;
  /** Opens a workbook that the pane made. */
  readonly open: (fileName: string, bytes: Uint8Array) => void;
  readonly save: (fileName: string, bytes: Uint8Array) => void;
}

export function WorkbenchPane(props: WorkbenchPaneProps): ReactElement {
  const { book, words, theme, open, save, onMounted, onNames } = props;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!place.current) return undefined;
    const pane = mountPane(place.current, {
      host: book,
      words,
      theme,
      bookName: book.name,
      startEngine: browserFileEngine,
      openBook: open,
      save: (fileName, bytes) => {
        save(fileName, bytes);
        return fileName;
      },
    });
    onMounted(pane);
    const stop = pane.session.subscribe(() => {
      onNames(namesIn(pane));
    });
    return () => {
      stop();
      onNames(null);
      onMounted(null);
      pane.unmount();
    };
  }, [book, words, theme, open, save, onMounted, onNames]);
  // A plain div, because the pane has its own landmark.
  return <div ref={place} className="wb-pane" />;
}

function namesIn({ session }: MountedPane): NameColumn | null {
  const { survey } = session.getState();
  if (!survey) return null;
  const { sheet, columns } = survey.breakdown;
  return { sheet, column: columns.unit.column };
}
