/** What the pane needs from the page it is mounted on. */
import type { FileEngine } from '../../engine/file-engine';
import type { Host, SelfTest } from '../../spreadsheet/host';
import type { DroppedFile } from '../returns/returns-inbox';
import type { OpenBook, SaveFile } from '../session/command';
import type { OpenWithBook } from '../settings/open-with-book-context';
import type { ThemeChoice } from '../ui/theme';
import type { Words } from '../ui/words';

/** Takes files as returns. */
export type Collect = (files: readonly DroppedFile[]) => unknown;

export interface PaneProps {
  readonly host: Host;
  readonly words: Words;
  /** `auto` follows the system's theme. High contrast always follows the system. */
  readonly theme: ThemeChoice;
  /** The workbook's file name for the year-end record: `breakdown.xlsx`; '' if unknown. It is a function where the name may change. */
  readonly bookName: string | (() => string);
  /** Saves new workbooks whose bytes the host returns; spreadsheet programs open new workbooks themselves. */
  readonly save?: SaveFile;
  /** Opens a workbook in place of the present one, where the page can do so. */
  readonly openBook?: OpenBook;
  /** Starts the engine that reads and makes files other than the open workbook. */
  readonly startEngine: () => FileEngine;
  /** Closes the pane, where the program needs more than its own close button. */
  readonly onClose?: () => void;
  /** The self-test, offered in the view 参数. */
  readonly selfTest?: SelfTest;
  /** The setting whether the pane opens with the workbook, where the program supports it; offered in the view 参数. */
  readonly openWithBook?: OpenWithBook;
}
