/**
 * Writes the layout of a sheet: widths, heights, merged cells, frozen panes, tab colour, and how it is printed.
 */
import { areaAddress, wholeColumnAddress, type Area } from '../../../spreadsheet/address';
import type { PrintSetup, SheetSpec } from '../../../spreadsheet/spec';
import { edgeMargins } from '../../shared/edge-margins';
import { equalHeights } from '../../shared/equal-heights';
import { raisedRows } from '../../shared/raised-rows';
import { mergesInTheWay } from '../../shared/merges-in-the-way';
import type { SheetFacts } from '../read/read-sheet';
import type { Batch } from '../batch';
import { hasApi } from '../in-excel';
import { areasOf } from '../addresses';
import type { Before } from './write-cells';

/** Office.js measures widths in points. A digit of the default font takes 7 pixels, with 5 pixels around the digits of a column. */
const PIXELS_PER_DIGIT = 7;
const PADDING = 5;
const POINTS_PER_PIXEL = 0.75;

function widthInPoints(characters: number): number {
  return (characters * PIXELS_PER_DIGIT + PADDING) * POINTS_PER_PIXEL;
}

export function writeLayout(batch: Batch, spec: SheetSpec, before: Before, facts: SheetFacts | null): void {
  const sheet = batch.sheet(spec.sheet);
  for (const { rows, height } of equalHeights(spec.rowHeights)) {
    sheet.getRange(rows).format.rowHeight = height;
  }
  const raised = raisedRows(spec.shownTexts, (row) => facts?.rows.get(row) ?? null);
  for (const { row, height } of raised) raiseRow(batch, spec.sheet, row, height);
  for (const { column, width } of spec.columnWidths) {
    if (before) keepWidth(batch, spec.sheet, column);
    sheet.getRange(wholeColumnAddress(column)).format.columnWidth = widthInPoints(width);
  }
  for (const column of spec.hiddenColumns) sheet.getRange(wholeColumnAddress(column)).columnHidden = true;
  for (const area of spec.merges) mergeArea(batch, spec.sheet, area, before);
  if (spec.tabColor !== undefined) sheet.tabColor = spec.tabColor;
  if (spec.freeze) freeze(sheet, spec.freeze);
  if (spec.print && hasApi('1.9')) writePrint(batch, spec.sheet, printFor(batch, spec.print, facts), before);
  if (spec.protected) sheet.protection.protect();
}

function raiseRow(batch: Batch, sheet: string, row: number, height: number): void {
  const address = `${row}:${row}`;
  const { format } = batch.sheet(sheet).getRange(address);
  format.load('rowHeight');
  batch.takeBack(() => {
    const before = format.rowHeight;
    return (context) => {
      context.workbook.worksheets.getItem(sheet).getRange(address).format.rowHeight = before;
    };
  });
  batch.sheet(sheet).getRange(address).format.rowHeight = height;
}

function keepWidth(batch: Batch, sheet: string, column: number): void {
  const { format } = batch.sheet(sheet).getRange(wholeColumnAddress(column));
  format.load('columnWidth');
  batch.takeBack(() => {
    const width = format.columnWidth;
    return (context) => {
      const target = context.workbook.worksheets.getItem(sheet).getRange(wholeColumnAddress(column));
      target.format.columnWidth = width;
    };
  });
}

function mergeArea(batch: Batch, sheet: string, area: Area, before: Before): void {
  const inTheWay = mergesInTheWay(area, before?.merges ?? []);
  if (!inTheWay) return;
  if (before) keepMerges(batch, sheet, area, inTheWay);
  for (const merge of inTheWay) batch.range(sheet, merge).unmerge();
  batch.range(sheet, area).merge();
}

function keepMerges(batch: Batch, sheet: string, area: Area, inTheWay: readonly Area[]): void {
  const range = batch.range(sheet, area);
  range.load('address');
  batch.takeBack(() => {
    // Loaded only to learn whether the command ran.
    const address = areasOf(range.address).map(areaAddress)[0] ?? areaAddress(area);
    return (context) => {
      const worksheet = context.workbook.worksheets.getItem(sheet);
      worksheet.getRange(address).unmerge();
      for (const merge of inTheWay) worksheet.getRange(areaAddress(merge)).merge();
    };
  });
}

/** Freezes the first rows and columns; 0 rows and 0 columns unfreeze the sheet. */
export function freeze(sheet: Excel.Worksheet, { rows, columns }: NonNullable<SheetSpec['freeze']>): void {
  sheet.freezePanes.unfreeze();
  if (rows > 0 && columns > 0) {
    const area = { top: 1, left: 1, bottom: rows, right: columns };
    sheet.freezePanes.freezeAt(sheet.getRange(areaAddress(area)));
  } else if (rows > 0) sheet.freezePanes.freezeRows(rows);
  else if (columns > 0) sheet.freezePanes.freezeColumns(columns);
}

/** The settings with a footer, for a sheet that is known to have no header and no footer. Where that is unknown, the user is told. */
function printFor(batch: Batch, print: PrintSetup, facts: SheetFacts | null): PrintSetup {
  const { footerIfNone: footer } = print;
  if (footer !== undefined && facts?.hasPageText === null) batch.check(() => 'page-numbers');
  return footer !== undefined && facts?.hasPageText === false ? { ...print, footer } : print;
}

/** Writes print settings. Those that the spec leaves out stay unchanged. */
function writePrint(batch: Batch, name: string, print: PrintSetup, before: Before): void {
  if (before) keepPrint(batch, name, print.footer !== undefined);
  const sheet = batch.sheet(name);
  const { pageLayout: layout } = sheet;
  if (print.orientation) {
    layout.paperSize = 'A4';
    layout.orientation = print.orientation === 'portrait' ? 'Portrait' : 'Landscape';
  }
  if (print.fit) {
    const { wide, tall } = print.fit;
    layout.zoom = { horizontalFitToPages: wide, ...(tall > 0 ? { verticalFitToPages: tall } : {}) };
    checkFit(batch, name, wide);
  }
  if (print.margins) {
    layout.setPrintMargins('Centimeters', { ...print.margins, ...edgeMargins(print.margins) });
  }
  if (print.centerHorizontally !== undefined) layout.centerHorizontally = print.centerHorizontally;
  if (print.footer !== undefined) layout.headersFooters.defaultForAllPages.centerFooter = print.footer;
  if (print.repeatRows) {
    const { from, to } = print.repeatRows;
    layout.setPrintTitleRows(`$${from}:$${to}`);
  }
  if (print.printArea) layout.setPrintArea(areaAddress(print.printArea));
}

/** Checks whether fitting to pages took effect: some builds accept it without an error and don't do it (office-js #1860). */
function checkFit(batch: Batch, sheet: string, wide: number): void {
  // A separate proxy object, because the one that was set would answer what was set.
  const { pageLayout } = batch.sheet(sheet);
  pageLayout.load('zoom');
  batch.check(() => (pageLayout.zoom.horizontalFitToPages === wide ? null : 'print-setup'));
}

/**
 * Keeps the print settings. On sheets that do not belong to the add-in, only the scale, the print area and an empty footer are ever
 * changed.
 */
function keepPrint(batch: Batch, sheet: string, hasNewFooter: boolean): void {
  const { pageLayout: layout } = batch.sheet(sheet);
  layout.load('zoom');
  const printArea = layout.getPrintAreaOrNullObject();
  printArea.load('address');
  batch.takeBack(() => {
    const { zoom } = layout;
    const area = printArea.isNullObject ? null : (areasOf(printArea.address)[0] ?? null);
    return (context) => {
      const target = context.workbook.worksheets.getItem(sheet).pageLayout;
      target.zoom = zoom;
      if (hasNewFooter) target.headersFooters.defaultForAllPages.centerFooter = '';
      if (area) target.setPrintArea(areaAddress(area));
    };
  });
}
