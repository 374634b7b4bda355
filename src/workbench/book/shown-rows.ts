/**
 * The rows the grid shows, fetched from the worker as they come into view. Rows from before a change stay until the
 * new ones are there, so that nothing flickers.
 */
import type { RowSpan } from '../../hosts/file/look/cells';
import type { CellLook, CellsLook, FormatLook } from '../../spreadsheet/look';
import type { TypedCell } from './book-service';

/** Rows fetched at a time. */
const CHUNK = 64;
/** Chunks kept; more than any screen shows. */
const MOST_CHUNKS = 60;

export interface ShownRow {
  readonly cells: readonly CellLook[];
  readonly formats: ReadonlyMap<number, FormatLook>;
}

interface Chunk {
  readonly rows: ReadonlyMap<number, ShownRow>;
  readonly version: number;
}

const NO_ROW: ShownRow = { cells: [], formats: new Map() };

export class ShownRows {
  private readonly chunks = new Map<string, Chunk>();
  private readonly asked = new Map<string, number>();
  private readonly typed = new Map<string, string>();
  private version = 0;

  constructor(
    private readonly fetch: (sheet: string, rows: RowSpan) => Promise<CellsLook>,
    /** Called when rows have come. */
    private readonly arrived: () => void,
  ) {}

  /** A row as it is known now; asks for it where it is not, or is from before a change. */
  row(sheet: string, row: number): ShownRow {
    const index = Math.floor((row - 1) / CHUNK);
    const key = `${sheet}\n${index}`;
    const chunk = this.chunks.get(key);
    if (chunk?.version !== this.version) this.ask(sheet, index, key);
    return chunk?.rows.get(row) ?? NO_ROW;
  }

  /** Text on its way to the worker. */
  typedText(sheet: string, row: number, column: number): string | undefined {
    return this.typed.size === 0 ? undefined : this.typed.get(place(sheet, row, column));
  }

  /** Differs whenever what is on its way to a row does; '' for nothing. */
  typedKey(sheet: string, row: number): string {
    if (this.typed.size === 0) return '';
    const start = `${sheet}\n${row},`;
    const own = Array.from(this.typed).filter(([key]) => key.startsWith(start));
    return own.map(([key, text]) => `${key.slice(start.length)}=${text}`).join('\n');
  }

  showTyped(sheet: string, cells: readonly TypedCell[]): void {
    for (const { row, column, text } of cells) this.typed.set(place(sheet, row, column), text);
    this.arrived();
  }

  forgetTyped(sheet: string, cells: readonly TypedCell[]): void {
    for (const { row, column, text } of cells) {
      const key = place(sheet, row, column);
      // Unless it was typed over meanwhile.
      if (this.typed.get(key) === text) this.typed.delete(key);
    }
    this.arrived();
  }

  /** The workbook was changed: every row is fetched anew when it is next asked for. */
  outdate(): void {
    this.version += 1;
  }

  private ask(sheet: string, index: number, key: string): void {
    const { version } = this;
    if (this.asked.get(key) === version) return;
    this.asked.set(key, version);
    const from = index * CHUNK + 1;
    this.fetch(sheet, { from, to: from + CHUNK - 1 }).then(
      (look) => {
        this.keep(key, { rows: byRow(look), version });
      },
      // A sheet that is gone meanwhile has nothing to show.
      () => this.asked.delete(key),
    );
  }

  private keep(key: string, chunk: Chunk): void {
    this.chunks.delete(key);
    this.chunks.set(key, chunk);
    const [oldest] = this.chunks.keys();
    if (this.chunks.size > MOST_CHUNKS && oldest !== undefined) {
      this.chunks.delete(oldest);
      this.asked.delete(oldest);
    }
    this.arrived();
  }
}

function byRow({ cells, formats }: CellsLook): Map<number, ShownRow> {
  const rows = new Map<number, { cells: CellLook[]; formats: CellsLook['formats'] }>();
  for (const cell of cells) {
    const row = rows.get(cell.row);
    if (row) row.cells.push(cell);
    else rows.set(cell.row, { cells: [cell], formats });
  }
  return rows;
}

function place(sheet: string, row: number, column: number): string {
  return `${sheet}\n${row},${column}`;
}
