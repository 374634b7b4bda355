/**
 * The unit of measure of a table that states none: persons for members and other people, 个 for everything else.
 */
import { locateBreakdown } from '../../../src/domain/table/locate';
import type { Breakdown } from '../../../src/domain/table/breakdown';
import { gridOf, workbookOf } from '../../support/grid';

/** The table below a title; its headings follow the unit's. Every figure is 100. */
function tableWith(headings: readonly string[], title: string | null = null): Breakdown {
  const figures = headings.map(() => 100);
  const rows = ['甲县', '乙县', '丙县'].map((name) => [name, ...figures]);
  const sheet = gridOf([...(title === null ? [] : [[title]]), ['单位', ...headings], ...rows]);
  const location = locateBreakdown(workbookOf(sheet));
  if (location.kind !== 'found') throw new Error(`not found: ${headings.join('、')}`);
  return location.breakdown;
}

/** Headings, the title, and the units of measure of baseline, target and actual. */
const CASES: [headings: string[], title: string | null, units: (string | null)[]][] = [
  // Nothing says what is counted.
  [['任务数', '完成数'], null, [null, '个', '个']],
  [['目标任务', '完成数', '完成率'], '2024年任务分解表', [null, '个', '个']],
  [['基数', '任务数', '完成数'], null, ['个', '个', '个']],
  [['计划数', '实际完成'], '2024年重点工作目标任务分解表', [null, '个', '个']],
  // Members and other people, named in the heading
  [['发展会员任务数', '完成数'], null, [null, '人', '人']],
  [['入会任务', '已入会'], null, [null, '人', '人']],
  [['发展党员指标', '已发展'], null, [null, '人', '人']],
  [['预计发展', '已发展'], null, [null, '人', '人']],
  [['应参保人数', '已参保人数'], null, [null, '人', '人']],
  [['培训职工任务数', '完成数'], null, [null, '人', '人']],
  [['新增就业目标', '完成数'], null, [null, '人', '人']],
  [['招生名额', '已录取'], null, [null, '人', '人']],
  [['志愿者招募任务', '完成数'], null, [null, '人', '人']],
  // named in the heading beside it
  [['2023年底会员数', '2024年任务数', '完成数'], null, ['人', '人', '人']],
  [['任务数', '实际完成人数'], null, [null, '人', '人']],
  [['年度任务', '男', '女', '完成数'], null, [null, '人', '人']],
  // named in the title
  [['任务数', '完成数'], '2024年农民工入会任务分解表', [null, '人', '人']],
  [['任务数', '完成数'], '城乡居民医保参保任务分解表', [null, '人', '人']],
  // Organisations, places and events, whoever they are for
  [['建会任务数', '完成数'], null, [null, '个', '个']],
  [['参保企业任务数', '完成数'], null, [null, '个', '个']],
  [['任务数', '完成数'], '职工书屋建设任务分解表', [null, '个', '个']],
  [['任务数', '完成数'], '党员活动室建设任务分解表', [null, '个', '个']],
  [['职工之家任务数', '完成数'], null, [null, '个', '个']],
  [['会员服务站点任务数', '完成数'], '2024年农民工入会任务分解表', [null, '个', '个']],
  [['任务数', '完成数'], '污水处理设施建设任务分解表', [null, '个', '个']],
  // What the other column states
  [['任务数', '完成数（亩）'], null, [null, '亩', '亩']],
  [['目标任务（万元）', '完成数'], null, [null, '万元', '万元']],
  [['基数', '任务数（户）'], null, ['户', '户', null]],
  [['职工人数', '建会任务数（家）'], null, ['人', '家', null]],
  [['2023年底会员数（万人）', '任务数'], null, ['万人', '人', null]],
];

it.each(CASES)('%j below %j', (headings, title, [baseline, target, actual]) => {
  const { columns } = tableWith(headings, title);
  expect([
    columns.baseline?.unitOfMeasure ?? null,
    columns.target.unitOfMeasure,
    columns.actual?.unitOfMeasure ?? null,
  ]).toEqual([baseline, target, actual]);
});

it('does not take the unit of one indicator from a title about several', () => {
  const { indicators } = tableWith(
    ['入会任务数', '入会完成数', '开展活动任务数', '开展活动完成数'],
    '2024年农民工入会工作任务分解表',
  );
  expect(indicators.map(({ name, unitOfMeasure }) => [name, unitOfMeasure])).toEqual([
    ['入会', '人'],
    ['开展活动', '个'],
  ]);
});

it.each([
  [['任务数', '完成数'], null, true],
  [['任务数', '完成数（户）'], null, true],
  [['任务数（户）', '完成数'], null, false],
  [['任务数', '完成数'], '改厕任务分解表（单位：户）', false],
])('knows whether the unit of measure of %j below %j is assumed: %p', (headings, title, isAssumed) => {
  expect(tableWith(headings, title).indicator.isMeasureAssumed).toBe(isAssumed);
});
