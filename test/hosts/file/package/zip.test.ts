import { strToU8 } from 'fflate';
import { FileHost } from '../../../../src/hosts/file/file-host';
import { BUILT_IN as ZLIB } from '../../../../src/cli/zlib-compression';
import { BUILT_IN as PORTABLE } from '../../../../src/hosts/file/package/built-in-compression';
import { useCompression } from '../../../../src/hosts/file/package/compression-in-use';
import { pack, unpack, type ZipEntry } from '../../../../src/hosts/file/package/zip';
import { HostError } from '../../../../src/spreadsheet/host';
import { edit, NOTES, packed, plainBook, type Parts } from '../../../support/odd-workbooks/book';

const MB = 1024 * 1024;

/** Makes the sheet large: rows of formatted empty cells that differ only in their numbers. */
function denseRows(parts: Parts): void {
  const cells = '<c s="1"/>'.repeat(400);
  const rows = Array.from({ length: 5400 }, (_, index) => `<row r="${index + 10}">${cells}</row>`);
  edit(parts, NOTES, (xml) => xml.replace('</sheetData>', `${rows.join('')}</sheetData>`));
}

function codeOf(open: () => unknown): string {
  try {
    open();
    return 'opened';
  } catch (error) {
    return error instanceof HostError ? error.code : 'not told';
  }
}

describe('a dense workbook', () => {
  it('is opened if it is compressed more than 250 times but states its true size', () => {
    const parts = plainBook();
    denseRows(parts);
    const sheet = strToU8(parts[NOTES] as string);
    const bytes = packed(parts);
    expect(sheet.length).toBeGreaterThan(20 * MB);
    expect(sheet.length / bytes.length).toBeGreaterThan(250);
    expect(sheet.length / bytes.length).toBeLessThan(500);
    expect(codeOf(() => FileHost.open(bytes))).toBe('opened');
  }, 60_000);

  it('is refused if it is compressed as much as only a zip bomb is', () => {
    const parts = plainBook();
    edit(parts, NOTES, (xml) => xml + ' '.repeat(21 * MB));
    expect(codeOf(() => FileHost.open(packed(parts)))).toBe('too-large');
  }, 60_000);
});

describe('packing with Node’s zlib', () => {
  afterEach(() => {
    useCompression(PORTABLE);
  });

  it.each([
    ['Node opens what JavaScript packed', PORTABLE, ZLIB],
    ['JavaScript opens what Node packed', ZLIB, PORTABLE],
  ])('%s', (_name, packing, unpacking) => {
    const bytes = strToU8('任务分解表'.repeat(10_000));
    useCompression(packing);
    const entry = pack('a.xml', bytes);
    useCompression(unpacking);
    expect(unpack(entry)).toEqual(bytes);
    expect(pack('a.xml', bytes).crc).toBe(entry.crc);
  });

  it.each([
    ['states fewer bytes than it has', (entry: ZipEntry) => ({ ...entry, size: entry.size - 1 })],
    ['states more bytes than it has', (entry: ZipEntry) => ({ ...entry, size: entry.size + 1 })],
    ['has another checksum', (entry: ZipEntry) => ({ ...entry, crc: entry.crc ^ 1 })],
    ['is cut off', (entry: ZipEntry) => ({ ...entry, packed: entry.packed.subarray(0, 9) })],
  ])('refuses an entry that %s, as JavaScript does', (_name, broken) => {
    for (const used of [PORTABLE, ZLIB]) {
      useCompression(used);
      const entry = broken(pack('a.xml', strToU8('任务分解表'.repeat(10_000))));
      expect(codeOf(() => unpack(entry))).toBe('damaged');
    }
  });
});
