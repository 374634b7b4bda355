/** Formulas as functions, compared with the evaluator: every formula has the same results in all the cells it is filled into. */
import fc from 'fast-check';
import { Calculator } from '../../../src/formula/calc/calculator';
import { Cells } from '../../../src/formula/calc/cells';
import { asResult, Evaluator } from '../../../src/formula/calc/evaluate';
import { parseFormula } from '../../../src/formula/calc/parse';
import type { CalcSource, Place } from '../../../src/formula/calc/source';
import { Matrix } from '../../../src/formula/calc/values';
import type { CellValue } from '../../../src/spreadsheet/grid';
import { sourceOf } from './book';

const ROWS = 6;
const BASE = { row: 1, column: 7 };

/** The contents of A1:E6. Column F has a formula that refers to its neighbours, and column G the formula under test. */
const content = fc.constantFrom<CellValue>(
  null,
  0,
  1,
  2,
  -3,
  0.5,
  '',
  '—',
  '无',
  'x',
  'X',
  '正常',
  '12',
  true,
  false,
  { error: '#N/A' },
  { error: '#DIV/0!' },
);
const columns = fc.array(fc.array(content, { minLength: 5, maxLength: 5 }), {
  minLength: ROWS,
  maxLength: ROWS,
});

const cell = fc.constantFrom(
  'A1',
  '$A1',
  'A$1',
  '$A$1',
  'B1',
  '$B$2',
  'C1',
  'C$3',
  'F1',
  'Other!$A$1',
  'one',
);
const range = fc.constantFrom(
  'A1:C1',
  '$A1:$C1',
  '$A$1:$C$1',
  '$A$1:$A$6',
  '$A$1:A1',
  'A1:B2',
  '$B$1:$C$2',
  'Other!$A$1:$B$2',
  'INDEX($A$1:$C$6,B1,0)',
  'INDEX($A$1:$A$6,B1)',
  'some',
);
const literal = fc.constantFrom('0', '1', '2', '"无"', '"x"', '""', '"<=2"', '"<>"', 'TRUE', '1E400', '#N/A');
const choices = fc.constantFrom('{"","—","无"}', '{"<=0","x"}', '{1,2;3,4}', '{1}');

/** Formulas like those that people and the product write, and some that are only grammatically valid. */
const { expression } = fc.letrec<{ expression: string; leaf: string }>((tie) => {
  const e = tie('expression');
  const call = (name: string, ...args: fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
    fc.tuple(...args).map((texts) => `${name}(${texts.join(',')})`);
  return {
    leaf: fc.oneof(cell, cell, literal, range),
    expression: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      tie('leaf'),
      fc
        .tuple(e, fc.constantFrom('+', '-', '*', '/', '&', '=', '<>', '>=', '<', '^'), e)
        .map(([a, operator, b]) => `(${a}${operator}${b})`),
      fc.tuple(cell, cell, e).map(([a, b, c]) => `${a}&${b}&${c}`),
      e.map((a) => `-${a}`),
      e.map((a) => `${a}%`),
      call('IF', e, e, e),
      call('IF', e, e),
      call('IFERROR', e, e),
      call('AND', e, e),
      call('OR', e, e, e),
      call('ISNUMBER', e),
      call('LEN', e),
      call('ROUND', e, literal),
      call('SUM', fc.oneof(range, e)),
      call('COUNT', range, e),
      call('COUNTA', range),
      call('ROW', cell),
      fc.constant('ROW()'),
      call('INDEX', range, e),
      call('MATCH', e, range, fc.constant('0')),
      call('RANK', e, range),
      call('COUNTIF', range, fc.oneof(e, literal)),
      call('COUNTIFS', range, literal, range, e),
      call('SUMIFS', range, range, fc.oneof(e, literal)),
      call('SUMPRODUCT', call('COUNTIF', fc.oneof(cell, range), fc.oneof(choices, e))),
      call('SUMPRODUCT', call('COUNTIFS', range, fc.oneof(cell, literal, range), range, choices)),
      call('SUMPRODUCT', e),
      call('CHOOSE', cell, e, e),
    ),
  };
});

function sourceWith(
  rows: readonly (readonly CellValue[])[],
  formula: string,
  dates1904: boolean,
): CalcSource {
  const sheet: Record<string, CellValue | { formula: string; base?: typeof BASE }> = {};
  rows.forEach((cells, index) => {
    cells.forEach((value, column) => {
      sheet[`${'ABCDE'.charAt(column)}${index + 1}`] = value;
    });
    sheet[`F${index + 1}`] = { formula: `N(A${index + 1})+1` };
    sheet[`G${index + 1}`] = { formula, base: BASE };
  });
  return sourceOf({
    sheets: { S: sheet, Other: { A1: 2, B1: 'x', A2: { formula: 'S!$B$1' } } },
    names: { one: 'Other!$A$1', some: 'Other!$A$1:$B$1' },
    dates1904,
  });
}

/** Computes each cell with the evaluator alone; a text if it can't be computed. */
function general(source: CalcSource): unknown[] {
  const compute = (text: string, at: Place, base: { row: number; column: number }): CellValue => {
    const frame = { at, rows: at.row - base.row, columns: at.column - base.column, names: 0 };
    const value = evaluator.singleOf(parseFormula(text).root, frame, false);
    return asResult(value instanceof Matrix ? value.items[0] : value);
  };
  const cells = new Cells(source, (found) => ({
    height: 1,
    compute: (at) => compute(found.formula, at, found.base ?? at),
  }));
  const evaluator = new Evaluator(source, cells);
  const sheet = cells.sheet('S');
  if (!sheet) throw new Error('S');
  return Array.from({ length: ROWS }, (_, index) => cells.settle(sheet, index + 1, BASE.column));
}

it('computes the same results as the evaluator in every cell of a fill', () => {
  fc.assert(
    fc.property(columns, expression, fc.boolean(), (rows, formula, dates1904) => {
      const calculator = new Calculator(sourceWith(rows, formula, dates1904));
      const filled = Array.from({ length: ROWS }, (_, index) =>
        calculator.value('S', index + 1, BASE.column),
      );
      expect(filled).toEqual(general(sourceWith(rows, formula, dates1904)));
    }),
    { numRuns: Number(process.env['RUNS'] ?? 1500) },
  );
});
