/** Remembers the rows that the worker has sent to the page, so that after an edit it sends only the cells whose look changed. */
import type { Position } from '../../spreadsheet/address';
import type { RowSpan } from '../../hosts/file/look/cells';
import type { CellLook, CellsLook, FormatLook } from '../../spreadsheet/look';

/** Rows of a sheet in view. */
export interface RowsInView {
  readonly sheet: string;
  readonly spans: readonly RowSpan[];
}

/** Cells whose look changed since they were sent. */
export interface ChangedCells extends CellsLook {
  readonly sheet: string;
  readonly span: RowSpan;
  /** Cells that no longer show anything. */
  readonly emptied: readonly Position[];
}

/** The most spans that are kept: more than a screen shows at once, frozen rows included. */
const MOST_SPANS = 16;

export class SentRows {
  /** By sheet and span of rows: the look of each cell when it was sent. */
  private readonly sent = new Map<string, ReadonlyMap<string, string>>();

  /** Notes rows that are sent to the page. */
  note(sheet: string, span: RowSpan, { cells }: CellsLook): void {
    const key = spanKey(sheet, span);
    this.sent.delete(key);
    this.sent.set(key, new Map(cells.map((cell) => [placeKey(cell), JSON.stringify(cell)])));
    const [oldest] = this.sent.keys();
    if (this.sent.size > MOST_SPANS && oldest !== undefined) this.sent.delete(oldest);
  }

  /** The cells whose look has changed; their new look is noted as sent. Returns null for rows that were not noted. */
  changed(sheet: string, span: RowSpan, now: CellsLook): ChangedCells | null {
    const before = this.sent.get(spanKey(sheet, span));
    if (!before) return null;
    const cells = now.cells.filter((cell) => before.get(placeKey(cell)) !== JSON.stringify(cell));
    const present = new Set(now.cells.map(placeKey));
    const gone = Array.from(before.keys()).filter((place) => !present.has(place));
    const formats = new Map<number, FormatLook>();
    for (const { format } of cells) {
      const look = now.formats.get(format);
      if (look) formats.set(format, look);
    }
    this.note(sheet, span, now);
    return { sheet, span, cells, formats, emptied: gone.map(placeOf) };
  }
}

function spanKey(sheet: string, { from, to }: RowSpan): string {
  return `${sheet}\n${from}:${to}`;
}

function placeKey({ row, column }: Pick<CellLook, 'row' | 'column'>): string {
  return `${row},${column}`;
}

function placeOf(key: string): Position {
  const [row = 0, column = 0] = key.split(',').map(Number);
  return { row, column };
}
