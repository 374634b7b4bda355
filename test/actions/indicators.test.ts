/**
 * Several indicators in one table: each is checked, completed and measured by itself.
 */
import { fix } from '../../src/actions/fix';
import { recompute } from '../../src/actions/recompute';
import { survey } from '../../src/actions/survey';
import { rememberedCell } from '../../src/sheets/memory';
import { uncountedIndicators } from '../../src/sheets/settings/counted-indicators';
import { SETTING_NAMES } from '../../src/sheets/settings/settings-words';
import { isCellError, sheetNamed, textOf, valueAt, type SheetGrid } from '../../src/spreadsheet/grid';
import { zhCN } from '../../src/i18n/zh-CN';
import { enUS } from '../../src/i18n/en-US';
import { addSheets, bookOf } from '../support/book';
import { emptySpec } from '../../src/spreadsheet/spec';
import { collect } from '../../src/actions/collect';
import { makeLedger } from '../../src/actions/make-ledger';
import { summarisePhases } from '../../src/actions/summarise-phases';
import { yearEnd } from '../../src/actions/year-end';
import { templates } from '../../src/actions/templates';
import { readReturnFile } from '../../src/engine/return-file';
import { createWorkbook, FileHost } from '../../src/hosts/file/file-host';
import type { ReadReturn } from '../../src/domain/returns/returns';
import { cellsFrom, MEMBERS, ORGANISATIONS, twoIndicators, TWO } from '../support/books/indicators';

describe('the check of several indicators', () => {
  it('checks each indicator, and names it in its findings', async () => {
    const { findings } = await survey(await twoIndicators());
    const errors = findings.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ code, row, column, indicator }) => [code, row, column, indicator])).toEqual([
      ['total-mismatch', 8, 4, MEMBERS],
    ]);
    const [wrong] = errors;
    expect(wrong && zhCN.finding(wrong)).toMatch(/^【新发展会员】/);
    expect(wrong && enUS.finding(wrong)).toMatch(/^新发展会员: /);
  });

  it('reports findings about the table itself once', async () => {
    const host = await twoIndicators(TWO.map((row) => (row[0] === '鲁山' ? [null, ...row.slice(1)] : row)));
    const { findings } = await survey(host);
    const blank = findings.filter(({ code }) => code === 'blank-unit');
    expect(blank.map(({ indicator }) => indicator)).toEqual([undefined]);
  });

  it('has fixes that change the right indicator’s figure, and one that adds a total row for all indicators', async () => {
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

  it('is about the chosen indicator, which may be named with or without its unit of measure', async () => {
    const host = await twoIndicators();
    expect((await survey(host)).breakdown.indicator.name).toBe(ORGANISATIONS);
    const found = await survey(host, { indicator: '新发展会员（人）' });
    expect(found.breakdown.units.map(({ target }) => target.amount)).toEqual([100, 200, 300, 400]);
    await expect(survey(host, { indicator: '经费' })).rejects.toMatchObject({
      failure: { code: 'unknown-indicator', details: { indicators: [ORGANISATIONS, MEMBERS] } },
    });
  });
});

describe('progress columns of several indicators', () => {
  it('form a group for each indicator, headed by its name, with its own figures', async () => {
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

  it('are unchanged when made a second time', async () => {
    const host = await twoIndicators();
    await recompute(host);
    const again = await recompute(host);
    expect([again.isChanged, again.columns]).toEqual([false, { added: 0, updated: 0 }]);
  });

  it('have the indicator’s name in each heading where the header has a single row', async () => {
    const host = bookOf([
      ['单位', '建会任务数（个）', '会员任务数（人）'],
      ['舞钢', 10, 100],
      ['宝丰', 20, 200],
    ]);
    await recompute(host);
    const { sheet, indicators } = await survey(host);
    expect(cellsFrom(sheet, 4, 1, 1)).toEqual([
      [
        ...['会员\n实际新增数\n（人）', '会员完成率', '会员完成排名', '会员进度状态'],
        ...['建会\n实际新增数\n（个）', '建会完成率', '建会完成排名', '建会进度状态'],
      ],
    ]);
    expect(indicators.map(({ breakdown }) => breakdown.columns.actual?.column)).toEqual([4, 8]);
    expect((await recompute(host)).isChanged).toBe(false);
  });
});

/** A unit's template as a return, with some cells filled in. */
async function returned(
  host: FileHost,
  unit: string,
  cells: readonly (readonly [row: number, column: number, figure: number])[],
): Promise<ReadReturn> {
  const template = (await templates(host)).find(({ fileName }) => fileName.startsWith(unit));
  if (!template) throw new Error(`no template of ${unit}`);
  const file = FileHost.open(createWorkbook(template));
  const blocks = cells.map(([top, left, figure]) => ({ top, left, rows: [[figure]] }));
  await addSheets(file, [{ ...emptySpec('月报填报表', 'patch'), blocks }]);
  return readReturnFile(template.fileName, file.save());
}

const OPTIONS = { when: '2015-06-03 09:12' };

describe('the ledgers of several indicators', () => {
  it('are separate sheets, whose names contain the indicator from the second on', async () => {
    const host = await twoIndicators();
    await makeLedger(host);
    const { workbook, indicators } = await survey(host);
    expect(workbook.sheets.map(({ name }) => name)).toEqual([
      ...['任务分解表', '参数', '月报台账', `月报台账（${MEMBERS}）`],
    ]);
    expect(indicators.map(({ ledger }) => ledger?.place.sheet)).toEqual([
      '月报台账',
      `月报台账（${MEMBERS}）`,
    ]);
    expect((await makeLedger(host)).isChanged).toBe(false);
    expect((await recompute(host)).isChanged).toBe(false);
  });

  it('are filled for all indicators from one file per unit; the same file again changes nothing', async () => {
    const host = await twoIndicators();
    // One figure of organisations for January, and figures of members for January and February.
    const file = await returned(host, '宝丰', [
      [9, 2, 3],
      [9, 3, 40],
      [10, 3, 50],
    ]);
    expect(file.problem).toBeNull();
    const { taken } = await collect(host, [file], OPTIONS);
    expect(taken.map(({ unit, indicator, month, amount }) => [unit, indicator, month, amount])).toEqual([
      ['宝丰', ORGANISATIONS, 1, 3],
      ['宝丰', MEMBERS, 1, 40],
      ['宝丰', MEMBERS, 2, 50],
    ]);
    const { indicators, cutOffMonth } = await survey(host);
    const figures = indicators.map(({ ledger }) =>
      ledger?.ledger.rows.flatMap(({ unit, figures }) => (figures.size > 0 ? [[unit, [...figures]]] : [])),
    );
    expect(figures).toEqual([
      [['宝丰', [[1, 3]]]],
      [
        [
          '宝丰',
          [
            [1, 40],
            [2, 50],
          ],
        ],
      ],
    ]);
    expect(cutOffMonth).toBe(2);
    const again = await collect(host, [file], OPTIONS);
    expect([again.isChanged, again.taken]).toEqual([false, []]);
  });

  it('count up to one cut-off month, the latest of all ledgers, also in formulas', async () => {
    const host = await twoIndicators();
    await collect(host, [await returned(host, '宝丰', [[12, 3, 50]])], OPTIONS);
    const { workbook, cutOffMonth } = await survey(host);
    const cell = rememberedCell(workbook, SETTING_NAMES.cutOff);
    const settings = workbook.sheets.find(({ name }) => name === cell?.sheet);
    expect(cell && settings && valueAt(settings, cell.row, cell.column)).toBe(4);
    expect(cutOffMonth).toBe(4);
  });

  it('take a figure that names no indicator only if the indicator is given', async () => {
    const host = await twoIndicators();
    const plain = bookOf([
      ['单位', '1月新增'],
      ['宝丰', 7],
    ]);
    const file = await readReturnFile('宝丰1月.xlsx', plain.save());
    const { plan, isChanged } = await collect(host, [file], OPTIONS);
    expect(isChanged).toBe(false);
    expect(plan.figures.map(({ refusal }) => refusal?.kind)).toEqual(['no-indicator']);
    const { taken } = await collect(host, [file], { ...OPTIONS, indicator: MEMBERS });
    expect(taken.map(({ indicator, amount }) => [indicator, amount])).toEqual([[MEMBERS, 7]]);
  });
});

describe('the summaries of several indicators', () => {
  const phases = ['第一季度汇总', '第二季度汇总', '第三季度汇总', '第四季度汇总'];
  const second = (names: readonly string[]): string[] => names.map((name) => `${name}（${MEMBERS}）`);

  it('are one phase sheet for each phase and indicator, refreshed in place', async () => {
    const host = await twoIndicators();
    await summarisePhases(host);
    const { workbook } = await survey(host, { scope: 'everything' });
    const names = workbook.sheets.map(({ name }) => name);
    expect(names).toEqual(['任务分解表', '参数', ...phases, ...second(phases)]);
    const rows = ['第四季度汇总', `第四季度汇总（${MEMBERS}）`].map((name) => {
      const sheet = workbook.sheets.find((grid) => grid.name === name);
      // 合计: 年度任务数, 累计新增 and 累计完成率.
      return sheet?.values
        .find(([label]) => label === '合计')
        ?.filter((value) => typeof value === 'number')
        .slice(0, 3);
    });
    expect(rows).toEqual([
      [100, 35, 0.35],
      [1000, 280, 0.28],
    ]);
    const titles = workbook.sheets.map(({ values }) => textOf(values[0]?.[0] ?? null));
    expect(titles[2]).toMatch(new RegExp(`第一季度汇总表（${ORGANISATIONS}）$`));
    expect(titles[6]).toMatch(new RegExp(`第一季度汇总表（${MEMBERS}）$`));
    const again = await summarisePhases(host);
    expect([again.isChanged, again.keptCopies]).toEqual([false, []]);
  });

  it('leave out an indicator that is set not to count; an entry other than 是 or 否 is a finding', async () => {
    const host = await twoIndicators();
    await recompute(host);
    const settings = async (): Promise<SheetGrid | undefined> =>
      (await survey(host)).workbook.sheets.find(({ name }) => name === '参数');
    const listed = (await settings())?.values.slice(-2);
    expect(listed).toEqual([
      [ORGANISATIONS, '个', '是'],
      [MEMBERS, '人', '是'],
    ]);
    const row = (await settings())?.area?.bottom ?? 0;
    const enter = (text: string): Promise<void> =>
      addSheets(host, [{ ...emptySpec('参数', 'patch'), blocks: [{ top: row, left: 3, rows: [[text]] }] }]);
    await enter('不');
    const bad = (await survey(host)).findings.filter(({ code }) => code === 'bad-setting');
    expect(
      bad.map((finding) => [finding.row, finding.column, zhCN.finding(finding).includes(MEMBERS)]),
    ).toEqual([[row, 3, true]]);
    await enter('否');
    await summarisePhases(host);
    const { workbook } = await survey(host, { scope: 'everything' });
    expect(workbook.sheets.map(({ name }) => name)).toEqual(['任务分解表', '参数', ...phases]);
  });

  it('are separate sheets in the year-end workbook and separate sections in its report', async () => {
    const host = await twoIndicators();
    await makeLedger(host, { figures: new Map([['舞钢', new Map([[1, 5]])]]) });
    await makeLedger(host, { indicator: MEMBERS, figures: new Map([['舞钢', new Map([[1, 80]])]]) });
    const { bytes } = await yearEnd(host, { source: '任务.xlsx', words: zhCN });
    const { sheets } = await FileHost.open(bytes ?? new Uint8Array()).read();
    const own = ['年度总表', ...phases, '月度走势', '排名'];
    expect(sheets.map(({ name }) => name)).toEqual([...own, ...second(own), '核验记录', '专题报告']);
    expect(sheets.flatMap(({ values }) => values.flat()).filter(isCellError)).toEqual([]);
    const total = (name: string): unknown =>
      sheets.find((sheet) => sheet.name === name)?.values.find(([label]) => label === '合计')?.[2];
    expect([total('年度总表'), total(`年度总表（${MEMBERS}）`)]).toEqual([100, 1000]);
    const report = sheets
      .find(({ name }) => name === '专题报告')
      ?.values.map(([line = null]) => textOf(line));
    const told = report?.join('\n') ?? '';
    expect(told).toContain(`一、总体情况（${ORGANISATIONS}）`);
    expect(told).toContain(`附：其他指标完成情况（${MEMBERS}）`);
    expect(told).toMatch(/任务1,000人。截至1月底，累计新增会员80人/);
    expect(told).toMatch(/任务100个。截至1月底，累计完成5个/);
  });
});

describe('the settings of several indicators', () => {
  it('are added to a sheet that was made while there was one indicator, and its entries stay', async () => {
    const part = TWO.map((row) => row.slice(0, 3));
    const host = bookOf(part);
    await recompute(host);
    const before = (await host.read()).sheets.find(({ name }) => name === '参数');
    const bottom = before?.area?.bottom ?? 0;
    await addSheets(host, [
      { ...emptySpec('参数', 'patch'), blocks: [{ top: 6, left: 2, rows: [['某某总工会']] }] },
      {
        ...emptySpec('任务分解表', 'patch'),
        blocks: [
          {
            top: 2,
            left: 10,
            rows: [
              [`${MEMBERS}（人）`, ''],
              ['任务', '完成'],
              [100, 80],
              [200, 100],
            ],
          },
        ],
        merges: [{ top: 2, left: 10, bottom: 2, right: 11 }],
      },
    ]);
    const found = await survey(host);
    expect(found.indicators).toHaveLength(2);
    await recompute(host);
    const sheet = (await host.read()).sheets.find(({ name }) => name === '参数');
    expect(sheet?.values.slice(0, bottom).map((row) => row[1])).toEqual(
      before?.values.map((row, at) => (at === 5 ? '某某总工会' : row[1])),
    );
    expect(sheet?.values.slice(bottom).map((row) => [row[0], row[2]])).toEqual([
      [null, null],
      ['指标', expect.stringMatching(/计入/)],
      [ORGANISATIONS, '是'],
      [MEMBERS, '是'],
    ]);
    expect((await recompute(host)).isChanged).toBe(false);
  });

  it.each([
    ['at the end of the list', null, ['指标', ORGANISATIONS, MEMBERS, '培训职工', null]],
    [
      'in a separate list, if there is text below the first one',
      '备忘',
      ['指标', ORGANISATIONS, MEMBERS, null, '备忘', null, '指标', '培训职工', null],
    ],
  ])('are added %s when the table gains an indicator', async (_, below, expected) => {
    const host = await twoIndicators();
    await recompute(host);
    const settings = async (): Promise<SheetGrid> => {
      const sheet = sheetNamed(await host.read(), '参数');
      if (!sheet) throw new Error('no settings');
      return sheet;
    };
    const heading = 1 + (await settings()).values.findIndex(([label]) => label === '指标');
    const column = { top: heading + 1, left: 3, rows: [['是'], ['否']] };
    const note = { top: heading + 4, left: 1, rows: below === null ? [] : [[below]] };
    await addSheets(host, [
      { ...emptySpec('参数', 'patch'), blocks: [column, note] },
      {
        ...emptySpec('任务分解表', 'patch'),
        blocks: [
          {
            top: 2,
            left: 12,
            rows: [
              ['培训职工（人）', ''],
              ['任务', '完成'],
              [5, 1],
              [5, 2],
              [6, 1],
              [7, 1],
              [23, 5],
            ],
          },
        ],
        merges: [{ top: 2, left: 12, bottom: 2, right: 13 }],
      },
    ]);
    await recompute(host);
    const { values } = await settings();
    const listed = [...values.slice(heading - 1).map(([label]) => label), null];
    expect(listed.slice(0, expected.length)).toEqual(expected);
    expect((await survey(host)).indicators.map(({ breakdown }) => breakdown.indicator.name)).toHaveLength(3);
    expect(uncountedIndicators(await settings()).names).toEqual([MEMBERS]);
    expect((await recompute(host)).isChanged).toBe(false);
  });

  it('have a goal for each indicator, as the text beside the table states it', async () => {
    const rows = [
      ['2015年会员和投资任务分解表'],
      ['目标：会员数比上年增长20%，投资增长10%。'],
      ['单位', '2014年底会员数（人）', '会员任务数（人）', '2014年投资基数（万元）', '投资任务数（万元）'],
      ['舞钢', 1000, 100, 50, 2],
      ['宝丰', 2000, 200, 80, 4],
      ['合计', 3000, 300, 130, 6],
    ];
    const { indicators, findings } = await survey(bookOf(rows));
    expect(
      indicators.map(({ breakdown, campaign }) => [breakdown.columns.target.column, campaign.growthGoal]),
    ).toEqual([
      [3, 0.2],
      [5, 0.1],
    ]);
    const below = findings.filter(({ code }) => code === 'growth-below-goal');
    expect(below.map(({ row, column, details }) => [row, column, details])).toMatchObject([
      [6, 3, { goal: 0.2, target: 300, required: 600 }],
      [6, 5, { goal: 0.1, target: 6, required: 13 }],
    ]);
  });
});
