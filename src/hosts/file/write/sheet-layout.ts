/**
 * Writes the widths, merged cells, panes, colours and protection of a sheet.
 */
import type { Element } from '@xmldom/xmldom';
import { areaAddress, cellAddress, overlaps, parseArea, type Area } from '../../../spreadsheet/address';
import type { SheetSpec } from '../../../spreadsheet/spec';
import { columnSpan, type SheetPart } from '../parts/sheet-part';
import { argb } from '../parts/styles';
import {
  appendElement,
  child,
  children,
  ensureChild,
  insertInOrder,
  isTrue,
  newElement,
  removeElement,
  setAttributes,
  type Attributes,
} from '../package/xml';

/**
 * Padding of 5 pixels when a digit is 7 pixels wide, rounded to 256ths of a digit (18.3.1.13). Widths in the file include the padding;
 * widths in the dialog do not.
 */
const WIDTH_PADDING = 182 / 256;
/** The default width of a column, as the width dialog shows it. */
const DEFAULT_WIDTH = 8;

/** The order of the elements in CT_SheetView (18.3.1.87) and CT_SheetPr (18.3.1.82). */
const VIEW_ORDER = ['pane', 'selection', 'pivotSelection', 'extLst'];
const SHEET_PROPERTIES_ORDER = ['tabColor', 'outlinePr', 'pageSetUpPr'];

export function setColumns(sheet: SheetPart, spec: Pick<SheetSpec, 'columnWidths' | 'hiddenColumns'>): void {
  for (const { column, width } of spec.columnWidths) {
    setAttributes(singleColumn(sheet, column), { width: width + WIDTH_PADDING, customWidth: 1 });
  }
  for (const column of spec.hiddenColumns) {
    const col = singleColumn(sheet, column);
    if (!col.hasAttribute('width')) col.setAttribute('width', String(DEFAULT_WIDTH + WIDTH_PADDING));
    col.setAttribute('hidden', '1');
  }
}

/** The `<col>` element of a single column. One that describes several columns is split. */
function singleColumn(sheet: SheetPart, column: number): Element {
  const list = sheet.section('cols');
  const cols = children(list, 'col');
  const covering = cols.find((col) => columnSpan(col).from <= column && columnSpan(col).to >= column);
  if (!covering) {
    const made = newElement(list, 'col', { min: column, max: column });
    list.insertBefore(made, cols.find((col) => columnSpan(col).from > column) ?? null);
    return made;
  }
  const { from, to } = columnSpan(covering);
  const piece = (min: number, max: number): void => {
    if (min > max) return;
    const copy = covering.cloneNode(true) as Element;
    setAttributes(copy, { min, max });
    list.insertBefore(copy, min > column ? covering.nextSibling : covering);
  };
  piece(from, column - 1);
  piece(column + 1, to);
  setAttributes(covering, { min: column, max: column });
  return covering;
}

/** Merges areas. Existing merged cells that overlap an area are unmerged first, because overlapping merges make a file unreadable. */
export function setMerges(sheet: SheetPart, merges: readonly Area[]): void {
  for (const area of merges) {
    const list = sheet.section('mergeCells');
    const ref = areaAddress(area);
    const present = children(list, 'mergeCell');
    if (present.some((merge) => merge.getAttribute('ref') === ref)) continue;
    for (const merge of present) {
      const other = parseArea(merge.getAttribute('ref') ?? '');
      if (other && overlaps(other, area)) removeElement(merge);
    }
    appendElement(list, 'mergeCell', { ref });
    list.setAttribute('count', String(children(list, 'mergeCell').length));
  }
}

export function sheetView(sheet: SheetPart): Element {
  const views = sheet.section('sheetViews');
  return child(views, 'sheetView') ?? appendElement(views, 'sheetView', { workbookViewId: 0 });
}

/** Freezes the first rows and columns; 0 and 0 unfreeze. */
export function setFreeze(sheet: SheetPart, { rows, columns }: { rows: number; columns: number }): void {
  const view = sheetView(sheet);
  const present = child(view, 'pane');
  const isSame =
    present !== null &&
    present.getAttribute('state')?.startsWith('frozen') === true &&
    Number(present.getAttribute('xSplit') ?? 0) === columns &&
    Number(present.getAttribute('ySplit') ?? 0) === rows;
  if (isSame) return; // The user's scroll position stays.
  if (present) removeElement(present);
  for (const selection of children(view, 'selection')) removeElement(selection);
  if (rows === 0 && columns === 0) return;
  const activePane = rows === 0 ? 'topRight' : columns === 0 ? 'bottomLeft' : 'bottomRight';
  const split: Attributes = {
    ...(columns > 0 ? { xSplit: columns } : {}),
    ...(rows > 0 ? { ySplit: rows } : {}),
  };
  const topLeftCell = cellAddress({ row: rows + 1, column: columns + 1 });
  insertInOrder(
    view,
    newElement(view, 'pane', { ...split, topLeftCell, activePane, state: 'frozen' }),
    VIEW_ORDER,
  );
  insertInOrder(
    view,
    newElement(view, 'selection', { pane: activePane, activeCell: topLeftCell, sqref: topLeftCell }),
    VIEW_ORDER,
  );
}

export function hideGridLines(sheet: SheetPart): void {
  sheetView(sheet).setAttribute('showGridLines', '0');
}

/** Marks the sheet as selected, or as not selected. */
export function setSelectedTab(sheet: SheetPart, isSelected: boolean): void {
  const views = child(sheet.root, 'sheetViews');
  if (isSelected) sheetView(sheet).setAttribute('tabSelected', '1');
  else
    for (const view of views ? children(views) : [])
      if (isTrue(view.getAttribute('tabSelected'))) view.removeAttribute('tabSelected');
}

/** Sets the active cell. */
export function setActiveCell(sheet: SheetPart, row: number, column: number): void {
  const view = sheetView(sheet);
  const cell = cellAddress({ row, column });
  const pane = child(view, 'pane')?.getAttribute('activePane') ?? null;
  const selections = children(view, 'selection');
  const present = selections.find(
    (selection) => (selection.getAttribute('pane') ?? 'topLeft') === (pane ?? 'topLeft'),
  );
  const selection = present ?? newElement(view, 'selection', pane === null ? {} : { pane });
  setAttributes(selection, { activeCell: cell, sqref: cell });
  selection.removeAttribute('activeCellId');
  if (!present) insertInOrder(view, selection, VIEW_ORDER);
}

/** The element `name` in the properties of the sheet. A missing one is made. */
export function sheetProperties(sheet: SheetPart, name: 'tabColor' | 'pageSetUpPr'): Element {
  return ensureChild(sheet.section('sheetPr'), name, SHEET_PROPERTIES_ORDER);
}

export function setTabColor(sheet: SheetPart, color: string): void {
  const element = sheetProperties(sheet, 'tabColor');
  for (const stale of ['theme', 'tint', 'indexed', 'auto']) element.removeAttribute(stale);
  element.setAttribute('rgb', argb(color));
}

/** Protects a sheet without a password. */
export function protect(sheet: SheetPart): void {
  setAttributes(sheet.section('sheetProtection'), { sheet: 1, objects: 1, scenarios: 1 });
}
