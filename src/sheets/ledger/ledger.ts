/** The ledger sheet (月报台账): units × months of the campaign. read-ledger.ts reads it. */
import { cellAddress, type Area } from '../../spreadsheet/address';
import { inYear, quotedName, type Campaign } from '../../domain/campaign/campaign';
import type { ReturnKind } from '../../domain/ledger';
import { PERSONS, type UnitOfMeasure } from '../../domain/table/unit-of-measure';
import { COLOR, columnFormat, printedOn, rowFormat, STYLE } from '../parts/look';
import { returnFormat, returnRule, returnWord } from '../parts/return-cells';
import { rememberCell } from '../memory';
import {
  emptySpec,
  type Block,
  type ConditionalFormat,
  type FormatRange,
  type NameSpec,
  type SheetSpec,
  type Validation,
} from '../../spreadsheet/spec';
import { kindLine } from './kind-line';
import { dueReference, ledgerFormula, LEDGER_ROW } from './ledger-cells';
import { ledgerTable, type LedgerEntry, type LedgerTable, type NewLedgerCells } from './ledger-table';
import { LAST_REPORTED_WORD, LEDGER_HOME } from './ledger-word';

export const LEDGER_SHEET = '月报台账';

/** Which of a table's indicators a ledger is for, where the table has several. */
export interface LedgerIndicator {
  readonly name: string;
  /** Appended to the words of the ledger's defined names; '' for the first indicator. */
  readonly suffix: string;
}

/** The number of rows below the units that span all columns: 合计, 填报单位数, 未填报单位数. */
const ROWS_BELOW = 3;

/**
 * A new ledger sheet.
 * @param remark a line below the title, for instance that the figures are illustrative; '' for none
 * @param cutOffEntry a reference to the settings cell for the cut-off month
 * @param indicator null where the table has only one
 * @param measure the unit of measure of the ledger's cells
 */
export function ledgerSheet(
  campaign: Campaign,
  entries: readonly LedgerEntry[],
  sheet: string,
  remark = '',
  cutOffEntry: string | null = null,
  indicator: LedgerIndicator | null = null,
  measure: UnitOfMeasure = PERSONS,
): { spec: SheetSpec; names: NameSpec[] } {
  const { table, cells } = ledgerTable(campaign, entries, sheet, cutOffEntry, measure);
  const { blocks, fills } = table.wholeContents({ rowsBelow: ROWS_BELOW });
  const { headerRow, lastColumn } = table;
  return {
    spec: {
      ...emptySpec(sheet, 'own'),
      tabColor: COLOR.bar,
      blocks: [
        titleLines(campaign, remark, indicator, measure),
        ...blocks,
        ...monthLines(cells, campaign.returnKind),
      ],
      fills,
      formats: ledgerFormats(table, cells, measure),
      merges: [1, 2, 3].map((row) => ({ top: row, left: 1, bottom: row, right: lastColumn })),
      columnWidths: table.columnWidths,
      rowHeights: rowHeights(cells),
      conditionalFormats: [dueAndMissing(cells)],
      validations: [figuresOnly(inputArea(cells), measure)],
      freeze: { rows: headerRow, columns: cells.unitColumn },
      print: printedOn('landscape', { tall: 0 }, { repeatRows: { from: headerRow, to: headerRow } }),
      showGridLines: false,
    },
    names: [
      rememberCell(LEDGER_HOME + (indicator?.suffix ?? ''), { sheet, row: 1, column: 1 }, true),
      rememberCell(
        LAST_REPORTED_WORD + (indicator?.suffix ?? ''),
        { sheet, row: cells.lastReportedRow, column: cells.firstMonthColumn },
        false,
      ),
    ],
  };
}

function titleLines(
  campaign: Campaign,
  remark: string,
  indicator: LedgerIndicator | null,
  measure: UnitOfMeasure,
): Block {
  const about = indicator ? `（${indicator.name}）` : '';
  const title = `${inYear(campaign.targetYear)}${quotedName(campaign)}月报台账${about}`;
  return { top: 1, left: 1, rows: [[title], [kindLine(campaign.returnKind, measure.name)], [remark]] };
}

/** 最后填报月份 and 应报到, each with a label and one figure. */
function monthLines(cells: NewLedgerCells, kind: ReturnKind): Block[] {
  const { unitColumn: left, firstMonthColumn, lastReportedRow, dueRow } = cells;
  return [
    { top: lastReportedRow, label: LEDGER_ROW.lastReported },
    { top: dueRow, label: LEDGER_ROW.due },
  ].map(({ top, label }) => {
    const formula = ledgerFormula(cells, kind, top, firstMonthColumn);
    return { top, left, rows: [[label, { formula }]] };
  });
}

/** The month cells of all units. */
function inputArea({ firstRow, firstMonthColumn, lastRow, lastMonthColumn }: NewLedgerCells): Area {
  return { top: firstRow, left: firstMonthColumn, bottom: lastRow, right: lastMonthColumn };
}

/** Colours missing figures yellow once they are due; future months stay plain. */
function dueAndMissing(cells: NewLedgerCells): ConditionalFormat {
  const column = cells.firstMonthColumn;
  const figure = cellAddress({ row: cells.firstRow, column });
  // C$4: the row must stay fixed, because the rule is filled to the right and down.
  const month = cellAddress({ row: cells.headerRow, column }).replace(/(\d+)$/, '$$$1');
  return {
    kind: 'formula',
    area: inputArea(cells),
    formula: `=AND(${month}<=${dueReference(cells)},${figure}="")`,
    style: { fill: COLOR.inputFill },
  };
}

function figuresOnly(area: Area, measure: UnitOfMeasure): Validation {
  return {
    area,
    rule: returnRule(measure),
    title: '月报数',
    message: `请填不小于 0 的${returnWord(measure)}；没有报来的月份空着，不要填 0`,
  };
}

function rowHeights({ headerRow, firstRow, dueRow }: NewLedgerCells): SheetSpec['rowHeights'] {
  const body = Array.from({ length: dueRow - headerRow }, (_, index) => firstRow + index);
  return [
    { row: 1, height: 36 },
    { row: headerRow, height: 30 },
    ...body.map((row) => ({ row, height: 20 })),
  ];
}

function ledgerFormats(table: LedgerTable, cells: NewLedgerCells, measure: UnitOfMeasure): FormatRange[] {
  const { lastColumn } = table;
  const { totalRow, missingRow, lastReportedRow, dueRow, unitColumn, firstMonthColumn } = cells;
  const summary = { top: totalRow, left: 1, bottom: missingRow, right: lastColumn };
  return [
    rowFormat(1, 1, lastColumn, STYLE.title),
    rowFormat(2, 1, lastColumn, STYLE.note),
    rowFormat(3, 1, lastColumn, { ...STYLE.note, font: { name: '黑体', size: 12, color: COLOR.pace } }),
    ...table.formats(table.lastRow),
    { area: summary, style: { ...STYLE.figure, fill: COLOR.totalFill, numberFormat: returnFormat(measure) } },
    columnFormat(unitColumn, totalRow, missingRow, STYLE.text),
    { area: { ...summary, bottom: totalRow }, style: STYLE.total },
    ...[lastReportedRow, dueRow].flatMap((row) => [
      rowFormat(row, unitColumn, unitColumn, STYLE.note),
      rowFormat(row, firstMonthColumn, firstMonthColumn, { ...STYLE.note, numberFormat: '0"月";;"无"' }),
    ]),
  ];
}
