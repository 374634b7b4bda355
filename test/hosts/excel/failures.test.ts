/**
 * Whichever round trip to Excel fails, the action is either complete or has changed nothing, and the error says which.
 */
import { writeFile } from 'node:fs/promises';
import { fix } from '../../../src/actions/fix';
import { recompute } from '../../../src/actions/recompute';
import { summarisePhases } from '../../../src/actions/summarise-phases';
import { survey } from '../../../src/actions/survey';
import type { Host } from '../../../src/spreadsheet/host';
import { emptySpec } from '../../../src/spreadsheet/spec';
import { settled } from '../../excel-host/client';
import type { Failure, SimulatedExcel } from '../../excel-host/simulated-excel';
import { readWithOpenpyxl, type ReadBook } from '../../support/openpyxl';
import { scratchFile } from '../../support/scratch';
import { messyBook, sampleBook } from '../books';
import { openInExcel } from '../opened-book';
import { inOneForm } from '../one-form';

const TABLE_SHEET = '任务分解表';

const FAILURES: readonly Failure[] = [
  { kind: 'lost-request' },
  { kind: 'lost-answer' },
  { kind: 'refused', after: 0.1 },
  { kind: 'refused', after: 0.5 },
  { kind: 'refused', after: 0.95 },
];

const ACTIONS: Readonly<
  Record<string, { prepare?: (host: Host) => Promise<unknown>; run: (host: Host) => Promise<unknown> }>
> = {
  recompute: { run: recompute },
  'fix all': { run: async (host) => fix(host, (await survey(host)).findings) },
  'summarise phases': { run: summarisePhases },
  'make a changed sheet anew': {
    prepare: async (host) => {
      await summarisePhases(host, { phases: ['总结交流'] });
      const spec = {
        ...emptySpec('总结交流阶段汇总', 'patch'),
        blocks: [{ top: 4, left: 1, rows: [['手写']] }],
      };
      await host.apply({ copies: [], sheets: [spec], names: [], removedNames: [] });
    },
    run: (host) => summarisePhases(host, { phases: ['总结交流'] }),
  },
};

const saved = async (excel: SimulatedExcel): Promise<ReadBook> => {
  const path = scratchFile('book.xlsx');
  await writeFile(path, excel.save());
  return inOneForm(await readWithOpenpyxl(path));
};

/** The workbook without page numbers: none are added if Excel refuses to give header and footer, because there may already be some. */
function withoutPageNumbers(book: ReadBook): ReadBook {
  return {
    ...book,
    sheets: book.sheets.map((sheet) =>
      sheet.kind !== 'chartsheet' && sheet.name === TABLE_SHEET
        ? { ...sheet, print: { ...sheet.print, footer: { ...sheet.print.footer, center: null } } }
        : sheet,
    ),
  };
}

describe.each(Object.keys(ACTIONS))('%s', (name) => {
  it.each(
    FAILURES.map(
      (failure) => [failure.kind + ('after' in failure ? String(failure.after) : ''), failure] as const,
    ),
  )('leaves the workbook as it was or completely changed when a round trip fails: %s', async (_, failure) => {
    const action = ACTIONS[name];
    if (!action) throw new Error(name);
    const book = name === 'fix all' ? messyBook() : sampleBook();
    const begin = async () => {
      const opened = openInExcel(book);
      await action.prepare?.(opened.host);
      await settled();
      return opened;
    };
    const done = await begin();
    const before = await saved(done.excel);
    const start = done.excel.traffic.roundTrips;
    await action.run(done.host);
    await settled();
    const trips = done.excel.traffic.roundTrips - start;
    const after = await saved(done.excel);
    expect(trips).toBeGreaterThan(0);
    for (let trip = 0; trip < trips; trip += 1) {
      const { excel, host } = await begin();
      excel.failures.set(trip, failure);
      const error = await action.run(host).then(
        () => null,
        (thrown: unknown) => thrown as { code?: string },
      );
      const now = await saved(excel);
      if (error === null) expect([after, withoutPageNumbers(after)]).toContainEqual(now);
      else {
        expect(['no-answer', 'refused']).toContain(error.code);
        // 修复 reads once more after writing. If only this read fails, the change is complete.
        expect([before, ...(name === 'fix all' && trip === trips - 1 ? [after] : [])]).toContainEqual(now);
      }
    }
  });
});

it.each(FAILURES)(
  'undoes an action completely or not at all when a round trip of 撤销 fails: %o',
  async (failure) => {
    const begin = async () => {
      const opened = openInExcel(sampleBook());
      const before = await saved(opened.excel);
      await recompute(opened.host);
      await settled();
      return { ...opened, before, done: await saved(opened.excel) };
    };
    // The first round trip reads, the second restores.
    for (const trip of [0, 1]) {
      const { excel, host, before, done } = await begin();
      excel.failures.set(trip, failure);
      const error = await host.undo().then(
        () => null,
        (thrown: unknown) => thrown as { code?: string },
      );
      const now = await saved(excel);
      if (error === null) expect(now).toEqual(before);
      else if (error.code !== 'not-restored') {
        expect(now).toEqual(done);
        expect(await host.undo()).toBe(true);
        expect(await saved(excel)).toEqual(before);
      } else expect(failure).toMatchObject({ kind: 'refused' });
    }
  },
);

it('keeps what the user typed after the action when the action is undone', async () => {
  const { excel, host } = openInExcel(sampleBook());
  await recompute(host);
  excel.type('任务分解表', 'E4', 1200);
  excel.type('任务分解表', 'F5', '已核实');
  excel.type('任务分解表', 'B6', 41_778);
  await host.undo();
  const values = [
    [3, 6],
    [4, 5],
    [5, 6],
    [6, 2],
    [4, 6],
  ].map(([row = 0, column = 0]) => excel.book.value(excel.book.activeSheet, row, column));
  expect(values).toEqual([null, 1200, '已核实', 41_778, null]);
});

it('does nothing while a cell is being edited, and says so', async () => {
  const { excel, host } = openInExcel(sampleBook());
  excel.isEditing = true;
  await expect(recompute(host)).rejects.toMatchObject({ code: 'cell-in-edit-mode' });
  excel.isEditing = false;
  await recompute(host);
});

it('says that the workbook was not restored when restoring fails, too', async () => {
  const { excel, host } = openInExcel(sampleBook());
  excel.failures.set(2, { kind: 'refused', after: 0.5 });
  excel.failures.set(3, { kind: 'lost-request' });
  await expect(recompute(host)).rejects.toMatchObject({ code: 'not-restored' });
});

it('reads again when a known sheet was deleted', async () => {
  const { excel, host } = openInExcel(sampleBook());
  await summarisePhases(host);
  excel.deleteSheet('推进实施阶段汇总');
  await expect(recompute(host)).resolves.toBeDefined();
  excel.deleteSheet('任务分解表');
  await expect(survey(host)).rejects.toMatchObject({ code: 'no-table' });
});
