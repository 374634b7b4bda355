/**
 * For a table that does not name its campaign, no sheet, file or paper names one.
 */
import { updateAreas } from '../../src/actions/areas';
import { handDown } from '../../src/actions/hand-down';
import { makeLedger } from '../../src/actions/make-ledger';
import { makePaper } from '../../src/actions/make-paper';
import { recompute } from '../../src/actions/recompute';
import { summarisePhases } from '../../src/actions/summarise-phases';
import { survey } from '../../src/actions/survey';
import { templates } from '../../src/actions/templates';
import { yearEnd } from '../../src/actions/year-end';
import { reminder } from '../../src/i18n/returns/reminder';
import { zhCN } from '../../src/i18n/zh-CN';
import { PAPER_KINDS, plainPieces } from '../../src/papers/paper';
import { emptySpec, type CellContent, type NewWorkbook } from '../../src/spreadsheet/spec';
import { sheetNamed } from '../../src/spreadsheet/grid';
import type { FileHost } from '../../src/hosts/file/file-host';
import { addSheets, bookOf } from '../support/book';

const ROWS = [
  ['2024年任务分解表'],
  ['单位名称', '任务数（人）', '完成数（人）', '其他'],
  ['甲镇', 100, 40, ''],
  ['乙镇', 200, 150, ''],
  ['丙镇', 300, 300, ''],
];
/** What must not occur: empty quotation marks, and 集中行动, which earlier versions used in place of a name. */
const NAMED = /“”|“集中行动”|^集中行动(?!名称)|年集中行动|局集中行动/;

function textsOf(book: NewWorkbook): string[] {
  const texts = (cell: CellContent): string[] => (typeof cell === 'string' ? [cell] : []);
  return [
    book.fileName,
    book.title,
    ...book.change.sheets.flatMap(({ sheet, blocks }) => [
      sheet,
      ...blocks.flatMap(({ rows }) => rows.flatMap((row) => row.flatMap(texts))),
    ]),
  ];
}

async function sheetTexts(host: FileHost): Promise<string[]> {
  const { sheets } = await host.read();
  return sheets.flatMap(({ name, values }) => [
    name,
    ...values.flatMap((row) => row.flatMap((cell) => (typeof cell === 'string' ? [cell] : []))),
  ]);
}

it('no sheet, template, handed-down workbook, year-end workbook, paper or reminder names a campaign', async () => {
  const host = bookOf(ROWS);
  await recompute(host);
  await makeLedger(host);
  await updateAreas(host);
  await summarisePhases(host);
  const found = await survey(host);
  expect([found.campaign.name, found.settings.origins.name]).toEqual(['', { kind: 'none' }]);

  const own = await sheetTexts(host);
  expect(own).toEqual(expect.arrayContaining(['2024年月报台账', '重点领域名录', '第一季度汇总表']));
  const { book } = await yearEnd(host, { source: '任务分解表.xlsx', words: zhCN });
  const handedDown = await handDown(host);
  const sent = await templates(host);
  expect([book.fileName, book.title, handedDown[0]?.title]).toEqual([
    '2024年年终汇总.xlsx',
    '2024年终汇总',
    '甲镇任务分解表',
  ]);
  const { texts, titles } = await papersOf(host);
  expect(titles).toEqual([
    '关于2024年12月进展情况的通报',
    '第四季度小结',
    '2024年专题报告',
    '关于报送2024年12月月报的通知',
  ]);
  const days = { today: new Date(2024, 11, 31), deadline: null };
  const all = [
    ...own,
    ...[book, ...handedDown, ...sent].flatMap(textsOf),
    ...texts,
    reminder([{ unit: '甲镇', months: [12] }], found.campaign, 12, days),
  ];
  expect(all.filter((text) => NAMED.test(text))).toEqual([]);
});

async function papersOf(host: FileHost): Promise<{ texts: string[]; titles: string[] }> {
  const texts: string[] = [];
  const titles: string[] = [];
  for (const kind of PAPER_KINDS) {
    const { paper } = await makePaper(host, { kind, cutOffMonth: 12 });
    titles.push(paper.title.join(''));
    texts.push(paper.fileName, ...paper.title);
    for (const block of paper.body) {
      if (block.kind === 'paragraph') texts.push(plainPieces(block.pieces));
      else if (block.kind === 'heading') texts.push(block.text);
    }
  }
  return { texts, titles };
}

it('a name cleared on 参数 is not read from the title again, and the placeholder of earlier versions is not a name', async () => {
  const host = bookOf([['2024年全市植树造林任务分解表'], ...ROWS.slice(1)]);
  await recompute(host);
  const set = async (value: string): Promise<string> => {
    const grid = sheetNamed(await host.read(), '参数');
    const row = (grid?.values ?? []).findIndex(([label]) => label === '集中行动名称') + 1;
    await addSheets(host, [
      { ...emptySpec('参数', 'patch'), blocks: [{ top: row, left: 2, rows: [[value]] }] },
    ]);
    return (await survey(host)).campaign.name;
  };
  expect((await survey(host)).campaign.name).toBe('植树造林');
  expect(await sheetTexts(host)).toContain(
    '由标题“2024年全市植树造林任务分解表”推定，请核对。写在各表、文稿的标题里；空着则标题不写名称',
  );
  expect(await set('绿满家园')).toBe('绿满家园');
  expect(await set('')).toBe('');
  expect(await set('集中行动')).toBe('植树造林');
});
