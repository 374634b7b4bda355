import { PartWriter } from '../../../../src/hosts/file/package/part-writer';

const decoded = (bytes: Uint8Array | null): string | null =>
  bytes && new TextDecoder('utf-8', { fatal: true }).decode(bytes);

it('joins pieces over many chunks, also where a character of four bytes crosses a border of chunks', () => {
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
