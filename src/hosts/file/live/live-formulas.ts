/**
 * The formulas of a workbook that is kept open between changes, grouped into runs (formula-runs.ts), and what each run refers to. When a
 * cell changes, only the runs of its column are regrouped.
 */
import { placeNumber, type Position } from '../../../spreadsheet/address';
import type { Calculator } from '../../../formula/calc/calculator';
import type { Compiled } from '../../../formula/calc/compiled';
import type { RunPrecedents } from '../../../formula/calc/runs';
import type { PlacedFormula, WorkbookSource } from '../calc-source';
import { isSameFill, precedentsOfRun, type FormulaRun, type RunPart } from '../formula-runs';
import type { CellView } from '../parts/cell-view';
import { FilledFormula } from '../parts/filled-formula';

type OpenRun = { -readonly [Key in keyof FormulaRun]: FormulaRun[Key] };

/** The runs of each column, from top to bottom. */
type SheetRuns = Map<number, FormulaRun[]>;

export class LiveFormulas {
  private readonly sheets = new Map<string, SheetRuns>();
  /** The cells of formulas without a result, by sheet and {@link placeNumber}. */
  private readonly open = new Map<string, Map<number, Position>>();
  private readonly precedents = new WeakMap<FormulaRun, readonly RunPrecedents[]>();

  constructor(
    private readonly source: WorkbookSource,
    private readonly calculator: Calculator,
  ) {
    for (const sheet of source.sheetNames) this.read(sheet);
  }

  all(): readonly FormulaRun[] {
    return Array.from(this.sheets.values()).flatMap((columns) => Array.from(columns.values()).flat());
  }

  /** What the formulas of a run refer to. */
  precedentsOf(run: FormulaRun): readonly RunPrecedents[] {
    let precedents = this.precedents.get(run);
    if (!precedents) this.precedents.set(run, (precedents = precedentsOfRun(this.calculator, run)));
    return precedents;
  }

  /** Formulas without a result. */
  *withoutResult(): Iterable<Position & { readonly sheet: string }> {
    for (const [sheet, cells] of this.open) for (const cell of cells.values()) yield { sheet, ...cell };
  }

  /** The formula of a cell as a run of one cell; null where there is none. */
  runAt(sheet: string, at: Position): RunPart | null {
    const run = this.sheets
      .get(sheet)
      ?.get(at.column)
      ?.find(({ from, to }) => from <= at.row && at.row <= to);
    return run ? { ...run, from: at.row, to: at.row, whole: run } : null;
  }

  /** Updates the runs after a cell changed. The source must have been updated before. */
  take(sheet: string, at: Position, cell: CellView | null): void {
    const columns = this.sheets.get(sheet) ?? new Map<number, FormulaRun[]>();
    this.sheets.set(sheet, columns);
    const runs = columns.get(at.column) ?? [];
    const left = runs.flatMap((run) => cutRun(run, at.row));
    const [placed] = cell ? this.source.formulaAt(sheet, at) : [];
    if (placed) left.push(this.run(sheet, placed));
    if (left.length > 0)
      columns.set(
        at.column,
        left.sort((a, b) => a.from - b.from),
      );
    else columns.delete(at.column);
    this.note(sheet, at);
  }

  /** Records whether a cell's formula has a result, after the result was computed or lost. */
  note(sheet: string, { row, column }: Position): void {
    const isOpen = this.source.valueAt(sheet, { row, column }) === undefined;
    const cells = this.open.get(sheet) ?? new Map<number, Position>();
    if (isOpen) this.open.set(sheet, cells.set(placeNumber({ row, column }), { row, column }));
    else cells.delete(placeNumber({ row, column }));
  }

  private read(sheet: string): void {
    const columns: SheetRuns = new Map();
    let above: OpenRun | null = null;
    let fill: FilledFormula | null = null;
    for (const placed of this.source.formulas(sheet)) {
      const { row, column, array } = placed;
      if (this.source.valueAt(sheet, placed) === undefined) this.note(sheet, placed);
      const compiled = this.calculator.compiled(placed.formula, { sheet, row, column });
      if (above && goesOn(above, placed, compiled)) above.to = row;
      else {
        above = { ...NEW_RUN, sheet, column, from: row, to: row, compiled, array };
        fill = array ? null : fillOf(placed);
        const runs = columns.get(column);
        if (runs) runs.push(above);
        else columns.set(column, [above]);
      }
      if (fill) this.source.share(sheet, placed, fill);
    }
    if (columns.size > 0) this.sheets.set(sheet, columns);
  }

  private run(sheet: string, placed: PlacedFormula): FormulaRun {
    const { row, column, array } = placed;
    const fill = array ? null : fillOf(placed);
    if (fill) this.source.share(sheet, placed, fill);
    const compiled = this.calculator.compiled(fill ?? placed.formula, { sheet, row, column });
    return { ...NEW_RUN, sheet, column, from: row, to: row, compiled, array };
  }
}

const NEW_RUN = { hasResult: true, isNew: false } as const;

function goesOn(
  above: FormulaRun,
  { row, column, array }: PlacedFormula,
  compiled: Compiled | null,
): boolean {
  const isAlone = above.array !== null || array !== null || compiled === null;
  const isBelow = above.column === column && above.to === row - 1;
  return !isAlone && isBelow && isSameFill(above.compiled, compiled);
}

/** The formula of a run as one object for all its cells. The calculator then finds the compiled formula without comparing texts. */
function fillOf({ row, column, formula }: PlacedFormula): FilledFormula {
  return formula instanceof FilledFormula ? formula : new FilledFormula(formula.formula, { row, column });
}

/** The parts of a run that remain without one of its rows. */
function cutRun(run: FormulaRun, row: number): FormulaRun[] {
  if (row < run.from || row > run.to) return [run];
  const above = { ...run, to: row - 1 };
  const below = { ...run, from: row + 1 };
  return [above, below].filter(({ from, to }) => from <= to);
}
