/** How a change updates the cached results of formulas that were in the workbook before. */
import { strFromU8, unzipSync } from 'fflate';
import { recompute } from '../../../src/actions/recompute';
import { survey } from '../../../src/actions/survey';
import { parseArea } from '../../../src/spreadsheet/address';
import { type CellValue, valueAt } from '../../../src/spreadsheet/grid';
import type { FileHost } from '../../../src/hosts/file/file-host';
import { emptySpec, type CellContent } from '../../../src/spreadsheet/spec';
import { type RawBook, rawBook } from '../../support/books/raw-book';

/** Types into one cell of the first sheet. */
function type(host: FileHost, address: string, content: CellContent, sheet = 'S'): void {
  const { top, left } = parseArea(address) ?? { top: 1, left: 1 };
  const blocks = [{ top, left, rows: [[content]] }];
  host.type({ copies: [], sheets: [{ ...emptySpec(sheet, 'patch'), blocks }], names: [], removedNames: [] });
}

async function values(host: FileHost, ...addresses: readonly string[]): Promise<CellValue[]> {
  const [sheet] = (await host.read()).sheets;
  return addresses.map((address) => {
    const { top, left } = parseArea(address) ?? { top: 1, left: 1 };
    return sheet ? valueAt(sheet, top, left) : null;
  });
}

async function stale(host: FileHost): Promise<string[]> {
  const cells = (await host.read()).staleCells ?? [];
  return cells.map(({ row, column, cause }) => `R${row}C${column} ${cause.kind}`).sort();
}

function part(host: FileHost, name: string): string {
  return strFromU8(unzipSync(host.save())[name] ?? new Uint8Array());
}

function isMarked(host: FileHost): boolean {
  return part(host, 'xl/workbook.xml').includes('fullCalcOnLoad="1"');
}

const rows = (...lines: readonly string[]): string =>
  lines.map((cells, index) => `<row r="${index + 1}">${cells}</row>`).join('');

describe('SUBTOTAL', () => {
  const subtotals = rows(
    '<c r="A1"><v>1</v></c>',
    '<c r="A2"><v>2</v></c>',
    '<c r="A3"><f>SUBTOTAL(9,A1:A2)</f><v>3</v></c>',
    '<c r="A4"><v>10</v></c>',
    '<c r="A5"><f>SUBTOTAL(9,A1:A4)</f><v>13</v></c>',
  );

  it('leaves out a nested SUBTOTAL whose own figures did not change', async () => {
    const host = rawBook({ sheets: { S: subtotals } });
    type(host, 'A4', 20);
    expect(await values(host, 'A3', 'A5')).toEqual([3, 23]);
  });

  /** A sheet with a list whose rows 2 and 3 are hidden. */
  const list = (filter: string, code: number): string =>
    `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>任务数</t></is></c></row><row r="2" hidden="1"><c r="A2"><v>1</v></c></row><row r="3" hidden="1"><c r="A3"><v>2</v></c></row><row r="4"><c r="A4"><v>4</v></c></row><row r="9"><c r="A9"><f>SUBTOTAL(${code},A2:A4)</f></c></row></sheetData>${filter}</worksheet>`;
  const CRITERIA =
    '<autoFilter ref="A1:A4"><filterColumn colId="0"><filters><filter val="4"/></filters></filterColumn></autoFilter>';
  const BUTTONS = '<autoFilter ref="A1:A4"/>';

  it.each([
    ['counts rows hidden by hand with 9', '', 9, 7],
    ['leaves them out with 109', '', 109, 4],
    ['counts rows hidden by hand under filter buttons', BUTTONS, 9, 7],
    ['leaves out rows filtered away with 9', CRITERIA, 9, 4],
    ['leaves out rows filtered away with 109', CRITERIA, 109, 4],
  ])('%s', async (_name, filter, code, expected) => {
    expect(await values(rawBook({ sheets: { S: list(filter, code) } }), 'A9')).toEqual([expected]);
  });
});

describe('array formulas over several cells', () => {
  const array = (attributes: string, formula = 'B1:B3*2'): string =>
    rows(
      `<c r="A1"${attributes}><f t="array" ref="A1:A3">${formula}</f><v>2</v></c><c r="B1"><v>1</v></c><c r="C1"><f>SUM(A1:A3)</f><v>12</v></c>`,
      '<c r="A2"><v>4</v></c><c r="B2"><v>2</v></c>',
      '<c r="A3"><v>6</v></c><c r="B3"><v>3</v></c>',
    );

  it('are recomputed in every cell when an input changes, with everything that depends on them', async () => {
    const host = rawBook({ sheets: { S: array('') } });
    type(host, 'B3', 10);
    expect(await values(host, 'A1', 'A2', 'A3', 'C1')).toEqual([2, 4, 20, 26]);
    expect(part(host, 'xl/worksheets/sheet1.xml')).toContain('<f t="array" ref="A1:A3">B1:B3*2</f>');
    expect(await stale(host)).toEqual([]);
  });

  it('stay spilled formulas', async () => {
    const host = rawBook({ sheets: { S: array(' cm="1"') } });
    type(host, 'B1', 7);
    expect(await values(host, 'A1', 'A2', 'A3', 'C1')).toEqual([14, 4, 6, 24]);
    expect(part(host, 'xl/worksheets/sheet1.xml')).toMatch(/<c r="A1"[^>]* cm="1"/);
  });

  it('are left as they were, and reported, if the size of a spill may have changed', async () => {
    const host = rawBook({ sheets: { S: array(' cm="1"', 'IF(B1=9,B1:B2,B1:B3)') } });
    type(host, 'B1', 9);
    expect(await values(host, 'A1', 'A2', 'A3', 'C1')).toEqual([2, 4, 6, 12]);
    expect(await stale(host)).toEqual(['R1C1 array', 'R1C3 array', 'R2C1 array', 'R3C1 array']);
    expect(isMarked(host)).toBe(true);
  });

  it('are left as they were if they use an unknown function', async () => {
    const host = rawBook({ sheets: { S: array(' cm="1"', '_xlfn._xlws.SORT(B1:B3)') } });
    type(host, 'B1', 9);
    expect(await values(host, 'A1', 'A2', 'A3')).toEqual([2, 4, 6]);
    expect(await stale(host)).toEqual(['R1C1 function', 'R1C3 function', 'R2C1 function', 'R3C1 function']);
  });

  it('fill all cells with a single result, and cells beyond a smaller result with #N/A', async () => {
    const short = rows(
      '<c r="A1"><f t="array" ref="A1:A3">B1:B2+0</f></c><c r="B1"><v>1</v></c><c r="C1"><f t="array" ref="C1:C3">SUM(B1:B3*2)</f></c>',
      '<c r="B2"><v>2</v></c>',
    );
    const host = rawBook({ sheets: { S: short } });
    type(host, 'B1', 5);
    expect(await values(host, 'A1', 'A2', 'A3', 'C1', 'C3')).toEqual([5, 2, { error: '#N/A' }, 14, 14]);
  });

  it('are reported as stale if they are data tables', async () => {
    const table = rows(
      '<c r="A1"><v>1</v></c><c r="C1"><f>A1*2</f><v>2</v></c>',
      '<c r="B2"><v>5</v></c><c r="C2"><f t="dataTable" ref="C2:C3" dt2D="0" dtr="0" r1="A1"/><v>10</v></c>',
      '<c r="B3"><v>6</v></c><c r="C3"><v>12</v></c>',
    );
    const host = rawBook({ sheets: { S: table } });
    type(host, 'B2', 50);
    expect(await values(host, 'C2', 'C3')).toEqual([10, 12]);
    expect(await stale(host)).toEqual(['R2C3 other', 'R3C3 other']);
  });
});

describe('formulas that can’t be computed', () => {
  const unknown = (formula: string): RawBook => ({
    sheets: {
      S: rows(
        `<c r="A1"><v>1</v></c><c r="B1"><f>${formula}</f><v>50</v></c><c r="C1"><f>B1*2</f><v>100</v></c><c r="D1"><f>A1+1</f><v>2</v></c>`,
      ),
    },
  });

  it.each([
    ['A1+_xlfn.XLOOKUP(1,A:A,A:A)', { kind: 'function', name: 'XLOOKUP' }],
    ['A1+TODAY()', { kind: 'function', name: 'TODAY' }],
    ['A1+[1]Sheet1!A1', { kind: 'external-link' }],
    ['A1+B1', { kind: 'circular' }],
  ])('keep their old results and are reported with the cause: %s', async (formula, cause) => {
    const host = rawBook(unknown(formula));
    type(host, 'A1', 7);
    expect(await values(host, 'B1', 'C1', 'D1')).toEqual([50, 100, 8]);
    expect((await host.read()).staleCells).toEqual([
      { sheet: 'S', row: 1, column: 2, cause },
      { sheet: 'S', row: 1, column: 3, cause },
    ]);
    expect(isMarked(host)).toBe(true);
  });

  it('are marked in the grid', () => {
    const host = rawBook(unknown('A1+TODAY()'));
    type(host, 'A1', 7);
    const { cells } = host.view().cells('S', { from: 1, to: 1 });
    expect(cells.map((cell) => cell.stale?.kind ?? null)).toEqual([null, 'function', 'function', null]);
  });

  it('are remembered over later changes, until the formula is replaced or the change is undone', async () => {
    const host = rawBook(unknown('A1+TODAY()'));
    type(host, 'A1', 7);
    type(host, 'A9', 1);
    expect(await stale(host)).toEqual(['R1C2 function', 'R1C3 function']);
    type(host, 'B1', 3);
    expect(await stale(host)).toEqual([]);
    expect(await values(host, 'C1')).toEqual([6]);
    host.undoTyping();
    expect(await stale(host)).toEqual(['R1C2 function', 'R1C3 function']);
    host.undoTyping();
    host.undoTyping();
    expect(await stale(host)).toEqual([]);
  });

  it('are not reported if no input changed', async () => {
    const host = rawBook(unknown('TODAY()'));
    type(host, 'A1', 7);
    expect(await stale(host)).toEqual([]);
  });

  it('keep their old results if they are circular references with iterative calculation', async () => {
    const host = rawBook({
      sheets: {
        S: rows(
          '<c r="A1"><v>1</v></c><c r="B1"><f>A1+C1/2</f><v>2</v></c><c r="C1"><f>B1</f><v>2</v></c><c r="D1"><f>E1</f></c><c r="E1"><f>D1</f></c>',
        ),
      },
      behind: '<calcPr iterate="1" iterateCount="100"/>',
    });
    type(host, 'A1', 3);
    expect(await values(host, 'B1', 'C1', 'D1')).toEqual([2, 2, { error: '#CALC!' }]);
    expect(await stale(host)).toEqual(['R1C2 circular', 'R1C3 circular']);
  });
});

describe('the mark that makes programs calculate the workbook when it is opened', () => {
  it('is set if a formula of the user was recomputed', () => {
    const host = rawBook({ sheets: { S: rows('<c r="A1"><v>1</v></c><c r="B1"><f>A1*2</f><v>2</v></c>') } });
    type(host, 'A1', 5);
    expect(isMarked(host)).toBe(true);
  });

  it('is not set if only formulas of the change itself were computed', () => {
    const host = rawBook({ sheets: { S: rows('<c r="A1"><v>1</v></c>') } });
    type(host, 'B1', { formula: '=A1*2' });
    expect(isMarked(host)).toBe(false);
  });

  it('is set if a formula without a stored result was computed', async () => {
    const host = rawBook({ sheets: { S: rows('<c r="A1"><v>1</v></c><c r="B1"><f>A1*2</f></c>') } });
    type(host, 'C1', 5);
    expect(await values(host, 'B1')).toEqual([2]);
    expect(isMarked(host)).toBe(true);
  });
});

describe('cells with empty text', () => {
  const empty = rows(
    '<c r="A1" t="inlineStr"><is><t></t></is></c><c r="B1"><f>COUNTA(A1:A3)</f></c><c r="C1"><f>A1</f></c>',
    '<c r="A2" t="str"><v></v></c><c r="B2"><f>MATCH("",A1:A3,0)</f></c><c r="C2"><f>ISBLANK(A2)</f></c>',
    '<c r="B3"><f>COUNTBLANK(A1:A3)</f></c><c r="C3"><f>A3</f></c>',
  );
  it('are text for formulas, but are read as blank', async () => {
    const host = rawBook({ sheets: { S: empty } });
    expect(await values(host, 'B1', 'B2', 'B3', 'C1', 'C2', 'C3')).toEqual([2, 1, 3, '', false, 0]);
    expect(await values(host, 'A1', 'A2')).toEqual([null, null]);
  });
});

describe('a check after an action', () => {
  it('names the formulas that the action could not recompute', async () => {
    const cell = (address: string, text: string): string =>
      `<c r="${address}" t="inlineStr"><is><t>${text}</t></is></c>`;
    const host = rawBook({
      sheets: {
        S: rows(
          cell('A1', '单位名称') + cell('B1', '2014年底会员数（人）') + cell('C1', '2015新增任务数（人）'),
          `${cell('A2', '舞钢')}<c r="B2"><v>100</v></c><c r="C2"><v>10</v></c>`,
          `${cell('A3', '汝州')}<c r="B3"><v>200</v></c><c r="C3"><v>20</v></c>`,
          `${cell('A4', '合计')}<c r="B4"><f>SUM(B2:B3)</f><v>300</v></c><c r="C4"><f>SUM(C2:C3)</f><v>30</v></c>`,
          '',
          '<c r="A6"><f>_xlfn.XLOOKUP("x",E1:M4,E1:M4)</f><v>1</v></c>',
        ),
      },
    });
    const report = await recompute(host);
    const named = report.findings.filter((finding) => finding.code === 'not-recalculated');
    expect(named.map(({ row, column }) => [row, column])).toEqual([[6, 1]]);
    expect((await survey(host)).findings.filter((finding) => finding.code === 'not-recalculated')).toEqual(
      named,
    );
  });
});
