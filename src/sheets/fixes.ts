/**
 * The patches that fix findings (修复). They are applied only when the user asks.
 */
import type { Breakdown, Measure, SharedTotal } from '../domain/table/breakdown';
import type { Campaign } from '../domain/campaign/campaign';
import { cellAddress } from '../spreadsheet/address';
import type { Finding } from '../domain/finding';
import { isBlank, valueAt, type SheetGrid } from '../spreadsheet/grid';
import { textFigures } from '../domain/table/text-figures';
import { rateColumns, typedMeasures } from '../domain/table/typed-measures';
import { ledgerFormula } from './ledger/ledger-cells';
import type { LedgerSheet } from './ledger/read-ledger';
import type { ProgressPlan } from './progress/progress';

import { PERCENT } from './parts/look';
import { runsOf, spans } from './parts/runs';
import { emptySpec, type CellContent, type FormatRange, type SheetSpec } from '../spreadsheet/spec';
import { convertedSpec } from './convert-texts';

export interface FixInput {
  readonly campaign: Campaign;
  readonly ledger: LedgerSheet | null;
  readonly sheet: SheetGrid;
  readonly breakdown: Breakdown;
  readonly progress: ProgressPlan;
}

const MEASURES: readonly Measure[] = ['baseline', 'target', 'actual'];

/**
 * The patch that fixes a finding in the table or the ledger; null when it has no such fix, or when the cells have changed so that the fix no
 * longer applies.
 */
export function fixSpec(input: FixInput, finding: Finding): SheetSpec | null {
  switch (finding.fix) {
    // The cut-off month is on 参数, which may have to be made first.
    case 'set-cut-off-month':
    case null:
      return null;
    case 'set-total-formula':
      return totalFormula(input, finding);
    case 'set-rate-formula':
      return rateFormula(input, finding);
    case 'add-total-row':
      return totalRow(input);
    case 'convert-to-number':
      return convertedNumber(input, finding);
    case 'restore-formula':
      return restoredFormula(input, finding);
  }
}

/** The patch that restores an add-in formula over which a figure was typed, in the table or in the ledger. */
function restoredFormula(
  { ledger, campaign, progress }: FixInput,
  { sheet, row, column }: Finding,
): SheetSpec | null {
  const formula =
    sheet === ledger?.place.sheet
      ? ledgerFormula(ledger.place, ledger.kind ?? campaign.returnKind, row, column)
      : progress.formulaAt(row, column);
  return formula === ''
    ? null
    : { ...emptySpec(sheet, 'patch'), blocks: [{ top: row, left: column, rows: [[{ formula }]] }] };
}

function totalFormula(input: FixInput, { row, column }: Finding): SheetSpec | null {
  const { breakdown } = input;
  const { sharedTotal } = breakdown;
  if (sharedTotal?.line.row === row) return sharedTotalFormula(input, sharedTotal, column);
  const subtotal = breakdown.subtotals.find((candidate) => candidate.row === row);
  const rows = subtotal ? subtotal.unitRows : breakdown.units.map((unit) => unit.row);
  return patch(input, row, column, { formula: sumOfRows(column, rows) });
}

/** The formula for the total of blocks side by side, each of which has its own column. */
function sharedTotalFormula(
  input: FixInput,
  { line, columns, blocks }: SharedTotal,
  at: number,
): SheetSpec | null {
  const measure = MEASURES.find((candidate) => columns[candidate]?.column === at);
  if (!measure) return null;
  const ranges = blocks.flatMap((block) => {
    const column = block.columns[measure]?.column;
    return column === undefined ? [] : [spans(column, runsOf(block.units.map((unit) => unit.row)))];
  });
  return patch(input, line.row, at, { formula: `=SUM(${ranges.join(',')})` });
}

function sumOfRows(column: number, rows: readonly number[]): string {
  return `=SUM(${spans(column, runsOf(rows))})`;
}

/**
 * A rate as a formula: for a unit the quotient of its figures, for a total the quotient of sums; a rank refers to the column of the
 * completion rate.
 */
function rateFormula(input: FixInput, found: Finding): SheetSpec | null {
  if (found.code !== 'rate-mismatch') return null;
  const { breakdown, sheet } = input;
  const { row, column, details } = found;
  if (details.of === 'rank') {
    const rates = typedMeasures(breakdown, sheet).find(({ kind }) => kind === 'completion');
    return rates ? patch(input, row, column, { formula: rankFormula(input, row, rates.column) }) : null;
  }
  const columns = rateColumns(breakdown, details.rate);
  if (!columns) return null;
  const { part, whole } = columns;
  const factor = (details.factor * part.scale) / whole.scale;
  const times = factor === 1 ? '' : `*${factor}`;
  const all = breakdown.units.map((unit) => unit.row);
  const sum = (of: number, rows: readonly number[]): string => `SUM(${spans(of, runsOf(rows))})`;
  const isOfAll = details.rate.whole === 'all';
  if (!all.includes(row)) {
    const rows = breakdown.subtotals.find((subtotal) => subtotal.row === row)?.unitRows ?? all;
    const ratio = `${sum(part.column, rows)}/MAX(0,${sum(whole.column, isOfAll ? all : rows)})${times}`;
    return ratePatch(input, row, column, { formula: `=IFERROR(${ratio},"")` });
  }
  const done = cellAddress({ row, column: part.column });
  const task = isOfAll ? sum(whole.column, all) : cellAddress({ row, column: whole.column });
  return ratePatch(input, row, column, {
    formula: `=IF(ISNUMBER(${task}),IF(${task}>0,IF(ISNUMBER(${done}),${done}/${task}${times},""),""),"")`,
  });
}

/** The patch that writes a rate. A cell with a rate as text ("43%") has the text format or none; the number gets the format of its neighbours. */
function ratePatch(input: FixInput, row: number, column: number, content: CellContent): SheetSpec {
  const spec = patch(input, row, column, content);
  const stood = valueAt(input.sheet, row, column);
  if (typeof stood !== 'string' || !/[%％]/.test(stood)) return spec;
  const area = { top: row, left: column, bottom: row, right: column };
  return { ...spec, formats: [{ area, style: { numberFormat: PERCENT } }] };
}

/** The rank of a unit's rate among the units' rates, in a column that may also hold subtotals. */
function rankFormula({ breakdown }: FixInput, row: number, column: number): string {
  const rate = cellAddress({ row, column });
  const higher = runsOf(breakdown.units.map((unit) => unit.row)).map((run) => {
    const rates = spans(column, [run]);
    return `SUMPRODUCT(ISNUMBER(${rates})*(${rates}>${rate}))`;
  });
  return `=IF(ISNUMBER(${rate}),IFERROR(1+${higher.join('+')},""),"")`;
}

/** A total row directly below the table, formatted like the table's last row. */
function totalRow(input: FixInput): SheetSpec | null {
  const { breakdown, sheet } = input;
  const row = breakdown.lastDataRow + 1;
  const { area, columns } = breakdown;
  const isFree = Array.from({ length: area.right - area.left + 1 }, (_, index) => area.left + index).every(
    (column) => isBlank(valueAt(sheet, row, column)),
  );
  if (!isFree || breakdown.total || breakdown.sharedTotal) return null;
  const rows = breakdown.units.map((unit) => unit.row);
  const cells = Array.from({ length: area.right - area.left + 1 }, (): CellContent => null);
  cells[columns.unit.column - area.left] = '合计';
  for (const measure of MEASURES) {
    const column = columns[measure]?.column;
    if (column !== undefined) cells[column - area.left] = { formula: sumOfRows(column, rows) };
  }
  const look: FormatRange = {
    area: { top: row, left: area.left, bottom: row, right: area.right },
    style: {},
    likeRow: breakdown.lastDataRow,
  };
  return {
    ...emptySpec(sheet.name, 'patch'),
    blocks: [{ top: row, left: area.left, rows: [cells] }],
    formats: [look],
  };
}

function convertedNumber({ breakdown, sheet }: FixInput, { row, column }: Finding): SheetSpec | null {
  const figure = textFigures(breakdown).find(
    (candidate) => candidate.row === row && candidate.column === column,
  );
  return figure ? convertedSpec(sheet.name, [figure]) : null;
}

function patch(input: FixInput, row: number, column: number, content: CellContent): SheetSpec {
  return {
    ...emptySpec(input.sheet.name, 'patch'),
    blocks: [{ top: row, left: column, rows: [[content]] }],
  };
}
