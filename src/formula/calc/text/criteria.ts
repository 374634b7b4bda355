/**
 * The criteria of COUNTIF, SUMIFS and the like: `5`, `">5"`, `"<>"`, `"市直*"`.
 */
import { isCellError } from '../../../spreadsheet/grid';
import { UNKNOWN } from '../errors';
import { approxEqual, fifteenDigits } from '../numbers';
import { isDateText, parseNumber } from './text-number';
import { compareTexts, type Scalar } from '../values';
import { hasWildcards, parsePattern } from './wildcards';

/** A key that equal values share, to find them in an index. */
export type LookupKey = number | string | boolean;

/** The key of a value, the same for values that an equality criterion takes as equal; null for an empty cell. */
export function equalityKey(value: Scalar): LookupKey | null {
  if (typeof value === 'number') return fifteenDigits(value);
  if (typeof value === 'string') {
    const number = parseNumber(value);
    return number === null ? textKey(value) : fifteenDigits(number);
  }
  return value !== null && isCellError(value) ? `e${value.error}` : value;
}

export interface Criterion {
  test(value: Scalar): boolean;
  /** For a plain equality: the {@link equalityKey} of the values that pass. */
  readonly key: LookupKey | null;
  /** For a comparison with a number: its operator and the number. Only numbers pass. */
  readonly bound: { readonly operator: '<' | '<=' | '>' | '>='; readonly number: number } | null;
}

/** Enough for the criteria that formulas repeat; criteria with units' names differ from cell to cell. */
const MOST_KEPT = 256;

/** Parses criteria of text once: a column of formulas uses the same few criteria in each of its cells. */
export class KnownCriteria {
  private readonly known = new Map<string, Criterion>();

  /** @param dayShift added to the workbook's days to count from 1900; the same at every call */
  of(value: Scalar, dayShift: number): Criterion {
    if (typeof value !== 'string') return parseCriterion(value, dayShift);
    let criterion = this.known.get(value);
    if (!criterion) {
      criterion = parseCriterion(value, dayShift);
      if (this.known.size >= MOST_KEPT) this.known.clear();
      this.known.set(value, criterion);
    }
    return criterion;
  }
}

type Operator = '=' | '<>' | '<' | '<=' | '>' | '>=';
const OPERATOR = /^(<=|>=|<>|=|<|>)?([^]*)$/;

/** @param dayShift what has to be added to the workbook's days to count from 1900 */
export function parseCriterion(value: Scalar, dayShift = 0): Criterion {
  if (typeof value !== 'string') return equality(value ?? 0);
  const [, operator, operand = ''] = OPERATOR.exec(value) ?? [];
  if (operand === '') return blankCriterion(operator as Operator | undefined);
  // The text dates among the cells would have to be counted from 1904 as well.
  if (dayShift !== 0 && isDateText(operand)) throw UNKNOWN;
  const target = operandValue(operand);
  switch (operator as Operator | undefined) {
    case undefined:
    case '=':
      return equality(target);
    case '<>':
      return typeof target === 'number' ? differsFrom(target) : negation(equality(target));
    default:
      return comparison(operator as '<' | '<=' | '>' | '>=', target);
  }
}

/** `""` is met by empty cells and empty text, `"="` by empty cells, `"<>"` by all others. */
function blankCriterion(operator: Operator | undefined): Criterion {
  if (operator === undefined) return criterion((value) => value === null || value === '');
  if (operator === '=') return criterion((value) => value === null);
  if (operator === '<>') return criterion((value) => value !== null);
  return criterion(() => false);
}

function operandValue(operand: string): Scalar {
  const upper = operand.toUpperCase();
  if (upper === 'TRUE' || upper === 'FALSE') return upper === 'TRUE';
  if (/^#[A-Z/0]+[!?A]$/.test(upper)) return { error: upper };
  return parseNumber(operand) ?? operand;
}

/** A number is also equal to text that reads as it, as in Excel (LibreOffice takes the number only). */
function equality(target: Scalar): Criterion {
  if (typeof target === 'number') {
    return {
      ...criterion(
        (value) =>
          (typeof value === 'string' ? parseNumber(value) : value) === target || isNear(value, target),
      ),
      key: fifteenDigits(target),
    };
  }
  if (typeof target === 'string') {
    if (hasWildcards(target)) {
      const pattern = parsePattern(target);
      return criterion((value) => typeof value === 'string' && pattern.matches(value));
    }
    return {
      ...criterion(isText(target)),
      key: textKey(target),
    };
  }
  const error = target !== null && isCellError(target) ? target.error : null;
  return {
    ...criterion((value) =>
      error === null ? value === target : value !== null && isCellError(value) && value.error === error,
    ),
    key: equalityKey(target),
  };
}

/** A test for text regardless of case; Chinese has none, which makes it quick. */
function isText(target: string): Criterion['test'] {
  const lower = target.toLowerCase();
  if (lower === target.toUpperCase()) return (value) => value === target;
  return (value) => typeof value === 'string' && value.toLowerCase() === lower;
}

function isNear(value: Scalar, target: number): boolean {
  return typeof value === 'number' && approxEqual(value, target);
}

/** Text never is a number to `<>`, though it may be one to `=` (Apache POI, `Countif.NumberMatcher`). */
function differsFrom(target: number): Criterion {
  return criterion((value) => typeof value === 'string' || !isNear(value, target));
}

function negation(inner: Criterion): Criterion {
  return criterion((value) => !inner.test(value));
}

function comparison(operator: '<' | '<=' | '>' | '>=', target: Scalar): Criterion {
  if (typeof target === 'number') {
    return {
      ...criterion(
        (value) => typeof value === 'number' && holds(operator, isNear(value, target) ? 0 : value - target),
      ),
      bound: { operator, number: target },
    };
  }
  if (typeof target === 'boolean') {
    return criterion(
      (value) => typeof value === 'boolean' && holds(operator, Number(value) - Number(target)),
    );
  }
  if (typeof target !== 'string') return criterion((value) => value === target && operator.endsWith('='));
  return criterion((value) => typeof value === 'string' && holds(operator, compareTexts(value, target)));
}

function holds(operator: '<' | '<=' | '>' | '>=', order: number): boolean {
  if (order === 0) return operator.endsWith('=');
  return operator.startsWith('<') ? order < 0 : order > 0;
}

function criterion(test: Criterion['test']): Criterion {
  return { test, key: null, bound: null };
}

/** Text and numbers never share a key. */
export function textKey(text: string): LookupKey {
  return `t${text.toLowerCase()}`;
}
