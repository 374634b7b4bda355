/**
 * Parses each formula once, however many cells contain it.
 */
import type { Position } from '../../spreadsheet/address';
import { MovableFormula } from '../references';
import { Unknown } from './errors';
import { type Formula, parseFormula } from './parse';
import type { FormulaCell, Place } from './source';

/** A parsed formula, and the cell that its relative references start from. */
export interface Compiled {
  readonly formula: Formula;
  readonly base: Position;
}

/** The formula parsed last in a column, with which the next one is compared. */
interface Last extends Position {
  readonly text: string;
  readonly formula: Formula | null;
  movable: MovableFormula | null;
  /** How many formulas in a row were not a moved copy of the one before. */
  misses: number;
}

/** The most different formulas in a row. A column with more is not taken for a fill, because comparing costs about as much as parsing. */
const MOST_MISSES = 16;

/**
 * Parses formulas, and keeps them. Files seldom say which cells share a formula, so a cell's text is compared with the last formula of its
 * column, moved to its row. Comparing is much quicker than parsing.
 */
export class CompiledFormulas {
  /** How many formulas were parsed so far. */
  parses = 0;
  /** Parsed formulas by text, for formulas that the file states once for many cells; null for text that can't be parsed. */
  private readonly filled = new Map<string, Formula | null>();
  /** The formula parsed last, by sheet and column. */
  private readonly last = new Map<string, Map<number, Last>>();

  /** The parsed formula of a cell; null where the text is no formula. */
  of(cell: FormulaCell, at: Place): Compiled | null {
    if (cell.base) return withBase(this.filledFormula(cell.formula), cell.base);
    if (cell.array) return withBase(this.parse(cell.formula), at);
    const columns = this.last.get(at.sheet) ?? new Map<number, Last>();
    this.last.set(at.sheet, columns);
    const last = columns.get(at.column);
    if (last && isMoved(last, cell.formula, at)) return withBase(last.formula, last);
    const formula = this.parse(cell.formula);
    const misses = (last?.misses ?? 0) + 1;
    const { row, column } = at;
    columns.set(column, { row, column, text: cell.formula, formula, movable: null, misses });
    return withBase(formula, at);
  }

  private filledFormula(text: string): Formula | null {
    let formula = this.filled.get(text);
    if (formula === undefined) this.filled.set(text, (formula = this.parse(text)));
    return formula;
  }

  private parse(text: string): Formula | null {
    this.parses++;
    try {
      return parseFormula(text);
    } catch (error) {
      if (error instanceof Unknown) return null;
      throw error;
    }
  }
}

function withBase(formula: Formula | null, base: Position): Compiled | null {
  return formula && { formula, base };
}

/** Whether `text` is the last formula moved to another row. */
function isMoved(last: Last, text: string, at: Position): boolean {
  if (last.misses > MOST_MISSES) return false;
  last.movable ??= new MovableFormula(last.text);
  if (!last.movable.isMovedDown(text, at.row - last.row)) return false;
  last.misses = 0;
  return true;
}
