/**
 * The compression that is part of the build for the pages: the browser's own where it has one, otherwise JavaScript. The build of the
 * command line replaces this file by `cli/zlib-compression.ts` (webpack.config.js), because loading fflate alone takes a sixth of a short
 * run.
 */
import { deflateSync, inflateSync } from 'fflate';
import type { Compression } from './compression';
import { crc32 } from './crc32';
import { canGzip, packWithGzip } from './gzip-packing';

/** The compression level of fflate. Level 6 packs sheets 10% smaller and takes twice the time. */
const LEVEL = 4;

/** fflate drops bytes beyond the buffer it is given, so memory stays bounded. */
export const BUILT_IN: Compression = {
  inflate: (packed, size) => inflateSync(packed, { out: new Uint8Array(size + 1) }),
  deflate: (bytes) => deflateSync(bytes, { level: LEVEL }),
  ...(canGzip() ? { packLater: packWithGzip } : {}),
  crc32,
};
