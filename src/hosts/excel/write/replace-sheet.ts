/**
 * Empties a sheet of the add-in before it is made anew, and can restore all of it.
 *
 * A hidden copy of the sheet keeps every cell, format, rule and width with a few commands, whatever the size of the sheet. A list of
 * properties would never be complete. The copy is deleted when no undo step needs it any more (backups.ts).
 */
import { areaAddress, LAST_COLUMN, LAST_ROW, type Area } from '../../../spreadsheet/address';
import type { ChartSpec } from '../../../spreadsheet/spec';
import type { Batch, Inverse } from '../batch';
import { hasApi } from '../in-excel';
import { keepChart } from './keep-chart';
import { areasOf } from '../addresses';
import type { ChartFacts, SheetFacts } from '../read/read-sheet';
import { contentsIn } from './write-cells';
import { freeze } from './write-layout';

/** How many rows below the last cell keep their heights. */
const ROWS_BELOW = 5;

/** Empties a sheet. @param made the charts that the sheet will have */
export function replaceContents(
  batch: Batch,
  name: string,
  facts: SheetFacts,
  made: readonly ChartSpec[],
): void {
  const sheet = batch.sheet(name);
  const state = keepState(sheet, facts);
  const copy = batch.addBackup(name);
  const charts = facts.charts
    .filter(isKnown)
    .map((chart) => keepChart({ sheet, sheetName: name }, name, chart, made));
  batch.takeBack(() => restoring({ name, charts: facts.charts, made }, { ...state(), id: copy.id }, charts));
  empty(sheet, facts.charts.filter(isKnown));
}

/** A sheet that was made anew, and its charts before and after. */
interface Replacing {
  readonly name: string;
  /** The facts about the sheet before. */
  readonly facts: PrintedFacts;
  readonly charts: readonly ChartFacts[];
  readonly made: readonly ChartSpec[];
}

/**
 * Requests everything needed to restore a sheet from its hidden copy alone. Can be read after the next sync.
 * @param backup the name of the hidden copy
 */
export function requestReplaced(
  context: Excel.RequestContext,
  backup: string,
  { name, facts, charts, made }: Replacing,
): () => { readonly id: string; readonly inverse: Inverse } {
  const copy = context.workbook.worksheets.getItem(backup);
  copy.load('id');
  const state = keepState(copy, facts);
  const drawn = charts
    .filter(isKnown)
    .map((chart) => keepChart({ sheet: copy, sheetName: backup }, name, chart, made));
  return () => ({
    id: copy.id,
    inverse: restoring({ name, charts, made }, { ...state(), id: copy.id }, drawn),
  });
}

function restoring(
  { name, charts, made }: Omit<Replacing, 'facts'>,
  kept: Kept,
  keeping: readonly ((() => Inverse) | null)[],
): Inverse {
  const drawn = keeping.map((chart) => chart?.() ?? null);
  // Before ExcelApi 1.15 a chart can't be drawn again. The new one of the same name shows the same cells, so it stays.
  const staying = hasApi('1.15') ? [] : charts.filter(isKnown).map((chart) => chart.name);
  const names = made.map((chart) => chart.name).filter((chart) => !staying.includes(chart));
  return (context) => {
    restore(context, name, kept, names);
    for (const draw of drawn) draw?.(context);
  };
}

/** Whether Excel says enough about a chart to draw it again. Other charts are left where they are. */
function isKnown({ series }: ChartFacts): boolean {
  return series !== null;
}

interface Kept {
  readonly id: string;
  readonly address: string;
  readonly widths: readonly Excel.ColumnProperties[];
  readonly heights: readonly Excel.RowProperties[];
  readonly frozen: Area | null;
  /** The print area, which may consist of several areas; empty for none. */
  readonly printArea: readonly Area[];
  /** The address of the rows that are repeated on each page; null for none. */
  readonly repeated: string | null;
  /** Its contents and number formats, where ranges can't be copied; otherwise null. */
  readonly cells: { readonly contents: unknown[][]; readonly numberFormat: unknown[][] } | null;
}

/** Requests what a copied range does not bring along. */
function keepState(source: Excel.Worksheet, facts: PrintedFacts): () => Omit<Kept, 'id'> {
  const used = source.getUsedRange();
  used.load('address,rowIndex,columnIndex,rowCount,columnCount');
  const widths = hasApi('1.9')
    ? used.getColumnProperties({ columnHidden: true, format: { columnWidth: true } })
    : null;
  // A chart may cover a row with its own height below the last cell.
  const heights = hasApi('1.9')
    ? used.getResizedRange(ROWS_BELOW, 0).getRowProperties({ format: { rowHeight: true } })
    : null;
  const frozen = source.freezePanes.getLocationOrNullObject();
  frozen.load('address');
  const pages = keepPages(source, facts);
  if (!hasApi('1.9')) used.load('formulas,values,numberFormat');
  return () => ({
    ...pages(),
    cells: hasApi('1.9')
      ? null
      : { contents: contentsIn(used), numberFormat: used.numberFormat as unknown[][] },
    address: used.address.slice(used.address.lastIndexOf('!') + 1),
    widths: widths?.value ?? [],
    heights: heights?.value ?? [],
    frozen: frozen.isNullObject ? null : (areasOf(frozen.address)[0] ?? null),
  });
}

type PrintedFacts = Pick<SheetFacts, 'printArea' | 'repeatsRows'>;

/**
 * Keeps the settings that a sheet made anew adapts to its contents (shared/remade-sheet.ts). Only what the sheet has is asked for, because
 * Excel may refuse such questions (docs/fidelity.md), and these are part of the change.
 */
function keepPages(source: Excel.Worksheet, facts: PrintedFacts): () => Pick<Kept, 'printArea' | 'repeated'> {
  const printed = facts.printArea ? source.pageLayout.getPrintAreaOrNullObject() : null;
  printed?.load('address');
  const titles = facts.repeatsRows ? source.pageLayout.getPrintTitleRowsOrNullObject() : null;
  titles?.load('address');
  return () => ({
    printArea: printed?.isNullObject === false ? areasOf(printed.address) : [],
    repeated:
      titles?.isNullObject === false ? titles.address.slice(titles.address.lastIndexOf('!') + 1) : null,
  });
}

function restorePages(sheet: Excel.Worksheet, { printArea, repeated }: Kept): void {
  const { pageLayout } = sheet;
  // A text with several areas is not documented; RangeAreas are (d.ts, PageLayout.setPrintArea).
  if (printArea.length > 0) pageLayout.setPrintArea(sheet.getRanges(printArea.map(areaAddress).join()));
  if (repeated !== null) pageLayout.setPrintTitleRows(repeated);
}

function empty(sheet: Excel.Worksheet, charts: readonly ChartFacts[]): void {
  for (const { name } of charts) sheet.charts.getItem(name).delete();
  sheet.freezePanes.unfreeze();
  const all = sheet.getRange();
  all.unmerge();
  all.clear('All');
  all.columnHidden = false;
  all.rowHidden = false;
  if (!hasApi('1.9')) return;
  all.format.useStandardWidth = true;
  all.format.useStandardHeight = true;
}

function restore(context: Excel.RequestContext, name: string, kept: Kept, made: readonly string[]): void {
  const sheet = context.workbook.worksheets.getItem(name);
  const backup = context.workbook.worksheets.getItem(kept.id);
  for (const chart of made) sheet.charts.getItemOrNullObject(chart).delete();
  const target = sheet.getRange(kept.address);
  if (kept.cells) {
    restoreContents(sheet, target, kept.cells);
    return;
  }
  empty(sheet, []);
  target.copyFrom(backup.getRange(kept.address), 'All');
  kept.widths.forEach((column, index) => {
    const range = target.getColumn(index);
    if (column.format?.columnWidth !== undefined) range.format.columnWidth = column.format.columnWidth;
    if (column.columnHidden === true) range.columnHidden = true;
  });
  kept.heights.forEach((row, index) => {
    if (row.format?.rowHeight !== undefined) target.getRow(index).format.rowHeight = row.format.rowHeight;
  });
  restorePages(sheet, kept);
  if (kept.frozen) freeze(sheet, frozenPanes(kept.frozen));
}

/**
 * Restores what can be restored before ExcelApi 1.9. The look of the sheet as it was made anew stays, because it is closer to the earlier
 * look than that of empty cells. Merged cells would swallow contents, so they are unmerged.
 */
function restoreContents(
  sheet: Excel.Worksheet,
  target: Excel.Range,
  { contents, numberFormat }: NonNullable<Kept['cells']>,
): void {
  const all = sheet.getRange();
  all.unmerge();
  all.clear('Contents');
  target.numberFormat = numberFormat;
  target.formulas = contents;
}

/**
 * How many rows and columns are frozen. Excel's frozen area reaches the last column or row of the sheet when only rows or only columns are
 * frozen.
 */
function frozenPanes({ bottom, right }: Area): { rows: number; columns: number } {
  return { rows: bottom === LAST_ROW ? 0 : bottom, columns: right === LAST_COLUMN ? 0 : right };
}
