/**
 * Packs and unpacks the parts of a workbook, either with JavaScript that runs anywhere or with functions of the platform.
 */
import { deflateSync, inflateSync } from 'fflate';

/** Raw deflate (RFC 1951) and the checksum of zip, CRC-32 (ISO 3309). */
export interface Compression {
  /** Unpacks at most `size` + 1 bytes: the extra byte shows that the declared size was wrong. Throws for a broken stream. */
  readonly inflate: (packed: Uint8Array, size: number) => Uint8Array;
  readonly deflate: (bytes: Uint8Array) => Uint8Array;
  readonly crc32: (bytes: Uint8Array) => number;
}

/** The compression level of fflate. Level 6 packs sheets 10% smaller and takes twice the time. */
const LEVEL = 4;

/** fflate drops bytes beyond the buffer it is given, so memory stays bounded. */
export const PORTABLE: Compression = {
  inflate: (packed, size) => inflateSync(packed, { out: new Uint8Array(size + 1) }),
  deflate: (bytes) => deflateSync(bytes, { level: LEVEL }),
  crc32,
};

let inUse = PORTABLE;

export function compression(): Compression {
  return inUse;
}

/** Replaces {@link PORTABLE} by a quicker implementation. Call it once, before the first workbook is opened. */
export function useCompression(quicker: Compression): void {
  inUse = quicker;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
