import * as zlib from 'node:zlib';
import { crc32 } from '../../../../src/hosts/file/package/crc32';

/** The checksum in the trailer that Node's gzip writes (RFC 1952, 2.3.1). */
function checksumOf(bytes: Uint8Array): number {
  const packed = zlib.gzipSync(bytes);
  return packed.readUInt32LE(packed.length - 8);
}

const BYTES = Uint8Array.from({ length: 1000 }, (_, index) => (index * 167 + (index >> 3)) & 0xff);

it('is the checksum that gzip states, for each number of bytes that remain after whole groups of four', () => {
  for (const length of [0, 1, 2, 3, 4, 5, 6, 7, 8, 999, 1000]) {
    const bytes = BYTES.subarray(1000 - length);
    expect(crc32(bytes)).toBe(checksumOf(bytes));
  }
});

it('continues from the checksum of preceding bytes, wherever these end', () => {
  for (const length of [0, 1, 2, 3, 4, 500])
    expect(crc32(BYTES.subarray(length), crc32(BYTES.subarray(0, length)))).toBe(checksumOf(BYTES));
});
