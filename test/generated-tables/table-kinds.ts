/**
 * The kinds of generated tables, in groups.
 */
import type { DrawnRow, TableKind } from './draw-table';

const COUNTIES = ['舞钢市', '宝丰县', '叶县', '鲁山县', '郏县', '卫东区', '湛河区', '新华区'];
const SCHOOLS = ['第一中学', '第二中学', '实验小学', '育才小学', '中心幼儿园', '职业学校'];
const VILLAGES = ['东张村', '西李村', '南王村', '北赵村', '前刘村', '后陈村', '上河村'];
const BRANCHES = ['机关第一党支部', '机关第二党支部', '离退休党支部', '企业服务中心党支部', '信息中心党支部'];

const range = (length: number): number[] => Array.from({ length }, (_, index) => index);

/** Rows of units, then their total. */
function plainRows(
  names: readonly string[],
  total: string | null,
  where: 'top' | 'bottom' = 'bottom',
): DrawnRow[] {
  const units: DrawnRow[] = names.map((name) => ({ name }));
  const sum: DrawnRow[] = total === null ? [] : [{ name: total, sums: range(names.length) }];
  return where === 'top' ? [...sum, ...units] : [...units, ...sum];
}

/** A table that states no unit of measure counts persons where its words are about members or other people, else 个. */
const base = { unitOfMeasure: '个', decimals: 0, top: 1, left: 1 } as const;

const column = (
  role: TableKind['columns'][number]['role'],
  heading: string,
): TableKind['columns'][number] => ({
  role,
  heading,
});
const RATE = column('other', '完成率');

function withoutBaseline(): TableKind[] {
  const orders = [
    [column('unit', '单位'), column('target', '目标任务'), column('actual', '完成数'), RATE],
    [
      column('ordinal', '序号'),
      column('unit', '单位名称'),
      column('target', '任务数'),
      column('actual', '已完成'),
    ],
    [column('unit', '县（市、区）'), column('target', '年度任务'), column('note', '备注')],
    [column('target', '任务数'), column('actual', '完成数'), column('unit', '单位')],
  ];
  return orders.flatMap((columns) =>
    [null, '2024年农民工入会任务分解表', '会员发展任务完成情况统计表'].map((title, index) => ({
      ...base,
      group: 'no baseline',
      title,
      columns,
      rows: plainRows(COUNTIES.slice(index), '合计'),
      unitOfMeasure: title === null ? '个' : '人',
    })),
  );
}

/** Tables that state the unit of measure in the heading, in a line above the header, or in the title. */
function unitsOfMeasure(): TableKind[] {
  const measures = [
    { name: '亩', decimals: 1, task: '计划面积', done: '完成面积', title: '高标准农田建设任务分解表' },
    { name: '户', decimals: 0, task: '任务数', done: '完成数', title: '农村改厕任务表' },
    { name: '万元', decimals: 2, task: '目标任务', done: '完成数', title: '财政收入任务分解表' },
    { name: '亿元', decimals: 2, task: '目标任务', done: '实际完成', title: '招商引资目标任务分解表' },
    { name: '吨', decimals: 1, task: '计划数', done: '完成数', title: '秸秆收储任务表' },
    { name: '公里', decimals: 2, task: '目标任务', done: '累计完成', title: '农村公路任务分解表' },
    { name: '台', decimals: 0, task: '任务数', done: '完成数', title: '农机购置任务表' },
    { name: '期', decimals: 0, task: '任务数', done: '完成数', title: '培训班任务表' },
  ];
  return measures.flatMap(({ name, decimals, task, done, title }) =>
    (['heading', 'caption', 'title'] as const).map((place): TableKind => {
      const behind = place === 'heading' ? `（${name}）` : '';
      return {
        ...base,
        group: 'unit of measure',
        title: place === 'title' ? `${title}（单位：${name}）` : title,
        ...(place === 'caption' ? { caption: `单位：${name}` } : {}),
        columns: [column('unit', '单位'), column('target', task + behind), column('actual', done + behind)],
        rows: plainRows(COUNTIES, '合计'),
        unitOfMeasure: name,
        decimals,
      };
    }),
  );
}

function words(): TableKind[] {
  const tables = [
    ['村别', '任务数', '完成数', '个', VILLAGES],
    ['村民小组', '应改户数', '已改户数', '户', VILLAGES],
    ['镇办', '名额', '实际完成', '人', VILLAGES],
    ['村（社区）', '应参保人数', '已参保人数', '人', VILLAGES],
    ['学校', '计划数', '完成数', '个', SCHOOLS],
    ['党支部', '预计发展', '已发展', '人', BRANCHES],
    ['党组织名称', '指标', '已发展', '人', BRANCHES],
    ['党委（党工委）', '分配名额', '完成数', '人', BRANCHES],
    ['片区', '目标任务', '完成数', '个', VILLAGES],
    ['承办单位', '预约数', '完成数', '个', COUNTIES],
    ['责任单位', '净增', '完成数', '个', COUNTIES],
    ['招商单位', '计划投资（亿元）', '到位资金（亿元）', '亿元', COUNTIES],
    ['经办机构', '应缴金额（万元）', '实缴金额（万元）', '万元', COUNTIES],
  ] as const;
  return tables.flatMap(([unit, target, actual, measure, names]) =>
    [1, 3].map((top) => ({
      ...base,
      top,
      group: 'words',
      title: null,
      columns: [
        column('ordinal', '序号'),
        column('unit', unit),
        column('target', target),
        column('actual', actual),
      ],
      rows: plainRows(names, '合计'),
      unitOfMeasure: measure,
      decimals: measure.endsWith('元') ? 2 : 0,
    })),
  );
}

function lastYear(): TableKind[] {
  const headings = ['上年实绩', '现有党员', '上年完成', '2023年底会员数', '基数', '上年末会员数'];
  return headings.flatMap((heading) =>
    [column('target', '目标任务'), column('target', '2024年任务数')].map((target) => ({
      ...base,
      group: 'baselines',
      title: null,
      columns: [
        column('unit', '单位'),
        column(/实绩|完成/.test(heading) ? 'other' : 'baseline', heading),
        target,
        column('actual', '完成数'),
      ],
      rows: plainRows(COUNTIES, '合计'),
      unitOfMeasure: /[会党]员/.test(heading) ? '人' : '个',
    })),
  );
}

/** Counties above their townships, without a word like 小计. */
function levels(): TableKind[] {
  const groups = [
    ['宝丰县', '城关镇', '周庄镇', '闹店镇'],
    ['叶县', '昆阳镇', '任店镇', '保安镇', '仙台镇'],
    ['鲁山县', '下汤镇', '张良镇', '梁洼镇'],
  ];
  const numerals = ['一', '二', '三'];
  const ways = {
    'by place': { head: (name: string) => name, part: (name: string) => name },
    'by indent': {
      head: (name: string) => name.slice(0, 2),
      part: (name: string) => `  ${name.slice(0, 2)}`,
    },
    'by serial': {
      head: (name: string, at: number) => `${numerals[at] ?? ''}、${name}`,
      part: (name: string, at: number) => `${at + 1}.${name}`,
    },
  };
  const columns = [column('unit', '单位'), column('target', '任务数'), column('actual', '完成数')];
  return Object.values(ways).flatMap(({ head, part }) =>
    ['合计', '全市', null].flatMap((total) =>
      [1, 4].map((top): TableKind => {
        let units = 0;
        const rows = groups.flatMap(([first = '', ...parts], group): DrawnRow[] => [
          { name: head(first, group), sums: parts.map((_, index) => units + index) },
          ...parts.map((name, index): DrawnRow => {
            units += 1;
            return { name: part(name, index) };
          }),
        ]);
        const whole: DrawnRow[] = total === null ? [] : [{ name: total, sums: range(units) }];
        return {
          ...base,
          top,
          group: 'levels',
          title: null,
          columns,
          rows: total === '全市' ? [...whole, ...rows] : [...rows, ...whole],
        };
      }),
    ),
  );
}

function totals(): TableKind[] {
  const columns = [column('unit', '单位'), column('target', '任务数'), column('actual', '完成数')];
  return (['全国', '全省', '全市', '平顶山市', 'Σ', '小计', '总计', '合  计', '全县'] as const).flatMap(
    (total) =>
      (['top', 'bottom'] as const).map((where) => ({
        ...base,
        group: 'totals',
        title: '平顶山市2024年任务分解表',
        columns,
        rows: plainRows(COUNTIES.slice(1), total, where),
      })),
  );
}

function layouts(): TableKind[] {
  const columns = [column('unit', '单位'), column('target', '任务数'), column('actual', '完成数')];
  const plain = {
    ...base,
    group: 'layouts',
    title: '2024年任务分解表',
    columns,
    rows: plainRows(COUNTIES, '合计'),
  };
  const small = [
    ['单位', '任务数', '完成数'],
    ['甲局', 11, 5],
    ['乙局', 23, 9],
  ];
  return [1, 2, 5, 30].flatMap((top) =>
    [1, 4, 27].flatMap((left): TableKind[] => [
      { ...plain, top, left },
      { ...plain, group: 'page headers', top, left, pageBreakAt: 4 },
      { ...plain, top, left, below: [[], ['市直单位任务分解表'], ...small] },
      { ...plain, top, left, beside: small },
      { ...plain, top, left, below: [['填表人：张三', null, '审核人：李四'], ['注：数据截至6月底。']] },
    ]),
  );
}

/** Tables with typed 完成率, 增长率, 占比 or ranks. */
function typedMeasures(): TableKind[] {
  const base4 = [column('unit', '单位'), column('target', '目标任务'), column('actual', '完成数')];
  const withBase = [
    column('unit', '单位'),
    column('baseline', '2023年底会员数'),
    column('target', '2024年任务数'),
    column('actual', '完成数'),
  ];
  const tables = [
    ['rate', [...base4, column('rate', '完成率')]],
    ['rate', [...base4, column('rate', '任务完成率'), column('note', '备注')]],
    ['per-cent', [...base4, column('per-cent', '完成率（%）')]],
    ['rank', [...base4, column('rate', '完成率'), column('rank', '排名')]],
    ['rank', [...base4, column('rate', '完成率'), column('rank', '完成排名')]],
    ['growth', [...withBase, column('growth', '增长率')]],
    ['share', [...base4, column('share', '占比')]],
    ['rate', [...withBase, column('rate', '完成率'), column('growth', '增长率'), column('rank', '名次')]],
  ] as const;
  return tables.flatMap(([plants, columns]) =>
    [null, '2024年任务完成情况表'].map((title) => ({
      ...base,
      group: 'typed measures',
      title,
      columns,
      plants,
      rows: plainRows(COUNTIES, '合计'),
      unitOfMeasure: columns.some(({ role }) => role === 'baseline') ? '人' : '个',
    })),
  );
}

/** Tables whose target is divided into quarters, half-years, or 男/女. */
function dividedTargets(): TableKind[] {
  const quarters = (words: readonly string[]): TableKind['columns'] =>
    words.map((word, index) => column(`quarter-${(index + 1) as 1 | 2 | 3 | 4}`, word));
  const named = [
    ['一季度任务', '二季度任务', '三季度任务', '四季度任务'],
    ['第一季度目标', '第二季度目标', '第三季度目标', '第四季度目标'],
    ['1季度计划', '2季度计划', '3季度计划', '4季度计划'],
  ];
  const first = [column('unit', '单位'), column('target', '年度任务')];
  const last = column('actual', '完成数');
  const tables: [TableKind['plants'] & string, TableKind['columns']][] = [
    ...named.map((words): [TableKind['plants'] & string, TableKind['columns']] => [
      'quarter-2',
      [...first, ...quarters(words), last],
    ]),
    ['half-1', [...first, column('half-1', '上半年任务'), column('half-2', '下半年任务'), last]],
    ['part-1', [...first, column('part-1', '男'), column('part-2', '女'), last]],
  ];
  return tables.flatMap(([plants, columns]) =>
    [1, 3].map((top) => ({
      ...base,
      top,
      group: 'divided targets',
      title: '2024年目标任务分解表',
      columns,
      plants,
      rows: plainRows(COUNTIES, '合计'),
      unitOfMeasure: plants === 'part-1' ? '人' : '个',
    })),
  );
}

export function tableKinds(): readonly TableKind[] {
  return [
    withoutBaseline(),
    unitsOfMeasure(),
    words(),
    lastYear(),
    levels(),
    totals(),
    layouts(),
    typedMeasures(),
    dividedTargets(),
  ].flat();
}
