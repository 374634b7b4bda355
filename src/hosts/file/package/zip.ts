/**
 * The zip container of a workbook. Entries stay packed until needed. An untouched entry is written back packed as it was, byte for byte,
 * which costs nothing.
 *
 * Layout: PKWARE APPNOTE 6.3.9, sections 4.3 (structures) and 4.5.3 (zip64).
 */
import { HostError } from '../../../spreadsheet/host';
import { compression } from './compression-in-use';

/** A packed file in the container. */
export interface ZipEntry {
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  /** Unpacked size in bytes, as declared. */
  readonly size: number;
  readonly crc: number;
  readonly packed: Uint8Array;
}

const MB = 1024 * 1024;
/**
 * The most unpacked bytes in all. 100,000 rows × 30 columns unpack to about 150 MB. Above this limit a browser tab can't hold the text and
 * the bytes.
 */
const MAX_TOTAL = 600 * MB;
/** The most unpacked bytes of a part. The text of a sheet must be one string, and V8 limits strings to 512 MB. */
const MAX_PART = 300 * MB;
/**
 * The highest compression ratio accepted. Sheets reach 10 to 50, sheets with equal rows 250 and more, zip bombs nearly deflate's limit of
 * 1032. Small parts may have any ratio.
 */
const MAX_RATIO = 500;
const RATIO_COUNTS_FROM = 20 * MB;
/** The most entries accepted. The largest workbooks have a few thousand parts. */
const MAX_ENTRIES = 20_000;

/** The fewest bytes of a part that the platform packs. Below that, starting takes longer than packing. */
const LEAST_LATER = 64 * 1024;

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END64 = 0x06064b50;
const END64_LOCATOR = 0x07064b50;
const UINT32_MAX = 0xffffffff;

/**
 * Reads the directory without unpacking anything.
 * @throws HostError `damaged`, `too-large`, `encrypted`
 */
export function readZip(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const entries = readDirectory(bytes, view);
    refuseBombs(entries);
    return entries;
  } catch (cause) {
    if (cause instanceof HostError) throw cause;
    throw new HostError('damaged', 'zip directory', { cause }); // A RangeError: an offset outside the file.
  }
}

function readDirectory(bytes: Uint8Array, view: DataView): ZipEntry[] {
  const directory = findDirectory(view);
  const entries: ZipEntry[] = [];
  let at = directory.offset;
  for (let i = 0; i < directory.count; i++) {
    if (view.getUint32(at, true) !== CENTRAL) throw new HostError('damaged', 'zip directory');
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((o) =>
      view.getUint16(at + o, true),
    ) as [number, number, number];
    const entry = readEntry(bytes, view, at, nameLength, extraLength);
    if (!entry.name.endsWith('/')) entries.push(entry);
    at += 46 + nameLength + extraLength + commentLength;
  }
  return entries;
}

function findDirectory(view: DataView): { count: number; offset: number } {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= lowest; at--) {
    if (view.getUint32(at, true) !== END) continue;
    const count = view.getUint16(at + 10, true);
    const offset = view.getUint32(at + 16, true);
    if (count !== 0xffff && offset !== UINT32_MAX) return checked(count, offset);
    if (view.getUint32(at - 20, true) !== END64_LOCATOR) throw new HostError('damaged', 'zip64 directory');
    const end64 = Number(view.getBigUint64(at - 12, true));
    if (view.getUint32(end64, true) !== END64) throw new HostError('damaged', 'zip64 directory');
    return checked(Number(view.getBigUint64(end64 + 32, true)), Number(view.getBigUint64(end64 + 48, true)));
  }
  throw new HostError('damaged', 'no zip directory');
}

function checked(count: number, offset: number): { count: number; offset: number } {
  if (count > MAX_ENTRIES) throw new HostError('too-large', `${count} parts`);
  return { count, offset };
}

function readEntry(
  bytes: Uint8Array,
  view: DataView,
  at: number,
  nameLength: number,
  extraLength: number,
): ZipEntry {
  const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
  if (view.getUint16(at + 8, true) & 1) throw new HostError('encrypted', name);
  const method = view.getUint16(at + 10, true);
  if (method !== 0 && method !== 8) throw new HostError('damaged', `${name}: compression method ${method}`);
  const wide = wideFields(view, at + 46 + nameLength, extraLength);
  const field = (offset: number): number => {
    const value = view.getUint32(at + offset, true);
    return value === UINT32_MAX ? (wide.shift() ?? value) : value;
  };
  const size = field(24);
  const packedSize = field(20);
  const local = field(42);
  if (view.getUint32(local, true) !== LOCAL) throw new HostError('damaged', name);
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (start + packedSize > bytes.length) throw new HostError('damaged', name);
  const packed = bytes.subarray(start, start + packedSize);
  return { name, method, size, crc: view.getUint32(at + 16, true), packed };
}

/** The 64-bit fields of the zip64 extra block. It contains only some of them, in this order: size, packed size, offset. */
function wideFields(view: DataView, start: number, length: number): number[] {
  for (let at = start; at + 4 <= start + length;) {
    const size = view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === 1) {
      return Array.from({ length: Math.floor(size / 8) }, (_, i) =>
        Number(view.getBigUint64(at + 4 + i * 8, true)),
      );
    }
    at += 4 + size;
  }
  return [];
}

function refuseBombs(entries: readonly ZipEntry[]): void {
  let total = 0;
  for (const { name, size, packed } of entries) {
    total += size;
    const dense = size > RATIO_COUNTS_FROM && size > packed.length * MAX_RATIO;
    if (size > MAX_PART || dense) throw new HostError('too-large', name);
  }
  if (total > MAX_TOTAL) throw new HostError('too-large', `${Math.round(total / MB)} MB`);
}

/**
 * Unpacks an entry. It never makes more bytes than the declared size, which {@link readZip} has limited.
 * @throws HostError `damaged` when size or checksum differ from the directory
 */
export function unpack(entry: ZipEntry): Uint8Array {
  const bytes = entry.method === 0 ? entry.packed : inflate(entry);
  if (bytes.length !== entry.size || compression().crc32(bytes) !== entry.crc)
    throw new HostError('damaged', entry.name);
  return bytes;
}

function inflate(entry: ZipEntry): Uint8Array {
  try {
    return compression().inflate(entry.packed, entry.size);
  } catch (cause) {
    throw new HostError('damaged', entry.name, { cause });
  }
}

/** Packs a part. */
export function pack(name: string, bytes: Uint8Array): ZipEntry {
  const { deflate, crc32 } = compression();
  return { name, method: 8, size: bytes.length, crc: crc32(bytes), packed: deflate(bytes) };
}

/** The entry of a part that the platform packs, where it has functions for that ({@link Compression.packLater}); otherwise null. */
export function packLater(name: string, pieces: readonly Uint8Array[]): Promise<ZipEntry> | null {
  const { packLater: pack } = compression();
  const size = pieces.reduce((sum, piece) => sum + piece.length, 0);
  if (!pack || size < LEAST_LATER) return null;
  return pack(pieces).then((packed) => ({ name, method: 8, size, ...packed }));
}

/** Writes a container. The same entries give the same bytes: every date is 1980-01-01, the earliest date that zip can state. */
export function writeZip(entries: readonly ZipEntry[]): Uint8Array {
  const names = entries.map((entry) => new TextEncoder().encode(entry.name));
  const headers = names.reduce((sum, name) => sum + 30 + 46 + 2 * name.length, 22);
  const out = new Uint8Array(entries.reduce((sum, entry) => sum + entry.packed.length, headers));
  const view = new DataView(out.buffer);
  let at = 0;
  const offsets: number[] = [];
  entries.forEach((entry, i) => {
    offsets.push(at);
    view.setUint32(at, LOCAL, true);
    writeCommonFields(view, at + 4, entry, names[i]?.length ?? 0);
    out.set(names[i] ?? [], at + 30);
    at += 30 + (names[i]?.length ?? 0);
    out.set(entry.packed, at);
    at += entry.packed.length;
  });
  const directory = at;
  entries.forEach((entry, i) => {
    view.setUint32(at, CENTRAL, true);
    view.setUint16(at + 4, 20, true);
    writeCommonFields(view, at + 6, entry, names[i]?.length ?? 0);
    view.setUint32(at + 42, offsets[i] ?? 0, true);
    out.set(names[i] ?? [], at + 46);
    at += 46 + (names[i]?.length ?? 0);
  });
  view.setUint32(at, END, true);
  view.setUint16(at + 8, entries.length, true);
  view.setUint16(at + 10, entries.length, true);
  view.setUint32(at + 12, at - directory, true);
  view.setUint32(at + 16, directory, true);
  return out;
}

/** Writes the fields that the local header and the directory share, from `version needed` to the length of the extra block. */
function writeCommonFields(view: DataView, at: number, entry: ZipEntry, nameLength: number): void {
  view.setUint16(at, 20, true);
  view.setUint16(at + 2, 0x0800, true); // Flag: names are UTF-8.
  view.setUint16(at + 4, entry.method, true);
  view.setUint16(at + 8, 0x21, true); // 1980-01-01
  view.setUint32(at + 10, entry.crc, true);
  view.setUint32(at + 14, entry.packed.length, true);
  view.setUint32(at + 18, entry.size, true);
  view.setUint16(at + 22, nameLength, true);
}
