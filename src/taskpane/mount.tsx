/**
 * The task pane, put on a page.
 */
import { createRoot } from 'react-dom/client';
import type { FileEngine } from '../engine/file-engine';
import type { Host, SelfTest } from '../spreadsheet/host';
import { App } from './app';
import type { SaveFile } from './session/commands';
import type { DroppedFile } from './returns/returns-inbox';
import type { ThemeChoice } from './ui/theme';
import type { Language } from './ui/words';

export type Collect = (files: readonly DroppedFile[]) => unknown;

export interface PaneProps {
  readonly host: Host;
  readonly language: Language;
  /** `auto` follows the system. High contrast follows it always. */
  readonly theme: ThemeChoice;
  /** The workbook's file name for the year-end record: `breakdown.xlsx`; '' if unknown. Asked anew where it may change. */
  readonly bookName: string | (() => string);
  /** Takes new workbooks where the host returns their bytes; spreadsheet programs open them themselves. */
  readonly save?: SaveFile;
  /** Starts what reads and makes files beside the open workbook. */
  readonly startEngine: () => FileEngine;
  /** Closes the pane, where the program's own way to do so is not enough. */
  readonly onClose?: () => void;
  /** Offered under 参数. */
  readonly selfTest?: SelfTest;
}

/** A pane that is shown. */
export interface MountedPane {
  readonly unmount: () => void;
  /** Takes files as returns, and shows them under 月报; null while there is no table they could be for. */
  readonly collect: () => Collect | null;
}

/** Shows the pane in an element, which it fills; the element needs a height. */
export function mountPane(element: HTMLElement, props: PaneProps): MountedPane {
  element.lang = props.language;
  const root = createRoot(element);
  let collect: Collect | null = null;
  const onCollect = (taken: Collect | null): void => {
    collect = taken;
  };
  root.render(<App {...props} onCollect={onCollect} />);
  return {
    unmount: () => {
      root.unmount();
    },
    collect: () => collect,
  };
}
