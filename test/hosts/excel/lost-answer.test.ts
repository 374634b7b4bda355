/**
 * Excel carries out a change, but its answer is lost: the add-in finds out what became of the change, tells it, and can take it back as
 * far as it knows what was there before.
 */
import { fix } from '../../../src/actions/fix';
import { recompute } from '../../../src/actions/recompute';
import { summarisePhases } from '../../../src/actions/summarise-phases';
import { survey } from '../../../src/actions/survey';
import { runRibbonAction } from '../../../src/commands/ribbon-actions';
import { inPageFileEngine } from '../../../src/engine/in-page-engine';
import { ExcelHost } from '../../../src/hosts/excel/excel-host';
import { createWorkbook } from '../../../src/hosts/file/file-host';
import { BACKUP_PREFIX } from '../../../src/hosts/shared/backup-sheets';
import { paneEnUS } from '../../../src/i18n/pane/en-US';
import { paneZhCN } from '../../../src/i18n/pane/zh-CN';
import type { Host } from '../../../src/spreadsheet/host';
import { READ_ALL } from '../../../src/spreadsheet/reading';
import { emptySpec } from '../../../src/spreadsheet/spec';
import type { Command } from '../../../src/taskpane/session/command';
import { SessionRunner } from '../../../src/taskpane/session/session-runner';
import { settled } from '../../excel-host/client';
import type { SimulatedExcel } from '../../excel-host/simulated-excel';
import { changeOf, typed } from '../actions';
import { messyBook, sampleBook } from '../books';
import { differencesOf } from '../failing/drive';
import { openInExcel } from '../opened-book';

const SHEET = '推进实施阶段汇总';
const ONE_PHASE = { phases: ['推进实施'] };

/** Runs an action whose first request that writes is carried out, but not answered. @param after the share that is carried out */
async function unanswered(
  excel: SimulatedExcel,
  host: Host,
  run: (host: Host) => Promise<unknown>,
  after = 1,
): Promise<void> {
  const handle = excel.handle.bind(excel);
  excel.handle = (text) => {
    if (text.includes(SETS)) {
      excel.handle = handle;
      excel.failures.set(0, { kind: 'lost-answer', after });
    }
    return handle(text);
  };
  await run(host).finally(settled);
}

/** An action that sets a property; only requests that write have one. */
const SETS = '"ActionType":4';

async function run(runner: SessionRunner, command: Command): Promise<void> {
  runner.run(command);
  await idle(runner);
}

async function idle(runner: SessionRunner): Promise<void> {
  while (runner.getState().running) await new Promise((resolve) => setTimeout(resolve, 5));
}

function backupsIn(excel: SimulatedExcel): string[] {
  return excel.book.sheets.map(({ name }) => name).filter((name) => name.startsWith(BACKUP_PREFIX));
}

/** The parts of a workbook that only need to be restored if the host says that it can undo exactly. */
const CONTENTS = ['tabs', 'cells', 'names'] as const;

describe('a change that Excel carried out without answering', () => {
  it('is told in the pane and can be undone exactly there', async () => {
    const { excel, host } = openInExcel(sampleBook());
    const runner = new SessionRunner({
      host,
      bookName: '',
      save: undefined,
      startEngine: () => inPageFileEngine(),
    });
    const stop = runner.start();
    await idle(runner);
    const before = excel.contents();
    await unanswered(excel, host, () => run(runner, { kind: 'recompute' }));
    expect(runner.getState()).toMatchObject({ failure: null, unconfirmed: { undo: 'exact' }, undoable: 1 });
    expect(differencesOf(excel.contents(), before, [])).not.toEqual([]);
    await run(runner, { kind: 'undo' });
    expect(runner.getState()).toMatchObject({ failure: null, unconfirmed: null, undoable: 0 });
    expect(differencesOf(excel.contents(), before, [])).toEqual([]);
    stop();
  });

  it.each(['zh-CN', 'en-US'] as const)('is told by the ribbon, in %s', async (language) => {
    const { excel } = openInExcel(sampleBook());
    const host = new ExcelHost((book) => Promise.resolve(createWorkbook(book)), { canUndo: false });
    const press = (): ReturnType<typeof runRibbonAction> =>
      runRibbonAction('recompute', { host, language, bookName: '' });
    let said: Awaited<ReturnType<typeof press>> = null;
    await unanswered(excel, host, async () => (said = await press()));
    const pane = language === 'zh-CN' ? paneZhCN : paneEnUS;
    expect(said).toMatchObject({ message: `${pane.unconfirmedTitle}\n${pane.unconfirmed(null)}` });
    expect(await press()).toBeNull();
  });

  it('restores a sheet that was made anew from its hidden copy, with its chart', async () => {
    const { excel, host } = openInExcel(sampleBook());
    await summarisePhases(host, ONE_PHASE);
    await host.apply(typed(SHEET, 4, 1, '手写的一句话'));
    await settled();
    const before = excel.contents();
    await unanswered(excel, host, (each) => summarisePhases(each, ONE_PHASE));
    expect(host.unconfirmed).toEqual({ undo: 'exact' });
    expect(await host.undo()).toBe(true);
    await settled();
    expect(differencesOf(excel.contents(), before, [])).toEqual([]);
    expect(backupsIn(excel)).toEqual([]);
  });

  it('restores contents where formats were not read, and says so', async () => {
    const { excel, host } = openInExcel(messyBook());
    const fixAll = async (each: Host): Promise<unknown> => fix(each, (await survey(each)).findings);
    const before = excel.contents();
    await unanswered(excel, host, fixAll);
    expect(host.unconfirmed).toEqual({ undo: 'contents' });
    expect(await host.undo()).toBe(true);
    const now = excel.contents();
    for (const part of CONTENTS) expect(now[part]).toEqual(before[part]);
  });

  it('has no undo where the contents were not read, nor have earlier steps', async () => {
    const { excel, host } = openInExcel(sampleBook());
    await host.read(READ_ALL);
    await host.apply(typed('任务分解表', 30, 1, '一'));
    await host.read(() => () => ({ hasContents: false, ownColumns: [], hasOwnValues: false }));
    excel.failures.set(0, { kind: 'lost-answer' });
    expect(await host.apply(typed('任务分解表', 31, 1, '二'))).toBe(false);
    expect(host.unconfirmed).toEqual({ undo: 'none' });
    const standing = excel.contents();
    expect(await host.undo()).toBe(false);
    expect(excel.contents()).toEqual(standing);
  });

  it('is told again for each change, and not for a change that Excel confirmed', async () => {
    const { excel, host } = openInExcel(sampleBook());
    await host.read(READ_ALL);
    expect(host.unconfirmed).toBeNull();
    const told = [];
    for (const row of [30, 31]) {
      await host.read(READ_ALL);
      excel.failures.set(0, { kind: 'lost-answer' });
      await host.apply(typed('任务分解表', row, 1, '试'));
      told.push(host.unconfirmed);
    }
    expect(told[0]).not.toBe(told[1]);
    await host.apply(typed('任务分解表', 32, 1, '试'));
    expect(host.unconfirmed).toBe(told[1]);
    for (const row of [32, 31, 30]) {
      expect(excel.value('任务分解表', row, 1)).toBe('试');
      expect(await host.undo()).toBe(true);
      expect(excel.value('任务分解表', row, 1)).toBeNull();
    }
  });

  it('leaves no hidden copy where the user has no undo', async () => {
    const { excel } = openInExcel(sampleBook());
    const ribbon = new ExcelHost((book) => Promise.resolve(createWorkbook(book)), { canUndo: false });
    await summarisePhases(ribbon, ONE_PHASE);
    await ribbon.apply(typed(SHEET, 4, 1, '手写的一句话'));
    await unanswered(excel, ribbon, (each) => summarisePhases(each, ONE_PHASE));
    expect(ribbon.unconfirmed).toEqual({ undo: null });
    expect(backupsIn(excel)).toEqual([]);
  });
});

describe('a change of which Excel carried out a part, without answering', () => {
  it.each([0.3, 0.7])('is put back exactly, and the failure says so: %s of it', async (share) => {
    const { excel, host } = openInExcel(sampleBook());
    const before = excel.contents();
    await expect(unanswered(excel, host, recompute, share)).rejects.toMatchObject({ code: 'no-answer' });
    expect(differencesOf(excel.contents(), before, [])).toEqual([]);
    expect(host.unconfirmed).toBeNull();
  });

  it('is put back from the hidden copy, which is then deleted', async () => {
    const { excel, host } = openInExcel(sampleBook());
    await summarisePhases(host, ONE_PHASE);
    await host.apply(typed(SHEET, 4, 1, '手写的一句话'));
    await settled();
    const before = excel.contents();
    const again = (each: Host): Promise<unknown> => summarisePhases(each, ONE_PHASE);
    await expect(unanswered(excel, host, again, 0.5)).rejects.toMatchObject({ code: 'no-answer' });
    expect(differencesOf(excel.contents(), before, [])).toEqual([]);
    expect(backupsIn(excel)).toEqual([]);
  });

  it('does not claim anything when Excel can’t be asked what became of it', async () => {
    const { excel, host } = openInExcel(sampleBook());
    await host.read(READ_ALL);
    excel.failures.set(0, { kind: 'lost-answer' });
    for (const trip of [1, 2, 3]) excel.failures.set(trip, { kind: 'lost-request' });
    const spec = { ...emptySpec('任务分解表', 'patch'), blocks: [{ top: 30, left: 1, rows: [['试']] }] };
    await expect(host.apply(changeOf(spec))).rejects.toMatchObject({ code: 'not-confirmed' });
  });
});
