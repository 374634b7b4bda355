/**
 * The task pane, put on a page.
 */
import { createRoot } from 'react-dom/client';
import type { FileEngine } from '../hosts/file-engine';
import type { Host, SelfTest } from '../hosts/host';
import { App } from './app';
import type { SaveFile } from './commands';
import type { ThemeChoice } from './theme';
import type { Language } from './words';

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

/**
 * Shows the pane in an element, which it fills; the element needs a height.
 * @returns how to take it away again
 */
export function mountPane(element: HTMLElement, props: PaneProps): () => void {
  element.lang = props.language;
  const root = createRoot(element);
  root.render(<App {...props} />);
  return () => {
    root.unmount();
  };
}
