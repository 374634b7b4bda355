/**
 * What an action costs in Excel: round trips, commands and bytes are counted, times are not.
 */
import { recompute } from '../../../src/actions/recompute';
import { summarisePhases } from '../../../src/actions/summarise-phases';
import { settled } from '../../excel-host/client';
import type { SimulatedExcel, Traffic } from '../../excel-host/simulated-excel';
import { bookOfUnits, sampleBook } from '../books';
import { openInExcel } from '../opened-book';

const FEW = 16;
const MANY = 10_000;
const FOUR_MEGABYTES = 4 * 1024 * 1024;

async function cost(excel: SimulatedExcel, action: () => Promise<unknown>): Promise<Traffic> {
  await settled();
  excel.resetTraffic();
  await action();
  return { ...excel.traffic };
}

describe('一键重算', () => {
  it('takes three round trips cold and two warm', async () => {
    const { excel, host } = openInExcel(sampleBook());
    expect((await cost(excel, () => recompute(host))).roundTrips).toBeLessThanOrEqual(3);
    expect((await cost(excel, () => recompute(host))).roundTrips).toBeLessThanOrEqual(2);
    excel.type('任务分解表', 'E4', 1200);
    expect((await cost(excel, () => recompute(host))).roundTrips).toBeLessThanOrEqual(2);
  });

  it('takes two round trips when the user typed, sorted nothing, and came back', async () => {
    const { excel, host } = openInExcel(sampleBook());
    await recompute(host);
    excel.type('任务分解表', 'F5', '=1+1');
    expect((await cost(excel, () => recompute(host))).roundTrips).toBeLessThanOrEqual(2);
  });

  it(`costs the same for ${String(FEW)} and ${String(MANY)} rows`, async () => {
    const runs = async (units: number): Promise<Traffic[]> => {
      const { excel, host } = openInExcel(bookOfUnits(units));
      const costs = [await cost(excel, () => recompute(host)), await cost(excel, () => recompute(host))];
      excel.type('任务分解表', 'D3', 77);
      return [...costs, await cost(excel, () => recompute(host))];
    };
    const [few, many] = [await runs(FEW), await runs(MANY)];
    expect(many.map((one) => one.roundTrips)).toEqual(few.map((one) => one.roundTrips));
    expect(many[0]?.commands).toBeLessThanOrEqual((few[0]?.commands ?? 0) + LARGE_TABLE_COMMANDS);
    for (const one of many) {
      expect(one.largestRequest).toBeLessThan(FOUR_MEGABYTES);
      expect(one.largestResponse).toBeLessThan(FOUR_MEGABYTES);
    }
  });

  it(`gives as many commands for 3,000 rows as for ${String(MANY)}`, async () => {
    const runs = async (units: number): Promise<number[]> => {
      const { excel, host } = openInExcel(bookOfUnits(units));
      const first = await cost(excel, () => recompute(host));
      return [first.commands, (await cost(excel, () => recompute(host))).commands];
    };
    expect(await runs(MANY)).toEqual(await runs(3000));
  });
});

/** A large table is asked for in parts and its formats kept as a whole: a fixed number of commands more. */
const LARGE_TABLE_COMMANDS = 400;

describe('生成阶段汇总', () => {
  it('takes at most four round trips, the first time and again', async () => {
    const { excel, host } = openInExcel(sampleBook());
    expect((await cost(excel, () => summarisePhases(host))).roundTrips).toBeLessThanOrEqual(4);
    expect((await cost(excel, () => summarisePhases(host))).roundTrips).toBeLessThanOrEqual(4);
  });

  it(`takes as many for ${String(MANY)} units, in chunks under 4 MB`, async () => {
    const run = async (units: number): Promise<Traffic> => {
      const { excel, host } = openInExcel(bookOfUnits(units));
      return cost(excel, () => summarisePhases(host));
    };
    const [few, many] = [await run(FEW), await run(MANY)];
    expect(many.roundTrips).toBeLessThanOrEqual(4);
    expect(few.roundTrips).toBeLessThanOrEqual(4);
    expect(many.largestRequest).toBeLessThan(FOUR_MEGABYTES);
    expect(many.largestResponse).toBeLessThan(FOUR_MEGABYTES);
  });
});
