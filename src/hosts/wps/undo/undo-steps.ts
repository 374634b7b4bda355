/**
 * The steps that take a change back, as plain data. Any page of the add-in can run them, not only the page that made the change.
 */
import { areaAddress, type Area } from '../../../spreadsheet/address';
import type { ChartSpec, ConditionalFormat } from '../../../spreadsheet/spec';
import { clearSheet } from '../write/clear-sheet';
import type { PinnedBook } from '../book';
import { deleteCharts, drawChart } from '../write/charts';
import { copyKeepingContents, writeContentsBack } from './copy-cells';
import type { CheckedWriter } from '../checked-writer';
import { readCells, type NameEntry } from '../read/read-book';
import { restoreStyle, type KeptStyle } from '../write/write-formats';
import { ROUNDING, wholeColumn, wholeRow, writeView } from '../write/write-layout';
import { deleteName, restoreName } from '../write/write-names';
import { restorePrint, type KeptPrint } from '../write/write-print';
import { addConditionalFormat, findSimilarFormats } from '../write/write-rules';

export type UndoStep =
  | { readonly kind: 'delete-sheet'; readonly sheet: string }
  | { readonly kind: 'delete-name'; readonly name: string }
  | { readonly kind: 'restore-name'; readonly entry: NameEntry }
  | RestoreWhole
  | RestoreParts;

/** Restores a sheet of the add-in from its hidden copy. */
export interface RestoreWhole {
  readonly kind: 'restore-whole';
  readonly sheet: string;
  readonly backup: string;
  readonly charts: readonly ChartSpec[];
  /** The number of frozen rows and columns. */
  readonly view: { readonly rows: number; readonly columns: number };
  readonly print: KeptPrint;
}

/** Restores only what the change wrote. What the user has typed elsewhere since then stays. */
export interface RestoreParts {
  readonly kind: 'restore-parts';
  readonly sheet: string;
  readonly backup: string;
  readonly contents: readonly Area[];
  readonly looks: readonly { readonly area: Area; readonly kept: KeptStyle | null }[];
  readonly validations: readonly Area[];
  /** The merged cells that the change made (`merged`), and those from before it (`merges`). */
  readonly merged: readonly Area[];
  readonly merges: readonly Area[];
  readonly rules: readonly { readonly format: ConditionalFormat; readonly areas: readonly Area[] }[];
  readonly widths: readonly { readonly column: number; readonly width: number | null }[];
  /** Rows that may have been raised. Left out in steps that an earlier version of the add-in recorded. */
  readonly heights?: readonly { readonly row: number; readonly height: number | null }[];
  readonly print: KeptPrint;
}

/** Runs the steps, the last one first. To run them again does no harm. */
export function takeSteps(pinned: PinnedBook, writer: CheckedWriter, steps: readonly UndoStep[]): void {
  for (const step of [...steps].reverse()) takeStep(pinned, writer, step);
}

function takeStep(pinned: PinnedBook, writer: CheckedWriter, step: UndoStep): void {
  switch (step.kind) {
    case 'delete-sheet':
      pinned.deleteSheet(step.sheet);
      return;
    case 'delete-name':
      deleteName(pinned, step.name);
      return;
    case 'restore-name':
      restoreName(pinned, step.entry);
      return;
    case 'restore-whole':
      restoreWhole(pinned, writer, step);
      return;
    case 'restore-parts':
      restoreParts(pinned, writer, step);
  }
}

function restoreWhole(pinned: PinnedBook, writer: CheckedWriter, step: RestoreWhole): void {
  const { sheet } = step;
  clearSheet(pinned, writer, sheet);
  pinned.sheet(step.backup).Cells.Copy(pinned.sheet(sheet).Cells);
  deleteCharts(pinned, sheet);
  for (const chart of step.charts) drawChart(pinned, writer, sheet, chart);
  writeView(pinned, writer, sheet, step.view, null);
  restorePrint(pinned, sheet, step.print);
}

function restoreParts(pinned: PinnedBook, writer: CheckedWriter, step: RestoreParts): void {
  const { sheet } = step;
  const [from, to] = [pinned.sheet(step.backup), pinned.sheet(sheet)];
  for (const area of step.merged) to.Range(areaAddress(area)).UnMerge();
  for (const { area, kept } of step.looks) {
    if (kept) restoreStyle(to.Range(areaAddress(area)), kept);
    else copyKeepingContents(from, area, to, area);
  }
  for (const area of step.validations) copyKeepingContents(from, area, to, area);
  for (const area of step.contents) writeContentsBack(to, area, readCells(from, area));
  for (const area of step.merges.map(areaAddress)) {
    if (to.Range(area).MergeCells !== true) to.Range(area).Merge();
  }
  for (const { format, areas } of step.rules) {
    for (const { condition } of findSimilarFormats(pinned, sheet, format)) condition.Delete();
    for (const area of areas) addConditionalFormat(pinned, writer, sheet, { ...format, area });
  }
  for (const { column, width } of step.widths) {
    writer.set('sheet-layout', wholeColumn(pinned, sheet, column), 'ColumnWidth', width, ROUNDING.width);
  }
  for (const { row, height } of step.heights ?? []) {
    writer.set('sheet-layout', wholeRow(pinned, sheet, row), 'RowHeight', height, ROUNDING.height);
  }
  restorePrint(pinned, sheet, step.print);
}
