/**
 * What 一键重算 writes: the planned formulas, the headings and formats of new columns, and print settings that include them. Loaded
 * late, because the check needs only the plan.
 */
import { cellAddress, parseSheetArea, type Area } from '../../spreadsheet/address';
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
  type ShownText,
} from '../../spreadsheet/spec';
import { rememberCell, rememberedCell } from '../memory';
import { COLOR, PAGE_NUMBERS, PERCENT, statusColors } from '../parts/look';
import { runsOf } from '../parts/runs';
import type { PlannedRows, ProgressPlan } from './progress';
import type { ProgressInput } from './progress-input';
import { isColumnFree, type ProgressTable } from './progress-table';
import { WORD, type ProgressColumn } from './progress-words';

const STYLE_OF: Readonly<Record<ProgressColumn, CellStyle>> = {
  actual: {},
  completion: { numberFormat: PERCENT },
  growth: { numberFormat: PERCENT },
  yearEnd: {},
  pace: { numberFormat: PERCENT },
  rank: { numberFormat: '0', horizontal: 'center' },
  // General rather than the text format: a formula that is rewritten in a cell with the text format would become text.
  status: { numberFormat: 'General', horizontal: 'center' },
};

/** The column width in characters; 2015年底会员数 must fit on one line. */
const WIDTH = 13;
const WIDTH_OF: Readonly<Partial<Record<ProgressColumn, number>>> = { yearEnd: 17 };

function widthOf(column: ProgressColumn): number {
  return WIDTH_OF[column] ?? WIDTH;
}

/** What 一键重算 writes. */
export interface ProgressChange {
  readonly spec: SheetSpec;
  readonly names: readonly NameSpec[];
}

/** What 一键重算 writes for the columns of a plan. */
export function progressChange(plan: ProgressPlan): ProgressChange {
  const { table } = plan;
  const plans = table.wanted.map((column) => columnChange(table, column, plan.rows(column)));
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
      columnWidths: created.map(({ column }) => ({ column: table.at(column), width: widthOf(column) })),
      shownTexts: created.flatMap((plan) => shownHeading(table, plan)),
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

interface ColumnChange {
  readonly column: ProgressColumn;
  readonly isNew: boolean;
  readonly blocks: readonly Block[];
  readonly fills: readonly Fill[];
  readonly formats: readonly FormatRange[];
  readonly names: readonly NameSpec[];
}

function columnChange(table: ProgressTable, column: ProgressColumn, rows: PlannedRows): ColumnChange {
  const { breakdown, sheet } = table.input;
  const isNew = !table.existing.has(column);
  const own = table.typed.get(column);
  const at = table.at(column);
  const header = table.headerArea(column);
  const name = rememberColumn(table.input, column, { sheet: sheet.name, row: header.bottom, column: at });
  return {
    column,
    isNew,
    blocks: isNew ? [{ top: header.top, left: at, rows: headerCells(table, column) }] : [],
    fills: fillsOf(table, column, rows.writes),
    formats: isNew
      ? [
          {
            area: header,
            style: table.group === null ? { wrap: true } : { wrap: true, horizontal: 'center' },
            likeColumn: breakdown.columns.target.column,
          },
          {
            area: dataArea(table, column),
            style: STYLE_OF[column],
            likeColumn: breakdown.columns.target.column,
          },
        ]
      : runsOf(rows.empty).map((run) => ({
          area: table.columnArea(column, run.top, run.bottom),
          style: own?.factor === 100 ? { numberFormat: '0.00' } : STYLE_OF[column],
          likeColumn: breakdown.columns.target.column,
        })),
    // The user's own column is found by its heading and needs no defined name.
    names: name && !(column === 'actual' && table.existing.has('actual')) && !own ? [name] : [],
  };
}

/**
 * The heading cells. Where the table has several indicators, the indicator's name is above the headings, or part of them where the
 * header has one row.
 */
function headerCells(table: ProgressTable, column: ProgressColumn): CellContent[][] {
  const { headerRows } = table.input.breakdown;
  const { group } = table;
  // Without this line break, a program might break the line after the opening bracket.
  const heading = table.heading(column).replace('（', '\n（');
  if (group === null) return headerRows.map((_, index) => [index === 0 ? heading : '']);
  if (headerRows.length === 1) return [[inHeading(group, heading)]];
  const isFirst = table.wanted.find((other) => !table.existing.has(other)) === column;
  return headerRows.map((_, index) => [index === 0 ? (isFirst ? group : '') : index === 1 ? heading : '']);
}

/**
 * The headings of a column that are not merged over rows. The host raises their rows where needed, because programs keep a height that
 * was set manually or by a file.
 */
function shownHeading(table: ProgressTable, { column, blocks }: ColumnChange): ShownText[] {
  const { headerRows } = table.input.breakdown;
  const rows = blocks.flatMap((block) =>
    block.rows.map(([text], index) => ({ row: block.top + index, text })),
  );
  const isMerged = headerRows.length > (table.group === null ? 1 : 2);
  return rows.flatMap(({ row, text }, index) =>
    typeof text !== 'string' || text === '' || isMerged || (index === 0 && headerRows.length > 1)
      ? []
      : [{ row, column: table.at(column), text, width: widthOf(column) }],
  );
}

/** The heading on one line where the column is wide enough. */
function inHeading(group: string, heading: string): string {
  const together = group + heading;
  return together.length * 2 < WIDTH ? together : `${group}\n${heading}`;
}

/** Merges for headings: in a header of several rows a heading spans all rows, or those below the indicator's name. */
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
  return table.columnArea(column, below, table.lastRow);
}

/** The fills of a column. Neighbouring unit rows share one fill; a subtotal and the total have formulas of their own. */
function fillsOf(table: ProgressTable, column: ProgressColumn, rows: readonly number[]): Fill[] {
  const left = table.at(column);
  const fills: Fill[] = [];
  let top = 0;
  let previous = 0;
  const close = (): void => {
    const area = { top, left, bottom: previous, right: left };
    if (top > 0) fills.push({ area, formula: table.formula(column, top) });
  };
  for (const row of rows) {
    if (row !== previous + 1 || !table.sharesFormula(row) || !table.sharesFormula(previous)) {
      close();
      top = row;
    }
    previous = row;
  }
  close();
  return fills;
}

/**
 * The defined name to set; null when the column already has one. The names of further tables' columns are numbered. With n
 * indicators in all blocks, each takes every n-th number, so that names set in one change never collide.
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

/** Titles that were merged across the table's old width and can be merged across its new width. */
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

/**
 * Print settings: one page wide, and page numbers where the sheet has no header or footer. A print area that ended with the table
 * is extended to the new columns.
 */
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
