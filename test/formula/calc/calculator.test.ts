import fc from 'fast-check';
import { type CellValue, UNCALCULATED } from '../../../src/spreadsheet/grid';
import { Calculator } from '../../../src/formula/calc/calculator';
import { Ranges } from '../../../src/formula/calc/ranges';
import type { CalcSource, FormulaCell } from '../../../src/formula/calc/source';
import { computeWith, error, sourceOf } from './book';

/** A workbook with one large sheet, whose cells come from a function instead of a map of addresses. */
function tall(rows: number, columns: number, content: CalcSource['content']): CalcSource {
  return {
    sheetNames: ['S'],
    content,
    formula: () => null,
    dates1904: false,
    usedArea: () => ({ top: 1, left: 1, bottom: rows, right: columns }),
    definedName: () => null,
    table: () => null,
    rowState: () => 'shown',
  };
}

describe('references', () => {
  it('finds sheets in any letter case, and computes formulas on them', () => {
    const source = sourceOf({
      sheets: { 数据: { A1: 2, B1: '=A1*3' }, Sheet2: { A1: "='数据'!B1+1", A2: '=SHEET2!A1' } },
    });
    const calculator = new Calculator(source);
    expect(calculator.value('Sheet2', 1, 1)).toBe(7);
    expect(calculator.value('sheet2', 2, 1)).toBe(7);
    expect(calculator.value('无此表', 1, 1)).toBeNull();
  });

  it('shifts a formula written for another cell', () => {
    const filled: FormulaCell = { formula: '=A1*$A$1+SUM(A$1:A1)', base: { row: 1, column: 2 } };
    const source = sourceOf({ sheets: { S: { A1: 1, A2: 2, A3: 3, B3: filled } } });
    expect(new Calculator(source).value('S', 3, 2)).toBe(9);
  });

  it('gives #REF! where a shifted reference leaves the sheet', () => {
    const source = sourceOf({ sheets: { S: { A1: { formula: 'A1', base: { row: 2, column: 1 } } } } });
    expect(new Calculator(source).value('S', 1, 1)).toEqual(error('#REF!'));
  });

  it('reads structured references, such as this row of a table', () => {
    const table = {
      sheet: 'Sheet1',
      area: { top: 1, left: 1, bottom: 4, right: 2 },
      headerRows: 1,
      totalsRows: 1,
      columns: ['单位', '任务 数'],
    };
    const broken = { ...table, columns: ['单位', '任务\n数（人）'] };
    const compute = computeWith(
      { A1: '单位', B1: '任务 数', A2: 'a', B2: 3, A3: 'b', B3: 4, B4: 7 },
      { tables: { T: table } },
    );
    expect(compute('=T[[#This Row],[任务 数]]*2', 'C3')).toBe(8);
    expect(compute('=SUM(T[任务 数])')).toBe(7);
    expect(compute('=T[[#Totals],[任务 数]]')).toBe(7);
    expect(compute('=T[[#This Row],[任务 数]]', 'C9')).toEqual(error('#VALUE!'));
    const overLines = computeWith({ B2: 3, B3: 4 }, { tables: { T: broken } });
    expect(overLines('=SUM(T[任务\n数（人）])')).toBe(7);
    expect(overLines('=SUM(T[任务\r\n数（人）])')).toBe(7);
  });
});

describe('formulas that depend on something unknown', () => {
  const compute = computeWith({ A1: '=TODAY()', A2: '=A1+1', A3: 5, B1: '=XLOOKUP(1,A3:A3,A3:A3)' });
  it.each([
    '=TODAY()',
    '=RAND()',
    '=INDIRECT("A3")',
    '=FOO(1)',
    '=[1]Sheet1!A1',
    "='C:\\[a.xlsx]b'!A1",
    '=Sheet1:Sheet2!A1',
    '=LET(x,1,x)',
    '=A3#',
    '=1+',
    '=(1',
    '=IFERROR(TODAY(),1)',
    '=IFERROR(A2,1)',
    '=A2&""',
    '=SUM(A1:A3)',
    '=COUNT(A:A)',
    '=ISERROR(A2)',
    '=COUNTIF(A1:A3,5)',
    '=B1',
    '=SUMPRODUCT(A1:A3*1)',
    '=MATCH(5,A1:A3,0)',
    '=TEXT(1,"[DBNum1]0")',
    '=ROUND(1)',
  ])('%s is left uncalculated', (formula) => {
    expect(compute(formula)).toBe(UNCALCULATED);
  });

  it.each([
    ['=IF(TRUE,1,TODAY())', 1],
    ['=IFERROR(7,TODAY())', 7],
    ['=A3', 5],
    ['=HYPERLINK("#A1","回")', '回'],
  ])('%s is computed, because its result does not depend on the unknown part', (formula, expected) => {
    expect(compute(formula)).toBe(expected);
  });
});

describe('order of computation', () => {
  it('follows a chain of 100,000 cells', () => {
    const source = tall(100_000, 1, (_sheet, row) =>
      row === 1 ? 1 : { formula: 'A1+1', base: { row: 2, column: 1 } },
    );
    expect(new Calculator(source).value('S', 100_000, 1)).toBe(100_000);
  });

  it('follows a long chain of cells that refer to ranges of the same chain', () => {
    const source = tall(5000, 2, (_sheet, row, column): CellValue | FormulaCell => {
      if (column === 2) return { formula: `A${row}*2` };
      if (row === 1) return 1;
      return row % 100 === 0
        ? { formula: `SUM(B1:B${row - 1})-SUM(B1:B${row - 1})+A${row - 1}+1` }
        : { formula: `A${row - 1}+1` };
    });
    expect(new Calculator(source).value('S', 5000, 1)).toBe(5000);
  });

  it('computes long chains of operators and nested brackets, and leaves formulas nested too deeply uncalculated', () => {
    const compute = computeWith({ A1: 1 });
    expect(compute(`=${Array.from({ length: 4000 }, () => '1').join('+')}`)).toBe(4000);
    expect(compute(`=${'('.repeat(64)}A1${')'.repeat(64)}`)).toBe(1);
    expect(compute(`=${'('.repeat(9000)}1`)).toBe(UNCALCULATED);
    expect(compute(`=1${'%'.repeat(9000)}`)).toBe(UNCALCULATED);
    expect(compute(`=${'-'.repeat(9000)}1`)).toBe(UNCALCULATED);
  });

  it('leaves every cell of a circular reference uncalculated, and every cell that depends on one', () => {
    const source = sourceOf({
      sheets: { S: { A1: '=B1+1', B1: '=C1+1', C1: '=A1+1', D1: '=A1+5', E1: '=SUM(E1:E3)', E2: 4 } },
    });
    const calculator = new Calculator(source);
    for (const column of [1, 2, 3, 4, 5]) {
      expect(calculator.value('S', 1, column)).toBe(UNCALCULATED);
      expect(calculator.obstacle('S', 1, column)).toEqual({ kind: 'circular' });
    }
  });

  it('comes to an end in a circular reference through thousands of cells', () => {
    const source = tall(3000, 1, (_sheet, row) => ({ formula: row === 1 ? 'A3000+1' : `A${row - 1}+1` }));
    const calculator = new Calculator(source);
    expect(calculator.value('S', 3000, 1)).toBe(UNCALCULATED);
    expect(calculator.value('S', 1500, 1)).toBe(UNCALCULATED);
  });

  it('comes to an end in defined names that refer to each other', () => {
    expect(computeWith({}, { names: { 甲: '乙+1', 乙: '甲+1' } })('=甲')).toBe(UNCALCULATED);
  });
});

describe('SUBTOTAL', () => {
  const cells = { A1: 1, A2: 2, A3: 4, A4: '=SUBTOTAL(9,A1:A3)', A5: 8 };
  it('leaves out a nested SUBTOTAL whose stored result is used', () => {
    const settled = { 'Sheet1!4,1': 'SUBTOTAL(9,A1:A3)', 'Sheet1!5,1': 'LEN("SUBTOTAL(")' };
    const compute = computeWith({ ...cells, A4: 7 }, { settled });
    expect(compute('=SUBTOTAL(9,A1:A5)')).toBe(15);
  });

  it('leaves out nested SUBTOTALs and filtered rows, and with function 109 also hidden rows', () => {
    const compute = computeWith(cells, { rows: { 1: 'hidden', 2: 'filtered' } });
    expect(compute('=SUBTOTAL(9,A1:A5)')).toBe(13);
    expect(compute('=SUBTOTAL(109,A1:A5)')).toBe(12);
    expect(compute('=SUBTOTAL(103,A1:A5)')).toBe(2);
  });
});

describe('precedents', () => {
  const table = { sheet: 'T', area: { top: 1, left: 1, bottom: 5, right: 2 }, headerRows: 1, totalsRows: 0 };
  const source = sourceOf({
    sheets: { S: { A1: 1 } },
    names: { 区: 'T!$B$2:$B$9', 前: 'T!A1048576' },
    tables: { 表: { ...table, columns: ['a', 'b'] } },
  });
  const calculator = new Calculator(source);
  const at = { sheet: 'S', row: 3, column: 3 };
  const named = (formula: string, base = at): unknown =>
    calculator
      .precedents({ formula, base }, at)
      ?.map(({ sheet, area }) => [sheet, area.top, area.left, area.bottom, area.right].join(' '));

  it('are cells, ranges and names, shifted with the formula', () => {
    expect(named('=A1+SUM(T!B2:$C$4)', { ...at, row: 1 })).toEqual(
      expect.arrayContaining(['S 3 1 3 1', 'T 4 2 4 3']),
    );
    expect(named('=SUM(区)*IF(A1,B1,TODAY())')).toEqual(
      expect.arrayContaining(['T 2 2 9 2', 'S 1 1 1 1', 'S 1 2 1 2']),
    );
    expect(named('=SUM(A1:INDEX(B1:B9,4))')).toContain('S 1 1 9 2');
    expect(named('=1+1')).toEqual([]);
    expect(named('=[1]S!A1+A2')).toEqual(['S 2 1 2 1']);
    expect(named('=SUMIF(A1:A9,1,B2)')).toContain('S 2 2 10 2');
    expect(named('=SUM(表)')).toEqual(['T 1 1 5 2']);
    expect(named('=前')).toEqual(['T 2 3 2 3']);
  });

  it.each(['=INDIRECT("A1")', '=OFFSET(A1,1,1)', '=A1+', '=A1:INDIRECT("B1")'])(
    'are unknown for %s',
    (formula) => {
      expect(named(formula)).toBeUndefined();
    },
  );
});

describe('properties', () => {
  const numbers = fc.array(
    fc.oneof(fc.integer({ min: -5, max: 5 }), fc.double({ noNaN: true, min: -1e6, max: 1e6 })),
    { minLength: 1, maxLength: 150 },
  );

  it('RANK is one more than the count of greater values', () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const source = tall(values.length, 2, (_sheet, row, column) =>
          column === 1
            ? (values[row - 1] ?? null)
            : { formula: `RANK(A1,A$1:A$${values.length})`, base: { row: 1, column: 2 } },
        );
        const calculator = new Calculator(source);
        values.forEach((value, index) => {
          expect(calculator.value('S', index + 1, 2)).toBe(
            values.filter((other) => other > value).length + 1,
          );
        });
      }),
      { numRuns: 40 },
    );
  });

  it('COUNTIF, SUMIF and MATCH give the same result with an index as without one', () => {
    const scalars = fc.array(fc.constantFrom<CellValue>(1, 2, '1', 'a', 'A', '区a', true, null, '', 2.5), {
      minLength: 70,
      maxLength: 90,
    });
    const criteria = fc.constantFrom('1', '"a"', '">1"', '"<>a"', '"*a"', '""', 'TRUE', '"<=2"');
    fc.assert(
      fc.property(scalars, criteria, (values, criterion) => {
        const formulas = [
          `COUNTIF(A1:A90,${criterion})`,
          `SUMIF(A1:A90,${criterion},B1:B90)`,
          `IFERROR(MATCH(${criterion},A1:A90,0),0)`,
        ];
        const source = tall(90, 5, (_sheet, row, column) => {
          if (column === 1) return values[row - 1] ?? null;
          return column === 2 ? row : { formula: formulas[column - 3] ?? '' };
        });
        const calculator = new Calculator(source);
        for (const column of [3, 4, 5]) {
          const [first, ...later] = [1, 2, 3, 4].map((row) => calculator.value('S', row, column));
          for (const value of later) expect(value).toBe(first);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('the number of formulas that are parsed', () => {
  /** Computes a column of formulas, each stored as its own text as in files; returns how many were parsed. */
  function parses(texts: readonly string[]): number {
    const source = tall(texts.length, 3, (_sheet, row, column) =>
      column === 3 ? { formula: texts[row - 1] ?? '' } : row * column,
    );
    const calculator = new Calculator(source);
    for (let row = 1; row <= texts.length; row++) calculator.value('S', row, 3);
    return calculator.parses;
  }
  const column = (rows: number, text: (row: number) => string): string[] =>
    Array.from({ length: rows }, (_, index) => text(index + 1));

  it('is one if a column has the same formula in each row, with shifted references', () => {
    expect(parses(column(500, (row) => `IF(N(A${row})>0,B${row}/SUM($B$1:$B$500),"")`))).toBe(1);
  });

  it('is one for each run of the same formula', () => {
    expect(parses(column(100, (row) => (row === 50 ? 'SUM(A1:A3)' : `A${row}+B${row}`)))).toBe(3);
  });

  it('is all where each formula differs', () => {
    expect(parses(column(100, (row) => `A${row}+${row}`))).toBe(100);
  });

  it('does not change results: each cell has the result of its own text', () => {
    const texts = column(40, (row) => (row % 7 === 0 ? `A${row}*10` : `A${row}+B$1`));
    const source = tall(40, 3, (_sheet, row, at) => (at === 3 ? { formula: texts[row - 1] ?? '' } : row));
    const calculator = new Calculator(source);
    const values = texts.map((_, index) => calculator.value('S', index + 1, 3));
    expect(values).toEqual(column(40, (row) => String(row % 7 === 0 ? row * 10 : row + 1)).map(Number));
  });
});

describe('work grows in proportion to rows, not with their square', () => {
  /** Computes a column of `rows` formulas; returns how often the content of a cell was read. */
  function reads(rows: number, formula: string): number {
    let count = 0;
    const source = tall(rows, 3, (_sheet, row, column) => {
      count++;
      if (column === 1) return `单位${row}`;
      return column === 2
        ? (row * 7919) % rows
        : { formula: formula.replace(/LAST/g, String(rows)), base: { row: 1, column: 3 } };
    });
    const calculator = new Calculator(source);
    for (let row = 1; row <= rows; row++) calculator.value('S', row, 3);
    return count;
  }

  it.each([
    'RANK(B1,B$1:B$LAST)',
    'INDEX(B$1:B$LAST,MATCH(A1,A$1:A$LAST,0))',
    'COUNTIF(A$1:A$LAST,A1)',
    'COUNTIF(B:B,">"&B1)',
    'SUMIF(A:A,A1,B:B)',
    'VLOOKUP(A1,A:B,2,FALSE)',
    'B1/SUM(B$1:B$LAST)',
  ])('%s reads each cell a few times', (formula) => {
    expect(reads(10_000, formula)).toBeLessThanOrEqual(60_000);
  });

  /** Computes a column of `rows` formulas; returns how many cells the functions looked at. Column A has `kinds` different texts. */
  function looks(rows: number, kinds: number, formula: string): number {
    const source = tall(rows, 5, (_sheet, row, column) => {
      if (column === 1) return `单位${row % kinds}`;
      if (column <= 4) return column === 2 ? row : (row * 7919) % 12;
      return { formula: formula.replace(/LAST/g, String(rows)), base: { row: 1, column: 5 } };
    });
    const calculator = new Calculator(source);
    for (let row = 1; row <= rows; row++) calculator.value('S', row, 5);
    return calculator.looks;
  }

  const CONDITIONAL = [
    'COUNTIF(A$1:A$LAST,A1)',
    'COUNTIF(A$1:A1,A1)',
    'SUMIF(A$1:A$LAST,A1,B$1:B$LAST)',
    'AVERAGEIF(A:A,A1,B:B)',
    'COUNTIFS(A$1:A$LAST,A1,C$1:C$LAST,C1)',
    'COUNTIFS(A$1:A$LAST,A1,C$1:C$LAST,">"&C1)',
    'SUMIFS(B$1:B$LAST,A$1:A$LAST,A1,C$1:C$LAST,C1)',
    'MAXIFS(B$1:B$LAST,A$1:A$LAST,A1)',
  ];
  it.each([
    ...CONDITIONAL.flatMap((formula) => [2, 100, 4000].map((kinds) => [formula, kinds] as const)),
    ['COUNTIF(A$1:A$LAST,"<>"&A1)', 12],
    ['SUMIF(C$1:C$LAST,">"&C1,B$1:B$LAST)', 12],
    ['COUNTIF(A$1:A$LAST,LEFT(A1,3)&"*")', 12],
  ] as const)('%s looks at cells in proportion to rows among %i different values', (formula, kinds) => {
    const [half, whole] = [looks(2000, kinds, formula), looks(4000, kinds, formula)];
    expect(whole).toBeLessThanOrEqual(2.1 * half);
    expect(whole).toBeLessThanOrEqual(30 * 4000);
  });

  it.each(['SUM(B$1:B1)', 'COUNTA(A$1:A1)-COUNT(A$1:A1)', 'MAX(B$1:B1)/COUNT(B$1:B$LAST)'])(
    '%s looks at cells in proportion to rows',
    (formula) => {
      expect(looks(4000, 2, formula)).toBeLessThanOrEqual(4 * 4000);
    },
  );

  // Of B1:D1 only B1 is at most 1.
  it.each([
    ['COUNTIFS($B$1:$D$1,"<=1",B1:D1,">=0")', 3 + 1000],
    ['COUNTIFS(B1:D1,">=0",$B$1:$D$1,"<="&$B$1)', 1 + 3 + 1000],
    ['SUMIFS(B1:D1,$B$1:$D$1,"<=1",B1:D1,">=0")', 3 + 2 * 1000],
  ])('%s tests the condition that is the same in all rows once', (formula, expected) => {
    expect(looks(1000, 2, formula)).toBe(expected);
  });

  it('sums of growing ranges do not depend on the order in which they are computed', () => {
    const figures = [0.1, 0.2, -0.3, '文字', null, 7, true];
    const rows = 150;
    const source = tall(rows, 2, (_sheet, row, column) => {
      if (column === 2) return { formula: `SUM(A$1:A${row})&"/"&COUNTA(A$1:A${row})&"/"&MIN(A$1:A${row})` };
      return row === 140 ? { error: '#N/A' } : (figures[row % figures.length] ?? null);
    });
    const calculator = new Calculator(source);
    const order = Array.from({ length: rows }, (_, index) => ((index * 37) % rows) + 1);
    for (const row of order)
      expect(calculator.value('S', row, 2)).toEqual(new Calculator(source).value('S', row, 2));
  });

  it.each(['COUNTIF(A1,"单位1")', 'SUMPRODUCT(COUNTIF(A1,{"","-","单位1"}))', 'COUNTIFS(A1:B1,"单位1")'])(
    'caches no result of %s, because each range is asked only once',
    (formula) => {
      const kept = jest.spyOn(Ranges.prototype, 'remembered');
      looks(1000, 4, formula);
      expect(kept).not.toHaveBeenCalled();
      kept.mockRestore();
    },
  );
});
