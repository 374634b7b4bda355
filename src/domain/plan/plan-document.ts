/** A plan (实施方案) as paragraphs and tables, read from pasted or saved text. */
import { headingMeaning } from '../table/headings';

export type PlanBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] };

export interface PlanDocument {
  readonly blocks: readonly PlanBlock[];
}

/** Why no plan could be read from a file. */
export type PlanProblem =
  /** Files in other formats, such as .doc, .wps or .pdf. */
  'save-as-docx' | 'not-a-document' | 'damaged' | 'encrypted' | 'too-large' | 'unsafe' | 'empty';

/** A document from plain text or Markdown. */
export function planFromText(text: string): PlanDocument {
  const lines = text
    .replace(/\r\n?/g, '\n')
    .replace(/^\ufeff/, '')
    .split('\n');
  const blocks: PlanBlock[] = [];
  for (let at = 0; at < lines.length;) {
    const read = markdownTable(lines, at) ?? rowTable(lines, at) ?? cellTable(lines, at);
    if (read) {
      blocks.push({ kind: 'table', rows: read.rows });
      at = read.next;
    } else {
      const line = (lines[at] ?? '').replace(/^#{1,6}\s+/, '').replace(/\*\*/g, '');
      if (line.trim() !== '') blocks.push({ kind: 'paragraph', text: line.trim() });
      at += 1;
    }
  }
  return { blocks };
}

interface ReadTable {
  readonly rows: readonly (readonly string[])[];
  readonly next: number;
}

/** Reads a Markdown table: ` 单位 任务数 ` with a line of dashes below its heading. */
function markdownTable(lines: readonly string[], start: number): ReadTable | null {
  if (!/^\s*\|?[\s:|-]*-{3,}[\s:|-]*$/.test(lines[start + 1] ?? '') || !(lines[start] ?? '').includes('|')) {
    return null;
  }
  let next = start;
  const rows: string[][] = [];
  for (; (lines[next] ?? '').includes('|'); next += 1) {
    if (next === start + 1) continue;
    rows.push(
      (lines[next] ?? '')
        .trim()
        .replace(/^\||\|$/g, '')
        .split('|')
        .map(cleanCell),
    );
  }
  return { rows, next };
}

/** Reads a table with one row per line and cells separated by tabs. */
function rowTable(lines: readonly string[], start: number): ReadTable | null {
  const isRow = (line: string | undefined): boolean => /\S\t.*\S/.test(line ?? '');
  let next = start;
  while (isRow(lines[next])) next += 1;
  if (next - start < 2) return null;
  return { rows: lines.slice(start, next).map((line) => line.split('\t').map(cleanCell)), next };
}

/**
 * Reads a table with one cell per paragraph, each beginning with a tab, as word processors save tables as text. The number of
 * headings gives the number of cells per row.
 */
function cellTable(lines: readonly string[], start: number): ReadTable | null {
  if (!(lines[start] ?? '').startsWith('\t')) return null;
  const cells: string[] = [];
  let next = start;
  for (; next < lines.length; next += 1) {
    const line = lines[next] ?? '';
    if (line.startsWith('\t')) cells.push(line.slice(1));
    else if (line.trim() !== '' && (lines[next - 1] ?? '').trim() !== '' && !isInHeading(cells)) break;
    else cells[cells.length - 1] = `${cells[cells.length - 1] ?? ''}${line.trim()}`;
  }
  const clean = cells.map(cleanCell);
  const width = headingWidth(clean);
  if (width < 2 || clean.length < width * 2) return null;
  const rows = Array.from({ length: Math.ceil(clean.length / width) }, (_, row) =>
    clean.slice(row * width, (row + 1) * width),
  );
  return { rows, next };
}

/** Whether the cells so far are all headings, because none is a figure. A line without a tab then continues the last heading. */
function isInHeading(cells: readonly string[]): boolean {
  return !cells.some((cell) => /^\s*[\d,.]+\s*$/.test(cell));
}

/** The number of cells at the beginning that are headings. */
function headingWidth(cells: readonly string[]): number {
  const end = cells.findIndex((cell) => headingMeaning(cell) === null);
  return end < 0 ? cells.length : end;
}

function cleanCell(text: string): string {
  return text.replace(/\\\|/g, '|').replace(/\*\*/g, '').replace(/\s+/g, ' ').trim();
}
