/**
 * Every number in every paper follows from the figures: mammoth reads the .docx, and the test computes the sums and rates itself.
 */
import fc from 'fast-check';
import { paperFile } from '../../src/engine/paper-file';
import type { PaperSource } from '../../src/papers/facts';
import { paperOf } from '../../src/papers/make-paper';
import type { PaperKind } from '../../src/papers/paper';
import { readDocument, type ReadDocument } from '../support/document';
import {
  achieved,
  clean,
  MONTHS,
  newInMonths,
  randomCampaign,
  sourceOf,
  type RandomCampaign,
  type RandomUnit,
} from './random-campaign';

/** The months that count in each phase of the campaign. */
const PHASES = [
  [4, 5],
  [6, 7, 8, 9, 10],
  [11, 12],
];

const count = (value: number): string => {
  const [whole = '', decimals] = String(clean(value)).split('.');
  const grouped = Number(whole).toLocaleString('en-US');
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
};
const percent = (rate: number): string => `${(Math.round(rate * 1e4) / 100).toFixed(2)}%`;
const points = (gap: number): string => (Math.round(gap * 1e4) / 100).toFixed(2);
const sum = (values: readonly (number | null)[]): number | null => {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : clean(known.reduce((total, value) => total + value, 0));
};

/** The results of a campaign at its cut-off month, computed here from its figures. */
function reckoned(campaign: RandomCampaign) {
  const { units, month } = campaign;
  const pace = (month - 3) / MONTHS.length;
  const actuals = units.map((unit) => achieved(campaign, unit));
  const target = sum(units.map((unit) => unit.target)) ?? 0;
  const actual = sum(actuals);
  const rates = units.map(({ target: due }, index) => {
    const done = actuals[index] ?? null;
    return done === null || due <= 0 ? null : done / due;
  });
  const joined = sum(actuals);
  const base = sum(units.map((unit) => unit.baseline)) ?? 0;
  return {
    pace,
    actuals,
    rates,
    ranks: rates.map((rate) =>
      rate === null ? null : rates.filter((other) => other !== null && other > rate).length + 1,
    ),
    target,
    actual,
    rate: actual === null || target === 0 ? null : actual / target,
    base,
    growth: joined === null || base === 0 ? null : joined / base,
    withTask: units.filter((unit) => unit.target > 0).length,
    statuses: units.map(({ target: due }, index) => statusOf(due, actuals[index] ?? null, pace)),
    inMonth: sum(units.map((unit) => newInMonths(campaign, unit, [month]))),
    inPhases: PHASES.map((months) => sum(units.map((unit) => newInMonths(campaign, unit, months)))),
    missing: missingMonths(campaign),
  };
}

function statusOf(target: number, actual: number | null, pace: number): string {
  if (target <= 0) return '无任务';
  if (actual === null) return '未填报';
  const rate = actual / target;
  if (rate >= 1) return '已完成';
  if (rate >= pace) return '正常';
  return rate >= pace * 0.8 ? '滞后' : '严重滞后';
}

/** The units that have not reported the cut-off month, each with all months it has not reported. */
function missingMonths({ units, month }: RandomCampaign): { unit: RandomUnit; months: number[] }[] {
  return units
    .filter(({ target, months }) => target > 0 && (months[month - 4] ?? null) === null)
    .map((unit) => ({
      unit,
      months: MONTHS.filter(
        (reportedMonth) => reportedMonth <= month && (unit.months[reportedMonth - 4] ?? null) === null,
      ),
    }));
}

type Reckoned = ReturnType<typeof reckoned>;

/** All numbers that may occur in the prose. */
function allowedNumbers(campaign: RandomCampaign, facts: Reckoned): Set<string> {
  const { units, goal, month } = campaign;
  const short = facts.actual === null ? null : clean(facts.target - facts.actual);
  const counts = ['已完成', '正常', '滞后', '严重滞后', '未填报'].map(
    (status) => facts.statuses.filter((candidate) => candidate === status).length,
  );
  const figures = [
    facts.target,
    facts.actual,
    short === null ? null : Math.abs(short),
    facts.base,
    facts.actual === null ? null : clean(facts.base + facts.actual),
    facts.inMonth,
    ...facts.inPhases,
    ...counts,
    units.length,
    facts.withTask,
    facts.missing.length,
  ];
  const rates = [
    facts.rate,
    facts.growth,
    facts.pace,
    ...facts.rates,
    ...facts.inPhases.map((phase) => share(phase, facts.actual)),
  ];
  return new Set([
    ...figures.flatMap((value) => (value === null ? [] : [count(value)])),
    ...rates.flatMap((rate) => (rate === null ? [] : [percent(rate)])),
    ...(facts.rate === null ? [] : [points(Math.abs(facts.rate - facts.pace))]),
    ...(goal === null ? [] : [`${String(goal * 100)}%`]),
    ...['2014', '2015', String(month), ...MONTHS.map(String)],
  ]);
}

function share(part: number | null, whole: number | null): number | null {
  return part === null || !whole ? null : part / whole;
}

/** The numbers in a text, without annex numbers and counts of findings, which are checked separately. */
function numbersIn(text: string): string[] {
  return (
    text
      .replace(/附件\d?|\d\. (?=各|未)/g, '')
      .replace(/发现错误\d+项、提醒\d+项、说明\d+项/, '')
      .match(/\d[\d,]*(?:\.\d+)?%?/g) ?? []
  );
}

interface Written {
  readonly kind: PaperKind;
  readonly text: string;
  readonly tables: ReadDocument['tables'];
}

async function written(source: PaperSource, kind: PaperKind, month: number): Promise<Written> {
  // The paper is about the phase of the cut-off month, up to that month.
  const phase = kind === 'phase' ? PHASES.findIndex((months) => months.includes(month)) : null;
  const paper = paperOf([source], { kind, phase }, new Map());
  const { paragraphs, tables } = await readDocument(await paperFile(paper));
  return { kind, text: paragraphs.join('\n'), tables };
}

function expectNumbers(allowed: ReadonlySet<string>, { text }: Written): void {
  for (const number of numbersIn(text))
    expect([number, allowed.has(number), text]).toEqual([number, true, text]);
  expect(text).not.toMatch(/undefined|null|NaN|Infinity|[{}]/);
}

/** Expects every unit and the total in the annex, with their figures. */
function expectAnnex(campaign: RandomCampaign, facts: Reckoned, { kind, tables }: Written): void {
  const { hasBaseline, hasLedger, units } = campaign;
  const [table = []] = tables;
  const phase = PHASES.find((months) => months.includes(campaign.month)) ?? [];
  const added = kind === 'phase' ? phase : [campaign.month];
  const figure = (value: number | null): string => (value === null ? '—' : count(value));
  const signed = (rate: number | null): string => {
    if (rate === null) return '—';
    const gap = Math.round((rate - facts.pace) * 1e4) / 100;
    return `${gap > 0 ? '+' : ''}${gap.toFixed(2)}`;
  };
  const rate = (value: number | null): string => (value === null ? '—' : percent(value));
  expect(table.slice(1)).toEqual([
    ...units.map((unit, index) => [
      String(index + 1),
      unit.name,
      ...(hasBaseline ? [count(unit.baseline)] : []),
      count(unit.target),
      ...(hasLedger ? [figure(newInMonths(campaign, unit, added))] : []),
      figure(facts.actuals[index] ?? null),
      rate(facts.rates[index] ?? null),
      signed(facts.rates[index] ?? null),
      String(facts.ranks[index] ?? '—'),
      facts.statuses[index],
    ]),
    [
      '',
      '合计',
      ...(hasBaseline ? [count(facts.base)] : []),
      count(facts.target),
      ...(hasLedger ? [figure(sum(units.map((unit) => newInMonths(campaign, unit, added))))] : []),
      figure(facts.actual),
      rate(facts.rate),
      signed(facts.rate),
      '',
      '',
    ],
  ]);
}

/** Expects target, actual, completion, gap to pace and growth, each in its sentence. */
function expectOverall(
  { measure, hasBaseline, goal }: RandomCampaign,
  facts: Reckoned,
  { text }: Written,
): void {
  const said = (pattern: RegExp): string | null => pattern.exec(text)?.[1] ?? null;
  expect(said(/任务数(?:合计|为)([\d,.]+)/)).toBe(facts.withTask === 0 ? null : count(facts.target));
  expect(said(/累计(?:新增会员|完成)([\d,.]+)/)).toBe(facts.actual === null ? null : count(facts.actual));
  expect(text.includes('还没有单位填报')).toBe(facts.actual === null);
  expect(said(/完成年度任务的([\d.]+%)/)).toBe(facts.rate === null ? null : percent(facts.rate));
  const gap = facts.rate === null ? null : Math.round((facts.rate - facts.pace) * 1e4) / 100;
  const isDone = facts.rate !== null && facts.rate >= 1;
  expect(said(/高于序时进度（[\d.]+%）([\d.]+)个百分点/)).toBe(
    gap !== null && gap > 0 && !isDone ? gap.toFixed(2) : null,
  );
  expect(said(/低于序时进度（[\d.]+%）([\d.]+)个百分点/)).toBe(
    gap !== null && gap < 0 && !isDone ? (-gap).toFixed(2) : null,
  );
  const grows = hasBaseline && facts.growth !== null && measure === '人';
  expect(said(/增长([\d.]+%)[，。]/)).toBe(grows && facts.growth !== null ? percent(facts.growth) : null);
  expect(text.includes('目标')).toBe(grows && goal !== null);
}

function expectMonth({ hasLedger }: RandomCampaign, facts: Reckoned, { text }: Written): void {
  expect(text.includes('月报')).toBe(hasLedger && facts.withTask > 0);
  expect(/其中\d+月(?:新增|完成)([\d,.]+)/.exec(text)?.[1] ?? null).toBe(
    hasLedger && facts.inMonth !== null && facts.actual !== null ? count(facts.inMonth) : null,
  );
}

/** Expects exactly the units that have not reported the cut-off month. */
function expectReminded({ missing, withTask }: Reckoned, { text, tables }: Written): void {
  const names = missing.map(({ unit }) => unit.name);
  expect(text.includes('无需催报')).toBe(names.length === 0);
  if (names.length === 0) return;
  if (withTask > 1) expect(text).toContain(`尚有${count(names.length)}个未报送`);
  const behind = missing.filter(({ months }) => months.length > 1);
  if (Math.max(names.length, behind.length) > 10) {
    expect(tables[0]?.slice(1).map((row) => row[1])).toEqual(names);
  } else {
    expect(tables).toEqual([]);
    if (withTask > 1) expect(text).toContain(`个未报送：${names.join('、')}。`);
  }
}

/** A hundred campaigns, half of them for bulletins. A reminder is also written for each campaign with a ledger. */
describe.each<[PaperKind, number]>([
  ['bulletin', 50],
  ['phase', 25],
  ['year-end', 25],
])('%s', (kind, numRuns) => {
  it('contains every number that follows from the figures, in its sentence and its row of the annex, and no other number', async () => {
    await fc.assert(
      fc.asyncProperty(randomCampaign, async (campaign) => {
        const facts = reckoned(campaign);
        const allowed = allowedNumbers(campaign, facts);
        const source = await sourceOf(campaign);
        const report = await written(source, kind, campaign.month);
        expectNumbers(allowed, report);
        expectOverall(campaign, facts, report);
        expectAnnex(campaign, facts, report);
        if (kind === 'bulletin') expectMonth(campaign, facts, report);
        if (!campaign.hasLedger) return;
        const reminder = await written(source, 'reminder', campaign.month);
        expectNumbers(allowed, reminder);
        expectReminded(facts, reminder);
      }),
      { numRuns },
    );
  });
});
