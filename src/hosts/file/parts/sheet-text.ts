/**
 * The text of a worksheet's part, and the places of its rows and cells. It never changes, so workbooks with the same part share these
 * places (`Package.reading`).
 */
import { HostError } from '../../../spreadsheet/host';
import { endOfTag, isClosedTag } from '../package/markup';
import type { CellReading } from './cell-content';
import { scanRows, type RowSpan } from './sheet-scan';
import { TextCells } from './text-cells';

export class SheetText {
  /** The namespace prefix with its colon, or ''. */
  readonly prefix: string;
  /** The text before `<sheetData`. */
  readonly head: string;
  /** `<sheetData` with its attributes, without `>`. */
  readonly openTag: string;
  /** The text between `<sheetData>` and `</sheetData>`. */
  readonly inner: string;
  /** The text after `</sheetData>`. */
  readonly tail: string;
  /** By row number, in the order of the text. */
  readonly rows: ReadonlyMap<number, RowSpan>;
  /** False only when no formula is shared by several cells. */
  readonly mayShareFormulas: boolean;
  private found: TextCells | null = null;

  /**
   * @param part the name of the part, for errors
   * @throws HostError `damaged`
   */
  constructor(
    readonly text: string,
    part: string,
  ) {
    const { prefix, start } = findCells(text, part);
    const from = endOfTag(text, start);
    const openTag = text.slice(start, from);
    const isClosed = isClosedTag(openTag);
    const to = isClosed ? from : text.lastIndexOf(`</${prefix}sheetData`);
    if (to < from) throw new HostError('damaged', part);
    this.prefix = prefix;
    this.head = text.slice(0, start);
    this.openTag = openTag.replace(/\s*\/?>$/, '');
    this.inner = text.slice(from, to);
    this.tail = text.slice(isClosed ? from : endOfTag(text, to));
    this.rows = rowsByNumber(scanRows(text, from, to, prefix));
    this.mayShareFormulas = /["']shared["']/.test(text);
  }

  /**
   * The cells, which are found at the first call.
   * @param reading must be the same at every call, except that its table of shared strings may have grown
   * @throws HostError `damaged`
   */
  cells(reading: CellReading): TextCells {
    return (this.found ??= new TextCells(this.text, this.rows.values(), reading));
  }
}

/** Where `<sheetData>` begins, and its namespace prefix with the colon. */
function findCells(text: string, part: string): { readonly start: number; readonly prefix: string } {
  const found = /<([^\s<>/:"'=]+:)?sheetData[\s>/]/.exec(text);
  if (!found) throw new HostError('damaged', part);
  return { start: found.index, prefix: found[1] ?? '' };
}

/** Refuses a sheet in which a row number occurs twice. Programs repair such a sheet in different ways, and a row would be lost. */
function rowsByNumber(rows: readonly RowSpan[]): Map<number, RowSpan> {
  const byNumber = new Map<number, RowSpan>();
  for (const span of rows) byNumber.set(span.row, span);
  if (byNumber.size !== rows.length) throw new HostError('damaged', 'a row twice');
  return byNumber;
}
