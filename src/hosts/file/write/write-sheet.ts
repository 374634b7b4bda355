/**
 * Writes a SheetSpec to a workbook.
 */
import { ensureConditionalFormat } from './conditional-formats';
import {
  hideGridLines,
  protect,
  setColumns,
  setFreeze,
  setMerges,
  setSelectedTab,
  setTabColor,
} from './sheet-layout';
import { EMPTY_SHEET, type SheetPart } from '../parts/sheet-part';
import type { Area } from '../../../spreadsheet/address';
import { FilledFormula } from '../parts/filled-formula';
import { keepPage } from './keep-page';
import { keepArraysWhole } from './whole-arrays';
import { raiseRows } from './raise-rows';
import { setPrint } from './sheet-print';
import { ensureValidation } from './validations';
import type { Workbook } from '../parts/workbook';
import type { Block, CellContent, Fill, FormatRange, SheetSpec } from '../../../spreadsheet/spec';
import { HostError } from '../../../spreadsheet/host';
import { asRemade } from '../../shared/remade-sheet';

/**
 * @param arrays the areas of all array formulas, if the caller knows them
 * @throws HostError `sheet-not-found`, `sheet-protected`, `part-of-array`
 */
export function writeSheet(workbook: Workbook, wanted: SheetSpec, arrays?: readonly Area[]): void {
  const spec = wanted.mode === 'own' ? specFor(workbook, wanted) : wanted;
  const sheet = spec.mode === 'own' ? ownSheet(workbook, spec) : workbook.sheet(spec.sheet);
  if (spec.mode === 'patch' && sheet.isProtected && !isLeftOpen(workbook, sheet, spec)) {
    throw new HostError('sheet-protected', spec.sheet);
  }
  if (spec.mode === 'patch') keepArraysWhole(sheet, spec, arrays);
  for (const block of spec.blocks) writeBlock(sheet, block);
  for (const fill of spec.fills) writeFill(sheet, fill);
  for (const format of spec.formats) writeFormat(workbook, sheet, format);
  for (const { row, height } of spec.rowHeights) sheet.cells.setRowHeight(row, height);
  setColumns(sheet, spec);
  if (spec.shownTexts.length > 0) raiseRows(workbook, sheet, spec.shownTexts);
  setMerges(sheet, spec.merges);
  for (const format of spec.conditionalFormats) ensureConditionalFormat(sheet, workbook.styles, format);
  for (const validation of spec.validations) ensureValidation(sheet, validation);
  if (spec.tabColor !== undefined) setTabColor(sheet, spec.tabColor);
  if (spec.freeze) setFreeze(sheet, spec.freeze);
  if (spec.print) setPrint(workbook, sheet, spec.print);
  if (spec.protected) protect(sheet);
}

/** Whether a change only writes contents to unlocked cells, which a protected sheet allows. */
function isLeftOpen(workbook: Workbook, sheet: SheetPart, spec: SheetSpec): boolean {
  const { blocks, ...rest } = spec;
  const isTyping = Object.values(rest).every((part) => !Array.isArray(part) || part.length === 0);
  return (
    isTyping &&
    blocks.every(({ top, left, rows }) =>
      rows.every((row, i) =>
        row.every((_, j) => !workbook.styles.isLocked(sheet.cells.styleAt(top + i, left + j))),
      ),
    )
  );
}

/** The spec of a sheet of the add-in, without what an existing sheet keeps. */
function specFor(workbook: Workbook, spec: SheetSpec): SheetSpec {
  const present = workbook.find(spec.sheet);
  if (!present) return spec;
  const hasName = (name: string): boolean =>
    workbook.book.names().some((entry) => entry.name === name && entry.sheetIndex === present.index);
  return asRemade(spec, {
    hasPrintArea: hasName('_xlnm.Print_Area'),
    repeatsRows: hasName('_xlnm.Print_Titles'),
  });
}

/** An empty sheet that replaces the sheet of that name, or is added. */
function ownSheet(workbook: Workbook, spec: SheetSpec): SheetPart {
  const present = workbook.find(spec.sheet);
  if (!present) {
    const added = workbook.addSheet(spec.sheet, EMPTY_SHEET, spec.after ?? null);
    if (spec.showGridLines === false) hideGridLines(added);
    return added;
  }
  const { root } = workbook.sheet(spec.sheet);
  const sheet = workbook.replaceSheet(spec.sheet, EMPTY_SHEET);
  keepPage(root, sheet);
  setSelectedTab(sheet, present.index === workbook.book.activeTab);
  workbook.setBuiltInName(spec.sheet, '_FilterDatabase', null);
  return sheet;
}

function writeBlock(sheet: SheetPart, block: Block): void {
  block.rows.forEach((contents, i) => {
    contents.forEach((content, j) => {
      writeCell(sheet, block.top + i, block.left + j, content);
    });
  });
}

function writeCell(sheet: SheetPart, row: number, column: number, content: CellContent): void {
  if (content === null) return;
  if (typeof content === 'object') sheet.cells.setFormula(row, column, content.formula.replace(/^=/, ''));
  else sheet.cells.setValue(row, column, content === '' ? null : content);
}

/** Each cell gets a formula text of its own, because many programs that read workbooks handle shared formulas badly. */
function writeFill(sheet: SheetPart, { area, formula }: Fill): void {
  const fill = new FilledFormula(formula.replace(/^=/, ''), { row: area.top, column: area.left });
  sheet.cells.fill(area, fill);
}

function writeFormat(
  workbook: Workbook,
  sheet: SheetPart,
  { area, style, likeColumn, likeRow }: FormatRange,
): void {
  const isPlain = Object.keys(style).length === 0;
  // Results are remembered, because many cells share few formats.
  const formats = new Map<number, number>();
  const formatOver = (base: number): number => {
    let format = formats.get(base);
    if (format === undefined)
      formats.set(base, (format = isPlain ? base : workbook.styles.over(base, style)));
    return format;
  };
  if (likeRow === undefined && likeColumn === undefined) {
    sheet.cells.restyle(area, formatOver);
    return;
  }
  for (let row = area.top; row <= area.bottom; row++) {
    for (let column = area.left; column <= area.right; column++) {
      const base = sheet.cells.styleAt(likeRow ?? row, likeColumn ?? column);
      sheet.cells.setStyle(row, column, formatOver(base));
    }
  }
}
