/** The formulas of a table's progress columns, row by row. */
import { absoluteAddress, areaAddress, cellAddress } from '../../spreadsheet/address';
import type { FigureColumn, Subtotal } from '../../domain/table/breakdown';
import type { PeriodColumn } from '../../domain/table/period-targets';
import type { TypedMeasure } from '../../domain/table/typed-measures';
import { ledgerReferences } from '../ledger/ledger-cells';
import { ANY_NUMBER } from '../ledger/returns-formula';
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
import { SETTING_REFERENCE } from '../settings/settings-words';
import type { PeerBlock, ProgressInput } from './progress-input';
import type { ProgressColumn, ProgressPlaces } from './progress-words';

/** The columns that formulas refer to. */
export interface FormulaColumns {
  readonly columns: ProgressPlaces;
  /** The table's own columns that are used instead of appended ones. */
  readonly typed: ReadonlyMap<ProgressColumn, TypedMeasure>;
  /** The columns with the parts of the targets (分期任务); empty where targets are not divided. */
  readonly periods: readonly PeriodColumn[];
}

export class ProgressFormulas {
  private readonly columns: ProgressPlaces;
  private readonly typed: ReadonlyMap<ProgressColumn, TypedMeasure>;
  private readonly periods: readonly PeriodColumn[];
  private readonly subtotals: ReadonlyMap<number, Subtotal>;
  private readonly unitRows: ReadonlySet<number>;
  private readonly ledger: Pick<ReturnType<typeof ledgerReferences>, 'units' | 'cumulative'> | null;

  /** @param sharedTotalRow the row of a total that blocks share, if it is in this block's columns; else null */
  constructor(
    private readonly input: ProgressInput,
    { columns, typed, periods }: FormulaColumns,
    private readonly sharedTotalRow: number | null,
  ) {
    this.columns = columns;
    this.typed = typed;
    this.periods = periods;
    this.unitRows = new Set(input.breakdown.units.map((unit) => unit.row));
    this.ledger = input.ledger && ledgerReferences(input.ledger);
    this.subtotals = new Map(input.breakdown.subtotals.map((subtotal) => [subtotal.row, subtotal]));
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
    if (!ledger || !this.ledger) return '';
    const { units, cumulative } = this.ledger;
    const name = cellAddress({ row, column: breakdown.columns.unit.column });
    const found = `INDEX(${cumulative},MATCH(${name},${units},0))`;
    return `=IFERROR(${scaled(found, ledger.scale / this.actualScale)},"")`;
  }

  /** RANK ignores text, but would include subtotals that stand between the units. */
  private rankFormula(rate: string): string {
    const { breakdown } = this.input;
    const range = (column: number): string =>
      [breakdown.firstDataRow, breakdown.lastDataRow]
        .map((row) => absoluteAddress({ row, column }))
        .join(':');
    const rates = range(this.columns.completion);
    if (this.typed.has('completion')) return `=IF(ISNUMBER(${rate}),${this.placeBesideErrors(rate)},"")`;
    if (this.peers.length > 0) return `=IF(ISNUMBER(${rate}),${this.placeAmong(rate)},"")`;
    if (breakdown.subtotals.length === 0) return `=IF(ISNUMBER(${rate}),RANK(${rate},${rates}),"")`;
    return `=IF(ISNUMBER(${rate}),SUMPRODUCT((${range(this.columns.status)}<>"")*ISNUMBER(${rates})*(${rates}>${rate}))+1,"")`;
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

  /**
   * The rank of a rate where the table's own formulas may give errors, at which RANK and comparisons fail but COUNTIF does not. A
   * criterion that is joined to a text has 15 digits, so a rate such as 1/3 may count as above itself; it and its ties are taken off again.
   */
  private placeBesideErrors(rate: string): string {
    const above = `">"&${rate}`;
    const ranges = this.rateRanges();
    const [higher, equal] = [above, rate].map((criterion) =>
      ranges.map((rates) => `COUNTIF(${rates},${criterion})`).join('+'),
    );
    const ties = ranges.length > 1 ? `(${equal ?? ''})` : (equal ?? '');
    return `1+${higher ?? ''}-COUNTIF(${rate},${above})*${ties}`;
  }

  private get peers(): readonly PeerBlock[] {
    return this.input.block?.peers ?? [];
  }

  /** The rates of all units, the other blocks' included. Rows of subtotals between the units are left out. */
  private rateRanges(): readonly string[] {
    const own = { rows: [...this.unitRows], completion: this.columns.completion };
    return [own, ...this.peers].flatMap(({ rows, completion }) => rangesOver(rows, [completion]).flat());
  }

  /** The rank of a rate among {@link rateRanges}. */
  private placeAmong(rate: string): string {
    const ranges = this.rateRanges();
    const [only, ...others] = ranges;
    if (only !== undefined && others.length === 0) return `RANK(${rate},${only})`;
    return `1+${ranges.map((rates) => `SUMPRODUCT(ISNUMBER(${rates})*(${rates}>${rate}))`).join('+')}`;
  }

  /** The formula of a subtotal or total. @param peers other blocks whose units are included */
  private sumFormula(
    column: ProgressColumn,
    rows: readonly number[],
    peers: readonly PeerBlock[] = [],
  ): string {
    const ranges = this.totalRanges(rows);
    const { baseline } = this.input.breakdown.columns;
    const { pace } = this.columns;
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
        // No rule states the pace of several blocks whose targets are divided.
        return peers.length > 0 || pace === null ? '' : this.wholePaceFormula(rows, pace, ranges);
      case 'rank':
      case 'status':
        return '';
    }
  }

  private wholePaceFormula(
    rows: readonly number[],
    paceColumn: number,
    { target, status }: TotalRanges,
  ): string {
    const parts = this.periods.map(({ column, lastMonth }): PeriodPart => ({
      part: rangeOver(rows, column),
      lastMonth,
    }));
    const pace = rangeOver(rows, paceColumn);
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

/** For each run of consecutive rows, its range in each column: `[$B$2:$B$9, $C$2:$C$9]`. */
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
