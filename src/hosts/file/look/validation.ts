/**
 * Reads data validations: what may be typed into a cell.
 */
import type { Element } from '@xmldom/xmldom';
import { contains, type Position } from '../../../spreadsheet/address';
import { parseAreas } from '../write/conditional-formats';
import type { SheetPart } from '../parts/sheet-part';
import { child, children, isTrue } from '../package/xml';

/** A data validation whose limits are constants. Rules with formulas as limits are left to the spreadsheet program. */
export interface CellRule {
  readonly kind: 'whole-number' | 'decimal' | 'list';
  readonly min: number | null;
  readonly max: number | null;
  /** The entries that a list allows. */
  readonly values: readonly string[];
  /** The error message stated in the workbook; '' for none. */
  readonly message: string;
}

const KINDS: Readonly<Record<string, CellRule['kind']>> = {
  whole: 'whole-number',
  decimal: 'decimal',
  list: 'list',
};

/** The rule for a cell; null where anything may be typed. */
export function validationAt(sheet: SheetPart, cell: Position): CellRule | null {
  const list = child(sheet.root, 'dataValidations');
  const element = (list ? children(list, 'dataValidation') : []).find(
    (candidate) =>
      isTrue(candidate.getAttribute('showErrorMessage')) &&
      parseAreas(candidate.getAttribute('sqref') ?? '').some((area) => contains(area, cell)),
  );
  return element ? readRule(element) : null;
}

/** Whether a value obeys a rule; an empty cell always does. */
export function isAllowed(rule: CellRule, value: number | string | boolean): boolean {
  if (rule.kind === 'list') return rule.values.includes(String(value));
  if (typeof value !== 'number') return false;
  if (rule.kind === 'whole-number' && !Number.isInteger(value)) return false;
  return value >= (rule.min ?? -Infinity) && value <= (rule.max ?? Infinity);
}

function readRule(element: Element): CellRule | null {
  const kind = KINDS[element.getAttribute('type') ?? ''];
  const style = element.getAttribute('errorStyle') ?? 'stop';
  const [first, second] = ['formula1', 'formula2'].map((name) => child(element, name)?.textContent ?? '');
  if (!kind || style !== 'stop' || first === undefined) return null;
  const message = element.getAttribute('error') ?? '';
  if (kind === 'list') {
    const values = /^"((?:[^"]|"")*)"$/.exec(first)?.[1];
    if (values === undefined) return null;
    const allowed = values.replace(/""/g, '"').split(',');
    return { kind, min: null, max: null, values: allowed.map((value) => value.trim()), message };
  }
  const limits = limitsOf(element.getAttribute('operator') ?? 'between', Number(first), Number(second));
  return limits && { kind, ...limits, values: [], message };
}

function limitsOf(
  operator: string,
  first: number,
  second: number,
): { readonly min: number | null; readonly max: number | null } | null {
  if (Number.isNaN(first)) return null;
  switch (operator) {
    case 'between':
      return Number.isNaN(second) ? null : { min: first, max: second };
    case 'greaterThanOrEqual':
      return { min: first, max: null };
    case 'lessThanOrEqual':
      return { min: null, max: first };
    case 'equal':
      return { min: first, max: first };
    default:
      return null;
  }
}
