/**
 * Copying, cutting and pasting. It is done in the browser's own copy, cut and paste events: they work without a secure
 * context. What is on the system's clipboard decides what is pasted; every copy leaves its mark there at once, so that
 * nothing older than the last copy can be pasted. A workbook that is busy hands its texts out a moment later.
 */
import { useRef, useState, type ClipboardEvent } from 'react';
import { LAST_COLUMN, LAST_ROW, type Area, type Position } from '../../spreadsheet/address';
import type { SheetLook } from '../../spreadsheet/look';
import type { ClipboardTrouble } from '../../i18n/workbench/messages';
import { copyNow } from '../../taskpane/ui/copy-text';
import type { TypedCell, TypedResult } from '../book/book-service';
import { NOTHING_TYPED, type OpenBook } from '../book/open-book';
import { clipboardText, readClipboard } from '../grid/clipboard';
import { at, type Selection } from '../grid/selection';
import { cellsOf, isTooMuch, usedArea } from './selected-cells';

/** The type the mark of a copy has beside its text. Spreadsheet programs leave it alone. */
const MARK = 'application/x-breakdown-copy';

export interface ClipboardOptions {
  readonly book: OpenBook;
  readonly version: number;
  readonly sheet: SheetLook;
  readonly selection: Selection;
  readonly select: (selection: Selection) => void;
  /** The selected cells' texts, if they are known and still hold. */
  readonly texts: () => readonly (readonly string[])[] | null;
  /** Types into cells and tells what was refused. */
  readonly write: (cells: readonly TypedCell[]) => void;
  /** Tells what became of cells that were pasted. */
  readonly pasted: (result: Promise<TypedResult>) => void;
  readonly trouble: (trouble: ClipboardTrouble) => void;
}

export interface CutArea extends Area {
  readonly sheet: string;
}

export interface Clipboard {
  readonly copy: (event: ClipboardEvent<HTMLElement>, isCut: boolean) => void;
  readonly paste: (event: ClipboardEvent<HTMLElement>) => void;
  /** What was cut and not pasted yet. */
  readonly cut: CutArea | null;
  readonly endCut: () => void;
}

/** The last copy. */
interface Copy {
  readonly mark: string;
  readonly area: Area;
  readonly isCut: boolean;
  /** null until the workbook has given it. */
  text: string | null;
  /** There is nothing of it to paste. */
  isFailed: boolean;
}

export function useClipboard(options: ClipboardOptions): Clipboard {
  const { book, version, sheet } = options;
  const last = useRef<Copy | null>(null);
  const [cut, setCut] = useState<{ readonly area: CutArea; readonly version: number } | null>(null);
  const endCut = (): void => {
    if (last.current?.isCut !== true || last.current.isFailed) return;
    setCut(null);
    book.endCut();
  };
  const copy = (event: ClipboardEvent<HTMLElement>, isCut: boolean): void => {
    event.preventDefault();
    const area = usedArea(options);
    const made = beginCopy(event, area, { isCut, texts: isTooMuch(area) ? null : options.texts() });
    last.current = made;
    setCut(null);
    if (made.isFailed) {
      options.trouble('too-much-to-copy');
      return;
    }
    finishCopy(made, book.copy(sheet.name, area, isCut), {
      isLast: () => last.current === made,
      show: () => {
        if (isCut) setCut({ area: { ...area, sheet: sheet.name }, version: book.getState().version });
      },
      trouble: options.trouble,
    });
  };
  const paste = (event: ClipboardEvent<HTMLElement>): void => {
    event.preventDefault();
    const text = event.clipboardData.getData('text/plain');
    if (last.current && isOn(event.clipboardData, last.current)) pasteKept(last.current, options);
    else if (text === '') options.trouble('no-text');
    else pasteText(text, options);
  };
  // The next change of the workbook ends a cut.
  return { copy, paste, cut: cut?.version === version ? cut.area : null, endCut };
}

/** Marks the system's clipboard as the copy's, with its text where that is known already. */
function beginCopy(
  event: ClipboardEvent<HTMLElement>,
  area: Area,
  { isCut, texts }: { isCut: boolean; texts: readonly (readonly string[])[] | null },
): Copy {
  const text = texts && clipboardText(texts);
  const mark = newMark();
  event.clipboardData.setData(MARK, mark);
  if (text !== null) event.clipboardData.setData('text/plain', text);
  return { mark, area, isCut, text, isFailed: isTooMuch(area) };
}

interface Finishing extends Pick<ClipboardOptions, 'trouble'> {
  /** Nothing was copied since. */
  readonly isLast: () => boolean;
  /** Shows what was cut. */
  readonly show: () => void;
}

/** Hands the text to other programs once the workbook has given it, unless they have it already. */
function finishCopy(
  copy: Copy,
  texts: Promise<readonly (readonly string[])[]>,
  { isLast, show, trouble }: Finishing,
): void {
  texts.then(
    (given) => {
      if (!isLast()) return;
      show();
      const text = clipboardText(given);
      if (copy.text === text) return;
      copy.text = text;
      if (!handOut(copy.mark, text)) trouble('copied-here-only');
    },
    () => {
      if (!isLast()) return;
      copy.isFailed = true;
      trouble('not-copied');
    },
  );
}

/** False in another window, where something else may have been copied since, and while a text is being edited. */
function handOut(mark: string, text: string): boolean {
  const isInGrid = document.activeElement?.classList.contains('wb-editing') !== true;
  return document.hasFocus() && isInGrid && copyNow({ 'text/plain': text, [MARK]: mark });
}

/** Programs that pass a clipboard on may leave the mark out: then the text tells. Windows ends lines in its own way. */
function isOn(system: DataTransfer, { mark, text }: Copy): boolean {
  const found = system.getData(MARK);
  const shown = system.getData('text/plain').replace(/\r\n/g, '\n');
  return found === '' ? shown !== '' && shown === text?.replace(/\r\n/g, '\n') : found === mark;
}

/** Cells copied here are pasted as they were held: what they show may be rounded. */
function pasteKept({ area, isCut, isFailed }: Copy, options: ClipboardOptions): void {
  if (isFailed) {
    options.trouble('copy-failed');
    return;
  }
  const size = { rows: area.bottom - area.top + 1, columns: area.right - area.left + 1 };
  const to = targetOf(size, options, !isCut);
  if (!to) return;
  const result = options.book.paste(options.sheet.name, to).then((typed) => {
    if (!typed) options.trouble('cut-ended');
    return typed ?? NOTHING_TYPED;
  });
  options.pasted(result);
}

function pasteText(text: string, options: ClipboardOptions): void {
  const rows = readClipboard(text);
  const columns = Math.max(...rows.map((row) => row.length));
  const to = targetOf({ rows: rows.length, columns }, options, true);
  if (!to) return;
  const isOne = rows.length === 1 && columns === 1;
  const textAt = ({ row, column }: Position): string =>
    isOne ? (rows[0]?.[0] ?? '') : (rows[row - to.top]?.[column - to.left] ?? '');
  options.write(cellsOf(to, textAt));
}

/**
 * Where cells go: from the corner of the selection.
 * @param mayFill one cell fills the whole selection
 * @returns null where there is no room, which is told
 */
function targetOf(
  { rows, columns }: { readonly rows: number; readonly columns: number },
  options: ClipboardOptions,
  mayFill: boolean,
): Area | null {
  const selected = usedArea(options);
  const { top, left } = selected;
  const isFilled = mayFill && rows === 1 && columns === 1;
  const to = isFilled ? selected : { top, left, bottom: top + rows - 1, right: left + columns - 1 };
  const isInside = to.bottom <= LAST_ROW && to.right <= LAST_COLUMN;
  if (!isInside || isTooMuch(to)) {
    options.trouble(isInside ? 'too-much-to-paste' : 'no-room');
    return null;
  }
  options.select({ ...at({ row: top, column: left }), end: { row: to.bottom, column: to.right } });
  return to;
}

let marks = 0;
/** Differs from those of every page. `crypto.randomUUID` is not there without a secure context. */
function newMark(): string {
  marks += 1;
  return `${performance.timeOrigin}-${Math.random()}-${marks}`;
}
