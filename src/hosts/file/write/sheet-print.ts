/**
 * Writes how a sheet is printed. What the spec leaves out stays unchanged.
 */
import { quotedSheet } from '../../../spreadsheet/address';
import type { PrintSetup } from '../../../spreadsheet/spec';
import { edgeMargins } from '../../shared/edge-margins';
import { sheetProperties } from './sheet-layout';
import type { SheetPart } from '../parts/sheet-part';
import { sheetReference, type Workbook } from '../parts/workbook';
import { child, children, ensureChild, setAttributes } from '../package/xml';

const CENTIMETRES_PER_INCH = 2.54;
/** The code of A4 in `ST_PaperSize` (18.3.1.63). */
const A4 = 9;
/** The order of the elements in `CT_HeaderFooter` (18.3.1.46). */
const HEADER_FOOTER_ORDER = [
  'oddHeader',
  'oddFooter',
  'evenHeader',
  'evenFooter',
  'firstHeader',
  'firstFooter',
];

export function setPrint(workbook: Workbook, sheet: SheetPart, print: PrintSetup): void {
  const { orientation, fit, margins, repeatRows, printArea, footerIfNone } = print;
  const footer = print.footer ?? (hasPageText(sheet) ? undefined : footerIfNone);
  if (orientation) setAttributes(sheet.section('pageSetup'), { paperSize: A4, orientation });
  if (fit) setFit(sheet, fit);
  if (margins) setMargins(sheet, margins);
  if (print.centerHorizontally !== undefined) {
    sheet.section('printOptions').setAttribute('horizontalCentered', print.centerHorizontally ? '1' : '0');
  }
  if (footer !== undefined) {
    const text = footer === '' ? '' : `&C${footer}`;
    ensureChild(sheet.section('headerFooter'), 'oddFooter', HEADER_FOOTER_ORDER).textContent = text;
  }
  if (repeatRows) workbook.setBuiltInName(sheet.name, 'Print_Titles', rowsReference(sheet.name, repeatRows));
  if (printArea) workbook.setBuiltInName(sheet.name, 'Print_Area', sheetReference(sheet.name, printArea));
}

/** Whether a sheet has any header or footer. */
function hasPageText({ root }: SheetPart): boolean {
  const texts = child(root, 'headerFooter');
  return texts !== null && children(texts).some(({ textContent }) => textContent !== '');
}

function setFit(sheet: SheetPart, fit: NonNullable<PrintSetup['fit']>): void {
  sheetProperties(sheet, 'pageSetUpPr').setAttribute('fitToPage', '1');
  setAttributes(sheet.section('pageSetup'), { fitToWidth: fit.wide, fitToHeight: fit.tall });
}

function setMargins(sheet: SheetPart, margins: NonNullable<PrintSetup['margins']>): void {
  const inches = (centimetres: number): number =>
    Math.round((centimetres / CENTIMETRES_PER_INCH) * 1e4) / 1e4;
  const { header, footer } = edgeMargins(margins);
  setAttributes(sheet.section('pageMargins'), {
    left: inches(margins.left),
    right: inches(margins.right),
    top: inches(margins.top),
    bottom: inches(margins.bottom),
    header: inches(header),
    footer: inches(footer),
  });
}

/** A reference such as `'任务分解表'!$1:$3`. */
function rowsReference(sheet: string, { from, to }: { readonly from: number; readonly to: number }): string {
  return `${quotedSheet(sheet)}!$${from}:$${to}`;
}
