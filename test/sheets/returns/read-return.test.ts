import type { CellValue } from '../../../src/spreadsheet/grid';
import { readReturn } from '../../../src/sheets/returns/read-return';
import { gridOf, workbookOf, type GridOptions } from '../../support/grid';

/** The figures read from rows, each as `unit month amount` or `unit month problem`. */
function read(
  rows: readonly (readonly CellValue[])[],
  fileName = '月报.xlsx',
  options: GridOptions = {},
): string[] {
  const { figures, problem } = readReturn(workbookOf(gridOf(rows, options)), fileName);
  if (problem !== null) return [problem];
  return figures.map((figure) =>
    [figure.unit, figure.month, figure.amount ?? figure.bad, figure.kind]
      .filter((part) => part !== null)
      .join(' '),
  );
}

describe('plain tables', () => {
  it('have a column per month, or a single column whose month the title states', () => {
    const months = [
      ['单位名称', '4月', '五月份', '完成率'],
      ['舞钢', 10, '1,200人', 0.3],
      ['合计', 10, 1200, 0.3],
    ];
    expect(read(months)).toEqual(['舞钢 4 10', '舞钢 5 1200']);
    const titled = [
      ['2015年6月会员发展情况'],
      ['序号', '单位', '新增会员数（人）'],
      [1, '舞钢', 7],
      [2, '叶县', null],
    ];
    expect(read(titled)).toEqual(['舞钢 6 7']);
  });

  it('take the month from the name of the sheet or file, or leave it open', () => {
    const rows = [
      ['单位', '新增会员'],
      ['舞钢', 7],
    ];
    expect(read(rows, '7月.xlsx')).toEqual(['舞钢 7 7']);
    expect(read(rows, '7月.xlsx', { name: '6月' })).toEqual(['舞钢 6 7']);
    expect(read(rows)).toEqual(['舞钢 7']);
  });

  it('may name the month in each row', () => {
    const rows = [
      ['单位名称', '月份', '新增人数'],
      ['舞钢', 4, 1],
      ['舞钢', '5月', 2],
      ['叶县', '6', 3],
    ];
    expect(read(rows)).toEqual(['舞钢 4 1', '舞钢 5 2', '叶县 6 3']);
  });

  it('may have 本月新增 and 累计 under one month', () => {
    const rows = [
      ['单位名称', '5月', null],
      [null, '本月新增', '累计'],
      ['舞钢', 3, 10],
    ];
    expect(read(rows)).toEqual(['舞钢 5 3 monthly', '舞钢 5 10 cumulative']);
  });

  it('may be in 万人', () => {
    const rows = [['单位：万人'], ['单位名称', '5月新增'], ['舞钢', 0.03]];
    expect(read(rows)).toEqual(['舞钢 5 300 monthly']);
  });

  it('report a single column of 人数, and ignore target and baseline', () => {
    expect(
      read(
        [
          ['单位', '人数'],
          ['舞钢', 3],
        ],
        '4月.xlsx',
      ),
    ).toEqual(['舞钢 4 3']);
    const table = [
      ['单位名称', '2014年底会员数', '2015新增任务数', '4月'],
      ['舞钢', 31463, 3500, 3],
    ];
    expect(read(table)).toEqual(['舞钢 4 3']);
  });

  it('name cells that can’t be read as figures', () => {
    const rows = [
      ['单位', '4月'],
      ['甲', -5],
      ['乙', 'x'],
      ['丙', 1.5],
      ['丁', { error: '#REF!' }],
      ['戊', 2],
      ['己', '—'],
    ];
    expect(read(rows, '', { formulas: { B6: '=1+1' } })).toEqual([
      '甲 4 negative',
      '乙 4 not-a-number',
      // Decimals are accepted here: the ledger decides whether they are allowed.
      '丙 4 1.5',
      '丁 4 error',
      '戊 4 formula',
    ]);
  });
});

describe('forms', () => {
  it('name the unit in a line and contain one figure', () => {
    const beside = [
      ['会员发展情况月报表'],
      ['填报单位：舞钢　　2015年5月'],
      ['本月新增会员数', 120],
      ['填报人：张三', null, '联系电话：', 3961234],
    ];
    expect(read(beside)).toEqual(['舞钢 5 120 monthly']);
    const below = [
      ['填报单位（盖章）：', '叶县总工会'],
      ['月份', '5月'],
      ['新增农民工会员', '备注'],
      [80, null],
    ];
    expect(read(below)).toEqual(['叶县总工会 5 80']);
    const inLine = [['单位：宝丰'], ['五月份发展会员：60人']];
    expect(read(inLine)).toEqual(['宝丰 5 60 monthly']);
  });

  it('with 本月 and 累计 report both figures; several figures of one kind are refused', () => {
    const both = [['填报单位：舞钢'], ['2015年5月'], ['本月新增', 20], ['累计新增', 90]];
    expect(read(both)).toEqual(['舞钢 5 20 monthly', '舞钢 5 90 cumulative']);
    const several = [['填报单位：舞钢'], ['新增男会员', 20], ['新增女会员', 30]];
    expect(read(several, '5月.xlsx')).toEqual(['several-figures']);
  });

  it('are not recognised where 单位 only states a unit of measure', () => {
    expect(read([['单位：人'], ['随便', 5]])).toEqual(['no-figures']);
    expect(read([['单位（万人）'], ['5月', 5]])).toEqual(['no-figures']);
  });
});

it('reads every visible sheet', () => {
  const sheet = (name: string, figure: number, visible = true) =>
    gridOf(
      [
        ['单位', '新增会员数'],
        ['舞钢', figure],
      ],
      { name, visible },
    );
  const { figures } = readReturn(
    workbookOf(sheet('4月', 1), sheet('5月', 2), sheet('6月', 3, false)),
    'a.xlsx',
  );
  expect(figures.map(({ month, amount }) => [month, amount])).toEqual([
    [4, 1],
    [5, 2],
  ]);
});

it('finds nothing in an empty workbook', () => {
  expect(read([])).toEqual(['no-figures']);
});
