/**
 * Asks the worker for details of the selected cells.
 */
import { useEffect, useState } from 'react';
import type { Position } from '../../spreadsheet/address';
import type { CellDetail, Tally } from '../../hosts/file/look/book-view';
import type { SheetLook } from '../../spreadsheet/look';
import type { OpenBook } from '../book/open-book';
import { selectedArea, type Selection } from '../grid/selection';

/** The most texts that are kept ready for copying. */
const MOST_TEXTS = 20_000;
/** Milliseconds for which a selection must be unchanged before it is summed up, so that dragging does not trigger sums. */
const QUIET_MS = 40;

/** The content of the active cell; null until it is known. */
export function useCellDetail(
  book: OpenBook,
  sheet: string,
  { row, column }: Position,
  version: number,
): CellDetail | null {
  const [known, setKnown] = useState<{ key: string; detail: CellDetail } | null>(null);
  const key = `${sheet}\n${row},${column}`;
  useEffect(() => {
    let isCurrent = true;
    book.cell(sheet, { row, column }).then(
      (detail) => {
        if (isCurrent) setKnown({ key, detail });
      },
      // The sheet no longer exists; another one is about to be shown.
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [book, key, version]);
  return known?.key === key ? known.detail : null;
}

export interface Selected {
  readonly tally: Tally;
  /** Rows × columns; null for a selection that is too large to copy. */
  readonly texts: readonly (readonly string[])[] | null;
}

/** Figures and texts of the selection; null until they are known. */
export function useSelected(
  book: OpenBook,
  sheet: SheetLook,
  selection: Selection,
  version: number,
): Selected | null {
  const [known, setKnown] = useState<{ key: string; selected: Selected } | null>(null);
  const whole = selectedArea(selection, sheet.merges);
  const bottom = Math.max(whole.top, Math.min(whole.bottom, sheet.extent.rows));
  const right = Math.max(whole.left, Math.min(whole.right, sheet.extent.columns));
  const { top, left } = whole;
  const key = [sheet.name, version, top, left, bottom, right].join('\n');
  useEffect(() => {
    let isCurrent = true;
    const area = { top, left, bottom, right };
    const isSmall = (bottom - top + 1) * (right - left + 1) <= MOST_TEXTS;
    const ask = async (): Promise<void> => {
      const [tally, texts] = await Promise.all([
        book.tally(sheet.name, area),
        isSmall ? book.texts(sheet.name, area) : null,
      ]);
      if (isCurrent) setKnown({ key, selected: { tally, texts } });
    };
    const timer = setTimeout(() => {
      ask().catch(() => undefined);
    }, QUIET_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [book, key]);
  return known?.key === key ? known.selected : null;
}
