/**
 * What the add-in remembers in the workbook, as defined names.
 *
 * A name moves with its cell when rows and columns are inserted, the sheet is renamed or its rows are sorted; Excel, WPS and
 * LibreOffice keep names when they save (docs/decisions/0004-memory.md). Each name begins with the product's own prefix, so that it
 * can't collide with a user's name.
 */
import type { Area, Position } from '../spreadsheet/address';
import { absoluteAddress, absoluteAreaAddress, parseSheetArea, quotedSheet } from '../spreadsheet/address';
import { sheetNamed } from '../spreadsheet/grid';
import type { WorkbookOutline } from '../spreadsheet/reading';
import type { NameSpec } from '../spreadsheet/spec';

const NAME_PREFIX = '任务分解_';

/** The word for the heading cell of the table that the user chose among several. */
export const CHOSEN_TABLE = '所选表';

/** The word for the name of the indicator that the pane shows. */
export const CHOSEN_INDICATOR = '所选指标';

/** A prefix for a sheet's word: the resulting name points to the heading of the table that the sheet was made from. */
export const OWNER_WORD = '表_';

/** Replaces all characters but letters, digits and underscores, the only ones used in defined names. */
export function toNameCharacters(text: string): string {
  return text.replace(/[^\p{L}\p{N}_]/gu, '_');
}

/** A cell with its sheet. */
export interface SheetCell extends Position {
  readonly sheet: string;
}

/** The full name for a word: `任务分解_序时进度`. */
export function memoryName(word: string): string {
  return NAME_PREFIX + word;
}

/** A defined name for a cell. Visible names may be used in the user's own formulas. */
export function rememberCell(word: string, cell: SheetCell, hidden: boolean): NameSpec {
  return {
    name: memoryName(word),
    refersTo: `${quotedSheet(cell.sheet)}!${absoluteAddress(cell)}`,
    hidden,
  };
}

/** A defined name for a range, for use in formulas. */
export function rememberArea(word: string, sheet: string, area: Area): NameSpec {
  return {
    name: memoryName(word),
    refersTo: `${quotedSheet(sheet)}!${absoluteAreaAddress(area)}`,
    hidden: false,
  };
}

/** A hidden defined name that holds a text. */
export function rememberText(word: string, text: string): NameSpec {
  return { name: memoryName(word), refersTo: `"${text.replace(/"/g, '""')}"`, hidden: true };
}

/** The cell that a name of the add-in refers to; null when there is no such name or its cell was deleted. */
export function rememberedCell(workbook: WorkbookOutline, word: string): SheetCell | null {
  const reference = parseSheetArea(refersToOf(workbook, word) ?? '');
  if (!reference || !sheetNamed(workbook, reference.sheet)) return null;
  return { sheet: reference.sheet, row: reference.area.top, column: reference.area.left };
}

/** The text that a name of the add-in holds; null when there is none. */
export function rememberedText(workbook: WorkbookOutline, word: string): string | null {
  const match = /^=?"((?:[^"]|"")*)"$/.exec(refersToOf(workbook, word) ?? '');
  return match ? (match[1] ?? '').replace(/""/g, '"') : null;
}

/** The words of all names of the add-in in a workbook. */
export function rememberedWords(workbook: WorkbookOutline): string[] {
  return workbook.names
    .filter((entry) => entry.scope === null && entry.name.startsWith(NAME_PREFIX))
    .map((entry) => entry.name.slice(NAME_PREFIX.length));
}

function refersToOf(workbook: WorkbookOutline, word: string): string | null {
  const name = memoryName(word);
  return workbook.names.find((entry) => entry.scope === null && entry.name === name)?.refersTo ?? null;
}

/** The names of the sheets that the add-in made: a hidden name points to the first cell of each. */
export function rememberedSheets(workbook: WorkbookOutline): ReadonlySet<string> {
  // These words name cells in the user's own tables, which may also begin in the first cell.
  const words = rememberedWords(workbook).filter(
    (word) => word !== CHOSEN_TABLE && !word.startsWith(OWNER_WORD),
  );
  const sheets = words.map((word) => rememberedCell(workbook, word));
  return new Set(sheets.flatMap((cell) => (cell?.row === 1 && cell.column === 1 ? [cell.sheet] : [])));
}
