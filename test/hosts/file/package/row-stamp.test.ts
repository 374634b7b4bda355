/** The bytes of a filled formula in each row, compared with its text. */
import fc from 'fast-check';
import { RowStamp } from '../../../../src/hosts/file/package/row-stamp';
import { FilledFormula } from '../../../../src/hosts/file/parts/filled-formula';
import { LAST_ROW } from '../../../../src/spreadsheet/address';

const cell = fc
  .tuple(fc.constantFrom('A', '$B', 'XFD'), fc.constantFrom('1', '9', '$9', '96', '998', '$10', '1048570'))
  .map(([letters, row]) => letters + row);
const operand = fc.oneof(
  cell,
  fc.tuple(cell, cell).map((cells) => cells.join(':')),
  cell.map((text) => `'排名 & 表'!${text}`),
  fc.constantFrom('"<正常>"', '5:9', '$A:C', '01:05', '1.5', 'IF(A1>0,"是",B2)'),
);

/** Row numbers around those where the number of digits changes. */
const rows = fc.array(fc.constantFrom(1, 2, 5, 9, 10, 11, 12, 95, 99, 100, 999, 1000, LAST_ROW), {
  minLength: 1,
});

it('has the text of a filled formula in every row, and no bytes where a reference leaves the sheet', () => {
  const decoder = new TextDecoder();
  fc.assert(
    fc.property(
      fc.array(operand, { minLength: 1, maxLength: 4 }),
      fc.constantFrom(1, 9, 95),
      fc.nat(1),
      rows,
      (operands, base, right, places) => {
        const fill = new FilledFormula(operands.join('&'), { row: base, column: 3 });
        const pieces = fill.encodedPieces(3 + right);
        const stamp = pieces && new RowStamp(pieces);
        for (const row of places) {
          const bytes = stamp?.at(row);
          if (bytes) expect(decoder.decode(bytes)).toBe(fill.encodedAt(row, 3 + right));
          else expect(fill.encodedAt(row, 3 + right)).toMatch(/#REF!|\d:0?\d/);
        }
      },
    ),
  );
});

it('has the same text for rows that follow each other, across every change of the number of digits', () => {
  const decoder = new TextDecoder();
  const fill = new FilledFormula('A1+B9+$C$9+D96', { row: 5, column: 3 });
  const stamp = new RowStamp(fill.encodedPieces(3) ?? []);
  const wanted: string[] = [];
  const written: string[] = [];
  for (let row = 5; row <= 1105; row++) {
    wanted.push(fill.encodedAt(row, 3));
    written.push(decoder.decode(stamp.at(row) ?? new Uint8Array()));
  }
  expect(written).toEqual(wanted);
});
