import fc from 'fast-check';
import type { Campaign } from '../../../src/domain/campaign/campaign';
import { startingCampaign, type StartingCampaign } from '../../../src/domain/campaign/starting-campaign';
import { textOf } from '../../../src/spreadsheet/grid';
import { readSettings } from '../../../src/sheets/settings/read-settings';
import { settingsSheet } from '../../../src/sheets/settings/settings';
import { emptySpec, type CellContent } from '../../../src/spreadsheet/spec';
import { addSheets, bookOf } from '../../support/book';
import { PLAN_START } from '../../support/campaign';
import type { FileHost } from '../../../src/hosts/file/file-host';

async function settingsBook(start: StartingCampaign): Promise<FileHost> {
  const host = bookOf([['x']]);
  const { spec, names } = settingsSheet(start, '参数', null);
  await addSheets(host, [spec], names);
  return host;
}

async function enter(
  host: FileHost,
  cell: { row: number; column: number },
  value: CellContent,
): Promise<void> {
  await addSheets(host, [
    { ...emptySpec('参数', 'patch'), blocks: [{ top: cell.row, left: cell.column, rows: [[value]] }] },
  ]);
}

const anyCampaign: fc.Arbitrary<Campaign> = fc
  .record({
    name: fc.constantFrom('农民工入会集中行动', '百日攻坚'),
    federation: fc.constantFrom('', '平顶山市总工会'),
    targetYear: fc.integer({ min: 1950, max: 2100 }),
    growthGoal: fc.option(fc.integer({ min: 0, max: 500 }).map((percent) => percent / 1000)),
    months: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 6 }),
    sharedMonth: fc.constantFrom('earlier' as const, 'later' as const),
    returnKind: fc.constantFrom('monthly' as const, 'cumulative' as const),
    isSet: fc.boolean(),
    laggingFactor: fc.constantFrom(1, 0.95),
    severeFactor: fc.constantFrom(0.8, 0.5),
    order: fc.constantFrom('table' as const, 'rank' as const),
  })
  .map(({ months, isSet, ...rest }) => {
    const sorted = [...months].sort((a, b) => a - b);
    return {
      ...rest,
      // Key areas are on the sheet only where the workbook has a list of them.
      keyAreas: PLAN_START.campaign.keyAreas,
      baseYear: rest.targetYear - 1,
      phases: sorted.map((month, index) => ({
        name: `第${index + 1}阶段`,
        firstMonth: month,
        lastMonth: sorted[index + 1] ?? month,
      })),
      cutOffMonth: isSet ? (sorted[0] ?? null) : null,
    };
  });

describe('the settings sheet', () => {
  it('is read back as it was written', async () => {
    await fc.assert(
      fc.asyncProperty(anyCampaign, async (campaign) => {
        const workbook = await (await settingsBook({ ...PLAN_START, campaign })).read();
        const told = { ...PLAN_START.campaign, federation: campaign.federation };
        expect(readSettings(workbook, { ...PLAN_START, campaign: told })).toMatchObject({
          campaign,
          findings: [],
        });
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    [7, 2, '二〇一四', 'year', { baseYear: 2014 }],
    [8, 2, 15, 'year', { targetYear: 2015 }],
    [9, 2, '15%左右', 'rate', { growthGoal: 0.15 }],
    [10, 2, 3, 'campaign-month', { cutOffMonth: null }],
    [10, 2, '下月', 'campaign-month', { cutOffMonth: null }],
    [11, 2, '前面', 'shared-month', { sharedMonth: 'earlier' }],
    [12, 2, '每月', 'return-kind', { returnKind: 'monthly' }],
    [13, 2, 0, 'factor', { laggingFactor: 1 }],
    [14, 2, '低', 'factor', { severeFactor: 0.8 }],
    [15, 2, '随便', 'order', { order: 'table' }],
    [18, 2, 13, 'month', {}],
    [18, 3, '五月', 'month', {}],
    [19, 3, 4, 'month-order', {}],
    [20, 1, '', 'phase-name', {}],
  ])(
    'a bad entry in row %d, column %d (%j) is a finding there, and the default is used',
    async (row, column, value, expected, used) => {
      const host = await settingsBook(PLAN_START);
      await enter(host, { row, column }, value);
      const { campaign, findings } = readSettings(await host.read(), PLAN_START);
      expect(findings).toEqual([
        expect.objectContaining({
          code: 'bad-setting',
          sheet: '参数',
          row,
          column,
          details: expect.objectContaining({ expected }) as unknown,
        }),
      ]);
      expect(campaign).toMatchObject(used);
    },
  );

  it('takes a month written as text', async () => {
    const host = await settingsBook(PLAN_START);
    await enter(host, { row: 10, column: 2 }, '8');
    const workbook = await host.read();
    expect(readSettings(workbook, PLAN_START)).toMatchObject({ campaign: { cutOffMonth: 8 }, findings: [] });
    const sheet = workbook.sheets[1];
    // 采用的截止月份 and 序时进度: the formulas agree.
    expect([sheet?.values[25]?.[1], sheet?.values[26]?.[1]]).toEqual([8, 5 / 9]);
  });

  it('may be without a goal, which can be filled in and cleared later', async () => {
    const host = await settingsBook(PLAN_START);
    await enter(host, { row: 9, column: 2 }, '');
    expect(readSettings(await host.read(), PLAN_START)).toMatchObject({
      campaign: { growthGoal: null },
      origins: { growthGoal: { kind: 'none' } },
      findings: [],
    });
    await enter(host, { row: 9, column: 2 }, 0.125);
    expect(readSettings(await host.read(), PLAN_START)).toMatchObject({
      campaign: { growthGoal: 0.125 },
      origins: { growthGoal: { kind: 'settings' } },
    });
  });

  it('keeps the entries made on a sheet of an earlier version', async () => {
    // Earlier versions gave every table the plan's goal and phases.
    const unknown = startingCampaign({ title: '“百日攻坚”任务分解表', baseYear: 2019, targetYear: 2020 });
    const { growthGoal, phases } = PLAN_START.campaign;
    const earlier = { ...unknown, campaign: { ...unknown.campaign, growthGoal, phases } };
    const host = await settingsBook(earlier);
    expect(readSettings(await host.read(), unknown)).toMatchObject({
      campaign: { growthGoal: 0.15, phases },
      origins: { growthGoal: { kind: 'settings' }, phases: { kind: 'settings' } },
      findings: [],
    });
  });

  it('marks assumed entries as such, and assumes no year', async () => {
    const unknown = startingCampaign({ title: null, baseYear: null, targetYear: null });
    const sheet = (await (await settingsBook(unknown)).read()).sheets[1];
    const texts = (sheet?.values ?? []).map((row) => row.map(textOf).join('|'));
    expect(texts[6]).toBe('基年||表里没有写，请填写。基数所在的年份；空着则各表不写年份');
    expect(texts[7]).toContain('目标年||表里没有写');
    expect(texts[8]).toContain('增长目标||表里没有写');
    expect(texts[15]).toContain('暂按四个季度划分（假定）');
    expect(texts.join('')).not.toMatch(/20\d\d|15%/);
  });

  it('has rows high enough for their explanations', () => {
    const document = '平顶山市“农民工入会集中行动”实施方案（二〇一五年四月印发）';
    const goal = { kind: 'plan', document: `《${document}》` } as const;
    const start = { ...PLAN_START, origins: { ...PLAN_START.origins, growthGoal: goal } };
    const { spec } = settingsSheet(start, '参数', null);
    const heights = new Map(spec.rowHeights.map(({ row, height }) => [row, height]));
    // The explanation of 增长目标 takes two lines, that of 基年 one.
    expect([heights.get(9), heights.get(7)]).toEqual([34, 21]);
  });
});
