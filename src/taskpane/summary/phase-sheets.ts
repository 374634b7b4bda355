/**
 * The summary sheets a workbook has.
 */
import type { Survey } from '../../actions/survey';
import { rememberedCell, rememberedWords, type SheetCell } from '../../sheets/memory';
import { PHASE_WORD } from '../../sheets/reading-plan';

/** The first cells of a workbook's phase summary sheets, in the order of the tabs. */
export function phaseSheets({ workbook }: Survey): SheetCell[] {
  const cells = rememberedWords(workbook)
    .filter((word) => word.startsWith(PHASE_WORD))
    .flatMap((word) => rememberedCell(workbook, word) ?? []);
  return workbook.sheets.flatMap(({ name }) => cells.find((cell) => cell.sheet === name) ?? []);
}
