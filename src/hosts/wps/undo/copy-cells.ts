/**
 * Copies cells with their formats. `PasteSpecial` could copy formats alone, but it uses the system's clipboard, in which the user may have
 * something. `Copy` with a destination does not use the clipboard.
 */
import { areaAddress, isSingleCell, type Area } from '../../../spreadsheet/address';
import { isCellError, type CellValue, type SheetGrid } from '../../../spreadsheet/grid';
import { RefusedStepError } from '../../../spreadsheet/host';
import { contentToType } from '../../shared/content-to-type';
import { itemOrNull } from '../book';
import type { EtRange, EtValidation, EtWorksheet } from '../et';
import { blocksOf, readCells } from '../read/read-book';

type Contents = Pick<SheetGrid, 'values' | 'formulas'>;

/**
 * Copies the formats of some cells to others, which keep their contents.
 * @throws RefusedStepError when the cells may hold the contents of the others now
 */
export function copyKeepingContents(from: EtWorksheet, source: Area, to: EtWorksheet, area: Area): void {
  const contents = readCells(to, area);
  try {
    from.Range(areaAddress(source)).Copy(to.Range(areaAddress(area)));
  } finally {
    // A call that fails may have been carried out.
    certainlyWriteBack(to, area, contents);
  }
}

function certainlyWriteBack(sheet: EtWorksheet, area: Area, contents: Contents): void {
  let cause: unknown;
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      writeContentsBack(sheet, area, contents);
      if (holds(sheet, area, contents)) return;
    } catch (error) {
      cause = error;
    }
  }
  throw new RefusedStepError('write-cells', areaAddress(area), { cause });
}

/** Whether cells hold some contents. What a formula results in may change by itself. */
function holds(sheet: EtWorksheet, area: Area, { values, formulas }: Contents): boolean {
  const now = readCells(sheet, area);
  const typed = (of: Contents): readonly unknown[] => [
    of.formulas,
    of.values.map((row, i) => row.map((value, j) => ((of.formulas[i]?.[j] ?? null) === null ? value : null))),
  ];
  return JSON.stringify(typed(now)) === JSON.stringify(typed({ values, formulas }));
}

/**
 * Like {@link copyKeepingContents}, but without rules, validations, comments and merges.
 * @throws RefusedStepError when the cells may hold the contents of the others now
 */
export function copyLook(sheet: EtWorksheet, source: Area, area: Area): void {
  const range = sheet.Range(areaAddress(area));
  const restoreValidation = keepValidation(range);
  copyKeepingContents(sheet, source, sheet, area);
  range.FormatConditions?.Delete();
  range.ClearComments();
  range.UnMerge();
  restoreValidation();
}

/** Restores the contents of overwritten cells. */
export function writeContentsBack(sheet: EtWorksheet, area: Area, contents: Contents): void {
  if (holds(sheet, area, contents)) return;
  for (const part of blocksOf(area)) {
    const rows = contents.values
      .slice(part.top - area.top, part.bottom - area.top + 1)
      .map((row, i) =>
        row.map((value, j) => asTyped(value, contents.formulas[part.top - area.top + i]?.[j] ?? null)),
      );
    sheet.Range(areaAddress(part)).Formula = isSingleCell(part) ? rows[0]?.[0] : rows;
  }
}

/** The contents in the form in which they are typed. An empty text empties a cell; an error without a formula is typed by its name. */
function asTyped(value: CellValue, formula: string | null): string | number | boolean | null {
  if (formula !== null) return contentToType({ formula });
  if (isCellError(value)) return value.error;
  return contentToType(value ?? '');
}

const KEPT = ['InputTitle', 'InputMessage', 'ErrorTitle', 'ErrorMessage'] as const;

/**
 * Returns a function that restores the validation of the cells. If they had none or different ones, it removes the validation that the copy
 * brought.
 */
function keepValidation(range: EtRange): () => void {
  const { Validation: validation } = range;
  if (!validation) return () => undefined;
  const type = typeOf(validation);
  if (type === null) {
    return () => {
      validation.Delete();
    };
  }
  const {
    AlertStyle: alert,
    Operator: operator,
    Formula1: first,
    Formula2: second,
    IgnoreBlank,
  } = validation;
  const texts = KEPT.map((key) => [key, validation[key]] as const);
  return () => {
    validation.Delete();
    validation.Add(type, alert ?? 1, operator ?? 1, first ?? '', second ?? null);
    Object.assign(validation, { IgnoreBlank }, Object.fromEntries(texts));
  };
}

/** The type of a validation; null where cells differ or have none. In Excel's model, asking throws when there is none. */
function typeOf(validation: EtValidation): number | null {
  return itemOrNull(() => validation.Type);
}
