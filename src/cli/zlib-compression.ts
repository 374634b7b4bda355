/**
 * Compresses with Node's built-in zlib, which is three to five times as fast as JavaScript (docs/decisions/0009-speed.md). The build of
 * the command line puts it in the place of `hosts/file/package/built-in-compression.ts`.
 */
import * as zlib from 'node:zlib';
import type { Compression } from '../hosts/file/package/compression';
import { crc32 } from '../hosts/file/package/crc32';

/** Measured with a sheet of 31 MB. zlib at level 3: 3.1 MB in 90 ms; at level 6: 2.7 MB in 190 ms. fflate at level 4: 3.1 MB in 460 ms. */
const LEVEL = 3;

/** The buffer for a packed piece, in bytes. A piece has 1 MB, and sheets shrink to a tenth. A piece that needs a larger buffer takes longer. */
const ROOM = 256 * 1024;

/** Packs a piece on a thread of libuv, which begins at once, while the program makes the next piece. */
function deflateBeside(piece: Uint8Array, isLast: boolean): Promise<Uint8Array> {
  const { Z_FINISH, Z_SYNC_FLUSH } = zlib.constants;
  const options = { level: LEVEL, chunkSize: ROOM, finishFlush: isLast ? Z_FINISH : Z_SYNC_FLUSH };
  return new Promise((resolve, reject) => {
    zlib.deflateRaw(piece, options, (error, packed) => {
      if (error) reject(error);
      else resolve(packed);
    });
  });
}

/** A part of known size goes into a single buffer. By default zlib joins pieces of 16 KB. */
function inflateOptions(size: number): zlib.ZlibOptions {
  return { maxOutputLength: size + 1, chunkSize: Math.max(zlib.constants.Z_MIN_CHUNK, size + 1) };
}

export const BUILT_IN: Compression = {
  inflate: (packed, size) => zlib.inflateRawSync(packed, inflateOptions(size)),
  deflate: (bytes) => zlib.deflateRawSync(bytes, { level: LEVEL }),
  deflateBeside,
  // Node has crc32 since 20.15.
  crc32: (zlib as Partial<typeof zlib>).crc32 ?? crc32,
};
