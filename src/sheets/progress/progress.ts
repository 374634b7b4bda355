/**
 * The progress columns (一键重算): live formulas to the right of the breakdown table.
 *
 * They are planned from the present contents of the sheet, so that a second run writes nothing that is right already, and a typed
 * figure is never overwritten.
 */
import { cellAddress, parseSheetArea, type Area } from '../../spreadsheet/address';
import type { Breakdown } from '../../domain/table/breakdown';
import { finding, type Finding } from '../../domain/finding';
import { formulaAt, isBlank, textOf, valueAt } from '../../spreadsheet/grid';
import { canonicalFormula } from '../../formula/canonical';
import { COLOR, PAGE_NUMBERS, PERCENT, statusColors } from '../parts/look';
import { rememberCell, rememberedCell } from '../memory';
import { isColumnFree, ProgressTable, type ProgressInput } from './progress-table';
import { WORD, type ProgressColumn, type ProgressPlaces } from './progress-words';
import { runsOf, type Run } from '../parts/runs';
import {
  emptySpec,
  type Block,
  type CellContent,
  type CellStyle,
  type Fill,
  type FormatRange,
  type NameSpec,
  type PrintSetup,
  type SheetSpec,
} from '../../spreadsheet/spec';

const STYLE_OF: Readonly<Record<ProgressColumn, CellStyle>> = {
  actual: {},
  completion: { numberFormat: PERCENT },
  growth: { numberFormat: PERCENT },
  yearEnd: {},
  pace: { numberFormat: PERCENT },
  rank: { numberFormat: '0', horizontal: 'center' },
  // Not the text format: a formula written again into a cell formatted as text would become text.
  status: { numberFormat: 'General', horizontal: 'center' },
};

/** In characters. 2015年底会员数 must fit on one line. */
const WIDTH = 13;
const WIDTH_OF: Readonly<Partial<Record<ProgressColumn, number>>> = { yearEnd: 17 };

/** What 一键重算 writes. */
export interface ProgressChange {
  readonly spec: SheetSpec;
  readonly names: readonly NameSpec[];
}

export interface ProgressPlan {
  /** Figures typed over formulas of the add-in; they stay. */
  readonly findings: readonly Finding[];
  /** Computed only when called, because checking does not need it. */
  readonly change: () => ProgressChange;
  /** The formula that belongs in a cell of the columns; '' elsewhere. */
  readonly formulaAt: (row: number, column: number) => string;
  /** The position that each column has or will have. */
  readonly columns: ProgressPlaces;
}

/** Plans the progress columns of a table. */
export function progressColumns(input: ProgressInput): ProgressPlan {
  const table = new ProgressTable(input);
  const planned = new Map<ProgressColumn, ColumnPlan>();
  const planOf = (column: ProgressColumn): ColumnPlan => {
    const plan = planned.get(column) ?? planColumn(table, column);
    planned.set(column, plan);
    return plan;
  };
  return {
    // Only existing columns can have been typed over.
    findings: table.wanted
      .filter((column) => table.existing.has(column) && !table.typed.has(column))
      .flatMap((column) => planOf(column).findings),
    change: () => progressChange(table, table.wanted.map(planOf)),
    formulaAt: (row, column) => {
      const progressColumn = table.wanted.find((key) => table.columns[key] === column);
      return progressColumn ? table.formula(progressColumn, row) : '';
    },
    columns: table.columns,
  };
}

/** The last of a plan's columns. */
export function lastProgressColumn({ columns }: ProgressPlan): number {
  return Math.max(...Object.values(columns).map((column: number | null) => column ?? 0));
}

function progressChange(table: ProgressTable, plans: readonly ColumnPlan[]): ProgressChange {
  const { breakdown, sheet } = table.input;
  const { firstDataRow, lastDataRow } = breakdown;
  const created = plans.filter((plan) => plan.isNew);
  const data = (column: ProgressColumn): Area => table.columnArea(column, firstDataRow, lastDataRow);
  const firstStatus = cellAddress({ row: firstDataRow, column: table.columns.status });
  return {
    names: plans.flatMap((plan) => plan.names),
    spec: {
      ...emptySpec(sheet.name, 'patch'),
      blocks: plans.flatMap((plan) => plan.blocks),
      fills: plans.flatMap((plan) => plan.fills),
      formats: plans.flatMap((plan) => plan.formats),
      merges: [
        ...headerMerges(
          table,
          created.map((plan) => plan.column),
        ),
        ...(created.length > 0 ? widenedTitles(table) : []),
      ],
      columnWidths: created.map((plan) => ({
        column: table.at(plan.column),
        width: WIDTH_OF[plan.column] ?? WIDTH,
      })),
      conditionalFormats: [
        {
          kind: 'data-bar',
          area: data('completion'),
          color: COLOR.barSoft,
          min: 0,
          max: table.typed.get('completion')?.factor ?? 1,
        },
        ...statusColors(data('status'), firstStatus),
      ],
      print: created.length > 0 ? printedWhole(table) : null,
    },
  };
}

interface ColumnPlan {
  readonly column: ProgressColumn;
  readonly isNew: boolean;
  readonly blocks: readonly Block[];
  readonly fills: readonly Fill[];
  readonly formats: readonly FormatRange[];
  readonly names: readonly NameSpec[];
  readonly findings: readonly Finding[];
}

function planColumn(table: ProgressTable, column: ProgressColumn): ColumnPlan {
  const { breakdown, sheet } = table.input;
  const isNew = !table.existing.has(column);
  const own = table.typed.get(column);
  const at = table.at(column);
  const header = table.headerArea(column);
  const rows = planRows(table, column);
  const name = rememberColumn(table.input, column, { sheet: sheet.name, row: header.bottom, column: at });
  return {
    column,
    isNew,
    blocks: isNew ? [{ top: header.top, left: at, rows: headerCells(table, column) }] : [],
    fills: rows.fills,
    formats: isNew
      ? [
          {
            area: header,
            style: table.group === null ? {} : { wrap: true, horizontal: 'center' },
            likeColumn: breakdown.columns.target.column,
          },
          {
            area: dataArea(table, column),
            style: STYLE_OF[column],
            likeColumn: breakdown.columns.target.column,
          },
        ]
      : rows.emptyRuns.map((run) => ({
          area: table.columnArea(column, run.top, run.bottom),
          style: own?.factor === 100 ? { numberFormat: '0.00' } : STYLE_OF[column],
          likeColumn: breakdown.columns.target.column,
        })),
    // The user's own column is found by its heading and needs no name.
    names: name && !(column === 'actual' && table.existing.has('actual')) && !own ? [name] : [],
    findings: rows.findings,
  };
}

/** The headings. Where the table has several indicators, the indicator's name stands above them, or in them where the header has one row. */
function headerCells(table: ProgressTable, column: ProgressColumn): CellContent[][] {
  const { headerRows } = table.input.breakdown;
  const { group } = table;
  // Without this line break a program might break the line behind the opening bracket.
  const heading = table.heading(column).replace('（', '\n（');
  if (group === null) return headerRows.map((_, index) => [index === 0 ? heading : '']);
  if (headerRows.length === 1) return [[inHeading(group, heading)]];
  const isFirst = table.wanted.find((other) => !table.existing.has(other)) === column;
  return headerRows.map((_, index) => [index === 0 ? (isFirst ? group : '') : index === 1 ? heading : '']);
}

/** The heading on one line where the column is wide enough, because a row of one line does not grow for a second. */
function inHeading(group: string, heading: string): string {
  const together = group + heading;
  return together.length * 2 < WIDTH ? together : `${group}\n${heading}`;
}

/** In a header of several rows a heading is merged over all of them, or over those below the indicator's name. */
function headerMerges(table: ProgressTable, created: readonly ProgressColumn[]): Area[] {
  const { headerRows } = table.input.breakdown;
  const areas = created.map((column) => table.headerArea(column));
  const [first] = areas;
  const last = areas[areas.length - 1];
  if (headerRows.length === 1 || !first || !last) return [];
  if (table.group === null) return areas;
  const name = areas.length > 1 ? [{ ...first, bottom: first.top, right: last.right }] : [];
  return headerRows.length > 2 ? [...name, ...areas.map((area) => ({ ...area, top: area.top + 1 }))] : name;
}

function dataArea(table: ProgressTable, column: ProgressColumn): Area {
  const { breakdown } = table.input;
  const below = Math.max(...breakdown.headerRows) + 1;
  return table.columnArea(column, below, Math.max(breakdown.area.bottom, breakdown.lastDataRow));
}

/** Which rows need their formula written, and which hold something typed that stays. */
function planRows(
  table: ProgressTable,
  column: ProgressColumn,
): { fills: Fill[]; emptyRuns: Run[]; findings: Finding[] } {
  const { breakdown, sheet, ledger } = table.input;
  const at = table.at(column);
  const writes: { row: number; formula: string }[] = [];
  const empty: number[] = [];
  const findings: Finding[] = [];
  const isTypedByDesign = column === 'actual' && !ledger;
  for (const { row, name } of tableRows(breakdown)) {
    const wanted = table.formula(column, row);
    const formula = formulaAt(sheet, row, at);
    const value = valueAt(sheet, row, at);
    // The common case; comparing formulas that another program wrote takes far longer.
    if (formula !== null && formula === wanted) continue;
    if (formula === null && isBlank(value)) {
      if (wanted !== '') {
        writes.push({ row, formula: wanted });
        empty.push(row);
      }
    } else if (table.typed.has(column)) {
      // The column's figures and formulas are the user's: wrong ones are reported and stay.
    } else if (formula !== null && table.isOwnFormula(column, formula)) {
      if (wanted !== '' && canonicalFormula(formula) !== canonicalFormula(wanted)) {
        writes.push({ row, formula: wanted });
      }
    } else if (wanted !== '' && !isTypedByDesign) {
      const typed = formula ?? (typeof value === 'number' ? value : textOf(value));
      const isRate = column === 'completion' || column === 'growth' || column === 'pace';
      const details = { unit: name, heading: table.heading(column), value: typed, isRate };
      findings.push(
        finding('typed-over', { sheet: sheet.name, row, column: at }, details, 'restore-formula'),
      );
    }
  }
  return { fills: fillsOf(table, writes, at), emptyRuns: runsOf(empty), findings };
}

/** Unit, subtotal and total rows from top to bottom. */
function tableRows(breakdown: Breakdown): { row: number; name: string }[] {
  const rows = [...breakdown.units, ...breakdown.subtotals, ...(breakdown.total ? [breakdown.total] : [])];
  return rows.map(({ row, name }) => ({ row, name })).sort((a, b) => a.row - b.row);
}

/** Neighbouring unit rows share one fill; a subtotal and the total have formulas of their own. */
function fillsOf(
  table: ProgressTable,
  writes: readonly { readonly row: number; readonly formula: string }[],
  column: number,
): Fill[] {
  const fills: Fill[] = [];
  let top = 0;
  let previous = 0;
  let first = '';
  const close = (): void => {
    if (top > 0) fills.push({ area: { top, left: column, bottom: previous, right: column }, formula: first });
  };
  for (const { row, formula } of writes) {
    if (row !== previous + 1 || !table.sharesFormula(row) || !table.sharesFormula(previous)) {
      close();
      [top, first] = [row, formula];
    }
    previous = row;
  }
  close();
  return fills;
}

/**
 * The name to set; null when the column is remembered already. The names of further tables' columns are numbered. With n indicators
 * in all blocks, each takes every n-th number, so that names set in one change never collide.
 */
function rememberColumn(
  { workbook, breakdown, block = { index: 0, count: 1, peers: [] } }: ProgressInput,
  column: ProgressColumn,
  cell: { readonly sheet: string; readonly row: number; readonly column: number },
): NameSpec | null {
  const { indicators, indicator } = breakdown;
  const first = block.index * indicators.length + indicators.indexOf(indicator) + 1;
  for (let number = first; ; number += indicators.length * block.count) {
    const word = number === 1 ? WORD[column] : `${number}_${WORD[column]}`;
    const remembered = rememberedCell(workbook, word);
    if (!remembered) return rememberCell(word, cell, true);
    if (remembered.sheet === cell.sheet && remembered.column === cell.column) return null;
  }
}

/** Titles that were merged over the table's old width and can be merged over its new width. */
function widenedTitles(table: ProgressTable): Area[] {
  const { breakdown, sheet } = table.input;
  const right = Math.max(...table.wanted.map((column) => table.at(column)));
  return sheet.merges
    .filter(
      (merge) =>
        merge.bottom < breakdown.area.top &&
        merge.left === breakdown.area.left &&
        merge.right === breakdown.area.right,
    )
    .filter((merge) => {
      const added = { ...merge, left: merge.right + 1, right };
      return columnsOf(added).every((column) => isColumnFree(sheet, column, added));
    })
    .map((merge) => ({ ...merge, right }));
}

function columnsOf(area: Area): number[] {
  return Array.from({ length: area.right - area.left + 1 }, (_, index) => area.left + index);
}

/** One page wide, pages numbered where the sheet has no header or footer, and a print area that ended with the table now ends with its new columns. */
function printedWhole(table: ProgressTable): PrintSetup {
  const { breakdown, sheet, workbook } = table.input;
  const right = Math.max(...table.wanted.map((column) => table.at(column)));
  const area = workbook.names.find(
    (entry) => entry.name === '_xlnm.Print_Area' && entry.scope === sheet.name,
  );
  const own = parseSheetArea(area?.refersTo ?? '')?.area;
  const print = { fit: { wide: 1, tall: 0 }, footerIfNone: PAGE_NUMBERS };
  return own?.right === breakdown.area.right ? { ...print, printArea: { ...own, right } } : print;
}
