/**
 * Saving a file from a web page.
 */

/** Milliseconds; long enough for the program to start taking the file. */
const KEPT_MS = 60_000;

/** Hands a file to the browser's downloads. Returns its name there. */
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
