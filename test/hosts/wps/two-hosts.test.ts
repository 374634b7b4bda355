/**
 * Pane and ribbon are two pages with a host each, which change the same workbook over several days. Neither destroys what the other
 * needs for undo, and hidden copies saved with the workbook do no harm.
 */
import { recompute } from '../../../src/actions/recompute';
import { summarisePhases } from '../../../src/actions/summarise-phases';
import { BACKUP_PREFIX } from '../../../src/hosts/shared/backup-sheets';
import { createWorkbook, FileHost } from '../../../src/hosts/file/file-host';
import { WpsHost } from '../../../src/hosts/wps/wps-host';
import { READ_ALL } from '../../../src/spreadsheet/reading';
import { emptySpec, type WorkbookChange } from '../../../src/spreadsheet/spec';
import { readTables } from '../../../src/taskpane/session/read-tables';
import { SimulatedWps } from '../../wps-host/simulated-wps';
import { ACTION_NAMES, perform } from '../actions';
import { halfWayBook, sampleBook } from '../books';

function hostOn(wps: SimulatedWps): WpsHost {
  return new WpsHost(wps.application, (book) => Promise.resolve(createWorkbook(book)));
}

/** The pane's host. The last argument makes it the pane's, so that pane and ribbon can tell each other apart. */
function paneOn(wps: SimulatedWps): WpsHost {
  return new WpsHost(wps.application, (book) => Promise.resolve(createWorkbook(book)), true);
}

const typed = (text: string): WorkbookChange => ({
  copies: [],
  names: [],
  removedNames: [],
  sheets: [
    { ...emptySpec('任务分解表', 'patch'), blocks: [{ top: 30, left: 1, rows: [[text], [`${text}二`]] }] },
  ],
});

function at(wps: SimulatedWps, row: number): unknown {
  const sheet = wps.book.sheet('任务分解表');
  return sheet && wps.book.value(sheet, row, 1);
}

const copies = (wps: SimulatedWps): string[] =>
  wps.book.sheets.map((sheet) => sheet.name).filter((name) => name.startsWith(BACKUP_PREFIX));

/** Values and formulas of all cells, sheet by sheet, without the copies kept for 撤销. */
async function contentsOf(bytes: Uint8Array): Promise<unknown> {
  const { sheets } = await FileHost.open(bytes).read();
  return sheets
    .filter(({ name }) => !name.startsWith(BACKUP_PREFIX))
    .map(({ name, values, formulas }) => [name, values, formulas]);
}

const DAYS = [1, 2, 3, 4, 5];
/** The actions of a day: every action is performed on one of the days. */
const ACTIONS_OF_DAY = (day: number): readonly string[] =>
  ACTION_NAMES.filter((_, index) => index % DAYS.length === day % DAYS.length);

it('gives the file host’s result for every action over five days, by pane and ribbon in turn, with the workbook saved each day', async () => {
  let bytes = halfWayBook();
  let judged = halfWayBook();
  for (const day of DAYS) {
    const wps = new SimulatedWps(bytes);
    const file = FileHost.open(judged);
    const [pane, ribbon] = [paneOn(wps), hostOn(wps)];
    const hosts = day % 2 === 0 ? [pane, ribbon] : [ribbon, pane];
    for (const [index, action] of ['recompute', ...ACTIONS_OF_DAY(day), 'recompute'].entries()) {
      await perform(action, hosts[index % 2] ?? ribbon);
      await perform(action, file);
    }
    for (const host of hosts) await host.apply(typed(`第${day}天`));
    for (const host of hosts) expect(await host.undo()).toBe(true);
    expect(wps.isAtRest).toBe(true);
    bytes = wps.save();
    judged = file.save();
    expect([day, await contentsOf(bytes)]).toEqual([day, await contentsOf(judged)]);
  }
  const wps = new SimulatedWps(bytes);
  await hostOn(wps).apply(typed('最后'));
  // Copies saved with the workbook have been deleted. The one left belongs to the last change.
  expect(copies(wps)).toHaveLength(1);
});

it('undoes changes of the other page, too, the latest first', async () => {
  const wps = new SimulatedWps(sampleBook());
  const [pane, ribbon] = [hostOn(wps), hostOn(wps)];
  await pane.apply(typed('甲'));
  await ribbon.apply(typed('乙'));
  expect(await pane.undo()).toBe(true);
  expect([at(wps, 30), at(wps, 31)]).toEqual(['甲', '甲二']);
  await pane.apply(typed('丙'));
  expect(await ribbon.undo()).toBe(true);
  expect(at(wps, 30)).toBe('甲');
  expect(await ribbon.undo()).toBe(true);
  expect([at(wps, 30), at(wps, 31)]).toEqual([null, null]);
  expect(await pane.undo()).toBe(false);
  expect(copies(wps)).toEqual([]);
});

it('undoes whole actions of the other page: 生成阶段汇总 of the ribbon, from the pane', async () => {
  const wps = new SimulatedWps(halfWayBook());
  const before = await FileHost.open(wps.save()).read();
  await summarisePhases(hostOn(wps));
  const pane = hostOn(wps);
  while (await pane.undo());
  expect(await FileHost.open(wps.save()).read()).toEqual(before);
});

it('keeps undo steps per workbook, and finds them after the workbook was saved under another name', async () => {
  const wps = new SimulatedWps(sampleBook());
  const host = hostOn(wps);
  await host.apply(typed('甲'));
  wps.open(sampleBook(), '另一个.xlsx');
  expect(await host.undo()).toBe(false);
  wps.goTo('breakdown.xlsx');
  wps.saveAs('新名字.xlsx');
  expect(await hostOn(wps).undo()).toBe(true);
  expect(at(wps, 30)).toBeNull();
});

it('has no undo steps for a workbook that was closed without saving and opened again', async () => {
  const wps = new SimulatedWps(sampleBook());
  const host = hostOn(wps);
  await host.apply(typed('甲'));
  wps.reopen(sampleBook());
  expect(await host.undo()).toBe(false);
  await host.apply(typed('乙'));
  expect(await host.undo()).toBe(true);
});

it('can still undo in a workbook that was saved, closed and opened again while WPS kept running', async () => {
  const wps = new SimulatedWps(sampleBook());
  await hostOn(wps).apply(typed('甲'));
  wps.reopen(wps.save());
  expect(await hostOn(wps).undo()).toBe(true);
  expect(at(wps, 30)).toBeNull();
});

it('can undo its own changes if PluginStorage drops long texts', async () => {
  const wps = new SimulatedWps(sampleBook());
  wps.storageLimit = 200;
  const [pane, ribbon] = [hostOn(wps), hostOn(wps)];
  await pane.apply(typed('甲'));
  await ribbon.apply(typed('乙'));
  expect(at(wps, 30)).toBe('乙');
  expect(await ribbon.undo()).toBe(true);
  expect(at(wps, 30)).toBe('甲');
});

it('forgets a change whose copy was deleted by hand, so that nothing is undone by half', async () => {
  const wps = new SimulatedWps(sampleBook());
  const host = hostOn(wps);
  await host.apply(typed('甲'));
  for (const name of copies(wps)) wps.deleteSheet(name);
  expect(await host.undo()).toBe(false);
  expect(at(wps, 30)).toBe('甲');
});

describe('pane and ribbon at once', () => {
  it('never change a workbook at the same time: the second one fails and writes nothing', async () => {
    const wps = new SimulatedWps(sampleBook());
    const [pane, ribbon] = [paneOn(wps), hostOn(wps)];
    const { PluginStorage: storage } = wps.application;
    const book = wps.application.ActiveWorkbook?.FullName ?? '';
    await ribbon.read(READ_ALL);
    storage.setItem('breakdown-assistant.et.writing.pane', `${Date.now() + 1000} ${book}`);
    await expect(ribbon.apply(typed('甲'))).rejects.toMatchObject({ code: 'busy-elsewhere' });
    await expect(ribbon.undo()).rejects.toMatchObject({ code: 'busy-elsewhere' });
    expect(at(wps, 30)).toBeNull();
    // A flag for another workbook or an expired flag blocks nobody.
    storage.setItem('breakdown-assistant.et.writing.pane', `${Date.now() + 1000} 另一个.xlsx`);
    await ribbon.apply(typed('甲'));
    storage.setItem('breakdown-assistant.et.writing.pane', `${Date.now() - 1} ${book}`);
    await ribbon.apply(typed('乙'));
    expect(at(wps, 30)).toBe('乙');
    // The flag is cleared after writing.
    expect(storage.getItem('breakdown-assistant.et.writing.ribbon')).toBe('');
    await pane.apply(typed('丙'));
  });

  it('refuse a change that was planned before the other changed the workbook', async () => {
    const wps = new SimulatedWps(sampleBook());
    const [pane, ribbon] = [paneOn(wps), hostOn(wps)];
    await pane.read(READ_ALL);
    await recompute(ribbon);
    await expect(pane.apply(typed('甲'))).rejects.toMatchObject({ code: 'busy-elsewhere' });
    expect(at(wps, 30)).toBeNull();
    await pane.read(READ_ALL);
    await pane.apply(typed('甲'));
    expect(at(wps, 30)).toBe('甲');
  });
});

it('tells the pane that it can undo what the ribbon did', async () => {
  const wps = new SimulatedWps(sampleBook());
  const [pane, ribbon] = [hostOn(wps), hostOn(wps)];
  expect((await readTables(pane, null)).undoable).toBe(0);
  await recompute(ribbon);
  expect((await readTables(pane, null)).undoable).toBe(1);
  expect(await pane.undo()).toBe(true);
  expect((await readTables(pane, null)).undoable).toBe(0);
});
