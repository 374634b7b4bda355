/**
 * Plans the progress columns (一键重算): live formulas to the right of the breakdown table. progress-change.ts turns the plan into a
 * change.
 *
 * The plan depends on the present contents of the sheet, so that a second run writes nothing that is already correct, and a typed
 * figure is never overwritten.
 */
import { finding, type Finding } from '../../domain/finding';
import { canonicalFormula } from '../../formula/canonical';
import { formulaAt, isBlank, textOf, valueAt } from '../../spreadsheet/grid';
import type { ProgressInput } from './progress-input';
import { ProgressTable } from './progress-table';
import type { ProgressColumn, ProgressPlaces } from './progress-words';

export interface ProgressPlan {
  readonly table: ProgressTable;
  /** The rows of a wanted column; computed only on demand, because the check needs only existing columns. */
  readonly rows: (column: ProgressColumn) => PlannedRows;
  /** Figures that were typed over formulas of the add-in; they are kept. */
  readonly findings: readonly Finding[];
  /** The formula that belongs in a cell of the columns; '' in any other cell. */
  readonly formulaAt: (row: number, column: number) => string;
  /** The position that each column has or will have. */
  readonly columns: ProgressPlaces;
}

/** Which rows of a column get their formula. */
export interface PlannedRows {
  readonly writes: readonly number[];
  /** Those of `writes` whose cells are now empty. */
  readonly empty: readonly number[];
  /** Figures that were typed over formulas of the add-in; they are kept. */
  readonly findings: readonly Finding[];
}

/** Plans the progress columns of a table. */
export function progressColumns(input: ProgressInput): ProgressPlan {
  const table = new ProgressTable(input);
  const lines = tableRows(table);
  const planned = new Map<ProgressColumn, PlannedRows>();
  const rows = (column: ProgressColumn): PlannedRows => {
    const known = planned.get(column) ?? planRows(table, column, lines);
    planned.set(column, known);
    return known;
  };
  return {
    table,
    rows,
    // Only existing columns can contain figures that were typed over formulas.
    findings: table.wanted
      .filter((column) => table.existing.has(column) && !table.typed.has(column))
      .flatMap((column) => rows(column).findings),
    formulaAt: (row, column) => {
      const progressColumn = table.wanted.find((key) => table.columns[key] === column);
      return progressColumn ? table.formula(progressColumn, row) : '';
    },
    columns: table.columns,
  };
}

/** The number of the last column in a plan. */
export function lastProgressColumn({ columns }: ProgressPlan): number {
  return Math.max(...Object.values(columns).map((column: number | null) => column ?? 0));
}

/** Finds the rows that need their formula written, and the typed contents that are kept. */
function planRows(table: ProgressTable, column: ProgressColumn, lines: readonly Line[]): PlannedRows {
  const { sheet, ledger } = table.input;
  const at = table.at(column);
  const writes: number[] = [];
  const empty: number[] = [];
  const findings: Finding[] = [];
  const isTypedByDesign = column === 'actual' && !ledger;
  for (const { row, name } of lines) {
    const formula = formulaAt(sheet, row, at);
    // Most cells match exactly; comparing formulas that another program wrote takes far longer.
    if (formula !== null && table.isFormula(column, row, formula)) continue;
    const value = valueAt(sheet, row, at);
    if (formula === null && isBlank(value)) {
      // Only the first formula of a fill is needed, so none is made here: a new column has one in each row.
      if (!table.hasFormula(column, row)) continue;
      writes.push(row);
      empty.push(row);
      continue;
    }
    // These figures and formulas are the user's: wrong ones are reported and kept.
    if (table.typed.has(column)) continue;
    const isOwn = formula !== null && table.isOwnFormula(column, formula);
    if (isTypedByDesign && !isOwn) continue;
    const wanted = table.formula(column, row);
    if (wanted === '') continue;
    if (isOwn) {
      if (canonicalFormula(formula) !== canonicalFormula(wanted)) writes.push(row);
    } else {
      const typed = formula ?? (typeof value === 'number' ? value : textOf(value));
      const isRate = column === 'completion' || column === 'growth' || column === 'pace';
      const details = { unit: name, heading: table.heading(column), value: typed, isRate };
      findings.push(
        finding('typed-over', { sheet: sheet.name, row, column: at }, details, 'restore-formula'),
      );
    }
  }
  return { writes, empty, findings };
}

interface Line {
  readonly row: number;
  readonly name: string;
}

/** Unit, subtotal and total rows from top to bottom. */
function tableRows({ input: { breakdown }, sharedTotalRow }: ProgressTable): readonly Line[] {
  const total = breakdown.total ?? (sharedTotalRow === null ? null : breakdown.sharedTotal?.line);
  const rows: Line[] = [...breakdown.units, ...breakdown.subtotals, ...(total ? [total] : [])];
  return rows.sort((a, b) => a.row - b.row);
}
