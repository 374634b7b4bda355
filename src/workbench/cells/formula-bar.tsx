/** The bar above the grid: the address and the content of the active cell. */
import { useState, type KeyboardEvent, type ReactElement } from 'react';
import { LAST_COLUMN, LAST_ROW, parseArea, type Position } from '../../spreadsheet/address';
import type { Typing } from './use-typing';
import { useWorkbenchWords } from '../workbench-words';

export interface FormulaBarProps {
  readonly address: string;
  /** The active cell's content or the text being edited; null until the content is known. */
  readonly text: string | null;
  /** The allowed values of the cell's list validation. */
  readonly values: readonly string[];
  readonly typing: Typing;
  readonly goTo: (cell: Position) => void;
}

export function FormulaBar({ address, text, values, typing, goTo }: FormulaBarProps): ReactElement {
  const words = useWorkbenchWords();
  const onKey = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') typing.commit('down');
    else if (event.key !== 'Escape') return;
    event.preventDefault();
    typing.cancel();
  };
  return (
    <div className="wb-formula-bar">
      <NameBox key={address} address={address} goTo={goTo} />
      <span className="wb-fx" aria-hidden="true">
        fx
      </span>
      <input
        className="wb-content"
        aria-label={words.content}
        value={text ?? ''}
        // Typed into the empty bar, a text would replace a content that nobody has seen.
        readOnly={text === null}
        spellCheck={false}
        autoComplete="off"
        {...(values.length > 0 ? { list: 'wb-values' } : {})}
        onInput={(event) => {
          typing.editAbove(event.currentTarget.value);
        }}
        onKeyDown={onKey}
        onBlur={typing.handlers.blur}
      />
      {values.length > 0 && (
        <datalist id="wb-values">
          {values.map((value) => (
            <option key={value} value={value} />
          ))}
        </datalist>
      )}
    </div>
  );
}

/** Shows the active cell's address, and goes to an address that is typed. */
function NameBox({ address, goTo }: { address: string; goTo: (cell: Position) => void }): ReactElement {
  const words = useWorkbenchWords();
  const [text, setText] = useState(address);
  const [isBad, setBad] = useState(false);
  const onKey = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Escape') setText(address);
    if (event.key !== 'Enter') return;
    event.preventDefault();
    const area = parseArea(text.trim());
    const isInside = area !== null && area.top <= LAST_ROW && area.left <= LAST_COLUMN;
    setBad(!isInside);
    if (isInside) goTo({ row: area.top, column: area.left });
  };
  return (
    <input
      className="wb-name"
      aria-label={words.nameBox}
      aria-invalid={isBad}
      title={isBad ? words.badAddress : words.nameBox}
      value={text}
      spellCheck={false}
      autoComplete="off"
      onFocus={(event) => {
        event.currentTarget.select();
      }}
      onInput={(event) => {
        setText(event.currentTarget.value);
      }}
      onKeyDown={onKey}
      onBlur={() => {
        setText(address);
        setBad(false);
      }}
    />
  );
}
