/**
 * Several indicators in one table: each is checked, completed and measured by itself.
 */
import { fix } from '../../src/actions/fix';
import { recompute } from '../../src/actions/recompute';
import { survey } from '../../src/actions/survey';
import { zhCN } from '../../src/i18n/zh-CN';
import { enUS } from '../../src/i18n/en-US';
import { bookOf } from '../support/book';
import { cellsFrom, MEMBERS, ORGANISATIONS, twoIndicators, TWO } from '../support/indicators';

describe('the check of several indicators', () => {
  it('checks each, and names it in what it found', async () => {
    const { findings } = await survey(await twoIndicators());
    const errors = findings.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ code, row, column, indicator }) => [code, row, column, indicator])).toEqual([
      ['total-mismatch', 8, 4, MEMBERS],
    ]);
    const [wrong] = errors;
    expect(wrong && zhCN.finding(wrong)).toMatch(/^【新发展会员】/);
    expect(wrong && enUS.finding(wrong)).toMatch(/^新发展会员: /);
  });

  it('says once what is wrong with the table itself', async () => {
    const host = await twoIndicators(TWO.map((row) => (row[0] === '鲁山' ? [null, ...row.slice(1)] : row)));
    const { findings } = await survey(host);
    const blank = findings.filter(({ code }) => code === 'blank-unit');
    expect(blank.map(({ indicator }) => indicator)).toEqual([undefined]);
  });

  it('puts right the figure of the indicator it is about, and gives a total row to all', async () => {
    const host = await twoIndicators();
    const { findings } = await survey(host);
    await fix(
      host,
      findings.filter(({ code }) => code === 'total-mismatch'),
    );
    const after = await survey(host);
    expect(after.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(after.sheet.formulas[7]?.[3]).toBe('=SUM(D4:D7)');

    const bare = await twoIndicators(TWO.slice(0, -1));
    const { findings: missing } = await survey(bare);
    await fix(
      bare,
      missing.filter(({ code }) => code === 'total-missing'),
    );
    const [cells] = cellsFrom((await survey(bare)).sheet, 1, 8, 8);
    expect(cells).toEqual(['合计', 100, 35, 1000, 280]);
  });

  it('speaks of the indicator asked for, by a name that may lack its unit of measure or 数', async () => {
    const host = await twoIndicators();
    expect((await survey(host)).breakdown.indicator.name).toBe(ORGANISATIONS);
    const found = await survey(host, { indicator: '新发展会员（人）' });
    expect(found.breakdown.units.map(({ target }) => target.persons)).toEqual([100, 200, 300, 400]);
    await expect(survey(host, { indicator: '经费' })).rejects.toMatchObject({
      indicators: [ORGANISATIONS, MEMBERS],
    });
  });
});

describe('progress columns of several indicators', () => {
  it('stand in a group each, headed by its name, with the figures of its own', async () => {
    const host = await twoIndicators();
    await recompute(host);
    const { sheet } = await survey(host);
    expect(cellsFrom(sheet, 6, 2, 8)).toEqual([
      [ORGANISATIONS, null, null, MEMBERS, null, null],
      ['完成率', '完成排名', '进度状态', '完成率', '完成排名', '进度状态'],
      [0.5, 2, '严重滞后', 0.8, 1, '滞后'],
      [1, 1, '已完成', 0.5, 2, '严重滞后'],
      [1 / 3, 3, '严重滞后', '', '', '未填报'],
      [0, 4, '严重滞后', 0.25, 3, '严重滞后'],
      [0.35, null, null, 0.28, null, null],
    ]);
  });

  it('are right already when made a second time', async () => {
    const host = await twoIndicators();
    await recompute(host);
    const again = await recompute(host);
    expect([again.isChanged, again.columns]).toEqual([false, { added: 0, updated: 0 }]);
  });

  it('have the name in their only row where the header has one', async () => {
    const host = bookOf([
      ['单位', '建会任务数（个）', '会员任务数（人）'],
      ['舞钢', 10, 100],
      ['宝丰', 20, 200],
    ]);
    await recompute(host);
    const { sheet, indicators } = await survey(host);
    expect(cellsFrom(sheet, 4, 1, 1)).toEqual([
      [
        ...['会员\n实际新增数（人）', '会员\n完成率', '会员\n完成排名', '会员\n进度状态'],
        ...['建会\n实际新增数（个）', '建会\n完成率', '建会\n完成排名', '建会\n进度状态'],
      ],
    ]);
    expect(indicators.map(({ breakdown }) => breakdown.columns.actual?.column)).toEqual([4, 8]);
    expect((await recompute(host)).isChanged).toBe(false);
  });
});
