import { strToU8 } from 'fflate';
import { FileHost } from '../../../../src/hosts/file/file-host';
import { BUILT_IN } from '../../../../src/hosts/file/package/built-in-compression';
import { useCompression } from '../../../../src/hosts/file/package/compression-in-use';
import { concatenate } from '../../../../src/hosts/file/package/concatenate';
import { crc32 } from '../../../../src/hosts/file/package/crc32';
import { packWithGzip } from '../../../../src/hosts/file/package/gzip-packing';
import { Package } from '../../../../src/hosts/file/package/package';
import { emptySpec } from '../../../../src/spreadsheet/spec';
import { NO_CHANGE } from '../../../../src/spreadsheet/merged-change';
import { bookOfUnits } from '../../books';

afterEach(() => {
  useCompression(BUILT_IN);
});

it('packs the pieces of a part into one stream of raw deflate, with the checksum of zip', async () => {
  const pieces = Array.from({ length: 5 }, (_, index) => strToU8(`任务分解表${index}`.repeat(20_000)));
  const whole = concatenate(pieces);
  const { packed, crc } = await packWithGzip(pieces);
  expect(packed.length).toBeLessThan(whole.length / 50);
  expect(Buffer.from(BUILT_IN.inflate(packed, whole.length)).equals(whole)).toBe(true);
  expect(crc).toBe(crc32(whole));
});

/** A workbook whose sheet of units was changed. */
async function changedBook(): Promise<FileHost> {
  const host = FileHost.open(bookOfUnits(1000));
  const sheet = (await host.read()).activeSheet;
  const blocks = [{ top: 5, left: 4, rows: [['改']] }];
  await host.apply({ ...NO_CHANGE, sheets: [{ ...emptySpec(sheet, 'patch'), blocks }] });
  return host;
}

it('packs only large parts with the platform’s functions, and saves the same workbook as without them', async () => {
  const sizes: number[] = [];
  useCompression({
    ...BUILT_IN,
    packLater: (pieces) => {
      sizes.push(concatenate(pieces).length);
      return packWithGzip(pieces);
    },
  });
  const host = await changedBook();
  const later = Package.open(await host.saved());
  useCompression({ inflate: BUILT_IN.inflate, deflate: BUILT_IN.deflate, crc32 });
  const plain = await changedBook();
  const bytes = await plain.saved();
  expect(Buffer.from(bytes).equals(plain.save())).toBe(true);
  const sync = Package.open(bytes);
  expect(later.names()).toEqual(sync.names());
  for (const name of sync.names())
    expect(Buffer.from(later.bytes(name)).equals(Buffer.from(sync.bytes(name)))).toBe(true);
  expect(sizes).toHaveLength(1);
  expect(sizes[0]).toBeGreaterThan(64 * 1024);
});
