/**
 * The text field on the active cell, which receives all keys. It is invisible until something is typed, but always has the focus,
 * so that the first letter of an input method is not lost.
 */
import type { ClipboardEvent, CSSProperties, KeyboardEvent, ReactElement, RefObject } from 'react';
import type { Box } from './cell-style';

export interface Editing {
  readonly text: string;
  /** `over`: the text replaces the cell's content, and arrow keys go to the next cell. `within`: arrow keys move within the text. */
  readonly mode: 'over' | 'within';
}

export interface EditorHandlers {
  readonly focus: () => void;
  /** Begins to edit the cell's content. */
  readonly begin: () => void;
  readonly change: (text: string) => void;
  readonly key: (event: KeyboardEvent<HTMLElement>) => void;
  readonly blur: () => void;
  readonly copy: (event: ClipboardEvent<HTMLElement>, isCut: boolean) => void;
  readonly paste: (event: ClipboardEvent<HTMLElement>) => void;
}

export interface CellEditorProps {
  readonly editor: RefObject<HTMLTextAreaElement | null>;
  readonly box: Box;
  readonly editing: Editing | null;
  readonly handlers: EditorHandlers;
  readonly label: string;
}

export function CellEditor({ editor, box, editing, handlers, label }: CellEditorProps): ReactElement {
  const isEditing = editing !== null;
  const { left, top, width, height } = box;
  const style: CSSProperties = isEditing
    ? {
        left: left - 1,
        top: top - 1,
        minWidth: width + 1,
        minHeight: height + 1,
        ...grown(editing.text, width),
      }
    : { left, top, width: Math.max(1, width), height: Math.max(1, height) };
  return (
    <textarea
      ref={editor}
      className={isEditing ? 'wb-editor wb-editing' : 'wb-editor'}
      style={style}
      rows={1}
      spellCheck={false}
      autoComplete="off"
      aria-label={label}
      value={editing?.text ?? ''}
      onInput={(event) => {
        handlers.change(event.currentTarget.value);
      }}
      onKeyDown={handlers.key}
      onBlur={handlers.blur}
      onCopy={(event) => {
        handlers.copy(event, false);
      }}
      onCut={(event) => {
        handlers.copy(event, true);
      }}
      onPaste={handlers.paste}
    />
  );
}

/** The width of the field: enough for the longest line, up to a limit. */
function grown(text: string, width: number): CSSProperties {
  const lines = text.split('\n');
  const longest = Math.max(...lines.map((line) => line.length * 9 + 16));
  return { width: Math.min(520, Math.max(width + 1, longest)), height: 4 + 18 * lines.length };
}
