/**
 * The part of a worksheet: its cells, and the document around them.
 *
 * The text between `<sheetData>` and `</sheetData>` belongs to sheet-cells.ts. The rest is small and is kept as a document.
 */
import type { Element } from '@xmldom/xmldom';
import { areaAddress, boundingArea, parseArea, type Area } from '../../../spreadsheet/address';
import { HostError } from '../../../spreadsheet/host';
import { runSteps, type Steps } from '../../../spreadsheet/steps';
import type { BesidePacking } from '../package/beside-packing';
import { endOfTag, findTag } from '../package/markup';
import type { Package } from '../package/package';
import { KeptChunks, PartWriter } from '../package/part-writer';
import { Relationships } from '../package/relationships';
import { SheetCells } from './sheet-cells';
import { SheetText } from './sheet-text';
import { withUtf8Declaration, type SharedStrings } from './shared-strings';
import {
  child,
  children,
  ensureChild,
  isTrue,
  newElement,
  parseXml,
  rootOf,
  serializeXml,
  insertInOrder,
} from '../package/xml';

/** The order of the elements in CT_Worksheet (ISO 29500-1, 18.3.1.99). */
const ORDER = [
  'sheetPr',
  'dimension',
  'sheetViews',
  'sheetFormatPr',
  'cols',
  'sheetData',
  'sheetCalcPr',
  'sheetProtection',
  'protectedRanges',
  'scenarios',
  'autoFilter',
  'sortState',
  'dataConsolidate',
  'customSheetViews',
  'mergeCells',
  'phoneticPr',
  'conditionalFormatting',
  'dataValidations',
  'hyperlinks',
  'printOptions',
  'pageMargins',
  'pageSetup',
  'headerFooter',
  'rowBreaks',
  'colBreaks',
  'customProperties',
  'cellWatches',
  'ignoredErrors',
  'smartTags',
  'drawing',
  'legacyDrawing',
  'legacyDrawingHF',
  'drawingHF',
  'picture',
  'oleObjects',
  'controls',
  'AlternateContent',
  'webPublishItems',
  'tableParts',
  'extLst',
];

/** An empty worksheet. It declares the x14 namespace, which data bars of Excel 2010 need. */
export const EMPTY_SHEET =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="14.25"/><sheetData></sheetData><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/></worksheet>';

export class SheetPart {
  readonly root: Element;
  readonly cells: SheetCells;
  private relationshipsRead: Relationships | null = null;
  private readonly before: string;
  private readonly columnStyles = new Map<number, number>();
  private readonly sheetText: SheetText;
  /** The text around the cells in the package, which has the cells as they were then; null before {@link noteStored}. */
  private storedFrame: string | null = null;

  /**
   * @param text the text of the part; by default the text in the package
   * @throws HostError `damaged`, `unsafe`
   */
  constructor(
    private readonly pack: Package,
    readonly name: string,
    readonly part: string,
    reading: { readonly strings: SharedStrings; readonly dates1904: boolean },
    text?: string,
  ) {
    this.sheetText = text === undefined ? pack.reading(part, readSheetText) : new SheetText(text, part);
    const { head, openTag, tail, prefix } = this.sheetText;
    this.root = rootOf(parseXml(`${head}${openTag}/>${tail}`, part));
    if (this.root.localName !== 'worksheet') throw new HostError('damaged', part);
    this.before = this.frame();
    this.cells = new SheetCells(this.sheetText, { ...reading, prefix }, (column) => this.columnStyle(column));
  }

  get relationships(): Relationships {
    this.relationshipsRead ??= new Relationships(this.pack, this.part);
    return this.relationshipsRead;
  }

  get isProtected(): boolean {
    const protection = child(this.root, 'sheetProtection');
    return protection !== null && isTrue(protection.getAttribute('sheet'));
  }

  merges(): Area[] {
    const list = child(this.root, 'mergeCells');
    const areas = list
      ? children(list, 'mergeCell').map((merge) => parseArea(merge.getAttribute('ref') ?? ''))
      : [];
    return areas.filter((area) => area !== null);
  }

  /** The child of the worksheet with a name. A missing one is added in schema order. */
  section(name: string): Element {
    return ensureChild(this.root, name, ORDER);
  }

  /** Adds a child to the worksheet in schema order, after others with the same name. */
  addSection(name: string): Element {
    const made = newElement(this.root, name);
    insertInOrder(this.root, made, ORDER);
    return made;
  }

  /** Stores the part if anything was changed. */
  store(pack: Package): void {
    const frame = this.changedFrame(pack);
    if (frame !== null) {
      const chunks = new KeptChunks();
      const writer = new PartWriter(this.presentText(pack), chunks);
      runSteps(this.write(frame, writer));
      const last = writer.finish();
      // A copy, because a chunk is larger than most parts.
      if (last) pack.setPieces(this.part, [...chunks.full, last.slice()]);
    }
    this.relationshipsRead?.store(pack);
  }

  /** Does the same as {@link store} while other threads pack what is written. */
  async storeBeside(pack: Package, packing: BesidePacking): Promise<void> {
    const frame = this.changedFrame(pack);
    if (frame !== null) {
      const writer = new PartWriter(this.presentText(pack), packing);
      const steps = this.write(frame, writer);
      while (steps.next().done !== true) if (packing.isBusy) await packing.catchUp();
      const last = writer.finish();
      if (last) pack.setPacked(this.part, await packing.finish(this.part, last));
      else await packing.drop();
    }
    this.relationshipsRead?.store(pack);
  }

  /** Called after the sheet was stored in its own package: until it is changed again, it need not be stored any more. */
  noteStored(): void {
    this.storedFrame = this.presentFrame();
    this.columnStyles.clear();
    this.cells.noteStored();
  }

  /** The text around the cells to be stored; null when neither it nor a cell was changed. */
  private changedFrame(pack: Package): string | null {
    const frame = this.presentFrame();
    if (this.storedFrame !== null)
      return frame === this.storedFrame && !this.cells.isChangedSinceStored ? null : frame;
    const isSame =
      !this.cells.isChanged && frame === this.before && this.presentText(pack) === this.sheetText.text;
    return isSame ? null : frame;
  }

  /** The text of the part in a package, to find out whether the sheet differs from it; null where it differs in any case. */
  private presentText(pack: Package): string | null {
    return this.storedFrame === null && pack.has(this.part) ? pack.text(this.part) : null;
  }

  private presentFrame(): string {
    return this.cells.isChanged ? this.frameWithDimension() : this.frame();
  }

  private *write(frame: string, writer: PartWriter): Steps<void> {
    const [before, behind] = this.around(frame);
    writer.add(withUtf8Declaration(before));
    if (this.cells.isChanged) yield* this.cells.write(writer);
    else writer.add(this.sheetText.inner);
    writer.add(behind);
  }

  /** The text before and the text after the cells. */
  private around(frame: string): readonly [string, string] {
    const { head, openTag, tail } = this.sheetText;
    const name = openTag.slice(1).replace(/\s[\s\S]*$/, '');
    if (frame === this.before) return [`${head}${openTag}>`, `</${name}>${tail}`];
    const start = findTag(frame, `<${name}`, 0);
    if (start < 0) throw new Error('sheetData is gone');
    const end = endOfTag(frame, start);
    const tag = frame.slice(start, end).replace(/\s*\/?>$/, '');
    const behind = frame
      .slice(end)
      .replace(/^<\/[^>]*>/, (closing) => (closing === `</${name}>` ? '' : closing));
    return [`${frame.slice(0, start)}${tag}>`, `</${name}>${behind}`];
  }

  private frame(): string {
    const document = this.root.ownerDocument;
    return document ? serializeXml(document) : '';
  }

  /**
   * The frame with its stated dimension widened to the present extent. The dimension is never narrowed, because formatted empty cells count
   * too. The document itself is not changed, because the change that widened the sheet may be taken back.
   */
  private frameWithDimension(): string {
    const dimension = child(this.root, 'dimension');
    const extent = this.cells.extent();
    if (!dimension || !extent) return this.frame();
    const before = dimension.getAttribute('ref');
    const stated = parseArea(before ?? '');
    dimension.setAttribute('ref', areaAddress(stated ? boundingArea(stated, extent) : extent));
    const frame = this.frame();
    if (before === null) dimension.removeAttribute('ref');
    else dimension.setAttribute('ref', before);
    return frame;
  }

  /** A copy of the column widths and formats, for {@link putBackColumns}. */
  copyColumns(): Element | null {
    return (child(this.root, 'cols')?.cloneNode(true) ?? null) as Element | null;
  }

  putBackColumns(before: Element | null): void {
    const now = child(this.root, 'cols');
    if (now && before) this.root.replaceChild(before.cloneNode(true), now);
    else if (now) this.root.removeChild(now);
  }

  private columnStyle(column: number): number {
    let style = this.columnStyles.get(column);
    if (style === undefined) {
      const list = child(this.root, 'cols');
      const covers = (col: Element): boolean =>
        columnSpan(col).from <= column && columnSpan(col).to >= column;
      const found = list && children(list, 'col').find(covers);
      style = Number(found?.getAttribute('style') ?? 0);
      this.columnStyles.set(column, style);
    }
    return style;
  }
}

/** The range of columns that a `<col>` describes. */
export function columnSpan(col: Element): { from: number; to: number } {
  return { from: Number(col.getAttribute('min')), to: Number(col.getAttribute('max')) };
}

function readSheetText(text: string, part: string): SheetText {
  return new SheetText(text, part);
}
