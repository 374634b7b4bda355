/**
 * What the ribbon's buttons tell users who have not opened the pane.
 */
import { runRibbonAction, type RibbonMessage } from '../../src/commands/ribbon-actions';
import type { FileHost } from '../../src/hosts/file/file-host';
import { bookOf } from '../support/book';

function tableWith(heading: string, first: string | number = 76): FileHost {
  return bookOf([
    ['单位', '任务数', heading],
    ['甲县', 100, first],
    ['乙县', 200, 150],
    ['合计', '=SUM(B2:B3)', '=SUM(C2:C3)'],
  ]);
}

function recomputed(host: FileHost, language: 'zh-CN' | 'en-US' = 'zh-CN'): Promise<RibbonMessage | null> {
  return runRibbonAction('recompute', { host, language, bookName: 'a.xlsx' });
}

it('say nothing where the sheets are right', async () => {
  expect(await recomputed(tableWith('完成数'))).toBeNull();
});

it('say that the status is measured against another month than the table states', async () => {
  const told = await recomputed(tableWith('1-9月完成数'));
  expect(told?.message).toMatch(/^“1-9月完成数”写明完成数统计到9月，现在却按12月.*设为9月。$/);
  const english = await recomputed(tableWith('1-9月完成数'), 'en-US');
  expect(english?.message).toMatch(/^“1-9月完成数” says .* counted to Sep, .* against Dec.* to Sep\.$/);
});

it('say that beside the texts that were not counted, a line each', async () => {
  const told = await recomputed(tableWith('1-9月完成数', '76人'));
  expect(told?.message.split('\n').map((line) => line.slice(0, 8))).toEqual([
    '表里有 1 个数',
    '“1-9月完成数',
  ]);
});
