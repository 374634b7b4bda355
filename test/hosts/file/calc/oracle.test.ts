import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArea } from '../../../../src/domain/address';
import { type CellValue, isCellError } from '../../../../src/domain/grid';
import { Calculator } from '../../../../src/hosts/file/calc/calculator';
import type { CalcSource, CalcTable } from '../../../../src/hosts/file/calc/source';
import { sourceOf } from './book';
import { FORMULAS, NAMES, SHEETS } from './oracle-formulas';

const SHEET = '任务分解表';
/** The formulas stand below each other in this column. */
const COLUMN = 'AA';
const TABLE_REF = 'A1:D13';
const TABLE: CalcTable = {
  sheet: SHEET,
  area: parseArea(TABLE_REF) ?? { top: 1, left: 1, bottom: 13, right: 4 },
  headerRows: 1,
  totalsRows: 0,
  columns: ['单位', '基数', '任务数', '实际'],
};

/** What LibreOffice computes, formula by formula. */
function askLibreOffice(): readonly CellValue[] {
  const folder = mkdtempSync(join(tmpdir(), 'oracle-'));
  const request = join(folder, 'request.json');
  const tables = { 表1: { sheet: SHEET, ref: TABLE_REF } };
  const question = { sheets: SHEETS, names: NAMES, tables, formulas: FORMULAS, at: SHEET, column: COLUMN };
  writeFileSync(request, JSON.stringify(question));
  try {
    const script = join(__dirname, 'oracle.py');
    return JSON.parse(execFileSync('/usr/bin/python3', [script, request, folder], { encoding: 'utf8' })) as CellValue[];
  } catch (cause) {
    throw new Error('This test needs LibreOffice (soffice on the PATH) and /usr/bin/python3 with openpyxl.', { cause });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function calculate(): readonly CellValue[] {
  const formulas = Object.fromEntries(
    FORMULAS.map((text, index) => {
      const array = text.startsWith('{=');
      return [`${COLUMN}${index + 1}`, { formula: array ? text.slice(1, -1) : text, array }];
    }),
  );
  const sheets = { ...SHEETS, [SHEET]: { ...SHEETS[SHEET], ...formulas } };
  const source: CalcSource = sourceOf({ sheets, names: NAMES, tables: { 表1: TABLE } });
  const calculator = new Calculator(source);
  return FORMULAS.map((_, index) => calculator.value(SHEET, index + 1, 27));
}

/** Numbers to fourteen digits: the order of additions is nobody's promise. An empty text is stored as none. */
function comparable(value: CellValue): string {
  if (typeof value === 'number') return `number ${Number(value.toPrecision(14))}`;
  if (value === null || value === '') return 'text ';
  return isCellError(value) ? value.error : `${typeof value} ${String(value)}`;
}

describe('against LibreOffice', () => {
  it('gives the same result for every formula', () => {
    const expected = askLibreOffice();
    const actual = calculate();
    expect(expected).toHaveLength(FORMULAS.length);
    const differences = FORMULAS.flatMap((formula, index) => {
      const [ours, theirs] = [comparable(actual[index] ?? null), comparable(expected[index] ?? null)];
      return ours === theirs ? [] : [`${formula}: ${ours}, LibreOffice ${theirs}`];
    });
    expect(differences).toEqual([]);
  });
});
