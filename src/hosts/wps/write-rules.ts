/**
 * Writes the rules of a sheet: conditional formats, and what may be typed into cells.
 */
import { areaAddress, overlaps, type Area } from '../../domain/address';
import { canonicalFormula } from '../../sheets/formula-text';
import type { ConditionalFormat, Validation } from '../../sheets/spec';
import type { PinnedBook } from './book';
import { colorOf, etColor } from './color';
import { AT_LEAST, BETWEEN, CONDITION, CONDITION_NUMBER, SOLID_BAR, STOP, VALIDATION } from './constants';
import type { Doing } from './doing';
import type { EtFormatCondition, EtRange } from './et';
import { areaOf } from './read-book';

const FEATURE = 'conditional-formats';
/** Excel's limits for the text of a validation, which files share. */
const MAX_TITLE = 32;
const MAX_MESSAGE = 255;

/** Makes sure each format is there once: those alike that overlap its area give way to a new one. Returns the areas they had. */
export function writeConditionalFormats(
  pinned: PinnedBook,
  doing: Doing,
  sheet: string,
  wanted: readonly ConditionalFormat[],
): void {
  for (const format of wanted) {
    const alike = alikeOn(pinned, sheet, format).filter(({ area }) => overlaps(area, format.area));
    const [only] = alike;
    if (only && alike.length === 1 && areaAddress(only.area) === areaAddress(format.area)) continue;
    for (const { condition } of alike) condition.Delete();
    addConditionalFormat(pinned, doing, sheet, format);
  }
}

/** The formats of a sheet that look like the wanted one, last first, so that each can be deleted. */
export function alikeOn(
  pinned: PinnedBook,
  sheet: string,
  format: ConditionalFormat,
): { readonly condition: EtFormatCondition; readonly area: Area }[] {
  const list = pinned.sheet(sheet).Cells.FormatConditions;
  const count = list?.Count ?? 0;
  return Array.from({ length: count }, (_, index) => list?.Item(count - index))
    .filter((one): one is EtFormatCondition => one !== undefined && isAlike(pinned, sheet, one, format))
    .map((condition) => ({ condition, area: areaOf(condition.AppliesTo) }));
}

function isAlike(
  pinned: PinnedBook,
  sheet: string,
  one: EtFormatCondition,
  format: ConditionalFormat,
): boolean {
  if (format.kind === 'data-bar') {
    return one.Type === CONDITION.dataBar && colorOf(one.BarColor?.Color) === format.color.toUpperCase();
  }
  if (one.Type !== CONDITION.expression) return false;
  const { color, fill } = format.style;
  const isSameLook =
    (color === undefined || colorOf(one.Font.Color) === color.toUpperCase()) &&
    (fill === undefined || colorOf(one.Interior.Color) === fill.toUpperCase());
  if (!isSameLook) return false;
  makeActive(pinned, sheet, one.AppliesTo);
  return withoutRows(one.Formula1 ?? '') === withoutRows(format.formula);
}

/** Programs read and tell the references of a format's formula from the active cell, not from the cells it is for. */
function makeActive(pinned: PinnedBook, sheet: string, range: EtRange): void {
  pinned.book.Activate();
  pinned.sheet(sheet).Activate();
  range.Select();
}

/** The area may have grown upwards since. */
function withoutRows(formula: string): string {
  return canonicalFormula(formula).replace(/(\$?[A-Z]{1,3}\$?)\d+/g, '$1');
}

/** A format that can't be set as it should be is worse than none: it is taken away again. */
export function addConditionalFormat(
  pinned: PinnedBook,
  doing: Doing,
  sheet: string,
  format: ConditionalFormat,
): void {
  let added: EtFormatCondition | null | undefined = null;
  const isDone = doing.may(
    FEATURE,
    () => {
      added = format.kind === 'data-bar' ? addBar(pinned, sheet, format) : addFormula(pinned, sheet, format);
    },
    () => {
      if (!added || areaAddress(areaOf(added.AppliesTo)) !== areaAddress(format.area)) return false;
      return format.kind === 'data-bar'
        ? isBarSet(added, format)
        : isFormulaSet(pinned, sheet, added, format);
    },
  );
  if (isDone) return;
  try {
    (added as EtFormatCondition | null)?.Delete();
  } catch {
    // It was told that there is none.
  }
}

function addBar(
  pinned: PinnedBook,
  sheet: string,
  format: ConditionalFormat & { kind: 'data-bar' },
): EtFormatCondition | null {
  const bar = pinned.range(sheet, format.area).FormatConditions?.AddDatabar() ?? null;
  if (!bar) return null;
  if (bar.BarColor) bar.BarColor.Color = etColor(format.color);
  bar.BarFillType = SOLID_BAR;
  bar.MinPoint.Modify(CONDITION_NUMBER, String(format.min));
  bar.MaxPoint.Modify(CONDITION_NUMBER, String(format.max));
  return bar;
}

function isBarSet(bar: EtFormatCondition, format: ConditionalFormat & { kind: 'data-bar' }): boolean {
  return (
    colorOf(bar.BarColor?.Color) === format.color.toUpperCase() &&
    Number(bar.MinPoint.Value) === format.min &&
    Number(bar.MaxPoint.Value) === format.max
  );
}

function addFormula(
  pinned: PinnedBook,
  sheet: string,
  format: ConditionalFormat & { kind: 'formula' },
): EtFormatCondition | null {
  const range = pinned.range(sheet, format.area);
  makeActive(pinned, sheet, range);
  const added = range.FormatConditions?.Add(CONDITION.expression, null, format.formula) ?? null;
  if (!added) return null;
  const { color, fill, bold } = format.style;
  if (color !== undefined) added.Font.Color = etColor(color);
  if (bold !== undefined) added.Font.Bold = bold;
  if (fill !== undefined) added.Interior.Color = etColor(fill);
  added.StopIfTrue = false;
  return added;
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

/** Sets what may be typed into an area. */
export function writeValidation(
  pinned: PinnedBook,
  doing: Doing,
  sheet: string,
  validation: Validation,
): void {
  const { Validation: target } = pinned.range(sheet, validation.area);
  const { rule } = validation;
  doing.may(
    'validation',
    () => {
      if (!target) throw new Error('no validation');
      target.Delete();
      const [operator, first, second] = limits(rule);
      target.Add(VALIDATION[rule.kind], STOP, operator, first, second);
      target.IgnoreBlank = true;
      target.InputTitle = target.ErrorTitle = validation.title.slice(0, MAX_TITLE);
      target.InputMessage = target.ErrorMessage = validation.message.slice(0, MAX_MESSAGE);
    },
    () => target?.Type === VALIDATION[rule.kind],
  );
}

function limits(rule: Validation['rule']): [operator: number | null, first: string, second: string | null] {
  if (rule.kind === 'list') return [null, rule.values.join(), null];
  return rule.max === undefined
    ? [AT_LEAST, String(rule.min), null]
    : [BETWEEN, String(rule.min), String(rule.max)];
}
