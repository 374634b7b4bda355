/**
 * Typed rates and ranks of a table are used, so that no second column shows the same measure.
 */
import { writeFileSync } from 'node:fs';
import { recompute } from '../../../src/actions/recompute';
import { summarisePhases } from '../../../src/actions/summarise-phases';
import { survey } from '../../../src/actions/survey';
import type { FileHost } from '../../../src/hosts/file/file-host';
import type { CellValue } from '../../../src/spreadsheet/grid';
import { bookOf } from '../../support/book';
import { editInLibreOffice } from '../../support/libreoffice';
import { readWithOpenpyxl, worksheet } from '../../support/openpyxl';
import { scratchFile } from '../../support/scratch';

const HEADER = ['单位', '目标任务', '完成数', '完成率'];

async function valuesAfter(host: FileHost): Promise<readonly (readonly CellValue[])[]> {
  await recompute(host);
  const { sheet } = await survey(host);
  return sheet.values;
}

it('adds no second column for a typed rate, and computes the status from the figures', async () => {
  const host = bookOf([HEADER, ['甲', 20, 10, 0.5], ['乙', 60, 60, 0.9], ['合计', 80, 70, 0.875]]);
  expect(await valuesAfter(host)).toEqual([
    [...HEADER, '完成排名', '进度状态'],
    ['甲', 20, 10, 0.5, 2, '严重滞后'],
    ['乙', 60, 60, 0.9, 1, '已完成'],
    ['合计', 80, 70, 0.875, null, null],
  ]);
  expect((await survey(host)).findings.map(({ code, row, column }) => [code, row, column])).toContainEqual([
    'rate-mismatch',
    3,
    4,
  ]);
  expect((await recompute(host)).columns).toEqual({ added: 0, updated: 0 });
});

it.each(['参保率', '签约率（%）', '占目标比例'])(
  'adds no second column for a rate named %s',
  async (heading) => {
    const header = ['单位', '目标任务', '完成数', heading];
    const rates = [0.5, 0.75, 0.8].map((rate) => (heading.includes('%') ? rate * 100 : rate));
    const rows = ['甲', '乙', '丙'].map((unit, index) => [
      unit,
      20,
      [10, 15, 16][index] ?? 0,
      rates[index] ?? 0,
    ]);
    const values = await valuesAfter(bookOf([header, ...rows]));
    expect(values.map((row) => row.slice(4))).toEqual([
      ['完成排名', '进度状态'],
      [3, '严重滞后'],
      [2, '严重滞后'],
      [1, '滞后'],
    ]);
  },
);

it('adds 完成率 beside a rate of something else', async () => {
  const header = ['单位', '目标任务', '完成数', '合格率'];
  const host = bookOf([header, ['甲', 20, 10, 0.9], ['乙', 20, 15, 0.95], ['丙', 20, 16, 0.99]]);
  expect((await valuesAfter(host))[0]).toEqual([...header, '完成率', '完成排名', '进度状态']);
});

it('fills in an empty rate column, in per cent if its heading says so', async () => {
  const header = ['单位', '目标任务', '完成数', '完成率（%）', '完成排名'];
  const host = bookOf([header, ['甲', 20, 10], ['乙', 60, 45], ['合计', 80, 55]]);
  expect(await valuesAfter(host)).toEqual([
    [...header, '进度状态'],
    ['甲', 20, 10, 50, 2, '严重滞后'],
    ['乙', 60, 45, 75, 1, '严重滞后'],
    ['合计', 80, 55, 68.75, null, null],
  ]);
});

it('leaves the user’s own formulas alone, and ranks the units beside an error value', async () => {
  const host = bookOf([HEADER, ['甲', 20, 10, '=C2/B2'], ['乙', 0, 3, '=C3/B3'], ['丙', 40, 30, '=C4/B4']]);
  const values = await valuesAfter(host);
  expect(values.map((row) => row.slice(3))).toEqual([
    ['完成率', '完成排名', '进度状态'],
    [0.5, 2, '严重滞后'],
    [{ error: '#DIV/0!' }, '', '无任务'],
    [0.75, 1, '严重滞后'],
  ]);
  expect((await survey(host)).sheet.formulas[1]?.[3]).toBe('=C2/B2');
});

describe('the rank beside an error value in the table’s own rates', () => {
  // 1/3 is longer than the 15 digits of a criterion, 2/3 is rounded up in it; both stand twice.
  const actuals = [1, 2, 3, 1, 2, 0];
  const rows = actuals.map((actual, index) => [
    `单位${index + 1}`,
    3,
    actual,
    `=C${index + 2}/B${index + 2}`,
  ]);
  const withError = [HEADER, ...rows, ['无任务单位', 0, 5, '=C8/B8'], ['末位', 9, 1, '=C9/B9']];

  it('is the same here and in LibreOffice, with equal rates sharing it', async () => {
    const host = bookOf(withError);
    const ranks = [4, 2, 1, 4, 2, 7, '', 6];
    expect((await valuesAfter(host)).slice(1).map((row) => row[4])).toEqual(ranks);
    const [path, sheet] = [scratchFile('ranks.xlsx'), '任务分解表'];
    writeFileSync(path, host.save());
    const computed = await editInLibreOffice(path, [{ kind: 'set-cell', sheet, cell: 'A9', value: '末' }]);
    const { cells } = worksheet(await readWithOpenpyxl(computed), sheet);
    expect(ranks.map((_, index) => cells[`E${index + 2}`]?.value ?? '')).toEqual(ranks);
  });
});

it('adds its own column where typed rates can’t be used or checked', async () => {
  const texts = bookOf([HEADER, ['甲', 20, 10, '一半'], ['乙', 60, 60, '全部']]);
  expect((await valuesAfter(texts))[0]).toEqual([...HEADER, '完成率', '完成排名', '进度状态']);
  const bare = bookOf([
    ['单位', '目标任务', '完成率'],
    ['甲', 20, 0.5],
    ['乙', 60, 0.3],
  ]);
  expect((await valuesAfter(bare))[0]).toEqual([
    ...['单位', '目标任务', '完成率'],
    ...['实际新增数\n（个）', '完成率', '完成排名', '进度状态'],
  ]);
});

it('ranks units with subtotals between them, and makes phase sheets', async () => {
  const host = bookOf([
    HEADER,
    ['甲', 20, 10, 0.5],
    ['乙', 60, 60, 1],
    ['小计', 80, 70, 0.875],
    ['丙', 100, 80, 0.8],
    ['小计', 100, 80, 0.8],
    ['合计', 180, 150, 0.8333],
  ]);
  expect((await valuesAfter(host)).map((row) => row[4])).toEqual(['完成排名', 3, 1, null, 2, null, null]);
  await summarisePhases(host, { phases: ['第四季度'] });
});
