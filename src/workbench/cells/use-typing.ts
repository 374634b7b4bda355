/** Handles keys in the grid: they move the selection, type into cells, and empty cells. */
import { useMemo, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import type { SheetLook } from '../../spreadsheet/look';
import type { TypedCell } from '../book/book-service';
import type { OpenBook } from '../book/open-book';
import type { Editing, EditorHandlers } from '../grid/cell-editor';
import { Geometry } from '../grid/geometry';
import { moveSelection, type Move } from '../grid/moves';
import type { Selection } from '../grid/selection';
import { cellsOf, isTooLargeToCopy, usedArea } from './selected-cells';
import type { Clipboard } from './use-clipboard';

export interface TypingOptions {
  readonly book: OpenBook;
  readonly sheet: SheetLook;
  readonly selection: Selection;
  readonly select: (selection: Selection) => void;
  /** The active cell's content as text to edit; '' until it is known. */
  readonly input: string;
  /** The active cell's content as text to edit; resolves once it is known. */
  readonly content: () => Promise<string>;
  readonly clipboard: Clipboard;
  /** Types into cells and shows what was refused. */
  readonly write: (cells: readonly TypedCell[]) => void;
  readonly tooMuch: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
}

export interface Typing {
  readonly editing: Editing | null;
  readonly editor: RefObject<HTMLTextAreaElement | null>;
  readonly handlers: EditorHandlers;
  /** Begins or continues editing in the formula bar. */
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
    options.select(moveSelection(options.selection, move, isWidened, geometry));
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
      // Without focus the user is in another window, perhaps to look something up; the editor stays open until they return.
      if (document.hasFocus()) commit(null);
    },
    copy: (event, isCut) => {
      if (!editing) options.clipboard.copy(event, isCut);
    },
    paste: (event) => {
      if (!editing) options.clipboard.paste(event);
    },
  };
  const editAbove = (text: string): void => {
    setEditing({ text, mode: 'within' });
  };
  return { editing, editor, handlers, editAbove, commit, cancel };
}

/** The text being edited. `latest` is up to date even before the next render, so that a text is not written twice. */
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
 * Begins to edit the active cell's content. If the content has not arrived yet, it is awaited, because an empty text in the editor
 * would empty the cell. The content is dropped if the active cell has changed meanwhile.
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
      // The sheet no longer exists, so there is nothing to edit.
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
  // While an input method composes text, keys belong to the input method.
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

/** The keys that move the selection; with Ctrl, they move to the end of the used range. */
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
  else if (key === 'Escape') options.clipboard.endCut();
  // Shift+Delete cuts; the browser sends a cut event for it.
  else if ((key === 'Delete' && !shiftKey) || key === 'Backspace') clear(options);
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

function clear(options: TypingOptions): void {
  const area = usedArea(options);
  if (isTooLargeToCopy(area)) options.tooMuch();
  else options.write(cellsOf(area, () => ''));
}
