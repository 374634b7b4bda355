/**
 * The formula calculator of the file host: what Excel would show, computed from the file alone.
 */
import { UNCALCULATED, type CellValue, type StaleCause } from '../../spreadsheet/grid';
import { Cells, Postponed, type ReadyFormula } from './cells';
import { CompiledFormulas, type Compiled } from './compiled';
import { Closures } from './closures';
import { CalcError, UNKNOWN, Unknown } from './errors';
import { asResult, Evaluator } from './evaluate';
import { precedentsOf, type SheetArea } from './precedents';
import type { CalcSource, FormulaCell, Place } from './source';

/**
 * Computes the formulas of a workbook. It keeps every value it has computed, so make a new calculator after the workbook has changed.
 *
 * ```ts
 * new Calculator(source).value('Sheet1', 4, 6) // 0.5
 * ```
 */
export class Calculator {
  private readonly cells: Cells;
  private readonly evaluator: Evaluator;
  private readonly closures: Closures;
  /** Parsed formulas; a formula filled into many cells is parsed once. */
  private readonly filled = new WeakMap<FormulaCell, ReadyFormula>();

  /** @param formulas the formulas parsed so far; hand them on to the next calculator, which then need not parse them again */
  constructor(
    private readonly source: CalcSource,
    private readonly formulas = new CompiledFormulas(),
  ) {
    this.cells = new Cells(source, (cell, at) => this.prepare(cell, at));
    this.evaluator = new Evaluator(source, this.cells);
    this.closures = new Closures(source, this.cells, this.evaluator);
  }

  /**
   * The value of a cell, or the result of its formula. UNCALCULATED when the formula, or a formula it depends on, uses something that this
   * calculator does not know. Null for an empty cell, and for a place outside the workbook.
   */
  value(sheet: string, row: number, column: number): CellValue {
    const cells = this.cells.sheet(sheet);
    return cells ? (cells.columns[column]?.[row] ?? this.cells.settle(cells, row, column)) : null;
  }

  /** The value that a formula would have at a place; UNCALCULATED where it cannot be computed. */
  result(formula: FormulaCell, at: Place): CellValue {
    try {
      return this.prepare(formula, at).compute(at);
    } catch (error) {
      if (error instanceof Unknown || error instanceof Postponed) return UNCALCULATED;
      if (error instanceof CalcError) return error.value;
      throw error;
    }
  }

  /** How many cells were read so far, through ranges or single references. Tests compare this count. */
  get looks(): number {
    return this.evaluator.ranges.looks;
  }

  /** How many formulas were parsed so far. Tests compare this count. */
  get parses(): number {
    return this.formulas.parses;
  }

  /** Why {@link value} of a cell was UNCALCULATED; null when it was not. */
  obstacle(sheet: string, row: number, column: number): StaleCause | null {
    const cells = this.cells.sheet(sheet);
    return cells && this.cells.obstacle(cells, row, column);
  }

  /** The parsed formula of a cell; null where the text is no formula. A formula filled into many cells is parsed once. */
  compiled(cell: FormulaCell, at: Place): Compiled | null {
    return this.formulas.of(cell, at);
  }

  /** Parses the formula, then does the same as {@link precedentsOf}; null also where the text is no formula. */
  precedents(cell: FormulaCell, at: Place): readonly SheetArea[] | null {
    const compiled = this.compiled(cell, at);
    return compiled && this.precedentsOf(compiled, at);
  }

  /**
   * The cells a formula at a place refers to directly. Null when they are unknown, as with INDIRECT, OFFSET and references over several
   * sheets.
   */
  precedentsOf({ formula, base }: Compiled, at: Place): readonly SheetArea[] | null {
    return precedentsOf(formula, at, base, this.source);
  }

  private prepare(cell: FormulaCell, at: Place): ReadyFormula {
    if (!cell.base) return this.makeReady(cell, at);
    let ready = this.filled.get(cell);
    if (!ready) this.filled.set(cell, (ready = this.makeReady(cell, at)));
    return ready;
  }

  private makeReady(cell: FormulaCell, at: Place): ReadyFormula {
    const compiled = this.formulas.of(cell, at);
    if (!compiled) return NOT_A_FORMULA;
    const { formula, base } = compiled;
    const { height } = formula;
    const { array } = cell;
    if (array) return { height, compute: (place) => this.evaluator.arrayItem(formula, place, array) };
    const { sheet } = at;
    const closure = this.closures.of(formula, sheet);
    return {
      height,
      compute: (place) => {
        const single = place.sheet === sheet ? closure : this.closures.of(formula, place.sheet);
        return asResult(
          single({ at: place, rows: place.row - base.row, columns: place.column - base.column, names: 0 }),
        );
      },
    };
  }
}

const NOT_A_FORMULA: ReadyFormula = {
  height: 0,
  compute: () => {
    throw UNKNOWN;
  },
};
