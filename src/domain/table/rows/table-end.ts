/** Finds where a table ends: at the header of another table below, but not at its own header that is repeated on a new page. */
import { textCells, type FreeCells } from '../free-cells';
import { isBlank, textOf, valueAt } from '../../../spreadsheet/grid';
import { rolesInRow, type Header } from '../header/header';
import { headingMeaning, mayBeHeading, normalizeHeading, type Role } from '../headings';
import type { Measure } from '../breakdown';
import type { TableRow } from './table-row';

/** What stands right above a row. */
export interface TableEdge {
  /** No row of the table was read yet. */
  readonly isBelowHeader: boolean;
  readonly isAfterTotal: boolean;
  /** Above the row is a line of text without figures, such as a caption or a section heading. */
  readonly isAfterCaption: boolean;
  /** Above the row are empty rows, or rows that may not belong to the table. */
  readonly isAfterGap: boolean;
  /** The last row that certainly belongs to the table. */
  readonly lastRow: number;
}

/** The most rows between two pages: a title, a line with the unit of measure and a few empty rows. */
const LONGEST_PAGE_BREAK = 8;
const CONTINUED = /续表?|接上页/;
/** Numbers in this range may be headings: 单位 2014 2015. */
const HEADING_YEARS = { first: 1990, last: 2100 } as const;

/** A quick first test for {@link isHeaderOfAnother}. Most rows have a target, and one that is no year: these are no headers. */
export function mayBeHeader({ target: { kind, inCell } }: TableRow): boolean {
  return kind !== 'number' || isHeadingYear(inCell);
}

/**
 * Whether a row is the header of another table.
 *
 * Its words need not be known: a heading for units with text instead of figures is enough. So is text in all main columns of the
 * table, below a caption. `市直单位` reads like a heading but is a unit in many tables: its row is a header only where the columns of
 * both figures hold different texts, or where a gap separates the row from the rows above.
 */
export function isHeaderOfAnother(
  cells: FreeCells,
  header: Header,
  read: TableRow,
  edge: TableEdge,
): boolean {
  if (edge.isBelowHeader) return false;
  const isOfFigures = hasNumbers(cells, header, read);
  if (isOfFigures && !areYears(read, header)) return false;
  const { unit } = header.columns;
  const texts = new Map(
    textCells(cells, read.row)
      .filter(({ column, text }) => isWithin(header, column) && !isBlank(text))
      .map(({ column, text }) => [column, normalizeHeading(text)]),
  );
  if (isOfFigures) return isUnitHeading(texts.get(unit.column), header);
  const figures = mainFigures(header);
  const inFigures = figures.map(({ column }) => texts.get(column));
  const areTexts = figures.map(({ measure }) => read[measure].kind === 'not-a-number');
  const isFullOfText = areTexts.length > 1 && areTexts.every(Boolean) && inFigures[0] !== inFigures[1];
  const isSeparated = edge.isAfterTotal || edge.isAfterGap;
  if (roleOf(texts.get(unit.column)) === 'unit')
    return isFullOfText || (isSeparated && areTexts.some(Boolean));
  // The row has 序号 in this table's unit column, and 单位 in a column of figures.
  const roles = [...texts.values()].map(roleOf);
  if (roles[0] === 'ordinal' && roles.includes('unit')) return isSeparated || areTexts.some(Boolean);
  // The columns of the row begin elsewhere: it has 单位 where this table has 序号.
  const isShifted = texts.size > 1 && [...texts.values()].some((text) => isUnitHeading(text, header));
  if (isShifted && isSeparated) return true;
  return isFullOfText && read.kind === 'unit' && (edge.isAfterTotal || edge.isAfterCaption);
}

/**
 * The last row of the table's own header that is repeated within a few rows from `row` on. null where it is not repeated, or where
 * the repetition begins another table: below a total, or after a gap without a sign that the table goes on.
 */
export function nextPageAfter(cells: FreeCells, header: Header, row: number, edge: TableEdge): number | null {
  if (edge.isAfterTotal) return null;
  const end = repeatedHeaderEnd(cells, header, row);
  if (end === null) return null;
  const isDirectlyBelow = end - (header.bottom - header.top) <= row && !edge.isAfterGap;
  return isDirectlyBelow || saysItGoesOn(cells, header, edge.lastRow, end) ? end : null;
}

/** The last row of the header's repetition, searched from `row` on; null where it is not repeated. */
function repeatedHeaderEnd(cells: FreeCells, header: Header, row: number): number | null {
  const height = header.bottom - header.top;
  for (let at = row; at <= row + LONGEST_PAGE_BREAK; at += 1) {
    if (isRepetition(cells, header, at)) return at + height;
    // The same columns with shorter headings count as a repetition only right below a unit.
    if (at === row && hasSameRoles(cells, header, at)) return at;
    const hasFigures = mainFigures(header).some(
      ({ column }) => typeof valueAt(cells.sheet, at, column) === 'number',
    );
    if (hasFigures) return null;
  }
  return null;
}

function isRepetition({ sheet }: FreeCells, header: Header, top: number): boolean {
  const columns = [header.columns.unit, ...mainFigures(header)].map(({ column }) => column);
  const textAt = (row: number, column: number): string =>
    normalizeHeading(textOf(valueAt(sheet, row, column)));
  for (let offset = 0; offset <= header.bottom - header.top; offset += 1) {
    if (columns.some((column) => textAt(header.top + offset, column) !== textAt(top + offset, column)))
      return false;
  }
  return columns.some((column) => textAt(top, column) !== '');
}

function hasSameRoles(cells: FreeCells, header: Header, row: number): boolean {
  const texts = textCells(cells, row).filter(({ column }) => isWithin(header, column));
  const roles = rolesInRow(texts);
  if (roles.length < 2 || !roles.includes('unit')) return false;
  const roleAt = (at: number): Role | null => roleOf(texts.find(({ column }) => column === at)?.text);
  return (
    roleAt(header.columns.unit.column) === 'unit' &&
    mainFigures(header).every(({ measure, column }) => {
      const role = roleAt(column);
      return role === null || role === measure;
    })
  );
}

/**
 * Whether there is a sign that the table goes on: 续表 or the table's own title between the pages, or running numbers that continue
 * below the header.
 */
function saysItGoesOn(cells: FreeCells, header: Header, lastRow: number, end: number): boolean {
  const title = header.title === null ? null : normalizeHeading(header.title);
  for (let row = lastRow + 1; row <= end; row += 1) {
    const says = textCells(cells, row).some(({ text }) => {
      const line = normalizeHeading(text);
      return line === title || CONTINUED.test(line);
    });
    if (says) return true;
  }
  const { ordinal } = header.columns;
  if (!ordinal) return false;
  const before = valueAt(cells.sheet, lastRow, ordinal.column);
  const after = valueAt(cells.sheet, end + 1, ordinal.column);
  return typeof before === 'number' && typeof after === 'number' && after === before + 1;
}

/** The two columns that distinguish a header from a row of figures: baseline and target, or target and actual. */
function mainFigures({ columns }: Header): readonly { readonly measure: Measure; readonly column: number }[] {
  const measures: readonly Measure[] = columns.baseline ? ['baseline', 'target'] : ['target', 'actual'];
  return measures.flatMap((measure) => {
    const column = columns[measure];
    return column ? [{ measure, column: column.column }] : [];
  });
}

function hasNumbers({ sheet }: FreeCells, { columns, left }: Header, { row }: TableRow): boolean {
  const first = Math.max(left, sheet.area?.left ?? 1);
  const figures = [columns.baseline, columns.target, columns.actual].flatMap((column) =>
    column ? [column.column] : [],
  );
  const last = Math.max(columns.unit.column, ...figures);
  for (let column = first; column <= last; column += 1) {
    if (typeof valueAt(sheet, row, column) === 'number') return true;
  }
  return false;
}

function areYears(read: TableRow, header: Header): boolean {
  const years = mainFigures(header).map(({ measure }) => read[measure].inCell);
  return new Set(years).size > 1 && years.every(isHeadingYear);
}

function isHeadingYear(figure: number | null): boolean {
  return (
    figure !== null &&
    Number.isInteger(figure) &&
    figure >= HEADING_YEARS.first &&
    figure <= HEADING_YEARS.last
  );
}

/** Whether a text cannot be the name of a unit. */
function isUnitHeading(text: string | undefined, { columns }: Header): boolean {
  if (text === undefined) return false;
  return text === normalizeHeading(columns.unit.heading) || /^(?:单位|单位名称|名称)$/.test(text);
}

function roleOf(text: string | undefined): Role | null {
  return text !== undefined && mayBeHeading(text) ? (headingMeaning(text)?.role ?? null) : null;
}

function isWithin({ left, right }: Header, column: number): boolean {
  return left <= column && column <= right;
}
