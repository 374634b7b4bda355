import { start } from '../../src/actions/start';
import { startHere } from '../../src/actions/start-here';
import { survey } from '../../src/actions/survey';
import { planFromText } from '../../src/domain/plan/plan-document';
import { FileHost } from '../../src/hosts/file/file-host';
import { sheetNames } from '../../src/spreadsheet/grid';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sampleBook } from '../hosts/books';
import { recompute } from '../../src/actions/recompute';

const PLAN = planFromText(readFileSync(join(__dirname, '../../assets/sample/campaign-plan.txt'), 'utf8'));

describe('a plan read into the open workbook', () => {
  it('adds sheets and keeps the existing ones, in one undo step', async () => {
    const host = FileHost.open(sampleBook());
    const before = await host.read();
    const { isChanged, sheets } = await startHere(host, start(PLAN).book.change);
    expect(isChanged).toBe(true);
    expect(sheets.map(({ name, state }) => [name, state])).toEqual([
      ['任务分解表（2）', 'made'],
      ['参数', 'made'],
      ['方案摘录', 'made'],
      ['时间节点', 'made'],
    ]);
    expect((await survey(host)).others).toHaveLength(1);
    expect(await host.undo()).toBe(true);
    expect(await host.read()).toEqual(before);
  });

  it('never overwrites existing settings, nor the sheets of an earlier plan', async () => {
    const host = FileHost.open(sampleBook());
    await recompute(host);
    const settings = (await host.read()).sheets.find(({ name }) => name === '参数');
    await startHere(host, start(PLAN).book.change);
    await startHere(host, start(PLAN).book.change);
    const after = await host.read();
    expect(sheetNames(after).filter((name) => name.startsWith('参数'))).toEqual(['参数']);
    expect(after.sheets.find(({ name }) => name === '参数')?.values).toEqual(settings?.values);
    expect(sheetNames(after)).toEqual(expect.arrayContaining(['方案摘录', '方案摘录（2）', '时间节点（2）']));
    // The lists on 方案摘录 and 时间节点 are not taken for breakdown tables.
    const { breakdown, others } = await survey(host);
    expect([breakdown, ...others].map(({ sheet }) => sheet).sort()).toEqual(
      ['任务分解表', '任务分解表（2）', '任务分解表（3）'].sort(),
    );
  });
});
