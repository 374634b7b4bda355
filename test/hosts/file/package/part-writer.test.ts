import { inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { BUILT_IN as ZLIB } from '../../../../src/cli/zlib-compression';
import { PartWriter, type WrittenPart } from '../../../../src/hosts/file/package/part-writer';
import { concatenate } from '../../../../src/hosts/file/package/concatenate';
import { packedEntry } from '../../../../src/hosts/file/package/zip';

const decoded = (written: WrittenPart | null): string | null =>
  written && new TextDecoder('utf-8', { fatal: true }).decode(concatenate(written.pieces));

it('joins pieces over many chunks, even if a character of four bytes is split between two chunks', () => {
  const pieces = Array.from(
    { length: 5 },
    (_, index) => `${'a'.repeat(index + 1)}${'单位𠮷'.repeat(120_000)}`,
  );
  const writer = new PartWriter(null);
  for (const piece of pieces) writer.add(piece);
  expect(decoded(writer.finish()) === pieces.join('')).toBe(true);
});

it.each([
  ['the text the part has', ['<row>', '1</row>'], null],
  ['less than the part has', ['<row>'], '<row>'],
  ['more than the part has', ['<row>1</row>', '<row/>'], '<row>1</row><row/>'],
  ['another text', ['<row>', '2</row>'], '<row>2</row>'],
])('returns null for an unchanged part, else the new text: %s', (_name, pieces, expected) => {
  const writer = new PartWriter('<row>1</row>');
  for (const piece of pieces) writer.add(piece);
  expect(decoded(writer.finish())).toBe(expected);
});

describe('packed on other threads', () => {
  const written = (text: string, before: string | null): WrittenPart | null => {
    const writer = new PartWriter(before, ZLIB.deflateBeside);
    for (let at = 0; at < text.length; at += 50_000) writer.add(text.slice(at, at + 50_000));
    return writer.finish();
  };
  const long = Array.from({ length: 300_000 }, (_, row) => `<c r="A${row}"/>`).join('');

  it.each([
    ['of a new part', null],
    ['of a part that differs only after its first chunk', `${long.slice(0, -1)} `],
  ])('the pieces %s are one stream', async (_name, before) => {
    const { pieces, packing } = written(long, before) ?? { pieces: [], packing: null };
    const packed = await Promise.all(packing ?? []);
    expect([pieces.length, packed.length]).toEqual([5, 5]);
    const entry = packedEntry('a.xml', pieces, packed);
    expect(inflateRawSync(entry.packed).toString('utf8') === long).toBe(true);
    expect([entry.size, entry.crc]).toEqual([long.length, ZLIB.crc32(new TextEncoder().encode(long))]);
  });

  it('a part of one chunk is not, and neither is an unchanged part', () => {
    expect(written('<row/>', null)?.packing).toBeNull();
    expect(written(long, long)).toBeNull();
  });
});

it('writes numbers in JavaScript’s notation', () => {
  const edges = [0, 9, 10, 99, 100, 999_999_999, 1e9, 1e21, -1, 0.1, -1.2345678901234567e-308, 1 / 3];
  fc.assert(
    fc.property(
      fc.oneof(fc.nat(), fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })),
      (drawn) => {
        const writer = new PartWriter(null);
        const numbers = [...edges, drawn];
        for (const number of numbers) {
          writer.addNumber(number);
          writer.add(' ');
        }
        const text = numbers.map((number) => `${number} `).join('');
        expect(decoded(writer.finish())).toBe(text);
      },
    ),
  );
});
