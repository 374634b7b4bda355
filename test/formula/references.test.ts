import fc from 'fast-check';
import { columnLetters } from '../../src/spreadsheet/address';
import { MovableFormula, shiftFormula } from '../../src/formula/references';
import { tokenize } from '../../src/formula/tokens';

describe('shiftFormula', () => {
  it.each([
    ['=A1*$B$1', 2, 0, '=A3*$B$1'],
    ['=$A1+A$1', 2, 3, '=$A3+D$1'],
    ["=SUM('A1 的''表'!A1:B2)", 1, 1, "=SUM('A1 的''表'!B2:C3)"],
    ['=Sheet1!A1&"A1"', 1, 0, '=Sheet1!A2&"A1"'],
    ['=SUM(A:B,$C:D,1:2,$3:4)', 1, 1, '=SUM(B:C,$C:E,2:3,$3:5)'],
    ['=LOG10(A1)+A1_名', 1, 0, '=LOG10(A2)+A1_名'],
    ['=表1[A1]+表1[[#This Row],[B2]]', 5, 5, '=表1[A1]+表1[[#This Row],[B2]]'],
    ['=A1', -1, 0, '=#REF!'],
    ['=SUM(A1:B5)', -1, 0, '=SUM(#REF!)'],
    ['=Sheet1!A1+B2', 0, -1, '=Sheet1!#REF!+A2'],
    ['=XFD1+A1048576', 1, 1, '=#REF!+#REF!'],
    ['=SUM(XFC:XFD)', 0, 1, '=SUM(#REF!)'],
    ['=[1]Sheet1!A1', 1, 0, '=[1]Sheet1!A2'],
    ['="未完"', 1, 1, '="未完"'],
  ])('%s by %d rows and %d columns', (formula, rows, columns, expected) => {
    expect(shiftFormula(formula, rows, columns)).toBe(expected);
    if (columns === 0 && !expected.includes('#REF!'))
      expect(new MovableFormula(formula).isMovedDown(expected, rows)).toBe(true);
  });

  const dollar = fc.constantFrom('', '$');
  const cell = fc
    .tuple(dollar, fc.integer({ min: 100, max: 16_000 }), dollar, fc.integer({ min: 100, max: 1_000_000 }))
    .map(([a, column, b, row]) => `${a}${columnLetters(column)}${b}${row}`);
  const sheet = fc.constantFrom('', 'Sheet1!', "'任务 分解''表'!", '任务分解表!');
  const reference = fc
    .tuple(sheet, cell, fc.option(cell))
    .map(([at, a, b]) => (b === null ? at + a : `${at}${a}:${b}`));
  const piece = fc.oneof(
    reference,
    fc.constantFrom('"A1 ""x"""', '12', 'A:A', '名称', '表1[[#This Row],[A1]]'),
  );
  const formula = fc
    .array(piece, { minLength: 1, maxLength: 6 })
    .map((pieces) => `=SUM(${pieces.join(',')})+1`);
  const step = fc.integer({ min: -99, max: 99 });

  it('is undone by the opposite shift', () => {
    fc.assert(
      fc.property(formula, step, fc.integer({ min: 0, max: 99 }), (text, rows, columns) => {
        expect(shiftFormula(shiftFormula(text, rows, columns), -rows, -columns)).toBe(text);
      }),
    );
  });

  it('is recognised from its text, and no other text is', () => {
    fc.assert(
      fc.property(formula, step, fc.nat(), fc.constantFrom('', '1', 'A', '$'), (text, rows, at, other) => {
        const movable = new MovableFormula(text);
        const moved = shiftFormula(text, rows, 0);
        const cut = at % moved.length;
        const changed = moved.slice(0, cut) + other + moved.slice(cut + 1);
        expect(movable.isMovedDown(moved, rows)).toBe(true);
        expect(movable.isMovedDown(changed, rows)).toBe(changed === moved);
        expect(movable.isMovedDown(moved, rows + 1)).toBe(shiftFormula(text, rows + 1, 0) === moved);
      }),
    );
  });
});

describe('tokenize', () => {
  it('keeps every character in some token', () => {
    const scrap = fc.constantFrom(
      'A1',
      ':',
      '"a""',
      "'x'!",
      '(',
      '[',
      ']',
      '#REF!',
      '#',
      '1.5E',
      '中文',
      ' ',
      '$',
      '@',
      "'",
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(scrap).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(text, (formula) => {
        expect(
          tokenize(formula)
            .map((token) => token.text)
            .join(''),
        ).toBe(formula);
      }),
    );
  });

  it.each([
    ['A1:B2', ['cell', 'operator', 'cell']],
    ['A:B', ['columns']],
    ['$1:2', ['rows']],
    ["'a''b'!A1", ['sheet', 'cell']],
    ['任务分解表!A1', ['sheet', 'cell']],
    ['LOG10(1)', ['name', 'punctuation', 'number', 'punctuation']],
    ['表1[[#This Row],[a]]', ['table']],
    ['#REF!$A$1', ['sheet', 'cell']],
    ['1.5E-3%', ['number', 'operator']],
    ['A1B', ['name']],
  ])('%s', (formula, kinds) => {
    expect(tokenize(formula).map((token) => token.kind)).toEqual(kinds);
  });
});
