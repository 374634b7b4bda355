import { survey, type Survey, type SurveyOptions } from '../../src/actions/survey';
import { bookOf } from '../support/book';
import type { FileHost } from '../../src/hosts/file/file-host';

/** Two tables on a sheet; the rows between them are empty. */
const TABLES = [
  ['单位名称', '2014年底会员数', '2015年新增任务数', '1至6月完成数'],
  ['甲单位', 1000, 200, 90],
  ['乙单位', 2000, 400, 100],
  ['合计', 3000, 600, 190],
] as const;

/** A host that returns the same grid each time, as a host may that knows that nothing has changed. */
async function unchanged(): Promise<FileHost> {
  const host = bookOf(TABLES);
  const grid = await host.read();
  host.read = () => Promise.resolve(grid);
  return host;
}

it('is taken where the same grid is read again, and its table is the one that is wanted', async () => {
  const host = await unchanged();
  const known = await survey(host);
  const { sheet, area } = known.breakdown;
  expect(await survey(host, { known })).toBe(known);
  expect(
    await survey(host, { known, tableNear: { sheet, area }, mayConvert: () => Promise.resolve(true) }),
  ).toBe(known);
});

it.each<[string, (known: Survey) => SurveyOptions]>([
  ['another month', () => ({ cutOffMonth: 3 })],
  ['an indicator', ({ breakdown }) => ({ indicator: breakdown.indicator.name })],
  ['a sheet', ({ breakdown }) => ({ sheet: breakdown.sheet })],
])('is not taken for %s', async (_what, optionsOf) => {
  const host = await unchanged();
  const known = await survey(host);
  expect(await survey(host, { ...optionsOf(known), known })).not.toBe(known);
});

it('is not taken for a place where another table may stand, nor for another grid', async () => {
  const host = await unchanged();
  const known = await survey(host);
  const { sheet, area } = known.breakdown;
  const tableNear = { sheet, area: { ...area, top: area.top + 1 } };
  expect(await survey(host, { known, tableNear })).not.toBe(known);
  expect(await survey(bookOf(TABLES), { known })).not.toBe(known);
});
