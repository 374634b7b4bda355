/**
 * The interface for packing and unpacking the parts of a workbook, with JavaScript that runs anywhere or with functions of the platform.
 */

/** Packs a piece of a part on another thread, where the platform has threads. The packed pieces of a part, joined, form a single stream. */
export type DeflateBeside = (piece: Uint8Array, isLast: boolean) => Promise<Uint8Array>;

/** A packed part (raw deflate), and the checksum of its bytes before packing. */
export interface Packed {
  readonly packed: Uint8Array;
  readonly crc: number;
}

/** Raw deflate (RFC 1951) and the checksum of zip, CRC-32 (ISO 3309). */
export interface Compression {
  /** Unpacks at most `size` + 1 bytes: the extra byte shows that the declared size was wrong. Throws for a broken stream. */
  readonly inflate: (packed: Uint8Array, size: number) => Uint8Array;
  readonly deflate: (bytes: Uint8Array) => Uint8Array;
  readonly deflateBeside?: DeflateBeside;
  /** Packs a whole part with functions of the platform, where it has some that answer later only. @param pieces the part's bytes */
  readonly packLater?: (pieces: readonly Uint8Array[]) => Promise<Packed>;
  /** @param before the checksum of the preceding bytes; by default 0 */
  readonly crc32: (bytes: Uint8Array, before?: number) => number;
}
