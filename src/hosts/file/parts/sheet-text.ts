/**
 * The text of a worksheet's part, and where its rows and cells stand in it. It is never changed, so workbooks that hold the same part
 * share what was found (`Package.reading`).
 */
import { HostError } from '../../../spreadsheet/host';
import { endOfTag, isClosedTag } from '../package/markup';
import type { CellReading } from './cell-content';
import { scanRows, type RowSpan } from './sheet-scan';
import { TextCells } from './text-cells';

export class SheetText {
  /** Namespace prefix with its colon, or ''. */
  readonly prefix: string;
  /** The text before `<sheetData`. */
  readonly head: string;
  /** `<sheetData` with its attributes, without `>`. */
  readonly openTag: string;
  /** The text between `<sheetData>` and `</sheetData>`. */
  readonly inner: string;
  /** The text behind `</sheetData>`. */
  readonly tail: string;
  /** By number, in the order of the text. */
  readonly rows: ReadonlyMap<number, RowSpan>;
  /** Whether some formula may be shared by several cells. */
  readonly mayShareFormulas: boolean;
  private found: TextCells | null = null;

  /** @throws HostError `damaged` */
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
   * The cells, found when they are first asked for.
   * @param reading the same for all who ask: strings are only ever added to a workbook's table
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

/** Refuses a sheet in which a row number occurs twice: programs repair it in different ways, and one of the rows would be lost. */
function rowsByNumber(rows: readonly RowSpan[]): Map<number, RowSpan> {
  const byNumber = new Map(rows.map((span) => [span.row, span]));
  if (byNumber.size !== rows.length) throw new HostError('damaged', 'a row twice');
  return byNumber;
}
