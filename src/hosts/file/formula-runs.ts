/**
 * Groups the formulas of a workbook into runs: a formula filled down a column is one run. A phase sheet has a hundred thousand formulas,
 * but only a dozen runs.
 */
import type { Position } from '../../spreadsheet/address';
import type { Calculator } from '../../formula/calc/calculator';
import type { Compiled } from '../../formula/calc/compiled';
import { runPrecedents, type RunPrecedents } from '../../formula/calc/runs';
import { formulaCell } from './calc-source';
import type { ArrayFormula, CellView } from './parts/cell-view';
import type { Workbook } from './parts/workbook';
import type { WrittenColumn } from './parts/written-cells';

/** Formulas in consecutive rows of a column that are treated alike. */
export interface FormulaRun {
  readonly sheet: string;
  readonly column: number;
  readonly from: number;
  readonly to: number;
  /** Null for formulas that are computed after every change, and for data tables. */
  readonly compiled: Compiled | null;
  /** Set only in a run of one cell. */
  readonly array: ArrayFormula | null;
  /** The cells still have the results from before the change. */
  readonly hasResult: boolean;
  /** The change wrote these formulas. */
  readonly isNew: boolean;
}

/** Some rows of a run; `whole` is the run. */
export interface RunPart extends FormulaRun {
  readonly whole: FormulaRun;
}

type OpenRun = { -readonly [Key in keyof FormulaRun]: FormulaRun[Key] };

/** `open`: formulas that must be computed. `settled`: formulas that need computing only if a cell they refer to changes. */
export interface Formulas {
  readonly open: readonly FormulaRun[];
  readonly settled: readonly FormulaRun[];
}

/** Groups all formulas of a workbook. @param isTried whether a cell must be computed although it has a result */
export function formulasOf(
  workbook: Workbook,
  calculator: Calculator,
  isTried: (sheet: string, cell: Position) => boolean,
): Formulas {
  const open: FormulaRun[] = [];
  const settled: FormulaRun[] = [];
  for (const { name } of workbook.worksheets()) {
    const { cells } = workbook.sheet(name);
    if (!cells.hasFormulas) continue;
    const newHere = cells.newColumns && newRuns(name, cells.newColumns);
    if (newHere) {
      open.push(...newHere);
      continue;
    }
    const [openHere, settledHere] = [new RunList(name), new RunList(name)];
    cells.visit((view) => {
      if (!view.hasFormula && view.array === null) return;
      if (view.value === undefined || isTried(name, view)) openHere.add(view, null);
      else settledHere.add(view, calculator.compiled(formulaCell(view), { ...position(view), sheet: name }));
    });
    open.push(...openHere.runs);
    settled.push(...settledHere.runs);
  }
  return { open, settled };
}

/** The runs of a new sheet, row by row, for a sheet without results; null when a formula has a result. */
function newRuns(sheet: string, columns: readonly WrittenColumn[]): readonly FormulaRun[] | null {
  const runs: OpenRun[] = [];
  let hasResult = false as boolean; // The callback below changes it, which the compiler does not see.
  for (const written of columns) {
    const { column } = written;
    let last: OpenRun | null = null;
    written.eachContent((row, value, formula) => {
      if (formula === null) return;
      hasResult ||= value !== undefined;
      if (last?.to === row - 1) last.to = row;
      else runs.push((last = { ...NEW_RUN, sheet, column, from: row, to: row }));
    });
  }
  return hasResult ? null : runs.sort((a, b) => a.from - b.from || a.column - b.column);
}

const NEW_RUN = { compiled: null, array: null, hasResult: false, isNew: true } as const;

function position({ row, column }: Position): Position {
  return { row, column };
}

class RunList {
  readonly runs: FormulaRun[] = [];
  /** The last run of each column. */
  private readonly last = new Map<number, OpenRun>();

  constructor(private readonly sheet: string) {}

  add(view: CellView, compiled: Compiled | null): void {
    const { row, column, array } = view;
    const hasResult = view.value !== undefined;
    const isNew = !hasResult && view.isWritten;
    const above = this.last.get(column);
    if (above && goesOn(above, row, compiled, { array, hasResult, isNew })) {
      above.to = row;
      return;
    }
    const run: OpenRun = { sheet: this.sheet, column, from: row, to: row, compiled, array, hasResult, isNew };
    this.last.set(column, run);
    this.runs.push(run);
  }
}

function goesOn(
  above: FormulaRun,
  row: number,
  compiled: Compiled | null,
  { array, hasResult, isNew }: Pick<FormulaRun, 'array' | 'hasResult' | 'isNew'>,
): boolean {
  return (
    above.to === row - 1 &&
    above.array === null &&
    array === null &&
    isSameFill(above.compiled, compiled) &&
    above.hasResult === hasResult &&
    above.isNew === isNew
  );
}

/**
 * Whether a cell and the cell below it hold one formula filled down. Equal texts are not enough, because each text may have been written
 * for another cell.
 */
export function isSameFill(above: Compiled | null, below: Compiled | null): boolean {
  if (!above || !below) return above === below;
  return (
    above.formula === below.formula &&
    above.base.row === below.base.row &&
    above.base.column === below.base.column
  );
}

/** What the formulas of a run refer to. `areas` is null (unknown) for formulas that are computed after every change. */
export function precedentsOfRun(calculator: Calculator, run: FormulaRun): readonly RunPrecedents[] {
  const { compiled, sheet, column, from, to } = run;
  if (!compiled) return [{ from, to, areas: null }];
  return runPrecedents(from, to, (row) => calculator.precedentsOf(compiled, { sheet, row, column }));
}
