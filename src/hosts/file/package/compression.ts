/**
 * The interface for packing and unpacking the parts of a workbook, with JavaScript that runs anywhere or with functions of the platform.
 */

/** Raw deflate (RFC 1951) and the checksum of zip, CRC-32 (ISO 3309). */
export interface Compression {
  /** Unpacks at most `size` + 1 bytes: the extra byte shows that the declared size was wrong. Throws for a broken stream. */
  readonly inflate: (packed: Uint8Array, size: number) => Uint8Array;
  readonly deflate: (bytes: Uint8Array) => Uint8Array;
  /** Packs a piece of a part on another thread, where the platform has threads. The packed pieces of a part, joined, form a single stream. */
  readonly deflateBeside?: (piece: Uint8Array, isLast: boolean) => Promise<Uint8Array>;
  /** @param before the checksum of the preceding bytes; by default 0 */
  readonly crc32: (bytes: Uint8Array, before?: number) => number;
}
