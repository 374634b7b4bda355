/**
 * From the plan to the units, in every host: the task is divided and handed down, and returns are collected. Each action is
 * one undo step.
 */
import { collect } from '../../src/actions/collect';
import { handDown } from '../../src/actions/hand-down';
import { makeLedger } from '../../src/actions/make-ledger';
import { readReturnFile } from '../../src/engine/return-file';
import { createWorkbook, FileHost } from '../../src/hosts/file/file-host';
import type { CellValue } from '../../src/spreadsheet/grid';
import type { Host } from '../../src/spreadsheet/host';
import { READ_ALL } from '../../src/spreadsheet/reading';
import type { ReadReturn } from '../../src/domain/returns/returns';
import { changeOf, divide } from './actions';
import { sampleBook } from './books';
import { openIn, type HostName } from './opened-book';
import { emptySpec } from '../../src/spreadsheet/spec';

/** 舞钢's workbook as 舞钢 returns it: divided, with the figures of its own units. */
async function comesBack(): Promise<ReadReturn> {
  const [book] = await handDown(FileHost.open(sampleBook()));
  if (!book) throw new Error('nothing was handed down');
  const unit = FileHost.open(createWorkbook(book));
  const rows = [
    ['朱兰街道', 9000, 1500],
    ['八台镇', 12_000, 2000],
  ];
  await unit.apply(changeOf({ ...emptySpec('任务分解表', 'patch'), blocks: [{ top: 8, left: 1, rows }] }));
  const figures = new Map([
    ['朱兰街道', new Map([[4, 120]])],
    ['八台镇', new Map([[4, 80]])],
  ]);
  await makeLedger(unit, { figures });
  return readReturnFile('舞钢任务分解.xlsx', unit.save());
}

const sheetOf = async (host: Host, name: string): Promise<readonly (readonly CellValue[])[] | undefined> =>
  (await host.read(READ_ALL)).sheets.find((sheet) => sheet.name === name)?.values;

it.each<HostName>(['file', 'excel', 'wps'])(
  'goes from a scheme to what units return, in the %s host',
  async (name) => {
    const { host } = openIn(name, sampleBook());
    const before = await host.read(READ_ALL);
    const divided = await divide(host);
    expect(divided.sheets.map(({ name: sheet, state }) => [sheet, state])).toEqual([
      ['分解方案', 'made'],
      ['任务分解表', 'patched'],
    ]);
    expect((await sheetOf(host, '任务分解表'))?.[3]?.[2]).toBe(divided.schemes[0]?.units[0]?.target);
    expect(await host.undo()).toBe(true);
    expect(await host.read(READ_ALL)).toEqual(before);

    // Every host makes the same workbooks for the units, and making them changes nothing.
    expect(await handDown(host)).toEqual(await handDown(FileHost.open(sampleBook())));
    expect(await host.read(READ_ALL)).toEqual(before);

    const collected = await collect(host, [await comesBack()], { when: '2015-05-03 09:12' });
    expect(collected.taken.map(({ unit, month, amount }) => [unit, month, amount])).toEqual([
      ['舞钢', 4, 200],
    ]);
    expect((await sheetOf(host, '下级分解'))?.[4]?.slice(0, 5)).toEqual([
      '舞钢',
      3500,
      '下级合计',
      21_000,
      3500,
    ]);
    expect(await host.undo()).toBe(true);
    expect(await host.read(READ_ALL)).toEqual(before);
  },
);
