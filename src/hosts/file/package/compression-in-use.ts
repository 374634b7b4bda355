/**
 * The compression in use: that of the build, unless it was replaced.
 */
import { BUILT_IN } from './built-in-compression';
import type { Compression } from './compression';

let inUse = BUILT_IN;

export function compression(): Compression {
  return inUse;
}

/** Replaces the compression of the build. Call it before the first workbook is opened. */
export function useCompression(other: Compression): void {
  inUse = other;
}
