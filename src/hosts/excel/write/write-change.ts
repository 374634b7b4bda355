/**
 * Queues a change as one batch. It is in a file of its own, with everything that writes, so that pages can load it after the workbook is
 * shown.
 */
import type { WorkbookChange } from '../../../spreadsheet/spec';
import type { Batch } from '../batch';
import { suspendScreen } from '../in-excel';
import type { ReadBook } from '../read/read-book';
import { removeName, writeName } from './write-names';
import { writeSheet } from './write-sheet';

export { recoverUndo } from '../recover/recover-undo';

export async function writeChange(
  batch: Batch,
  change: WorkbookChange,
  { answers, outline }: ReadBook,
): Promise<void> {
  suspendScreen(batch.context);
  for (const copy of change.copies) batch.copySheet(copy.sheet, copy.as);
  for (const spec of change.sheets) await writeSheet(batch, spec, answers.get(spec.sheet) ?? null, outline);
  for (const name of change.removedNames) removeName(batch, name, outline);
  for (const name of change.names) writeName(batch, name, outline);
  if (outline.isManual) batch.context.application.calculate('Recalculate');
}
