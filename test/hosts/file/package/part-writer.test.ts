import fc from 'fast-check';
import { KeptChunks, PartWriter } from '../../../../src/hosts/file/package/part-writer';
import { concatenate } from '../../../../src/hosts/file/package/concatenate';

/** The text that is written by `write`; null when it equals the present text of the part. */
function written(before: string | null, write: (writer: PartWriter) => void): string | null {
  const chunks = new KeptChunks();
  const writer = new PartWriter(before, chunks);
  write(writer);
  const last = writer.finish();
  return last && new TextDecoder('utf-8', { fatal: true }).decode(concatenate([...chunks.full, last]));
}

it('joins pieces over many chunks, even if a character of four bytes is split between two chunks', () => {
  const pieces = Array.from(
    { length: 5 },
    (_, index) => `${'a'.repeat(index + 1)}${'单位𠮷'.repeat(120_000)}`,
  );
  const text = written(null, (writer) => {
    for (const piece of pieces) writer.add(piece);
  });
  expect(text === pieces.join('')).toBe(true);
});

it.each([
  ['the text the part has', ['<row>', '1</row>'], null],
  ['less than the part has', ['<row>'], '<row>'],
  ['more than the part has', ['<row>1</row>', '<row/>'], '<row>1</row><row/>'],
  ['another text', ['<row>', '2</row>'], '<row>2</row>'],
])('returns null for an unchanged part, else the new text: %s', (_name, pieces, expected) => {
  const text = written('<row>1</row>', (writer) => {
    for (const piece of pieces) writer.add(piece);
  });
  expect(text).toBe(expected);
});

it('writes numbers in JavaScript’s notation', () => {
  const edges = [0, 9, 10, 99, 100, 999_999_999, 1e9, 1e21, -1, 0.1, -1.2345678901234567e-308, 1 / 3];
  fc.assert(
    fc.property(
      fc.oneof(fc.nat(), fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })),
      (drawn) => {
        const numbers = [...edges, drawn];
        const text = written(null, (writer) => {
          for (const number of numbers) {
            writer.addNumber(number);
            writer.add(' ');
          }
        });
        expect(text).toBe(numbers.map((number) => `${number} `).join(''));
      },
    ),
  );
});
