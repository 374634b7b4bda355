/**
 * The rows that the grid shows, fetched from the worker when they scroll into view. After a change, old rows are shown until the
 * new rows arrive, so that nothing flickers.
 */
import type { RowSpan } from '../../hosts/file/look/cells';
import type { CellLook, CellsLook, FormatLook } from '../../spreadsheet/look';
import type { TypedCell } from './book-service';
import type { ChangedCells, RowsInView } from './sent-rows';

/** The number of rows fetched at a time. */
const CHUNK = 64;
/** The most chunks that are kept; more than any screen shows. */
const MOST_CHUNKS = 60;
/** The most chunks for which an edit returns changed cells: as many as a screen and its frozen rows need. */
const MOST_IN_VIEW = 3;

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
  /** Chunks that were shown, the most recent at the end. */
  private readonly viewed = new Set<string>();

  constructor(
    private readonly fetch: (sheet: string, rows: RowSpan) => Promise<CellsLook>,
    /** Called when rows have arrived. */
    private readonly arrived: () => void,
  ) {}

  /** A row as last received. Fetches the row if it is unknown or outdated. */
  row(sheet: string, row: number): ShownRow {
    const index = Math.floor((row - 1) / CHUNK);
    const key = keyOf(sheet, index);
    this.look(key);
    const chunk = this.chunks.get(key);
    if (chunk?.version !== this.version) this.ask(sheet, index, key);
    return chunk?.rows.get(row) ?? NO_ROW;
  }

  /** Text typed into a cell that the worker has not written yet. */
  typedText(sheet: string, row: number, column: number): string | undefined {
    return this.typed.size === 0 ? undefined : this.typed.get(place(sheet, row, column));
  }

  /** A key that changes with the typed texts of a row that the worker has not written yet; '' for none. */
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
      // If another text was typed over this one meanwhile, the other is kept.
      if (this.typed.get(key) === text) this.typed.delete(key);
    }
    this.arrived();
  }

  /** After a change of the workbook: fetches each row again when it is next shown. */
  outdate(): void {
    this.version += 1;
  }

  /** The rows of one sheet that were shown last and are up to date. */
  inView(): RowsInView | null {
    const keys = Array.from(this.viewed);
    const last = keys[keys.length - 1];
    if (last === undefined) return null;
    const sheet = sheetOf(last);
    const known = keys.filter(
      (key) => sheetOf(key) === sheet && this.chunks.get(key)?.version === this.version,
    );
    return { sheet, spans: known.slice(-MOST_IN_VIEW).map((key) => spanOf(indexOf(key))) };
  }

  /** After an edit: updates the rows in view with their changed cells. All other rows are fetched again when they are next shown. */
  patch(changes: readonly ChangedCells[]): void {
    this.version += 1;
    for (const { sheet, span, ...changed } of changes) {
      const key = keyOf(sheet, (span.from - 1) / CHUNK);
      const chunk = this.chunks.get(key);
      // Only a chunk of the version directly before the edit can be patched.
      if (chunk?.version !== this.version - 1) continue;
      this.chunks.set(key, { rows: patched(chunk.rows, changed), version: this.version });
      this.asked.set(key, this.version);
    }
  }

  private look(key: string): void {
    this.viewed.delete(key);
    this.viewed.add(key);
    const [oldest] = this.viewed;
    if (this.viewed.size > MOST_CHUNKS && oldest !== undefined) this.viewed.delete(oldest);
  }

  private ask(sheet: string, index: number, key: string): void {
    const { version } = this;
    if (this.asked.get(key) === version) return;
    this.asked.set(key, version);
    this.fetch(sheet, spanOf(index)).then(
      (look) => {
        this.keep(key, { rows: byRow(look), version });
      },
      // The sheet no longer exists, so there is nothing to show.
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

function keyOf(sheet: string, index: number): string {
  return `${sheet}\n${index}`;
}

function sheetOf(key: string): string {
  return key.slice(0, key.lastIndexOf('\n'));
}

function indexOf(key: string): number {
  return Number(key.slice(key.lastIndexOf('\n') + 1));
}

function spanOf(index: number): RowSpan {
  return { from: index * CHUNK + 1, to: (index + 1) * CHUNK };
}

/** Applies changed cells to rows. Rows without a changed cell keep their objects, so that they are not rendered again. */
function patched(
  rows: Chunk['rows'],
  { cells, emptied, formats }: Pick<ChangedCells, 'cells' | 'emptied' | 'formats'>,
): Chunk['rows'] {
  const changed = new Map<number, Map<number, CellLook | null>>();
  const note = (row: number, column: number, cell: CellLook | null): void => {
    changed.set(row, (changed.get(row) ?? new Map<number, CellLook | null>()).set(column, cell));
  };
  for (const { row, column } of emptied) note(row, column, null);
  for (const cell of cells) note(cell.row, cell.column, cell);
  const all = new Map(rows);
  for (const [row, own] of changed) {
    const before = rows.get(row) ?? NO_ROW;
    const kept = before.cells.filter(({ column }) => !own.has(column));
    const now = [...kept, ...Array.from(own.values()).filter((cell) => cell !== null)];
    now.sort((a, b) => a.column - b.column);
    all.set(row, { cells: now, formats: new Map([...before.formats, ...formats]) });
  }
  return all;
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
