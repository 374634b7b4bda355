import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SEVERITY, type Finding, type FindingCode, type FindingDetails } from '../../src/domain/finding';
import { enUS } from '../../src/i18n/en-US';
import type { FailureCode } from '../../src/i18n/messages';
import { chineseMonths, englishMonths } from '../../src/i18n/months';
import { count, percent, percentAgainst, shortPercent, signed } from '../../src/i18n/numbers';
import { workbenchEnUS } from '../../src/i18n/workbench/en-US';
import { workbenchZhCN } from '../../src/i18n/workbench/zh-CN';
import { zhCN } from '../../src/i18n/zh-CN';

const I18N = join(__dirname, '../../src/i18n');

/** An example of each finding, with every figure that its sentence must name. */
const EXAMPLES: {
  readonly [Code in FindingCode]: {
    readonly details: FindingDetails[Code];
    readonly says: readonly string[];
  };
} = {
  'total-mismatch': {
    details: {
      measure: 'baseline',
      unitOfMeasure: '万人',
      stated: 1012,
      computed: 1003,
      difference: 9,
      cause: { kind: 'digits-swapped', unit: '甲', row: 7, inRow: 12, swapped: 21 },
    },
    says: ['1,012 万人', '1,003 万人', '+9 万人', '甲', '7', '12', '21'],
  },
  'subtotal-mismatch': {
    details: {
      name: '小计',
      measure: 'target',
      unitOfMeasure: '人',
      stated: 5,
      computed: 15,
      difference: -10,
      cause: { kind: 'left-out', unit: '乙', row: 8 },
    },
    says: ['小计', '5', '15', '-10', '乙', '8'],
  },
  'total-missing': { details: { afterRow: 9 }, says: [] },
  'total-is-constant': {
    details: { measure: 'actual', unitOfMeasure: '人', stated: 31463 },
    says: ['31,463'],
  },
  'not-a-number': { details: { unit: '甲', measure: 'target', text: '待报' }, says: ['甲', '待报'] },
  'error-cell': { details: { unit: '甲', measure: 'target', error: '#REF!' }, says: ['甲', '#REF!'] },
  'text-number': {
    details: { unit: '甲', measure: 'target', unitOfMeasure: '人', text: '3.15万', value: 31500 },
    says: ['3.15万', '31,500'],
  },
  'negative-number': {
    details: { unit: '甲', measure: 'target', unitOfMeasure: '万人', value: -5 },
    says: ['甲', '-5 万人'],
  },
  'fractional-number': {
    details: { unit: '甲', measure: 'target', unitOfMeasure: '万人', value: 0.00005, persons: 0.5 },
    says: ['0.5', '0.00005 万人'],
  },
  'blank-number': { details: { unit: '甲', measure: 'baseline' }, says: ['甲'] },
  'blank-unit': { details: { row: 11 }, says: ['11'] },
  'duplicate-unit': { details: { unit: '甲', rows: [4, 9] }, says: ['甲', '4', '9'] },
  'merged-data': { details: { range: 'B4:B5' }, says: ['B4:B5'] },
  'hidden-row': { details: { rows: [5, 6], notInTotal: [6] }, says: ['5', '6'] },
  'assumed-actual': { details: { heading: '体检人数' }, says: ['体检人数', '应体检人数'] },
  'cut-off-differs': {
    details: {
      stated: [
        { month: 9, words: '1-9月完成数', row: 3, column: 4 },
        { month: 6, words: '截至6月底', row: 1, column: 1 },
      ],
      cutOff: 12,
      isSet: false,
    },
    says: ['1-9月完成数', '截至6月底', 'D3', 'A1', '参数'],
  },
  'assumed-target': {
    details: { heading: '新增就业（人）' },
    says: ['新增就业（人）', '新增就业任务数（人）'],
  },
  'growth-below-goal': {
    details: {
      goal: 0.15,
      rate: 0.142901,
      unitOfMeasure: '人',
      target: 45000,
      required: 47236,
      shortfall: 2236,
    },
    says: ['15%', '14.29%', '45,000', '47,236', '2,236'],
  },
  'rate-mismatch': {
    details: {
      unit: '合计',
      heading: '完成率',
      of: 'completion',
      rate: { part: 'actual', whole: 'target' },
      stated: 0.6,
      computed: 0.5125,
      isAverage: true,
      factor: 1,
    },
    says: ['合计', '完成率', '60.00%', '51.25%'],
  },
  'period-mismatch': {
    details: { unit: '甲', unitOfMeasure: '亿元', target: 40, sum: 37.5, difference: -2.5 },
    says: ['甲', '40 亿元', '37.5 亿元', '2.5'],
  },
  'parts-mismatch': {
    details: {
      unit: '甲',
      measure: 'target',
      unitOfMeasure: '户',
      whole: 40,
      sum: 37,
      names: ['男', '女'],
      divides: true,
    },
    says: ['甲', '40 户', '37 户', '男', '女'],
  },
  'handed-down-mismatch': {
    details: { unit: '甲', unitOfMeasure: '户', target: 40, sum: 37, difference: -3 },
    says: ['甲', '40 户', '37 户', '3'],
  },
  'zero-baseline': { details: { unit: '甲' }, says: ['甲', '0'] },
  'ratio-outlier': {
    details: {
      unit: '甲',
      baseline: 65,
      baselineUnitOfMeasure: '千人',
      target: 100,
      targetUnitOfMeasure: '人',
      ratio: 1.5385,
      median: 0.1408,
    },
    says: ['65 千人', '100', '153.85%', '14.08%'],
  },
  'return-missing': { details: { unit: '甲', months: [4, 6] }, says: ['甲'] },
  'return-decreased': {
    details: { unit: '甲', month: 6, figure: 20, previousMonth: 5, previous: 30 },
    says: ['20', '30'],
  },
  'return-unknown-unit': { details: { name: '甲县', nearest: '甲' }, says: ['甲县', '甲'] },
  'return-kind-differs': { details: { set: '累计', ledger: '当月新增' }, says: ['累计', '当月新增'] },
  'typed-over': {
    details: { unit: '甲', heading: '完成率', value: 0.88, isRate: true },
    says: ['甲', '完成率', '88%'],
  },
  'not-recalculated': {
    details: { ranges: ['F4:F9', 'H2'], count: 7, cause: { kind: 'function', name: 'XLOOKUP' } },
    says: ['F4:F9', 'H2', '7', 'XLOOKUP'],
  },
  'area-blank': { details: { heading: '所属单位' }, says: ['所属单位'] },
  'area-unknown-unit': {
    details: { unit: '舞 钢', name: '一建', nearest: '舞钢' },
    says: ['舞 钢', '一建', '“舞钢”'],
  },
  'area-unknown': { details: { area: '物流', name: '', nearest: '物流业' }, says: ['“物流”', '“物流业”'] },
  'area-duplicate': { details: { name: '一建', rows: [5, 9] }, says: ['一建', '5', '9'] },
  'area-bad-figure': {
    details: { name: '一建', heading: '职工人数', text: '约50' },
    says: ['一建', '职工人数', '约50'],
  },
  'area-over': {
    details: { name: '一建', heading: '会员人数', figure: 1200, employees: 1100 },
    says: ['一建', '会员人数', '1,200', '1,100'],
  },
  'area-bad-founded': { details: { name: '一建', text: '正在建' }, says: ['一建', '正在建'] },
  'area-undated': { details: { name: '一建' }, says: ['一建', '建会时间'] },
  'area-bad-date': { details: { name: '一建', text: '去年' }, says: ['一建', '去年'] },
  'area-date-outside': {
    details: { name: '一建', date: '2013-05-01', year: 2015 },
    says: ['一建', '2013-05-01', '2015'],
  },
  'bad-setting': {
    details: { setting: '截止月份', value: '下月', expected: 'campaign-month', used: '' },
    says: ['截止月份', '下月'],
  },
};

const FAILURES: readonly FailureCode[] = [
  'file-not-found',
  'not-a-file',
  'cannot-read',
  'cannot-write',
  'output-exists',
  'output-is-input',
  'output-not-xlsx',
  'directory-not-found',
  'not-a-workbook',
  'old-format',
  'encrypted',
  'damaged',
  'too-large',
  'unsafe',
  'sheet-not-found',
  'sheet-protected',
  'part-of-array',
  'workbook-protected',
  'no-worksheet',
  'rows-filtered',
  'backup-gone',
  'read-only',
  'cell-in-edit-mode',
  'no-table',
  'no-table-near-miss',
  'own-sheet',
  'table-not-there',
  'table-unclear',
  'unknown-phase',
  'unknown-month',
  'ledger-decreased',
  'unknown-unit',
  'unknown-column',
  'not-made',
  'bad-arguments',
  'unexpected',
];

describe.each([
  ['zh-CN', zhCN],
  ['en-US', enUS],
])('%s', (_, messages) => {
  it.each(Object.keys(EXAMPLES) as FindingCode[])('has a sentence for %s with its figures', (code) => {
    const { details, says } = EXAMPLES[code];
    const finding = {
      code,
      severity: SEVERITY[code],
      sheet: '表',
      row: 1,
      column: 1,
      details,
      fix: null,
    } as Finding;
    const sentence = messages.finding(finding);
    expect(sentence).toMatch(/[。.？?]$/);
    for (const word of says) expect(sentence).toContain(word);
    expect(sentence).not.toMatch(/: undefined|NaN|\[object/);
    expect(messages.handling(code)).toMatch(/[。.？?]$/);
  });

  it.each(FAILURES)('has one line for the failure %s', (code) => {
    const line = messages.failure(code, {
      path: '表.xlsx',
      sheet: '表',
      found: ['unit'],
      missing: ['target'],
      phase: 'x',
      phases: ['y'],
      subject: '甲',
      reason: 'z',
    });
    expect(line).toMatch(/[。.？?]$/);
    expect(line.split('\n')).toHaveLength(1);
    expect(line).not.toMatch(/undefined|\[object/);
  });
});

/** A finding in the form that the audit returns. */
function found<Code extends FindingCode>(code: Code, details: FindingDetails[Code]): Finding {
  return { code, severity: SEVERITY[code], sheet: '表', row: 1, column: 1, details, fix: null } as Finding;
}

it('never shows a rate below the goal as the goal itself', () => {
  expect(percentAgainst(0.14997, 0.15)).toBe('14.997%');
  expect(percentAgainst(0.1499999999, 0.15)).toBe('14.999999%');
  expect(percentAgainst(0.142901, 0.15)).toBe('14.29%');
  expect(percentAgainst(0.15, 0.15)).toBe('15.00%');
  const details = { goal: 0.15, rate: 0.14997, target: 44991, required: 45000, shortfall: 9 };
  const short = found('growth-below-goal', { ...details, unitOfMeasure: '人' });
  expect(zhCN.finding(short)).toContain('只有基数的 14.997%，达不到增长 15% 的目标');
  expect(enUS.finding(short)).toContain('only 14.997% of the baseline and below the goal of 15%');
});

it('says 人 only in tables that count persons', () => {
  const half = found('fractional-number', {
    unit: '甲',
    measure: 'target',
    unitOfMeasure: '户',
    value: 1.5,
    persons: 1.5,
  });
  expect(zhCN.finding(half)).toBe('“甲”的任务数是 1.5 户，不是整数。');
  expect(enUS.finding(half)).toBe('The target of “甲” is 1.5 户: not a whole number.');
});

it('joins months that follow each other', () => {
  expect(chineseMonths([4, 5, 6, 7, 8, 9, 10])).toBe('4—10月');
  expect(chineseMonths([4, 6, 7])).toBe('4月、6—7月');
  expect(englishMonths([4, 6, 7])).toBe('Apr, Jun–Jul');
  const late = found('return-missing', { unit: '甲', months: [4, 5, 6, 7, 8, 9, 10] });
  expect(zhCN.finding(late)).toBe('“甲”4—10月没有填报。');
  expect(enUS.finding(late)).toBe('“甲” has not reported Apr–Oct.');
});

it('shows a rate that was typed over a formula in per cent, and a figure with thousands separators', () => {
  const rate = found('typed-over', { unit: '甲', heading: '完成率', value: 0.88, isRate: true });
  expect(zhCN.finding(rate)).toContain('手工填写的 88%');
  const figure = found('typed-over', { unit: '甲', heading: '累计', value: 10000, isRate: false });
  expect(zhCN.finding(figure)).toContain('手工填写的 10,000，');
  const sum = found('typed-over', { unit: '甲', heading: '累计', value: 3.25 + 3 * 1.1, isRate: false });
  expect([zhCN, enUS].map((words) => words.finding(sum).includes('6.550'))).toEqual([false, false]);
});

it('says how to save a text file as a workbook', () => {
  expect(zhCN.failure('not-a-workbook', { path: '月报.csv' })).toContain('另存为');
  expect(enUS.failure('not-a-workbook', { path: '月报.csv' })).toContain('Save As');
  expect(zhCN.failure('not-a-workbook', { path: '月报.docx' })).not.toContain('另存为');
});

it('puts a space after the name of a file, and none after Chinese words', () => {
  expect(zhCN.failure('no-table', { path: '表.xlsx' })).toMatch(/^表\.xlsx 里没有/);
  expect(zhCN.failure('no-table', { path: '这个工作簿' })).toMatch(/^这个工作簿里没有/);
  expect(zhCN.failure('own-sheet', { path: '这个工作簿', sheet: '表', own: 'phase' })).toMatch(
    /^这个工作簿里的“表”/,
  );
});

it('names the cells that were not written, after a complete sentence', () => {
  const rule = '请填不小于 0 的整数（人）；没有报来的月份空着，不要填 0';
  expect(workbenchZhCN.notAllowed('C5', rule) + workbenchZhCN.andMore(['C6', 'C7'])).toMatch(
    /不要填 0。另有 2 个单元格也没有填进去：C6、C7。$/,
  );
  expect(workbenchEnUS.notAllowed('C5', rule) + workbenchEnUS.andMore(['C6'])).toMatch(
    /不要填 0\. 1 more cell was not written either: C6\.$/,
  );
});

it('quotes with “” in every Chinese and English sentence', () => {
  const files = readdirSync(I18N, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /(?:zh-CN|en-US)\.ts$/.test(name),
  );
  expect(files.length).toBeGreaterThanOrEqual(10);
  for (const name of files) {
    const text = readFileSync(join(I18N, name), 'utf8');
    expect([name, /[「」『』]/.exec(text)?.[0] ?? null]).toEqual([name, null]);
    const straight = /"\$\{/.exec(text.replaceAll('--table "${', ''));
    expect([name, straight?.[0] ?? null]).toEqual([name, null]);
  }
});

it('formats figures alike on every machine', () => {
  expect([
    count(314906),
    count(-1234.5),
    signed(3),
    signed(-97),
    percent(0.142901),
    shortPercent(0.125),
  ]).toEqual(['314,906', '-1,234.5', '+3', '-97', '14.29%', '12.5%']);
});

it('names the months of a phase as a span, and a single month once', () => {
  const phases = [
    { name: '推进实施', firstMonth: 5, lastMonth: 10 },
    { name: '总结', firstMonth: 12, lastMonth: 12 },
  ];
  const origin = { kind: 'plan', document: '《方案》' } as const;
  expect(zhCN.phasesOrigin(phases, origin)).toBe('阶段：推进实施（5—10月）、总结（12月），依据《方案》。');
  expect(enUS.phasesOrigin(phases, origin)).toBe(
    'Phases: 推进实施 (May–Oct), 总结 (Dec); from the plan 《方案》.',
  );
});
