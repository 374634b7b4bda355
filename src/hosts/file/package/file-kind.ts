/**
 * Recognises files that are not .xlsx packages by their first bytes.
 */
import { HostError } from '../../../spreadsheet/host';

/** OLE compound file: .xls, .et, .wps, and .xlsx with a password. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** The second byte of BIFF2 to BIFF5 files, which old exporters still write without a container: BOF records 0x0009, 0x0209, 0x0409, 0x0809. */
const BIFF_SECOND_BYTES = [0x00, 0x02, 0x04, 0x08];
const ZIP = [0x50, 0x4b];
/** Streams of an encrypted package (MS-OFFCRYPTO 1.3.3). */
const ENCRYPTED_STREAMS = ['EncryptedPackage', 'EncryptionInfo'];

/** @throws HostError `encrypted`, `old-format`, `not-a-workbook`, or `damaged` for a file whose start is cut off */
export function refuseForeignFiles(bytes: Uint8Array): void {
  if (startsWith(bytes, OLE)) {
    const encrypted = ENCRYPTED_STREAMS.some((name) => includesUtf16(bytes, name));
    throw new HostError(encrypted ? 'encrypted' : 'old-format');
  }
  if (bytes[0] === 0x09 && BIFF_SECOND_BYTES.includes(bytes[1] ?? -1)) throw new HostError('old-format');
  if (bytes.length < 4 && startsWith(Uint8Array.from(ZIP), Array.from(bytes.subarray(0, 2))))
    throw new HostError('damaged', 'empty file');
  if (!startsWith(bytes, ZIP)) throw new HostError('not-a-workbook');
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, i) => bytes[i] === byte);
}

function includesUtf16(bytes: Uint8Array, text: string): boolean {
  const wanted = Array.from(text).flatMap((c) => [c.charCodeAt(0), 0]);
  for (let at = bytes.indexOf(wanted[0] ?? 0); at >= 0; at = bytes.indexOf(wanted[0] ?? 0, at + 1)) {
    if (wanted.every((byte, i) => bytes[at + i] === byte)) return true;
  }
  return false;
}
