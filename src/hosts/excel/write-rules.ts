/**
 * Writes the rules of a sheet: conditional formats, and what may be typed into cells.
 */
import { areaAddress, type Area } from '../../domain/address';
import { canonicalFormula } from '../../sheets/formula-text';
import type { ConditionalFormat, Validation } from '../../sheets/spec';
import type { Batch, Inverse } from './batch';
import { hasApi } from './in-excel';
import { areasOf } from './addresses';
import type { FormatFacts, SheetFacts } from './read-sheet';
import type { Before } from './write-cells';

/** Excel's limits for the text of a validation. */
const MAX_TITLE = 32;
const MAX_MESSAGE = 255;

/**
 * Makes sure each format is there once: those alike give way to a new one for the area.
 * @param isSettled formats that are there stand where they should
 */
export function writeConditionalFormats(
  batch: Batch,
  sheet: string,
  wanted: readonly ConditionalFormat[],
  facts: SheetFacts | null,
  isSettled: boolean,
): void {
  const present = facts?.conditionalFormats ?? [];
  const open = wanted.filter(
    (format) => !isSettled || present.filter((one) => isAlike(one, format)).length !== 1,
  );
  // The last first, so that they are put back first to last, each in its place.
  for (const one of [...present].reverse()) {
    const format = open.find((wantedOne) => isAlike(one, wantedOne));
    if (format) removeFormat(batch, sheet, one, format);
  }
  for (const format of open) addFormat(batch, sheet, format);
}

function isAlike(one: FormatFacts, format: ConditionalFormat): boolean {
  if (one.kind !== format.kind) return false;
  if (format.kind === 'data-bar') return sameColor(one.color, format.color);
  return (
    canonicalFormula(one.rule) === canonicalFormula(format.formula) &&
    (format.style.color === undefined || sameColor(one.color, format.style.color)) &&
    (format.style.fill === undefined || sameColor(one.fill, format.style.fill))
  );
}

function sameColor(a: string, b: string): boolean {
  return a.toUpperCase() === b.toUpperCase();
}

/** A format that looks the same as the wanted one: taken back by adding that where this one stood. */
function removeFormat(batch: Batch, sheet: string, standing: FormatFacts, format: ConditionalFormat): void {
  const present = batch.sheet(sheet).getRange().conditionalFormats.getItem(standing.id);
  const place = hasApi('1.9') ? present.getRanges() : present.getRangeOrNullObject();
  place.load('address');
  present.load('priority');
  const look = format.kind === 'formula' ? { ...format, formula: standing.rule } : format;
  batch.takeBack(() => {
    const address = place.isNullObject ? '' : areasOf(place.address).map(areaAddress).join();
    const { priority } = present;
    return (context) => {
      if (address === '') return;
      const worksheet = context.workbook.worksheets.getItem(sheet);
      const range = hasApi('1.9') ? worksheet.getRanges(address) : worksheet.getRange(address);
      add(range.conditionalFormats, look).priority = priority;
    };
  });
  present.delete();
}

function addFormat(batch: Batch, sheet: string, format: ConditionalFormat): void {
  const added = add(batch.range(sheet, format.area).conditionalFormats, format);
  added.load('id');
  batch.takeBack((): Inverse => {
    const { id } = added;
    return (context) => {
      context.workbook.worksheets.getItem(sheet).getRange().conditionalFormats.getItem(id).delete();
    };
  });
}

function add(formats: Excel.ConditionalFormatCollection, format: ConditionalFormat): Excel.ConditionalFormat {
  const added = formats.add(format.kind === 'data-bar' ? 'DataBar' : 'Custom');
  // Excel puts a new format before the others; the user's own are to come first. -1 is the last place.
  added.priority = -1;
  if (format.kind === 'data-bar') {
    added.dataBar.positiveFormat.fillColor = format.color;
    added.dataBar.positiveFormat.gradientFill = false;
    added.dataBar.lowerBoundRule = { type: 'Number', formula: String(format.min) };
    added.dataBar.upperBoundRule = { type: 'Number', formula: String(format.max) };
    return added;
  }
  added.custom.rule.formula = format.formula;
  const { color, fill, bold } = format.style;
  if (color !== undefined) added.custom.format.font.color = color;
  if (bold !== undefined) added.custom.format.font.bold = bold;
  if (fill !== undefined) added.custom.format.fill.color = fill;
  return added;
}

/** Sets what may be typed into an area. */
export function writeValidation(batch: Batch, sheet: string, validation: Validation, before: Before): void {
  if (before) keepValidation(batch, sheet, validation.area);
  const { dataValidation } = batch.range(sheet, validation.area);
  dataValidation.clear();
  dataValidation.rule = rule(validation.rule);
  dataValidation.ignoreBlanks = true;
  const title = validation.title.slice(0, MAX_TITLE);
  const message = validation.message.slice(0, MAX_MESSAGE);
  dataValidation.errorAlert = {
    showAlert: true,
    style: 'Stop',
    title,
    message,
  };
  dataValidation.prompt = { showPrompt: true, title, message };
}

function rule(wanted: Validation['rule']): Excel.DataValidationRule {
  if (wanted.kind === 'list') return { list: { inCellDropDown: true, source: wanted.values.join() } };
  const limits =
    wanted.max === undefined
      ? { formula1: wanted.min, operator: 'GreaterThanOrEqualTo' as const }
      : { formula1: wanted.min, formula2: wanted.max, operator: 'Between' as const };
  return wanted.kind === 'whole-number' ? { wholeNumber: limits } : { decimal: limits };
}

function keepValidation(batch: Batch, sheet: string, area: Area): void {
  const { dataValidation } = batch.range(sheet, area);
  dataValidation.load('rule,ignoreBlanks,errorAlert,prompt,type');
  batch.takeBack(() => {
    const { rule: before, ignoreBlanks, errorAlert, prompt, type } = dataValidation;
    return (context) => {
      const target = context.workbook.worksheets.getItem(sheet).getRange(areaAddress(area)).dataValidation;
      target.clear();
      if (type === 'None') return;
      target.set({ rule: before, ignoreBlanks, errorAlert, prompt });
    };
  });
}

/** Takes every rule off a sheet that is made anew. */
export function clearRules(sheet: Excel.Worksheet): void {
  sheet.getRange().conditionalFormats.clearAll();
  sheet.getRange().dataValidation.clear();
}
