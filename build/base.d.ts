export const HOME: string;
/** @throws Error for an address that Office would not load */
export function baseAddress(given: string | undefined): string;
export function manifestFor(manifest: string, base: string): string;
