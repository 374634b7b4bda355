/**
 * Recognises the product's own sheets by their text where their defined names are missing: in copies, in other workbooks, or after
 * a program dropped the names on saving. A phase summary has all columns of a breakdown table and must not be taken for one.
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

/** The headers of the product's sheets, and the labels of a template, are within this many rows from the top. */
const ROWS_LOOKED_AT = 12;

const AREA_LIST_WORDS = AREA_LIST_KNOWN_BY.map((column) => AREA_HEADING[column]);

/** The names of the product's sheets, found by defined names or by their text. None of these sheets holds a breakdown table. */
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

/** The kind of one of the product's sheets; null for any other sheet. */
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
    // The note at the bottom is searched for only where the header matches.
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

/** The texts without white space, because another program may turn a heading's line break into a space. */
function wordsOf(values: readonly unknown[]): ReadonlySet<string> {
  return new Set(values.flatMap((value) => (typeof value === 'string' ? [value.replace(/\s/g, '')] : [])));
}

function hasAll(words: ReadonlySet<string>, wanted: readonly string[]): boolean {
  return wanted.every((word) => words.has(word.replace(/\s/g, '')));
}

/** The headings that a sheet has whether or not its table has a baseline. */
function always(headings: Readonly<Record<string, string>>): string[] {
  return Object.entries(headings).flatMap(([key, word]) => (NEEDS_BASELINE.includes(key) ? [] : [word]));
}
