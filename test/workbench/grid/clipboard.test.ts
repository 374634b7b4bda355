import fc from 'fast-check';
import { clipboardText, readClipboard } from '../../../src/workbench/grid/clipboard';

it.each([
  ['a', [['a']]],
  ['', [['']]],
  [
    'a\tb\n1\t2',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'a\tb\r\n1\t2\r\n',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  ['a\t', [['a', '']]],
  ['\ta', [['', 'a']]],
  ['"a\nb"\tc', [['a\nb', 'c']]],
  ['"say ""hi""\t"\tc', [['say "hi"\t', 'c']]],
  ['5" pipe\t"x" y', [['5" pipe', '"x" y']]],
  ['a\n\nb', [['a'], [''], ['b']]],
])('reads %j', (text, rows) => {
  expect(readClipboard(text)).toEqual(rows);
});

it('reads what it writes', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', '中', '=') });
  const table = fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 2, max: 4 }))
    .chain(([height, width]) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
        minLength: height,
        maxLength: height,
      }),
    );
  fc.assert(
    fc.property(table, (rows) => {
      expect(readClipboard(clipboardText(rows))).toEqual(rows);
    }),
  );
});
