/**
 * Writes conditional formats to a sheet without duplicating them.
 */
import type { Element } from '@xmldom/xmldom';
import { areaAddress, overlaps, parseArea, type Area } from '../../../spreadsheet/address';
import type { ConditionalFormat } from '../../../spreadsheet/spec';
import { shiftFormula } from '../../../formula/references';
import type { SheetPart } from '../parts/sheet-part';
import { argb, type Styles } from '../parts/styles';
import { appendElement, child, children, importXml, newElement, removeElement } from '../package/xml';

const X14 = 'http://schemas.microsoft.com/office/spreadsheetml/2009/9/main';
const XM = 'http://schemas.microsoft.com/office/excel/2006/main';
/** Extensions of [MS-XLSX]. The first is the list of Excel 2010 rules on a sheet; the second points from a rule to its twin in that list. */
const RULES_EXTENSION = '{78C0D931-6437-407d-A8EE-F0AAD7539E65}';
const POINTER_EXTENSION = '{B025F937-C7B1-47D3-B67F-A62EFF666E3E}';

type DataBar = Extract<ConditionalFormat, { kind: 'data-bar' }>;
type FormulaRule = Extract<ConditionalFormat, { kind: 'formula' }>;

export interface Rule {
  readonly element: Element;
  readonly areas: readonly Area[];
}

/** Writes a format. It replaces rules of the same kind and look whose areas overlap its area. */
export function ensureConditionalFormat(sheet: SheetPart, styles: Styles, format: ConditionalFormat): void {
  const dxfId = format.kind === 'formula' ? styles.differential(format.style) : null;
  const alike = rulesOf(sheet).filter(
    (rule) => rule.areas.some((area) => overlaps(area, format.area)) && looksLike(rule, format, styles),
  );
  const [first, ...more] = alike;
  if (first && more.length === 0 && isExactly(first, format)) return;
  const priority = first?.element.getAttribute('priority') ?? String(nextPriority(sheet));
  for (const rule of alike) removeRule(sheet, rule.element);
  const holder = sheet.addSection('conditionalFormatting');
  holder.setAttribute('sqref', areaAddress(format.area));
  if (format.kind === 'data-bar') addDataBar(sheet, holder, format, priority);
  else addFormulaRule(holder, format, priority, dxfId ?? 0);
}

export function rulesOf(sheet: SheetPart): Rule[] {
  return children(sheet.root, 'conditionalFormatting').flatMap((holder) => {
    const areas = parseAreas(holder.getAttribute('sqref') ?? '');
    return children(holder, 'cfRule').map((element) => ({ element, areas }));
  });
}

/** The areas of a `sqref` attribute: `A1:B2 D4`. */
export function parseAreas(sqref: string): Area[] {
  return sqref
    .split(/\s+/)
    .map(parseArea)
    .filter((area) => area !== null);
}

function looksLike(rule: Rule, format: ConditionalFormat, styles: Styles): boolean {
  const { element, areas } = rule;
  if (format.kind === 'data-bar') {
    const bar = element.getAttribute('type') === 'dataBar' ? child(element, 'dataBar') : null;
    const color = bar && child(bar, 'color');
    return color?.getAttribute('rgb')?.slice(-6).toUpperCase() === argb(format.color).slice(-6);
  }
  if (element.getAttribute('type') !== 'expression') return false;
  if (!styles.isDifferential(Number(element.getAttribute('dxfId') ?? -1), format.style)) return false;
  return ruleFormula(element, areas, format.area) === plainFormula(format.formula);
}

/** The formula of a rule as it would read for the top left cell of another area. */
function ruleFormula(element: Element, areas: readonly Area[], area: Area): string {
  const formula = child(element, 'formula')?.textContent ?? '';
  const top = Math.min(...areas.map((own) => own.top));
  const left = Math.min(...areas.map((own) => own.left));
  return plainFormula(shiftFormula(formula, area.top - top, area.left - left));
}

function plainFormula(formula: string): string {
  return formula.replace(/^=/, '').trim();
}

/** Whether a rule has exactly the area of the format and, for a data bar, the same ends. */
function isExactly(rule: Rule, format: ConditionalFormat): boolean {
  const [area] = rule.areas;
  if (rule.areas.length !== 1 || !area || areaAddress(area) !== areaAddress(format.area)) return false;
  if (format.kind === 'formula') return true;
  const bar = child(rule.element, 'dataBar');
  const ends = bar ? children(bar, 'cfvo').map((end) => Number(end.getAttribute('val'))) : [];
  return ends[0] === format.min && ends[1] === format.max && pointer(rule.element) !== null;
}

function nextPriority(sheet: SheetPart): number {
  return (
    1 + Math.max(0, ...rulesOf(sheet).map(({ element }) => Number(element.getAttribute('priority') ?? 0)))
  );
}

export function removeRule(sheet: SheetPart, rule: Element): void {
  const id = pointer(rule);
  if (id !== null) removeTwin(sheet, id);
  const holder = rule.parentNode as Element | null;
  removeElement(rule);
  if (holder && children(holder, 'cfRule').length === 0) removeElement(holder);
}

/** The id of the Excel 2010 twin of a rule. */
export function pointer(rule: Element): string | null {
  const list = child(rule, 'extLst');
  const extension =
    list && children(list, 'ext').find((ext) => ext.getAttribute('uri') === POINTER_EXTENSION);
  return extension ? (child(extension, 'id')?.textContent ?? null) : null;
}

function twinList(sheet: SheetPart): Element | null {
  const list = child(sheet.root, 'extLst');
  const extension = list && children(list, 'ext').find((ext) => ext.getAttribute('uri') === RULES_EXTENSION);
  return extension ? child(extension, 'conditionalFormattings') : null;
}

/** The data bar of the Excel 2010 twin with an id. */
export function twinOf(sheet: SheetPart, id: string): Element | null {
  const list = twinList(sheet);
  const rules = (list ? children(list, 'conditionalFormatting') : []).flatMap((holder) =>
    children(holder, 'cfRule'),
  );
  const twin = rules.find((rule) => rule.getAttribute('id') === id);
  return twin ? child(twin, 'dataBar') : null;
}

function removeTwin(sheet: SheetPart, id: string): void {
  const list = twinList(sheet);
  for (const holder of list ? children(list, 'conditionalFormatting') : []) {
    for (const rule of children(holder, 'cfRule')) if (rule.getAttribute('id') === id) removeElement(rule);
    if (children(holder, 'cfRule').length === 0) removeElement(holder);
  }
}

function addFormulaRule(holder: Element, format: FormulaRule, priority: string, dxfId: number): void {
  const rule = appendElement(holder, 'cfRule', { type: 'expression', dxfId, priority });
  appendElement(rule, 'formula').textContent = plainFormula(format.formula);
}

/**
 * Adds a data bar for Excel 2007, and its twin for Excel 2010 and later. Only the twin can have a solid fill, and a shortest bar of length
 * 0.
 */
function addDataBar(sheet: SheetPart, holder: Element, format: DataBar, priority: string): void {
  const id = freeId(sheet);
  const rule = appendElement(holder, 'cfRule', { type: 'dataBar', priority });
  const bar = appendElement(rule, 'dataBar');
  for (const val of [format.min, format.max]) appendElement(bar, 'cfvo', { type: 'num', val });
  appendElement(bar, 'color', { rgb: argb(format.color) });
  const extension = appendElement(appendElement(rule, 'extLst'), 'ext', { uri: POINTER_EXTENSION });
  extension.appendChild(importXml(extension, `<x14:id xmlns:x14="${X14}">${id}</x14:id>`));
  const list = twinList(sheet) ?? addTwinList(sheet);
  list.appendChild(importXml(list, twinXml(format, id)));
}

function addTwinList(sheet: SheetPart): Element {
  const extensions = sheet.section('extLst');
  // Excel reads this extension only if it comes before the other extensions that Excel 2010 added to a sheet.
  const extension = newElement(extensions, 'ext', { uri: RULES_EXTENSION });
  extensions.insertBefore(extension, extensions.firstChild);
  const list = importXml(extension, `<x14:conditionalFormattings xmlns:x14="${X14}"/>`);
  extension.appendChild(list);
  return list;
}

function twinXml(format: DataBar, id: string): string {
  const end = (figure: number): string => `<x14:cfvo type="num"><xm:f>${figure}</xm:f></x14:cfvo>`;
  const bar = `<x14:dataBar minLength="0" maxLength="100" gradient="0">${end(format.min)}${end(format.max)}<x14:negativeFillColor rgb="FFFF0000"/><x14:axisColor rgb="FF000000"/></x14:dataBar>`;
  return `<x14:conditionalFormatting xmlns:x14="${X14}" xmlns:xm="${XM}"><x14:cfRule type="dataBar" id="${id}">${bar}</x14:cfRule><xm:sqref>${areaAddress(format.area)}</xm:sqref></x14:conditionalFormatting>`;
}

/** A GUID that no rule of the sheet uses. It is counted up instead of random, so that the same change gives the same bytes. */
function freeId(sheet: SheetPart): string {
  const used = new Set(rulesOf(sheet).map(({ element }) => pointer(element)));
  for (let number = 1; ; number++) {
    const id = `{7A6B5C4D-0000-4000-8000-${number.toString(16).toUpperCase().padStart(12, '0')}}`;
    if (!used.has(id)) return id;
  }
}
