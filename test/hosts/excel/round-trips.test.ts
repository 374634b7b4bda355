/**
 * The cost of actions in Excel: round trips, commands and bytes are counted; time is not measured.
 */
import { collect } from '../../../src/actions/collect';
import { recompute } from '../../../src/actions/recompute';
import { summarisePhases } from '../../../src/actions/summarise-phases';
import type { ReadReturn } from '../../../src/domain/returns/returns';
import { readReturnFile } from '../../../src/engine/return-file';
import { ExcelHost } from '../../../src/hosts/excel/excel-host';
import { createWorkbook } from '../../../src/hosts/file/file-host';
import { readingPlan } from '../../../src/sheets/reading-plan';
import { returnTemplate } from '../../../src/sheets/returns/return-template';
import type { Host } from '../../../src/spreadsheet/host';
import { PLAN_CAMPAIGN } from '../../support/campaign';
import { connect, settled } from '../../excel-host/client';
import type { SimulatedExcel, Traffic } from '../../excel-host/simulated-excel';
import { bookOfUnits, bookWithRoster, halfWayBook, sampleBook } from '../books';
import { openInExcel } from '../opened-book';

const FEW = 16;
const MANY = 10_000;
// The simulation is slow with 10,000 units.
jest.setTimeout(600_000);
const FOUR_MEGABYTES = 4 * 1024 * 1024;

async function cost(excel: SimulatedExcel, action: () => Promise<unknown>): Promise<Traffic> {
  await settled();
  excel.resetTraffic();
  await action();
  return { ...excel.traffic };
}

describe('一键重算', () => {
  it('takes at most three round trips for an unknown table and two for a known one', async () => {
    const { excel, host } = openInExcel(sampleBook());
    expect((await cost(excel, () => recompute(host))).roundTrips).toBeLessThanOrEqual(3);
    expect((await cost(excel, () => recompute(host))).roundTrips).toBeLessThanOrEqual(2);
    excel.type('任务分解表', 'E4', 1200);
    expect((await cost(excel, () => recompute(host))).roundTrips).toBeLessThanOrEqual(2);
  });

  it('takes at most two round trips after the user typed a formula', async () => {
    const { excel, host } = openInExcel(sampleBook());
    await recompute(host);
    excel.type('任务分解表', 'F5', '=1+1');
    expect((await cost(excel, () => recompute(host))).roundTrips).toBeLessThanOrEqual(2);
  });

  it(`costs the same for ${FEW} and ${MANY} rows`, async () => {
    const [few, many] = [await coldAndWarm(FEW, recompute), await coldAndWarm(MANY, recompute)];
    expect(many.map((traffic) => traffic.roundTrips)).toEqual(few.map((traffic) => traffic.roundTrips));
    expect(many[0]?.commands).toBe(few[0]?.commands);
    for (const traffic of many) expectSmallMessages(traffic);
  });

  it('takes the same number of commands the second time for any number of rows', async () => {
    // In large tables the add-in's own formulas are written again rather than read back (docs/decisions/0011-excel-host.md).
    const [some, many] = [await coldAndWarm(2000, recompute), await coldAndWarm(4000, recompute)];
    expect(many[1]?.commands).toBe(some[1]?.commands);
  });
});

/** Makes sheets for three phases, the number for which limits are specified. */
const summariseThree = (host: Host): Promise<unknown> =>
  summarisePhases(host, { phases: ['第一季度', '第二季度', '第三季度'] });

describe('生成阶段汇总', () => {
  it('takes at most four round trips, the first and the second time', async () => {
    for (const traffic of await coldAndWarm(FEW, summariseThree))
      expect(traffic.roundTrips).toBeLessThanOrEqual(4);
  });

  it(`takes no more for ${MANY} units, in messages under 4 MB`, async () => {
    // 600 units are more than a chart can label, and enough that each sheet stores a name for its table (phase-home.ts).
    const [few] = await coldAndWarm(600, summariseThree);
    const { many } = await largeBook();
    expect(many.commands).toBe(few?.commands);
    expect(many.roundTrips).toBeLessThanOrEqual(4);
    expectSmallMessages(many);
  });

  it('takes no more in a new session, which does not know the sizes of the sheets yet', async () => {
    const { excel } = await largeBook();
    const fresh = newHost();
    const { roundTrips, ...messages } = await cost(excel, () => summariseThree(fresh));
    expect(roundTrips).toBeLessThanOrEqual(4);
    expectSmallMessages({ roundTrips, ...messages });
    const reading = await cost(excel, () => newHost().read(readingPlan('everything')));
    expect(reading.roundTrips).toBe(3);
    expectSmallMessages(reading);
  });

  it('reads the workbook with a fourth sheet of that size in two answers, whether or not it knows the sizes', async () => {
    const { excel, host } = await largeBook();
    const making = await cost(excel, () => summarisePhases(host, { phases: ['第四季度'] }));
    expect(making.roundTrips).toBeLessThanOrEqual(4);
    expectSmallMessages(making);
    const all = readingPlan('everything');
    for (const traffic of [
      await cost(excel, () => host.read(all)),
      await cost(excel, () => host.read(all)),
    ]) {
      expect(traffic.roundTrips).toBe(2);
      expectSmallMessages(traffic);
    }
  });
});

describe('收取月报', () => {
  const returns = async (month: number): Promise<ReadReturn[]> => {
    const figures = new Map([[month, 400]]);
    const template = returnTemplate(PLAN_CAMPAIGN, { name: '舞钢', target: 1, figures });
    return [await readReturnFile('a.xlsx', createWorkbook(template))];
  };

  it.each([
    ['with a ledger', halfWayBook],
    ['where the ledger is still to be made', sampleBook],
  ])('takes as many round trips as one 一键重算, for an unknown and a known table: %s', async (_, book) => {
    const [first, second] = [await returns(10), await returns(11)];
    const recomputing = openInExcel(book());
    const cold = await cost(recomputing.excel, () => recompute(recomputing.host));
    recomputing.excel.type('任务分解表', 'E4', 1200);
    const warm = await cost(recomputing.excel, () => recompute(recomputing.host));
    const { excel, host } = openInExcel(book());
    const collecting = [
      await cost(excel, () => collect(host, first, { when: '2015-11-03 09:12' })),
      await cost(excel, () => collect(host, second, { when: '2015-12-03 09:12' })),
    ];
    expect(collecting.map((traffic) => traffic.roundTrips)).toEqual([cold.roundTrips, warm.roundTrips]);
  });
});

/** A new session with the open workbook. */
function newHost(): ExcelHost {
  return new ExcelHost((book) => Promise.resolve(createWorkbook(book)));
}

let made: ReturnType<typeof makeLargeBook> | undefined;

/** A workbook with three phase sheets of {@link MANY} units, and the cost of making them. */
async function makeLargeBook(): Promise<{ excel: SimulatedExcel; host: Host; many: Traffic }> {
  const { excel, host } = openInExcel(bookOfUnits(MANY));
  return { excel, host, many: await cost(excel, () => summariseThree(host)) };
}

async function largeBook(): ReturnType<typeof makeLargeBook> {
  const opened = await (made ??= makeLargeBook());
  connect(opened.excel);
  return opened;
}

it(`reads a table of ${MANY} rows in an answer of 750 thousand bytes, the first and the second time`, async () => {
  const { excel, host } = openInExcel(bookOfUnits(MANY));
  const read = (): Promise<unknown> => host.read(readingPlan('everything'));
  const bytes = [await cost(excel, read), await cost(excel, read)].map((traffic) => traffic.largestResponse);
  // Rounded to ten thousands, because the client numbers its objects consecutively, and later numbers are longer.
  expect(bytes.map((size) => Math.round(size / 10_000))).toEqual([75, 75]);
});

it('reads a workbook that is larger than one answer in parts', async () => {
  const { excel, host } = openInExcel(bookWithRoster(30_000));
  await recompute(host);
  expect(excel.book.value(excel.book.activeSheet, 1, 5)).toBe('完成率');
  expect(excel.traffic.largestResponse).toBeLessThan(FOUR_MEGABYTES);
});

/** The cost of an action on a workbook with this many units, the first and the second time. */
async function coldAndWarm(units: number, action: (host: Host) => Promise<unknown>): Promise<Traffic[]> {
  const { excel, host } = openInExcel(bookOfUnits(units));
  return [await cost(excel, () => action(host)), await cost(excel, () => action(host))];
}

function expectSmallMessages({ largestRequest, largestResponse }: Traffic): void {
  expect(largestRequest).toBeLessThan(FOUR_MEGABYTES);
  expect(largestResponse).toBeLessThan(FOUR_MEGABYTES);
}
