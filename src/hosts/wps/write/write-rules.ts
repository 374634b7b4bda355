/**
 * Writes the rules of a sheet: conditional formats and data validations.
 */
import { areaAddress, overlaps, type Area } from '../../../spreadsheet/address';
import { canonicalFormula } from '../../../formula/canonical';
import { rangeReference, type ConditionalFormat, type Validation } from '../../../spreadsheet/spec';
import { sameRuleFormula } from '../../shared/same-rule';
import { validationText } from '../../shared/validation-text';
import type { PinnedBook } from '../book';
import { colorOf, etColor } from '../color';
import { AT_LEAST, BETWEEN, CONDITION, CONDITION_NUMBER, SOLID_BAR, STOP, VALIDATION } from '../constants';
import type { CheckedWriter } from '../checked-writer';
import type { EtConditionValue, EtFormatCondition, EtRange } from '../et';
import { areaOf } from '../read/used-area';

const FEATURE = 'conditional-formats';

/** Makes sure that each format exists exactly once: formats that look like it and overlap its area are replaced by a new one. */
export function writeConditionalFormats(
  pinned: PinnedBook,
  writer: CheckedWriter,
  sheet: string,
  wanted: readonly ConditionalFormat[],
): void {
  for (const format of wanted) {
    if (isThere(pinned, sheet, format)) continue;
    for (const { condition } of inTheWay(pinned, sheet, format)) condition.Delete();
    addConditionalFormat(pinned, writer, sheet, format);
  }
}

/** Whether a format exists exactly once, and exactly for its area. */
export function isThere(pinned: PinnedBook, sheet: string, format: ConditionalFormat): boolean {
  const [only, ...more] = inTheWay(pinned, sheet, format);
  return only !== undefined && more.length === 0 && areaAddress(only.area) === areaAddress(format.area);
}

function inTheWay(
  pinned: PinnedBook,
  sheet: string,
  format: ConditionalFormat,
): ReturnType<typeof findSimilarFormats> {
  return findSimilarFormats(pinned, sheet, format).filter(({ area }) => overlaps(area, format.area));
}

/** The formats of a sheet that look like the wanted one. The last comes first, so that they can be deleted one after the other. */
export function findSimilarFormats(
  pinned: PinnedBook,
  sheet: string,
  format: ConditionalFormat,
): { readonly condition: EtFormatCondition; readonly area: Area }[] {
  const list = pinned.sheet(sheet).Cells.FormatConditions;
  const count = list?.Count ?? 0;
  return Array.from({ length: count }, (_, index) => list?.Item(count - index))
    .filter(
      (condition): condition is EtFormatCondition =>
        condition !== undefined && isAlike(pinned, sheet, condition, format),
    )
    .map((condition) => ({ condition, area: areaOf(condition.AppliesTo) }));
}

function isAlike(
  pinned: PinnedBook,
  sheet: string,
  condition: EtFormatCondition,
  format: ConditionalFormat,
): boolean {
  if (format.kind === 'data-bar') {
    return (
      condition.Type === CONDITION.dataBar &&
      colorOf(condition.BarColor?.Color) === format.color.toUpperCase()
    );
  }
  if (condition.Type !== CONDITION.expression) return false;
  const { color, fill } = format.style;
  const isSameLook =
    (color === undefined || colorOf(condition.Font.Color) === color.toUpperCase()) &&
    (fill === undefined || colorOf(condition.Interior.Color) === fill.toUpperCase());
  if (!isSameLook) return false;
  makeActive(pinned, sheet, condition.AppliesTo);
  return sameRuleFormula(condition.Formula1 ?? '', format.formula);
}

/** Makes a cell active. Programs read the references in a format's formula relative to the active cell, not to the cells of the format. */
function makeActive(pinned: PinnedBook, sheet: string, range: EtRange): void {
  pinned.book.Activate();
  pinned.sheet(sheet).Activate();
  range.Select();
}

/** Adds a format. If it can't be set completely, it is deleted again, because a wrong format is worse than none. */
export function addConditionalFormat(
  pinned: PinnedBook,
  writer: CheckedWriter,
  sheet: string,
  format: ConditionalFormat,
): void {
  const added: EtFormatCondition[] = [];
  const isDone = writer.may(
    FEATURE,
    () => {
      const condition =
        format.kind === 'data-bar' ? newBar(pinned, sheet, format) : newFormula(pinned, sheet, format);
      if (!condition) return;
      added.push(condition);
      if (format.kind === 'data-bar') setBar(condition, format);
      else setFormula(condition, format);
    },
    () =>
      added.length > 0 &&
      added.every(
        (condition) =>
          areaAddress(areaOf(condition.AppliesTo)) === areaAddress(format.area) &&
          (format.kind === 'data-bar'
            ? isBarSet(condition, format)
            : isFormulaSet(pinned, sheet, condition, format)),
      ),
  );
  if (!isDone)
    for (const condition of added)
      writer.may(FEATURE, () => {
        condition.Delete();
      });
}

function newBar(
  pinned: PinnedBook,
  sheet: string,
  format: ConditionalFormat,
): EtFormatCondition | null | undefined {
  return pinned.range(sheet, format.area).FormatConditions?.AddDatabar();
}

function setBar(bar: EtFormatCondition, format: ConditionalFormat & { kind: 'data-bar' }): void {
  if (bar.BarColor) bar.BarColor.Color = etColor(format.color);
  bar.BarFillType = SOLID_BAR;
  bar.MinPoint.Modify(CONDITION_NUMBER, String(format.min));
  bar.MaxPoint.Modify(CONDITION_NUMBER, String(format.max));
}

function isBarSet(bar: EtFormatCondition, format: ConditionalFormat & { kind: 'data-bar' }): boolean {
  return (
    colorOf(bar.BarColor?.Color) === format.color.toUpperCase() &&
    isLimit(bar.MinPoint, format.min) &&
    isLimit(bar.MaxPoint, format.max)
  );
}

/**
 * Whether a limit of a data bar may be the wanted one. Some builds give the limit as a formula (`=1`) or not at all, although the bar is
 * right. Only another kind of limit or another number counts as different.
 */
function isLimit(limit: EtConditionValue, wanted: number): boolean {
  if (typeof limit.Type === 'number' && limit.Type !== CONDITION_NUMBER) return false;
  const { Value: value } = limit;
  const number = typeof value === 'string' ? Number.parseFloat(value.replace(/^=/, '')) : value;
  return typeof number !== 'number' || Number.isNaN(number) || number === wanted;
}

function newFormula(
  pinned: PinnedBook,
  sheet: string,
  format: ConditionalFormat & { kind: 'formula' },
): EtFormatCondition | null | undefined {
  const range = pinned.range(sheet, format.area);
  makeActive(pinned, sheet, range);
  return range.FormatConditions?.Add(CONDITION.expression, null, format.formula);
}

function setFormula(added: EtFormatCondition, format: ConditionalFormat & { kind: 'formula' }): void {
  const { color, fill, bold, numberFormat } = format.style;
  if (color !== undefined) added.Font.Color = etColor(color);
  if (bold !== undefined) added.Font.Bold = bold;
  if (fill !== undefined) added.Interior.Color = etColor(fill);
  if (numberFormat !== undefined) added.NumberFormat = numberFormat;
  added.StopIfTrue = false;
}

function isFormulaSet(
  pinned: PinnedBook,
  sheet: string,
  added: EtFormatCondition,
  format: ConditionalFormat & { kind: 'formula' },
): boolean {
  return (
    isAlike(pinned, sheet, added, format) &&
    canonicalFormula(added.Formula1 ?? '') === canonicalFormula(format.formula)
  );
}

/** Sets the data validation of an area. */
export function writeValidation(
  pinned: PinnedBook,
  writer: CheckedWriter,
  sheet: string,
  validation: Validation,
): void {
  const { Validation: target } = pinned.range(sheet, validation.area);
  const { rule } = validation;
  const { title, message } = validationText(validation);
  writer.may(
    'validation',
    () => {
      if (!target) throw new Error('no validation');
      target.Delete();
      const [operator, first, second] = limits(rule);
      target.Add(VALIDATION[rule.kind], STOP, operator, first, second);
      target.IgnoreBlank = true;
      target.InputTitle = target.ErrorTitle = title;
      target.InputMessage = target.ErrorMessage = message;
    },
    () => target?.Type === VALIDATION[rule.kind],
  );
}

/** A list needs no operator. WPS's samples pass "between", and not every build accepts null. */
function limits(rule: Validation['rule']): [operator: number, first: string, second: string | null] {
  if (rule.kind === 'list') return [BETWEEN, rule.values.join(), null];
  if (rule.kind === 'list-from') return [BETWEEN, `=${rangeReference(rule.cells)}`, null];
  return rule.max === undefined
    ? [AT_LEAST, String(rule.min), null]
    : [BETWEEN, String(rule.min), String(rule.max)];
}
