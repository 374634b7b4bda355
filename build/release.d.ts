/** The name of the file with the checksums, which is next to the archives. */
export const SUMS: string;
/** Packs the builds in `dist` into `out`. Returns the names of the archives. */
export function packRelease(dist: string, out: string): string[];
