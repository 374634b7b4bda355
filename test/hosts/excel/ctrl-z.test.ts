/**
 * Excel's Ctrl+Z after an action. The pane's own 撤销 is tested elsewhere.
 */
import { recompute } from '../../../src/actions/recompute';
import { READ_ALL } from '../../../src/spreadsheet/reading';
import { emptySpec, type WorkbookChange } from '../../../src/spreadsheet/spec';
import { SimulatedExcel } from '../../excel-host/simulated-excel';
import { sampleBook } from '../books';
import { changeOf } from '../actions';
import { openInExcel } from '../opened-book';

const TABLE = '任务分解表';

const ROWS = 10_000;
const texts = (last: string): string[][] =>
  Array.from({ length: ROWS }, (_, row) => [`${'二〇一五年新发展会员'.repeat(8)}${String(row)}${last}`]);

/** A change with more text than fits in one request. */
const LARGE: WorkbookChange = changeOf({
  ...emptySpec(TABLE, 'patch'),
  blocks: [
    { top: 40, left: 1, rows: texts('甲') },
    { top: 40, left: 3, rows: texts('乙') },
  ],
});
const LAST = 40 + ROWS - 1;

const opened = async (version: number) => {
  const { excel, host } = openInExcel(sampleBook(), version);
  await host.read(READ_ALL);
  excel.undo.isKept = true;
  return { excel, host };
};
const cell = (excel: SimulatedExcel, row: number, column: number): unknown => excel.value(TABLE, row, column);

it('undoes a change of several requests in one step from ExcelApi 1.20 on', async () => {
  const { excel, host } = await opened(20);
  await host.apply(LARGE);
  expect(cell(excel, LAST, 3)).toContain('9999乙');
  expect(excel.undo.length).toBe(1);
  const before = new SimulatedExcel(excel.undo.pressCtrlZ());
  expect([cell(before, 40, 1), cell(before, LAST, 3)]).toEqual([null, null]);
});

it('needs several steps before ExcelApi 1.20, which introduced undo groups', async () => {
  const { excel, host } = await opened(15);
  await host.apply(LARGE);
  expect([excel.undo.groups, excel.undo.length]).toEqual([0, 2]);
});

it('writes without a group if the build refuses the change in one, and then no longer tries groups', async () => {
  const { excel, host } = await opened(20);
  excel.undo.refusesGroups = true;
  expect(await host.apply(LARGE)).toBe(true);
  expect(cell(excel, LAST, 3)).toContain('9999乙');
  await host.undo();
  expect([cell(excel, 40, 1), cell(excel, LAST, 3)]).toEqual([null, null]);
  await host.apply(LARGE);
  expect(excel.undo.groups).toBe(1);
});

it('begins no group for a change that copies a sheet, because Excel would refuse it', async () => {
  const { excel, host } = await opened(20);
  await host.apply({ ...LARGE, copies: [{ sheet: TABLE, as: '留存' }] });
  expect(excel.undo.groups).toBe(0);
  expect(cell(excel, LAST, 3)).toContain('9999乙');
});

it('undoes 一键重算 in one step, because it is one request', async () => {
  const { excel, host } = openInExcel(sampleBook(), 20);
  await recompute(host);
  excel.type(TABLE, 'F9', '');
  excel.undo.isKept = true;
  await recompute(host);
  expect([excel.undo.groups, excel.undo.length]).toEqual([0, 1]);
  expect(cell(excel, 9, 6)).not.toBeNull();
  expect(cell(new SimulatedExcel(excel.undo.pressCtrlZ()), 9, 6)).toBeNull();
});
