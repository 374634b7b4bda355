/**
 * Compares a workbook with its earlier state, or with the result of a change, when a program gave no answer or a wrong one.
 */
import type { Position } from '../../spreadsheet/address';
import {
  formulaAt,
  valueAt,
  type CellValue,
  type SheetGrid,
  type WorkbookGrid,
  sheetNamed,
} from '../../spreadsheet/grid';
import { canonicalFormula } from '../../formula/canonical';
import { UNREAD_FORMULA } from '../../spreadsheet/reading';
import type { CellContent, SheetSpec, WorkbookChange } from '../../spreadsheet/spec';
import { writtenCells } from './written-cells';

/** Whether cells, names and tabs are the same. Of sheets whose cells were not read, only the tabs are compared. */
export function isSameBook(before: WorkbookGrid, now: WorkbookGrid): boolean {
  const names = (book: WorkbookGrid): string => JSON.stringify(book.names);
  return (
    before.sheets.length === now.sheets.length &&
    names(before) === names(now) &&
    before.sheets.every((sheet, index) => isSameSheet(sheet, now.sheets[index]))
  );
}

function isSameSheet(before: SheetGrid, now: SheetGrid | undefined): boolean {
  if (before.name !== now?.name) return false;
  if (before.area === null) return true;
  const hasLayout = JSON.stringify([before.area, before.merges]) === JSON.stringify([now.area, now.merges]);
  return (
    hasLayout &&
    before.formulas.every((row, i) =>
      row.every((formula, j) =>
        isSameCell(
          { formula, value: before.values[i]?.[j] ?? null },
          { formula: now.formulas[i]?.[j] ?? null, value: now.values[i]?.[j] ?? null },
        ),
      ),
    )
  );
}

interface Cell {
  readonly formula: string | null;
  readonly value: CellValue;
}

/** Whether two cells are the same. Where a formula was not read, it is only known that the cell has one. */
function isSameCell(before: Cell, now: Cell): boolean {
  const isUnread = before.formula === UNREAD_FORMULA || now.formula === UNREAD_FORMULA;
  if (isUnread) return before.formula !== null && now.formula !== null;
  return before.formula === now.formula && JSON.stringify(before.value) === JSON.stringify(now.value);
}

/** Whether every cell, sheet and name of a change is present in the workbook. */
export function containsChange(change: WorkbookChange, now: WorkbookGrid): boolean {
  return (
    change.copies.every((copy) => sheetNamed(now, copy.as) !== null) &&
    change.names.every((name) =>
      now.names.some((entry) => entry.name === name.name && entry.refersTo === name.refersTo),
    ) &&
    change.sheets.every((spec) => {
      const sheet = sheetNamed(now, spec.sheet);
      return sheet !== null && containsSpec(spec, sheet);
    })
  );
}

/**
 * Whether a change was taken back completely. Changes that users made elsewhere since then do not count.
 * @param before the workbook as it should be after the undo, in the cells that the change wrote
 */
export function isTakenBack(change: WorkbookChange, before: WorkbookGrid, now: WorkbookGrid): boolean {
  const reference = ({ names }: WorkbookGrid, wanted: string): string | undefined =>
    names.find(({ name, scope }) => name === wanted && scope === null)?.refersTo;
  return (
    change.copies.every(({ as }) => !sheetNamed(now, as)) &&
    [...change.names.map(({ name }) => name), ...change.removedNames].every(
      (name) => reference(before, name) === reference(now, name),
    ) &&
    change.sheets.every((spec) => {
      const [was, is] = [sheetNamed(before, spec.sheet), sheetNamed(now, spec.sheet)];
      if (!was || !is) return was === is;
      return spec.mode === 'own' ? isSameSheet(was, is) : specIsTakenBack(spec, was, is);
    })
  );
}

function specIsTakenBack(spec: SheetSpec, was: SheetGrid, is: SheetGrid): boolean {
  const cell = (sheet: SheetGrid, { row, column }: Position): Cell => ({
    formula: formulaAt(sheet, row, column),
    value: valueAt(sheet, row, column),
  });
  return writtenCells(spec).every((place) => isSameCell(cell(was, place), cell(is, place)));
}

function containsSpec(spec: SheetSpec, sheet: SheetGrid): boolean {
  const blocks = spec.blocks.every(({ top, left, rows }) =>
    rows.every((row, i) => row.every((content, j) => cellStands(sheet, top + i, left + j, content))),
  );
  return blocks && spec.fills.every(({ area }) => formulaAt(sheet, area.bottom, area.right) !== null);
}

function cellStands(sheet: SheetGrid, row: number, column: number, content: CellContent): boolean {
  if (content === null) return true;
  const formula = formulaAt(sheet, row, column);
  if (typeof content === 'object')
    return formula !== null && canonicalFormula(formula) === canonicalFormula(content.formula);
  return formula === null && (valueAt(sheet, row, column) ?? '') === content;
}
