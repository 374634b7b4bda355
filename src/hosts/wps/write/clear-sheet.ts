/**
 * Empties a sheet of the add-in before it is written anew.
 */
import type { PinnedBook } from '../book';
import type { CheckedWriter } from '../checked-writer';
import { readCells } from '../read/read-book';
import { usedArea } from '../read/used-area';
import { deleteCharts } from './charts';

/** Removes everything from a sheet of the add-in but its print set-up, the colour of its tab and its grid lines. */
export function clearSheet(pinned: PinnedBook, writer: CheckedWriter, name: string): void {
  const sheet = pinned.sheet(name);
  const { Cells: all } = sheet;
  deleteCharts(pinned, name);
  all.UnMerge();
  writer.must(
    'clear-sheet',
    name,
    () => {
      all.Clear();
    },
    () =>
      readCells(sheet, usedArea(pinned, sheet))
        .values.flat()
        .every((value) => value === null),
  );
  all.FormatConditions?.Delete();
  all.Validation?.Delete();
  all.EntireColumn.Hidden = false;
  all.EntireRow.Hidden = false;
  all.UseStandardWidth = true;
  all.UseStandardHeight = true;
}
