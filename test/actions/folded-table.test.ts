/**
 * A table folded into two blocks with one total: everything made from it contains the units of both blocks, whichever block was chosen.
 */
import { allocate } from '../../src/actions/allocate';
import { collect, collectPlan } from '../../src/actions/collect';
import { handDown } from '../../src/actions/hand-down';
import { makeLedger } from '../../src/actions/make-ledger';
import { recompute } from '../../src/actions/recompute';
import { summarisePhases } from '../../src/actions/summarise-phases';
import { survey } from '../../src/actions/survey';
import { templates } from '../../src/actions/templates';
import { yearEnd } from '../../src/actions/year-end';
import { readReturnFile } from '../../src/engine/return-file';
import { createWorkbook, FileHost } from '../../src/hosts/file/file-host';
import { zhCN } from '../../src/i18n/zh-CN';
import { sheetNamed, valueAt, type CellValue } from '../../src/spreadsheet/grid';
import type { TablePlace } from '../../src/domain/table/table-place';
import { emptySpec } from '../../src/spreadsheet/spec';
import { addSheets, bookOf } from '../support/book';

const SHEET = '任务分解表';
const ROWS: readonly (readonly CellValue[])[] = [
  ['单位', '任务数', '完成数', null, '单位', '任务数', '完成数'],
  ['甲', 10, 5, null, '丁', 40, 10],
  ['乙', 20, 12, null, '戊', 50, 40],
  ['丙', 30, 12, null, '合计', 150, 79],
];
const UNITS = ['甲', '乙', '丙', '丁', '戊'];
const PHASES = ['第一季度'];
const RIGHT: TablePlace = { sheet: SHEET, area: { top: 1, left: 5, bottom: 3, right: 7 } };

/** The values of a sheet's cells from a row and a column on. */
async function rowsOf(
  host: FileHost,
  name: string,
  top: number,
  left: number,
  width: number,
): Promise<CellValue[][]> {
  const sheet = sheetNamed(await host.read(), name);
  if (!sheet?.area) throw new Error(`no sheet ${name}`);
  return Array.from({ length: sheet.area.bottom - top + 1 }, (_, row) =>
    Array.from({ length: width }, (__, column) => valueAt(sheet, top + row, left + column)),
  );
}

describe.each([
  ['left', undefined],
  ['right', RIGHT],
])('a folded table whose %s block was chosen', (_, place) => {
  const options = place ? { table: place } : {};

  it('gets progress columns for both blocks, ranked among all units', async () => {
    const host = bookOf(ROWS);
    await recompute(host, options);
    expect(await rowsOf(host, SHEET, 1, 8, 6)).toEqual([
      ['左栏完成率', '左栏完成排名', '左栏进度状态', '右栏完成率', '右栏完成排名', '右栏进度状态'],
      [0.5, 3, '严重滞后', 0.25, 5, '严重滞后'],
      [0.6, 2, '严重滞后', 0.8, 1, '滞后'],
      [0.4, 4, '严重滞后', 79 / 150, null, null],
    ]);
    const once = host.save();
    await recompute(host, options);
    expect(host.save()).toEqual(once);
  });

  it('has all its units on phase sheets', async () => {
    const host = bookOf(ROWS);
    await summarisePhases(host, { ...options, phases: PHASES });
    const rows = await rowsOf(host, '第一季度汇总', 6, 1, 6);
    expect(rows.slice(0, 6)).toEqual([
      [1, '甲', 10, null, 5, 0.5],
      [2, '乙', 20, null, 12, 0.6],
      [3, '丙', 30, null, 12, 0.4],
      [4, '丁', 40, null, 10, 0.25],
      [5, '戊', 50, null, 40, 0.8],
      ['合计', null, 150, '', 79, 79 / 150],
    ]);
  });

  it('has all its units in the ledger, on templates and in the year-end workbook', async () => {
    const host = bookOf(ROWS);
    expect(
      (await templates(host, options)).map(({ fileName }) => fileName.replace(/^.*?([甲乙丙丁戊]).*$/, '$1')),
    ).toEqual(UNITS);
    await makeLedger(host, options);
    const found = await survey(host, options);
    expect(found.ledger?.ledger.rows.map(({ unit }) => unit)).toEqual(UNITS);
    expect(found.findings.map(({ code }) => code)).not.toContain('return-unknown-unit');
    expect(collectPlan(found, []).figures).toEqual([]);
    const { book } = await yearEnd(host, { ...options, source: '示例.xlsx', words: zhCN });
    const yearly = FileHost.open(createWorkbook(book));
    const annual = await rowsOf(yearly, '年度总表', 1, 2, 2);
    expect(annual.filter(([name]) => UNITS.some((unit) => unit === name))).toEqual([
      ['甲', 10],
      ['乙', 20],
      ['丙', 30],
      ['丁', 40],
      ['戊', 50],
    ]);
  });

  it('is divided among all its units; the adopted scheme is written into both blocks and their total', async () => {
    const host = bookOf(ROWS);
    const scheme = [{ method: 'even', weight: 1, column: null }] as const;
    const wanted = { schemes: [scheme], rounding: 1, bounds: {}, fixed: new Map([['戊', 100]]) } as const;
    const { schemes, findings } = await allocate(host, {
      ...options,
      ...wanted,
      goal: { kind: 'total', total: 300 },
      adopt: 0,
    });
    expect(schemes[0]?.units.map(({ name, target, difference }) => [name, target, difference])).toEqual([
      ['甲', 50, 40],
      ['乙', 50, 30],
      ['丙', 50, 20],
      ['丁', 50, 10],
      ['戊', 100, 50],
    ]);
    expect(await rowsOf(host, SHEET, 1, 1, 7)).toEqual([
      ROWS[0],
      ['甲', 50, 5, null, '丁', 50, 10],
      ['乙', 50, 12, null, '戊', 100, 40],
      ['丙', 50, 12, null, '合计', 300, 79],
    ]);
    expect(findings.map(({ code }) => code)).not.toContain('total-mismatch');
    const sheet = await rowsOf(host, '分解方案', 6, 2, 6);
    expect(
      sheet
        .slice(0, 5)
        .map(([name, , present, proposed, , difference]) => [name, present, proposed, difference]),
    ).toEqual([
      ['甲', 50, 50, 0],
      ['乙', 50, 50, 0],
      ['丙', 50, 50, 0],
      ['丁', 50, 50, 0],
      ['戊', 100, 100, 0],
    ]);
  });

  it('is divided among all its units by a column of either block', async () => {
    const dividedBy = async (column: string): Promise<readonly number[]> => {
      const { schemes } = await allocate(bookOf(ROWS), {
        ...options,
        goal: { kind: 'total', total: 79 },
        schemes: [[{ method: 'last-year', weight: 1, column }]],
        ...{ rounding: 1, bounds: {}, fixed: new Map(), adopt: null },
      });
      return schemes[0]?.units.map(({ target }) => target) ?? [];
    };
    const all = [5, 12, 12, 10, 40];
    expect(await Promise.all(['C', 'G', '完成数'].map(dividedBy))).toEqual([all, all, all]);
    await expect(dividedBy('K')).rejects.toMatchObject({ failure: { code: 'unknown-column' } });
  });

  it('is handed down to all its units; the division that a unit of the right block returns is checked against its task', async () => {
    const host = bookOf(ROWS);
    const books = await handDown(host, options);
    expect(books.map(({ fileName }) => fileName)).toEqual(UNITS.map((unit) => `${unit}任务分解.xlsx`));
    const last = books[books.length - 1];
    if (!last) throw new Error('nothing was handed down');
    const unit = FileHost.open(createWorkbook(last));
    const parts = {
      ...emptySpec(SHEET, 'patch'),
      blocks: [
        {
          top: 8,
          left: 1,
          rows: [
            ['一镇', 20],
            ['二镇', 25],
          ],
        },
      ],
    };
    await addSheets(unit, [parts]);
    const report = await collect(host, [await readReturnFile(last.fileName, unit.save())], {
      when: '2015-05-03 09:12',
      ...options,
    });
    expect(report.parts.map(({ unit: name, state, target }) => [name, state, target])).toEqual([
      ['戊', 'new', 50],
    ]);
    expect((await rowsOf(host, '下级分解', 5, 1, 6))[0]).toEqual(['戊', 50, '下级合计', '', 45, -5]);
    const { findings } = await survey(host, options);
    expect(
      findings.filter(({ code }) => code === 'handed-down-mismatch').map(({ row, column }) => [row, column]),
    ).toEqual([[3, 6]]);
  });

  it('is checked in both blocks', async () => {
    const wrong = ROWS.map((row, at) => (at === 1 ? ['甲', '十', 5, null, '丁', '四十', 10] : row));
    const { findings } = await survey(bookOf(wrong), options);
    const found = findings.filter(({ severity }) => severity === 'error');
    expect(found.map(({ code, row, column }) => [code, row, column])).toEqual([
      ['not-a-number', 2, 2],
      ['not-a-number', 2, 6],
      ['total-mismatch', 4, 6],
    ]);
  });
});

it('is also one table where the actuals are in columns that the product added', async () => {
  const host = bookOf([
    ['单位', '任务数', '单位', '任务数'],
    ['甲', 10, '丁', 40],
    ['乙', 20, '戊', 50],
    ['丙', 30, '合计', 150],
  ]);
  await makeLedger(host);
  const patch = {
    ...emptySpec('月报台账', 'patch'),
    blocks: [{ top: 5, left: 3, rows: [[5], [12], [12], [10], [40]] }],
  };
  await addSheets(host, [patch]);
  await recompute(host);
  expect(await rowsOf(host, SHEET, 2, 5, 8)).toEqual([
    [5, 0.5, 3, '正常', 10, 0.25, 5, '正常'],
    [12, 0.6, 2, '正常', 40, 0.8, 1, '正常'],
    [12, 0.4, 4, '正常', 79, 79 / 150, null, null],
  ]);
});
