/**
 * The breakdown table with its progress columns: the position of each column, and the formula that belongs in each of its cells.
 */
import {
  absoluteAddress,
  areaAddress,
  cellAddress,
  overlaps,
  type Area,
  type Position,
} from '../../spreadsheet/address';
import type { Breakdown, FigureColumn, Subtotal } from '../../domain/table/breakdown';
import { typedMeasures, type TypedMeasure } from '../../domain/table/typed-measures';
import { inYear } from '../../domain/campaign/campaign';
import { periodColumns, type PeriodColumn } from '../../domain/table/period-targets';
import { formulaAt, isBlank, valueAt, type SheetGrid, type WorkbookGrid } from '../../spreadsheet/grid';
import { canonicalFormula } from '../../formula/canonical';
import { ledgerReferences, type LedgerPlace } from '../ledger/ledger-cells';
import { ANY_NUMBER } from '../ledger/returns-formula';
import { appendedActuals, columnsReferredTo, rememberedHeadings } from './appended-columns';
import {
  needsBaseline,
  PROGRESS_COLUMNS,
  WORD,
  type ProgressColumn,
  type ProgressPlaces,
} from './progress-words';
import { SETTING_REFERENCE } from '../settings/settings-words';
import { dueBy, isUnclearPace, paceOfParts, type PeriodPart } from '../parts/pace-formulas';
import { runsOf } from '../parts/runs';
import { statusFormula, type StatusScale } from '../parts/status-formula';
import {
  sumOfAll,
  totalCompletion,
  totalGrowth,
  totalYearEnd,
  type BaselineRange,
  type GrowthRanges,
  type TotalRanges,
} from '../parts/total-formulas';

/** The last column that is searched for free columns; no table is wider. */
const FARTHEST_COLUMN = 500;

/** The beginnings of the add-in's formulas, which distinguish them from similar formulas of the user's. */
const OWN_FORMULA = /^IF\((?:ISNUMBER|AND\(ISNUMBER|COUNT)|^IFERROR\(INDEX\(/;

/** The input that the columns are computed from. */
export interface ProgressInput {
  readonly workbook: WorkbookGrid;
  readonly sheet: SheetGrid;
  readonly breakdown: Breakdown;
  readonly targetYear: number | null;
  readonly ledger: LedgerPlace | null;
  /** The last progress column of the previous indicator; left out for the first indicator. */
  readonly after?: number;
  /** Set where the table is a block of a folded table. */
  readonly block?: {
    /** The block's index from the left. */
    readonly index: number;
    readonly count: number;
    /** The other blocks. */
    readonly peers: readonly PeerBlock[];
  };
}

/** The units of another block, which are ranked and summed together with this block's: their rows, and the columns of their figures. */
export interface PeerBlock {
  readonly rows: readonly number[];
  readonly completion: number;
  readonly status: number;
  readonly baseline: number | null;
  readonly target: number;
  readonly actual: number;
}

/** The table with its progress columns: their positions, and the formula that belongs in each cell. */
export class ProgressTable {
  readonly columns: ProgressPlaces;
  /** The columns that this table gets, in order. */
  readonly wanted: readonly ProgressColumn[];
  readonly existing: ReadonlySet<ProgressColumn>;
  /** The table's own columns that are used instead of appended ones; their contents are not changed. */
  readonly typed: ReadonlyMap<ProgressColumn, TypedMeasure>;
  private readonly subtotals: ReadonlyMap<number, Subtotal>;
  private readonly unitRows: ReadonlySet<number>;
  /** The columns with the parts of the targets (分期任务); empty where targets are not divided. */
  private readonly periods: readonly PeriodColumn[];

  constructor(readonly input: ProgressInput) {
    this.unitRows = new Set(input.breakdown.units.map((unit) => unit.row));
    this.subtotals = new Map(input.breakdown.subtotals.map((subtotal) => [subtotal.row, subtotal]));
    const { baseline } = input.breakdown.columns;
    this.periods = periodColumns(input.breakdown);
    this.wanted = PROGRESS_COLUMNS.filter((column) =>
      column === 'pace' ? this.periods.length > 0 : baseline !== null || !needsBaseline(column),
    );
    const found = new Map<ProgressColumn, number>();
    const typed = new Map<ProgressColumn, TypedMeasure>();
    for (const column of this.wanted) {
      const at = this.findColumn(column, found.get('completion') ?? null);
      const own = at === null ? this.typedColumn(column) : null;
      if (own) typed.set(column, own);
      const place = at ?? own?.column;
      if (place !== undefined) found.set(column, place);
    }
    this.typed = typed;
    this.existing = new Set(found.keys());
    const missing = this.wanted.filter((column) => !found.has(column));
    const start = this.freeColumns(missing.length, Math.max(0, ...found.values()));
    missing.forEach((column, index) => found.set(column, start + index));
    const at = (column: ProgressColumn): number => found.get(column) ?? 0;
    this.columns = {
      actual: at('actual'),
      completion: at('completion'),
      growth: found.get('growth') ?? null,
      yearEnd: found.get('yearEnd') ?? null,
      pace: found.get('pace') ?? null,
      rank: at('rank'),
      status: at('status'),
    };
  }

  /** The joint heading above the columns: the block's name where there are several blocks, and the indicator's where there are several. */
  get group(): string | null {
    const { breakdown, block } = this.input;
    const { indicator, indicators } = breakdown;
    const name = indicators.length > 1 ? indicator.name : '';
    const words = (block ? blockWord(block) : '') + name;
    return words === '' ? null : words;
  }

  /** The row of the total that blocks share, in the columns of the block below which it stands; null elsewhere. */
  get sharedTotalRow(): number | null {
    const { columns, sharedTotal } = this.input.breakdown;
    const isOwn = sharedTotal?.columns.unit.column === columns.unit.column;
    return isOwn && this.input.block ? sharedTotal.line.row : null;
  }

  /** The last row in which the columns have a cell. */
  get lastRow(): number {
    const { area, lastDataRow } = this.input.breakdown;
    return Math.max(area.bottom, lastDataRow, this.sharedTotalRow ?? 0);
  }

  heading(column: ProgressColumn): string {
    const { baseline, target } = this.input.breakdown.columns;
    switch (column) {
      case 'actual':
        return `实际新增数（${target.unitOfMeasure}）`;
      case 'yearEnd':
        return `${inYear(this.input.targetYear) || '年'}底会员数（${(baseline ?? target).unitOfMeasure}）`;
      case 'pace':
        return '序时进度';
      default:
        return WORD[column];
    }
  }

  headerArea(column: ProgressColumn): Area {
    const rows = this.input.breakdown.headerRows;
    return this.columnArea(column, Math.min(...rows), Math.max(...rows));
  }

  columnArea(column: ProgressColumn, top: number, bottom: number): Area {
    const at = this.at(column);
    return { top, left: at, bottom, right: at };
  }

  /** @throws Error for a column this table does not get */
  at(column: ProgressColumn): number {
    const at = this.columns[column];
    if (at === null) throw new Error(`the table has no column ${column}`);
    return at;
  }

  /**
   * The column with the defined name, or else a column with the heading that holds only the add-in's formulas.
   * @param completion the column of 完成率, which ranks refer to
   */
  private findColumn(column: ProgressColumn, completion: number | null): number | null {
    const { breakdown, sheet, workbook } = this.input;
    if (column === 'actual' && breakdown.columns.actual) return breakdown.columns.actual.column;
    const headings = rememberedHeadings(workbook, column).filter(
      (cell) => cell.sheet === sheet.name && breakdown.headerRows.includes(cell.row),
    );
    const own = headings.find((cell) => this.isOwnColumn(column, cell, completion, headings.length));
    return own?.column ?? this.findByHeading(column, completion);
  }

  /** The table's own column with the same measure, whether typed, with formulas or still empty. */
  private typedColumn(column: ProgressColumn): TypedMeasure | null {
    const { breakdown, sheet } = this.input;
    // Without a column of actual figures, it is unknown which figures a rate divides.
    if (!breakdown.columns.actual) return null;
    const isSame = ({ kind, rate, isLegible, content }: TypedMeasure): boolean =>
      kind === column && rate.part === 'actual' && (isLegible || content === 'formulas');
    return typedMeasures(breakdown, sheet).find(isSame) ?? null;
  }

  /**
   * Whether a progress column belongs to this table rather than to one beside it. A column without any sign of its table belongs to
   * this one if there is no other.
   */
  private isOwnColumn(
    column: ProgressColumn,
    heading: Position,
    completion: number | null,
    headings: number,
  ): boolean {
    const { breakdown, sheet, workbook } = this.input;
    const { baseline, target } = breakdown.columns;
    if (column === 'actual') {
      const known = appendedActuals(workbook).find(
        (actual) => actual.sheet === sheet.name && actual.column === heading.column,
      );
      return known ? known.tableColumns.includes(target.column) : headings === 1;
    }
    const columns = columnsReferredTo(sheet, heading);
    if (!columns) return headings === 1;
    // The formula of a rank refers to its own block's columns first, then to those of other blocks.
    const told = column === 'rank' ? columns.slice(0, 2) : columns;
    return [baseline?.column ?? null, target.column, completion].some(
      (own) => own !== null && told.includes(own),
    );
  }

  private findByHeading(column: ProgressColumn, completion: number | null): number | null {
    const { breakdown, sheet } = this.input;
    for (let at = breakdown.area.right + 1; at <= (sheet.area?.right ?? 0); at += 1) {
      const isHere = this.isHeadedBy(column, at);
      const isOurs = breakdown.units.every((unit) => {
        const formula = formulaAt(sheet, unit.row, at);
        return formula === null
          ? isBlank(valueAt(sheet, unit.row, at))
          : OWN_FORMULA.test(canonicalFormula(formula));
      });
      const place = { row: Math.max(...breakdown.headerRows), column: at };
      if (isHere && isOurs && this.isOwnColumn(column, place, completion, 1)) return at;
    }
    return null;
  }

  private isHeadedBy(column: ProgressColumn, at: number): boolean {
    const { breakdown, sheet } = this.input;
    const { headerRows } = breakdown;
    const says = (row: number, column: number, text: string): boolean => {
      const value = valueAt(sheet, row, column);
      return typeof value === 'string' && value.replace(/\s/g, '') === text.replace(/\s/g, '');
    };
    if (this.group === null || headerRows.length === 1) {
      const heading = (this.group ?? '') + this.heading(column);
      return headerRows.some((row) => says(row, at, heading));
    }
    const [top = 0, ...rest] = headerRows;
    let left = at;
    while (left > breakdown.area.right && isBlank(valueAt(sheet, top, left))) left -= 1;
    return says(top, left, this.group) && rest.some((row) => says(row, at, this.heading(column)));
  }

  /** The first of `count` neighbouring columns that are empty in the table's rows, to the right of the table and of its existing progress columns. */
  private freeColumns(count: number, lastExisting: number): number {
    const { breakdown, sheet } = this.input;
    let start = Math.max(breakdown.area.right, lastExisting, this.input.after ?? 0) + 1;
    for (let at = start; at < start + count && at < FARTHEST_COLUMN; at += 1) {
      if (!isColumnFree(sheet, at, { ...breakdown.area, bottom: this.lastRow })) start = at + 1;
    }
    return start;
  }

  /** Whether a formula is the add-in's. 实际新增数 may be a user's column with other formulas; the add-in's formulas all refer to the ledger or count. */
  isOwnFormula(column: ProgressColumn, formula: string): boolean {
    if (column !== 'actual') return true;
    const text = canonicalFormula(formula);
    const { ledger } = this.input;
    return (
      text.startsWith('IF(COUNT') ||
      (ledger !== null && text.startsWith(`IFERROR(INDEX(${ledger.sheet.toUpperCase()}!`))
    );
  }

  /** The formula that belongs in a row; '' where the column has none in that row. */
  formula(column: ProgressColumn, row: number): string {
    const formula = this.plainFormula(column, row);
    // The table's own column may hold figures in per cent.
    const isInPerCent = this.typed.get(column)?.factor === 100 && formula !== '';
    return isInPerCent ? `=IFERROR((${formula.slice(1)})*100,"")` : formula;
  }

  private plainFormula(column: ProgressColumn, row: number): string {
    const { breakdown } = this.input;
    if (row === breakdown.total?.row) return this.sumFormula(column, [...this.unitRows]);
    if (row === this.sharedTotalRow) return this.sumFormula(column, [...this.unitRows], this.peers);
    const subtotal = this.subtotals.get(row);
    return subtotal ? this.sumFormula(column, subtotal.unitRows) : this.unitFormula(column, row);
  }

  private unitFormula(column: ProgressColumn, row: number): string {
    const { baseline, target } = this.input.breakdown.columns;
    const at = (of: number): string => cellAddress({ row, column: of });
    const task = at(target.column);
    const added = at(this.columns.actual);
    const rate = at(this.columns.completion);
    switch (column) {
      case 'actual':
        return this.actualFormula(row);
      case 'completion':
        return `=IF(ISNUMBER(${task}),IF(${task}>0,IF(ISNUMBER(${added}),${this.rate(added, task, this.actualScale / target.scale)},""),""),"")`;
      case 'growth':
        return baseline ? this.growthFormula(at(baseline.column), added, baseline.scale) : '';
      case 'yearEnd':
        return baseline ? this.yearEndFormula(at(baseline.column), added, baseline.scale) : '';
      case 'pace':
        return this.paceFormula(row, task);
      case 'rank':
        return this.typed.get('completion')?.hasTexts ? this.rankByFigures(row) : this.rankFormula(rate);
      case 'status':
        return statusFormula(task, added, this.exactRate(row, rate), this.paceScale(row));
    }
  }

  /** The completion rate, computed from the figures even where the table has its own rates, because typed rates are rounded or wrong. */
  private exactRate(row: number, rate: string): string {
    if (!this.typed.has('completion')) return rate;
    const { target } = this.input.breakdown.columns;
    const [task, added] = [target.column, this.columns.actual].map((column) => cellAddress({ row, column }));
    const ratio = this.rate(added ?? '', `MAX(0,${task ?? ''})`, this.actualScale / target.scale);
    return `IF(ISNUMBER(${added ?? ''}),IFERROR(${ratio},""),"")`;
  }

  /** The pace that a unit's status is measured against: its own where its target is divided, otherwise the campaign's. */
  private paceScale(row: number): StatusScale {
    const { pace: column } = this.columns;
    if (column === null) return SETTING_REFERENCE;
    const own = cellAddress({ row, column });
    return {
      ...SETTING_REFERENCE,
      pace: `IF(ISNUMBER(${own}),${own},${SETTING_REFERENCE.pace})`,
      isUnclear: isUnclearPace(own),
    };
  }

  /** The share of the target that was due; blank where the target is not divided. */
  private paceFormula(row: number, task: string): string {
    const parts = this.periods.map(({ column, lastMonth }): PeriodPart => ({
      part: cellAddress({ row, column }),
      lastMonth,
    }));
    const share = dueBy(SETTING_REFERENCE.cutOff, parts, task);
    return `=IF(ISNUMBER(${task}),IF(${task}>0,${share},""),"")`;
  }

  private growthFormula(members: string, added: string, scale: number): string {
    return `=IF(ISNUMBER(${members}),IF(${members}>0,IF(ISNUMBER(${added}),${this.rate(added, members, this.actualScale / scale)},""),""),"")`;
  }

  private yearEndFormula(members: string, added: string, scale: number): string {
    return `=IF(AND(ISNUMBER(${members}),ISNUMBER(${added})),${members}+${scaled(added, this.actualScale / scale)},"")`;
  }

  /** Whether a row's formula can be filled down from its neighbour, as it can for every unit. */
  sharesFormula(row: number): boolean {
    return this.unitRows.has(row);
  }

  private get actualScale(): number {
    const { actual, target } = this.input.breakdown.columns;
    return (actual ?? target).scale;
  }

  /** A ratio. Figures in 万人 are decimal fractions, so the ratio is rounded: binary noise must not break a tie. */
  private rate(part: string, whole: string, factor: number): string {
    return this.rounded(`${part}/${whole}`, factor);
  }

  private rounded(ratio: string, factor: number): string {
    const { baseline, target } = this.input.breakdown.columns;
    if (factor !== 1) return `ROUND(${scaled(ratio, factor)},12)`;
    return (baseline ?? target).scale === 1 && target.scale === 1 ? ratio : `ROUND(${ratio},12)`;
  }

  /** The formula for the unit's figure in the ledger; '' without a ledger, because the figure is then typed. */
  private actualFormula(row: number): string {
    const { ledger, breakdown } = this.input;
    if (!ledger) return '';
    const { units, cumulative } = ledgerReferences(ledger);
    const name = cellAddress({ row, column: breakdown.columns.unit.column });
    const found = `INDEX(${cumulative},MATCH(${name},${units},0))`;
    return `=IFERROR(${scaled(found, ledger.scale / this.actualScale)},"")`;
  }

  /** RANK ignores text, but would include subtotals that stand between the units. */
  private rankFormula(rate: string): string {
    const { breakdown } = this.input;
    const range = (column: ProgressColumn): string =>
      ['top', 'bottom']
        .map((end) => (end === 'top' ? breakdown.firstDataRow : breakdown.lastDataRow))
        .map((row) => absoluteAddress({ row, column: this.at(column) }))
        .join(':');
    const rates = range('completion');
    // The user's own formulas may give errors.
    if (this.typed.has('completion')) return `=IF(ISNUMBER(${rate}),IFERROR(${this.placeAmong(rate)},""),"")`;
    if (this.peers.length > 0) return `=IF(ISNUMBER(${rate}),${this.placeAmong(rate)},"")`;
    if (breakdown.subtotals.length === 0) return `=IF(ISNUMBER(${rate}),RANK(${rate},${rates}),"")`;
    return `=IF(ISNUMBER(${rate}),SUMPRODUCT((${range('status')}<>"")*ISNUMBER(${rates})*(${rates}>${rate}))+1,"")`;
  }

  /**
   * Formulas can't use rates that are text, so the rank is counted from the figures: a unit is ahead where its actual is above its
   * target times this unit's rate.
   */
  private rankByFigures(row: number): string {
    const { target } = this.input.breakdown.columns;
    const [task, added] = [target.column, this.columns.actual].map((column) => cellAddress({ row, column }));
    const own = { rows: [...this.unitRows], target: target.column, actual: this.columns.actual };
    const higher = [own, ...this.peers]
      .flatMap((block) => rangesOver(block.rows, [block.target, block.actual]))
      .map(([tasks, all]) => {
        return `SUMPRODUCT(ISNUMBER(${all ?? ''})*ISNUMBER(${tasks ?? ''})*(${tasks ?? ''}>0)*(${all ?? ''}>ROUND(${added ?? ''}/${task ?? ''}*${tasks ?? ''},9)))`;
      });
    return `=IF(AND(ISNUMBER(${added ?? ''}),ISNUMBER(${task ?? ''})),IFERROR(1+${higher.join('+')},""),"")`;
  }

  private get peers(): readonly PeerBlock[] {
    return this.input.block?.peers ?? [];
  }

  /** The rank of a rate among the units' rates; subtotals may stand between them. */
  private placeAmong(rate: string): string {
    const own = { rows: [...this.unitRows], completion: this.at('completion') };
    const runs = [own, ...this.peers].flatMap(({ rows, completion }) =>
      rangesOver(rows, [completion]).flat(),
    );
    const [only, ...others] = runs;
    if (only !== undefined && others.length === 0) return `RANK(${rate},${only})`;
    return `1+${runs.map((rates) => `SUMPRODUCT(ISNUMBER(${rates})*(${rates}>${rate}))`).join('+')}`;
  }

  /** @param peers blocks whose units are counted too */
  private sumFormula(
    column: ProgressColumn,
    rows: readonly number[],
    peers: readonly PeerBlock[] = [],
  ): string {
    const ranges = this.totalRanges(rows);
    const { baseline } = this.input.breakdown.columns;
    const others = peers.map((peer) => rangesOfBlock(peer));
    switch (column) {
      case 'actual':
        return sumOfAll([ranges, ...others].map(({ actual, status }) => ({ range: actual, status })));
      case 'completion':
        return totalCompletion(ranges, ...others);
      case 'growth':
      case 'yearEnd': {
        const formula = column === 'growth' ? totalGrowth : totalYearEnd;
        const own = baseline && { ...ranges, ...this.baselineRange(rows, baseline) };
        return own ? formula(own, ...others) : '';
      }
      case 'pace':
        // Nothing states how blocks with divided targets are due together.
        return peers.length > 0 ? '' : this.wholePaceFormula(rows, ranges);
      case 'rank':
      case 'status':
        return '';
    }
  }

  private wholePaceFormula(rows: readonly number[], { target, status }: TotalRanges): string {
    const parts = this.periods.map(({ column, lastMonth }): PeriodPart => ({
      part: rangeOver(rows, column),
      lastMonth,
    }));
    const pace = rangeOver(rows, this.at('pace'));
    const units = `${pace},${ANY_NUMBER}${status === null ? '' : `,${status},"?*"`}`;
    return `=${paceOfParts(SETTING_REFERENCE.cutOff, parts, { target, units }, '""')}`;
  }

  /** For each column, the range from the first of the given unit rows to the last. */
  private totalRanges(rows: readonly number[]): TotalRanges {
    const { target } = this.input.breakdown.columns;
    const { actual, status } = this.columns;
    return {
      ...rangesOfBlock({ rows, target: target.column, actual, status, baseline: null }),
      completionRate: (ratio) => this.rounded(ratio, this.actualScale / target.scale),
    };
  }

  private baselineRange(rows: readonly number[], { column, scale }: FigureColumn): BaselineRange {
    const inBaseline = this.actualScale / scale;
    return {
      baseline: rangeOver(rows, column),
      growthRate: (ratio) => this.rounded(ratio, inBaseline),
      inBaseline: (actual) => scaled(actual, inBaseline),
    };
  }
}

/** The word for a block: left or right for two blocks, a number for more. */
function blockWord({ index, count }: { readonly index: number; readonly count: number }): string {
  return count === 2 ? (['左栏', '右栏'][index] ?? '') : `第${index + 1}栏`;
}

/** The columns of a block from the first to the last of its units' rows. */
function rangesOfBlock({
  rows,
  target,
  actual,
  status,
  baseline,
}: Omit<PeerBlock, 'completion'>): GrowthRanges {
  const isUnbroken = Math.max(...rows) - Math.min(...rows) + 1 === rows.length;
  return {
    target: rangeOver(rows, target),
    actual: rangeOver(rows, actual),
    status: isUnbroken ? null : rangeOver(rows, status),
    baseline: baseline === null ? '' : rangeOver(rows, baseline),
  };
}

/** Each run of some rows, in each of some columns: `[$B$2:$B$9, $C$2:$C$9]`. */
function rangesOver(rows: readonly number[], columns: readonly number[]): string[][] {
  return runsOf([...rows].sort((a, b) => a - b)).map(({ top, bottom }) =>
    columns.map((column) => [top, bottom].map((row) => absoluteAddress({ row, column })).join(':')),
  );
}

/** The range in a column from the first row to the last. */
function rangeOver(rows: readonly number[], column: number): string {
  return areaAddress({ top: Math.min(...rows), left: column, bottom: Math.max(...rows), right: column });
}

function scaled(expression: string, factor: number): string {
  if (factor === 1) return expression;
  return factor > 1 ? `${expression}*${factor}` : `${expression}/${1 / factor}`;
}

/** Whether a column is empty in some rows. */
export function isColumnFree(sheet: SheetGrid, column: number, rows: Area): boolean {
  const area = { ...rows, left: column, right: column };
  if (sheet.merges.some((merge) => overlaps(merge, area))) return false;
  for (let row = rows.top; row <= rows.bottom; row += 1) {
    if (valueAt(sheet, row, column) !== null || formulaAt(sheet, row, column) !== null) return false;
  }
  return true;
}
