/**
 * Reads and writes files for the command line. An output file is written completely or not at all.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { FileHost } from '../hosts/file/file-host';
import { workbookExtension } from '../hosts/file/package/template';
import { CommandFailure } from './failures';

/** The largest file that is read into memory, in bytes. Workbooks of offices are smaller. */
const LARGEST_FILE = 200 * 1024 * 1024;

/**
 * Reads a whole file.
 * @throws CommandFailure when the file does not exist, is a folder, is too large or can't be read
 */
export function readFile(path: string): Uint8Array {
  if (!existsSync(path)) throw new CommandFailure('file-not-found', { path });
  const stat = statSync(path);
  if (stat.isDirectory()) throw new CommandFailure('not-a-file', { path });
  if (stat.size > LARGEST_FILE) throw new CommandFailure('too-large', { path });
  try {
    return readFileSync(path);
  } catch {
    throw new CommandFailure('cannot-read', { path });
  }
}

/**
 * Opens a workbook.
 * @throws CommandFailure, HostError
 */
export function openBook(path: string): FileHost {
  return FileHost.open(readFile(path));
}

/**
 * Checks an output path before any work is done.
 * @param book the workbook that the output is made from, which must not be overwritten
 * @throws CommandFailure
 */
export function checkOutput(out: string, book: string, force: boolean): void {
  if (existsSync(out) && realpathSync(out) === realpathSync(book)) {
    throw new CommandFailure('output-is-input', { path: out });
  }
  if (!existsSync(dirname(resolve(out)))) {
    throw new CommandFailure('directory-not-found', { path: dirname(resolve(out)) });
  }
  if (existsSync(out)) {
    if (statSync(out).isDirectory()) throw new CommandFailure('not-a-file', { path: out });
    if (!force) throw new CommandFailure('output-exists', { path: out });
  }
}

/**
 * Refuses to write an .xlsx as .xlsm or the reverse, because Excel would not open the file. A template becomes a workbook.
 * @param extension the extension of the input file
 * @throws CommandFailure
 */
export function checkExtension(out: string, extension: string): void {
  const wanted = workbookExtension(extension);
  if (extname(out).toLowerCase() !== wanted) {
    throw new CommandFailure('output-not-xlsx', { path: out, extension: wanted });
  }
}

/**
 * Writes a temporary file next to the target, then renames it, so that a crash or a full disk leaves no incomplete file.
 * @throws CommandFailure
 */
export function writeWhole(path: string, bytes: Uint8Array): void {
  const temporary = join(dirname(resolve(path)), `.${basename(path)}.${process.pid}.tmp`);
  try {
    const file = openSync(temporary, 'wx');
    try {
      for (let offset = 0; offset < bytes.length;) offset += writeSync(file, bytes, offset);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch {
    rmSync(temporary, { force: true });
    throw new CommandFailure('cannot-write', { path });
  }
}
