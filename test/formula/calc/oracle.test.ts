import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArea } from '../../../src/spreadsheet/address';
import { type CellValue, isCellError } from '../../../src/spreadsheet/grid';
import { Calculator } from '../../../src/formula/calc/calculator';
import type { CalcSource, CalcTable, FormulaCell } from '../../../src/formula/calc/source';
import { sourceOf } from './book';
import { FORMULAS, NAMES, ONLY_EXCEL, SHEETS } from './oracle-formulas';

const SHEET = '任务分解表';
const ALL = [...FORMULAS, ...ONLY_EXCEL.map(([formula]) => formula)];
/** The column that holds the formulas, one per row. */
const COLUMN = 'AA';
const TABLE_REF = 'A1:D13';
const TABLE: CalcTable = {
  sheet: SHEET,
  area: parseArea(TABLE_REF) ?? { top: 1, left: 1, bottom: 13, right: 4 },
  headerRows: 1,
  totalsRows: 0,
  columns: ['单位', '基数', '任务数', '实际'],
};

/** LibreOffice's result of each formula. */
function askLibreOffice(): readonly CellValue[] {
  const folder = mkdtempSync(join(tmpdir(), 'oracle-'));
  const request = join(folder, 'request.json');
  const tables = { 表1: { sheet: SHEET, ref: TABLE_REF } };
  const question = { sheets: SHEETS, names: NAMES, tables, formulas: ALL, at: SHEET, column: COLUMN };
  writeFileSync(request, JSON.stringify(question));
  try {
    const script = join(__dirname, 'oracle.py');
    return JSON.parse(
      execFileSync('/usr/bin/python3', [script, request, folder], { encoding: 'utf8' }),
    ) as CellValue[];
  } catch (cause) {
    throw new Error('This test needs LibreOffice (soffice on the PATH) and /usr/bin/python3 with openpyxl.', {
      cause,
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function calculate(): readonly CellValue[] {
  const formulas = Object.fromEntries(
    ALL.map((text, index) => {
      const at = `${COLUMN}${index + 1}`;
      const area = parseArea(at) ?? { top: 1, left: 1, bottom: 1, right: 1 };
      const isArray = text.startsWith('{=');
      const entry: FormulaCell = isArray
        ? { formula: text.slice(1, -1), array: { area, spills: false } }
        : { formula: text };
      return [at, entry];
    }),
  );
  const sheets = { ...SHEETS, [SHEET]: { ...SHEETS[SHEET], ...formulas } };
  const source: CalcSource = sourceOf({ sheets, names: NAMES, tables: { 表1: TABLE } });
  const calculator = new Calculator(source);
  return ALL.map((_, index) => calculator.value(SHEET, index + 1, 27));
}

/**
 * A value in a form that can be compared: numbers to fourteen digits, because programs may add in any order; empty text as null, because
 * files do not store it; exponents without leading zeros, because LibreOffice writes three digits and Excel two.
 */
function comparable(value: CellValue): string {
  if (typeof value === 'number') return `number ${Number(value.toPrecision(14))}`;
  if (value === null || value === '') return 'text ';
  if (isCellError(value)) return value.error;
  return `${typeof value} ${String(value).replace(/E([+-])0(\d\d)$/, 'E$1$2')}`;
}

describe('against LibreOffice', () => {
  const theirs = askLibreOffice().map(comparable);
  const ours = calculate().map(comparable);

  it('gives the same result for every formula', () => {
    expect(theirs).toHaveLength(ALL.length);
    const differences = FORMULAS.flatMap((formula, index) =>
      ours[index] === theirs[index] ? [] : [`${formula}: ${ours[index]}, LibreOffice ${theirs[index]}`],
    );
    expect(differences).toEqual([]);
  });

  it.each(ONLY_EXCEL.map(([formula, excel], index) => [formula, excel, FORMULAS.length + index] as const))(
    'does as Excel for %s',
    (_formula, excel, index) => {
      expect(ours[index]).toBe(comparable(excel));
      expect(theirs[index]).not.toBe(ours[index]);
    },
  );
});
