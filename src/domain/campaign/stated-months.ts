/** Finds the months up to which a table says that its achieved figures are counted, in its headings and the lines around it. */
import type { Position } from '../../spreadsheet/address';
import { textOf, valueAt, type SheetGrid } from '../../spreadsheet/grid';
import type { Breakdown, TableColumn } from '../table/breakdown';
import { textCells } from '../table/free-cells';
import { normalizeHeading } from '../table/headings';
import { monthsOf, type Campaign } from './campaign';
import { countedToInHeading, countedToInLine, monthIn, type CountedTo } from './counted-to';

/** A month that a cell states, 1 to 12, and the words it was read from. */
export interface StatedMonth extends Position {
  readonly month: number;
  readonly words: string;
}

/** Text within this many rows above the header or below the last row belongs to the table. */
const ROWS_ABOVE = 6;
const ROWS_BELOW = 8;
/** Lines below a table that are about its figures; any other line may be the title of the next table. */
const NOTE = /^\s*(?:附?注|备注|说明|数据|统计|截[至止])/;
const LONGEST_WORDS = 40;

/** Where a table's statements are looked for. */
export interface StatedMonthsInput {
  readonly sheet: SheetGrid;
  /** The table, read for each of its indicators. */
  readonly tables: readonly Breakdown[];
  /** The area of the whole table: of all blocks, where it is folded. */
  readonly area: Breakdown['area'];
  /** The other tables of the workbook. */
  readonly others: readonly Breakdown[];
  readonly campaign: Campaign;
}

/**
 * Each month that the table states once, headings before lines. Figures of another year, of a part of the year, or of a month outside the
 * campaign are left out; so are indicators whose task is itself one for a span of months (1-9月任务数).
 */
export function statedMonths(input: StatedMonthsInput): readonly StatedMonth[] {
  const lastMonth = Math.max(...monthsOf(input.campaign));
  const tables = input.tables.filter(({ columns, units }) => {
    const isForYear = (monthIn(columns.target.heading) ?? lastMonth) >= lastMonth;
    return isForYear && units.some(({ actual }) => actual.kind !== 'blank');
  });
  if (tables.length === 0) return [];
  const stated = [...tables.flatMap((table) => inHeading(input, table)), ...inLines(input)];
  return stated.filter(({ month }, index) => stated.findIndex((other) => other.month === month) === index);
}

function inHeading({ sheet, campaign }: StatedMonthsInput, table: Breakdown): StatedMonth[] {
  const { actual } = table.columns;
  const month = actual && counted(countedToInHeading(actual.heading), campaign);
  return actual && month !== null
    ? [{ month, words: actual.heading, ...headingCell(sheet, table, actual) }]
    : [];
}

/** The month, where it ends figures of the target year that were counted since the year or the campaign began. */
function counted(read: CountedTo | null, campaign: Campaign): number | null {
  if (!read) return null;
  const { month, first, years } = read;
  const { targetYear } = campaign;
  const months = monthsOf(campaign);
  const isOfYear = targetYear === null || years.length === 0 || years.includes(targetYear);
  const isFromStart = first === null || first === 1 || first <= (months[0] ?? 1);
  return isOfYear && isFromStart && months.includes(month) ? month : null;
}

/** The cell of the header that states the month: of a joint heading and the headings below it, the lowest that does. */
function headingCell(sheet: SheetGrid, { headerRows, area }: Breakdown, { column }: TableColumn): Position {
  const bottom = Math.max(...headerRows);
  const cells = [...headerRows].reverse().map((row) => anchorOf(sheet, { row, column }, area.left));
  const text = ({ row, column: at }: Position): string => textOf(valueAt(sheet, row, at));
  return (
    cells.find((cell) => countedToInHeading(text(cell)) !== null) ??
    cells.find((cell) => /月|截[至止]/.test(normalizeHeading(text(cell)))) ?? { row: bottom, column }
  );
}

/** The cell whose text covers a cell of the header: the first of a merged area, or of a joint heading the last text to the left. */
function anchorOf(sheet: SheetGrid, { row, column }: Position, left: number): Position {
  const merge = sheet.merges.find(
    ({ top, bottom, left: first, right }) =>
      top <= row && row <= bottom && first <= column && column <= right,
  );
  if (merge) return { row: merge.top, column: merge.left };
  for (let at = column; at >= left; at -= 1) {
    if (textOf(valueAt(sheet, row, at)).trim() !== '') return { row, column: at };
  }
  return { row, column };
}

function inLines(input: StatedMonthsInput): StatedMonth[] {
  const { area, campaign } = input;
  const above = linesFrom(input, area.top - 1, -1, ROWS_ABOVE);
  const below = linesFrom(input, area.bottom + 1, 1, ROWS_BELOW).filter(({ text }) => NOTE.test(text));
  return [...above, ...below].flatMap(({ row, column, text }) => {
    const month = counted(countedToInLine(text), campaign);
    return month === null ? [] : [{ month, words: shortened(text), row, column }];
  });
}

interface Line extends Position {
  readonly text: string;
}

/** The texts on one side of a table, nearest row first. Where another table stands there, only those up to the first blank row. */
function linesFrom(
  { sheet, area, others }: StatedMonthsInput,
  start: number,
  step: 1 | -1,
  most: number,
): readonly Line[] {
  const near = others.filter((other) => other.sheet === sheet.name).map((other) => other.area);
  const beside = near.filter(({ top, bottom }) => top <= area.bottom && area.top <= bottom);
  const left = Math.max(0, ...beside.filter(({ right }) => right < area.left).map(({ right }) => right)) + 1;
  const right = Math.min(...beside.filter((other) => other.left > area.right).map((other) => other.left));
  const rows = Array.from({ length: most }, (_, index) => start + index * step);
  const hasTable = near.some(({ top, bottom }) => rows.some((row) => top <= row && row <= bottom));
  const lines: Line[] = [];
  for (const row of rows) {
    const own = textCells({ sheet, taken: near }, row).filter(
      ({ column, text }) => left <= column && column < right && text.trim() !== '',
    );
    if (own.length === 0 && hasTable) break;
    lines.push(...own.map(({ column, text }) => ({ row, column, text })));
  }
  return lines;
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_WORDS ? `${line.slice(0, LONGEST_WORDS)}…` : line;
}
