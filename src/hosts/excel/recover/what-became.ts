/**
 * Tells what became of a change that Excel did not answer, from the workbook as read before and after it.
 */
import type { WorkbookChange } from '../../../spreadsheet/spec';
import { isSameBook, containsChange } from '../../shared/compare';
import type { ReadBook } from '../read/read-book';
import type { SheetFacts } from '../read/read-sheet';

/** Whether the change is complete. Of cells that were not read before, it is only known what they contain now. */
export function isDone(change: WorkbookChange, before: ReadBook, now: ReadBook): boolean {
  const reading = before.plan(before.outline);
  const writesUnread = change.sheets.some((spec) => {
    const isWritten = spec.blocks.length + spec.fills.length > 0;
    return isWritten && before.answers.has(spec.sheet) && !reading(spec.sheet).hasContents;
  });
  return containsChange(change, now.grid) && (writesUnread || !isSameBook(before.grid, now.grid));
}

/**
 * Whether the workbook is as before the change. Excel may have stopped after formatting cells, which shows in the facts about a sheet; the
 * formats of cells that had contents before are not known.
 */
export function isUntouched(change: WorkbookChange, before: ReadBook, now: ReadBook): boolean {
  return (
    isSameBook(before.grid, now.grid) &&
    now.outline.backups.every((id) => before.outline.backups.includes(id)) &&
    change.sheets.every(({ sheet }) => {
      const was = before.answers.get(sheet)?.facts;
      const is = now.answers.get(sheet)?.facts;
      return !was || !is || told(was, was) === told(is, was);
    })
  );
}

/** The facts that a change may touch, as text. @param known the facts as far as they were asked for before */
function told(facts: SheetFacts, known: SheetFacts): string {
  const { formatted, ruleCount, printArea, charts, zoom } = facts;
  const sizes = [known.widths.size > 0 ? [...facts.widths] : [], known.rows.size > 0 ? [...facts.rows] : []];
  const names = charts.map(({ name }) => name);
  return JSON.stringify([formatted, ruleCount, printArea, names, known.zoom && zoom, sizes]);
}
