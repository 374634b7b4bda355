/**
 * Recognises the product's own sheets by their text, where their defined names are missing: in copies, in other workbooks, or saved by a
 * program that dropped the names. A phase summary has all the columns of a breakdown table and must not be taken for one.
 */
import { AREA_HEADING } from '../domain/areas/area-list';
import { valueAt, type SheetGrid, type WorkbookGrid } from '../spreadsheet/grid';
import type { OwnSheetKind } from '../domain/own-sheet-kind';
import { rememberedSheets } from './memory';
import {
  ANNUAL_NOTE,
  AREA_LIST_KNOWN_BY,
  LEDGER_HEADINGS,
  NEEDS_BASELINE,
  PHASE_HEADING,
  RANKING_HEADING,
  TEMPLATE_LABEL,
} from './own-words';

export interface OwnSheet {
  readonly sheet: string;
  readonly kind: OwnSheetKind;
}

/** The headers of the product's sheets, and the labels of a template, stand within this many rows of the top. */
const ROWS_LOOKED_AT = 12;

const AREA_LIST_WORDS = AREA_LIST_KNOWN_BY.map((column) => AREA_HEADING[column]);

/** The names of the product's sheets, remembered or recognised: none of them holds a breakdown table. */
export function ownSheetNames(workbook: WorkbookGrid): ReadonlySet<string> {
  return new Set([...rememberedSheets(workbook), ...ownSheets(workbook).map(({ sheet }) => sheet)]);
}

/** The visible sheets that are recognised as the product's, in order. */
export function ownSheets({ sheets }: WorkbookGrid): OwnSheet[] {
  return sheets.flatMap((sheet) => {
    const kind = sheet.visible ? ownSheetKind(sheet) : null;
    return kind === null ? [] : [{ sheet: sheet.name, kind }];
  });
}

/** The kind of a sheet of the product's; null for any other sheet. */
function ownSheetKind(sheet: SheetGrid): OwnSheetKind | null {
  const { area } = sheet;
  if (!area) return null;
  const bottom = Math.min(area.bottom, area.top + ROWS_LOOKED_AT - 1);
  for (let row = area.top; row <= bottom; row += 1) {
    const words = wordsOf(sheet.values[row - area.top] ?? []);
    if (hasAll(words, always(PHASE_HEADING))) return 'phase';
    if (hasAll(words, always(RANKING_HEADING))) return 'year-end';
    if (hasAll(words, LEDGER_HEADINGS)) return 'ledger';
    if (hasAll(words, AREA_LIST_WORDS)) return 'areas';
    // The note at the bottom is looked for only where the header fits.
    if (words.has('累计新增') && words.has('完成率') && hasAnnualNote(sheet)) return 'year-end';
  }
  const rows = Array.from({ length: bottom - area.top + 1 }, (_, index) => area.top + index);
  const labels = wordsOf(rows.map((row) => valueAt(sheet, row, area.left)));
  return hasAll(labels, Object.values(TEMPLATE_LABEL)) ? 'return' : null;
}

function hasAnnualNote(sheet: SheetGrid): boolean {
  const left = sheet.area?.left ?? 1;
  for (let row = sheet.area?.bottom ?? 0; row >= (sheet.area?.top ?? 1); row -= 1) {
    const value = valueAt(sheet, row, left);
    if (typeof value === 'string' && value.includes(ANNUAL_NOTE)) return true;
  }
  return false;
}

/** Texts without white space: another program may write a line break in a heading as a space. */
function wordsOf(values: readonly unknown[]): ReadonlySet<string> {
  return new Set(values.flatMap((value) => (typeof value === 'string' ? [value.replace(/\s/g, '')] : [])));
}

function hasAll(words: ReadonlySet<string>, wanted: readonly string[]): boolean {
  return wanted.every((word) => words.has(word.replace(/\s/g, '')));
}

/** The headings that a sheet always has, with or without a baseline in its table. */
function always(headings: Readonly<Record<string, string>>): string[] {
  return Object.entries(headings).flatMap(([key, word]) => (NEEDS_BASELINE.includes(key) ? [] : [word]));
}
