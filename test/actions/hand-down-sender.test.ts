/**
 * The sender's name in handed-down workbooks: a name that is only assumed from the title is marked as such.
 */
import { handDown } from '../../src/actions/hand-down';
import { createWorkbook, FileHost } from '../../src/hosts/file/file-host';
import { textOf } from '../../src/spreadsheet/grid';
import { bookOf } from '../support/book';

/** The lines that name the sender in the first unit's workbook. */
async function senderLines(title: string): Promise<readonly string[]> {
  const [book] = await handDown(
    bookOf([[title], ['单位', '任务数（人）'], ['甲', 10], ['乙', 20], ['合计', 30]]),
  );
  if (!book) throw new Error('nothing was handed down');
  const { sheets } = await FileHost.open(createWorkbook(book)).read();
  const lines = sheets.flatMap(({ values }) => values.map((row) => row.map(textOf).join('')));
  return lines.filter((line) => /^下达单位|地名推定/.test(line));
}

it.each([
  [
    '鹰城市“农民工入会集中行动”任务分解表',
    [
      '下达单位（盖章）：鹰城市总工会【由标题推定，请核对】',
      '8“鹰城市总工会”这个名称由任务分解表标题里的地名推定，以实际下达任务的单位为准。',
    ],
  ],
  ['鹰城市总工会“农民工入会集中行动”任务分解表', ['下达单位（盖章）：鹰城市总工会']],
  ['会员发展任务分解表', ['下达单位（盖章）：【待填写】']],
])('marks the sender only if it is assumed: %s', async (title, expected) => {
  expect(await senderLines(title)).toEqual(expected);
});
