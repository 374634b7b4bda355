/**
 * Month and year in papers: as stated, else a marked place. The campaign's last month is never assumed.
 */
import { prepareMaterial } from '../../src/actions/prepare-material';
import { makePaper, type PaperOptions } from '../../src/actions/make-paper';
import { paperFile } from '../../src/engine/paper-file';
import { PAPER_KINDS, placesToFill, type Paper } from '../../src/papers/paper';
import type { FileHost } from '../../src/hosts/file/file-host';
import { emptyGrid, sheetNamed, textOf, valueAt } from '../../src/spreadsheet/grid';
import { emptySpec } from '../../src/spreadsheet/spec';
import { addSheets, bookOf } from '../support/book';
import { readDocument } from '../support/document';

const NO_SHEET = emptyGrid({ name: '', visible: true, locked: false });
const CUT_OFF = '统计截止月份';

function tableOf(title: string): FileHost {
  return bookOf([
    [title],
    ['单位名称', '任务数（户）', '完成数（户）', '备注'],
    ['甲镇', 100, 40, ''],
    ['乙镇', 200, 190, ''],
    ['丙镇', 300, 300, ''],
    ['丁镇', 100, null, ''],
  ]);
}

async function madeOf(host: FileHost, options: PaperOptions): Promise<{ paper: Paper; text: string }> {
  const { paper } = await makePaper(host, options);
  const { paragraphs, tables } = await readDocument(await paperFile(paper));
  return { paper, text: [paper.fileName, ...paragraphs, ...tables.flat(2)].join('\n') };
}

describe('a table without a ledger', () => {
  const host = tableOf('2024年“百日攻坚”任务分解表');

  it.each(PAPER_KINDS)(
    '%s: has a marked place for the month, and no sentence that depends on it',
    async (kind) => {
      const { paper, text } = await madeOf(host, { kind });
      expect(placesToFill(paper)).toContain(CUT_OFF);
      expect(text).toContain(`截至2024年【待填写：${CUT_OFF}】底`);
      expect(text.match(/(?<![—至])12月|序时|滞后的|进度滞后|严重|进度正常/g)).toBeNull();
    },
  );

  it('a bulletin still says what is known without the month', async () => {
    const { paper, text } = await madeOf(host, { kind: 'bulletin' });
    expect(paper.title.join('')).toBe('关于“百日攻坚”进展情况的通报');
    expect(paper.fileName).toBe('2024年百日攻坚月度通报.docx');
    expect(text).toContain('累计完成530户，完成年度任务的75.71%，距完成年度任务还差170户。');
    expect(text).toContain('从各单位看，已完成年度任务的1个，尚未完成的2个，未填报的1个。');
    expect(text).toContain(`统计截至2024年【待填写：${CUT_OFF}】底`);
  });

  it('a bulletin names a month that is given, and compares with its pace', async () => {
    const { paper, text } = await madeOf(host, { kind: 'bulletin', cutOffMonth: 6 });
    expect(placesToFill(paper)).not.toContain(CUT_OFF);
    expect(paper.title.join('')).toBe('关于“百日攻坚”2024年6月进展情况的通报');
    expect(text).toContain(
      '截至2024年6月底，累计完成530户，完成年度任务的75.71%，高于序时进度（50.00%）25.71个百分点',
    );
  });

  it('a phase summary counts to the given month also after the phase has ended, because no figures of its end exist', async () => {
    const { text } = await madeOf(host, { kind: 'phase', phase: '第一季度', cutOffMonth: 6 });
    expect(text).toContain('截至2024年6月底，累计完成530户');
    expect(text).not.toContain('截至2024年3月底');
  });
});

it('an unknown year is a marked place in the text, and is left out of the title', async () => {
  const { paper, text } = await madeOf(tableOf('“百日攻坚”任务分解表'), { kind: 'bulletin', cutOffMonth: 6 });
  expect(paper.title.join('')).toBe('关于“百日攻坚”6月进展情况的通报');
  expect(text).toContain('截至【待填写：年份】6月底，累计完成530户');
  expect(placesToFill(paper)).toContain('年份');
});

describe('文稿素材 of a workbook in which no source states the month', () => {
  it('names no month, and text written there is used in papers', async () => {
    const host = tableOf('2024年“百日攻坚”任务分解表');
    await prepareMaterial(host);
    const sheet = sheetNamed(await host.read(), '文稿素材');
    const cells = (sheet?.values ?? []).map((row) => row.slice(0, 2));
    expect(cells.filter((row) => row.some((text) => /\d+月/.test(textOf(text))))).toEqual([]);
    const next = 1 + cells.findIndex(([key]) => key === 'bulletin.next');
    expect(valueAt(sheet ?? NO_SHEET, next, 2)).toBe('月度通报');
    await addSheets(host, [
      { ...emptySpec('文稿素材', 'patch'), blocks: [{ top: next, left: 5, rows: [['请抓紧推进。']] }] },
    ]);
    expect((await madeOf(host, { kind: 'bulletin' })).text).toContain('请抓紧推进。');
  });

  it('still uses text that an earlier version stored under the assumed month', async () => {
    const host = tableOf('2024年“百日攻坚”任务分解表');
    await prepareMaterial(host);
    const bottom = sheetNamed(await host.read(), '文稿素材')?.area?.bottom ?? 0;
    const old = ['bulletin.next@12月', '月度通报（12月）', '', '', '去年写的。'];
    await addSheets(host, [
      { ...emptySpec('文稿素材', 'patch'), blocks: [{ top: bottom + 1, left: 1, rows: [old] }] },
    ]);
    expect((await madeOf(host, { kind: 'bulletin' })).text).toContain('去年写的。');
  });
});
