/**
 * The progress columns (一键重算): live formulas to the right of the breakdown table.
 *
 * Planned from what stands on the sheet now, so that a second run writes nothing that is right already and a figure
 * someone typed is never overwritten.
 */
import {
  absoluteAddress,
  areaAddress,
  cellAddress,
  overlaps,
  parseSheetArea,
  type Area,
} from '../domain/address';
import type { Breakdown, Subtotal } from '../domain/breakdown';
import { finding, type Finding } from '../domain/finding';
import { formulaAt, isBlank, isCellError, valueAt, type SheetGrid, type WorkbookGrid } from '../domain/grid';
import { canonicalFormula } from './formula-text';
import { ledgerReferences, type LedgerPlace } from './ledger';
import { COLOR, PERCENT, statusColors } from './look';
import { rememberCell, rememberedCell, rememberedWords } from './memory';
import { ANY_NUMBER } from './returns-formula';
import { SETTING_REFERENCE } from './settings';
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
} from './spec';

/** The columns the add-in appends, in their order. */
export const PROGRESS_COLUMNS = ['actual', 'completion', 'growth', 'yearEnd', 'rank', 'status'] as const;
export type ProgressColumn = (typeof PROGRESS_COLUMNS)[number];

/** The words they are remembered by. */
const WORD: Readonly<Record<ProgressColumn, string>> = {
  actual: '实际新增数',
  completion: '完成率',
  growth: '增长率',
  yearEnd: '年底会员数',
  rank: '完成排名',
  status: '进度状态',
};

const STYLE_OF: Readonly<Record<ProgressColumn, CellStyle>> = {
  actual: {},
  completion: { numberFormat: PERCENT },
  growth: { numberFormat: PERCENT },
  yearEnd: {},
  rank: { numberFormat: '0', horizontal: 'center' },
  status: { numberFormat: '@', horizontal: 'center' },
};

/** More runs of rows than this, and a total adds up by status instead of naming every run. */
const MOST_RUNS = 20;
/** No table is wider; the search for free columns ends here. */
const FARTHEST_COLUMN = 500;

/** What the columns are made from. */
export interface ProgressInput {
  readonly workbook: WorkbookGrid;
  readonly sheet: SheetGrid;
  readonly breakdown: Breakdown;
  readonly targetYear: number;
  readonly ledger: LedgerPlace | null;
}

export interface ProgressPlan {
  readonly spec: SheetSpec;
  readonly names: readonly NameSpec[];
  /** Figures typed over formulas of the add-in; they stay. */
  readonly findings: readonly Finding[];
  /** Where each column stands, or will stand. */
  readonly columns: Readonly<Record<ProgressColumn, number>>;
}

/** Plans the progress columns of a table. */
export function progressColumns(input: ProgressInput): ProgressPlan {
  const table = new ProgressTable(input);
  const plans = PROGRESS_COLUMNS.map((column) => planColumn(table, column));
  const created = plans.filter((plan) => plan.isNew);
  const firstRow = input.breakdown.firstDataRow;
  const lastRow = input.breakdown.lastDataRow;
  const data = (column: ProgressColumn): Area => table.columnArea(column, firstRow, lastRow);
  return {
    spec: {
      ...emptySpec(input.sheet.name, 'patch'),
      blocks: plans.flatMap((plan) => plan.blocks),
      fills: plans.flatMap((plan) => plan.fills),
      formats: plans.flatMap((plan) => plan.formats),
      merges: [
        ...created
          .filter(() => input.breakdown.headerRows.length > 1)
          .map((plan) => table.headerArea(plan.column)),
        ...(created.length > 0 ? widenedTitles(table) : []),
      ],
      columnWidths: created.map((plan) => ({ column: table.columns[plan.column], width: 13 })),
      conditionalFormats: [
        { kind: 'data-bar', area: data('completion'), color: COLOR.barSoft, min: 0, max: 1 },
        ...statusColors(data('status'), cellAddress({ row: firstRow, column: table.columns.status })),
      ],
      print: created.length > 0 ? printedWhole(table) : null,
    },
    names: plans.flatMap((plan) => plan.names),
    findings: plans.flatMap((plan) => plan.findings),
    columns: table.columns,
  };
}

/** The table with its progress columns: where they stand and which formula belongs into each cell. */
class ProgressTable {
  readonly columns: Readonly<Record<ProgressColumn, number>>;
  readonly existing: ReadonlySet<ProgressColumn>;
  /** Runs of neighbouring unit rows. */
  readonly runs: readonly Run[];
  private readonly subtotals: ReadonlyMap<number, Subtotal>;

  constructor(readonly input: ProgressInput) {
    this.runs = runsOf(input.breakdown.units.map((unit) => unit.row));
    this.subtotals = new Map(input.breakdown.subtotals.map((one) => [one.row, one]));
    const found = new Map<ProgressColumn, number>();
    for (const column of PROGRESS_COLUMNS) {
      const at = this.findColumn(column);
      if (at !== null) found.set(column, at);
    }
    this.existing = new Set(found.keys());
    const missing = PROGRESS_COLUMNS.filter((column) => !found.has(column));
    const start = this.freeColumns(missing.length, Math.max(0, ...found.values()));
    missing.forEach((column, index) => found.set(column, start + index));
    const at = (column: ProgressColumn): number => found.get(column) ?? 0;
    this.columns = {
      actual: at('actual'),
      completion: at('completion'),
      growth: at('growth'),
      yearEnd: at('yearEnd'),
      rank: at('rank'),
      status: at('status'),
    };
  }

  heading(column: ProgressColumn): string {
    const { unitOfMeasure } = this.input.breakdown.columns.target;
    switch (column) {
      case 'actual':
        return `实际新增数（${unitOfMeasure}）`;
      case 'yearEnd':
        return `${String(this.input.targetYear)}年底会员数（${this.input.breakdown.columns.baseline.unitOfMeasure}）`;
      default:
        return WORD[column];
    }
  }

  headerArea(column: ProgressColumn): Area {
    const rows = this.input.breakdown.headerRows;
    return this.columnArea(column, Math.min(...rows), Math.max(...rows));
  }

  columnArea(column: ProgressColumn, top: number, bottom: number): Area {
    return { top, left: this.columns[column], bottom, right: this.columns[column] };
  }

  /** The column remembered under its name, or one with its heading that holds nothing but its formulas. */
  private findColumn(column: ProgressColumn): number | null {
    const { breakdown, sheet, workbook } = this.input;
    if (column === 'actual' && breakdown.columns.actual) return breakdown.columns.actual.column;
    for (const word of rememberedWords(workbook)) {
      if (word.replace(/^\d+_/, '') !== WORD[column]) continue;
      const cell = rememberedCell(workbook, word);
      if (cell?.sheet === sheet.name && breakdown.headerRows.includes(cell.row)) return cell.column;
    }
    return this.findByHeading(column);
  }

  private findByHeading(column: ProgressColumn): number | null {
    const { breakdown, sheet } = this.input;
    const heading = this.heading(column);
    for (let at = breakdown.area.right + 1; at <= (sheet.area?.right ?? 0); at += 1) {
      const isHere = breakdown.headerRows.some((row) => {
        const value = valueAt(sheet, row, at);
        return typeof value === 'string' && value.replace(/\s/g, '') === heading;
      });
      const isOurs = breakdown.units.every(
        (unit) => isBlank(valueAt(sheet, unit.row, at)) || formulaAt(sheet, unit.row, at) !== null,
      );
      if (isHere && isOurs) return at;
    }
    return null;
  }

  /** The first of so many columns right of the table (and of the columns that exist) with nothing in the table's rows. */
  private freeColumns(count: number, lastExisting: number): number {
    const { breakdown, sheet } = this.input;
    let start = Math.max(breakdown.area.right, lastExisting) + 1;
    for (let at = start; at < start + count && at < FARTHEST_COLUMN; at += 1) {
      if (!isColumnFree(sheet, at, breakdown.area)) start = at + 1;
    }
    return start;
  }

  /** 实际新增数 may be a column of the user's own, with formulas of their own: ours there all refer to the ledger or count. */
  isOwnFormula(column: ProgressColumn, formula: string): boolean {
    if (column !== 'actual') return true;
    const text = canonicalFormula(formula);
    const { ledger } = this.input;
    return (
      text.startsWith('IF(COUNT(') ||
      (ledger !== null && text.startsWith(`IFERROR(INDEX(${ledger.sheet.toUpperCase()}!`))
    );
  }

  /** The formula that belongs into a row; '' where the column has nothing to say there. */
  formula(column: ProgressColumn, row: number): string {
    const { breakdown } = this.input;
    if (row === breakdown.total?.row) {
      return this.sumFormula(column, this.runs);
    }
    const subtotal = this.subtotals.get(row);
    return subtotal ? this.sumFormula(column, runsOf(subtotal.unitRows)) : this.unitFormula(column, row);
  }

  private unitFormula(column: ProgressColumn, row: number): string {
    const { baseline, target } = this.input.breakdown.columns;
    const at = (of: number): string => cellAddress({ row, column: of });
    const members = at(baseline.column);
    const task = at(target.column);
    const added = at(this.columns.actual);
    const rate = at(this.columns.completion);
    switch (column) {
      case 'actual':
        return this.actualFormula(row);
      case 'completion':
        return `=IF(ISNUMBER(${task}),IF(${task}>0,IF(ISNUMBER(${added}),${this.rate(added, task, this.actualScale / target.scale)},""),""),"")`;
      case 'growth':
        return `=IF(ISNUMBER(${members}),IF(${members}>0,IF(ISNUMBER(${added}),${this.rate(added, members, this.actualScale / baseline.scale)},""),""),"")`;
      case 'yearEnd':
        return `=IF(AND(ISNUMBER(${members}),ISNUMBER(${added})),${members}+${scaled(added, this.actualScale / baseline.scale)},"")`;
      case 'rank':
        return this.rankFormula(rate);
      case 'status':
        return statusFormula(task, added, rate);
    }
  }

  private get actualScale(): number {
    const { actual, target } = this.input.breakdown.columns;
    return (actual ?? target).scale;
  }

  /** A ratio; figures in 万人 are decimal fractions, whose last binary digit must not break a tie. */
  private rate(part: string, whole: string, factor: number): string {
    const { baseline, target } = this.input.breakdown.columns;
    const ratio = `${part}/${whole}`;
    if (factor !== 1) return `ROUND(${scaled(ratio, factor)},12)`;
    return baseline.scale === 1 && target.scale === 1 ? ratio : `ROUND(${ratio},12)`;
  }

  /** What the ledger says of the unit; '' without a ledger, where the figure is typed. */
  private actualFormula(row: number): string {
    const { ledger, breakdown } = this.input;
    if (!ledger) return '';
    const { units, cumulative } = ledgerReferences(ledger);
    const name = cellAddress({ row, column: breakdown.columns.unit.column });
    const found = `INDEX(${cumulative},MATCH(${name},${units},0))`;
    if (this.actualScale === 1) return `=IFERROR(${found},"")`;
    return `=IFERROR(${found}/${String(this.actualScale)},"")`;
  }

  /** RANK sees only numbers; where subtotals stand between the units it would rank them too. */
  private rankFormula(rate: string): string {
    const { breakdown } = this.input;
    const range = (column: ProgressColumn): string =>
      ['top', 'bottom']
        .map((end) => (end === 'top' ? breakdown.firstDataRow : breakdown.lastDataRow))
        .map((row) => absoluteAddress({ row, column: this.columns[column] }))
        .join(':');
    const rates = range('completion');
    if (breakdown.subtotals.length === 0) return `=IF(ISNUMBER(${rate}),RANK(${rate},${rates}),"")`;
    return `=IF(ISNUMBER(${rate}),SUMPRODUCT((${range('status')}<>"")*ISNUMBER(${rates})*(${rates}>${rate}))+1,"")`;
  }

  private sumFormula(column: ProgressColumn, runs: readonly Run[]): string {
    const { baseline, target } = this.input.breakdown.columns;
    const baselines = this.sumOf(baseline.column, runs);
    const targets = this.sumOf(target.column, runs);
    const actuals = this.sumOf(this.columns.actual, runs);
    const reported = this.countOf(this.columns.actual, runs);
    const whenReported = (whole: string, formula: string): string =>
      `=IF(${reported}=0,"",IF(${whole}>0,${formula},""))`;
    switch (column) {
      case 'actual':
        return `=IF(${reported}=0,"",${actuals})`;
      case 'completion':
        return whenReported(targets, this.rate(actuals, targets, this.actualScale / target.scale));
      case 'growth':
        return whenReported(baselines, this.rate(actuals, baselines, this.actualScale / baseline.scale));
      case 'yearEnd':
        return `=IF(${reported}=0,"",${baselines}+${scaled(actuals, this.actualScale / baseline.scale)})`;
      case 'rank':
      case 'status':
        return '';
    }
  }

  /** The sum over unit rows, as a part of a formula. */
  private sumOf(column: number, runs: readonly Run[]): string {
    if (runs.length <= MOST_RUNS) return `SUM(${spans(column, runs)})`;
    const span = wholeSpan(runs);
    return `SUMIF(${spans(this.columns.status, [span])},${ANY_STATUS},${spans(column, [span])})`;
  }

  /** The number of unit rows with a figure, as a part of a formula. */
  private countOf(column: number, runs: readonly Run[]): string {
    if (runs.length <= MOST_RUNS) return `COUNT(${spans(column, runs)})`;
    const span = wholeSpan(runs);
    return `COUNTIFS(${spans(this.columns.status, [span])},${ANY_STATUS},${spans(column, [span])},${ANY_NUMBER})`;
  }
}

/** Neighbouring rows, both ends included. */
interface Run {
  readonly top: number;
  readonly bottom: number;
}

/** Only unit rows have a status. */
const ANY_STATUS = '"?*"';

function spans(column: number, runs: readonly Run[]): string {
  return runs.map(({ top, bottom }) => areaAddress({ top, left: column, bottom, right: column })).join(',');
}

function wholeSpan(runs: readonly Run[]): Run {
  return { top: runs[0]?.top ?? 1, bottom: runs[runs.length - 1]?.bottom ?? 1 };
}

function scaled(expression: string, factor: number): string {
  if (factor === 1) return expression;
  return factor > 1 ? `${expression}*${String(factor)}` : `${expression}/${String(1 / factor)}`;
}

/** The status in the words of the specification; `rate` is the completion cell of the same row. */
export function statusFormula(target: string, actual: string, rate: string): string {
  const { pace, lagging, severe } = SETTING_REFERENCE;
  return statusAgainst(target, actual, rate, { pace, lagging, severe });
}

/** The same against a pace and thresholds given as references. */
export function statusAgainst(
  target: string,
  actual: string,
  rate: string,
  { pace, lagging, severe }: { readonly pace: string; readonly lagging: string; readonly severe: string },
): string {
  const byPace = `IF(${rate}>=1,"已完成",IF(${rate}>=${pace}*${lagging},"正常",IF(${rate}>=${pace}*${severe},"滞后","严重滞后")))`;
  return `=IF(IF(ISNUMBER(${target}),${target}>0,FALSE),IF(ISNUMBER(${actual}),${byPace},"未填报"),"无任务")`;
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
  const { breakdown, sheet, workbook } = table.input;
  const isNew = !table.existing.has(column);
  const at = table.columns[column];
  const header = table.headerArea(column);
  const rows = planRows(table, column);
  const name = rememberColumn(workbook, column, { sheet: sheet.name, row: header.bottom, column: at });
  return {
    column,
    isNew,
    blocks: isNew ? [{ top: header.top, left: at, rows: headerCells(table, column) }] : [],
    fills: rows.fills,
    formats: isNew
      ? [
          { area: header, style: {}, likeColumn: breakdown.columns.target.column },
          {
            area: dataArea(table, column),
            style: STYLE_OF[column],
            likeColumn: breakdown.columns.target.column,
          },
        ]
      : rows.emptyRuns.map((run) => ({
          area: table.columnArea(column, run.top, run.bottom),
          style: STYLE_OF[column],
          likeColumn: breakdown.columns.target.column,
        })),
    // A column of the user's own is found by its heading and needs no memory.
    names: name && !(column === 'actual' && table.existing.has('actual')) ? [name] : [],
    findings: rows.findings,
  };
}

function headerCells(table: ProgressTable, column: ProgressColumn): CellContent[][] {
  return table.input.breakdown.headerRows.map((_, index) => [index === 0 ? table.heading(column) : '']);
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
  const at = table.columns[column];
  const writes: { row: number; formula: string }[] = [];
  const empty: number[] = [];
  const findings: Finding[] = [];
  const isTypedByDesign = column === 'actual' && !ledger;
  for (const { row, name } of tableRows(breakdown)) {
    const wanted = table.formula(column, row);
    const formula = formulaAt(sheet, row, at);
    const value = valueAt(sheet, row, at);
    if (formula === null && isBlank(value)) {
      if (wanted !== '') {
        writes.push({ row, formula: wanted });
        empty.push(row);
      }
    } else if (formula !== null && table.isOwnFormula(column, formula)) {
      if (wanted !== '' && canonicalFormula(formula) !== canonicalFormula(wanted)) {
        writes.push({ row, formula: wanted });
      }
    } else if (wanted !== '' && !isTypedByDesign) {
      const shown = formula ?? (isCellError(value) ? value.error : String(value));
      const details = { unit: name, heading: table.heading(column), value: shown };
      findings.push(
        finding('typed-over', { sheet: sheet.name, row, column: at }, details, 'restore-formula'),
      );
    }
  }
  return { fills: fillsOf(writes, breakdown, at), emptyRuns: runsOf(empty), findings };
}

/** Unit, subtotal and total rows from top to bottom. */
function tableRows(breakdown: Breakdown): { row: number; name: string }[] {
  const rows = [...breakdown.units, ...breakdown.subtotals, ...(breakdown.total ? [breakdown.total] : [])];
  return rows.map(({ row, name }) => ({ row, name })).sort((a, b) => a.row - b.row);
}

/** Neighbouring unit rows share one fill; a subtotal or the total has a formula of its own. */
function fillsOf(
  writes: readonly { readonly row: number; readonly formula: string }[],
  breakdown: Breakdown,
  column: number,
): Fill[] {
  const units = new Set(breakdown.units.map((unit) => unit.row));
  const fills: Fill[] = [];
  let previous = -1;
  for (const { row, formula } of writes) {
    const last = fills[fills.length - 1];
    if (last && row === previous + 1 && units.has(row) && units.has(previous)) {
      fills[fills.length - 1] = { ...last, area: { ...last.area, bottom: row } };
    } else {
      fills.push({ area: { top: row, left: column, bottom: row, right: column }, formula });
    }
    previous = row;
  }
  return fills;
}

/** The name to set; null when the column is remembered already. A second table's columns are numbered. */
function rememberColumn(
  workbook: WorkbookGrid,
  column: ProgressColumn,
  cell: { readonly sheet: string; readonly row: number; readonly column: number },
): NameSpec | null {
  for (let number = 1; ; number += 1) {
    const word = number === 1 ? WORD[column] : `${String(number)}_${WORD[column]}`;
    const remembered = rememberedCell(workbook, word);
    if (!remembered) return rememberCell(word, cell, true);
    if (remembered.sheet === cell.sheet && remembered.column === cell.column) return null;
  }
}

function isColumnFree(sheet: SheetGrid, column: number, rows: Area): boolean {
  const area = { ...rows, left: column, right: column };
  if (sheet.merges.some((merge) => overlaps(merge, area))) return false;
  for (let row = rows.top; row <= rows.bottom; row += 1) {
    if (valueAt(sheet, row, column) !== null || formulaAt(sheet, row, column) !== null) return false;
  }
  return true;
}

/** Titles merged over the table's old width, now over the new one, where nothing stands in the way. */
function widenedTitles(table: ProgressTable): Area[] {
  const { breakdown, sheet } = table.input;
  const right = Math.max(...Object.values(table.columns));
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

/** One page wide, and a print area that ended with the table now ends with its new columns. */
function printedWhole(table: ProgressTable): PrintSetup {
  const { breakdown, sheet, workbook } = table.input;
  const right = Math.max(...Object.values(table.columns));
  const area = workbook.names.find((one) => one.name === '_xlnm.Print_Area' && one.scope === sheet.name);
  const own = parseSheetArea(area?.refersTo ?? '')?.area;
  const fit = { wide: 1, tall: 0 };
  return own?.right === breakdown.area.right ? { fit, printArea: { ...own, right } } : { fit };
}

/** Runs of consecutive numbers in an ascending list: [4,5,6,9] → 4–6, 9–9. */
function runsOf(rows: readonly number[]): Run[] {
  const runs: Run[] = [];
  for (const row of rows) {
    const last = runs[runs.length - 1];
    if (last?.bottom === row - 1) runs[runs.length - 1] = { ...last, bottom: row };
    else runs.push({ top: row, bottom: row });
  }
  return runs;
}
