/**
 * Converts a table with spanning cells to rows of equal width. A cell over several columns is followed by empty cells; a cell over
 * several rows is repeated in each of them.
 */

/** The most columns and rows that are read; no table of a plan is larger. Cells outside are skipped, so that memory stays bounded. */
const MOST_COLUMNS = 64;
const MOST_ROWS = 20_000;

export class SpannedTable {
  private readonly cells: string[][] = [];
  /** The text of cells that span further rows: column → text and number of rows left. */
  private readonly reaching = new Map<number, { text: string; rows: number }>();
  private row: string[] = [];
  private open: { readonly column: number; readonly across: number; readonly down: number } | null = null;

  startRow(): void {
    if (this.cells.length >= MOST_ROWS) {
      this.row = [];
      return;
    }
    this.row = [];
    this.cells.push(this.row);
    this.takeReaching();
  }

  startCell(across: number, down: number): void {
    this.takeReaching();
    if (this.row.length >= MOST_COLUMNS) return;
    this.open = { column: this.row.length, across: Math.max(1, Math.min(across, MOST_COLUMNS)), down };
    for (let count = 0; count < this.open.across; count += 1) this.row.push('');
  }

  /** Sets the text of the most recently started cell. */
  fill(text: string): void {
    if (!this.open) return;
    const { column, across, down } = this.open;
    this.row[column] = text;
    for (let at = column; at < column + across && down > 1; at += 1) {
      this.reaching.set(at, { text: at === column ? text : '', rows: down - 1 });
    }
    this.open = null;
  }

  /** The rows, without empty rows and without a heading that is repeated on later pages. */
  rows(): string[][] {
    const width = Math.max(0, ...this.cells.map((row) => row.length));
    const filled = this.cells.filter((row) => row.some((text) => text !== ''));
    const headings = filled.slice(0, headingRows(filled)).map((row) => row.join('\t'));
    return filled
      .filter((row, index) => index < headings.length || !headings.includes(row.join('\t')))
      .map((row) => [...row, ...Array.from({ length: width - row.length }, () => '')]);
  }

  private takeReaching(): void {
    for (let at = this.reaching.get(this.row.length); at; at = this.reaching.get(this.row.length)) {
      const column = this.row.length;
      this.row.push(at.text);
      if (at.rows > 1) this.reaching.set(column, { ...at, rows: at.rows - 1 });
      else this.reaching.delete(column);
    }
  }
}

/**
 * The number of rows that may be repeated on later pages: rows with a single cell over all columns, such as a title, and the first
 * row with several cells.
 */
function headingRows(rows: readonly (readonly string[])[]): number {
  return rows.findIndex((row) => row.filter((text) => text !== '').length > 1) + 1;
}
