/**
 * Cells as text in the clipboard format of spreadsheet programs: tabs between cells, one line per row, quotes around cells that
 * contain a tab or a line break or begin with a quote.
 */

/** Parses clipboard text into rows × columns. */
export function readClipboard(text: string): string[][] {
  const rows: string[][] = [[]];
  let at = 0;
  const lastRow = (): string[] => rows[rows.length - 1] ?? [];
  while (at < text.length) {
    const [cell, end] = readCell(text, at);
    lastRow().push(cell);
    const separator = text[end];
    at = end + 1;
    if (separator === '\r' && text[at] === '\n') at += 1;
    if (separator !== '\t' && at < text.length) rows.push([]);
    else if (separator === '\t' && at === text.length) lastRow().push('');
  }
  return rows[0]?.length === 0 ? [['']] : rows;
}

/** Reads one cell; returns its text and where it ends. Quotes have a meaning only at the beginning of a cell. */
function readCell(text: string, start: number): readonly [string, number] {
  if (text[start] === '"') {
    const quoted = /"((?:[^"]|"")*)"(?=[\t\r\n]|$)/y;
    quoted.lastIndex = start;
    const match = quoted.exec(text);
    if (match) return [(match[1] ?? '').replace(/""/g, '"'), start + match[0].length];
  }
  const plain = /[^\t\r\n]*/y;
  plain.lastIndex = start;
  const cell = plain.exec(text)?.[0] ?? '';
  return [cell, start + cell.length];
}

export function clipboardText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(quoted).join('\t')).join('\n');
}

function quoted(cell: string): string {
  return /[\t\r\n]/.test(cell) || cell.startsWith('"') ? `"${cell.replace(/"/g, '""')}"` : cell;
}
