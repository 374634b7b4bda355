/**
 * Columns that state a unit of measure but no word for a task: read as the task where nothing else can be, and reported as assumed;
 * named in the refusal where that is not certain enough.
 */
import { survey } from '../../../src/actions/survey';
import { ActionError } from '../../../src/actions/parts/action-error';
import { enUS } from '../../../src/i18n/en-US';
import { zhCN } from '../../../src/i18n/zh-CN';
import { paneEnUS } from '../../../src/i18n/pane/en-US';
import { paneZhCN } from '../../../src/i18n/pane/zh-CN';
import { bookOf } from '../../support/book';

const PLAIN = '2024年任务分解表';

/** A table below a title, with the same figures in each row. */
function tableBook(title: string | null, headings: readonly string[], figures: readonly (number | string)[]) {
  const rows = ['甲县', '乙县', '丙县'].map((name) => [name, ...figures]);
  return bookOf([...(title === null ? [] : [[title]]), ['单位', ...headings], ...rows]);
}

/** The title, the headings after 单位, the figures of a unit, and the headings read as target and actual. */
const READ: [string | null, string[], number[], string, string | null][] = [
  [null, ['建设高标准农田（亩）', '完成（亩）'], [300, 120], '建设高标准农田（亩）', '完成（亩）'],
  [null, ['新增就业（人）', '完成数'], [300, 120], '新增就业（人）', '完成数'],
  [null, ['改造危房（户）', '已完成', '完成率'], [300, 120, 0.4], '改造危房（户）', '已完成'],
  ['2024年目标任务表', ['高标准农田（亩）', '完成（亩）'], [300, 120], '高标准农田（亩）', '完成（亩）'],
  [PLAIN, ['建设高标准农田（亩）'], [300], '建设高标准农田（亩）', null],
];

it.each(READ)(
  'below %j, %j is read, and said to be assumed',
  async (title, headings, figures, target, actual) => {
    const { breakdown, findings } = await survey(tableBook(title, headings, figures));
    expect([breakdown.columns.target.heading, breakdown.columns.actual?.heading ?? null]).toEqual([
      target,
      actual,
    ]);
    const assumed = findings.filter(({ code }) => code === 'assumed-target');
    expect(assumed.map(({ row, column }) => [row, column])).toEqual([
      [title === null ? 1 : 2, breakdown.columns.target.column],
    ]);
  },
);

it('says in the finding how to name the column', async () => {
  const { findings } = await survey(tableBook(null, ['新增就业（人）', '完成数'], [300, 120]));
  const [assumed] = findings.filter(({ code }) => code === 'assumed-target');
  if (!assumed) throw new Error('no finding');
  expect(zhCN.finding(assumed)).toContain('“新增就业任务数（人）”');
  expect(enUS.finding(assumed)).toContain('“新增就业任务数（人）”');
});

/** The title, the headings, the figures, and the headings that the refusal names. */
const REFUSED: [string | null, string[], (number | string)[], string[]][] = [
  // Two columns may be the task.
  [
    null,
    ['建设农田（亩）', '新建道路（公里）', '完成'],
    [300, 12, 120],
    ['建设农田（亩）', '新建道路（公里）'],
  ],
  // What there is, rather than what is to be done
  [null, ['耕地面积（亩）', '完成（亩）'], [300, 120], ['耕地面积（亩）']],
  [PLAIN, ['上年产量（吨）', '完成（吨）'], [300, 120], []],
  [PLAIN, ['常住人口（万人）', '完成数'], [300, 120], ['常住人口（万人）']],
  // Nothing was done, and no title says that tasks follow.
  [null, ['建设高标准农田（亩）'], [300], ['建设高标准农田（亩）']],
  [null, ['新增就业（人）'], [300], ['新增就业（人）']],
  ['2024年任务完成情况统计表', ['建设高标准农田（亩）'], [300], ['建设高标准农田（亩）']],
  // The figures done are far above it, or count something else.
  [null, ['新增就业（人）', '完成数'], [300, 1200], ['新增就业（人）']],
  [null, ['建设农田（亩）', '完成投资（万元）'], [300, 120], ['建设农田（亩）']],
  // Words in place of figures
  [PLAIN, ['建设内容（亩）', '完成'], ['修渠', '否'], []],
];

it.each(REFUSED)(
  'below %j, %j is refused, and the column is named',
  async (title, headings, figures, named) => {
    const failure = await survey(tableBook(title, headings, figures)).then(
      ({ breakdown }) => breakdown.columns,
      (error: unknown) => (error instanceof ActionError ? error.failure : error),
    );
    expect(failure).toMatchObject({
      code: 'no-table-near-miss',
      details: { missing: ['target'], unnamed: named },
    });
  },
);

it('does not look for one where the workbook has a table', async () => {
  const book = bookOf([
    ['单位', '任务数', '完成数'],
    ['甲县', 20, 10],
    [],
    ['单位', '建设高标准农田（亩）', '完成（亩）'],
    ...['甲县', '乙县', '丙县'].map((name) => [name, 300, 120]),
  ]);
  const { breakdown, others } = await survey(book);
  expect([breakdown.columns.target.heading, others]).toEqual(['任务数', []]);
});

it('says in the refusal how to name the column', async () => {
  const failure = await survey(tableBook(null, ['耕地面积（亩）', '完成（亩）'], [300, 120])).catch(
    (error: unknown) => error,
  );
  if (!(failure instanceof ActionError) || failure.failure.code !== 'no-table-near-miss') throw failure;
  const { code, details } = failure.failure;
  const named = '“耕地面积任务数（亩）”';
  expect(zhCN.failure(code, details)).toContain(
    `“耕地面积（亩）”没有写明是任务数；如果是，请把标题改成${named}`,
  );
  expect(paneZhCN.table.nearMiss(details)).toContain(named);
  expect(enUS.failure(code, details)).toContain(named);
  expect(paneEnUS.table.nearMiss(details)).toContain(named);
});
