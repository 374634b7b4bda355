/**
 * A caption merged over a whole block is its title and not a heading, whatever words it contains.
 */
import { survey } from '../../../src/actions/survey';
import { createWorkbook, FileHost } from '../../../src/hosts/file/file-host';
import { emptySpec, type CellContent } from '../../../src/spreadsheet/spec';

it('does not read a block of other columns below the table, even under a caption with the word 任务', async () => {
  const units = (count: number, name: string): CellContent[][] =>
    Array.from({ length: count }, (_, index) => [`${name}${index + 1}`, 1000, 100, 50]);
  const rows: CellContent[][] = [
    ['单位', '2014年底会员数（人）', '2015新增任务数（人）', '完成数（人）'],
    ...units(7, '区县'),
    ['合计', 7000, 700, 350],
    [],
    [],
    ['第二张：乡镇任务'],
    ['单位', '甲', '乙', '丙'],
    ...units(9, '乡镇'),
  ];
  const merges = [{ top: 12, left: 1, bottom: 12, right: 4 }];
  const sheet = { ...emptySpec('表', 'own'), blocks: [{ top: 1, left: 1, rows }], merges };
  const bytes = createWorkbook({
    fileName: 'a.xlsx',
    title: '',
    open: { sheet: '表', row: 1, column: 1 },
    change: { copies: [], names: [], removedNames: [], sheets: [sheet] },
  });
  const { breakdown, others } = await survey(FileHost.open(bytes));
  expect([breakdown.units.length, breakdown.total?.row, others]).toEqual([7, 9, []]);
});
