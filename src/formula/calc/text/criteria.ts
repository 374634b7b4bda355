/**
 * Parses the criteria of COUNTIF, SUMIFS and similar functions: `5`, `">5"`, `"<>"`, `"市直*"`.
 */
import { isCellError } from '../../../spreadsheet/grid';
import { UNKNOWN } from '../errors';
import { approxEqual, fifteenDigits } from '../numbers';
import { isDateText, parseNumber } from './text-number';
import { compareTexts, type Scalar } from '../values';
import { hasWildcards, parsePattern } from './wildcards';

/** The key under which equal values are found in an index. */
export type LookupKey = number | string | boolean;

/** The key of a value. Values that an equality criterion takes as equal have the same key. Null for an empty cell. */
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
  /** Set for a plain equality: the {@link equalityKey} of the values that pass. */
  readonly key: LookupKey | null;
  /** Set for a comparison with a number, which only numbers can pass. */
  readonly bound: { readonly operator: '<' | '<=' | '>' | '>='; readonly number: number } | null;
}

/** The most criteria kept. Formulas repeat a few criteria; those with the names of units differ from cell to cell and need not be kept. */
const MOST_KEPT = 256;

/** Parses each criterion of text once: a column of formulas uses the same few criteria in each of its cells. */
export class KnownCriteria {
  private readonly known = new Map<string, Criterion>();

  /** @param dayShift days to add to the workbook's serial numbers so that they count from 1900; the same in every call */
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

/** @param dayShift days to add to the workbook's serial numbers so that they count from 1900 */
export function parseCriterion(value: Scalar, dayShift = 0): Criterion {
  if (typeof value !== 'string') return equality(value ?? 0);
  const [, operator, operand = ''] = OPERATOR.exec(value) ?? [];
  if (operand === '') return blankCriterion(operator as Operator | undefined);
  // Dates stored as text in the compared cells would have to be counted from 1904 as well.
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

/** Criteria without an operand: `""` matches empty cells and empty text, `"="` matches empty cells, `"<>"` all other cells. */
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

/** Matches equal values. A number also matches text that reads as that number, as in Excel (LibreOffice matches numbers only). */
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

/** Matches the same text regardless of case. Text without case, such as Chinese, is compared directly, which is quicker. */
function isText(target: string): Criterion['test'] {
  const lower = target.toLowerCase();
  if (lower === target.toUpperCase()) return (value) => value === target;
  return (value) => typeof value === 'string' && value.toLowerCase() === lower;
}

function isNear(value: Scalar, target: number): boolean {
  return typeof value === 'number' && approxEqual(value, target);
}

/**
 * Matches everything but a number. For `<>` text is never equal to a number, though for `=` it may be (Apache POI,
 * `Countif.NumberMatcher`).
 */
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

/** The key of a text. The prefix keeps it apart from the key of a number. */
export function textKey(text: string): LookupKey {
  return `t${text.toLowerCase()}`;
}
