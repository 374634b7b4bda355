/**
 * Keeps what a change overwrites, and restores it. ET has no undo that add-ins can use.
 *
 * All cells of the sheet are copied to a very hidden sheet. That keeps every format, rule and width with a few calls, whatever the size; a
 * list of properties would never be complete. Copying the cells, unlike copying the sheet, does not duplicate defined names. What the copy
 * lacks is recorded in the undo steps (undo-steps.ts).
 */
import type { Area } from '../../../spreadsheet/address';
import { likeArea, type SheetSpec } from '../../../spreadsheet/spec';
import { RefusedStepError } from '../../../spreadsheet/host';
import type { PinnedBook } from '../book';
import { deleteCharts, readCharts } from '../write/charts';
import { VERY_HIDDEN, VISIBLE } from '../constants';
import type { CheckedWriter } from '../checked-writer';
import { readCells } from '../read/read-book';
import type { RestoreParts, UndoStep } from './undo-steps';
import { usedArea } from '../read/used-area';
import { writtenAreas } from '../write/write-cells';
import { keepStyle } from '../write/write-formats';
import { viewOf, wholeColumn, wholeRow } from '../write/write-layout';
import { keepPrint } from '../write/write-print';
import { findSimilarFormats } from '../write/write-rules';

/**
 * Copies a sheet to a hidden sheet, and returns the step that restores it.
 * @param backup a unique name for the hidden sheet
 * @param merges the merged cells of the sheet
 * @throws RefusedStepError when the program did not make the copy; then nothing was changed
 */
export function keepSheet(
  pinned: PinnedBook,
  writer: CheckedWriter,
  spec: SheetSpec,
  merges: readonly Area[],
  backup: string,
): UndoStep {
  copyCells(pinned, writer, spec.sheet, backup);
  try {
    return spec.mode === 'own' ? keepWhole(pinned, spec, backup) : keepParts(pinned, spec, merges, backup);
  } catch (error) {
    pinned.deleteSheet(backup);
    throw error;
  }
}

function copyCells(pinned: PinnedBook, writer: CheckedWriter, sheet: string, backup: string): void {
  const source = pinned.sheet(sheet);
  const used = usedArea(pinned, source);
  const before = contentsOf(source, used);
  const made = addSheet(pinned, writer, backup, null);
  try {
    writer.must(
      'keep-backup',
      sheet,
      () => {
        source.Cells.Copy(made.Cells);
      },
      () => JSON.stringify(contentsOf(made, used)) === JSON.stringify(before),
    );
    // Some programs copy charts along with cells.
    deleteCharts(pinned, backup);
    writer.must(
      'keep-backup',
      sheet,
      () => {
        made.Visible = VERY_HIDDEN;
      },
      () => made.Visible !== VISIBLE,
    );
  } catch (error) {
    pinned.deleteSheet(backup);
    throw error;
  }
}

/** The contents of each cell as typed. Results of formulas are left out, because they may change at any moment. */
function contentsOf(sheet: ReturnType<PinnedBook['sheet']>, area: Area): unknown[][] {
  const { values, formulas } = readCells(sheet, area);
  return values.map((row, i) => row.map((value, j) => formulas[i]?.[j] ?? value));
}

/** Adds a sheet after another one, or at the end. */
export function addSheet(
  pinned: PinnedBook,
  writer: CheckedWriter,
  name: string,
  after: string | null,
): ReturnType<PinnedBook['sheet']> {
  const { Worksheets: list } = pinned.book;
  const count = list.Count;
  const before = after === null ? list.Item(count) : pinned.sheet(after);
  writer.must(
    'add-sheet',
    name,
    () => {
      const added = list.Add(null, before ?? null);
      if (added) nameSheet(added, name);
    },
    () => list.Count === count + 1 && pinned.has(name),
  );
  return pinned.sheet(name);
}

/** Names a new sheet. If that fails, with an error or silently, the sheet is deleted. */
export function nameSheet(sheet: ReturnType<PinnedBook['sheet']>, name: string): void {
  try {
    sheet.Name = name;
    if (sheet.Name === name) return;
  } catch (error) {
    sheet.Delete();
    throw error;
  }
  sheet.Delete();
  throw new RefusedStepError('add-sheet', name);
}

function keepWhole(pinned: PinnedBook, { sheet, print }: SheetSpec, backup: string): UndoStep {
  return {
    kind: 'restore-whole',
    sheet,
    backup,
    charts: readCharts(pinned, sheet),
    view: viewOf(pinned, sheet),
    print: print ? keepPrint(pinned, sheet, print) : {},
  };
}

function keepParts(
  pinned: PinnedBook,
  spec: SheetSpec,
  merges: readonly Area[],
  backup: string,
): RestoreParts {
  const { sheet } = spec;
  return {
    kind: 'restore-parts',
    sheet,
    backup,
    contents: [...spec.blocks.flatMap(writtenAreas), ...spec.fills.map((fill) => fill.area)],
    looks: spec.formats.map((format) => {
      const { area, style } = format;
      return { area, kept: likeArea(format) ? null : keepStyle(pinned.range(sheet, area), style) };
    }),
    validations: spec.validations.map(({ area }) => area),
    merged: spec.merges,
    merges,
    rules: spec.conditionalFormats.map((format) => ({
      format,
      areas: findSimilarFormats(pinned, sheet, format).map(({ area }) => area),
    })),
    widths: spec.columnWidths.map(({ column }) => ({
      column,
      width: wholeColumn(pinned, sheet, column).ColumnWidth ?? null,
    })),
    heights: [...new Set(spec.shownTexts.map(({ row }) => row))].map((row) => ({
      row,
      height: wholeRow(pinned, sheet, row).RowHeight ?? null,
    })),
    print: spec.print ? keepPrint(pinned, sheet, spec.print) : {},
  };
}
