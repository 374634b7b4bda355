/**
 * How columns are assigned to the indicators of a table, and the breakdown that each indicator gets.
 */
import { areaAddress, type Area } from '../../../src/spreadsheet/address';
import type { Breakdown, Indicator } from '../../../src/domain/table/breakdown';
import { locateBreakdown } from '../../../src/domain/table/locate';
import { tablesOf } from '../../../src/domain/table/table-of';
import type { CellValue, SheetGrid } from '../../../src/spreadsheet/grid';
import { gridOf, workbookOf } from '../../support/grid';

const UNITS = ['舞钢', '宝丰', '叶县', '鲁山'];

type Layout = readonly [name: string, header: readonly (readonly CellValue[])[], read: readonly string[]];

/** Headers: `~` marks a cell that belongs to the merged heading on its left. */
const SEVERAL: readonly Layout[] = [
  [
    'joint headings that are merged',
    [
      ['单位', '新建工会组织数（个）', '~', '新发展会员（人）', '~'],
      [null, '任务', '完成', '任务', '完成'],
    ],
    ['新建工会组织数（个）: B C', '新发展会员（人）: D E'],
  ],
  [
    'joint headings that are not merged',
    [
      ['单位', '造林面积（亩）', null, '抚育面积（公顷）', null],
      [null, '任务', '完成', '任务', '完成'],
    ],
    ['造林面积（亩）: B C', '抚育面积（公顷）: D E'],
  ],
  [
    'joint headings that are not merged, a baseline before each target',
    [
      ['单位', '新发展会员（人）', null, '技能培训（人）', null],
      [null, '基数', '任务', '基数', '任务'],
    ],
    ['新发展会员（人）: C - baseline B', '技能培训（人）: E - baseline D'],
  ],
  [
    'joint headings that are not merged, over groups of different lengths',
    [
      ['单位', '新发展会员（人）', '技能培训职工（人）', null, '备注'],
      [null, '任务数', '2014年底基数', '任务数', null],
    ],
    ['新发展会员（人）: B -', '技能培训职工（人）: D - baseline C'],
  ],
  [
    'the part as joint heading, and what is counted below',
    [
      ['单位', '目标任务', '~', '完成数', '~'],
      [null, '建会（个）', '会员（人）', '建会（个）', '会员（人）'],
    ],
    ['会员（人）: C E', '建会（个）: B D'],
  ],
  [
    'a row of units of measure',
    [
      ['单位', '造林', '~', '农村公路', '~'],
      [null, '任务', '完成', '任务', '完成'],
      [null, '（亩）', '（亩）', '（公里）', '（公里）'],
    ],
    ['造林（亩）: B C', '农村公路（公里）: D E'],
  ],
  [
    'target columns side by side',
    [['单位', '建会任务数（个）', '建会完成数（个）', '会员任务数（人）', '会员完成数（人）']],
    ['会员（人）: D E', '建会（个）: B C'],
  ],
  [
    'targets alone',
    [['单位', '建会任务数（家）', '发展会员任务数（人）', '培训职工任务数（人次）']],
    ['发展会员（人）: C -', '建会（家）: B -', '培训职工（人次）: D -'],
  ],
  [
    'columns of results that do not repeat what is counted',
    [['单位', '新建工会任务（个）', '完成', '发展会员任务（人）', '完成']],
    ['发展会员（人）: D E', '新建工会（个）: B C'],
  ],
  [
    'three of them',
    [
      ['单位', '城镇新增就业（人）', '~', '失业人员再就业（人）', '~', '创业培训（期）', '~'],
      [null, '目标', '完成', '目标', '完成', '目标', '完成'],
    ],
    ['城镇新增就业（人）: B C', '失业人员再就业（人）: D E', '创业培训（期）: F G'],
  ],
  [
    'a baseline and rates in a group',
    [
      ['单位', '新建工会（个）', '~', '~', '发展会员（人）', '~', '~', '~', '备注'],
      [null, '任务', '完成', '完成率', '基数', '任务', '完成', '完成率', null],
    ],
    ['新建工会（个）: B C D', '发展会员（人）: F G H baseline E'],
  ],
  [
    'a baseline of members before a target of organisations',
    [['单位名称', '2014年底会员数（人）', '2015新增会员任务数（人）', '2015新建工会任务数（个）']],
    ['新增会员（人）: C - baseline B', '新建工会（个）: D -'],
  ],
  [
    '分期任务 of each',
    [
      ['单位', '固定资产投资（亿元）', '~', '~', '招商引资（万元）', '~', '~'],
      [null, '任务', '上半年任务', '下半年任务', '任务', '上半年任务', '下半年任务'],
    ],
    ['固定资产投资（亿元）: B - C D', '招商引资（万元）: E - F G'],
  ],
];

const ONE: readonly (readonly [name: string, header: readonly (readonly CellValue[])[]])[] = [
  ['targets of several years', [['单位', '2014年任务', '2015年任务', '完成']]],
  [
    'joint headings that are years',
    [
      ['单位', '2014年', '~', '2015年', '~'],
      [null, '任务', '完成', '任务', '完成'],
    ],
  ],
  ['a target before and after it was adjusted', [['单位', '调整前任务数', '调整后任务数', '完成数']]],
  ['a target from above and a promise', [['单位', '市下达任务', '自报任务', '完成']]],
  ['a part', [['单位', '发展会员任务数', '其中：农民工任务数', '完成数', '其中：农民工']]],
  ['men and women', [['单位', '任务数', '男', '女', '完成数']]],
  ['quarters', [['单位', '全年任务', '一季度任务', '二季度任务', '三季度任务', '四季度任务']]],
  ['those who should be insured', [['单位', '应参保人数', '参保任务数', '已参保人数', '参保率']]],
];

/** Joint headings over several parts and their sum. The sum is the figure that is read. */
const WHOLES: readonly Layout[] = [
  [
    'a sum after its parts',
    [
      ['单位', '改造任务数（户）', '~', '~', '已完成（户）', '备注'],
      [null, '城市', '农村', '合计', null, null],
    ],
    ['改造（户）: D E B C'],
  ],
  [
    'a sum before its parts, for target and actual',
    [
      ['单位', '签约任务（人）', '~', '已签约（人）', '~'],
      [null, '总数', '其中：重点人群', '总数', '其中：重点人群'],
    ],
    ['签约（人）: B D C E'],
  ],
  [
    'a sum beside the joint heading of its parts',
    [
      ['单位', '改造任务数（户）', '~', '合计', '已完成（户）'],
      [null, '城市', '农村', null, null],
    ],
    ['改造（户）: D E B C'],
  ],
  [
    'several indicators, of which the first has parts',
    [
      ['单位', '营造林任务（亩）', '~', '~', '植树任务（万株）'],
      [null, '小计', '人工造林', '封山育林', null],
    ],
    ['营造林（亩）: B - C D', '植树（万株）: E -'],
  ],
];

it.each(WHOLES)('reads the sum under a joint heading, not its parts: %s', (_, header, expected) => {
  expect(read(header).breakdown.indicators.map(told)).toEqual(expected);
});

function merged(row: readonly CellValue[], at: number): Area[] {
  const areas: Area[] = [];
  row.forEach((value, index) => {
    if (value === null || value === '~') return;
    let right = index;
    while (row[right + 1] === '~') right += 1;
    if (right > index) areas.push({ top: at, left: index + 1, bottom: at, right: right + 1 });
  });
  return areas;
}

function read(header: readonly (readonly CellValue[])[]): { sheet: SheetGrid; breakdown: Breakdown } {
  const width = Math.max(...header.map(({ length }) => length));
  const rows = UNITS.map((unit, index) => [
    unit,
    ...Array.from({ length: width - 1 }, (_, column) => 10 * (index + 1) + column),
  ]);
  const sheet = gridOf(
    [
      ['某市任务分解表'],
      [],
      ...header.map((row) => row.map((value) => (value === '~' ? null : value))),
      ...rows,
    ],
    { name: '任务', merges: header.flatMap((row, index) => merged(row, index + 3)).map(areaAddress) },
  );
  const location = locateBreakdown(workbookOf(sheet));
  if (location.kind !== 'found') throw new Error('the table was not found');
  return { sheet, breakdown: location.breakdown };
}

function told({ name, unitOfMeasure, columns, further }: Indicator): string {
  const letter = (column: number | undefined): string =>
    column === undefined ? '-' : String.fromCharCode(64 + column);
  const places = [columns.target, columns.actual, ...further].map((column) => letter(column?.column));
  const baseline = columns.baseline ? ` baseline ${letter(columns.baseline.column)}` : '';
  return `${name}（${unitOfMeasure}）: ${places.join(' ')}${baseline}`;
}

it.each(SEVERAL)('reads several indicators: %s', (_, header, expected) => {
  const { breakdown } = read(header);
  expect(breakdown.indicators.map(told)).toEqual(expected);
  expect(breakdown.units).toHaveLength(UNITS.length);
});

it.each(ONE)('reads a single indicator: %s', (_, header) => {
  expect(read(header).breakdown.indicators).toHaveLength(1);
});

it('gives each indicator a breakdown with its own figures; that of the first is the breakdown as found', () => {
  const { sheet, breakdown } = read([
    ['单位', '新建工会组织数（个）', '~', '新发展会员（人）', '~'],
    [null, '任务', '完成', '任务', '完成'],
  ]);
  const [first, second] = tablesOf(sheet, breakdown);
  expect(first).toBe(breakdown);
  expect(first?.units.map(({ target, actual }) => [target.amount, actual.amount])).toEqual([
    [10, 11],
    [20, 21],
    [30, 31],
    [40, 41],
  ]);
  expect(second?.units.map(({ name, target, actual }) => [name, target.amount, actual.amount])).toEqual([
    ['舞钢', 12, 13],
    ['宝丰', 22, 23],
    ['叶县', 32, 33],
    ['鲁山', 42, 43],
  ]);
  expect(second?.columns.target.column).toBe(4);
});

it('includes a unit that has figures only for the second indicator', () => {
  const sheet = gridOf([
    ['单位', '建会任务数（个）', '会员任务数（人）'],
    ['舞钢', 1, 10],
    ['宝丰', 2, 20],
    [],
    ['叶县', 3, null],
  ]);
  const location = locateBreakdown(workbookOf(sheet));
  expect(location.kind === 'found' && location.breakdown.units.map(({ name }) => name)).toContain('叶县');
});
