/**
 * Copies, cuts and pastes in the browser's copy, cut and paste events, which work without a secure context. The content of the
 * system clipboard decides what is pasted. Every copy immediately puts its mark there, so that nothing older than the last copy can
 * be pasted; if the workbook is busy, the texts follow a moment later.
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
import { cellsOf, isTooLargeToCopy, usedArea } from './selected-cells';

/** The clipboard type of a copy's mark, in addition to the text. Spreadsheet programs ignore it. */
const MARK = 'application/x-breakdown-copy';

export interface ClipboardOptions {
  readonly book: OpenBook;
  readonly version: number;
  readonly sheet: SheetLook;
  readonly selection: Selection;
  readonly select: (selection: Selection) => void;
  /** The texts of the selected cells; null unless they are known and up to date. */
  readonly texts: () => readonly (readonly string[])[] | null;
  /** Types into cells and shows what was refused. */
  readonly write: (cells: readonly TypedCell[]) => void;
  /** Shows the result of pasting. */
  readonly pasted: (result: Promise<TypedResult>) => void;
  readonly trouble: (trouble: ClipboardTrouble) => void;
}

export interface CutArea extends Area {
  readonly sheet: string;
}

export interface Clipboard {
  readonly copy: (event: ClipboardEvent<HTMLElement>, isCut: boolean) => void;
  readonly paste: (event: ClipboardEvent<HTMLElement>) => void;
  /** The area that was cut and not pasted yet. */
  readonly cut: CutArea | null;
  readonly endCut: () => void;
}

/** The last copy. */
interface Copy {
  readonly mark: string;
  readonly area: Area;
  readonly isCut: boolean;
  /** null until the worker has returned the text. */
  text: string | null;
  /** Whether copying failed, so that there is nothing to paste. */
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
    const made = beginCopy(event, area, { isCut, texts: isTooLargeToCopy(area) ? null : options.texts() });
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

/** Puts the copy's mark on the system clipboard, with the text if it is already known. */
function beginCopy(
  event: ClipboardEvent<HTMLElement>,
  area: Area,
  { isCut, texts }: { isCut: boolean; texts: readonly (readonly string[])[] | null },
): Copy {
  const text = texts && clipboardText(texts);
  const mark = newMark();
  event.clipboardData.setData(MARK, mark);
  if (text !== null) event.clipboardData.setData('text/plain', text);
  return { mark, area, isCut, text, isFailed: isTooLargeToCopy(area) };
}

interface Finishing extends Pick<ClipboardOptions, 'trouble'> {
  /** Whether nothing was copied since this copy. */
  readonly isLast: () => boolean;
  /** Outlines the cut cells. */
  readonly show: () => void;
}

/** Puts the text on the system clipboard once the worker has returned it, unless it is already there. */
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

/**
 * Puts a copy on the system clipboard. Does nothing and returns false while another window has the focus, where something else may
 * have been copied, or while a text is being edited.
 */
function handOut(mark: string, text: string): boolean {
  const isInGrid = document.activeElement?.classList.contains('wb-editing') !== true;
  return document.hasFocus() && isInGrid && copyNow({ 'text/plain': text, [MARK]: mark });
}

/**
 * Whether the system clipboard holds a copy. Programs that pass the clipboard on may drop the mark, so the texts are then compared;
 * Windows may have changed the line breaks.
 */
function isOn(system: DataTransfer, { mark, text }: Copy): boolean {
  const found = system.getData(MARK);
  const shown = system.getData('text/plain').replace(/\r\n/g, '\n');
  return found === '' ? shown !== '' && shown === text?.replace(/\r\n/g, '\n') : found === mark;
}

/** Pastes cells that were copied here with their exact values, because the displayed texts may be rounded. */
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
 * The area to paste into, starting at the top left corner of the selection.
 * @param mayFill whether a single cell fills the whole selection
 * @returns null when there is not enough room; the user is then told
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
  if (!isInside || isTooLargeToCopy(to)) {
    options.trouble(isInside ? 'too-much-to-paste' : 'no-room');
    return null;
  }
  options.select({ ...at({ row: top, column: left }), end: { row: to.bottom, column: to.right } });
  return to;
}

let marks = 0;
/** A mark that no other page uses. `crypto.randomUUID` is not used, because it needs a secure context. */
function newMark(): string {
  marks += 1;
  return `${performance.timeOrigin}-${Math.random()}-${marks}`;
}
