/**
 * Writes the layout of a sheet: widths, heights, merged cells, frozen panes, grid lines, tab colour, protection.
 */
import { cellAddress, wholeColumnAddress, type Area } from '../../../spreadsheet/address';
import type { SheetSpec } from '../../../spreadsheet/spec';
import { equalHeights } from '../../shared/equal-heights';
import { raisedRows, type RowFacts } from '../../shared/raised-rows';
import { mergesInTheWay } from '../../shared/merges-in-the-way';
import { placeOf, type PinnedBook } from '../book';
import { etColor } from '../color';
import type { CheckedWriter } from '../checked-writer';
import type { EtRange } from '../et';

/** How far a size may differ when it is read back, because programs round to pixels: characters for widths, points for heights. */
export const ROUNDING = { width: 0.5, height: 1 } as const;

export function writeLayout(pinned: PinnedBook, writer: CheckedWriter, spec: SheetSpec): void {
  const sheet = pinned.sheet(spec.sheet);
  for (const { rows, height } of equalHeights(spec.rowHeights)) {
    writer.set('sheet-layout', sheet.Range(rows), 'RowHeight', height, ROUNDING.height);
  }
  const raised = raisedRows(spec.shownTexts, (row, column) => rowFacts(pinned, spec.sheet, row, column));
  for (const { row, height } of raised) {
    writer.set('sheet-layout', wholeRow(pinned, spec.sheet, row), 'RowHeight', height, ROUNDING.height);
  }
  for (const { column, width } of spec.columnWidths) {
    writer.set('sheet-layout', wholeColumn(pinned, spec.sheet, column), 'ColumnWidth', width, ROUNDING.width);
  }
  for (const column of spec.hiddenColumns) {
    const { EntireColumn: whole } = wholeColumn(pinned, spec.sheet, column);
    writer.set('sheet-layout', whole, 'Hidden', true);
  }
  const { tabColor } = spec;
  if (tabColor === undefined) return;
  const { Tab: tab } = sheet;
  if (tab) writer.set('sheet-layout', tab, 'Color', etColor(tabColor));
  else writer.lacks('sheet-layout');
}

function rowFacts(pinned: PinnedBook, sheet: string, row: number, column: number): RowFacts | null {
  const { RowHeight: height } = wholeRow(pinned, sheet, row);
  const { Font: font } = pinned.sheet(sheet).Range(cellAddress({ row, column }));
  return height === null || height === undefined ? null : { height, size: font.Size ?? null };
}

export function wholeRow(pinned: PinnedBook, sheet: string, row: number): EtRange {
  return pinned.sheet(sheet).Range(`${row}:${row}`);
}

export function wholeColumn(pinned: PinnedBook, sheet: string, column: number): EtRange {
  return pinned.sheet(sheet).Range(wholeColumnAddress(column));
}

/** Merges an area. Merged cells that overlap it are unmerged first. */
export function mergeArea(
  pinned: PinnedBook,
  writer: CheckedWriter,
  sheet: string,
  area: Area,
  standing: readonly Area[],
): void {
  const inTheWay = mergesInTheWay(area, standing);
  if (!inTheWay) return;
  for (const merge of inTheWay) pinned.range(sheet, merge).UnMerge();
  const range = pinned.range(sheet, area);
  writer.must(
    'merge-cells',
    placeOf(sheet, area),
    () => {
      range.Merge();
    },
    // If merged cells can't be read, the user is told elsewhere.
    () => range.MergeCells === true || range.MergeCells === undefined,
  );
}

/**
 * Freezes the first rows and columns (0 and 0 unfreeze), and shows or hides grid lines. Only the window has these settings, and only for
 * the active sheet.
 */
export function writeView(
  pinned: PinnedBook,
  writer: CheckedWriter,
  name: string,
  freeze: SheetSpec['freeze'],
  showGridLines: boolean | null,
): void {
  if (!freeze && showGridLines === null) return;
  pinned.book.Activate();
  pinned.sheet(name).Activate();
  const window = pinned.app.ActiveWindow;
  if (!window || pinned.book.ActiveSheet.Name !== name) {
    writer.lacks('sheet-layout');
    return;
  }
  if (showGridLines !== null) writer.set('sheet-layout', window, 'DisplayGridlines', showGridLines);
  if (!freeze) return;
  const { rows, columns } = freeze;
  writer.may(
    'sheet-layout',
    () => {
      window.FreezePanes = false;
      if (rows === 0 && columns === 0) return;
      // The split is counted from the first visible row and column.
      window.ScrollRow = 1;
      window.ScrollColumn = 1;
      window.SplitRow = rows;
      window.SplitColumn = columns;
      window.FreezePanes = true;
    },
    () =>
      window.FreezePanes === rows + columns > 0 &&
      (!window.FreezePanes || (window.SplitRow === rows && window.SplitColumn === columns)),
  );
}

/** The frozen rows and columns of a sheet, to be restored with {@link writeView}. The sheet becomes the active one. */
export function viewOf(pinned: PinnedBook, name: string): { rows: number; columns: number } {
  pinned.sheet(name).Activate();
  const window = pinned.app.ActiveWindow;
  if (!window?.FreezePanes) return { rows: 0, columns: 0 };
  return { rows: window.SplitRow, columns: window.SplitColumn };
}

export function protect(pinned: PinnedBook, writer: CheckedWriter, name: string): void {
  const sheet = pinned.sheet(name);
  writer.must(
    'protect-sheet',
    name,
    () => {
      sheet.Protect();
    },
    () => sheet.ProtectContents,
  );
}
