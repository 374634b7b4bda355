import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { breakdown, HALF_WAY, SAMPLE } from '../support/command';
import { readDocument } from '../support/document';
import { scratchFile } from '../support/scratch';

interface Made {
  readonly written: string;
  readonly kind: string;
  readonly title: string;
  readonly toFill: readonly string[];
}

async function reported(
  book: string,
  ...args: readonly string[]
): Promise<{ made: Made; text: string; exit: number | null }> {
  const out = scratchFile('文稿.docx');
  const { exit, stdout, stderr } = breakdown(['report', book, '-o', out, ...args, '--json']);
  expect(stderr).toBe('');
  const { paragraphs } = await readDocument(readFileSync(out));
  return { made: JSON.parse(stdout) as Made, text: paragraphs.join('\n'), exit };
}

describe('breakdown report on the half-way workbook', () => {
  it('writes the bulletin of the last reported month', async () => {
    const { made, text, exit } = await reported(HALF_WAY, '--kind', 'bulletin');
    expect(exit).toBe(1); // the wrong total of the baselines
    expect(made.title).toBe('平顶山市总工会关于“农民工入会集中行动”2015年10月进展情况的通报');
    expect(text).toContain('截至2015年10月底，累计新增会员33,585人，完成年度任务的74.63%');
    expect(text).toContain('其中10月新增4,476人。');
    expect(text).toContain('2015年10月月报尚有2个单位未报送：新城区、工交工会。');
    expect(made.toFill).toEqual(['主送机关', '下一步的措施、责任单位和时限', '成文日期']);
  });

  it('counts figures up to the month given with --month', async () => {
    const { text } = await reported(HALF_WAY, '--kind', 'bulletin', '--month', '5月');
    expect(text).toContain('截至2015年5月底，累计新增会员7,642人');
    expect(text).not.toContain('10月');
  });

  it('writes the summary of a phase up to its end, and the summary of a phase that has not begun', async () => {
    const first = await reported(HALF_WAY, '--kind', 'phase', '--phase', '宣传发动');
    expect(first.text).toContain('截至2015年5月底，累计新增会员7,642人');
    expect(first.text).toContain('本阶段新增会员7,642人，占累计新增的100.00%。');
    const last = await reported(HALF_WAY, '--kind', 'phase', '--phase', '总结交流阶段');
    expect(last.text).toContain('截至2015年10月底，本阶段尚未开始。');
    const now = await reported(HALF_WAY, '--kind', 'phase');
    expect(now.made.title).toContain('推进实施阶段小结');
    expect(now.text).toContain('5月同属两个阶段，新增数计入宣传发动阶段。');
  });

  it('writes the year-end report, and the reminder to units that have not reported', async () => {
    const year = await reported(HALF_WAY, '--kind', 'year-end');
    expect(year.text).toContain('（二）推进实施阶段（5—10月）');
    expect(year.text).toMatch(/发现错误1项、提醒\d+项、说明\d+项/);
    const reminder = await reported(HALF_WAY, '--kind', 'reminder');
    expect(reminder.text).toContain('新城区、工交工会：');
    expect(reminder.text).toContain('请未报送的单位于【待填写：报送期限】前核实数据并报送。');
  });
});

it('does not mention returns where there is no ledger, and names units without an actual', async () => {
  const bulletin = await reported(SAMPLE, '--kind', 'bulletin');
  expect(bulletin.text).toContain('还没有单位填报完成情况');
  expect(bulletin.text).not.toContain('月报');
  const reminder = await reported(SAMPLE, '--kind', 'reminder');
  expect(reminder.text).toContain('任务分解表里尚有16个单位未填报完成数，名单见附件。');
});

describe('what can’t be done', () => {
  it.each([
    [['--kind', 'bulletins'], '--kind bulletins'],
    [['--kind', 'bulletin', '--phase', '宣传发动'], '--phase'],
    [['--kind', 'bulletin', '--month', '13'], '--month 13'],
    [['--kind', 'bulletin', '--month', '2'], '可选的月份：4—12月'],
    [['--kind', 'phase', '--phase', '扫尾'], '没有“扫尾”这个阶段'],
    [[], '--kind'],
  ])('%j is refused in one line, and nothing is written', (args, says) => {
    const out = scratchFile('文稿.docx');
    const { exit, stdout, stderr } = breakdown(['report', HALF_WAY, '-o', out, ...args]);
    expect([exit, stdout]).toEqual([2, '']);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain(says);
    expect(existsSync(out)).toBe(false);
  });

  it('an existing document is overwritten only with --force', () => {
    const out = scratchFile('文稿.docx');
    writeFileSync(out, 'theirs');
    const args = ['report', HALF_WAY, '-o', out, '--kind', 'bulletin'];
    expect(breakdown(args).exit).toBe(2);
    expect(readFileSync(out, 'utf8')).toBe('theirs');
    expect(breakdown([...args, '--force']).exit).toBe(1);
    expect(readFileSync(out).subarray(0, 2).toString()).toBe('PK');
  });

  it('a paper is written only as .docx', () => {
    const out = scratchFile('文稿.doc');
    const { exit, stderr } = breakdown(['report', HALF_WAY, '-o', out, '--kind', 'bulletin']);
    expect(exit).toBe(2);
    expect(stderr).toContain('.docx');
  });
});

it('adds the sheet 文稿素材 to a copy of the workbook; papers made from the copy use it', async () => {
  const out = scratchFile('素材.xlsx');
  const { exit, stdout } = breakdown(['report', HALF_WAY, '-o', out, '--kind', 'material', '--json']);
  expect(exit).toBe(1);
  expect((JSON.parse(stdout) as { sheets: { name: string }[] }).sheets.map(({ name }) => name)).toEqual([
    '文稿素材',
  ]);
  expect((await reported(out, '--kind', 'bulletin')).text).toContain('累计新增会员33,585人');
});
