/**
 * A workbook as a set of parts: opened from a package, changed part by part, stored in the package again.
 */
import { absoluteAreaAddress, quotedSheet, type Area } from '../../../spreadsheet/address';
import { HostError } from '../../../spreadsheet/host';
import { BesidePacking } from '../package/beside-packing';
import { compression } from '../package/compression-in-use';
import { ContentTypes, PART_TYPES } from '../package/content-types';
import type { Package } from '../package/package';
import { isSamePart, partKey } from '../package/part-names';
import { Relationships, relationshipsPart } from '../package/relationships';
import { SharedStrings } from './shared-strings';
import { SheetPart } from './sheet-part';
import { conformingXml } from '../package/strict';
import { Styles } from './styles';
import { sameSheet, WorkbookPart, type SheetEntry } from './workbook-part';

export class Workbook {
  readonly book: WorkbookPart;
  readonly strings: SharedStrings;
  readonly contentTypes: ContentTypes;
  private stylesRead: Styles | null = null;
  private readonly sheetParts = new Map<string, SheetPart>();
  /** Content types of the parts made since opening, by name. */
  private readonly made = new Map<string, string>();

  /**
   * @param pack is changed by {@link store} and by methods that add or remove parts; pass a copy if the changes may be dropped
   * @throws HostError `not-a-workbook`, `old-format`, `damaged`, `unsafe`
   */
  constructor(readonly pack: Package) {
    this.contentTypes = contentTypesOf(pack);
    this.book = new WorkbookPart(pack, workbookPartName(pack, this.contentTypes));
    this.strings = new SharedStrings(pack, this.partOfKind('sharedStrings', 'sharedStrings.xml'));
  }

  get styles(): Styles {
    this.stylesRead ??= new Styles(this.pack, this.partOfKind('styles', 'styles.xml'));
    return this.stylesRead;
  }

  /** The worksheets in tab order. */
  worksheets(): SheetEntry[] {
    return this.book.sheets().filter((sheet) => sheet.isWorksheet);
  }

  find(name: string): SheetEntry | undefined {
    return this.worksheets().find((sheet) => sameSheet(sheet.name, name));
  }

  /** @throws HostError `sheet-not-found` */
  entry(name: string): SheetEntry {
    const entry = this.find(name);
    if (!entry) throw new HostError('sheet-not-found', name);
    return entry;
  }

  /** @throws HostError `sheet-not-found`, `damaged`, `unsafe` */
  sheet(name: string): SheetPart {
    const opened = this.sheetParts.get(name.toLowerCase());
    if (opened) return opened;
    const entry = this.entry(name);
    return this.keep(new SheetPart(this.pack, entry.name, entry.part, this.reading()));
  }

  /** The sheets opened so far. No other sheet can have been changed. */
  openedSheets(): SheetPart[] {
    return Array.from(this.sheetParts.values());
  }

  /**
   * Adds a worksheet with the XML `text` after the sheet `after`, or at the end when it is null.
   * @throws HostError `workbook-protected` when the structure is protected
   */
  addSheet(name: string, text: string, after: string | null): SheetPart {
    if (this.book.isLocked) throw new HostError('workbook-protected', name);
    const part = this.newPart('xl/worksheets/sheet', PART_TYPES.worksheet, text);
    this.book.addSheet(name, part, after);
    return this.keep(new SheetPart(this.pack, name, part, this.reading()));
  }

  /** Replaces everything on a worksheet by the XML `text`. Its name, its tab position and the references to it stay. */
  replaceSheet(name: string, text: string): SheetPart {
    const { name: exactName, part } = this.entry(name);
    this.dropRelated(part);
    const content = conformingXml(this.pack, text);
    return this.keep(new SheetPart(this.pack, exactName, part, this.reading(), content));
  }

  /** Adds a part under the first free number, and declares its type. */
  newPart(stem: string, type: string, content: string | Uint8Array): string {
    const part = this.pack.freeName(stem);
    this.pack.set(part, typeof content === 'string' ? conformingXml(this.pack, content) : content);
    this.made.set(part, type);
    return part;
  }

  /** Declares the type of a part that was added without {@link newPart}. */
  declare(part: string, type: string): void {
    this.made.set(part, type);
  }

  /** Sets a built-in name of a sheet, such as its print area; null removes the name. */
  setBuiltInName(
    sheet: string,
    name: 'Print_Area' | 'Print_Titles' | '_FilterDatabase',
    refersTo: string | null,
  ): void {
    const { index } = this.entry(sheet);
    const fullName = `_xlnm.${name}`;
    if (refersTo === null) this.book.removeName(fullName, index);
    else this.book.setName({ name: fullName, refersTo, hidden: false }, index);
  }

  /** Writes every change into the package and frees each sheet's memory as soon as it is packed. Afterwards only the package is used. */
  storeAndPack(): Package {
    for (const [key, sheet] of this.sheetParts) {
      sheet.store(this.pack);
      this.pack.packNow(sheet.part);
      this.sheetParts.delete(key);
    }
    return this.store();
  }

  /** {@link storeAndPack} with the help of other threads, which pack a sheet while it is written, or of functions of the platform. */
  async storeAndPackBeside(): Promise<Package> {
    const { deflateBeside } = compression();
    const packing = deflateBeside ? new BesidePacking(deflateBeside) : null;
    for (const [key, sheet] of this.sheetParts) {
      if (packing) await sheet.storeBeside(this.pack, packing);
      else {
        sheet.store(this.pack);
        await this.pack.finishPacking(sheet.part);
        this.pack.packNow(sheet.part);
      }
      this.sheetParts.delete(key);
    }
    return this.store();
  }

  /**
   * A copy of the package with every change of cells, formats and widths. This workbook can still be used and changed.
   * @param finish makes last changes to the copy before it is stored
   */
  packed(finish: (copy: Workbook) => void): Package {
    const pack = this.pack.copy();
    for (const sheet of this.sheetParts.values()) sheet.store(pack);
    this.stylesRead?.store(pack);
    this.strings.store(pack);
    this.strings.forgetAdded();
    const copy = new Workbook(pack);
    if (this.stylesRead) copy.announce('styles', PART_TYPES.styles, this.stylesRead.part, this.pack);
    copy.announce('sharedStrings', PART_TYPES.sharedStrings, this.strings.part, this.pack);
    finish(copy);
    return copy.store();
  }

  /** Writes every change into the package. Afterwards only cells, formats and widths may be changed, for {@link packed}. */
  store(): Package {
    for (const sheet of this.sheetParts.values()) {
      sheet.store(this.pack);
      sheet.noteStored();
    }
    this.storeLater('styles', PART_TYPES.styles, this.stylesRead);
    this.storeLater('sharedStrings', PART_TYPES.sharedStrings, this.strings);
    this.strings.keepAdded();
    this.book.store(this.pack);
    this.contentTypes.store(this.pack, this.made);
    return this.pack;
  }

  /** Removes the calculation chain, which is wrong after formulas changed. Programs rebuild a missing chain. */
  dropCalculationChain(): void {
    for (const { id, part } of this.book.relationships.ofKind('calcChain')) {
      this.book.relationships.remove(id);
      if (part !== null) this.pack.delete(part);
    }
  }

  private storeLater(
    kind: string,
    type: string,
    content: { readonly part: string; store(pack: Package): void } | null,
  ): void {
    if (!content) return;
    const before = this.pack.copy();
    content.store(this.pack);
    this.announce(kind, type, content.part, before);
  }

  /** Declares a part that the package did not have before. */
  private announce(kind: string, type: string, part: string, before: Package): void {
    if (before.has(part) || !this.pack.has(part)) return;
    this.made.set(part, type);
    this.book.relationships.add(kind, part);
  }

  private reading() {
    return { strings: this.strings, dates1904: this.book.dates1904 };
  }

  private keep(sheet: SheetPart): SheetPart {
    this.sheetParts.set(sheet.name.toLowerCase(), sheet);
    return sheet;
  }

  private partOfKind(kind: string, fallback: string): string {
    const folder = this.book.part.slice(0, this.book.part.lastIndexOf('/') + 1);
    return this.book.relationships.ofKind(kind)[0]?.part ?? folder + fallback;
  }

  /** Removes the parts that only this part uses, then the parts that only those use, and so on. */
  private dropRelated(part: string): void {
    const targets = new Relationships(this.pack, part).list().map((relationship) => relationship.part);
    this.pack.delete(relationshipsPart(part));
    for (const target of targets) {
      if (target === null || !this.pack.has(target) || this.isUsed(target)) continue;
      this.dropRelated(target);
      this.pack.delete(target);
    }
  }

  private isUsed(part: string): boolean {
    const sources = this.pack.names().filter((name) => /\.rels$/i.test(name));
    return sources.some((name) => {
      const source = name.replace(/_rels\/([^/]*)\.rels$/i, '$1');
      return new Relationships(this.pack, source)
        .list()
        .some((relationship) => relationship.part !== null && isSamePart(relationship.part, part));
    });
  }
}

/** A reference such as `'参数'!$A$1:$B$9`. */
export function sheetReference(sheet: string, area: Area): string {
  return `${quotedSheet(sheet)}!${absoluteAreaAddress(area)}`;
}

function contentTypesOf(pack: Package): ContentTypes {
  const hasSheets = pack.names().some((name) => partKey(name).startsWith('xl/'));
  if (!pack.has('[Content_Types].xml'))
    throw new HostError(hasSheets ? 'damaged' : 'not-a-workbook', '[Content_Types].xml');
  return new ContentTypes(pack);
}

function workbookPartName(pack: Package, types: ContentTypes): string {
  const stated = new Relationships(pack, '').ofKind('officeDocument')[0]?.part;
  const part = stated ?? 'xl/workbook.xml';
  const type = types.typeOf(part) ?? '';
  if (type.includes('sheet.binary')) throw new HostError('old-format', 'xlsb');
  const isForeign =
    stated !== undefined && stated !== null && !/^xl\//i.test(stated) && !/spreadsheet|ms-excel/.test(type);
  if (isForeign) throw new HostError('not-a-workbook', stated);
  if (!pack.has(part)) {
    const hasSheets = pack.names().some((name) => partKey(name).startsWith('xl/'));
    throw new HostError(hasSheets ? 'damaged' : 'not-a-workbook', `${part} is missing`);
  }
  return part;
}
