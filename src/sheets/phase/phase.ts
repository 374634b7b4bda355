/** A phase summary sheet (阶段汇总): the units' figures for one phase, as live formulas, ready to print. */
import type { Area } from '../../spreadsheet/address';
import { inYear, phaseInFull } from '../../domain/campaign/campaign';
import { COLOR, printedOn, rowFormat, SIGNATURE_HEIGHT, SIGNATURES, STYLE } from '../parts/look';
import { AreaSection } from '../areas/area-section';
import type { UnitTable } from '../parts/unit-table';
import {
  emptySpec,
  type CellContent,
  type ChartSpec,
  type FormatRange,
  type SheetSpec,
} from '../../spreadsheet/spec';
import {
  PHASE_HEADER_ROW,
  PhasePlaces,
  phaseColumns,
  type PhaseColumn,
  type PhaseKind,
} from './phase-columns';
import type { PhaseInput, PhaseUnit } from './phase-input';
import { phaseSpan } from './phase-span';
import { phaseTable, wholePaceFormula } from './phase-table';
import { noteHeights } from '../parts/numbered-notes';
import { footnotes, keyFigures, laggingUnits } from './phase-words';

/** A chart with more columns is not readable. */
const MOST_CHART_UNITS = 60;

/** The name of a phase's sheet. */
export function phaseSheetName(phase: string): string {
  return `${phaseInFull(phase)}汇总`;
}

/** The cell with the total of 本阶段新增, on a sheet with the given number of units. */
export function phaseTotalCell(
  units: number,
  has: PhaseKind,
): { readonly row: number; readonly column: number } {
  const column = new PhasePlaces(phaseColumns(has)).column('added');
  return { row: PHASE_HEADER_ROW + units + 1, column };
}

/** The summary sheet of one phase. */
export function phaseSheet(input: PhaseInput): SheetSpec {
  const sheet = new PhaseSheet(input);
  const { table } = sheet;
  const contents = table.wholeContents({ rowsBelow: 1 });
  return {
    ...emptySpec(input.sheet, 'own'),
    tabColor: COLOR.bar,
    blocks: [
      { top: 1, left: 1, rows: sheet.head() },
      ...contents.blocks,
      { top: table.totalRow + 1, left: 1, rows: sheet.foot() },
    ],
    fills: contents.fills,
    formats: sheet.formats(),
    merges: sheet.merges(),
    columnWidths: table.columnWidths,
    rowHeights: sheet.rowHeights(),
    hiddenColumns: table.hiddenColumns,
    conditionalFormats: table.conditionalFormats,
    charts: input.units.length > 0 ? [sheet.chart()] : [],
    freeze: { rows: PHASE_HEADER_ROW, columns: table.column('unit') },
    print: printedOn(
      'landscape',
      { tall: 0 },
      {
        repeatRows: { from: PHASE_HEADER_ROW, to: PHASE_HEADER_ROW },
        printArea: { top: 1, left: 1, bottom: sheet.chartRow, right: table.lastColumn },
      },
    ),
    showGridLines: false,
  };
}

/** The rows of a phase sheet, top to bottom. */
class PhaseSheet {
  readonly table: UnitTable<PhaseColumn, PhaseUnit>;
  readonly chartRow: number;
  private readonly laggingRow: number;
  private readonly noteRows: readonly CellContent[];
  private readonly areas: AreaSection;
  private readonly signatureRow: number;

  constructor(private readonly input: PhaseInput) {
    this.table = phaseTable(input);
    this.laggingRow = this.table.totalRow + 1;
    this.noteRows = footnotes(input, this.table, { row: this.laggingRow + 1, column: 1 });
    this.areas = new AreaSection(input.areas, this.laggingRow + this.noteRows.length + 1);
    this.signatureRow = this.laggingRow + this.noteRows.length + this.areas.height + 1;
    this.chartRow = this.signatureRow + 1;
  }

  /** The rows above the table. */
  head(): CellContent[][] {
    const { input, table } = this;
    const { baseline, target } = input.sources;
    const isSameUnit = baseline === null || baseline.unitOfMeasure === target.unitOfMeasure;
    return [
      [input.title],
      this.row({
        ordinal: `填报单位：${input.campaign.federation}`,
        completion: '填报日期：　　　　年　　月　　日',
      }),
      this.row({
        ordinal: `统计期间：${this.period}`,
        completion: { formula: this.cutOff },
        paceGap: { formula: wholePaceFormula(table, input.sources) },
        status: `单位：${isSameUnit ? target.unitOfMeasure : `基数${baseline.unitOfMeasure}，其余${target.unitOfMeasure}`}`,
      }),
      [{ formula: keyFigures(input, table) }],
    ];
  }

  /** The rows below the table. */
  foot(): CellContent[][] {
    return [
      [{ formula: laggingUnits(this.table) }],
      ...this.noteRows.map((note) => [note]),
      ...this.areas.rows(),
      [SIGNATURES],
    ];
  }

  /** A row above the table, with contents above some of the table's columns. */
  private row(cells: Readonly<Partial<Record<PhaseColumn, CellContent>>>): CellContent[] {
    const row = Array.from({ length: this.table.lastColumn }, (): CellContent => '');
    for (const [key, content] of Object.entries(cells) as [PhaseColumn, CellContent][]) {
      row[this.table.column(key) - 1] = content;
    }
    return row;
  }

  private get period(): string {
    const { campaign, phase } = this.input;
    const first = campaign.phases[phase]?.firstMonth ?? 1;
    const last = campaign.phases[phase]?.lastMonth ?? 12;
    const year = inYear(campaign.targetYear);
    return first === last ? `${year}${first}月` : `${year}${first}月至${last}月`;
  }

  /**
   * The month that the sheet counts to: the phase's last month once the phase is over. Without a ledger the figures of that month
   * are unknown, so everything done so far is compared with the present pace.
   */
  private get cutOff(): string {
    const { cutOff, ledger } = this.input.sources;
    return ledger ? `=MIN(${cutOff},${phaseSpan(this.input.campaign, this.input.phase).last})` : `=${cutOff}`;
  }

  formats(): FormatRange[] {
    const { table, laggingRow } = this;
    const last = table.lastColumn;
    const part = (
      row: number,
      from: PhaseColumn,
      to: PhaseColumn,
      style: FormatRange['style'],
    ): FormatRange => rowFormat(row, table.column(from), table.column(to), style);
    return [
      rowFormat(1, 1, last, STYLE.title),
      { area: { top: 2, left: 1, bottom: 3, right: last }, style: STYLE.subtitle },
      part(2, 'completion', 'note', { horizontal: 'right' }),
      part(3, 'completion', 'pace', { horizontal: 'center', numberFormat: '"数据截至"0"月"' }),
      part(3, 'paceGap', 'rank', { horizontal: 'center', numberFormat: '"序时进度"0.00%' }),
      part(3, 'status', 'note', { horizontal: 'right' }),
      rowFormat(4, 1, last, STYLE.keyFigures),
      ...table.formats(table.totalRow),
      rowFormat(table.totalRow, 1, last, STYLE.total),
      part(table.totalRow, 'ordinal', 'unit', { ...STYLE.text, font: { name: '黑体' } }),
      rowFormat(laggingRow, 1, last, STYLE.keyFigures),
      ...this.noteRows.map((_, index) => rowFormat(laggingRow + 1 + index, 1, last, STYLE.note)),
      ...this.areas.formats(),
      rowFormat(this.signatureRow, 1, last, STYLE.signatures),
    ];
  }

  merges(): Area[] {
    const { table, laggingRow } = this;
    const whole = (row: number): Area => ({ top: row, left: 1, bottom: row, right: table.lastColumn });
    const part = (row: number, from: PhaseColumn, to: PhaseColumn): Area => ({
      top: row,
      left: table.column(from),
      bottom: row,
      right: table.column(to),
    });
    return [
      whole(1),
      part(2, 'ordinal', 'cumulative'),
      part(2, 'completion', 'note'),
      part(3, 'ordinal', 'cumulative'),
      part(3, 'completion', 'pace'),
      part(3, 'paceGap', 'rank'),
      part(3, 'status', 'note'),
      whole(4),
      part(table.totalRow, 'ordinal', 'unit'),
      whole(laggingRow),
      ...this.noteRows.map((_, index) => whole(laggingRow + 1 + index)),
      ...this.areas.merges(),
      whole(this.signatureRow),
    ];
  }

  rowHeights(): { row: number; height: number }[] {
    const { firstRow, totalRow } = this.table;
    const body = Array.from({ length: totalRow - firstRow + 1 }, (_, index) => ({
      row: firstRow + index,
      height: 19,
    }));
    return [
      { row: 1, height: 36 },
      { row: 2, height: 19 },
      { row: 3, height: 19 },
      { row: 4, height: 36 },
      { row: PHASE_HEADER_ROW, height: 34 },
      ...body,
      { row: this.laggingRow, height: 34 },
      ...noteHeights(this.noteRows, this.laggingRow + 1, this.table.width),
      ...this.areas.rowHeights(),
      { row: this.signatureRow, height: SIGNATURE_HEIGHT },
      // The chart has a single row, because no program breaks a page inside a row.
      { row: this.chartRow, height: 210 },
    ];
  }

  chart(): ChartSpec {
    const { input, table } = this;
    const shown = Math.min(input.units.length, MOST_CHART_UNITS);
    const data = (key: PhaseColumn): { sheet: string; area: Area } => ({
      sheet: input.sheet,
      area: { ...table.area(key), bottom: table.firstRow + shown - 1 },
    });
    const some = shown < input.units.length ? `（前${shown}个单位）` : '';
    return {
      name: '完成率图',
      title: `各单位累计完成率与序时进度${some}`,
      anchor: { top: this.chartRow, left: 1, bottom: this.chartRow, right: table.lastColumn },
      categories: data('unit'),
      series: [
        {
          name: '累计完成率',
          kind: 'column',
          values: data('completion'),
          color: COLOR.bar,
          // No labels: the table above has the figures, and the line of the pace would cross the labels.
          labels: false,
        },
        {
          name: '序时进度',
          kind: 'line',
          values: data('pace'),
          color: COLOR.pace,
          labels: false,
          dashed: true,
        },
      ],
      valueAxis: { numberFormat: '0%', min: 0 },
      legend: 'bottom',
    };
  }
}
