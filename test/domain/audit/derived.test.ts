import { writeFileSync } from 'node:fs';
import { fix } from '../../../src/actions/fix';
import { recompute } from '../../../src/actions/recompute';
import { survey } from '../../../src/actions/survey';
import { audit } from '../../../src/domain/audit/rules';
import { startingCampaign } from '../../../src/domain/campaign/starting-campaign';
import type { Finding } from '../../../src/domain/finding';
import { locateBreakdown } from '../../../src/domain/table/locate';
import type { CellValue } from '../../../src/spreadsheet/grid';
import { bookOf } from '../../support/book';
import { readWithOpenpyxl, worksheet } from '../../support/openpyxl';
import { scratchFile } from '../../support/scratch';
import { gridOf, workbookOf } from '../../support/grid';

type Rows = readonly (readonly CellValue[])[];

/** The findings as code, row, column and details, without the codes that these small tables always get. */
function found(rows: Rows): unknown[] {
  const sheet = gridOf(rows);
  const location = locateBreakdown(workbookOf(sheet));
  if (location.kind !== 'found') throw new Error('the table was not found');
  const { breakdown } = location;
  const { campaign } = startingCampaign(breakdown);
  const findings = audit({ breakdown, sheet, campaign, cutOffMonth: 12, ledger: null, areas: null });
  const others: readonly Finding['code'][] = ['total-is-constant', 'total-missing'];
  return findings
    .filter(({ code }) => !others.includes(code))
    .map(({ code, row, column, details }) => ({ code, row, column, details }));
}

describe('typed rates', () => {
  const header = ['单位', '目标任务', '完成数', '完成率'];

  it.each([
    ['ratios', [0.5, 0.3333, 0.25]],
    ['per cent', [50, 33.3, 25]],
    ['whole per cent', [0.5, 0.33, 0.25]],
  ])('are accepted as %s when they are right to their last digit', (_, [a = 0, b = 0, whole = 0]) => {
    const rows = [
      header,
      ['甲', 20, 10, a],
      ['乙', 60, 20, b],
      ['丙', 60, 5, null],
      ['合计', 140, 35, whole],
    ];
    expect(found(rows)).toEqual([]);
  });

  it('are reported where they differ from the computed rate', () => {
    const rows = [header, ['甲', 20, 10, 0.5], ['乙', 60, 20, 0.43], ['合计', 80, 30, 0.375]];
    expect(found(rows)).toEqual([
      {
        code: 'rate-mismatch',
        row: 3,
        column: 4,
        details: {
          unit: '乙',
          heading: '完成率',
          of: 'completion',
          rate: { part: 'actual', whole: 'target' },
          stated: 0.43,
          computed: 1 / 3,
          isAverage: false,
          factor: 1,
        },
      },
    ]);
  });

  it('are reported where the total’s rate is the average of the units’ rates', () => {
    const rows = [header, ['甲', 20, 10, 50], ['乙', 60, 15, 25], ['合计', 80, 25, 37.5]];
    expect(found(rows)).toEqual([
      {
        code: 'rate-mismatch',
        row: 4,
        column: 4,
        details: {
          unit: '合计',
          heading: '完成率',
          of: 'completion',
          rate: { part: 'actual', whole: 'target' },
          stated: 0.375,
          computed: 0.3125,
          isAverage: true,
          factor: 100,
        },
      },
    ]);
  });

  it('are not checked in the total row when a unit has an error value', () => {
    const rows = [
      header,
      ['甲', 20, { error: '#REF!' as const }, 0.5],
      ['乙', 60, 15, 0.25],
      ['合计', 80, 25, 0.3125],
    ];
    expect(found(rows).map((finding) => (finding as Finding).code)).toEqual(['error-cell', 'total-mismatch']);
  });

  it('are replaced by formulas when fixed', async () => {
    const host = bookOf([header, ['甲', 20, 10, 0.5], ['乙', 60, 15, 0.43], ['合计', 80, 25, 0.4]]);
    const wrong = (await survey(host)).findings.filter(({ fix: offered }) => offered === 'set-rate-formula');
    expect(wrong).toHaveLength(2);
    await fix(host, wrong);
    const after = await survey(host);
    expect(after.sheet.formulas.slice(1).map((row) => row[3])).toEqual([
      null,
      '=IF(ISNUMBER(B3),IF(B3>0,IF(ISNUMBER(C3),C3/B3,""),""),"")',
      '=IFERROR(SUM(C2:C3)/MAX(0,SUM(B2:B3)),"")',
    ]);
    expect(after.sheet.values.slice(1).map((row) => row[3])).toEqual([0.5, 0.25, 0.3125]);
    expect(after.findings.map(({ code }) => code)).not.toContain('rate-mismatch');
  });

  it('are reported where the total is a formula that averages rates', async () => {
    const host = bookOf([
      header,
      ['甲', 20, 10, '=C2/B2'],
      ['乙', 60, 15, '=C3/B3'],
      ['合计', '=SUM(B2:B3)', '=SUM(C2:C3)', '=AVERAGE(D2:D3)'],
    ]);
    const wrong = (await survey(host)).findings.filter(({ code }) => code === 'rate-mismatch');
    expect(wrong).toMatchObject([
      { row: 4, column: 4, details: { stated: 0.375, computed: 0.3125, isAverage: true } },
    ]);
    await fix(host, wrong);
    const after = await survey(host);
    expect(after.findings.map(({ code }) => code)).not.toContain('rate-mismatch');
    expect(after.sheet.values[3]?.[3]).toBe(0.3125);
  });

  it('are read as text, too: checked, not added as a second column, and units are ranked by the figures', async () => {
    const rows = [
      header,
      ['甲', 20, 10, '50%'],
      ['乙', 60, 20, '43%'],
      ['丙', 30, 15, '５０.0％'],
      ['丁', 30, null, null],
      ['合计', 140, 45, '32.1%'],
    ];
    expect(found(rows)).toMatchObject([
      { code: 'rate-mismatch', row: 3, column: 4, details: { stated: 0.43, computed: 1 / 3, factor: 1 } },
    ]);
    const host = bookOf(rows);
    await recompute(host);
    const { sheet } = await survey(host);
    expect(sheet.values[0]?.slice(3)).toEqual(['完成率', '完成排名', '进度状态']);
    expect(sheet.values.slice(1).map((row) => row[4])).toEqual([1, 3, 1, '', null]);
    expect(sheet.values.slice(1, 4).map((row) => row[3])).toEqual(['50%', '43%', '５０.0％']);
  });

  it('are replaced by formulas with a percentage format when text is fixed', async () => {
    const host = bookOf([header, ['甲', 20, 10, '50%'], ['乙', 60, 15, '43%'], ['合计', 80, 25, '31%']]);
    const wrong = (await survey(host)).findings.filter(({ code }) => code === 'rate-mismatch');
    await fix(host, wrong);
    const { sheet, findings } = await survey(host);
    expect(sheet.values.slice(1).map((row) => row[3])).toEqual(['50%', 0.25, '31%']);
    const path = scratchFile('rates.xlsx');
    writeFileSync(path, host.save());
    const cells = worksheet(await readWithOpenpyxl(path), sheet.name).cells;
    expect(cells['D3']?.numberFormat).toBe('0.00%');
    expect(findings.map(({ code }) => code)).not.toContain('rate-mismatch');
  });

  it('include growth and shares, which are checked where most of them agree with the figures', async () => {
    const rows = [
      ['单位', '基数', '任务数', '完成数', '增长率', '占比'],
      ['甲', 100, 20, 10, 0.1, 10],
      ['乙', 200, 40, 30, 0.15, 30],
      ['丙', 300, 50, 30, 0.2, 30],
      ['丁', 400, 60, 30, 0.075, 35],
      ['合计', 1000, 170, 100, 0.1, 100],
    ];
    expect(found(rows)).toMatchObject([
      { code: 'rate-mismatch', row: 4, column: 5, details: { of: 'growth', stated: 0.2, computed: 0.1 } },
      { code: 'rate-mismatch', row: 5, column: 6, details: { of: 'share', stated: 0.35, computed: 0.3 } },
    ]);
    const host = bookOf(rows);
    await fix(
      host,
      (await survey(host)).findings.filter(({ code }) => code === 'rate-mismatch'),
    );
    const { sheet, findings } = await survey(host);
    expect([sheet.values[3]?.[4], sheet.values[4]?.[5]]).toEqual([0.1, 30]);
    expect(findings.map(({ code }) => code)).not.toContain('rate-mismatch');
  });

  it('are not checked where they measure something else', () => {
    const rows = [
      ['单位', '基数', '任务数', '完成数', '增幅', '占比', '排名'],
      ['甲', 100, 20, 10, 0.031, 0.2, 4],
      ['乙', 200, 40, 30, 0.027, 0.7, 3],
      ['丙', 300, 50, 30, 0.066, 0.6, 2],
      ['丁', 400, 60, 30, 0.054, 0.1, 1],
    ];
    expect(found(rows)).toEqual([]);
  });

  it('are the basis on which typed ranks are checked', () => {
    const rows = [
      [...header, '完成排名'],
      ['甲', 20, 10, 0.5, 1],
      ['乙', 60, 15, 0.25, 2],
      ['丙', 60, 18, 0.3, 3],
    ];
    expect(found(rows)).toMatchObject([
      { code: 'rate-mismatch', row: 3, column: 5, details: { of: 'rank', stated: 2, computed: 3 } },
      { code: 'rate-mismatch', row: 4, column: 5, details: { of: 'rank', stated: 3, computed: 2 } },
    ]);
  });
});

describe('分期任务', () => {
  it.each([
    [
      ['一季度任务', '二季度任务', '三季度任务', '四季度任务'],
      [10, 20, 30, 40],
      [10, 20, 30, 30],
    ],
    [
      ['上半年目标', '下半年目标'],
      [60, 40],
      [60, 50],
    ],
    [
      Array.from({ length: 12 }, (_, month) => `${month + 1}月计划`),
      [...Array<number>(11).fill(8), 12],
      Array<number>(12).fill(8),
    ],
  ])('%j must add up to the target', (headings, right, wrong) => {
    const rows = [
      ['单位', '目标任务', ...headings],
      ['甲', 100, ...right],
      ['乙', 100, ...wrong],
      ['丙', 100, ...headings.map(() => null)],
    ];
    const sum = wrong.reduce((all, figure) => all + figure, 0);
    expect(found(rows)).toMatchObject([
      {
        code: 'period-mismatch',
        row: 3,
        column: 2,
        details: { unit: '乙', target: 100, sum, difference: sum - 100 },
      },
    ]);
  });

  it('are not read from columns of actuals by quarter', () => {
    const rows = [
      ['单位', '目标任务', '一季度完成任务', '二季度完成任务', '三季度完成任务', '四季度完成任务'],
      ['甲', 100, 1, 2, 3, 4],
    ];
    expect(found(rows)).toEqual([]);
  });
});

describe('parts', () => {
  it('must add up to a figure that they divide', () => {
    const rows = [
      ['单位', '任务数', '男', '女'],
      ['甲', 100, 60, 40],
      ['乙', 100, 60, 30],
    ];
    expect(found(rows)).toMatchObject([
      { code: 'parts-mismatch', row: 3, column: 2, details: { whole: 100, sum: 90, divides: true } },
    ]);
  });

  it('must not be larger than the whole figure', () => {
    const rows = [
      ['单位', '任务数', '其中：女职工'],
      ['甲', 100, 60],
      ['乙', 100, 160],
    ];
    expect(found(rows)).toMatchObject([
      { code: 'parts-mismatch', row: 3, column: 3, details: { whole: 100, sum: 160, divides: false } },
    ]);
  });
});

describe('blocks side by side with one total', () => {
  const rows = [
    ['单位', '任务数', '完成数', '单位', '任务数', '完成数'],
    ['甲', 10, 5, '丁', 40, 5],
    ['乙', 20, 5, '戊', 50, 5],
    ['丙', 30, 5, '合计', 150, 25],
  ];

  it('are each checked without the total that adds up both', () => {
    const sheet = gridOf(rows);
    const location = locateBreakdown(workbookOf(sheet));
    if (location.kind !== 'found') throw new Error('not found');
    const blocks = [location.breakdown, ...location.others];
    expect(blocks.map(({ units, total }) => [units.map(({ name }) => name), total])).toEqual([
      [['甲', '乙', '丙'], null],
      [['丁', '戊'], null],
    ]);
    expect(found(rows)).toEqual([]);
    const { campaign } = startingCampaign(location.breakdown);
    const others = blocks.flatMap((breakdown) =>
      audit({ breakdown, sheet, campaign, cutOffMonth: 12, ledger: null, areas: null }),
    );
    expect(others).toEqual([]);
  });

  it('do not share a total that adds up the last block only', () => {
    const own = rows.map((row, index) => (index === 3 ? [...row.slice(0, 4), 90, 10] : row));
    const location = locateBreakdown(workbookOf(gridOf(own)));
    expect(location.kind === 'found' && location.others[0]?.total?.row).toBe(4);
  });

  it.each([
    ['typed', 140, 25, 140],
    ['a formula over its own block and part of the other', '=SUM(B2:B3,E2:E3)', 25, 120],
  ])('are both compared with a wrong total: %s', async (_, target, actual, stated) => {
    const wrong = rows.map((row, index) => (index === 3 ? [...row.slice(0, 4), target, actual] : row));
    const host = bookOf(wrong);
    const seen = await survey(host);
    const mismatches = seen.findings.filter(({ code }) => code === 'total-mismatch');
    expect(mismatches).toMatchObject([
      { row: 4, column: 5, details: { stated, computed: 150, blocks: 2, cause: null } },
    ]);
    await fix(host, mismatches);
    const after = await survey(host);
    expect(after.sheet.formulas[3]?.[4]).toBe('=SUM(B2:B4,E2:E3)');
    expect(after.sheet.values[3]?.[4]).toBe(150);
    expect(after.findings.map(({ code }) => code)).not.toContain('total-mismatch');
  });

  it('get no fix for a wrong total that may belong to the last block only', async () => {
    const wrong = rows.map((row, index) => (index === 3 ? [...row.slice(0, 4), 91, 9] : row));
    const mismatches = (await survey(bookOf(wrong))).findings.filter(({ code }) => code === 'total-mismatch');
    expect(mismatches.map(({ details, fix: offered }) => [details, offered])).toMatchObject([
      [{ measure: 'target', stated: 91, computed: 150 }, null],
      [{ measure: 'actual', stated: 9, computed: 25 }, null],
    ]);
  });

  it.each([150, 140])('get the rate of all units in the row of their common total %d', async (stated) => {
    const host = bookOf(rows.map((row, index) => (index === 3 ? [...row.slice(0, 4), stated, 25] : row)));
    await recompute(host);
    const { sheet } = await survey(host);
    // The right block's progress columns are to the right of the left block's. The stated total is not relied on.
    expect(sheet.values[3]?.slice(9).filter((value) => typeof value === 'number')).toEqual([25 / 150]);
  });
});
