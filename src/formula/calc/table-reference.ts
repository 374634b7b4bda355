/**
 * Reads structured references: `Table1[a]`, `Table1[[#This Row],[a]]`, `Table1[[#Headers],[a]:[c]]`, `[@a]`.
 */
import type { Area } from '../../spreadsheet/address';
import type { CalcTable } from './source';

type TablePart = 'all' | 'data' | 'headers' | 'totals' | 'row';

export interface TableReference {
  /** Null means the table around the formula. */
  readonly table: string | null;
  readonly parts: readonly TablePart[];
  /** The names of the first and the last column; null means all columns. */
  readonly columns: readonly [string, string] | null;
}

const PARTS: ReadonlyMap<string, TablePart> = new Map([
  ['#all', 'all'],
  ['#data', 'data'],
  ['#headers', 'headers'],
  ['#totals', 'totals'],
  ['#this row', 'row'],
]);

/** Reads a structured reference; null when the text is not one. */
export function parseTableReference(text: string): TableReference | null {
  const open = text.indexOf('[');
  const inner = text.slice(open + 1, -1).trim();
  const pieces = bracketed(inner);
  const [firstPiece = inner] = pieces;
  const isRow = inner.startsWith('@');
  const names = pieces.length > 0 ? pieces : [firstPiece.replace(/^@/, '')].filter((name) => name !== '');
  const parts: TablePart[] = isRow ? ['row'] : [];
  const columns: string[] = [];
  for (const name of names) {
    const part = PARTS.get(name.toLowerCase());
    if (part) parts.push(part);
    else if (name.startsWith('#')) return null;
    else columns.push(name.replace(/'(.)/g, '$1'));
  }
  const [first, last = first] = columns;
  if (columns.length > 2 || (columns.length === 2 && !/\]\s*:\s*\[/.test(inner))) return null;
  const table = open === 0 ? null : text.slice(0, open);
  return { table, parts, columns: first !== undefined && last !== undefined ? [first, last] : null };
}

/** The texts in inner brackets: `[#Headers],[a]:[c]` → `#Headers`, `a`, `c`. */
function bracketed(inner: string): readonly string[] {
  return (inner.match(/\[(?:[^\][']|'.)*\]/g) ?? []).map((piece) => piece.slice(1, -1));
}

/** The cells of a table that a structured reference stands for; null when there are none. `row` is the row of the formula. */
export function tableArea(reference: TableReference, table: CalcTable, row: number): Area | null {
  const rows = tableRows(reference.parts, table, row);
  if (!rows) return null;
  const { left, right } = table.area;
  if (!reference.columns) return { ...rows, left, right };
  const [first, last] = reference.columns.map((name) =>
    table.columns.findIndex((column) => headingKey(column) === headingKey(name)),
  );
  if (first === undefined || last === undefined || first < 0 || last < 0) return null;
  return { ...rows, left: left + Math.min(first, last), right: left + Math.max(first, last) };
}

/** A heading in the form in which headings are compared: without regard to case and to how a line break is written. */
function headingKey(heading: string): string {
  return heading.replace(/\r\n?/g, '\n').toLowerCase();
}

function tableRows(
  parts: readonly TablePart[],
  table: CalcTable,
  row: number,
): Pick<Area, 'top' | 'bottom'> | null {
  const { top, bottom } = table.area;
  const data = { top: top + table.headerRows, bottom: bottom - table.totalsRows };
  const spans = (parts.length > 0 ? parts : (['data'] as const)).map((part) => {
    switch (part) {
      case 'all':
        return { top, bottom };
      case 'data':
        return data;
      case 'headers':
        return { top, bottom: data.top - 1 };
      case 'totals':
        return { top: data.bottom + 1, bottom };
      case 'row':
        return row >= data.top && row <= data.bottom ? { top: row, bottom: row } : { top: 1, bottom: 0 };
    }
  });
  const joined = {
    top: Math.min(...spans.map((span) => span.top)),
    bottom: Math.max(...spans.map((span) => span.bottom)),
  };
  return joined.bottom >= joined.top ? joined : null;
}
