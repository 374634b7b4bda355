import { MEMBERS, ORGANISATIONS, twoIndicators } from '../../support/books/indicators';
import type { FileHost } from '../../../src/hosts/file/file-host';
import { valueAt, type SheetGrid, type WorkbookGrid } from '../../../src/spreadsheet/grid';
import { HostError } from '../../../src/spreadsheet/host';
import { paneZhCN } from '../../../src/i18n/pane/zh-CN';
import { zhCN } from '../../../src/i18n/zh-CN';
import type { Command } from '../../../src/taskpane/session/command';
import { progressFigures } from '../../../src/taskpane/progress/progress-figures';
import { SessionRunner } from '../../../src/taskpane/session/session-runner';
import { emptySpec } from '../../../src/spreadsheet/spec';
import { bookOf } from '../../support/book';

const TABLE = [
  ['单位名称', '2014年底会员数（人）', '2015年新增任务数（人）'],
  ['甲单位', 1000, 200],
  ['乙单位', 2000, 400],
  ['合计', 3000, 600],
] as const;

/** Starts a session with a workbook. `edit` reports an edit of a cell to it; `stop` ends it. */
async function begin(host: FileHost): Promise<{ runner: SessionRunner; edit: () => void; stop: () => void }> {
  let edit = (): void => undefined;
  host.watch = (changed: () => void = () => undefined) => {
    edit = changed;
    return Promise.resolve(() => undefined);
  };
  const runner = new SessionRunner({
    host: host,
    bookName: 'book.xlsx',
    save: undefined,
    startEngine: () => {
      throw new Error('no files are made here');
    },
  });
  const stop = runner.start();
  await idle(runner);
  return {
    runner,
    edit: () => {
      edit();
    },
    stop,
  };
}

function idle(runner: SessionRunner): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (runner.getState().running) setTimeout(look, 5);
      else resolve();
    };
    look();
  });
}

async function run(runner: SessionRunner, command: Command): Promise<void> {
  runner.run(command);
  await idle(runner);
}

describe('a session with a workbook', () => {
  it('undoes an action that writes on several sheets as a whole', async () => {
    const host = bookOf(TABLE);
    const before = host.save();
    const { runner, stop } = await begin(host);
    await run(runner, { kind: 'make-ledger' });
    expect(runner.getState().survey?.ledger).not.toBeNull();
    await run(runner, { kind: 'undo' });
    expect(runner.getState().notice?.notice).toEqual({ kind: 'undone' });
    expect(host.save()).toEqual(before);
    stop();
  });

  it('leaves the workbook as it was when an action can’t write', async () => {
    const host = bookOf(TABLE);
    const before = host.save();
    const { runner, stop } = await begin(host);
    host.apply = () => Promise.reject(new HostError('read-only'));
    await run(runner, { kind: 'make-ledger' });
    expect(runner.getState().failure?.failure.code).toBe('read-only');
    expect(runner.getState().undoable).toBe(0);
    expect(host.save()).toEqual(before);
    stop();
  });

  it('undoes the last change, even after an action that changed nothing', async () => {
    const host = bookOf(TABLE);
    const before = host.save();
    const { runner, stop } = await begin(host);
    await run(runner, { kind: 'recompute' });
    await run(runner, { kind: 'recompute' });
    expect(runner.getState().undoable).toBe(1);
    await run(runner, { kind: 'undo' });
    expect(runner.getState().notice?.notice).toEqual({ kind: 'undone' });
    expect(host.save()).toEqual(before);
    stop();
  });

  it('keeps its survey while the host reads the same grid, and surveys anew after a change', async () => {
    const host = bookOf(TABLE);
    let grid: Promise<WorkbookGrid> | null = null;
    const [read, apply] = [host.read.bind(host), host.apply.bind(host)];
    host.read = () => (grid ??= read());
    host.apply = (change) => {
      grid = null;
      return apply(change);
    };
    const { runner, stop } = await begin(host);
    const { survey: first } = runner.getState();
    await run(runner, { kind: 'read' });
    expect(runner.getState().survey).toBe(first);
    await run(runner, { kind: 'recompute' });
    const { survey } = runner.getState();
    expect(survey?.workbook).toBe(await host.read());
    expect(survey).not.toBe(first);
    await run(runner, { kind: 'read' });
    expect(runner.getState().survey).toBe(survey);
    expect(runner.getState().notice?.notice).toEqual({ kind: 'reread', units: 2 });
    stop();
  });

  it('says how many columns it added or updated, and when all are up to date', async () => {
    const { runner, stop } = await begin(bookOf(TABLE));
    await run(runner, { kind: 'recompute' });
    expect(runner.getState().notice?.notice).toEqual({
      kind: 'recomputed',
      added: 6,
      updated: 0,
      settingsMade: '参数',
    });
    await run(runner, { kind: 'recompute' });
    expect(runner.getState().notice?.notice).toEqual({ kind: 'unchanged' });
    stop();
  });

  it('says that it made 参数 to set the cut-off month there, and nothing of the kind the next month', async () => {
    const { runner, stop } = await begin(
      bookOf([
        ['单位', '任务数', '1-9月完成数'],
        ['甲', 100, 76],
        ['合计', '=SUM(B2)', '=SUM(C2)'],
      ]),
    );
    const fixed = async (): Promise<string> => {
      await run(runner, { kind: 'fix', findings: runner.getState().survey?.findings ?? [] });
      const notice = runner.getState().notice?.notice;
      return notice ? paneZhCN.notice(notice) : '';
    };
    expect(await fixed()).toBe('已修复 1 项，并建好“参数”表');
    expect(runner.getState().survey?.findings).toEqual([]);
    await run(runner, { kind: 'change-setting', change: { setting: 'cutOffMonth', value: 8 } });
    expect(await fixed()).toBe('已修复 1 项');
    expect(runner.getState().survey?.cutOffMonth).toBe(9);
    stop();
  });

  it('writes a setting beside its label and reads it back', async () => {
    const { runner, stop } = await begin(bookOf(TABLE));
    await run(runner, { kind: 'recompute' });
    await run(runner, { kind: 'change-setting', change: { setting: 'cutOffMonth', value: 6 } });
    await run(runner, { kind: 'change-setting', change: { setting: 'order', value: 'rank' } });
    await run(runner, { kind: 'change-setting', change: { setting: 'growthGoal', value: 0.125 } });
    expect(runner.getState().survey?.campaign).toMatchObject({
      cutOffMonth: 6,
      order: 'rank',
      growthGoal: 0.125,
    });
    await run(runner, { kind: 'change-setting', change: { setting: 'cutOffMonth', value: null } });
    expect(runner.getState().survey?.campaign.cutOffMonth).toBeNull();
    expect(runner.getState().survey?.settings.findings).toEqual([]);
    stop();
  });

  it('reads the workbook once after a burst of edits, and writes nothing', async () => {
    const host = bookOf(TABLE);
    const { runner, edit, stop } = await begin(host);
    const before = host.save();
    let reads = 0;
    const read = host.read.bind(host);
    host.read = (...scope: Parameters<typeof read>) => {
      reads += 1;
      return read(...scope);
    };
    edit();
    edit();
    edit();
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(reads).toBe(1);
    expect(runner.getState().running).toBeNull();
    expect(host.save()).toEqual(before);
    stop();
  });

  it('asks before it replaces a sheet that was changed by hand; the copy it keeps is not taken for a table', async () => {
    const host = bookOf(TABLE);
    const { runner, stop } = await begin(host);
    await run(runner, { kind: 'summarise', phases: ['第一季度'] });
    await host.apply({
      copies: [],
      names: [],
      removedNames: [],
      sheets: [typedInto('第一季度汇总')],
    });
    runner.subscribe(() => {
      if (runner.getState().question !== null)
        setTimeout(() => {
          runner.answer(true);
        }, 0);
    });
    await run(runner, { kind: 'summarise', phases: ['第一季度'] });
    expect(runner.getState().keptCopies).toEqual([{ sheet: '第一季度汇总', copy: '第一季度汇总（旧）' }]);
    expect(runner.getState().survey?.breakdown.sheet).toBe('任务分解表');
    expect(runner.getState().choices).toHaveLength(1);
    stop();
  });

  const TEXTS = [
    ['单位名称', '2014年底会员数（人）', '2015年新增任务数（人）', '实际新增数（人）'],
    ['甲单位', '38,021', 200, 100],
    ['乙单位', 2000, '3.15万', 400],
    ['合计', '=SUM(B2:B3)', '=SUM(C2:C3)', '=SUM(D2:D3)'],
  ] as const;

  /** Answers the first question whether to convert texts; returns a list that will hold the figures the question names. */
  function answering(runner: SessionRunner, isYes: boolean): string[] {
    const named: string[] = [];
    runner.subscribe(() => {
      const { question } = runner.getState();
      if (question?.kind !== 'convert' || named.length > 0) return;
      named.push(...question.figures.map((figure) => paneZhCN.convertTexts.figure(figure)));
      setTimeout(() => {
        runner.answer(isYes);
      }, 0);
    });
    return named;
  }

  it('asks before it converts texts to numbers; conversion and columns are one undo step', async () => {
    const host = bookOf(TEXTS);
    const before = host.save();
    const { runner, stop } = await begin(host);
    const named = answering(runner, true);
    await run(runner, { kind: 'recompute' });
    expect(named).toEqual(['甲单位 基数：“38,021” → 38,021 人', '乙单位 任务数：“3.15万” → 31,500 人']);
    const { survey } = runner.getState();
    const sheet = (await host.read()).sheets[0];
    expect(sheet && [valueAt(sheet, 2, 2), valueAt(sheet, 3, 3), valueAt(sheet, 4, 2)]).toEqual([
      38021, 31500, 40021,
    ]);
    expect(survey?.findings.map((finding) => finding.code)).not.toContain('text-number');
    await run(runner, { kind: 'undo' });
    expect(host.save()).toEqual(before);
    stop();
  });

  it('leaves texts as they are when the user says no, counts them nowhere and says so', async () => {
    const host = bookOf(TEXTS);
    const { runner, stop } = await begin(host);
    answering(runner, false);
    await run(runner, { kind: 'recompute' });
    const { survey } = runner.getState();
    const sheet = (await host.read()).sheets[0];
    expect(sheet && [valueAt(sheet, 2, 2), valueAt(sheet, 3, 3)]).toEqual(['38,021', '3.15万']);
    expect(
      survey?.findings
        .filter((finding) => finding.code === 'text-number')
        .map((finding) => zhCN.finding(finding)),
    ).toEqual([
      '“甲单位”的基数“38,021”是文本，核验时按 38,021 人读取；公式不认文本，转换成数值以前，各表都没有计入。',
      '“乙单位”的任务数“3.15万”是文本，核验时按 31,500 人读取；公式不认文本，转换成数值以前，各表都没有计入。',
    ]);
    if (!survey) throw new Error('nothing was read');
    // The pane leaves out the same figures as the sheet: 乙's target, which is text, and therefore 乙's actual.
    expect(progressFigures(survey)).toMatchObject({
      baseline: 2000,
      target: 200,
      actual: 500,
      completionRate: 0.5,
    });
    const { total } = survey.breakdown;
    const at = (column: number): unknown => valueAt(survey.sheet, total?.row ?? 0, column);
    expect(at(survey.progress.columns.completion)).toBe(0.5);
    stop();
  });

  it('converts texts before it makes the year-end workbook, and undoes the conversion where that fails', async () => {
    const host = bookOf(TEXTS);
    const before = host.save();
    const { runner, stop } = await begin(host);
    answering(runner, true);
    host.createWorkbook = () => Promise.reject(new HostError('no-answer'));
    await run(runner, { kind: 'year-end' });
    expect(runner.getState().failure?.failure.code).toBe('no-answer');
    expect(runner.getState().undoable).toBe(0);
    expect(host.save()).toEqual(before);
    stop();
  });

  it('shows the chosen indicator, in the next session too; choosing is no undo step', async () => {
    const host = await twoIndicators();
    const { runner, stop } = await begin(host);
    const target = (): number | null | undefined =>
      runner.getState().survey?.breakdown.units[0]?.target.amount;
    expect(target()).toBe(10);
    await run(runner, { kind: 'look-at', indicator: MEMBERS });
    expect(target()).toBe(100);
    expect(runner.getState().undoable).toBe(0);
    await run(runner, { kind: 'recompute' });
    expect(target()).toBe(100);
    // Errors of the other indicator are still listed.
    await run(runner, { kind: 'look-at', indicator: ORGANISATIONS });
    const errors = runner.getState().survey?.findings.filter(({ severity }) => severity === 'error');
    expect(errors?.map(({ indicator }) => indicator)).toEqual([MEMBERS]);
    await run(runner, { kind: 'look-at', indicator: MEMBERS });
    stop();
    const next = await begin(host);
    expect(next.runner.getState().survey?.breakdown.indicator.name).toBe(MEMBERS);
    next.stop();
  });

  it('offers every table, works on the chosen one, and keeps that choice after changes and in the next session', async () => {
    const host = bookOf([...TABLE, [], ['另一张任务分解表'], TABLE[0], ['丙单位', 10, 2], ['丁单位', 20, 4]]);
    const { runner, stop } = await begin(host);
    const tables = (): unknown => runner.getState().choices.map(({ range, units }) => [range, units]);
    const firstUnit = (): string | undefined => runner.getState().survey?.breakdown.units[0]?.name;
    expect(tables()).toEqual([
      ['A1:C4', 2],
      ['A7:C9', 2],
    ]);
    expect(firstUnit()).toBe('甲单位');
    const [, lower] = runner.getState().choices;
    if (!lower) throw new Error('one table only');
    await run(runner, { kind: 'choose', table: lower.place });
    expect(firstUnit()).toBe('丙单位');
    // Choosing a table is no undo step.
    expect(runner.getState().undoable).toBe(0);
    await run(runner, { kind: 'recompute' });
    await run(runner, { kind: 'read' });
    expect(firstUnit()).toBe('丙单位');
    expect(runner.getState().survey?.progress.columns.completion).toBe(5);
    expect(valueAt(sheetOf(runner), 7, 5)).toBe('完成率');
    expect(valueAt(sheetOf(runner), 1, 5)).toBeNull();
    await run(runner, { kind: 'undo' });
    expect(firstUnit()).toBe('丙单位');
    stop();
    const again = await begin(host);
    expect(again.runner.getState().survey?.breakdown.units[0]?.name).toBe('丙单位');
    again.stop();
  });

  it('goes back to the proposed table when the chosen one is gone', async () => {
    const host = bookOf([...TABLE, [], ['另一张任务分解表'], TABLE[0], ['丙单位', 10, 2], ['丁单位', 20, 4]]);
    const { runner, stop } = await begin(host);
    const [, lower] = runner.getState().choices;
    if (!lower) throw new Error('one table only');
    await run(runner, { kind: 'choose', table: lower.place });
    const blanks = Array.from({ length: 3 }, () => ['', '', '']);
    await host.apply({
      copies: [],
      names: [],
      removedNames: [],
      sheets: [{ ...emptySpec('任务分解表', 'patch'), blocks: [{ top: 7, left: 1, rows: blanks }] }],
    });
    await run(runner, { kind: 'read' });
    expect(runner.getState().survey?.breakdown.units[0]?.name).toBe('甲单位');
    expect(runner.getState().choices).toHaveLength(1);
    stop();
  });
});

function sheetOf(runner: SessionRunner): SheetGrid {
  const sheet = runner.getState().survey?.sheet;
  if (!sheet) throw new Error('no table');
  return sheet;
}

function typedInto(sheet: string): Parameters<FileHost['apply']>[0]['sheets'][number] {
  return { ...emptySpec(sheet, 'patch'), blocks: [{ top: 6, left: 4, rows: [[777]] }] };
}
