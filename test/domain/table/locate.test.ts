import fc from 'fast-check';
import { areaAddress } from '../../../src/spreadsheet/address';
import type { Breakdown, BreakdownColumns } from '../../../src/domain/table/breakdown';
import type { CellValue, SheetGrid } from '../../../src/spreadsheet/grid';
import { locateBreakdown, type LocateOptions } from '../../../src/domain/table/locate';
import { gridOf, workbookOf, workbookWith, type GridOptions } from '../../support/grid';
import { anyTable } from '../../support/books/tables';

type Rows = readonly (readonly CellValue[])[];

const HEADER = ['单位名称', '2014年底\n\n农民工会员数\n\n（人）', '2015新增\n\n任务数\n\n（人）', '备注'];
const UNITS: Rows = [
  ['舞钢', 31463, 3500],
  ['宝丰', 54062, 8000],
  ['叶县', 41777, 5500],
];

function locate(rows: Rows, options?: GridOptions): Breakdown {
  return locateIn([gridOf(rows, options)]);
}

function locateIn(sheets: readonly SheetGrid[], options?: LocateOptions): Breakdown {
  const location = locateBreakdown(workbookOf(...sheets), options);
  if (location.kind !== 'found') throw new Error(`not found: ${JSON.stringify(location.nearest)}`);
  return location.breakdown;
}

/** The column number of each role, or null. */
function columnsOf({ columns }: Breakdown): Record<keyof BreakdownColumns, number | null> {
  const { ordinal, unit, baseline, target, actual, note } = columns;
  return {
    ordinal: ordinal?.column ?? null,
    unit: unit.column,
    baseline: baseline?.column ?? null,
    target: target.column,
    actual: actual?.column ?? null,
    note: note?.column ?? null,
  };
}

const names = (breakdown: Breakdown): string[] => breakdown.units.map(({ name }) => name);
const figures = (breakdown: Breakdown): (number | null)[][] =>
  breakdown.units.map(({ baseline, target }) => [baseline.amount, target.amount]);

describe('the table of the campaign plan', () => {
  const breakdown = locate([
    ['平顶山市“农民工入会集中行动”任务分解表'],
    [],
    HEADER,
    ...UNITS,
    ['合计', 127302, 17000],
  ]);

  it('is found with all its parts', () => {
    expect(areaAddress(breakdown.area)).toBe('A3:D7');
    expect(breakdown).toMatchObject({
      sheet: 'Sheet1',
      headerRows: [3],
      firstDataRow: 4,
      lastDataRow: 6,
      baseYear: 2014,
      targetYear: 2015,
      title: '平顶山市“农民工入会集中行动”任务分解表',
      tableObject: null,
    });
    expect(columnsOf(breakdown)).toEqual({
      ordinal: null,
      unit: 1,
      baseline: 2,
      target: 3,
      actual: null,
      note: 4,
    });
    expect(breakdown.columns.baseline).toEqual({
      column: 2,
      heading: '2014年底农民工会员数（人）',
      unitOfMeasure: '人',
      scale: 1,
      whole: true,
    });
  });

  it('is read with every figure', () => {
    expect(names(breakdown)).toEqual(['舞钢', '宝丰', '叶县']);
    expect(figures(breakdown)).toEqual([
      [31463, 3500],
      [54062, 8000],
      [41777, 5500],
    ]);
    expect(breakdown.total).toMatchObject({ row: 7, name: '合计', baseline: { amount: 127302 } });
    expect(breakdown.subtotals).toEqual([]);
  });

  it('is read the same with progress columns beside it', () => {
    const header = [
      ...HEADER,
      '实际新增数（人）',
      '完成率',
      '增长率',
      '2015年底会员数（人）',
      '完成排名',
      '进度状态',
    ];
    const units = UNITS.map((row) => [...row, null, 500, 0.5, 0.1, 32000, 1, '无任务']);
    const again = locate([header, ...units]);
    expect(columnsOf(again)).toEqual({ ordinal: null, unit: 1, baseline: 2, target: 3, actual: 5, note: 4 });
    expect(areaAddress(again.area)).toBe('A1:E4');
    expect(again.units[0]?.actual.amount).toBe(500);
  });
});

describe('which columns', () => {
  it('takes the year-end before the target year as the baseline, wherever its column is', () => {
    expect(
      columnsOf(
        locate([
          ['2015年底会员数', '单位', '2015年任务数', '2014年底会员数'],
          [1, '舞钢', 2, 3],
        ]),
      ),
    ).toMatchObject({
      baseline: 4,
      target: 3,
    });
    expect(
      columnsOf(
        locate([
          ['单位', '2013年底会员数', '2014年底会员数', '2015年任务数'],
          ['舞钢', 1, 2, 3],
        ]),
      ).baseline,
    ).toBe(3);
    expect(
      columnsOf(
        locate([
          ['单位', '2014年底会员数', '任务数', '2015年底会员数'],
          ['舞钢', 1, 2, 3],
        ]),
      ).baseline,
    ).toBe(2);
  });

  it('never takes the end of the target year as the baseline', () => {
    const { baseline, target } = columnsOf(
      locate([
        ['单位', '2015年底会员数', '2015年任务数'],
        ['舞钢', 1, 2],
      ]),
    );
    expect({ baseline, target }).toEqual({ baseline: null, target: 3 });
  });

  it('needs no baseline', () => {
    const breakdown = locate([
      ['单位', '目标任务', '完成数', '完成率'],
      ['舞钢', 20, 10, 0.5],
      ['宝丰', 30, 15, 0.5],
      ['合计', 50, 25, 0.5],
    ]);
    expect(columnsOf(breakdown)).toMatchObject({ unit: 1, baseline: null, target: 2, actual: 3 });
    expect(breakdown.units.map(({ baseline }) => baseline.kind)).toEqual(['blank', 'blank']);
    expect(breakdown.total?.row).toBe(4);
  });

  it('prefers members to employees, recruits to organisations, the whole to its parts', () => {
    const header = [
      '序号',
      '单位',
      '职工人数',
      '会员数',
      '其中：女会员数',
      '建会任务数（家）',
      '发展会员任务数（人）',
      '其中：农民工任务数',
    ];
    expect(columnsOf(locate([header, [1, '舞钢', 1, 2, 3, 4, 5, 6]]))).toMatchObject({
      ordinal: 1,
      baseline: 4,
      target: 7,
    });
  });

  it('takes no column of a month, rate or rank as the actual', () => {
    const header = ['单位', '基数', '任务数', '1月', '2月', '完成率', '排名', '累计完成'];
    expect(columnsOf(locate([header, ['舞钢', 1, 2, 3, 4, 5, 6, 7]])).actual).toBe(8);
  });

  it('takes no column of an earlier year as the actual', () => {
    const header = ['单位', '2014年底会员数', '2014年新增会员数', '2015年任务数', '2015年新增会员数'];
    expect(columnsOf(locate([header, ['舞钢', 1, 2, 3, 4]])).actual).toBe(5);
  });

  it('prefers the column of names to those of kinds and counties', () => {
    const header = ['县区', '单位类别', '单位名称', '会员数', '任务数'];
    expect(columnsOf(locate([header, ['舞钢', '企业', '一厂', 1, 2]])).unit).toBe(3);
  });
});

describe('years and units of measure', () => {
  const header = (baseline: string, target: string): Rows => [
    ['单位', baseline, target],
    ['舞钢', 3, 1],
  ];
  const years = (rows: Rows): unknown => [locate(rows).baseYear, locate(rows).targetYear];

  it.each([
    ['2014年底会员数', '2015新增任务数', [2014, 2015]],
    ['2014年末会员数', '任务数', [2014, 2015]],
    ['基数', '2016年任务数', [2015, 2016]],
    ['二〇一四年底会员数', '任务数', [2014, 2015]],
    ['14年底会员数', '15年任务数', [2014, 2015]],
    ['2015年初会员数', '2015年任务数', [2014, 2015]],
    ['截至2015年3月底会员数', '2015年任务数', [2014, 2015]],
    ['2012年底会员数', '2015年任务数', [2012, 2015]],
    ['基数', '任务数', [null, null]],
  ])('%s and %s', (baseline, target, expected) => {
    expect(years(header(baseline, target))).toEqual(expected);
  });

  it('takes the year from the title where no heading names one', () => {
    expect(years([['2015年任务分解表'], ...header('基数', '任务数')])).toEqual([2014, 2015]);
    expect(years([['平顶山市2015年度任务分解表'], ...header('2010年底会员数', '任务数')])).toEqual([
      2010, 2011,
    ]);
  });

  it('scales 万人, from the heading or the line above', () => {
    const inHeading = locate([
      ['单位', '2014年底会员数（万人）', '任务数（人）'],
      ['舞钢', 3.1463, 3500],
    ]);
    expect(figures(inHeading)).toEqual([[31463, 3500]]);
    expect(inHeading.columns.baseline).toMatchObject({ unitOfMeasure: '万人', scale: 10_000 });
    const above = locate([
      ['分解表'],
      [null, null, '单位：万人'],
      ['单位', '基数', '任务数（人）'],
      ['舞钢', 3.1463, 3500],
    ]);
    expect(figures(above)).toEqual([[31463, 3500]]);
  });
});

describe('headers of several rows', () => {
  it('joins a merged group with the headings below it', () => {
    const breakdown = locate(
      [
        ['任务分解表'],
        ['单位名称', '农民工会员', null, '备注'],
        [null, '2014年底', '2015年新增任务'],
        ...UNITS,
      ],
      { merges: ['A1:D1', 'A2:A3', 'B2:C2', 'D2:D3'] },
    );
    expect(breakdown.headerRows).toEqual([2, 3]);
    expect(columnsOf(breakdown)).toMatchObject({ unit: 1, baseline: 2, target: 3, note: 4 });
    expect(breakdown.columns.baseline?.heading).toBe('农民工会员2014年底');
    expect(names(breakdown)).toEqual(['舞钢', '宝丰', '叶县']);
  });

  it('reads a group heading above headings that are complete without it', () => {
    const breakdown = locate(
      [
        ['平顶山市任务分解表'],
        [null, '农民工会员'],
        ['单位名称', '2014年底会员数', '2015年新增任务'],
        ...UNITS,
      ],
      { merges: ['A1:C1', 'B2:C2'] },
    );
    expect(breakdown.headerRows).toEqual([2, 3]);
    expect(areaAddress(breakdown.area)).toBe('A2:C6');
  });

  it('reads three rows, the last with the units of measure', () => {
    const breakdown = locate(
      [
        ['序号', '单位名称', '2014年底', '2015年', null],
        [null, null, '农民工会员数', '任务数', '完成数'],
        [null, null, '（万人）', '（人）', '（人）'],
        [1, '舞钢', 3.1463, 3500, 20],
      ],
      { merges: ['A1:A3', 'B1:B3', 'D1:E1'] },
    );
    expect(breakdown.headerRows).toEqual([1, 2, 3]);
    expect(columnsOf(breakdown)).toMatchObject({ ordinal: 1, unit: 2, baseline: 3, target: 4, actual: 5 });
    expect(figures(breakdown)).toEqual([[31463, 3500]]);
    expect(breakdown.targetYear).toBe(2015);
  });

  it('does not take the merged title or the line with the unit of measure for a header row', () => {
    const breakdown = locate(
      [
        ['2015年农民工会员发展任务'],
        ['填报单位：平顶山市总工会', null, '单位：人'],
        ['单位名称', '2014年底会员数', '2015年任务数'],
        ...UNITS,
      ],
      { merges: ['A1:C1', 'A2:B2'] },
    );
    expect(breakdown.headerRows).toEqual([3]);
    expect(breakdown.title).toBe('2015年农民工会员发展任务');
  });

  it('joins headings split over two rows without merged cells', () => {
    const breakdown = locate([
      ['任务分解表'],
      ['单位', '2014年底', '2015年'],
      ['名称', '农民工会员数', '新增任务数'],
      [null, '（人）', '（万人）'],
      ['舞钢', 31463, 0.35],
    ]);
    expect(breakdown).toMatchObject({
      headerRows: [2, 3, 4],
      baseYear: 2014,
      targetYear: 2015,
      title: '任务分解表',
    });
    expect(figures(breakdown)).toEqual([[31463, 3500]]);
  });

  it('finds the column of names below a unit heading merged over two columns', () => {
    const breakdown = locate(
      [
        ['单位名称', null, '基数', '任务数'],
        ['县区', '舞钢', 1, 2],
        [null, '宝丰', 3, 4],
        ['高新区', null, 5, 6],
        ['合计', null, 9, 12],
      ],
      { merges: ['A1:B1', 'A2:A3', 'A4:B4', 'A5:B5'] },
    );
    expect(names(breakdown)).toEqual(['舞钢', '宝丰', '高新区']);
    expect(breakdown.columns.unit.column).toBe(2);
    expect(breakdown.total?.row).toBe(5);
  });

  it('does not take a line of column numbers for a unit', () => {
    expect(names(locate([['单位名称', '基数', '任务数'], ['甲', 1, 2], ...UNITS]))).toEqual([
      '舞钢',
      '宝丰',
      '叶县',
    ]);
    expect(
      names(
        locate([
          ['序号', '单位名称', '基数', '任务数'],
          [1, 2, 3, 4],
          [1, '舞钢', 3, 2],
        ]),
      ),
    ).toEqual(['舞钢']);
  });
});

describe('rows', () => {
  const header = ['单位名称', '基数', '任务数'];
  const rowsOf = (rows: Rows, options?: GridOptions): Breakdown => locate([header, ...rows], options);

  it('keeps spaces within names and removes line breaks', () => {
    expect(
      names(
        rowsOf([
          ['叶 县', 1, 2],
          ['郏\n县', 1, 2],
          ['  舞钢  ', 1, 2],
        ]),
      ),
    ).toEqual(['叶 县', '郏县', '舞钢']);
  });

  it('keeps a unit without a name, a unit without figures, and hidden rows', () => {
    const breakdown = rowsOf([['舞钢', 1, 2], [null, 3, 4], ['新城区'], ['高新区', 65, 100]], {
      hiddenRows: [2],
    });
    expect(names(breakdown)).toEqual(['舞钢', '', '新城区', '高新区']);
    expect(breakdown.units[2]).toMatchObject({ baseline: { kind: 'blank' }, target: { kind: 'blank' } });
  });

  it.each([
    '合计',
    '合 计',
    '总计',
    '全市合计',
    '全 市',
    '总 计：',
    '合计（人）',
    '共计',
    '汇总',
    '三、合计',
  ])('takes %s for the total', (name) => {
    const breakdown = rowsOf([...UNITS, [name, 1, 2]]);
    expect(breakdown.total).toMatchObject({ row: 5, name });
    expect(breakdown.units).toHaveLength(3);
    expect(breakdown.lastDataRow).toBe(4);
  });

  it('takes a total at the top', () => {
    const breakdown = rowsOf([['全市合计', 127302, 17000], ...UNITS]);
    expect(breakdown.total?.row).toBe(2);
    expect(breakdown).toMatchObject({ firstDataRow: 3, lastDataRow: 5 });
    expect(areaAddress(breakdown.area)).toBe('A1:C5');
  });

  it.each(['全国', '全省', '全市', 'Σ', '∑', '合计'])('takes %s in the first row for the total', (name) => {
    const breakdown = rowsOf([[name, 1, 2], ...UNITS]);
    expect(breakdown.total).toMatchObject({ row: 2, name });
    expect(names(breakdown)).toEqual(['舞钢', '宝丰', '叶县']);
  });

  describe('a row named for the whole', () => {
    const counties: Rows = [
      ['宝丰县', 54062, 8000],
      ['叶县', 41777, 5500],
      ['卫东区', 10193, 1500],
    ];
    const titled = (...rows: Rows): Breakdown => locate([['平顶山市2015年任务分解表'], header, ...rows]);

    it('is the total at the top or the end, whatever its name, if it is the sum of all units', () => {
      for (const name of ['平顶山市', '平顶山市总工会', '平顶山', '本市']) {
        const above = rowsOf([[name, 106032, 15000], ...counties]);
        expect(above.total).toMatchObject({ row: 2, name });
        expect(names(above)).toEqual(['宝丰县', '叶县', '卫东区']);
        expect(above.firstDataRow).toBe(3);
        expect(rowsOf([...counties, [name, 106032, 15000]]).total?.row).toBe(5);
      }
    });

    it('is the total even if its figures are wrong', () => {
      expect(titled(['平顶山市', 106035, 15000], ...counties).total?.name).toBe('平顶山市');
      expect(titled(['平顶山市总工会', 95000, 14000], ...counties).total?.name).toBe('平顶山市总工会');
      expect(rowsOf([['平顶山市', 106035, 15001], ...counties]).total?.name).toBe('平顶山市');
    });

    it('is a second total and not a unit if there is also 合计', () => {
      const both = titled(['平顶山市', 106032, 15000], ...counties, ['合计', 106032, 15000]);
      expect(both.total?.name).toBe('合计');
      expect(names(both)).toEqual(['宝丰县', '叶县', '卫东区']);
      expect(both.subtotals).toMatchObject([{ name: '平顶山市', unitRows: [4, 5, 6] }]);
    });

    it('is a unit if its figures are no sum', () => {
      expect(rowsOf([['舞钢市', 31463, 3500], ...counties]).total).toBeNull();
      expect(titled(['平顶山市', 300, 20], ...counties).units).toHaveLength(4);
      // One other unit with equal figures does not make the row a total.
      const two = rowsOf([
        ['舞钢市', 41777, 5500],
        ['叶县', 41777, 5500],
      ]);
      expect(two.units).toHaveLength(2);
    });
  });

  it('takes a lone 小计 at the end for the total', () => {
    const lone = rowsOf([...UNITS, ['小计', 127302, 17000]]);
    expect(lone).toMatchObject({ total: { row: 5 }, subtotals: [] });
    expect(rowsOf([...UNITS, ['小计', 1, 2]])).toMatchObject({ total: { row: 5 }, subtotals: [] });
    const ofSection = rowsOf([['舞钢', 1, 2], ['一、县区'], ['宝丰', 3, 4], ['小计', 3, 4]]);
    expect(ofSection).toMatchObject({ total: null, subtotals: [{ unitRows: [4] }] });
  });

  it('finds a total whose cell is merged over 序号 and the name', () => {
    const breakdown = locate(
      [
        ['序号', ...header],
        [1, '舞钢', 3, 2],
        ['合计', null, 3, 2],
      ],
      { merges: ['A3:B3'] },
    );
    expect(breakdown.total).toMatchObject({ row: 3, name: '合计' });
    expect(
      locate([
        ['序号', ...header],
        [1, '舞钢', 3, 2],
        ['合计', null, 3, 2],
      ]).total?.row,
    ).toBe(3);
  });

  it('reads a unit’s name from a cell merged over several rows', () => {
    const breakdown = rowsOf(
      [
        ['舞钢', 1, 2],
        [null, 3, 4],
        ['宝丰', 5, 6],
        [null, null, null],
        ['叶县', 7, 8],
      ],
      { merges: ['A2:A3', 'A4:A5'] },
    );
    expect(names(breakdown)).toEqual(['舞钢', '舞钢', '宝丰', '叶县']);
  });

  it('gives a subtotal the units above it, or below it where only those fit', () => {
    const below = rowsOf([
      ['舞钢', 1, 2],
      ['宝丰', 3, 4],
      ['小计', 4, 6],
      ['叶县', 5, 5],
      ['小 计', 9, 9],
      ['合计', 9, 11],
    ]);
    expect(below.subtotals.map(({ unitRows }) => unitRows)).toEqual([[2, 3], [5]]);
    const above = rowsOf([
      ['县区小计', 4, 6],
      ['舞钢', 1, 2],
      ['宝丰', 3, 4],
      ['产业小计', 5, 5],
      ['叶县', 5, 5],
      ['合计', 9, 11],
    ]);
    expect(above.subtotals.map(({ unitRows }) => unitRows)).toEqual([[3, 4], [6]]);
    expect(above.total?.row).toBe(7);
  });

  it('gives a subtotal the units that its formulas add up, whatever its figures are', () => {
    const rows: Rows = [
      ['市直小计', 4, 6],
      ['舞钢', 1, 2],
      ['宝丰', 3, 4],
      ['县区小计', 9, 5],
      ['叶县', 5, 5],
      ['郏县', 4, '7'],
      ['合计', 13, 11],
    ];
    const formulas = { B2: '=SUM(B3:B4)', C2: '=SUM(C3:C4)', B5: '=SUM(B6:B7)', C5: '=SUM($C$6:$C$7)' };
    const scopes = rowsOf(rows, { formulas }).subtotals.map(({ unitRows }) => unitRows);
    expect(scopes).toEqual([
      [3, 4],
      [6, 7],
    ]);
    const added = { ...formulas, B5: '=B6+B7', C5: '=C6+C7' };
    expect(rowsOf(rows, { formulas: added }).subtotals.map(({ unitRows }) => unitRows)).toEqual(scopes);
    const above = rowsOf(
      [
        ['舞钢', 1, 2],
        ['宝丰', 3, '4'],
        ['小计', 4, 2],
        ['叶县', 4, 5],
      ],
      {
        formulas: { B4: '=SUM(B2:B3)', C4: '=SUM(C2:C3)' },
      },
    );
    expect(above.subtotals.map(({ unitRows }) => unitRows)).toEqual([[2, 3]]);
  });

  it('gives a subtotal that fits no units entirely those of which most of its figures are the sums', () => {
    const top = rowsOf([
      ['舞钢', 1, 2],
      ['宝丰', 3, 4],
      ['县区小计', 9, 50],
      ['叶县', 5, 5],
      ['郏县', 4, 7],
    ]);
    expect(top.subtotals.map(({ unitRows }) => unitRows)).toEqual([[5, 6]]);
  });

  it('takes all subtotals as on top of their units where the first stands above all units', () => {
    const top = rowsOf([
      ['市直小计', 4, 6],
      ['舞钢', 1, 2],
      ['宝丰', 3, 4],
      ['县区小计', 90, 50],
      ['叶县', 5, 5],
      ['郏县', 4, 7],
      ['合计', 13, 18],
    ]);
    expect(top.subtotals.map(({ unitRows }) => unitRows)).toEqual([
      [3, 4],
      [6, 7],
    ]);
  });

  it('takes the last of several totals as the total, and the others as subtotals', () => {
    const breakdown = rowsOf([
      ['舞钢', 1, 2],
      ['宝丰', 3, 4],
      ['合计', 4, 6],
      ['叶县', 5, 5],
      ['合计', 5, 5],
      ['总计', 9, 11],
    ]);
    expect(breakdown.total?.row).toBe(7);
    expect(breakdown.subtotals.map(({ row, unitRows }) => [row, unitRows])).toEqual([
      [4, [2, 3]],
      [6, [5]],
    ]);
  });

  it('takes 县区合计 and 产业合计 as subtotals, with or without a total', () => {
    const parts: Rows = [
      ['舞钢', 1, 2],
      ['县区合计', 1, 2],
      ['建设工会', 3, 4],
      ['产业合计', 3, 4],
    ];
    expect(rowsOf(parts)).toMatchObject({ total: null, subtotals: [{ row: 3 }, { row: 5 }] });
    expect(rowsOf([...parts, ['合计', 4, 6]])).toMatchObject({
      total: { row: 6 },
      subtotals: [{ row: 3 }, { row: 5 }],
    });
  });

  it('leaves out 其中 rows and the rows indented below them', () => {
    const breakdown = rowsOf([
      ['舞钢', 10, 5],
      ['其中：女会员', 4, 1],
      ['　　农民工', 6, 4],
      ['宝丰', 3, 4],
      ['合计', 13, 9],
    ]);
    expect(names(breakdown)).toEqual(['舞钢', '宝丰']);
    expect(breakdown.total?.row).toBe(6);
  });

  it('reads rows that head a section, with or without figures of their own', () => {
    const bare = rowsOf([
      ['一、县（市、区）'],
      ['舞钢', 1, 2],
      ['宝丰', 3, 4],
      ['小计', 4, 6],
      ['二、产业工会'],
      ['建设工会', 3, 4],
      ['小计', 3, 4],
      ['合计', 7, 10],
    ]);
    expect(names(bare)).toEqual(['舞钢', '宝丰', '建设工会']);
    expect(bare.subtotals.map(({ unitRows }) => unitRows)).toEqual([[3, 4], [7]]);
    const summed = rowsOf([
      ['一、县（市、区）', 4, 6],
      ['舞钢', 1, 2],
      ['宝丰', 3, 4],
      ['二、产业工会', 3, 4],
      ['建设工会', 3, 4],
    ]);
    expect(summed.subtotals.map(({ row, unitRows }) => [row, unitRows])).toEqual([
      [2, [3, 4]],
      [5, [6]],
    ]);
    expect(
      names(
        rowsOf([
          ['一、舞钢', 1, 2],
          ['二、宝丰', 3, 4],
        ]),
      ),
    ).toEqual(['一、舞钢', '二、宝丰']);
  });

  it('continues after spacer rows and unused rows above the total', () => {
    const breakdown = locate([
      ['序号', ...header],
      [1, '舞钢', 1, 2],
      [],
      [],
      [2, '宝丰', 3, 4],
      [3],
      [4],
      [5],
      [],
      ['合计', null, 4, 6],
    ]);
    expect(names(breakdown)).toEqual(['舞钢', '宝丰']);
    expect(breakdown.total?.row).toBe(10);
  });

  it.each([
    [['填表人：张三', '审核：李四', '2015年3月1日']],
    [['注：数据截至2014年底']],
    [['注1：不含市直']],
    [['说明：本表一式两份']],
    [['单位（盖章）']],
    [[null, null, '2015年3月1日']],
    [[null, '审核人：']],
    [['填表人：张三', null, 42064]],
    [['以上数据由各县（市、区）总工会提供，市总工会组织部汇总核实。']],
  ])('ends at the footer %j', (footer) => {
    const breakdown = rowsOf([...UNITS, footer, ['另一行', 1, 2]]);
    expect(names(breakdown)).toEqual(['舞钢', '宝丰', '叶县']);
  });

  it('keeps rows directly below a total, and drops rows after a gap', () => {
    expect(
      names(
        rowsOf([
          ['舞钢', 1, 2],
          ['合计', 1, 2],
          ['宝丰', 3, 4],
        ]),
      ),
    ).toEqual(['舞钢', '宝丰']);
    expect(names(rowsOf([['舞钢', 1, 2], ['合计', 1, 2], ['上年同期', 3, 4], [], ['草稿', 3, 4]]))).toEqual([
      '舞钢',
    ]);
    expect(
      rowsOf([['舞钢', 1, 2], ['合计', 1, 2], [], ['宝丰', 3, 4], ['合计', 3, 4], [], ['总计', 4, 6]]).total
        ?.row,
    ).toBe(8);
  });

  it('skips a header that is repeated for the next page', () => {
    const breakdown = rowsOf([['舞钢', 1, 2], header, ['宝丰', 3, 4], ['合计', 4, 6]]);
    expect(names(breakdown)).toEqual(['舞钢', '宝丰']);
    expect(breakdown.total?.row).toBe(5);
  });
});

describe('the end of the table', () => {
  const header = ['单位名称', '2014年底会员数', '2015年任务数'];
  const OTHERS: Rows = [
    ['新城区', 1, 2],
    ['高新区', 3, 4],
    ['合计', 4, 6],
  ];
  const first: Rows = [['任务分解表'], header, ...UNITS, ['合计', 127302, 17000]];
  const caption: Rows = [[], [], ['附表二：职工书屋建设情况']];

  it.each<{ readonly words: string; readonly below: Rows; readonly merges?: readonly string[] }>([
    { words: 'known and unknown words', below: [['单位', '去年', '今年']] },
    { words: 'another word for the unit', below: [['县（市、区）', '藏书', '面积']] },
    { words: 'a heading of which only the unit’s is known', below: [['单位', '藏书（册）', '面积']] },
    {
      words: 'a merged heading in two rows',
      below: [
        ['单位', '建设情况', null],
        [null, '藏书', '面积'],
      ],
      merges: ['B10:C10', 'A10:A11'],
    },
    { words: 'running numbers where the units stood', below: [['序号', '单位', '藏书']] },
    { words: 'years for headings', below: [['单位', 2014, 2015]] },
    { words: 'no known word at all', below: [['名字', '藏书', '面积']] },
  ])('is above a table with $words', ({ below, merges = [] }) => {
    for (const rows of [first, first.slice(0, -1)]) {
      const top = rows.length + caption.length;
      const breakdown = locate([...rows, ...caption, ...below, ...OTHERS], {
        merges: [`A${top}:C${top}`, ...(rows === first ? merges : [])],
      });
      expect(names(breakdown)).toEqual(['舞钢', '宝丰', '叶县']);
      expect(breakdown.total?.row ?? null).toBe(rows === first ? 6 : null);
    }
  });

  it('is above a table whose units are in the column of the serial numbers', () => {
    const breakdown = locate([
      ['任务分解表'],
      ['序号', ...header],
      ...UNITS.map((row, index) => [index + 1, ...row]),
      [],
      ['第二张表：各街道'],
      [],
      ['单位', '人口', '面积'],
      ['街道1', 7, 1.5],
      ['街道2', 1007, 3],
    ]);
    expect(names(breakdown)).toEqual(['舞钢', '宝丰', '叶县']);
  });

  it('is above a table that follows without a gap', () => {
    expect(names(locate([...first, ['单位', '藏书', '面积'], ...OTHERS]))).toEqual(['舞钢', '宝丰', '叶县']);
    expect(names(locate([...first.slice(0, -1), ['单位', '藏书', '面积'], ...OTHERS]))).toEqual([
      '舞钢',
      '宝丰',
      '叶县',
    ]);
  });

  it('is above a table with the same headings and a total of its own', () => {
    const breakdown = locate([...first, ...caption, header, ...OTHERS]);
    expect(names(breakdown)).toEqual(['舞钢', '宝丰', '叶县']);
  });

  it('is not at a header repeated for the next page', () => {
    const more: Rows = [
      ['新城区', 1, 2],
      ['合计', 127303, 17002],
    ];
    const start: Rows = [['任务分解表'], header, ...UNITS];
    for (const between of [
      [header],
      [['单位', '会员数', '任务数']],
      [[], ['（续表）'], header],
      [[], ['任务分解表'], ['单位：人'], header],
    ]) {
      const breakdown = locate([...start, ...between, ...more]);
      expect(names(breakdown)).toEqual(['舞钢', '宝丰', '叶县', '新城区']);
      expect(breakdown.total?.name).toBe('合计');
    }
    const numbered = locate([
      ['序号', ...header],
      [1, '舞钢', 1, 2],
      [],
      ['序号', ...header],
      [2, '宝丰', 3, 4],
      ['合计', null, 4, 6],
    ]);
    expect(names(numbered)).toEqual(['舞钢', '宝丰']);
  });

  it('is not at a repeated header of two rows', () => {
    const two: Rows = [
      ['单位', '农民工会员', null],
      [null, '2014年底', '2015年任务'],
    ];
    const breakdown = locate([...two, ['舞钢', 1, 2], ...two, ['宝丰', 3, 4]], {
      merges: ['A1:A2', 'B1:C1', 'A4:A5', 'B4:C4'],
    });
    expect(names(breakdown)).toEqual(['舞钢', '宝丰']);
  });

  it('is not at a unit that could be a heading', () => {
    const odd: Rows = [['开发区', '待定', '待定'], ['市直单位', null, null], [], ['市直单位', 2000, 2050]];
    const breakdown = locate([header, ...UNITS, ...odd, ['直属企业', '—', '—'], ['宝丰2', 1, 2]]);
    expect(names(breakdown).slice(3)).toEqual(['开发区', '市直单位', '市直单位', '直属企业', '宝丰2']);
  });
});

describe('Excel Tables', () => {
  const rows: Rows = [
    ['单位名称', '2014年底会员数', '2015年任务数'],
    ['舞钢', 31463, 3500],
    [],
    ['宝丰', 54062, 8000],
    ['汇总', 85525, 11500],
  ];

  it('end the table where the table object ends; its totals row is the total, whatever its name', () => {
    const breakdown = locate([...rows, ['草稿', 1, 2]], {
      tables: [{ name: '任务', area: 'A1:C5', totalsRows: 1 }],
    });
    expect(breakdown).toMatchObject({ tableObject: '任务', total: { row: 5 }, lastDataRow: 4 });
    expect(names(breakdown)).toEqual(['舞钢', '宝丰']);
    const nameless = locate([...rows.slice(0, 4), [null, 85525, 11500]], {
      tables: [{ name: '任务', area: 'A1:C5', totalsRows: 1 }],
    });
    expect(nameless.total).toMatchObject({ row: 5, name: '' });
  });

  it('include a total typed below them', () => {
    const breakdown = locate(rows, { tables: [{ name: '任务', area: 'A1:C4' }] });
    expect(breakdown.total?.row).toBe(5);
  });
});

describe('several tables', () => {
  const small: Rows = [
    ['单位', '基数', '任务数'],
    ['高新区', 65, 100],
  ];

  it('are returned, and the one with the most units is proposed', () => {
    const location = locateBreakdown(
      workbookOf(gridOf(small, { name: '甲' }), gridOf([HEADER, ...UNITS], { name: '乙' })),
    );
    expect(location).toMatchObject({ kind: 'found', breakdown: { sheet: '乙' }, others: [{ sheet: '甲' }] });
  });

  it('with equally many units are chosen by the number of columns, then by the active sheet', () => {
    const sheets = [gridOf(small, { name: '甲' }), gridOf(small, { name: '乙' })];
    expect(locateBreakdown(workbookWith(workbookOf(...sheets), { activeSheet: '乙' }))).toMatchObject({
      breakdown: { sheet: '乙' },
    });
    const wider = gridOf(
      [
        ['单位', '基数', '任务数', '备注'],
        ['高新区', 65, 100],
      ],
      { name: '丙' },
    );
    expect(locateIn([...sheets, wider]).sheet).toBe('丙');
  });

  it('are not searched on hidden sheets and the add-in’s own sheets, unless a sheet is named', () => {
    const hidden = gridOf([HEADER, ...UNITS], { name: '隐藏', visible: false });
    const own = gridOf([HEADER, ...UNITS], { name: '汇总' });
    const plain = gridOf(small, { name: '甲' });
    expect(locateIn([hidden, own, plain], { skip: new Set(['汇总']) }).sheet).toBe('甲');
    expect(locateIn([hidden, own, plain], { sheet: '隐藏' }).sheet).toBe('隐藏');
    expect(locateBreakdown(workbookOf(plain), { sheet: '没有' })).toEqual({
      kind: 'not-found',
      nearest: null,
    });
  });

  it('below each other are separated by their titles', () => {
    const location = locateBreakdown(
      workbookOf(
        gridOf([
          ['甲表'],
          ['单位', '基数', '任务数'],
          ...UNITS,
          [],
          ['2015年乙县任务分解表'],
          ['单位', '任务数', '基数'],
          ['高新区', 100, 65],
        ]),
      ),
    );
    expect(location).toMatchObject({
      breakdown: { units: { length: 3 }, total: null },
      others: [{ units: [{ name: '高新区', baseline: { amount: 65 } }], title: '2015年乙县任务分解表' }],
    });
  });

  it.each([[[null]], [[]]])('side by side are separated', (gap) => {
    const side = (a: readonly CellValue[], b: readonly CellValue[]): CellValue[] => [...a, ...gap, ...b];
    const header = ['序号', '单位', '基数', '任务数'];
    const location = locateBreakdown(
      workbookOf(
        gridOf([
          side(header, header),
          side([1, '舞钢', 3, 2], [2, '宝丰', 5, 4]),
          side([3, '叶县', 7, 6], []),
        ]),
      ),
    );
    expect(location).toMatchObject({
      breakdown: { units: [{ name: '舞钢' }, { name: '叶县' }] },
      others: [{ units: [{ name: '宝丰' }] }],
    });
  });

  it('do not take an actual column from a list beside them', () => {
    const header = ['单位', '基数', '任务数', null, '单位', '完成数'];
    expect(columnsOf(locate([header, ['舞钢', 1, 2, null, '宝丰', 3]])).actual).toBeNull();
  });
});

describe('near misses', () => {
  it.each<[Rows, unknown]>([
    [[['单位名称', '2014年底会员数']], { row: 1, found: ['unit', 'baseline'], missing: ['target'] }],
    [[['姓名', '2014年底会员数', '任务数']], { row: 1, found: ['baseline', 'target'], missing: ['unit'] }],
    [[['单位', '任务数']], { row: 1, found: ['unit', 'target'], missing: [] }],
    [[['单位', '基数', '任务数']], { row: 1, found: ['unit', 'baseline', 'target'], missing: [] }],
  ])('names what was found of %j', (rows, nearest) => {
    const location = locateBreakdown(workbookOf(gridOf([['单位']], { name: '甲' }), gridOf(rows)));
    const expected = { sheet: 'Sheet1', ...(nearest as object), unnamed: [], inWords: false };
    expect(location).toEqual({ kind: 'not-found', nearest: expected });
  });

  it('keeps the first of equally near misses', () => {
    const location = locateBreakdown(
      workbookOf(gridOf([['单位']], { name: '甲' }), gridOf([[], ['单位名称', '电话']])),
    );
    expect(location).toEqual({
      kind: 'not-found',
      nearest: { sheet: '甲', row: 1, found: ['unit'], missing: ['target'], unnamed: [], inWords: false },
    });
  });

  it('reports a list of tasks in words as such, and not as a damaged table', () => {
    const location = locateBreakdown(
      workbookOf(
        gridOf([
          ['2024年重点工作任务分解表'],
          ['序号', '工作任务', '责任单位', '完成时限'],
          [1, '推进快递企业建会', '市总工会', '2024年6月底'],
          [2, '开展集中入会行动', '各县（市、区）总工会', '2024年12月底'],
        ]),
      ),
    );
    expect(location).toEqual({
      kind: 'not-found',
      nearest: {
        sheet: 'Sheet1',
        row: 2,
        found: ['unit', 'target'],
        missing: [],
        unnamed: [],
        inWords: true,
      },
    });
  });

  it('finds no near miss in an empty workbook', () => {
    expect(locateBreakdown(workbookOf(gridOf([])))).toEqual({ kind: 'not-found', nearest: null });
    expect(locateBreakdown(workbookOf())).toEqual({ kind: 'not-found', nearest: null });
    expect(
      locateBreakdown(
        workbookOf(
          gridOf([
            ['姓名', 1],
            ['张三', 2],
          ]),
        ),
      ),
    ).toEqual({ kind: 'not-found', nearest: null });
  });
});

it('finds any generated table and reads it exactly', () => {
  fc.assert(
    fc.property(anyTable, (table) => {
      const breakdown = locateIn([table.sheet]);
      const { ordinal = null, baseline = null, actual = null, note = null, unit, target } = table.columns;
      expect(columnsOf(breakdown)).toEqual({ ordinal, unit, baseline, target, actual, note });
      expect(breakdown.headerRows).toEqual([table.headerRow]);
      expect(breakdown.total?.row ?? null).toBe(table.totalRow);
      expect(
        breakdown.units.map(({ name, row, baseline, target, actual }) => ({
          name,
          row,
          baseline: baseline.amount,
          target: target.amount,
          actual: actual.amount,
        })),
      ).toEqual(table.units);
      expect(breakdown.subtotals.map(({ row, unitRows }) => ({ row, unitRows }))).toEqual(table.subtotals);
    }),
    { numRuns: 300 },
  );
});

describe('a unit without townships after counties with their townships', () => {
  const HEADS: Rows = [
    ['单位名称', '基数（人）', '任务数（人）'],
    ['叶县', 300, 60],
    ['昆阳镇', 100, 20],
    ['任店镇', 200, 40],
    ['鲁山县', 500, 90],
    ['梁洼镇', 300, 50],
    ['张良镇', 200, 40],
  ];
  const scopesOf = (rows: Rows): unknown[] => {
    const { subtotals, units } = locate(rows);
    return [subtotals.map(({ name, unitRows }) => [name, unitRows]), units.map(({ row }) => row)];
  };

  it.each(['高新区', '平煤神马', '工交工会'])('is a unit of its own: %s', (name) => {
    expect(scopesOf([...HEADS, [name, 65, 10], ['合计', 865, 160]])).toEqual([
      [
        ['叶县', [3, 4]],
        ['鲁山县', [6, 7]],
      ],
      [3, 4, 6, 7, 8],
    ]);
  });

  it('belongs to the last county if the county’s sum requires it', () => {
    const rows = HEADS.map((row) => (row[0] === '鲁山县' ? ['鲁山县', 565, 100] : row));
    expect(scopesOf([...rows, ['县直单位', 65, 10], ['合计', 865, 160]])).toEqual([
      [
        ['叶县', [3, 4]],
        ['鲁山县', [6, 7, 8]],
      ],
      [3, 4, 6, 7, 8],
    ]);
  });

  it('does not belong to a county without townships', () => {
    const rows = [...HEADS, ['郏县', 400, 70], ['平煤神马', 65, 10], ['合计', 1265, 230]];
    expect(scopesOf(rows)).toEqual([
      [
        ['叶县', [3, 4]],
        ['鲁山县', [6, 7]],
      ],
      [3, 4, 6, 7, 8, 9],
    ]);
  });
});

describe('a column that only groups the units', () => {
  const rows = [
    ['某镇耕地恢复任务分解表'],
    ['区域', '单位', '任务面积（亩）', '完成面积（亩）'],
    ['东部', '一村', 120, 100],
    ['东部', '二村', 80, 80],
    ['西部', '三村', 60, 0],
    ['西部', '四村', 90, 45],
    ['总计', null, 350, 225],
  ];
  const unitColumn = (of: readonly (readonly CellValue[])[]): number | null => {
    const location = locateBreakdown(workbookOf(gridOf(of, { name: '任务' })));
    return location.kind === 'found' ? location.breakdown.columns.unit.column : null;
  };

  it('is not the column of the units', () => {
    expect(unitColumn(rows)).toBe(2);
  });

  it('is the column of the units if no name in it is repeated', () => {
    expect(unitColumn(rows.map((row, index) => (index > 1 ? [`${index}区`, ...row.slice(1)] : row)))).toBe(1);
  });
});

it('does not report a title as a near miss for a header', () => {
  const rows = [['示范点创建任务分解'], ['乡镇（街道）', '示范点个数'], ['甲镇', 2], ['乙镇', 1]];
  const location = locateBreakdown(workbookOf(gridOf(rows, { name: '任务' })));
  expect(location).toMatchObject({
    kind: 'not-found',
    nearest: { row: 2, found: ['unit'], missing: ['target'] },
  });
});

it('does not look at a row again once the table is read that takes the whole width of the sheet', () => {
  const units = Array.from({ length: 200 }, (_, index) => [`第${index}基层工会`, 1000, 150, null]);
  const sheet = gridOf([
    ['任务分解表'],
    [],
    HEADER,
    ...units,
    ['合计', 200_000, 30_000],
    ['注：会员数为年底数'],
  ]);
  const looks: number[] = [];
  const values = new Proxy(sheet.values, {
    get: (rows, key, self): unknown => {
      if (typeof key === 'string' && /^\d+$/.test(key)) looks.push(Number(key));
      return Reflect.get(rows, key, self);
    },
  });
  expect(locateIn([{ ...sheet, values }]).units).toHaveLength(200);
  // The rows right below a header are also looked at to understand it.
  const fromMiddle = looks.slice(looks.indexOf(100));
  expect(fromMiddle).toEqual([...fromMiddle].sort((a, b) => a - b));
  expect(fromMiddle).toContain(204);
});
