/**
 * Finds the phase sheet of a table. In a workbook with several tables, each table has its own sheet for a phase, and no sheet
 * replaces another table's.
 */
import { blocksOf } from '../../domain/table/whole-table';
import { contains, parseSheetArea } from '../../spreadsheet/address';
import { MANY_ROWS } from '../../spreadsheet/reading';
import {
  toNameCharacters,
  OWNER_WORD,
  rememberCell,
  rememberedCell,
  rememberedText,
  type SheetCell,
} from '../../sheets/memory';
import { indicatorSuffix } from '../../sheets/ledger/ledger-word';
import { PHASE_HEADER_ROW, PhasePlaces } from '../../sheets/phase/phase-columns';
import { PHASE_WORD, phaseColumnsWord } from '../../sheets/reading-plan';
import { formulaAt, sheetNamed, type SheetGrid } from '../../spreadsheet/grid';
import type { NameSpec } from '../../spreadsheet/spec';
import type { Survey } from '../survey';

export interface PhaseHome {
  /** The word of the sheet's defined name. */
  readonly word: string;
  /** The existing sheet; null where there is none yet. */
  readonly existing: SheetGrid | null;
}

type Found = Pick<Survey, 'workbook' | 'breakdown'>;

/** Matches `INDEX('任务分解表'!$D$4:$D$19,` with the reference as a group; programs write the quotes only where they are needed. */
const SOURCE = /INDEX\(((?:'(?:[^']|'')+'|[^'!(,]+)!\$[A-Z]+\$\d+:\$[A-Z]+\$\d+),/i;

/**
 * The word for the first table's sheet of a phase.
 * @param suffix the indicator's suffix, see `indicatorSuffix`; '' for the first indicator
 */
function phaseWord(phase: string, suffix = ''): string {
  return PHASE_WORD + toNameCharacters(phase) + suffix;
}

/** The phase sheet of the surveyed table. For a second table, the word in the sheet's defined name gets a number. */
export function phaseHome(found: Found, phase: string): PhaseHome {
  for (let number = 1; ; number += 1) {
    const word = phaseWord(phase, indicatorSuffix(found.breakdown)) + (number === 1 ? '' : `_${number}`);
    const home = rememberedCell(found.workbook, word);
    const existing = home && sheetNamed(found.workbook, home.sheet);
    if (!existing || isOfTable(found, word, existing)) return { word, existing };
  }
}

/** A defined name that stores which table a large sheet belongs to. The sheet's formulas would show it, but those of large sheets are not read. */
export function rememberOwner({ breakdown }: Found, word: string): NameSpec[] {
  if (breakdown.units.length < MANY_ROWS / 2) return [];
  const row = Math.max(...breakdown.headerRows);
  const cell = { sheet: breakdown.sheet, row, column: breakdown.columns.target.column };
  return [rememberCell(OWNER_WORD + word, cell, true)];
}

/** Whether a sheet belongs to this table. A sheet without any sign of its table counts as this table's. */
function isOfTable({ workbook, breakdown }: Found, word: string, sheet: SheetGrid): boolean {
  const places = PhasePlaces.of(rememberedText(workbook, phaseColumnsWord(word)));
  const owner =
    rememberedCell(workbook, OWNER_WORD + word) ??
    sourceOf(formulaAt(sheet, PHASE_HEADER_ROW + 1, places.column('target')) ?? '');
  if (!owner) return true;
  const { sheet: own } = breakdown;
  return blocksOf(breakdown).some(
    ({ area }) => owner.sheet === own && contains({ ...area, bottom: area.bottom + 1 }, owner),
  );
}

/** The first cell of the column from which a phase sheet's formula takes its figures; null where the formula names none. */
function sourceOf(formula: string): SheetCell | null {
  const [, reference = ''] = SOURCE.exec(formula) ?? [];
  const source = parseSheetArea(reference);
  return source && { sheet: source.sheet, row: source.area.top, column: source.area.left };
}
