/**
 * The table of a new ledger: its columns, and the positions of its cells.
 */
import { monthsOf, type Campaign } from '../../domain/campaign/campaign';
import type { CellStyle } from '../../spreadsheet/spec';
import { LEDGER_HEADINGS } from '../own-words';
import type { UnitOfMeasure } from '../../domain/table/unit-of-measure';
import { COLOR } from '../parts/look';
import { returnFormat } from '../parts/return-cells';
import { UnitTable, type UnitColumn } from '../parts/unit-table';
import { unitNameColumn } from '../parts/unit-names';
import { LEDGER_ROW, ledgerFormula, type LedgerCells } from './ledger-cells';

const [ORDINAL, UNIT, CUMULATIVE, MISSING] = LEDGER_HEADINGS;

const HEADER_ROW = 4;

/** A unit's row in a new ledger: its name in the table's spelling, and its reported figures. */
export interface LedgerEntry {
  readonly unit: string;
  /** Month → figure, in the ledger's unit of measure. */
  readonly figures: ReadonlyMap<number, number>;
}

type LedgerColumn = 'ordinal' | 'unit' | `month ${number}` | 'cumulative' | 'missing';
type Column = UnitColumn<LedgerColumn, LedgerEntry>;

export type LedgerTable = UnitTable<LedgerColumn, LedgerEntry>;

/** The cells of a new ledger, in which no row or column is missing. */
export interface NewLedgerCells extends LedgerCells {
  readonly totalRow: number;
  readonly missingRow: number;
  readonly lastReportedRow: number;
  readonly dueRow: number;
}

/** The columns with their positions, and the cells that formulas refer to. */
export function ledgerTable(
  campaign: Campaign,
  entries: readonly LedgerEntry[],
  sheet: string,
  cutOffEntry: string | null,
  measure: UnitOfMeasure,
): { table: LedgerTable; cells: NewLedgerCells } {
  const formulaAt = (row: number, column: number): string =>
    ledgerFormula(cells, campaign.returnKind, row, column);
  const columns = ledgerColumns(monthsOf(campaign), entries, formulaAt, measure);
  const table = new UnitTable(columns, entries, HEADER_ROW);
  const cells = cellsOf(table, sheet, cutOffEntry, measure);
  return { table, cells };
}

function cellsOf(
  table: LedgerTable,
  sheet: string,
  cutOffEntry: string | null,
  { scale }: UnitOfMeasure,
): NewLedgerCells {
  const { headerRow, firstRow, lastRow, totalRow } = table;
  const unitColumn = table.column('unit');
  const cumulativeColumn = table.column('cumulative');
  return {
    sheet,
    scale,
    headerRow,
    unitColumn,
    firstMonthColumn: unitColumn + 1,
    lastMonthColumn: cumulativeColumn - 1,
    cumulativeColumn,
    missingColumn: table.column('missing'),
    firstRow,
    lastRow,
    totalRow,
    reportedRow: totalRow + 1,
    missingRow: totalRow + 2,
    lastReportedRow: totalRow + 3,
    passesOverBlanks: true,
    dueRow: totalRow + 4,
    cutOffEntry,
  };
}

/** The columns, left to right. */
function ledgerColumns(
  months: readonly number[],
  entries: readonly LedgerEntry[],
  formulaAt: (row: number, column: number) => string,
  measure: UnitOfMeasure,
): readonly Column[] {
  const amount = { numberFormat: returnFormat(measure) };
  const below = (key: LedgerColumn): Pick<Column, 'total'> => ({
    total: ({ row, column }) => {
      const formula = formulaAt(row, column(key));
      return formula === '' ? '' : { formula };
    },
  });
  const counted = (key: LedgerColumn): Pick<Column, 'formula' | 'total'> => ({
    formula: ({ row, column }) => formulaAt(row, column(key)),
    ...below(key),
  });
  return [
    {
      key: 'ordinal',
      heading: ORDINAL,
      width: 6,
      style: STYLE_OF.ordinal,
      content: (_, { index }) => index + 1,
    },
    {
      key: 'unit',
      heading: UNIT,
      ...unitNameColumn(
        entries.map(({ unit }) => unit),
        16,
      ),
      content: ({ unit }) => unit,
      total: ({ index }) => LABELS[index - entries.length] ?? '',
    },
    ...months.map((month): Column => ({
      key: `month ${month}`,
      heading: month,
      headingStyle: STYLE_OF.monthHeading,
      width: 8.5,
      style: { ...STYLE_OF.month, ...amount },
      content: ({ figures }) => figures.get(month) ?? '',
      ...below(`month ${month}`),
    })),
    {
      key: 'cumulative',
      heading: CUMULATIVE,
      width: 11,
      style: { ...STYLE_OF.cumulative, ...amount },
      ...counted('cumulative'),
    },
    { key: 'missing', heading: MISSING, width: 10, style: STYLE_OF.missing, ...counted('missing') },
  ];
}

/** The labels of the rows below the units, the total row first. */
const LABELS: readonly string[] = [LEDGER_ROW.total, LEDGER_ROW.reported, LEDGER_ROW.missing];

const STYLE_OF = {
  ordinal: { horizontal: 'center' },
  monthHeading: { numberFormat: '0"月"' },
  month: { locked: false },
  cumulative: { fill: COLOR.totalFill },
  missing: { fill: COLOR.totalFill, numberFormat: '0"个月";;', horizontal: 'center' },
} as const satisfies Record<string, CellStyle>;
