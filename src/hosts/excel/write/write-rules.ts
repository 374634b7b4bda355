/**
 * Writes the rules of a sheet: conditional formats and data validations.
 */
import { areaAddress, type Area } from '../../../spreadsheet/address';
import { shiftFormula } from '../../../formula/references';
import {
  rangeReference,
  type ConditionalFormat,
  type SheetSpec,
  type Validation,
} from '../../../spreadsheet/spec';
import { sameRuleFormula } from '../../shared/same-rule';
import { validationText } from '../../shared/validation-text';
import type { Batch, Inverse } from '../batch';
import { hasApi } from '../in-excel';
import { areasOf } from '../addresses';
import type { FormatFacts, SheetFacts } from '../read/read-sheet';
import type { Before } from './write-cells';

/**
 * Makes sure that each format exists exactly once: formats that look like it are replaced by one for its area.
 * @param facts null for a new or emptied sheet
 * @param isSettled whether existing formats are already in the right places
 */
export function writeConditionalFormats(
  batch: Batch,
  sheet: string,
  wanted: readonly ConditionalFormat[],
  facts: SheetFacts | null,
  isSettled: boolean,
): void {
  // A new sheet, or one kept as a hidden copy, has no rules, and what is added needs no inverse.
  if (!facts)
    for (const format of wanted) add(batch.range(sheet, format.area).conditionalFormats, format, -1);
  else if (facts.conditionalFormats) writeKnowing(batch, sheet, wanted, facts.conditionalFormats, isSettled);
  else addWhereNoneAre(batch, sheet, wanted, facts, isSettled);
}

/**
 * Adds formats when the rules of a sheet can't be read. A column that has rules is assumed to have those of the add-in, and is left
 * unchanged.
 */
function addWhereNoneAre(
  batch: Batch,
  sheet: string,
  wanted: readonly ConditionalFormat[],
  facts: SheetFacts,
  isSettled: boolean,
): void {
  const open = wanted.filter(({ area }) => isFree(area, facts, isSettled));
  addFormats(batch, sheet, open);
  if (!isSettled && open.length < wanted.length) batch.check(() => 'known-rules');
}

/** Whether an area has no conditional formats, as far as they were counted. */
function isFree({ left }: Area, { ruleCounts }: SheetFacts, isSettled: boolean): boolean {
  // Rules were counted only in the add-in's own columns. On a settled sheet, a column of the table itself, such as a typed 完成率, has its
  // rule already.
  const uncounted = isSettled ? 1 : 0;
  return (ruleCounts.get(left) ?? uncounted) === 0;
}

/** The formats that writing a patch adds to a sheet. */
export function addedFormats(spec: SheetSpec, facts: SheetFacts): readonly ConditionalFormat[] {
  const { conditionalFormats: wanted } = spec;
  const { conditionalFormats: present } = facts;
  if (present === null) return wanted.filter(({ area }) => isFree(area, facts, isSettled(spec)));
  return openFormats(wanted, present, isSettled(spec));
}

function openFormats(
  wanted: readonly ConditionalFormat[],
  present: readonly FormatFacts[],
  isSettled: boolean,
): readonly ConditionalFormat[] {
  return wanted.filter(
    (format) => !isSettled || present.filter((standing) => isAlike(standing, format)).length !== 1,
  );
}

/** Whether existing conditional formats are in the right places. They are if no cell gets a format, because then no cell is new. */
export function isSettled({ mode, formats }: SheetSpec): boolean {
  return mode === 'patch' && formats.length === 0;
}

function writeKnowing(
  batch: Batch,
  sheet: string,
  wanted: readonly ConditionalFormat[],
  present: readonly FormatFacts[],
  isSettled: boolean,
): void {
  const open = openFormats(wanted, present, isSettled);
  // From last to first, because inverses run in reverse: the formats are then restored from first to last, each in its place.
  for (const standing of [...present].reverse()) {
    const format = open.find((candidate) => isAlike(standing, candidate));
    if (format) removeFormat(batch, sheet, standing, format);
  }
  addFormats(batch, sheet, open);
}

/** Whether a conditional format of a sheet has the kind and look of a wanted one. */
export function isAlike(standing: FormatFacts, format: ConditionalFormat): boolean {
  if (standing.kind !== format.kind) return false;
  if (format.kind === 'data-bar') return sameColor(standing.color, format.color);
  return (
    sameRuleFormula(standing.rule, format.formula) &&
    (format.style.color === undefined || sameColor(standing.color, format.style.color)) &&
    (format.style.fill === undefined || sameColor(standing.fill, format.style.fill))
  );
}

function sameColor(a: string, b: string): boolean {
  return a.toUpperCase() === b.toUpperCase();
}

/** Removes a format that looks like the wanted one. The inverse adds the removed format again in its old place. */
function removeFormat(batch: Batch, sheet: string, standing: FormatFacts, format: ConditionalFormat): void {
  const present = batch.sheet(sheet).getRange().conditionalFormats.getItem(standing.id);
  const place = hasApi('1.9') ? present.getRanges() : present.getRangeOrNullObject();
  place.load('address');
  present.load('priority');
  const look = format.kind === 'formula' ? { ...format, formula: standing.rule } : format;
  batch.takeBackIfPossible(() => {
    const areas = place.isNullObject ? [] : areasOf(place.address);
    const { priority } = present;
    return (context) => {
      const worksheet = context.workbook.worksheets.getItem(sheet);
      for (const piece of chunked(areas)) {
        const address = piece.map(areaAddress).join();
        const range = hasApi('1.9') ? worksheet.getRanges(address) : worksheet.getRange(address);
        add(range.conditionalFormats, movedFormat(look, areas, piece), priority);
      }
    };
  });
  present.delete();
}

/** The most characters of an address in a call. Excel refuses about 8,200 and more (office-js #5198). */
const MOST_ADDRESS = 8000;

/** Splits areas into groups whose addresses each fit into a call. */
function chunked(areas: readonly Area[]): Area[][] {
  const pieces: Area[][] = [];
  let characters = Infinity;
  for (const area of areas) {
    const { length } = areaAddress(area);
    characters += length + 1;
    if (characters > MOST_ADDRESS) {
      pieces.push([]);
      characters = length;
    }
    pieces[pieces.length - 1]?.push(area);
  }
  return pieces;
}

/**
 * The format for a group of its areas. Excel answers a formula relative to the top left cell of all areas, but reads it relative to the top
 * left cell of the group (office-js #5194).
 */
function movedFormat(
  format: ConditionalFormat,
  areas: readonly Area[],
  piece: readonly Area[],
): ConditionalFormat {
  if (format.kind === 'data-bar') return format;
  const rows = edge(piece, 'top') - edge(areas, 'top');
  const columns = edge(piece, 'left') - edge(areas, 'left');
  return { ...format, formula: shiftFormula(format.formula, rows, columns) };
}

function edge(areas: readonly Area[], side: 'top' | 'left'): number {
  return Math.min(...areas.map((area) => area[side]));
}

function addFormats(batch: Batch, sheet: string, formats: readonly ConditionalFormat[]): void {
  const before = new Map<string, OfficeExtension.ClientResult<number>>();
  for (const { area } of formats) {
    const address = areaAddress(area);
    if (!before.has(address)) before.set(address, batch.range(sheet, area).conditionalFormats.getCount());
  }
  for (const format of formats)
    addFormat(batch, sheet, format, () => before.get(areaAddress(format.area))?.value === 0);
}

/** @param isBare whether the area had no rules before; called after the batch ran */
function addFormat(batch: Batch, sheet: string, format: ConditionalFormat, isBare: () => boolean): void {
  const { conditionalFormats } = batch.range(sheet, format.area);
  const added = add(conditionalFormats, format, -1);
  batch.takeBackIfPossible((): Inverse => {
    const { id } = added;
    // A rule may not be found by its id when other rules apply to its cells (office-js #5222).
    const wasBare = isBare();
    return ({ workbook }) => {
      const worksheet = workbook.worksheets.getItem(sheet);
      if (wasBare) worksheet.getRange(areaAddress(format.area)).conditionalFormats.clearAll();
      else worksheet.getRange().conditionalFormats.getItem(id).delete();
    };
  });
}

/**
 * Adds a format and sets its priority. The priority comes last, because afterwards Excel no longer finds the object.
 * @param priority counted from 0; -1 is the last place. Excel puts a new format first, but the user's own formats must stay first
 */
function add(
  formats: Excel.ConditionalFormatCollection,
  format: ConditionalFormat,
  priority: number,
): Excel.ConditionalFormat {
  const added = formats.add(format.kind === 'data-bar' ? 'DataBar' : 'Custom');
  added.load('id');
  setLook(added, format);
  added.priority = priority;
  return added;
}

function setLook(added: Excel.ConditionalFormat, format: ConditionalFormat): void {
  if (format.kind === 'data-bar') {
    added.dataBar.positiveFormat.fillColor = format.color;
    added.dataBar.positiveFormat.gradientFill = false;
    added.dataBar.lowerBoundRule = { type: 'Number', formula: String(format.min) };
    added.dataBar.upperBoundRule = { type: 'Number', formula: String(format.max) };
    return;
  }
  added.custom.rule.formula = format.formula;
  const { color, fill, bold, numberFormat } = format.style;
  if (color !== undefined) added.custom.format.font.color = color;
  if (bold !== undefined) added.custom.format.font.bold = bold;
  if (fill !== undefined) added.custom.format.fill.color = fill;
  if (numberFormat !== undefined) added.custom.format.numberFormat = numberFormat;
}

/** Sets the data validation of an area. */
export function writeValidation(batch: Batch, sheet: string, validation: Validation, before: Before): void {
  if (before) keepValidation(batch, sheet, validation.area);
  const { dataValidation } = batch.range(sheet, validation.area);
  dataValidation.clear();
  dataValidation.rule = rule(validation.rule);
  dataValidation.ignoreBlanks = true;
  const { title, message } = validationText(validation);
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
  // A formula, as Excel itself answers for a list whose entries are in cells.
  if (wanted.kind === 'list-from')
    return { list: { inCellDropDown: true, source: `=${rangeReference(wanted.cells)}` } };
  const limits =
    wanted.max === undefined
      ? { formula1: wanted.min, operator: 'GreaterThanOrEqualTo' as const }
      : { formula1: wanted.min, formula2: wanted.max, operator: 'Between' as const };
  return wanted.kind === 'whole-number' ? { wholeNumber: limits } : { decimal: limits };
}

/** Types that mean that all cells have the same rule (d.ts, DataValidationType). */
const SINGLE_RULES: readonly string[] = [
  'WholeNumber',
  'Decimal',
  'List',
  'Date',
  'Time',
  'TextLength',
  'Custom',
];

function keepValidation(batch: Batch, sheet: string, area: Area): void {
  const { dataValidation } = batch.range(sheet, area);
  dataValidation.load('rule,ignoreBlanks,errorAlert,prompt,type');
  batch.takeBack(() => {
    const { rule: before, ignoreBlanks, errorAlert, prompt, type } = dataValidation;
    return (context) => {
      const target = context.workbook.worksheets.getItem(sheet).getRange(areaAddress(area)).dataValidation;
      target.clear();
      // When cells have different rules, Excel gives none of them.
      if (!SINGLE_RULES.includes(type)) return;
      target.set({ rule: before, ignoreBlanks, errorAlert, prompt });
    };
  });
}

/** Removes all rules from a sheet that is made anew. */
export function clearRules(sheet: Excel.Worksheet): void {
  sheet.getRange().conditionalFormats.clearAll();
  sheet.getRange().dataValidation.clear();
}
