import { summarisePhases } from '../../../src/actions/summarise-phases';
import { survey } from '../../../src/actions/survey';
import { zhCN } from '../../../src/i18n/zh-CN';
import { bookOf } from '../../support/book';

const QUARTERS = ['第一季度', '第二季度', '第三季度', '第四季度'];
const HALVES = ['上半年', '下半年'];
const MONTHS = Array.from({ length: 12 }, (_, index) => `${index + 1}月任务`);

function tableWith(parts: readonly string[], title = '2026年植树任务分解表') {
  const part = 1200 / Math.max(1, parts.length);
  return bookOf([
    [title],
    ['单位', '全年任务（亩）', ...parts],
    ...['甲', '乙', '丙'].map((unit) => [unit, 1200, ...parts.map(() => part)]),
  ]);
}

describe('phases where no source states any', () => {
  it.each([
    [['上半年任务', '下半年任务'], HALVES, 'periods'],
    [['一季度任务', '二季度任务', '三季度任务', '四季度任务'], QUARTERS, 'periods'],
    [[], QUARTERS, 'assumed'],
    // Twelve phases would be too many, so that months divide nothing.
    [MONTHS, QUARTERS, 'assumed'],
    [['上半年任务'], QUARTERS, 'assumed'],
  ])('follow the columns of 分期任务: %j', async (parts, phases, kind) => {
    const { campaign, settings } = await survey(tableWith(parts));
    expect(campaign.phases.map(({ name }) => name)).toEqual(phases);
    expect(settings.origins.phases).toEqual({ kind });
  });

  it('are those of the known plan, whatever the columns are', async () => {
    const host = tableWith(['上半年任务', '下半年任务'], '2015年“农民工入会集中行动”任务分解表');
    expect((await survey(host)).settings.origins.phases.kind).toBe('plan');
  });

  it('give a sheet for each half, and are said to be assumed', async () => {
    const host = tableWith(['上半年任务', '下半年任务']);
    const { phases } = (await survey(host)).campaign;
    expect(zhCN.phasesOrigin(phases, { kind: 'periods' })).toBe(
      '表里没有写阶段，暂按分期任务划分为上半年、下半年，可在“参数”中改。',
    );
    const { sheets } = await summarisePhases(host);
    expect(sheets.map(({ name }) => name)).toEqual(expect.arrayContaining(['上半年汇总', '下半年汇总']));
    const settings = (await survey(host)).workbook.sheets.find(({ name }) => name === '参数');
    expect(settings?.values.flat()).toContain('表里没有写阶段，下面按分期任务划分（假定），请核对。');
  });
});
