/**
 * Writes a file on the user's machine. Builds differ in what they let add-ins write: some take any path, some refuse paths outside
 * the temporary folder, some every path (`path cannot contains "/" or "\"`), so each way is tried and what was written is read back.
 */
import type { EtApplication, EtFileSystem } from '../et';

/** Writes a file. Returns its path, or null if the program lets none be written. */
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

/** A file's name for writing and for reading. */
interface Place {
  readonly write: string;
  readonly read: string;
}

/** The temporary folder, as WPS's own samples use it; then the bare name, which goes wherever WPS puts it. */
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

/** Null where the program refuses. */
function quietly<T>(ask: () => T): T | null {
  try {
    return ask();
  } catch {
    return null;
  }
}

/** The path of a file in a folder, with the folder's own kind of slash. */
export function joined(folder: string, name: string): string {
  return `${folder.replace(/[\\/]$/, '')}${folder.includes('\\') ? '\\' : '/'}${name}`;
}

/** One character a byte. */
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
