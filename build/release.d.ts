/** The file with the checksums, beside the archives. */
export const SUMS: string;
/** Packs the builds in `dist` into `out`; returns the names of the archives. */
export function packRelease(dist: string, out: string): string[];
