/**
 * Papers in a browser: made, downloaded and read; the sheet 文稿素材 is made and undone.
 */
import { readFileSync } from 'node:fs';
import { readDocument } from '../support/document';
import { useBrowser } from './pages/in-browser';
import { useWorkbenchSite, workbenchStories } from './pages/workbench-page';

const withWorkbench = workbenchStories(useBrowser(), useWorkbenchSite());

it('makes a paper from the workbook and downloads it with the workbook’s figures', async () => {
  await withWorkbench({ query: 'sample=half-way' }, async (workbench) => {
    const { page } = workbench;
    await workbench.view('汇总');
    const bulletin = await workbench.downloaded(() => workbench.press('月度通报'));
    expect(bulletin.name).toBe('2015年10月农民工入会集中行动月度通报.docx');
    const { paragraphs, tables } = await readDocument(readFileSync(bulletin.path));
    expect(paragraphs.join('\n')).toContain('截至2015年10月底，累计新增会员33,585人，完成年度任务的74.63%');
    expect(tables[0]?.[17]?.slice(1, 4)).toEqual(['合计', '314,903', '45,000']);
    await page
      .getByText(/3 处待填写/)
      .first()
      .waitFor();

    await workbench.press('建立文稿素材表');
    expect(await workbench.sheets()).toContain('文稿素材');
    const reminder = await workbench.downloaded(() => workbench.press('催报通知'));
    const { paragraphs: lines } = await readDocument(readFileSync(reminder.path));
    expect(lines.join('\n')).toContain('新城区、工交工会');
    await workbench.press('撤销');
    expect(await workbench.sheets()).not.toContain('文稿素材');
  });
});
