/** Finding the precedents of a run (a formula filled down a column) for all cells at once agrees with finding them cell by cell. */
import fc from 'fast-check';
import { Calculator } from '../../../src/formula/calc/calculator';
import { rowsReferringTo, runPrecedents } from '../../../src/formula/calc/runs';
import { overlaps } from '../../../src/spreadsheet/address';
import { sourceOf } from './book';

const BASE = { row: 4, column: 6 };
const corner = fc
  .record({ row: fc.integer({ min: 1, max: 12 }), column: fc.integer({ min: 1, max: 4 }), signs: fc.nat(3) })
  .map(({ row, column, signs }) => {
    const letter = String.fromCharCode(64 + column);
    return `${signs & 1 ? '$' : ''}${letter}${signs & 2 ? '$' : ''}${String(row)}`;
  });
const reference = fc.oneof(
  corner,
  fc.tuple(corner, corner).map(([a, b]) => `${a}:${b}`),
);
const area = fc
  .tuple(fc.integer({ min: 1, max: 30 }), fc.nat(3), fc.integer({ min: 1, max: 5 }), fc.nat(1))
  .map(([top, height, left, width]) => ({ top, left, bottom: top + height, right: left + width }));

/** The rows of a run that refer to an area, and the number of cells whose precedents were computed for it. */
function asked(formula: string, to: number, changed: Parameters<typeof overlaps>[0]): [number[], number] {
  const calculator = new Calculator(sourceOf({ sheets: { S: {} } }));
  const compiled = calculator.compiled({ formula, base: BASE }, { sheet: 'S', ...BASE });
  if (!compiled) throw new Error(formula);
  let count = 0;
  const parts = runPrecedents(BASE.row, to, (row) => {
    count += 1;
    return calculator.precedentsOf(compiled, { sheet: 'S', row, column: BASE.column });
  });
  const rows = new Set<number>();
  for (const part of parts) {
    for (const runArea of part.areas ?? []) {
      const found = rowsReferringTo(part, runArea, changed);
      for (let row = found?.from ?? 1; row <= (found?.to ?? 0); row += 1) rows.add(row);
    }
  }
  return [[...rows].sort((a, b) => a - b), count];
}

function askedOneByOne(formula: string, to: number, changed: Parameters<typeof overlaps>[0]): number[] {
  const calculator = new Calculator(sourceOf({ sheets: { S: {} } }));
  const rows: number[] = [];
  for (let row = BASE.row; row <= to; row += 1) {
    const at = { sheet: 'S', row, column: BASE.column };
    const areas = calculator.precedents({ formula, base: BASE }, at) ?? [];
    if (areas.some((candidate) => overlaps(candidate.area, changed))) rows.push(row);
  }
  return rows;
}

it('finds the same cells that refer to an area as a search cell by cell', () => {
  fc.assert(
    fc.property(
      fc.array(reference, { minLength: 1, maxLength: 3 }),
      fc.nat(20),
      area,
      (refs, more, changed) => {
        const formula = `SUM(${refs.join(',')})`;
        const to = BASE.row + more;
        expect(asked(formula, to, changed)[0]).toEqual(askedOneByOne(formula, to, changed));
      },
    ),
    { numRuns: 500 },
  );
});

it.each([
  ['RANK(A4,$A$4:$A$10003)', 2],
  ['SUM(A$4:A4)', 2],
  ['B4/C4', 2],
])('computes the precedents of two cells for ten thousand cells with %s', (formula, count) => {
  const changed = { top: 9, left: 1, bottom: 9, right: 3 };
  expect(asked(formula, 10_003, changed)[1]).toBe(count);
});
