/**
 * The task pane beside the grid, on the open workbook.
 */
import { useEffect, useRef, type ReactElement } from 'react';
import { browserFileEngine } from '../engine/browser-engine';
import { mountPane, type MountedPane } from '../taskpane/mount';
import type { ThemeChoice } from '../taskpane/ui/theme';
import type { Words } from '../taskpane/ui/words';
import type { OpenBook } from './book/open-book';

export interface PaneBesideProps {
  readonly book: OpenBook;
  readonly words: Words;
  readonly theme: ThemeChoice;
  readonly onMounted: (pane: MountedPane | null) => void;
  readonly save: (fileName: string, bytes: Uint8Array) => void;
}

export function PaneBeside({ book, words, theme, save, onMounted }: PaneBesideProps): ReactElement {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!place.current) return undefined;
    const pane = mountPane(place.current, {
      host: book,
      words,
      theme,
      bookName: book.name,
      startEngine: browserFileEngine,
      save: (fileName, bytes) => {
        save(fileName, bytes);
        return fileName;
      },
    });
    onMounted(pane);
    return () => {
      onMounted(null);
      pane.unmount();
    };
  }, [book, words, theme, save, onMounted]);
  // The pane brings its own landmark.
  return <div ref={place} className="wb-pane" />;
}
