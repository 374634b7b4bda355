/**
 * The package in which a workbook is stored (Open Packaging Conventions): parts by name.
 */
import { HostError } from '../../../spreadsheet/host';
import { concatenate } from './concatenate';
import { refuseForeignFiles } from './file-kind';
import { partKey } from './part-names';
import { decodeXml } from './xml';
import { pack, packLater, readZip, unpack, writeZip, type ZipEntry } from './zip';

/** Derives data from the text of a part. It must always return the same data, which nobody may change. */
export type PartReader<T> = (text: string, name: string) => T;

/** A part of a package. It never changes, so packages can share it. Each of its forms (packed, unpacked, text) is made when first needed. */
class Part {
  private textRead: string | null = null;
  private readonly readings = new Map<PartReader<unknown>, unknown>();
  constructor(
    readonly name: string,
    private entry: ZipEntry | null,
    /** The unpacked bytes, in pieces. */
    private pieces: readonly Uint8Array[] | null,
  ) {}

  bytes(): Uint8Array {
    const pieces = this.pieces ?? (this.entry ? [unpack(this.entry)] : []);
    const [first = new Uint8Array(), ...others] = pieces;
    const bytes = others.length > 0 ? concatenate(pieces) : first;
    this.pieces = [bytes];
    return bytes;
  }

  text(): string {
    if (this.textRead !== null) return this.textRead;
    this.textRead = decodeXml(this.bytes(), this.name);
    // The bytes of a part that was read as text are seldom wanted, too. If they are, they are unpacked again.
    if (this.entry) this.pieces = null;
    return this.textRead;
  }

  reading<T>(read: PartReader<T>): T {
    let reading = this.readings.get(read) as T | undefined;
    if (reading === undefined) this.readings.set(read, (reading = read(this.text(), this.name)));
    return reading;
  }

  forgetReadings(): void {
    this.readings.clear();
    if (this.entry) this.textRead = null;
  }

  /** Packs the part with functions of the platform that answer later, if there are any. */
  async finishPacking(): Promise<void> {
    const { entry, pieces, name } = this;
    if (entry || !pieces) return;
    const packed = await packLater(name, pieces);
    if (!packed) return;
    this.entry ??= packed;
    this.pieces = null;
  }

  packed(): ZipEntry {
    this.entry ??= pack(this.name, this.bytes());
    this.pieces = null; // Rarely read again after saving. If it is, it is unpacked again.
    return this.entry;
  }
}

const CONTENT_TYPES = '[Content_Types].xml';

/** The name under which a part is written. Programs look for `[Content_Types].xml` in exactly this spelling. */
function storedName(name: string): string {
  if (partKey(name) === partKey(CONTENT_TYPES)) return CONTENT_TYPES;
  return name.replace(/\\/g, '/').replace(/^\/+/, '');
}

/** A set of parts by name. All spellings of a name find the same part (part-names.ts). */
export class Package {
  private constructor(private readonly parts: Map<string, Part>) {}

  /**
   * @throws HostError `not-a-workbook`, `old-format`, `encrypted`, `damaged`, `too-large`
   */
  static open(bytes: Uint8Array): Package {
    refuseForeignFiles(bytes);
    const parts = new Map<string, Part>();
    for (const entry of readZip(bytes)) {
      const name = storedName(entry.name);
      // Programs disagree about which of two parts with the same name counts.
      if (parts.has(partKey(name))) throw new HostError('damaged', `${name} twice`);
      parts.set(partKey(name), new Part(name, entry, null));
    }
    return new Package(parts);
  }

  static empty(): Package {
    return new Package(new Map());
  }

  /** A package that can be changed without changing this one. The two share their parts. */
  copy(): Package {
    return new Package(new Map(this.parts));
  }

  /** Whether both packages share all their parts. */
  isSameAs(other: Package): boolean {
    if (this.parts.size !== other.parts.size) return false;
    return Array.from(this.parts).every(([key, part]) => other.parts.get(key) === part);
  }

  names(): string[] {
    return Array.from(this.parts.values(), (part) => part.name);
  }

  has(name: string): boolean {
    return this.parts.has(partKey(name));
  }

  /**
   * @throws HostError `damaged` when the part is missing or broken
   */
  bytes(name: string): Uint8Array {
    return this.part(name).bytes();
  }

  /**
   * The text of an XML part.
   * @throws HostError `damaged`, `unsafe`
   */
  text(name: string): string {
    return this.part(name).text();
  }

  /**
   * The data that a reader derives from the text of an XML part. They are kept with the part, so that each part is read only once, even by
   * several packages that share it.
   * @throws HostError `damaged`, `unsafe`, and what the reader throws
   */
  reading<T>(name: string, read: PartReader<T>): T {
    return this.part(name).reading(read);
  }

  /** Frees the texts, and the data kept by {@link reading}, except those of the parts that `other` shares. */
  forgetReadings(other: Package | null): void {
    for (const [key, part] of this.parts) if (other?.parts.get(key) !== part) part.forgetReadings();
  }

  /** Adds or replaces a part. */
  set(name: string, content: Uint8Array | string): void {
    if (typeof content !== 'string') this.setPieces(name, [content]);
    else if (this.parts.get(partKey(name))?.text() !== content)
      this.setPieces(name, [new TextEncoder().encode(content)]);
  }

  /** Adds or replaces a part. @param pieces its bytes */
  setPieces(name: string, pieces: readonly Uint8Array[]): void {
    this.parts.set(partKey(name), new Part(this.parts.get(partKey(name))?.name ?? name, null, pieces));
  }

  /** Adds or replaces a part that is packed already. */
  setPacked(name: string, entry: ZipEntry): void {
    this.parts.set(partKey(name), new Part(this.parts.get(partKey(name))?.name ?? name, entry, null));
  }

  /** Packs a part with functions of the platform that answer later, where there are any. */
  finishPacking(name: string): Promise<void> {
    return this.part(name).finishPacking();
  }

  /** Packs a part and frees its unpacked form, which takes ten times the memory. For parts that are not read again before saving. */
  packNow(name: string): void {
    this.part(name).packed();
  }

  delete(name: string): void {
    this.parts.delete(partKey(name));
  }

  /** A name with the first free number: `xl/charts/chart` → `xl/charts/chart3.xml`. */
  freeName(stem: string, extension = '.xml'): string {
    let number = 1;
    while (this.has(`${stem}${number}${extension}`)) number++;
    return `${stem}${number}${extension}`;
  }

  /** The package as a file. The same parts give the same bytes. */
  save(): Uint8Array {
    const rank = (name: string): number => (name === CONTENT_TYPES ? 0 : name === '_rels/.rels' ? 1 : 2);
    const parts = Array.from(this.parts.values());
    parts.sort((a, b) => rank(a.name) - rank(b.name) || (a.name < b.name ? -1 : 1));
    return writeZip(parts.map((part) => ({ ...part.packed(), name: part.name })));
  }

  /** The same workbook as {@link save} returns, packed with other threads or functions of the platform where there are any. */
  async saved(): Promise<Uint8Array> {
    await Promise.all(Array.from(this.parts.values(), (part) => part.finishPacking()));
    return this.save();
  }

  private part(name: string): Part {
    const part = this.parts.get(partKey(name));
    if (!part) throw new HostError('damaged', `${name} is missing`);
    return part;
  }
}
