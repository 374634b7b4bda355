/** References to the cells of 年度总表 that other sheets of the year-end workbook use. */
import { absoluteAddress, quotedSheet, type Area } from '../../spreadsheet/address';
import type { UnitTable } from '../parts/unit-table';
import type { FigureSource, PhaseSources } from '../phase/phase-input';
import { ANNUAL_CELL, ANNUAL_SHEET, type AnnualInput, type AnnualUnit } from './annual-input';
import {
  annualTable,
  countedKey,
  monthHeader,
  monthKey,
  monthsPassed,
  partKey,
  partsIn,
  type AnnualColumn,
} from './annual-table';
import { dividedUnits, paceOfParts } from '../parts/pace-formulas';
import type { ListedStatus } from './narrative';
import { sumsOfPhase } from './phase-sums';

/** References to 年度总表, for formulas on the other sheets. */
export class AnnualLayout {
  /** The months that have a column; empty without a ledger. */
  readonly months: readonly number[];
  readonly table: UnitTable<AnnualColumn, AnnualUnit>;

  /** @param phaseSheets the names of the phase sheets, in the campaign's order */
  constructor(
    readonly input: AnnualInput,
    readonly phaseSheets: readonly string[],
  ) {
    this.months = input.hasLedger ? input.months : [];
    this.table = annualTable(input, this.months);
  }

  /** The name of a sheet, with the suffix of its indicator. */
  sheetName(name: string): string {
    return name + this.input.sheetSuffix;
  }

  get hasBaseline(): boolean {
    return this.input.hasBaseline;
  }

  /** The range of a column's unit cells: `'年度总表'!$C$6:$C$21`. */
  range(key: AnnualColumn): string {
    return this.onAnnual(this.table.range(key));
  }

  month(month: number): string {
    return this.range(monthKey(month));
  }

  total(key: AnnualColumn): string {
    return this.onAnnual(absoluteAddress({ row: this.table.totalRow, column: this.table.column(key) }));
  }

  monthTotal(month: number): string {
    return this.total(monthKey(month));
  }

  /** The last cell of the hidden column that gathers the names of the units in a status. */
  lastOfList(status: ListedStatus): string {
    return this.onAnnual(absoluteAddress({ row: this.table.lastRow, column: this.table.column(status) }));
  }

  /** The range of the month numbers in the header. */
  get monthHeader(): string {
    return this.onAnnual(monthHeader(this.table, this.months) ?? '');
  }

  /** Whether targets are divided (分期任务). */
  get hasPeriods(): boolean {
    return this.input.periods.length > 0;
  }

  get cutOff(): string {
    return this.onAnnual(absoluteAddress(ANNUAL_CELL.cutOff()));
  }

  get pace(): string {
    return this.onAnnual(absoluteAddress(ANNUAL_CELL.pace(this.place)));
  }

  /** A reference to the growth goal. */
  get goal(): string {
    return this.onAnnual(absoluteAddress(ANNUAL_CELL.goal(this.place)));
  }

  /** A function that gives the number of a column. */
  get place(): (key: AnnualColumn) => number {
    return this.table.column;
  }

  /** The range of a column's figures as formulas see them: numbers, "" and 待核实, whatever the user types. */
  counted(key: 'baseline' | 'target' | 'cumulative'): string {
    return this.range(countedKey(key, this.months));
  }

  /** The sources of a phase sheet in this workbook. @param phase the index of the phase in the campaign */
  phaseSources(phase: number): PhaseSources {
    const { input } = this;
    const sums = sumsOfPhase(input, phase);
    const factor = (key: 'lagging' | 'severelyLagging'): string =>
      this.onAnnual(absoluteAddress(ANNUAL_CELL.factor(this.place, key)));
    const figures = (key: 'baseline' | 'target'): FigureSource => ({
      ranges: [this.counted(key)],
      scale: 1,
      unitOfMeasure: input.measure.name,
      whole: input.measure.whole,
      digits: input.measure.digits,
    });
    return {
      measure: input.measure,
      units: [this.range('unit')],
      baseline: input.hasBaseline ? figures('baseline') : null,
      target: figures('target'),
      periods: input.periods.map((lastMonth) => ({ ranges: [this.range(partKey(lastMonth))], lastMonth })),
      note: [this.range('note')],
      actual: [this.counted('cumulative')],
      areCounted: true,
      ledger: input.hasLedger
        ? { kind: 'sums', added: [this.range(sums.added)], cumulative: [this.range(sums.cumulative)] }
        : null,
      statedTotals: [],
      actualHeading: input.actualHeading,
      statedMonth: input.statedMonth,
      cutOff: this.cutOff,
      lagging: factor('lagging'),
      severe: factor('severelyLagging'),
      paceAt: (month) => this.paceAt(month),
    };
  }

  /** The share of the campaign's months that have passed at a month, as part of a formula. */
  paceAt(month: string): string {
    const { hasLedger, months } = this.input;
    return monthsPassed(months, hasLedger ? this.monthHeader : null, month);
  }

  /** The pace of all units together at one of the campaign's months, as part of a formula on another sheet. */
  wholePaceAt(month: number): string {
    const ofMonths = this.paceAt(String(month));
    if (!this.hasPeriods) return ofMonths;
    const parts = partsIn(this.input, (key) => this.range(key)).filter(({ lastMonth }) => lastMonth <= month);
    const units = dividedUnits({ due: this.range('due'), pace: this.range('pace') });
    return paceOfParts(null, parts, { target: this.range('target'), units }, ofMonths);
  }

  /** The area of all units' months. */
  get monthsArea(): Area {
    const columns = this.months.map((month) => this.table.column(monthKey(month)));
    const { firstRow: top, lastRow: bottom } = this.table;
    return { top, left: Math.min(...columns), bottom, right: Math.max(...columns) };
  }

  /** Turns an address on 年度总表 into a reference from another sheet. */
  private onAnnual(address: string): string {
    return `${quotedSheet(this.sheetName(ANNUAL_SHEET))}!${address}`;
  }
}
