/**
 * 报送要求 on 参数: entries from the plan or a clerk are used wherever the product asks for returns.
 */
import { handDown } from '../../src/actions/hand-down';
import { start } from '../../src/actions/start';
import { survey } from '../../src/actions/survey';
import { templates } from '../../src/actions/templates';
import { planFromText } from '../../src/domain/plan/plan-document';
import { createWorkbook, FileHost } from '../../src/hosts/file/file-host';
import { reminder } from '../../src/i18n/returns/reminder';

import { readMilestones } from '../../src/sheets/plan/read-milestones';
import { sheetNamed, valueAt } from '../../src/spreadsheet/grid';
import { emptySpec, type CellContent, type NewWorkbook } from '../../src/spreadsheet/spec';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const PLAN = planFromText(readFileSync(join(__dirname, '../../assets/sample/campaign-plan.txt'), 'utf8'));

/** The plan's workbook, with something entered for 报送日期. */
async function withDay(entry: CellContent): Promise<FileHost> {
  const host = FileHost.open(createWorkbook(start(PLAN).book));
  const sheet = sheetNamed(await host.read(), '参数');
  let row = 1;
  while (row <= (sheet?.area?.bottom ?? 0) && sheet && valueAt(sheet, row, 1) !== '报送日期') row += 1;
  const blocks = [{ top: row, left: 2, rows: [[entry]] }];
  await host.apply({
    copies: [],
    names: [],
    removedNames: [],
    sheets: [{ ...emptySpec('参数', 'patch'), blocks }],
  });
  return host;
}

function textsOf(book: NewWorkbook | undefined): string {
  const blocks = book?.change.sheets.flatMap((spec) => spec.blocks) ?? [];
  return blocks
    .flatMap(({ rows }) => rows.flat().map((cell) => (typeof cell === 'string' ? cell : '')))
    .join('\n');
}

it.each([
  [25, '每月25日前'],
  ['２５日', '每月25日前'],
  ['每月25日前', '每月25日前'],
  ['次月5日前', '次月5日前'],
])('reads the entry %j as %s', async (entry, due) => {
  const { campaign, findings } = await survey(await withDay(entry));
  expect(campaign.reporting).toEqual({ due, finalReport: '年底前' });
  expect(findings.map(({ code }) => code)).not.toContain('bad-setting');
});

it('states the due date in templates, handed-down workbooks, reminders and 时间节点', async () => {
  const host = await withDay(25);
  const sentence = '按报送要求，进展情况应于每月25日前报送。';
  expect(textsOf((await templates(host))[0])).toContain(sentence);
  expect(textsOf((await handDown(host))[0])).toContain(sentence);
  const { campaign, workbook } = await survey(host);
  const days = { today: new Date(2015, 5, 1), deadline: null };
  expect(reminder([{ unit: '舞钢', months: [5] }], campaign, 5, days)).toContain(sentence);
  expect(readMilestones(workbook, campaign.reporting).map(({ what, when }) => [what, when])).toContainEqual([
    '报送进展情况',
    '每月25日前',
  ]);
});

it('states no date where none was entered, and reports a day that no month has', async () => {
  const unstated = await withDay('【待填写】');
  const { campaign } = await survey(unstated);
  expect(campaign.reporting).toEqual({ due: null, finalReport: '年底前' });
  expect(textsOf((await templates(unstated))[0])).not.toContain('报送要求');
  const bad = await survey(await withDay(45));
  expect(bad.campaign.reporting?.due).toBeNull();
  expect(bad.findings.filter(({ code }) => code === 'bad-setting')).toMatchObject([
    { details: { setting: '报送日期', value: '45', expected: 'day' } },
  ]);
});
