/**
 * Takes back what a change wrote to an existing sheet, from what was read of the sheet before.
 *
 * Contents were read, and so were heights, widths and merged cells. The formats of cells were not; it is only known that cells outside
 * the used range had none.
 */
import { areaAddress, overlaps, wholeColumnAddress, type Area } from '../../../spreadsheet/address';
import type { SheetSpec } from '../../../spreadsheet/spec';
import { mergesInTheWay } from '../../shared/merges-in-the-way';
import { raisedRows } from '../../shared/raised-rows';
import type { Inverse, Inverses } from '../batch';
import { hasApi } from '../in-excel';
import type { ReadBook } from '../read/read-book';
import type { SheetAnswer } from '../read/read-sheet';
import { addedFormats, isAlike } from '../write/write-rules';
import { recoverContents } from './recover-contents';

/** How to take back what a change wrote to a sheet; inverses of the latest commands first. */
export interface RecoveredSheet extends Inverses {
  /** Whether formats and widths can be restored, too. */
  readonly isExact: boolean;
}

/** Collects the inverses of a sheet, and whether everything can be restored. */
class Recovery {
  readonly needed: Inverse[] = [];
  readonly ifPossible: Inverse[] = [];
  isExact = true;

  /** Adds inverses; null if what is needed for them was not read. */
  add(inverses: readonly Inverse[] | null): void {
    if (inverses) this.needed.push(...inverses);
    else this.isExact = false;
  }
}

/** @returns null if contents that the change overwrote are unknown */
export function recoverPatch(
  spec: SheetSpec,
  standing: SheetAnswer,
  { before, now }: { readonly before: ReadBook; readonly now: ReadBook },
): RecoveredSheet | null {
  const isRead = before.plan(before.outline)(spec.sheet).hasContents;
  const contents = isRead ? recoverContents(spec, standing.grid) : null;
  if (!contents) return null;
  const recovery = new Recovery();
  for (const { area } of spec.validations) recovery.add(bare(spec, standing, area, clearValidation));
  recoverRules(recovery, spec, standing, now.answers.get(spec.sheet) ?? null);
  recovery.add(printing(spec, standing));
  recovery.add(sizes(spec, standing));
  recovery.add(merges(spec, standing));
  recovery.add(contents);
  for (const { area } of spec.formats) recovery.add(bare(spec, standing, area, clearFormats));
  const hasOther = spec.charts.length + spec.hiddenColumns.length > 0 || spec.freeze !== null;
  if (hasOther || spec.tabColor !== undefined || spec.protected) recovery.isExact = false;
  return recovery;
}

/** `clear('Formats')` might also remove conditional formats and merged cells of the user's; the style of new cells has none. */
const clearFormats = (range: Excel.Range): void => {
  range.style = 'Normal';
};
const clearValidation = (range: Excel.Range): void => {
  range.dataValidation.clear();
};

/** Clears an area that was outside the used range, so that it had no formats; null for other areas. */
function bare(
  { sheet }: SheetSpec,
  { facts }: SheetAnswer,
  area: Area,
  clear: (range: Excel.Range) => void,
): Inverse[] | null {
  if (facts.formatted === null || overlaps(facts.formatted, area)) return null;
  return [
    ({ workbook }) => {
      clear(workbook.worksheets.getItem(sheet).getRange(areaAddress(area)));
    },
  ];
}

/**
 * Removes the conditional formats that the change added. Those that it moved can't be put back, because their areas were not read. Where
 * cells had no conditional formats before, all are removed; builds of 2026 count them, but do not list them (docs/fidelity.md).
 */
function recoverRules(
  recovery: Recovery,
  spec: SheetSpec,
  { facts }: SheetAnswer,
  now: SheetAnswer | null,
): void {
  const { sheet } = spec;
  const is = now?.facts.conditionalFormats ?? [];
  for (const format of addedFormats(spec, facts)) {
    const { area } = format;
    const known = is.filter((standing) => isAlike(standing, format));
    if (facts.conditionalFormats?.some((standing) => isAlike(standing, format)) === true)
      recovery.isExact = false;
    else if (isBare(area, facts))
      recovery.ifPossible.push(({ workbook }) => {
        workbook.worksheets.getItem(sheet).getRange(areaAddress(area)).conditionalFormats.clearAll();
      });
    else if (known.length === 0) recovery.isExact = false;
    for (const { id } of isBare(area, facts) ? [] : known)
      recovery.ifPossible.push(({ workbook }) => {
        workbook.worksheets.getItem(sheet).getRange().conditionalFormats.getItem(id).delete();
      });
  }
}

/** Whether the cells had no conditional format before. Rules were counted on the whole sheet, and in the add-in's own columns. */
function isBare({ left, right }: Area, { ruleCount, ruleCounts }: SheetAnswer['facts']): boolean {
  return ruleCount === 0 || (left === right && ruleCounts.get(left) === 0);
}

function printing({ sheet, print }: SheetSpec, { facts }: SheetAnswer): Inverse[] | null {
  if (!print) return [];
  const { zoom, printArea, hasPageText } = facts;
  const { fit, footerIfNone, printArea: extended, ...others } = print;
  if (zoom === null || hasPageText === null || Object.keys(others).length > 0) return null;
  return [
    ({ workbook }) => {
      const { pageLayout } = workbook.worksheets.getItem(sheet);
      if (fit) pageLayout.zoom = zoom;
      if (footerIfNone !== undefined && !hasPageText)
        pageLayout.headersFooters.defaultForAllPages.centerFooter = '';
      if (extended && printArea) pageLayout.setPrintArea(areaAddress(printArea));
    },
  ];
}

function sizes(spec: SheetSpec, { facts }: SheetAnswer): Inverse[] | null {
  const { sheet, columnWidths, rowHeights, shownTexts } = spec;
  const raised = raisedRows(shownTexts, (row) => facts.rows.get(row) ?? null);
  const rows = [...rowHeights, ...raised].map(({ row }) => ({ row, height: facts.rows.get(row)?.height }));
  const columns = columnWidths.map(({ column }) => ({ column, width: facts.widths.get(column) }));
  const isKnown = rows.every(({ height }) => height !== undefined);
  if (!isKnown || columns.some(({ width }) => width === undefined)) return null;
  return [
    ({ workbook }) => {
      const target = workbook.worksheets.getItem(sheet);
      for (const { column, width } of columns)
        if (width !== undefined) target.getRange(wholeColumnAddress(column)).format.columnWidth = width;
      for (const { row, height } of rows)
        if (height !== undefined) target.getRange(`${row}:${row}`).format.rowHeight = height;
    },
  ];
}

function merges({ sheet, merges: wanted }: SheetSpec, { grid }: SheetAnswer): Inverse[] | null {
  if (wanted.length > 0 && !hasApi('1.13')) return null;
  return wanted.flatMap((area): Inverse[] => {
    const inTheWay = mergesInTheWay(area, grid.merges);
    if (!inTheWay) return [];
    return [
      ({ workbook }) => {
        const target = workbook.worksheets.getItem(sheet);
        target.getRange(areaAddress(area)).unmerge();
        for (const merge of inTheWay) target.getRange(areaAddress(merge)).merge();
      },
    ];
  });
}
