/** Saves a file from a web page. */

/** How long the file's URL is kept, in milliseconds: long enough for the download to begin. */
const KEPT_MS = 60_000;

/** Passes a file to the browser's downloads. Returns its file name. */
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
