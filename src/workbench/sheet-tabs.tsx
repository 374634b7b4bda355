/**
 * The tabs of the sheets.
 */
import { useEffect, useRef, type KeyboardEvent, type ReactElement } from 'react';
import type { SheetLook } from '../spreadsheet/look';
import { LockIcon } from './icons';
import { useWorkbenchWords } from './workbench-words';

export interface SheetTabsProps {
  readonly sheets: readonly SheetLook[];
  readonly current: string;
  readonly choose: (sheet: string) => void;
}

export function SheetTabs({ sheets, current, choose }: SheetTabsProps): ReactElement {
  const words = useWorkbenchWords();
  const list = useRef<HTMLDivElement>(null);
  const visible = sheets.filter((sheet) => sheet.visible);
  useEffect(() => {
    list.current
      ?.querySelector('[aria-selected="true"]')
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [current]);
  const onKey = (event: KeyboardEvent<HTMLDivElement>): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    const index = visible.findIndex((sheet) => sheet.name === current);
    const next = (index + step + visible.length) % visible.length;
    choose(visible[next]?.name ?? current);
    list.current?.querySelectorAll('button')[next]?.focus();
  };
  return (
    <div ref={list} role="tablist" aria-label={words.sheets} className="wb-tabs" onKeyDown={onKey}>
      {visible.map(({ name, tabColor, isProtected }) => (
        <button
          key={name}
          type="button"
          role="tab"
          aria-selected={name === current}
          tabIndex={name === current ? 0 : -1}
          className="wb-tab"
          onClick={() => {
            choose(name);
          }}
        >
          {tabColor !== null && <span className="wb-tab-color" style={{ backgroundColor: tabColor }} />}
          {name}
          {isProtected && (
            <span className="wb-tab-lock" role="img" aria-label={words.protected}>
              <LockIcon />
            </span>
          )}
        </button>
      ))}
    </div>
  );
}
