/**
 * Hands bytes to the browser as a file.
 */
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** Long enough for every browser to have taken the bytes. */
const RELEASE_MS = 60_000;

export function download(name: string, bytes: Uint8Array): void {
  const address = URL.createObjectURL(new Blob([bytes.slice()], { type: XLSX }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, RELEASE_MS);
}
