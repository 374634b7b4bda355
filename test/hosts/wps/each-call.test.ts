/**
 * Makes each call to WPS fail, one per run. Every time the change is complete or the workbook is as it was; the same holds for
 * undo.
 */
import { READ_ALL } from '../../../src/spreadsheet/reading';
import { createWorkbook } from '../../../src/hosts/file/file-host';
import { WpsHost } from '../../../src/hosts/wps/wps-host';
import { HostError, type Host } from '../../../src/spreadsheet/host';
import type { SimulatedWps } from '../../wps-host/simulated-wps';
import { bookOfUnits } from '../books';
import { openInWps } from '../opened-book';
import { ONE_OF_EVERYTHING } from './one-of-everything';

const BOOK = bookOfUnits(3);

/** The content of the workbook, read with a new host, which is much faster than saving. */
async function cellsIn(wps: SimulatedWps): Promise<string> {
  const fresh = new WpsHost(wps.application, (made) => Promise.resolve(createWorkbook(made)));
  const book = await fresh.read(READ_ALL);
  const sheets = book.sheets.map(({ hiddenRows, ...sheet }) => ({ ...sheet, hiddenRows: [...hiddenRows] }));
  // Print areas and titles are names, too. A change may succeed without them.
  const names = book.names.filter((name) => !name.name.startsWith('_xlnm.'));
  return JSON.stringify({ ...book, sheets, names });
}

async function outcome(work: () => Promise<unknown>): Promise<unknown> {
  return work().then(
    () => null,
    (error: unknown) => error,
  );
}

async function failEachCall(
  prepare: (host: Host) => Promise<void>,
  act: (host: Host) => Promise<unknown>,
): Promise<{ calls: number; wrong: string[] }> {
  const plain = openInWps(BOOK);
  await prepare(plain.host);
  const before = await cellsIn(plain.wps);
  const start = plain.wps.crossings;
  await act(plain.host);
  const calls = plain.wps.crossings - start;
  const after = await cellsIn(plain.wps);
  const wrong: string[] = [];
  for (let call = 1; call <= calls; call += 1) {
    const { wps, host } = openInWps(BOOK);
    await prepare(host);
    wps.failAfter(call);
    const error = await outcome(() => act(host));
    wps.behave();
    const expected = error === null ? after : before;
    const isRight = (error === null || error instanceof HostError) && wps.isAtRest;
    if (!isRight || (await cellsIn(wps)) !== expected) wrong.push(`call ${call}: ${String(error)}`);
  }
  return { calls, wrong };
}

const applied = async (host: Host): Promise<void> => {
  await host.read(READ_ALL);
  await host.apply(ONE_OF_EVERYTHING);
};

it('completes a change or leaves the workbook as it was, whichever call fails', async () => {
  const { calls, wrong } = await failEachCall(() => Promise.resolve(), applied);
  expect(calls).toBeGreaterThan(400);
  expect(wrong).toEqual([]);
}, 600_000);

it('undoes a change completely or not at all, whichever call fails', async () => {
  const { calls, wrong } = await failEachCall(applied, async (host) => {
    if (!(await host.undo())) throw new HostError('no-answer', 'nothing to take back');
  });
  expect(calls).toBeGreaterThan(100);
  expect(wrong).toEqual([]);
}, 600_000);
