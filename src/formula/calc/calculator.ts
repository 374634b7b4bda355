/**
 * The formula calculator of the file host: what Excel would show, computed from the file alone.
 */
import { UNCALCULATED, type CellValue, type StaleCause } from '../../spreadsheet/grid';
import { Cells, Postponed, type ReadyFormula } from './cells';
import { CalcError, UNKNOWN, Unknown } from './errors';
import { Evaluator } from './evaluate';
import { type Formula, parseFormula } from './parse';
import { precedentsOf, type SheetArea } from './precedents';
import type { CalcSource, FormulaCell, Place } from './source';

/**
 * Computes the formulas of a workbook that does not change meanwhile; after a change, make a new one.
 *
 * ```ts
 * new Calculator(source).value('Sheet1', 4, 6) // 0.5
 * ```
 */
export class Calculator {
  private readonly cells: Cells;
  private readonly evaluator: Evaluator;
  /** Formulas that were written once for many cells; null is what cannot be parsed. */
  private readonly shared = new Map<string, Formula | null>();

  constructor(private readonly source: CalcSource) {
    this.cells = new Cells(source, (cell) => this.prepare(cell));
    this.evaluator = new Evaluator(source, this.cells);
  }

  /**
   * The value of a cell: what stands there, or the result of its formula. UNCALCULATED when the formula, or one it
   * depends on, uses what this calculator does not know. Null for an empty cell and outside the workbook.
   */
  value(sheet: string, row: number, column: number): CellValue {
    const cells = this.cells.sheet(sheet);
    return cells ? this.cells.settle(cells, row, column) : null;
  }

  /** The value a formula would have at a place; UNCALCULATED where it cannot be told from cells with results. */
  result(formula: FormulaCell, at: Place): CellValue {
    try {
      return this.prepare(formula).compute(at);
    } catch (error) {
      if (error instanceof Unknown || error instanceof Postponed) return UNCALCULATED;
      if (error instanceof CalcError) return error.value;
      throw error;
    }
  }

  /** How many times cells of ranges were looked at so far. */
  get looks(): number {
    return this.evaluator.ranges.looks;
  }

  /** Why {@link value} of a cell was UNCALCULATED; null when it was not. */
  obstacle(sheet: string, row: number, column: number): StaleCause | null {
    const cells = this.cells.sheet(sheet);
    return cells && this.cells.obstacle(cells, row, column);
  }

  /**
   * The cells a formula at a place refers to directly. Null when that cannot be told: INDIRECT, OFFSET, references
   * to other workbooks or over several sheets.
   */
  precedents(cell: FormulaCell, at: Place): readonly SheetArea[] | null {
    const formula = this.parsed(cell);
    return formula && precedentsOf(formula, at, cell.base ?? at, this.source);
  }

  private prepare(cell: FormulaCell): ReadyFormula {
    const formula = this.parsed(cell);
    if (!formula) return NOT_A_FORMULA;
    const { base, array } = cell;
    return {
      height: formula.height,
      compute: (at) =>
        array
          ? this.evaluator.arrayItem(formula, at, array)
          : this.evaluator.compute(formula, at, base ?? at),
    };
  }

  /** Only texts that serve several cells are worth remembering. */
  private parsed(cell: FormulaCell): Formula | null {
    if (!cell.base) return parsedOrNull(cell.formula);
    let formula = this.shared.get(cell.formula);
    if (formula === undefined) this.shared.set(cell.formula, (formula = parsedOrNull(cell.formula)));
    return formula;
  }
}

const NOT_A_FORMULA: ReadyFormula = {
  height: 0,
  compute: () => {
    throw UNKNOWN;
  },
};

function parsedOrNull(formula: string): Formula | null {
  try {
    return parseFormula(formula);
  } catch (error) {
    if (error instanceof Unknown) return null;
    throw error;
  }
}
