/**
 * The cost of actions in WPS: calls are counted, because each goes to another process; time is not measured.
 */
import { makeLedger } from '../../../src/actions/make-ledger';
import { recompute } from '../../../src/actions/recompute';
import { summarisePhases } from '../../../src/actions/summarise-phases';
import { survey } from '../../../src/actions/survey';
import type { Host } from '../../../src/spreadsheet/host';
import { bookOfUnits } from '../books';
import { openInWps } from '../opened-book';

type Actions = Readonly<Record<string, (host: Host) => Promise<unknown>>>;

/** Performs actions one after the other on a workbook with this many units, none of which has reported; returns the calls of each. */
async function calls(units: number, actions: Actions): Promise<Record<string, number>> {
  const { wps, host } = openInWps(bookOfUnits(units, false));
  const counts: Record<string, number> = {};
  for (const [name, action] of Object.entries(actions)) {
    const before = wps.crossings;
    await action(host);
    counts[name] = wps.crossings - before;
  }
  return counts;
}

const DAILY: Actions = {
  check: survey,
  recompute,
  undo: (host) => host.undo(),
  'recompute anew': recompute,
  'recompute again, with nothing to do': recompute,
};

it('takes as many calls for 4,990 rows as for 16: check, 一键重算, 撤销', async () => {
  const few = await calls(16, DAILY);
  expect(await calls(4990, DAILY)).toEqual(few);
  expect(few['check']).toBeLessThan(50);
  expect(few['recompute']).toBeLessThan(2000);
  expect(few['recompute again, with nothing to do']).toBeLessThan(520);
});

const MAKING: Actions = { ledger: makeLedger, phases: summarisePhases, 'phases again': summarisePhases };

it('takes as many calls for 160 rows as for 40: ledger, phase sheets', async () => {
  const few = await calls(40, MAKING);
  expect(await calls(160, MAKING)).toEqual(few);
});

it('reads no more cells if a column is coloured down to the last row', async () => {
  const plain = openInWps(bookOfUnits(16));
  await survey(plain.host);
  const { wps, host } = openInWps(bookOfUnits(16));
  wps.colourColumn('任务分解表', 7);
  const { breakdown } = await survey(host);
  expect(breakdown.units).toHaveLength(16);
  expect(wps.carried).toBe(plain.wps.carried);
  expect(wps.crossings - plain.wps.crossings).toBe(49);
  await recompute(host);
  expect(wps.carried).toBeLessThan(10_000);
  expect(await host.undo()).toBe(true);
});

it('refuses to read a huge used range if CountA, by which it would be cut, does not work', async () => {
  const { wps, host } = openInWps(bookOfUnits(16));
  wps.colourColumn('任务分解表', 7);
  wps.misbehave('WorksheetFunction.CountA', 'null');
  await expect(survey(host)).rejects.toMatchObject({ code: 'refused', step: 'read-cells' });
  expect(wps.carried).toBe(0);
});
