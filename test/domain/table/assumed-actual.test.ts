/**
 * Headings such as 体检人数 that do not say whether the figure is a target or an actual: the columns beside them decide, and the choice is
 * reported as assumed.
 */
import { audit } from '../../../src/domain/audit/rules';
import { startingCampaign } from '../../../src/domain/campaign/starting-campaign';
import { locateBreakdown } from '../../../src/domain/table/locate';
import { gridOf, workbookOf } from '../../support/grid';

/** Headings after 单位, figures of a unit, the headings read as baseline and as actual, and whether the latter is reported as assumed. */
const CASES: [
  headings: string[],
  figures: number[],
  baseline: string | null,
  actual: string | null,
  told: boolean,
][] = [
  [['任务数', '体检人数'], [300, 210], null, '体检人数', true],
  [['任务数', '报到人数'], [300, 210], null, '报到人数', true],
  [['安置人数', '任务数'], [210, 300], null, '安置人数', true],
  [['任务数', '培训人数'], [300, 320], null, '培训人数', true],
  [['目标任务', '帮扶户数'], [300, 120], null, '帮扶户数', true],
  [['任务数', '就业人数', '完成率'], [300, 210, 0.7], null, '就业人数', false],
  [['任务数', '体检人数', '完成数'], [300, 9000, 210], null, '完成数', false],
  [['应体检人数', '体检人数'], [300, 210], null, '体检人数', true],
  [['目标任务（亿元）', '到位资金（亿元）'], [30, 21], null, '到位资金（亿元）', false],
  [['基数', '任务数', '安置人数'], [900, 300, 210], '基数', '安置人数', true],
  [['就业人数', '新增任务数'], [9000, 300], null, null, false],
  [['2023年体检人数', '2024年任务数'], [210, 300], null, null, false],
  [['职工人数', '任务数'], [9000, 300], '职工人数', null, false],
  [['总人数', '任务数', '体检人数'], [9000, 300, 210], '总人数', '体检人数', true],
];

it.each(CASES)('%j get the right meaning', (headings, figures, baseline, actual, told) => {
  const units = ['甲村', '乙村', '丙村'].map((name, at) => [
    name,
    ...figures.map((figure) => figure * (at + 1)),
  ]);
  const rates = headings.indexOf('完成率') + 1;
  const sheet = gridOf([
    ['单位', ...headings],
    ...units.map((row) => row.map((cell, at) => (at === rates && rates > 0 ? 0.7 : cell))),
  ]);
  const location = locateBreakdown(workbookOf(sheet));
  if (location.kind !== 'found') throw new Error('not found');
  const { breakdown } = location;
  const { columns } = breakdown;
  expect([columns.baseline?.heading ?? null, columns.actual?.heading ?? null]).toEqual([baseline, actual]);
  const { campaign } = startingCampaign(breakdown);
  const findings = audit({ breakdown, sheet, campaign, cutOffMonth: 12, ledger: null, areas: null });
  const assumed = findings.filter(({ code }) => code === 'assumed-actual');
  expect(assumed.map(({ column }) => column)).toEqual(told ? [columns.actual?.column] : []);
});
