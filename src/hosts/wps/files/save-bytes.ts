/**
 * Writes a file on the user's machine. Some builds let add-ins write to any path, some only to the temporary folder, and some refuse every
 * path (`path cannot contains "/" or "\"`). So several ways are tried, and what was written is read back.
 */
import type { EtApplication, EtFileSystem } from '../et';

/** Writes a file. Returns its path; null if the program does not let add-ins write files. */
export function saveBytes(app: EtApplication, path: string, bytes: Uint8Array): string | null {
  const { FileSystem: files } = app;
  if (!files) return null;
  if (isWritten(files, path, () => files.writeAsBinaryString(path, binaryString(bytes)), bytes)) return path;
  for (const other of otherPlaces(app, files, path)) {
    const from = other();
    if (from === null) continue;
    if (
      !isWritten(files, from.read, () => files.writeAsBinaryString(from.write, binaryString(bytes)), bytes)
    ) {
      continue;
    }
    return isWritten(files, path, () => files.copyFileSync(from.read, path), bytes) ? path : from.read;
  }
  return null;
}

/** The name of a file: for writing it and for reading it. */
interface Place {
  readonly write: string;
  readonly read: string;
}

/** Other places to write to: the temporary folder, as in WPS's own samples; then the bare name, which WPS puts into a folder of its choice. */
function otherPlaces(app: EtApplication, files: EtFileSystem, path: string): (() => Place | null)[] {
  const name = path.replace(/^.*[\\/]/, '');
  return [
    () => {
      const folder = quietly(() => app.Env?.GetTempPath());
      const inFolder = folder ? joined(folder, name) : null;
      return inFolder === null ? null : { write: inFolder, read: inFolder };
    },
    () => {
      const absolute = quietly(() => files.absoluteFilePath(name));
      return { write: name, read: absolute ?? name };
    },
  ];
}

function isWritten(files: EtFileSystem, path: string, write: () => unknown, bytes: Uint8Array): boolean {
  quietly(write);
  return isSameBytes(
    quietly(() => files.ReadFileAsArrayBuffer(path)),
    bytes,
  );
}

/** The answer; null where the program refuses. */
function quietly<T>(ask: () => T): T | null {
  try {
    return ask();
  } catch {
    return null;
  }
}

/** The path of a file in a folder, with the kind of slash that the folder's path uses. */
export function joined(folder: string, name: string): string {
  return `${folder.replace(/[\\/]$/, '')}${folder.includes('\\') ? '\\' : '/'}${name}`;
}

/** A text with one character for each byte. */
export function binaryString(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

function isSameBytes(read: ArrayBuffer | null | undefined, bytes: Uint8Array): boolean {
  if (read?.byteLength !== bytes.length) return false;
  const now = new Uint8Array(read);
  return bytes.every((byte, index) => byte === now[index]);
}
