/**
 * What keys do in the grid: move the selection, type into cells, copy and paste.
 */
import { useMemo, useRef, useState, type ClipboardEvent, type KeyboardEvent, type RefObject } from 'react';
import type { Area, Position } from '../domain/address';
import type { SheetLook } from '../hosts/file/look/look';
import type { TypedCell } from './book/book-service';
import type { OpenBook } from './book/open-book';
import type { Editing, EditorHandlers } from './grid/cell-editor';
import { clipboardText, readClipboard } from './grid/clipboard';
import { Geometry } from './grid/geometry';
import { moved, type Move } from './grid/moves';
import { at, selectedArea, type Selection } from './grid/selection';

/** More cells at once would hold the workbook up. */
const MOST_CELLS = 20_000;

export interface TypingOptions {
  readonly book: OpenBook;
  readonly sheet: SheetLook;
  readonly selection: Selection;
  readonly select: (selection: Selection) => void;
  /** What the active cell holds, as it is edited; '' until it is known. */
  readonly input: string;
  /** The same, for certain. */
  readonly content: () => Promise<string>;
  /** The selected cells' texts, once they are known. */
  readonly texts: readonly (readonly string[])[] | null;
  /** Types into cells and tells what was refused. */
  readonly write: (cells: readonly TypedCell[]) => void;
  readonly tooMuch: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
}

export interface Typing {
  readonly editing: Editing | null;
  readonly editor: RefObject<HTMLTextAreaElement | null>;
  readonly handlers: EditorHandlers;
  /** Begins or goes on editing in the formula bar. */
  readonly editAbove: (text: string) => void;
  readonly commit: (move: Move | null) => void;
  readonly cancel: () => void;
}

export function useTyping(options: TypingOptions): Typing {
  const { editing, latest, setEditing } = useEditing();
  const editor = useRef<HTMLTextAreaElement>(null);
  const geometry = useMemo(() => new Geometry(options.sheet), [options.sheet]);
  const focus = (): void => {
    editor.current?.focus({ preventScroll: true });
  };
  const goTo = (move: Move, isWidened: boolean): void => {
    options.select(moved(options.selection, move, isWidened, geometry));
  };
  const commit = (move: Move | null): void => {
    const written = latest.current;
    setEditing(null);
    if (written && written.text !== options.input) {
      options.write([{ ...options.selection.active, text: written.text }]);
    }
    if (move) goTo(move, false);
  };
  const cancel = (): void => {
    setEditing(null);
    focus();
  };
  const begin = useBeginning(options, latest, setEditing, focus);
  const handlers: EditorHandlers = {
    focus: () => {
      commit(null);
      focus();
    },
    begin,
    change: (text) => {
      setEditing({ text, mode: editing?.mode ?? 'over' });
    },
    key: (event) => {
      keyPressed(event, { editing, setEditing, options, geometry, goTo, commit, cancel, begin });
    },
    blur: () => {
      // Someone who looks something up in another window comes back to what was begun here.
      if (document.hasFocus()) commit(null);
    },
    copy: (event, isCut) => {
      if (editing) return;
      const isCopied = copy(event, options);
      if (isCut && isCopied) clear(options, geometry);
    },
    paste: (event) => {
      if (!editing) paste(event, options, geometry);
    },
  };
  const editAbove = (text: string): void => {
    setEditing({ text, mode: 'within' });
  };
  return { editing, editor, handlers, editAbove, commit, cancel };
}

/** What is being edited; `latest` knows it before anything is drawn anew, so that it is written once and not twice. */
function useEditing() {
  const [editing, showEditing] = useState<Editing | null>(null);
  const latest = useRef<Editing | null>(null);
  const setEditing = (next: Editing | null): void => {
    latest.current = next;
    showEditing(next);
  };
  return { editing, latest, setEditing };
}

/**
 * Begins to edit what the active cell holds. That may not have come yet, and an empty text taken for it would empty the
 * cell: it is asked for, and not used where the cursor has gone on meanwhile.
 */
function useBeginning(
  options: TypingOptions,
  latest: RefObject<Editing | null>,
  setEditing: (editing: Editing) => void,
  focus: () => void,
): () => void {
  const place = useRef(options.selection);
  place.current = options.selection;
  return () => {
    focus();
    const asked = place.current;
    options.content().then(
      (text) => {
        if (place.current === asked && latest.current === null) setEditing({ text, mode: 'within' });
      },
      // The sheet is gone: there is nothing to edit.
      () => undefined,
    );
  };
}

interface Keys {
  readonly editing: Editing | null;
  readonly setEditing: (editing: Editing) => void;
  readonly options: TypingOptions;
  readonly geometry: Geometry;
  readonly goTo: (move: Move, isWidened: boolean) => void;
  readonly commit: (move: Move | null) => void;
  readonly cancel: () => void;
  readonly begin: () => void;
}

function keyPressed(event: KeyboardEvent<HTMLElement>, keys: Keys): void {
  // Keys of an input method are its own.
  if (event.nativeEvent.isComposing) return;
  const isHandled = keys.editing ? keyInText(event, keys, keys.editing) : keyOnCell(event, keys);
  if (isHandled) event.preventDefault();
}

const ARROWS: Readonly<Record<string, Move>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

function keyInText(event: KeyboardEvent<HTMLElement>, keys: Keys, { text, mode }: Editing): boolean {
  const { key, altKey, shiftKey } = event;
  if (key === 'Enter' && altKey) keys.setEditing({ text: withLineBreak(event.target, text), mode: 'within' });
  else if (key === 'Enter') keys.commit(shiftKey ? 'up' : 'down');
  else if (key === 'Tab') keys.commit(shiftKey ? 'left' : 'right');
  else if (key === 'Escape') keys.cancel();
  else if (mode === 'over' && ARROWS[key]) keys.commit(ARROWS[key]);
  else return false;
  return true;
}

function withLineBreak(target: EventTarget, text: string): string {
  const end = target instanceof HTMLTextAreaElement ? target.selectionStart : text.length;
  return `${text.slice(0, end)}\n${text.slice(end)}`;
}

/** Moves and their keys; with Ctrl they go to the end of what is used. */
const MOVES: Readonly<Record<string, { readonly plain?: Move; readonly ctrl?: Move }>> = {
  ArrowUp: { plain: 'up', ctrl: 'first-row' },
  ArrowDown: { plain: 'down', ctrl: 'last-row' },
  ArrowLeft: { plain: 'left', ctrl: 'first-column' },
  ArrowRight: { plain: 'right', ctrl: 'last-column' },
  Home: { plain: 'first-column', ctrl: 'first' },
  End: { plain: 'last-column', ctrl: 'last' },
  PageUp: { plain: 'page-up' },
  PageDown: { plain: 'page-down' },
};

function keyOnCell(event: KeyboardEvent<HTMLElement>, keys: Keys): boolean {
  const { key, shiftKey, altKey } = event;
  const isCtrl = event.ctrlKey || event.metaKey;
  const { options, geometry, goTo } = keys;
  const move = altKey ? undefined : MOVES[key]?.[isCtrl ? 'ctrl' : 'plain'];
  if (move) goTo(move, shiftKey);
  else if (key === 'Enter') goTo(shiftKey ? 'up' : 'down', false);
  else if (key === 'F2') keys.begin();
  else if (key === 'Delete' || key === 'Backspace') clear(options, geometry);
  else if (isCtrl && key.toLowerCase() === 'a') options.select(everything(geometry));
  else if (isCtrl && key.toLowerCase() === 'z' && !shiftKey) options.undo();
  else if (isCtrl && (key.toLowerCase() === 'y' || key.toLowerCase() === 'z')) options.redo();
  else return false;
  return true;
}

function everything({ sheet }: Geometry): Selection {
  const { rows, columns } = sheet.extent;
  return { active: { row: 1, column: 1 }, end: { row: Math.max(1, rows), column: Math.max(1, columns) } };
}

/** The selected cells that can hold something. */
function usedArea({ selection, sheet }: TypingOptions): Area {
  const area = selectedArea(selection, sheet.merges);
  return {
    ...area,
    bottom: Math.min(area.bottom, Math.max(area.top, sheet.extent.rows)),
    right: Math.min(area.right, Math.max(area.left, sheet.extent.columns)),
  };
}

function cellsOf(area: Area, text: (cell: Position) => string): TypedCell[] {
  const cells: TypedCell[] = [];
  for (let row = area.top; row <= area.bottom; row += 1) {
    for (let column = area.left; column <= area.right; column += 1) {
      cells.push({ row, column, text: text({ row, column }) });
    }
  }
  return cells;
}

function clear(options: TypingOptions, geometry: Geometry): void {
  const area = usedArea(options);
  if (sizeOf(area) > MOST_CELLS) options.tooMuch();
  else options.write(cellsOf(area, () => '').filter((cell) => geometry.isInside(cell)));
}

/** False while the texts are not known yet, which is a moment after they are selected, or are too many. */
function copy(event: ClipboardEvent<HTMLElement>, options: TypingOptions): boolean {
  event.preventDefault();
  if (options.texts) event.clipboardData.setData('text/plain', clipboardText(options.texts));
  else if (sizeOf(usedArea(options)) > MOST_CELLS) options.tooMuch();
  else copyLater(options);
  return options.texts !== null;
}

function copyLater(options: TypingOptions): void {
  options.book
    .texts(options.sheet.name, usedArea(options))
    .then((texts) => navigator.clipboard.writeText(clipboardText(texts)))
    // Where the browser does not allow it the clipboard stays as it is: pasting shows what is in it.
    .catch(() => undefined);
}

/** One cell that was copied fills the whole selection; more begin at its corner. */
function paste(event: ClipboardEvent<HTMLElement>, options: TypingOptions, geometry: Geometry): void {
  event.preventDefault();
  const rows = readClipboard(event.clipboardData.getData('text/plain'));
  const selected = usedArea(options);
  const [first = ['']] = rows;
  const isOne = rows.length === 1 && first.length === 1;
  const { top, left } = selected;
  const width = Math.max(...rows.map((row) => row.length));
  const area = isOne ? selected : { top, left, bottom: top + rows.length - 1, right: left + width - 1 };
  if (sizeOf(area) > MOST_CELLS) {
    options.tooMuch();
    return;
  }
  const text = ({ row, column }: Position): string =>
    isOne ? (first[0] ?? '') : (rows[row - top]?.[column - left] ?? '');
  options.write(cellsOf(area, text).filter((cell) => geometry.isInside(cell)));
  options.select({ ...at({ row: top, column: left }), end: { row: area.bottom, column: area.right } });
}

function sizeOf(area: Area): number {
  return (area.bottom - area.top + 1) * (area.right - area.left + 1);
}
