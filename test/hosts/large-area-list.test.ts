/**
 * A list of key areas with 50,000 rows is checked, summed and collected; the cost in Excel and WPS is counted.
 */
import { updateAreas } from '../../src/actions/areas';
import { collect } from '../../src/actions/collect';
import { survey } from '../../src/actions/survey';
import type { ReadReturn } from '../../src/domain/returns/returns';
import { sheetNamed, valueAt } from '../../src/spreadsheet/grid';
import { settled } from '../excel-host/client';
import type { SimulatedExcel, Traffic } from '../excel-host/simulated-excel';
import { areaBook, AREA_ROWS, readAreaRows, type AreaRow } from '../support/books/area-book';
import { PLAN } from '../support/breakdown';
import { openInExcel, openInWps } from './opened-book';

const MANY = 50_000;
const FEW = 5000;
const FOUR_MEGABYTES = 4 * 1024 * 1024;
// The simulation is slow with 50,000 rows.
jest.setTimeout(900_000);

/** Rows of different employers. Every second employer has a union with 40 members. */
function rows(count: number): AreaRow[] {
  const areas = [...new Set(AREA_ROWS.map(([, area]) => area ?? ''))];
  return Array.from({ length: count }, (_, index) => [
    PLAN[index % PLAN.length]?.[0] ?? '',
    areas[index % areas.length] ?? '',
    `第${index}家用人单位有限公司`,
    100,
    50,
    ...(index % 2 === 0 ? ['是', 42136, 40] : ['否', '', '']),
    '',
  ]);
}

function returned(some: readonly AreaRow[]): ReadReturn[] {
  const areas = { unit: null, entries: readAreaRows(some) };
  return [{ fileName: 'a.xlsx', sha256: 'a', figures: [], problem: null, areas }];
}

async function cost(excel: SimulatedExcel, action: () => Promise<unknown>): Promise<Traffic> {
  await settled();
  excel.resetTraffic();
  await action();
  return { ...excel.traffic };
}

it('is checked, summed and collected in a file', async () => {
  const list = rows(MANY);
  const wrong: AreaRow[] = [['无名县', '建筑项目', '一处', 1, 2, '是', '', 3, '']];
  const host = await areaBook([...list.slice(0, -1), ...wrong]);
  const { findings, areas } = await survey(host);
  expect(areas?.entries).toHaveLength(MANY);
  expect(findings.filter(({ code }) => code.startsWith('area-')).map(({ code, row }) => [code, row])).toEqual(
    ['area-unknown-unit', 'area-over', 'area-over', 'area-undated'].map((code) => [code, MANY + 4]),
  );
  const summary = sheetNamed(await host.read(), '重点领域建会情况');
  expect(summary && valueAt(summary, 3, 1)).toBe(
    '重点领域应建会49,999个，已建会25,000个，建会率50.00%，会员1,000,000人。',
  );
  const { takenAreas } = await collect(host, returned(list), { when: '2015-12-03 09:12' });
  expect(takenAreas.map(({ state }) => state)).toEqual(['new']);
});

it('is read from Excel in few answers under 4 MB', async () => {
  const costs = async (count: number): Promise<Traffic[]> => {
    const { excel, host } = openInExcel((await areaBook(rows(count))).save());
    const added = rows(count + 1000).slice(count);
    return [
      await cost(excel, () => survey(host)),
      await cost(excel, () => updateAreas(host)),
      await cost(excel, () => collect(host, returned(added), { when: '2015-12-03 09:12' })),
    ];
  };
  const [few, many] = [await costs(FEW), await costs(MANY)];
  for (const { largestRequest, largestResponse } of many) {
    expect(largestRequest).toBeLessThan(FOUR_MEGABYTES);
    expect(largestResponse).toBeLessThan(FOUR_MEGABYTES);
  }
  // The values and formulas have about 40 MB. With Excel's limit of 5 MB per answer, nine answers would be the minimum.
  expect(many.map(({ roundTrips }) => roundTrips)).toEqual([15, 16, 15]);
  expect(few.map(({ roundTrips }) => roundTrips)).toEqual([2, 2, 2]);
});

it('takes as many calls in WPS for 4,900 rows as for 100', async () => {
  const calls = async (count: number): Promise<number[]> => {
    const { wps, host } = openInWps((await areaBook(rows(count))).save());
    const added = rows(count + 100).slice(count);
    const counts: number[] = [];
    for (const action of [
      () => survey(host),
      () => updateAreas(host),
      () => collect(host, returned(added), { when: '2015-12-03 09:12' }),
    ]) {
      const before = wps.crossings;
      await action();
      counts.push(wps.crossings - before);
    }
    return counts;
  };
  expect(await calls(4900)).toEqual(await calls(100));
});
