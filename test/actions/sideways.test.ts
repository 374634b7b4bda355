/**
 * A table that lies on its side (units across, indicators down) is read and checked. The message says to transpose it for everything
 * else.
 */
import type { ActionError } from '../../src/actions/parts/action-error';
import { survey } from '../../src/actions/survey';
import { enUS } from '../../src/i18n/en-US';
import { zhCN } from '../../src/i18n/zh-CN';
import type { CellValue } from '../../src/spreadsheet/grid';
import { bookOf } from '../support/book';

async function failureOf(rows: readonly (readonly CellValue[])[]): Promise<ActionError['failure']> {
  const error = await survey(bookOf(rows, '横表')).then(
    () => null,
    (error: unknown) => error as ActionError,
  );
  if (!error) throw new Error('it was taken for an upright table');
  return error.failure;
}

const RIGHT = [
  ['2024年任务完成情况'],
  ['项目', '甲县', '乙县', '丙县', '合计'],
  ['目标任务', 100, 200, 300, 600],
  ['完成数', 50, 80, 120, 250],
  ['完成率', 0.5, 0.4, 0.4, 0.4167],
];

it.each(['单位', '项目', '指标'])('is read and checked with %s in its first cell', async (corner) => {
  const failure = await failureOf(RIGHT.map((row, index) => (index === 1 ? [corner, ...row.slice(1)] : row)));
  expect(failure).toEqual({
    code: 'sideways-table',
    details: { sheet: '横表', table: 'A2:E4', units: 3, wrong: [] },
  });
});

it('reports findings at its own cells, and says how to transpose it', async () => {
  const failure = await failureOf(
    RIGHT.map((row, index) =>
      index === 2 ? ['目标任务', 100, '待定', 300, 600] : index === 4 ? ['完成率', 0.5, 0.4, 0.9, 0.5] : row,
    ),
  );
  if (failure.code !== 'sideways-table') throw new Error(failure.code);
  expect(failure.details.wrong.map(({ code, row, column, fix }) => [code, row, column, fix])).toEqual([
    ['not-a-number', 3, 3, null],
    ['total-mismatch', 3, 5, null],
    ['rate-mismatch', 5, 4, null],
  ]);
  const chinese = zhCN.failure(failure.code, failure.details);
  expect(chinese).toContain('“横表”A2:E4 的表是横着放的');
  expect(chinese).toContain('D5 ');
  expect(chinese).toContain('转置');
  expect(enUS.failure(failure.code, failure.details)).toContain('Transpose');
});

it('is not recognised by headings alone, without figures', async () => {
  expect(
    (
      await failureOf([
        ['单位', '甲县', '乙县'],
        ['目标任务', null, null],
      ])
    ).code,
  ).not.toBe('sideways-table');
});

it('reads rows of tasks, each with its unit of measure, if the title says that they are tasks', async () => {
  const rows = [
    ['2024年民生实事任务分解表'],
    ['项目', '计量单位', '全市', '新华区', '卫东区', '湛河区'],
    ['新增停车位', '个', 5000, 1800, 1500, 1700],
    ['改造老旧小区', '户', 61, 25, 20, 15],
  ];
  const failure = await failureOf(rows);
  if (failure.code !== 'sideways-table') throw new Error(failure.code);
  const { table, units, wrong } = failure.details;
  expect([table, units]).toEqual(['A2:F4', 3]);
  expect(wrong.map(({ code, row, column, indicator }) => [code, row, column, indicator])).toEqual([
    ['total-mismatch', 4, 3, '改造老旧小区'],
  ]);
  expect((await failureOf([['2024年统计表'], ...rows.slice(1)])).code).toBe('no-table-near-miss');
});

it('has the unit of measure of the line above it', async () => {
  const failure = await failureOf([
    ['2026年植树造林任务分解表'],
    [null, null, null, null, '单位：亩'],
    ['指标', '青山区', '东湖县', '临江市', '合计'],
    ['2026年任务', 1500, 900, 1000, 3400],
    ['1-9月完成', 1300, 910.5, 700, 2910.5],
  ]);
  expect(failure).toEqual({
    code: 'sideways-table',
    details: { sheet: '横表', table: 'A3:E5', units: 3, wrong: [] },
  });
});

it('does not take the quarters of a table with two rows for each unit for units', async () => {
  const failure = await failureOf([
    ['单位', '项目', '一季度', '二季度', '三季度', '全年'],
    ['青山区', '任务', 100, 200, 300, 1000],
    [null, '完成', 90, 210, 280, 580],
    ['东湖县', '任务', 50, 50, 50, 200],
    [null, '完成', 60, 55, 40, 155],
  ]);
  expect(failure.code).not.toBe('sideways-table');
});
