/**
 * Writes data validations to a sheet without duplicating them.
 */
import type { Element } from '@xmldom/xmldom';
import { areaAddress, overlaps, type Area } from '../../../spreadsheet/address';
import { rangeReference, type Validation } from '../../../spreadsheet/spec';
import { validationText } from '../../shared/validation-text';
import { parseAreas } from './conditional-formats';
import type { SheetPart } from '../parts/sheet-part';
import { appendElement, children, elementXml, removeElement, type Attributes } from '../package/xml';

/** Sets a validation for its area. It replaces other validations there, because a cell can have only one. */
export function ensureValidation(sheet: SheetPart, validation: Validation): void {
  const list = sheet.section('dataValidations');
  const made = validationElement(list, validation);
  removeElement(made);
  const present = children(list, 'dataValidation');
  if (present.some((element) => isEqual(element, made))) return;
  for (const element of present) cutOut(element, validation.area);
  list.appendChild(made);
  list.setAttribute('count', String(children(list, 'dataValidation').length));
}

/** The areas are compared first: of a sheet's validations few have the same, and making the texts of all takes longer. */
function isEqual(a: Element, b: Element): boolean {
  return a.getAttribute('sqref') === b.getAttribute('sqref') && elementXml(a) === elementXml(b);
}

function validationElement(list: Element, validation: Validation): Element {
  const { area, rule } = validation;
  const { title, message } = validationText(validation);
  const kinds: Readonly<Record<typeof rule.kind, string>> = {
    'whole-number': 'whole',
    decimal: 'decimal',
    list: 'list',
    'list-from': 'list',
  };
  const isOpen = rule.kind === 'whole-number' && rule.max === undefined;
  const element = appendElement(list, 'dataValidation', {
    type: kinds[rule.kind],
    ...(isOpen ? ({ operator: 'greaterThanOrEqual' } satisfies Attributes) : {}),
    allowBlank: 1,
    showInputMessage: 1,
    showErrorMessage: 1,
    errorTitle: title,
    error: message,
    promptTitle: title,
    prompt: message,
    sqref: areaAddress(area),
  });
  formulasOf(rule).forEach((formula, i) => {
    appendElement(element, `formula${i + 1}`).textContent = String(formula);
  });
  return element;
}

/** The limits of a rule as a file states them. */
function formulasOf(rule: Validation['rule']): (string | number)[] {
  switch (rule.kind) {
    case 'list':
      return [`"${rule.values.join(',').replace(/"/g, '""')}"`];
    case 'list-from':
      return [rangeReference(rule.cells)];
    default:
      return [rule.min, ...(rule.max === undefined ? [] : [rule.max])];
  }
}

/** Removes an area from a validation. When no area is left, the validation is removed. */
function cutOut(element: Element, area: Area): void {
  const areas = parseAreas(element.getAttribute('sqref') ?? '');
  if (!areas.some((own) => overlaps(own, area))) return;
  const rest = areas.flatMap((own) => subtract(own, area));
  if (rest.length === 0) removeElement(element);
  else element.setAttribute('sqref', rest.map(areaAddress).join(' '));
}

/** The parts of `from` that lie outside `area`: at most four areas. */
export function subtract(from: Area, area: Area): Area[] {
  if (!overlaps(from, area)) return [from];
  const top = Math.max(from.top, area.top);
  const bottom = Math.min(from.bottom, area.bottom);
  return [
    { ...from, bottom: area.top - 1 },
    { ...from, top: area.bottom + 1 },
    { top, bottom, left: from.left, right: area.left - 1 },
    { top, bottom, left: area.right + 1, right: from.right },
  ].filter((piece) => piece.top <= piece.bottom && piece.left <= piece.right);
}
