/**
 * DataValidation of a range.
 */
import { areaAddress, overlaps, parseSheetArea, type Area } from '../../src/spreadsheet/address';
import { parseAreas } from '../../src/hosts/file/write/conditional-formats';
import type { SheetPart } from '../../src/hosts/file/parts/sheet-part';
import { ensureValidation, subtract } from '../../src/hosts/file/write/validations';
import { child, children, removeElement } from '../../src/hosts/file/package/xml';
import { rangeReference, type Validation } from '../../src/spreadsheet/spec';
import type { SimulatedSheet } from '../simulated-workbook/sheet';
import type { ExcelContext } from './context';
import { invalid, NotSimulated, type Thing } from './thing';

interface Limits {
  readonly formula1: number;
  readonly formula2?: number;
  readonly operator: string;
}

export function dataValidation(excel: ExcelContext, sheet: SimulatedSheet, area: Area): Thing {
  const change = (changed: Partial<Validation>): void => {
    excel.write(sheet);
    const present = validationAt(excel.book.part(sheet), area);
    const base = present ?? { area, rule: { kind: 'list', values: [] }, title: '', message: '' };
    removeValidations(excel.book.part(sheet), area);
    ensureValidation(excel.book.part(sheet), { ...base, ...changed, area });
  };
  const text = (value: {
    title: string;
    message: string;
    showAlert?: boolean;
    showPrompt?: boolean;
  }): void => {
    if (value.title.length > 32 || value.message.length > 255) throw invalid('data validation text');
    change({ title: value.title, message: value.message });
  };
  const present = (): Validation | null => validationAt(excel.book.part(sheet), area);
  return {
    type: 'DataValidation',
    get: {
      // d.ts, DataValidationType: Inconsistent if cells have different rules, MixedCriteria if some have none. Rule is null
      // in both cases.
      Type: () => typeOf(excel.book.part(sheet), area),
      Rule: () => (typeOf(excel.book.part(sheet), area) === 'MixedCriteria' ? null : wireRule(present())),
      IgnoreBlanks: () => true,
      ErrorAlert: () => ({
        showAlert: true,
        style: 'Stop',
        title: present()?.title ?? '',
        message: present()?.message ?? '',
      }),
      Prompt: () => ({ showPrompt: true, title: present()?.title ?? '', message: present()?.message ?? '' }),
    },
    set: {
      Rule: (value: { wholeNumber?: Limits; decimal?: Limits; list?: { source: string } } | null) => {
        if (value === null) throw invalid('data validation rule');
        change({ rule: ruleOf(value) });
      },
      ErrorAlert: text,
      Prompt: text,
      IgnoreBlanks: (value: boolean) => {
        if (!value) throw new NotSimulated('blanks refused');
      },
    },
    call: {
      Clear: () => {
        excel.write(sheet);
        removeValidations(excel.book.part(sheet), area);
      },
    },
  };
}

function ruleOf(value: {
  wholeNumber?: Limits;
  decimal?: Limits;
  list?: { source: string };
}): Validation['rule'] {
  if (value.list) return listOf(value.list.source);
  const limits = value.wholeNumber ?? value.decimal;
  if (!limits) throw invalid('data validation rule');
  const { formula1: min, formula2: max, operator } = limits;
  if (operator !== (max === undefined ? 'GreaterThanOrEqualTo' : 'Between')) throw new NotSimulated(operator);
  if (value.wholeNumber) return { kind: 'whole-number', min, ...(max === undefined ? {} : { max }) };
  return { kind: 'decimal', min, max: max ?? 0 };
}

/**
 * A list's source that begins with = is a reference, as in Excel's own dialog. A list of values has at most 255 characters (Excel
 * specifications, data validation).
 */
function listOf(source: string): Validation['rule'] {
  if (!source.startsWith('=')) {
    if (source.length > 255) throw invalid('data validation list');
    return { kind: 'list', values: source.split(',') };
  }
  const cells = parseSheetArea(source);
  if (!cells) throw new NotSimulated(source);
  return { kind: 'list-from', cells };
}

function wireRule(validation: Validation | null): object {
  if (!validation) return {};
  const { rule } = validation;
  if (rule.kind === 'list') return { list: { inCellDropDown: true, source: rule.values.join() } };
  if (rule.kind === 'list-from')
    return { list: { inCellDropDown: true, source: `=${rangeReference(rule.cells)}` } };
  const limits =
    rule.max === undefined
      ? { formula1: rule.min, operator: 'GreaterThanOrEqualTo' }
      : { formula1: rule.min, formula2: rule.max, operator: 'Between' };
  return rule.kind === 'whole-number' ? { wholeNumber: limits } : { decimal: limits };
}

const TYPE_NAMES = {
  list: 'List',
  'list-from': 'List',
  'whole-number': 'WholeNumber',
  decimal: 'Decimal',
} as const;

/** The DataValidationType of an area. */
function typeOf(part: SheetPart, area: Area): string {
  const whole = validationAt(part, area);
  if (whole) return TYPE_NAMES[whole.rule.kind];
  const list = child(part.root, 'dataValidations');
  const isTouched = (list ? children(list) : []).some((element) =>
    parseAreas(element.getAttribute('sqref') ?? '').some((other) => overlaps(other, area)),
  );
  return isTouched ? 'MixedCriteria' : 'None';
}

/** The validation that applies to a whole area; null if there is none. */
function validationAt(part: SheetPart, area: Area): Validation | null {
  const list = child(part.root, 'dataValidations');
  for (const element of list ? children(list) : []) {
    const areas = parseAreas(element.getAttribute('sqref') ?? '');
    if (
      !areas.some(
        (other) =>
          other.top <= area.top &&
          other.bottom >= area.bottom &&
          other.left <= area.left &&
          other.right >= area.right,
      )
    )
      continue;
    const [first = '', second] = children(element).map((formula) => formula.textContent ?? '');
    const kind = element.getAttribute('type');
    const max = second === undefined ? {} : { max: Number(second) };
    const rule: Validation['rule'] =
      kind === 'list'
        ? listOf(first.startsWith('"') ? first.slice(1, -1) : `=${first}`)
        : kind === 'whole'
          ? { kind: 'whole-number', min: Number(first), ...max }
          : { kind: 'decimal', min: Number(first), max: Number(second) };
    return {
      area,
      rule,
      title: element.getAttribute('promptTitle') ?? '',
      message: element.getAttribute('prompt') ?? '',
    };
  }
  return null;
}

export function removeValidations(part: SheetPart, area: Area): void {
  const list = child(part.root, 'dataValidations');
  if (!list) return;
  for (const element of children(list)) {
    const areas = parseAreas(element.getAttribute('sqref') ?? '');
    if (!areas.some((other) => overlaps(other, area))) continue;
    const rest = areas.flatMap((other) => subtract(other, area));
    if (rest.length === 0) removeElement(element);
    else element.setAttribute('sqref', rest.map(areaAddress).join(' '));
  }
  if (children(list).length === 0) removeElement(list);
  else list.setAttribute('count', String(children(list).length));
}

export function validationsOf(part: SheetPart): Validation[] {
  const list = child(part.root, 'dataValidations');
  return (list ? children(list) : []).flatMap((element) =>
    parseAreas(element.getAttribute('sqref') ?? '').flatMap((area) => validationAt(part, area) ?? []),
  );
}
