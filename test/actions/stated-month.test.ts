/**
 * A table that states the month its figures are counted to is not measured against another month unsaid; one fix sets the cut-off month.
 */
import { changeSetting } from '../../src/actions/change-setting';
import { fix } from '../../src/actions/fix';
import { makeLedger } from '../../src/actions/make-ledger';
import { recompute } from '../../src/actions/recompute';
import { summarisePhases } from '../../src/actions/summarise-phases';
import { survey } from '../../src/actions/survey';
import { yearEnd } from '../../src/actions/year-end';
import type { Finding } from '../../src/domain/finding';
import { FileHost } from '../../src/hosts/file/file-host';
import { zhCN } from '../../src/i18n/zh-CN';
import { cellAddress } from '../../src/spreadsheet/address';
import { sheetNamed, type CellValue, type WorkbookGrid } from '../../src/spreadsheet/grid';
import { emptySpec } from '../../src/spreadsheet/spec';
import { addSheets, bookOf } from '../support/book';
import { cellsFrom, TWO, twoIndicators } from '../support/books/indicators';

const SHEET = '任务分解表';

/** A table whose units are in time at the end of September, and 严重滞后 or 滞后 at the end of December. */
function tableOf(heading: string, { title = '2024年任务分解表', task = '任务数', note = '' } = {}): FileHost {
  return bookOf([
    [title],
    ['单位', task, heading],
    ['甲县', 100, 76],
    ['乙县', 200, 150],
    ['丙县', 300, 300],
    ['合计', '=SUM(B3:B5)', '=SUM(C3:C5)'],
    [note],
  ]);
}

async function differing(host: FileHost): Promise<readonly Extract<Finding, { code: 'cut-off-differs' }>[]> {
  const { findings } = await survey(host);
  return findings.flatMap((found) => (found.code === 'cut-off-differs' ? [found] : []));
}

/** The findings’ cells, the months that they state, and the month that figures are measured against. */
async function told(host: FileHost): Promise<unknown[]> {
  return (await differing(host)).map(({ details, fix: offered, ...cell }) => [
    cellAddress(cell),
    details.stated.map(({ month }) => month),
    details.cutOff,
    ...(details.isSet ? ['set'] : []),
    ...(offered === null ? [] : [offered]),
  ]);
}

async function fixAll(host: FileHost): Promise<boolean> {
  return (await fix(host, await differing(host))).isChanged;
}

async function statuses(host: FileHost): Promise<CellValue[]> {
  const sheet = sheetNamed(await host.read(), SHEET);
  const column = sheet?.values[1]?.findIndex((value) => value === '进度状态') ?? -1;
  return cellsFrom(sheet ?? undefined, column + 1, 3, 5).map(([value]) => value ?? null);
}

function typed(row: number, column: number, text: CellValue): Parameters<typeof addSheets>[1] {
  const rows = [[typeof text === 'object' ? '' : text]];
  return [{ ...emptySpec(SHEET, 'patch'), blocks: [{ top: row, left: column, rows }] }];
}

describe('a table whose heading states a month', () => {
  it('is asked about, and one fix makes 参数 with that month, which one 撤销 takes back', async () => {
    const host = tableOf('1-9月完成数');
    const before = host.save();
    expect(await told(host)).toEqual([['C2', [9], 12, 'set-cut-off-month']]);
    expect(await fixAll(host)).toBe(true);
    expect((await survey(host)).settings.campaign.cutOffMonth).toBe(9);
    expect(await told(host)).toEqual([]);
    expect(await host.undo()).toBe(true);
    expect(host.save()).toEqual(before);
  });

  it('has the status of that month after the fix, and still the next month, when the heading moves on', async () => {
    const host = tableOf('1-9月完成数');
    await recompute(host);
    expect(await statuses(host)).toEqual(['严重滞后', '严重滞后', '已完成']);
    await fixAll(host);
    expect(await statuses(host)).toEqual(['正常', '正常', '已完成']);
    await addSheets(host, typed(2, 3, '1-10月完成数'));
    expect(await told(host)).toEqual([['C2', [10], 9, 'set', 'set-cut-off-month']]);
    await fixAll(host);
    expect((await survey(host)).cutOffMonth).toBe(10);
    expect(await told(host)).toEqual([]);
  });

  it('is fixed together with other findings in one step', async () => {
    const host = tableOf('截至9月底完成数');
    await addSheets(host, typed(6, 2, 601));
    const { findings } = await survey(host);
    await fix(host, findings);
    expect((await survey(host)).findings.map(({ code }) => code)).toEqual([]);
    await host.undo();
    expect((await survey(host)).findings).toEqual(findings);
  });

  it('has no fix where the row 截止月份 was deleted from 参数', async () => {
    const host = tableOf('1-9月完成数');
    await recompute(host);
    const settings = sheetNamed(await host.read(), '参数');
    const row = settings?.values.findIndex(([label]) => label === '截止月份') ?? -1;
    await addSheets(host, [
      { ...emptySpec('参数', 'patch'), blocks: [{ top: row + 1, left: 1, rows: [['']] }] },
    ]);
    expect(await told(host)).toEqual([['C2', [9], 12]]);
  });
});

it.each([
  ['its title', { title: '2024年任务完成情况表（截至9月底）' }, 'A1'],
  ['a note below it', { note: '注：数据截至2024年9月30日。' }, 'A7'],
])('the month may be stated by %s', async (_, texts, cell) => {
  expect(await told(tableOf('完成数', texts))).toEqual([[cell, [9], 12, 'set-cut-off-month']]);
});

it.each<[string, Parameters<typeof tableOf>]>([
  ['the figures of one month', ['完成数', { title: '2024年9月份任务完成情况表' }]],
  ['another year', ['完成数', { title: '2024年任务完成情况表', note: '注：数据截至2023年9月底' }]],
  ['the day the table was made', ['完成数', { note: '制表日期：截至9月30日' }]],
  ['the month in force', ['1-12月完成数']],
  ['a task for the same months', ['1-9月完成数', { task: '1-9月任务数' }]],
])('nothing is asked about %s', async (_, table) => {
  expect(await told(tableOf(...table))).toEqual([]);
});

it('nothing is asked while no unit has a figure, and about months outside the campaign', async () => {
  const blank = bookOf([
    ['单位', '任务数', '1-9月完成数'],
    ['甲县', 100, null],
    ['乙县', 200, null],
  ]);
  expect(await told(blank)).toEqual([]);
  const joined = tableOf('1-3月完成数', { title: '2015年农民工入会集中行动任务分解表' });
  expect((await survey(joined)).campaign.phases[0]?.firstMonth).toBe(4);
  expect(await told(joined)).toEqual([]);
});

it('the same months of the year before are no statement about this year', async () => {
  const host = bookOf([
    ['2024年任务分解表'],
    ['单位', '任务数', '2023年1-9月完成数', '完成数'],
    ['甲县', 100, 60, 50],
    ['乙县', 200, 90, 100],
  ]);
  expect(await told(host)).toEqual([]);
});

it('a ledger takes the place of the table’s figures, and with a figure also that of the stated month', async () => {
  const host = tableOf('1-9月完成数');
  await makeLedger(host);
  expect(await told(host)).toEqual([]);
  const { ledger } = (await survey(host)).ledger ?? {};
  const october = ledger?.months.find(({ month }) => month === 10)?.column ?? 0;
  const rows = [[5]];
  await addSheets(host, [
    {
      ...emptySpec(ledger?.sheet ?? '', 'patch'),
      blocks: [{ top: ledger?.rows[0]?.row ?? 0, left: october, rows }],
    },
  ]);
  expect((await survey(host)).cutOffMonth).toBe(10);
  expect(await told(host)).toEqual([]);
});

describe('several indicators', () => {
  const withHeadings = (first: string, second: string): Promise<FileHost> =>
    twoIndicators(TWO.map((row, index) => (index === 2 ? [null, '任务', first, '任务', second] : row)));

  it('that state one month are asked about once, and one fix sets it for all', async () => {
    const host = await withHeadings('1-9月完成', '1-9月完成');
    expect(await told(host)).toEqual([['C3', [9], 12, 'set-cut-off-month']]);
    await fixAll(host);
    expect((await survey(host)).cutOffMonth).toBe(9);
    expect(await told(host)).toEqual([]);
  });

  it('that state several months are asked about once, without a fix, until someone sets one of them', async () => {
    const host = await withHeadings('1-9月完成', '1-6月完成');
    expect(await told(host)).toEqual([['C3', [9, 6], 12]]);
    await recompute(host);
    await changeSetting(host, { setting: 'cutOffMonth', value: 6 });
    expect(await told(host)).toEqual([]);
    await changeSetting(host, { setting: 'cutOffMonth', value: 8 });
    expect(await told(host)).toEqual([['C3', [9, 6], 8, 'set']]);
  });
});

it('each of two tables has its own lines, and a folded table is asked about once', async () => {
  const folded = bookOf([
    ['2024年任务完成情况表（截至9月底）'],
    ['单位', '任务数', '完成数', null, '单位', '任务数', '完成数'],
    ['甲', 10, 5, null, '丁', 40, 10],
    ['乙', 20, 12, null, '戊', 50, 40],
    ['丙', 30, 12, null, '合计', 150, 79],
  ]);
  expect(await told(folded)).toEqual([['A1', [9], 12, 'set-cut-off-month']]);
  const rows = (title: string): readonly (readonly CellValue[])[] => [
    [title],
    ['单位', '任务数', '完成数'],
    ['甲', 10, 5],
    ['乙', 20, 12],
    ['丙', 30, 15],
  ];
  const two = bookOf([...rows('2024年任务完成情况表'), [], ...rows('2024年1-9月任务完成情况表')]);
  const found = await survey(two);
  expect(found.others).toHaveLength(1);
  const of = async (top: number): Promise<number> => {
    const area = { top, left: 1, bottom: top + 3, right: 3 };
    const { findings } = await survey(two, { table: { sheet: SHEET, area } });
    return findings.filter(({ code }) => code === 'cut-off-differs').length;
  };
  expect([await of(2), await of(8)]).toEqual([0, 1]);
});

it('a cut-off month given for one paper changes nothing about the finding', async () => {
  const { findings } = await survey(tableOf('1-9月完成数'), { cutOffMonth: 9 });
  expect(findings.map(({ code }) => code)).toContain('cut-off-differs');
});

it('sheets made in spite of the finding say so below their tables, until the cut-off month is set', async () => {
  const host = tableOf('1-9月完成数');
  await summarisePhases(host);
  const { bytes } = await yearEnd(host, { source: '示例.xlsx', words: zhCN });
  const made = await FileHost.open(bytes ?? new Uint8Array()).read();
  const words = '任务分解表写明完成数统计到9月，序时进度和状态却是按12月计算的，请先核对截止月份。';
  const notes = (book: WorkbookGrid): string[] =>
    book.sheets.flatMap(({ name, values }) =>
      values.flat().some((value) => typeof value === 'string' && value.includes(words)) ? [name] : [],
    );
  const phases = ['第一季度汇总', '第二季度汇总', '第三季度汇总', '第四季度汇总'];
  expect(notes(await host.read())).toEqual(phases);
  expect(notes(made)).toEqual(['年度总表', ...phases]);

  await fixAll(host);
  expect(notes(await host.read())).toEqual([]);
  expect(await fixAll(host)).toBe(false);
});
