import { breakdown, breakdownJson, checkJson, type CheckJson } from '../support/command';
import { readWithOpenpyxl, worksheet, writeWithOpenpyxl } from '../support/openpyxl';
import { scratchFile } from '../support/scratch';

const SHEET = '任务 2015';
const HEADER = ['单位', '2014年底会员数', '2015年任务数'];

/** Two tables side by side, and one more below the left one. */
const book = writeWithOpenpyxl([
  { kind: 'add-sheet', sheet: SHEET },
  {
    kind: 'set-rows',
    sheet: SHEET,
    cell: 'A1',
    rows: [
      [...HEADER, null, ...HEADER],
      ['舞钢', 31463, 3500, null, '卫东区', 10193, 1500],
      ['宝丰', 54062, 8000, null, '湛河区', 31971, 4500],
      ['叶县', 41777, 5500],
      [],
      ['市直任务分解表'],
      HEADER,
      ['市直机关', 800, 90],
    ],
  },
]);

interface OneTable extends CheckJson {
  readonly otherTables?: readonly {
    readonly sheet: string;
    readonly range: string;
    readonly units: number;
  }[];
}

async function checked(...options: readonly string[]): Promise<OneTable> {
  const { stdout } = breakdown(['check', await book, '--json', ...options]);
  return JSON.parse(stdout) as OneTable;
}

const firstUnit = ({ units }: CheckJson): string | undefined => units[0]?.name;

it('says how to choose among several tables', async () => {
  const { stdout } = breakdown(['check', await book]);
  expect(stdout).toContain(`--table "${SHEET}!E1:G3"`);
  expect(stdout).toContain(`--table "${SHEET}!A7:C8"`);
  expect((await checked()).otherTables).toEqual([
    { sheet: SHEET, range: 'E1:G3', units: 2 },
    { sheet: SHEET, range: 'A7:C8', units: 1 },
  ]);
  expect(breakdown(['check', await book], { BREAKDOWN_LANG: 'en' }).stdout).toContain(
    '2 more breakdown tables found',
  );
});

it('takes the table that a cell or a range overlaps', async () => {
  expect(firstUnit(await checked('--table', `${SHEET}!F2`))).toBe('卫东区');
  expect(firstUnit(await checked('--table', `'${SHEET}'!$D$1:$H$9`))).toBe('卫东区');
  expect(firstUnit(await checked('--table', `${SHEET}!A8`, '--sheet', SHEET))).toBe('市直机关');
});

it.each([
  ['touches none', `${SHEET}!J9`, [], [`${SHEET}!A1:C4`, `${SHEET}!E1:G3`, `${SHEET}!A7:C8`]],
  ['touches several', `${SHEET}!A1:G1`, [], ['不止一张', `${SHEET}!E1:G3`]],
  ['names no sheet that is there', '没有!A1', [], ['没有']],
  ['is none', 'A1', [], ['--table A1']],
  ['contradicts --sheet', `${SHEET}!A1`, ['--sheet', 'Sheet1'], ['--sheet Sheet1 --table']],
])('refuses a place that %s, in one line', async (_, table, more, says) => {
  const out = scratchFile('out.xlsx');
  for (const command of [['check'], ['recompute', '-o', out], ['templates', '--dir', out]]) {
    const { exit, stdout, stderr } = breakdown([...command, await book, '--table', table, ...more]);
    expect([exit, stdout, stderr.trim().split('\n').length]).toEqual([2, '', 1]);
    for (const word of says) expect(stderr).toContain(word);
  }
});

it('remembers the choice in the workbook that a command writes', async () => {
  const out = scratchFile('out.xlsx');
  breakdownJson(['recompute', await book, '-o', out, '--table', `${SHEET}!E2`]);
  const { cells } = worksheet(await readWithOpenpyxl(out), SHEET);
  expect([cells['I1']?.value, cells['I2']?.formula]).toEqual(['完成率', expect.stringContaining('G2')]);
  expect(firstUnit(checkJson(out))).toBe('卫东区');
  const phases = scratchFile('phases.xlsx');
  breakdownJson(['phases', out, '-o', phases]);
  const made = (await readWithOpenpyxl(phases)).sheets.filter(({ name }) => name.endsWith('汇总'));
  for (const sheet of made) {
    const values = sheet.kind === 'worksheet' ? Object.values(sheet.cells).map(({ value }) => value) : [];
    expect(values).toContain('湛河区');
    expect(values).not.toContain('舞钢');
  }
  expect(made.length).toBeGreaterThan(0);
});
