import { UnitTable, type UnitColumn } from '../../../src/sheets/parts/unit-table';

type Key = 'unit' | 'baseline' | 'target' | 'share' | 'helper';
interface Unit {
  readonly name: string;
  readonly target: number;
}

const COLUMNS: readonly UnitColumn<Key, Unit>[] = [
  { key: 'unit', heading: '单位', width: 15, content: ({ name }) => name, total: () => '合计' },
  { key: 'baseline', heading: '基数', width: 12, content: () => 1000 },
  { key: 'target', heading: '任务', content: ({ target }) => target },
  {
    key: 'share',
    heading: '占比',
    shows: 'bar',
    formula: ({ at, range }) => `=${at('target')}/SUM(${range('target')})`,
    content: ({ name }) => (name === '乙' ? '另算' : null),
    total: ({ at }) => ({ formula: `=${at('target')}` }),
  },
  { key: 'helper', isHidden: true, content: (_, { index }) => index },
];
const UNITS: readonly Unit[] = ['甲', '乙', '丙', '丁'].map((name) => ({ name, target: 10 }));

describe('a table of units', () => {
  it('writes its columns in the order of the list, without gaps for omitted columns', () => {
    const whole = new UnitTable(COLUMNS, UNITS, 5);
    const without = new UnitTable(
      COLUMNS.filter(({ key }) => key !== 'baseline'),
      UNITS,
      5,
    );
    expect([whole.column('target'), whole.range('target'), whole.lastColumn, whole.hiddenColumns]).toEqual([
      3,
      '$C$6:$C$9',
      4,
      [5],
    ]);
    expect([without.column('target'), without.range('target'), without.lastColumn]).toEqual([
      2,
      '$B$6:$B$9',
      3,
    ]);
    expect(without.contents().fills[0]?.formula).toBe('=B6/SUM($B$6:$B$9)');
    expect(without.header).toEqual(['单位', '任务', '占比']);
    expect(without.total).toEqual(['合计', '', { formula: '=B10' }]);
    expect(without.has('baseline')).toBe(false);
    expect(() => without.column('baseline')).toThrow('no column baseline');
  });

  it('fills a formula once for adjacent rows, but not into cells with content of their own', () => {
    const { blocks, fills } = new UnitTable(COLUMNS, UNITS, 5).contents();
    expect(fills).toEqual([
      { area: { top: 6, left: 4, bottom: 6, right: 4 }, formula: '=C6/SUM($C$6:$C$9)' },
      { area: { top: 8, left: 4, bottom: 9, right: 4 }, formula: '=C8/SUM($C$6:$C$9)' },
    ]);
    const own = blocks.filter((block) => block.rows.some((row) => row.includes('另算')));
    expect(own).toEqual([{ top: 7, left: 1, rows: [['乙', 1000, 10, '另算', 1]] }]);
  });

  it('has data bars only in the rows of units', () => {
    const areas = new UnitTable(COLUMNS, UNITS, 5).conditionalFormats.map(({ area }) => area);
    expect(areas).toEqual([{ top: 6, left: 4, bottom: 9, right: 4 }]);
  });

  it('writes the total row and the further rows below the units in the order of the list', () => {
    const table = new UnitTable<'unit' | 'target', Unit>(
      [
        {
          key: 'unit',
          heading: '单位',
          content: ({ name }) => name,
          total: ({ index }) => ['合计', '平均'][index - 4] ?? '',
        },
        { key: 'target', heading: '任务', total: ({ at }) => ({ formula: `=${at('target')}` }) },
      ],
      UNITS,
      5,
    );
    const below = (rowsBelow: number) =>
      table.wholeContents({ rowsBelow }).blocks.filter(({ top }) => top > 9);
    expect(below(0)).toEqual([]);
    expect(below(2)).toEqual([
      {
        top: 10,
        left: 1,
        rows: [
          ['合计', { formula: '=B10' }],
          ['平均', { formula: '=B11' }],
        ],
      },
    ]);
  });

  it('formats adjacent columns with the same style in one step', () => {
    const style = { locked: false };
    const table = new UnitTable<string, Unit>(
      ['a', 'b', 'c', 'd'].map((key) => ({ key, heading: key, ...(key === 'c' ? {} : { style }) })),
      UNITS,
      5,
    );
    expect(table.formats(9).filter((format) => format.style === style)).toEqual([
      { area: { top: 6, left: 1, bottom: 9, right: 2 }, style },
      { area: { top: 6, left: 4, bottom: 9, right: 4 }, style },
    ]);
  });
});
