/**
 * What the pane needs of the page it is put on.
 */
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
  /** `auto` follows the system. High contrast follows it always. */
  readonly theme: ThemeChoice;
  /** The workbook's file name for the year-end record: `breakdown.xlsx`; '' if unknown. A function where it may change. */
  readonly bookName: string | (() => string);
  /** Saves new workbooks where the host returns their bytes; spreadsheet programs open them themselves. */
  readonly save?: SaveFile;
  /** Opens a workbook in place of the one that is open, where the page can. */
  readonly openBook?: OpenBook;
  /** Starts the engine that reads and makes files beside the open workbook. */
  readonly startEngine: () => FileEngine;
  /** Closes the pane, where the program's own way to do so is not enough. */
  readonly onClose?: () => void;
  /** The self-test offered under 参数. */
  readonly selfTest?: SelfTest;
  /** Whether the pane opens with the workbook; under 参数 too, where the program can do that. */
  readonly openWithBook?: OpenWithBook;
}
