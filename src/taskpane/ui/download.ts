/**
 * Saving a file from a web page.
 */

/** Long enough for the program to have begun taking the file. */
const KEPT_MS = 60_000;

/** Hands a file to the browser's downloads. Returns what it is called there. */
export function download(fileName: string, bytes: Uint8Array): string {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: 'application/octet-stream' }));
  link.download = fileName;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, KEPT_MS);
  return fileName;
}
