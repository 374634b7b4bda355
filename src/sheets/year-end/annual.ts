/**
 * 年度总表: the only sheet of the year-end workbook that contains figures; all other sheets refer to it by formulas.
 *
 * All figures are in the unit of measure of the table's targets.
 */
import { absoluteAddress, absoluteAreaAddress, cellAddress, type Area } from '../../spreadsheet/address';
import { inYear } from '../../domain/campaign/campaign';
import { noteHeights, numberedNotes } from '../parts/numbered-notes';
import { statedMonthNote } from '../parts/stated-month-note';
import { COLOR, printedOn, rowFormat, SIGNATURE_HEIGHT, SIGNATURES, STYLE } from '../parts/look';
import { shownIn } from '../../domain/table/table-measure';
import { measuredText } from '../parts/amount-text';
import { ANNUAL_NOTE } from '../own-words';
import { leavingOut } from '../parts/left-out';
import {
  monthCount,
  MOST_NAMED,
  namedSoFar,
  unusableCell,
  unusableCount,
  unusableNote,
} from '../parts/unusable-months';
import { PACE_BY_PERIODS, sharedMonthNotes } from '../phase/phase-words';
import {
  emptySpec,
  type Block,
  type CellContent,
  type FormatRange,
  type SheetSpec,
} from '../../spreadsheet/spec';
import { ANNUAL_CELL, ANNUAL_HEADER_ROW as HEADER_ROW, ANNUAL_SHEET, type StatedTotal } from './annual-input';
import type { AnnualLayout } from './annual-layout';
import { monthHeader, upToCutOff, type AnnualColumn } from './annual-table';
import { cellsAbove, phaseSumColumns } from './phase-sums';

/** With at most this many units, rows can be taller; the month columns would otherwise make the print small. */
const ROOMY_UNITS = 18;

/** The sheet 年度总表. */
export function annualSheet(layout: AnnualLayout): SheetSpec {
  const { table } = layout;
  const contents = table.wholeContents({ rowsBelow: 1 });
  const notes = annualNotes(layout);
  return {
    ...emptySpec(layout.sheetName(ANNUAL_SHEET), 'own'),
    tabColor: COLOR.pace,
    blocks: [
      { top: 1, left: 1, rows: annualHead(layout) },
      ...contents.blocks,
      { top: table.totalRow + 1, left: 1, rows: [...notes, SIGNATURES].map((line) => [line]) },
      ...hiddenBlocks(layout),
    ],
    fills: contents.fills,
    formats: [
      ...annualFormats(layout, notes.length),
      ...signatureFormats(table, notes.length),
      ...hiddenBlocks(layout).map(hiddenFormat),
    ],
    merges: annualMerges(layout, notes.length + 1),
    columnWidths: table.columnWidths,
    rowHeights: [
      ...annualHeights(layout),
      ...noteHeights(notes, table.totalRow + 1, table.width),
      { row: table.totalRow + notes.length + 1, height: SIGNATURE_HEIGHT },
    ],
    hiddenColumns: table.hiddenColumns,
    conditionalFormats: table.conditionalFormats,
    freeze: { rows: HEADER_ROW, columns: table.column('unit') },
    print: printedOn(
      'landscape',
      { tall: 0 },
      {
        repeatRows: { from: HEADER_ROW, to: HEADER_ROW },
        printArea: { top: 1, left: 1, bottom: table.totalRow + notes.length + 1, right: table.lastColumn },
      },
    ),
    showGridLines: false,
  };
}

function annualHeights({ table, input }: AnnualLayout): SheetSpec['rowHeights'] {
  const height = input.hasLedger && input.units.length <= ROOMY_UNITS ? 24 : 20;
  return [
    { row: 1, height: 38 },
    { row: 2, height: 20 },
    { row: 3, height: 20 },
    { row: 4, height: 38 },
    { row: HEADER_ROW, height: 48 },
    ...Array.from({ length: table.totalRow - HEADER_ROW }, (_, index) => ({
      row: table.firstRow + index,
      height,
    })),
  ];
}

/** The rows above the table. */
function annualHead(layout: AnnualLayout): CellContent[][] {
  const { input, place, table } = layout;
  const row = (cells: Readonly<Record<number, CellContent>>): CellContent[] =>
    Array.from({ length: table.lastColumn }, (_, index) => cells[index + 1] ?? '');
  return [
    [input.title],
    row({
      1: `填报单位：${input.campaign.federation}`,
      [place('cumulative')]: '填报日期：　　　　年　　月　　日',
    }),
    row({
      [ANNUAL_CELL.cutOff().column]: input.cutOffMonth,
      [ANNUAL_CELL.pace(place).column]: {
        formula: `=${layout.hasPeriods ? absoluteAddress({ row: table.totalRow, column: place('pace') }) : layout.paceAt(absoluteAddress(ANNUAL_CELL.cutOff()))}`,
      },
      ...(layout.hasBaseline ? { [ANNUAL_CELL.goal(place).column]: input.campaign.growthGoal ?? '' } : {}),
      [place('status')]: `单位：${input.measure.name}`,
    }),
    [{ formula: annualKeyFigures(layout) }],
  ];
}

function annualKeyFigures(layout: AnnualLayout): string {
  const { input, place, table } = layout;
  const at = (key: AnnualColumn): string => absoluteAddress({ row: table.totalRow, column: place(key) });
  const cutOff = absoluteAddress(ANNUAL_CELL.cutOff());
  const since = input.campaign.baseYear === null ? '基数' : `${inYear(input.campaign.baseYear)}底`;
  const { name, done } = input.measure;
  const shown = (cell: string): string => measuredText(input.measure, cell);
  const whole = done === '新增会员' ? '会员总数' : '总数';
  const grown = (): string =>
    `；${whole}"&${leavingOut('growth', table.range)}&"达到"&${shown(at('yearEnd'))}&"${name}，比${since}增长"&TEXT(${at('growth')},"0.00%")&` +
    `${againstGoal(at('growth'), absoluteAddress(ANNUAL_CELL.goal(place)))}&"`;
  return (
    `=IF(ISNUMBER(${at('completion')}),"截至"&${cutOff}&"月，累计${done}"&${shown(at('cumulative'))}&` +
    `"${name}，完成年度任务"&${shown(at('target'))}&"${name}的"&TEXT(${at('completion')},"0.00%")&${leavingOut('completion', table.range)}&"` +
    `${layout.hasBaseline ? grown() : ''}。","截至"&${cutOff}&"月，还没有单位填报。")`
  );
}

/**
 * ，达到增长15%的目标, as part of a formula; "" while the goal's cell is empty.
 * @param growth the cell with the growth rate
 * @param goal the cell with the goal
 */
export function againstGoal(growth: string, goal: string): string {
  // A number that is joined to a text shows only the decimals it has: 15%, 12.5%.
  return `IF(ISNUMBER(${goal}),IF(N(${growth})>=${goal},"，达到","，未达到")&"增长"&ROUND(${goal}*100,2)&"%的目标","")`;
}

/** A note on a total of the table that differs from the sum of its rows, for readers who compare both; empty when they agree. */
function statedTotalNote({ measure, stated }: StatedTotal, label: string, layout: AnnualLayout): string {
  const { input, place, table } = layout;
  const computed = absoluteAddress({ row: table.totalRow, column: place(measure) });
  const heading = measure === 'baseline' ? '基数' : '任务数';
  return (
    `=IF(ROUND(N(${computed})-${stated},9)=0,"","${label}原表合计行填写的${heading}为${shownIn(input.measure, stated)}，按各单位逐行相加为"&` +
    `${measuredText(input.measure, computed)}&"，本表采用后者。")`
  );
}

function annualNotes(layout: AnnualLayout): CellContent[] {
  const notes = [
    layout.input.hasLedger
      ? '各月为当月新增数，空白为未填报。'
      : `工作簿里没有月报台账，累计新增取自任务分解表的“${layout.input.actualHeading}”。`,
    ...sharedMonthNotes(layout.input.campaign),
    ...(layout.hasPeriods ? [PACE_BY_PERIODS] : []),
    `${ANNUAL_NOTE}完成率${layout.hasBaseline ? '、增长率' : ''}的合计用合计数相除得出。`,
  ];
  const { table, months, input } = layout;
  const { count, named } = unusablePlaces(table);
  const cutOff = absoluteAddress(ANNUAL_CELL.cutOff());
  const { statedMonth, statedTotals } = input;
  const changing = [
    ...(statedMonth === null ? [] : [(label: string) => statedMonthNote(statedMonth, label, cutOff)]),
    ...statedTotals.map((total) => (label: string) => statedTotalNote(total, label, layout)),
  ];
  return [
    ...numberedNotes(notes, changing, { row: table.totalRow + 1, column: 1 }),
    ...(months.length > 0 ? [{ formula: unusableNote(named(MOST_NAMED), count) }] : []),
  ];
}

/** Cells above and below the hidden columns, which formulas refer to. */
function hiddenBlocks(layout: AnnualLayout): Block[] {
  const { input, months, place, table } = layout;
  const { laggingFactor, severeFactor } = input.campaign;
  const factors: Block = {
    top: ANNUAL_CELL.factor(place, 'lagging').row,
    left: place('lagging'),
    rows: [[laggingFactor, severeFactor]],
  };
  if (months.length === 0) return [factors];
  const header = monthHeader(table, months) ?? '';
  const { row: top, column: left } = ANNUAL_CELL.monthCount(place);
  const count = { formula: monthCount(header, upToCutOff(table).criteria) };
  const { phaseSheets } = layout;
  const sums = phaseSumColumns(input).map((key) =>
    cellsAbove(key, place(key), input, { header, phaseSheets }),
  );
  return [{ top, left, rows: [[count]] }, factors, ...sums, unusableBlock(layout)];
}

/**
 * Where the months with text or errors are gathered: below the hidden columns, so that sorted rows do not move them. On the left their number, in
 * the total row, and below it each of them; on the right the addresses so far.
 */
function unusablePlaces({ totalRow, column }: AnnualLayout['table']): {
  readonly count: string;
  readonly cell: (n: number) => string;
  readonly named: (n: number) => string;
} {
  const at = (key: AnnualColumn, n: number): string =>
    cellAddress({ row: totalRow + n, column: column(key) });
  return {
    count: absoluteAddress({ row: totalRow, column: column('order') }),
    cell: (n) => at('order', n),
    named: (n) => at('lagging', n),
  };
}

function unusableBlock({ monthsArea, table }: AnnualLayout): Block {
  const months = absoluteAreaAddress(monthsArea);
  const { count, cell, named } = unusablePlaces(table);
  const rows = Array.from({ length: MOST_NAMED }, (_, index): CellContent[] => [
    { formula: unusableCell(months, String(index + 1), count) },
    { formula: namedSoFar(named(index), cell(index + 1)) },
  ]);
  return {
    top: table.totalRow,
    left: table.column('order'),
    rows: [[{ formula: unusableCount(months) }, ''], ...rows],
  };
}

function hiddenFormat({ top, left, rows }: Block): FormatRange {
  const right = left + (rows[0]?.length ?? 1) - 1;
  return { area: { top, left, bottom: top + rows.length - 1, right }, style: STYLE.helper };
}

function signatureFormats({ totalRow, lastColumn }: AnnualLayout['table'], notes: number): FormatRange[] {
  return [rowFormat(totalRow + notes + 1, 1, lastColumn, STYLE.signatures)];
}

function annualMerges({ place, table, hasBaseline }: AnnualLayout, notes: number): Area[] {
  const last = table.lastColumn;
  const part = (row: number, left: number, right: number): Area => ({ top: row, left, bottom: row, right });
  return [
    part(1, 1, last),
    part(2, 1, place('cumulative') - 1),
    part(2, place('cumulative'), last),
    part(3, 1, 3),
    part(3, place('cumulative'), place(hasBaseline ? 'growth' : 'completion')),
    ...(hasBaseline ? [part(3, place('yearEnd'), place('rank'))] : []),
    part(3, place('status'), last),
    part(4, 1, last),
    part(table.totalRow, 1, 2),
    ...Array.from({ length: notes }, (_, index) => part(table.totalRow + 1 + index, 1, last)),
  ];
}

function annualFormats({ place, table, hasBaseline }: AnnualLayout, notes: number): FormatRange[] {
  const { lastColumn: last, totalRow } = table;
  const entry = (left: number, right: number, numberFormat: string): FormatRange =>
    rowFormat(3, left, right, { numberFormat, horizontal: 'center' });
  return [
    rowFormat(1, 1, last, STYLE.title),
    { area: { top: 2, left: 1, bottom: 3, right: last }, style: STYLE.subtitle },
    rowFormat(2, place('cumulative'), last, { horizontal: 'right' }),
    rowFormat(3, 1, 3, { numberFormat: '"数据截至"0"月"', horizontal: 'left' }),
    entry(place('cumulative'), place(hasBaseline ? 'growth' : 'completion'), '"序时进度"0.00%'),
    ...(hasBaseline ? [entry(place('yearEnd'), place('rank'), '"增长目标"0.00%')] : []),
    rowFormat(3, place('status'), last, { horizontal: 'right' }),
    rowFormat(4, 1, last, STYLE.keyFigures),
    ...table.formats(totalRow),
    rowFormat(totalRow, 1, last, STYLE.total),
    rowFormat(totalRow, 1, 2, { ...STYLE.text, font: { name: '黑体' } }),
    ...Array.from({ length: notes }, (_, index) => rowFormat(totalRow + 1 + index, 1, last, STYLE.note)),
  ];
}
