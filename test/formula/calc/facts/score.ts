/**
 * Computes the facts with the calculator and scores them. Facts are formulas from other programs' tests, with their expected values.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cellAddress, parseArea, type Area } from '../../../../src/spreadsheet/address';
import { type CellValue, isCellError, UNCALCULATED } from '../../../../src/spreadsheet/grid';
import { Calculator } from '../../../../src/formula/calc/calculator';
import type { CalcSource, FormulaCell } from '../../../../src/formula/calc/source';
import { tokenize } from '../../../../src/formula/tokens';
import type { BookLine, FactLine } from './book-line';
import { DIFFERENCES } from './differences';

/** `disputed`: the expected value is not what Excel gives, for a reason stated in differences.ts. */
export type Outcome = 'right' | 'wrong' | 'disputed' | 'not supported';

export interface Scored {
  readonly book: string;
  readonly formula: string;
  readonly expected: CellValue;
  readonly value: CellValue;
  readonly outcome: Outcome;
  /** The outermost function of the formula, or `operators`. */
  readonly name: string;
}

/** The key of a fact in differences.ts. */
export function factKey(book: string, formula: string, expected: CellValue): string {
  return `${book} | ${formula} | ${shown(expected)}`;
}

export function scoreFacts(): readonly Scored[] {
  const disputed = new Set(DIFFERENCES.filter(({ at }) => at === 'source').flatMap((group) => group.facts));
  const lines = readFileSync(join(__dirname, 'facts.jsonl'), 'utf8').trim().split('\n');
  const scored: Scored[] = [];
  let book: BookLine | null = null;
  for (const line of lines) {
    const parsed = JSON.parse(line) as BookLine | FactLine;
    if ('book' in parsed) book = parsed;
    else if (book) scored.push(score(book, parsed, disputed));
  }
  return scored;
}

function score(book: BookLine, fact: FactLine, disputed: ReadonlySet<string>): Scored {
  const [, , formula, expected] = fact;
  const value = compute(book, fact);
  const base = { book: book.book, formula, expected, value, name: outermost(formula) };
  if (value === UNCALCULATED) return { ...base, outcome: 'not supported' };
  if (isSame(value, expected)) return { ...base, outcome: 'right' };
  return { ...base, outcome: disputed.has(factKey(book.book, formula, expected)) ? 'disputed' : 'wrong' };
}

/** Computes the formula of a fact at its address in the workbook. */
export function compute(book: BookLine, [sheet, address, formula, , array]: FactLine): CellValue {
  const area = parseArea(address);
  if (!area) throw new Error(address);
  const at = { sheet, row: area.top, column: area.left };
  const cell: FormulaCell = array ? { formula, array: { area, spills: false } } : { formula };
  return new Calculator(sourceOf(book)).result(cell, at);
}

export function sourceOf(book: BookLine): CalcSource {
  const own = (name: string, sheet: string | null): string | undefined =>
    book.names.find((line) => line.sheet === sheet && line.name.toLowerCase() === name.toLowerCase())
      ?.refersTo;
  return {
    sheetNames: Object.keys(book.sheets),
    content: (sheet, row, column) => book.sheets[sheet]?.[cellAddress({ row, column })] ?? null,
    formula: (sheet, row, column) => book.formulas[`${sheet}!${cellAddress({ row, column })}`] ?? null,
    usedArea: (sheet) => usedArea(Object.keys(book.sheets[sheet] ?? {})),
    definedName: (name, sheet) => own(name, sheet) ?? own(name, null) ?? null,
    table: () => null,
    dates1904: false,
    rowState: () => 'shown',
  };
}

function usedArea(addresses: readonly string[]): Area | null {
  const areas = addresses.flatMap((address) => parseArea(address) ?? []);
  if (areas.length === 0) return null;
  return {
    top: Math.min(...areas.map((area) => area.top)),
    left: Math.min(...areas.map((area) => area.left)),
    bottom: Math.max(...areas.map((area) => area.bottom)),
    right: Math.max(...areas.map((area) => area.right)),
  };
}

/** Compares numbers to nine digits, as the other programs' tests do. excelize expects texts in place of numbers. */
export function isSame(value: CellValue, expected: CellValue): boolean {
  if (shown(value) === shown(expected)) return true;
  if (typeof value !== 'number' || (typeof expected !== 'number' && typeof expected !== 'string'))
    return false;
  if (expected === '') return false;
  const number = Number(expected);
  return Math.abs(value - number) <= 1e-9 * Math.max(Math.abs(value), Math.abs(number)) + 1e-12;
}

function shown(value: CellValue): string {
  if (value === null) return '';
  if (isCellError(value)) return value.error;
  return typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
}

function outermost(formula: string): string {
  const call = tokenize(formula).find(({ kind }) => kind === 'name');
  return call ? call.text.toUpperCase().replace(/^_XLFN\./, '') : 'operators';
}
