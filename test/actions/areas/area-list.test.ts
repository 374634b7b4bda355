/**
 * The sheet 重点领域名录 is made, filled in, read and checked.
 */
import { updateAreas } from '../../../src/actions/areas';
import { recompute } from '../../../src/actions/recompute';
import { survey } from '../../../src/actions/survey';
import { formulaAt, sheetNamed, valueAt } from '../../../src/spreadsheet/grid';
import { emptySpec } from '../../../src/spreadsheet/spec';
import { areaBook, AREA_ROWS, fillIn, planBook, type AreaRow } from '../../support/books/area-book';
import { addSheets, bookOf } from '../../support/book';

/** The findings about a list with these rows: code, cell, and details for the message. */
async function found(rows: readonly AreaRow[]): Promise<unknown[]> {
  const { findings } = await survey(await areaBook(rows));
  return findings
    .filter(({ code }) => code.startsWith('area-'))
    .map(({ code, row, column, details }) => ({ code, row, column, details }));
}

const PARKS = '产业集聚区和村（社区）';

describe('the list', () => {
  it('is made in one step, and is gone after undo', async () => {
    const host = planBook();
    await recompute(host);
    const before = host.save();
    const report = await updateAreas(host);
    expect(report.sheets.map(({ name, state }) => [name, state])).toEqual(
      expect.arrayContaining([['重点领域名录', 'made']]),
    );
    expect(await host.undo()).toBe(true);
    expect(Buffer.from(host.save()).equals(Buffer.from(before))).toBe(true);
  });

  it('is not made a second time, and keeps what was entered', async () => {
    const host = await areaBook();
    await updateAreas(host);
    const before = host.save();
    const again = await updateAreas(host);
    expect(again.isChanged).toBe(false);
    expect(Buffer.from(host.save()).equals(Buffer.from(before))).toBe(true);
    const { areas } = await survey(host);
    expect(areas?.entries).toHaveLength(AREA_ROWS.length);
  });

  it('keeps text that looks like a formula as text', async () => {
    const host = await areaBook();
    const sheet = sheetNamed(await host.read(), '重点领域名录');
    if (!sheet) throw new Error('no list');
    expect(valueAt(sheet, 9, 4)).toBe('=SUM(A1:A9)快递');
    expect(formulaAt(sheet, 9, 4)).toBeNull();
    expect(valueAt(sheet, 10, 10)).toBe('@联系中');
  });

  it('is recognised on a sheet of any name, with moved rows and columns', async () => {
    const host = bookOf([
      ['单位', '任务数'],
      ['舞钢', 10],
      ['宝丰', 20],
    ]);
    await addSheets(host, [
      {
        ...emptySpec('各地报来的', 'own'),
        blocks: [
          {
            top: 2,
            left: 3,
            rows: [
              ['名称', '所属 单位', '领域', '是否\n建会', '联系人'],
              ['甲公司', '舞钢', '物流', '是', '张'],
              ['', '', '', '', ''],
              ['乙公司', '宝丰', '物流', '否', '李'],
            ],
          },
        ],
      },
    ]);
    const { areas } = await survey(host);
    expect(areas?.entries.map(({ row, unit, name, founded }) => [row, unit, name, founded])).toEqual([
      [3, '舞钢', '甲公司', '是'],
      [5, '宝丰', '乙公司', '否'],
    ]);
  });
});

describe('the check of the list', () => {
  it('finds nothing in a correct list', async () => {
    expect(await found(AREA_ROWS)).toEqual([]);
  });

  it('finds missing, unknown and duplicate entries', async () => {
    const rows: AreaRow[] = [
      ['舞钢', PARKS, '一号园', 10, '', '', '', '', ''],
      ['舞 钢', PARKS, '二号园', '', '', '', '', '', ''],
      ['舞钢', '产业集聚区', '三号园', '', '', '', '', '', ''],
      ['舞钢', PARKS, '一号 园', '', '', '', '', '', ''],
      ['', '', '四号园', '', '', '', '', '', ''],
      ['郏县工会', PARKS, '五号园', '', '', '', '', '', ''],
    ];
    expect(await found(rows)).toEqual([
      {
        code: 'area-unknown-unit',
        row: 6,
        column: 2,
        details: { unit: '舞 钢', name: '二号园', nearest: '舞钢' },
      },
      {
        code: 'area-unknown',
        row: 7,
        column: 3,
        details: { area: '产业集聚区', name: '三号园', nearest: null },
      },
      { code: 'area-duplicate', row: 8, column: 4, details: { name: '一号园', rows: [5, 8] } },
      { code: 'area-blank', row: 9, column: 2, details: { heading: '所属单位' } },
      { code: 'area-blank', row: 9, column: 3, details: { heading: '领域' } },
      {
        code: 'area-unknown-unit',
        row: 10,
        column: 2,
        details: { unit: '郏县工会', name: '五号园', nearest: '郏县' },
      },
    ]);
  });

  it('finds impossible figures', async () => {
    const rows: AreaRow[] = [
      ['舞钢', PARKS, '一号园', 10, 11, '是', 42136, 12, ''],
      ['舞钢', PARKS, '二号园', '约50', '', '是', 42136, '30人', ''],
    ];
    expect(await found(rows)).toEqual([
      {
        code: 'area-over',
        row: 5,
        column: 6,
        details: { name: '一号园', heading: '其中农民工', figure: 11, employees: 10 },
      },
      {
        code: 'area-over',
        row: 5,
        column: 9,
        details: { name: '一号园', heading: '会员人数', figure: 12, employees: 10 },
      },
      {
        code: 'area-bad-figure',
        row: 6,
        column: 5,
        details: { name: '二号园', heading: '职工人数', text: '约50' },
      },
      {
        code: 'area-bad-figure',
        row: 6,
        column: 9,
        details: { name: '二号园', heading: '会员人数', text: '30人' },
      },
    ]);
  });

  it('finds unions without a date, with an unreadable date, or with a date in another year', async () => {
    const rows: AreaRow[] = [
      ['舞钢', PARKS, '一号园', '', '', '是', '', '', ''],
      ['舞钢', PARKS, '二号园', '', '', '是', '去年', '', ''],
      ['舞钢', PARKS, '三号园', '', '', '是', '2013年5月', '', ''],
      ['舞钢', PARKS, '四号园', '', '', '正在建', '2015年5月', '', ''],
    ];
    expect(await found(rows)).toEqual([
      { code: 'area-bad-founded', row: 8, column: 7, details: { name: '四号园', text: '正在建' } },
      { code: 'area-undated', row: 5, column: 8, details: { name: '一号园' } },
      { code: 'area-bad-date', row: 6, column: 8, details: { name: '二号园', text: '去年' } },
      {
        code: 'area-date-outside',
        row: 7,
        column: 8,
        details: { name: '三号园', date: '2013年5月', year: 2015 },
      },
    ]);
  });

  it('knows the areas as people changed them on 参数', async () => {
    const host = await areaBook([['舞钢', '学校', '一中', '', '', '', '', '', '']]);
    const codes = async (): Promise<string[]> =>
      (await survey(host)).findings.map(({ code }) => code).filter((code) => code.startsWith('area-'));
    expect(await codes()).toEqual(['area-unknown']);
    const settings = (await survey(host)).workbook.sheets.find(({ name }) => name === '参数');
    if (!settings) throw new Error('no settings');
    const bottom = settings.area?.bottom ?? 0;
    await addSheets(host, [
      { ...emptySpec('参数', 'patch'), blocks: [{ top: bottom, left: 2, rows: [['学校']] }] },
    ]);
    expect(await codes()).toEqual([]);
  });
});

describe('a workbook without a list', () => {
  it('has no key areas on 参数', async () => {
    const host = planBook();
    await recompute(host);
    const settings = sheetNamed(await host.read(), '参数');
    expect(settings?.values.some((row) => row.includes('重点领域'))).toBe(false);
  });
});

test('accepts any area where 参数 lists none', async () => {
  const host = bookOf([
    ['单位', '任务数'],
    ['舞钢', 10],
    ['宝丰', 20],
  ]);
  await updateAreas(host);
  await fillIn(host, [['舞钢', '学校', '一中', '', '', '', '', '', '']]);
  const { findings, campaign } = await survey(host);
  expect(campaign.keyAreas).toEqual([]);
  expect(findings.filter(({ code }) => code.startsWith('area-'))).toEqual([]);
});
