/**
 * In all hosts the same actions give the same workbook, cell for cell, formula for formula, format for format. The workbooks are read
 * with openpyxl, which is independent of the product.
 */
import { READ_ALL } from '../../src/spreadsheet/reading';
import { writeFile } from 'node:fs/promises';
import { updateAreas } from '../../src/actions/areas';
import { collect } from '../../src/actions/collect';
import { convertLedger } from '../../src/actions/convert-ledger';
import { fix } from '../../src/actions/fix';
import { makeLedger } from '../../src/actions/make-ledger';
import { recompute } from '../../src/actions/recompute';
import { summarisePhases } from '../../src/actions/summarise-phases';
import { survey } from '../../src/actions/survey';
import { yearEnd } from '../../src/actions/year-end';
import type { WorkbookGrid } from '../../src/spreadsheet/grid';
import type { Host } from '../../src/spreadsheet/host';
import { createWorkbook } from '../../src/hosts/file/file-host';
import { emptySpec, type CellContent } from '../../src/spreadsheet/spec';
import { zhCN } from '../../src/i18n/zh-CN';
import { readWithOpenpyxl, type ReadBook } from '../support/openpyxl';
import { MEMBERS, twoIndicatorsBook } from '../support/books/indicators';
import { scratchFile } from '../support/scratch';
import { ACTION_NAMES, changeOf, perform, returned, typed } from './actions';
import { halfWayBook, messyBook, sampleBook, withPageSetByHand } from './books';
import { inOneForm } from './one-form';
import { openIn, openInExcel, type HostName, type OpenedBook } from './opened-book';

const HOSTS: readonly HostName[] = ['file', 'excel', 'wps'];
/** The hosts whose results are compared with the file host's. */
const PROGRAMS = ['excel', 'wps'] as const satisfies readonly HostName[];
const PHASE_SHEET = '推进实施阶段汇总';
const BOOKS = { sample: sampleBook, 'half-way': halfWayBook, messy: messyBook } as const;
type BookName = keyof typeof BOOKS;

/** What the hosts save of the workbooks that nobody changed, by workbook and host, read once for all actions. */
const untouched = new Map<string, Promise<ReadBook>>();

function savedAtFirst(book: BookName, host: HostName): Promise<ReadBook> {
  const key = `${book} ${host}`;
  const known = untouched.get(key) ?? saved(openIn(host, BOOKS[book]()));
  untouched.set(key, known);
  return known;
}

/** Actions that apply a single change, so that one 撤销 takes them back. */
const ONE_CHANGE: Readonly<Record<string, (host: Host) => Promise<{ readonly isChanged: boolean }>>> = {
  recompute,
  summarisePhases,
  fix: async (host) => fix(host, (await survey(host)).findings),
  makeLedger,
  updateAreas,
  collect: async (host) => collect(host, await returned(), { when: '2015-12-03 09:12' }),
  convertLedger: (host) => convertLedger(host, 'cumulative'),
};

describe.each(Object.keys(BOOKS) as BookName[])('the %s workbook', (book) => {
  it('reads the same in every host', async () => {
    const expected = withoutFileFacts(await openIn('file', BOOKS[book]()).host.read(READ_ALL));
    for (const program of PROGRAMS) {
      const { host } = openIn(program, BOOKS[book]());
      expect([program, await host.read(READ_ALL)]).toEqual([program, expected]);
    }
  });

  it.each(ACTION_NAMES)('is the same after: %s', async (action) => {
    const after = async (host: HostName): Promise<ReadBook> => {
      const opened = openIn(host, BOOKS[book]());
      await perform(action, opened.host);
      return saved(opened);
    };
    const expected = await after('file');
    for (const program of PROGRAMS) expect([program, await after(program)]).toEqual([program, expected]);
  });

  const cases = HOSTS.flatMap((host) => Object.keys(ONE_CHANGE).map((action) => [host, action] as const));
  it.each(cases)('is exactly as before in the %s host after the undo of: %s', async (host, action) => {
    const opened = openIn(host, BOOKS[book]());
    const written = await ONE_CHANGE[action]?.(opened.host);
    // There is an undo step only if the action changed anything.
    expect(await opened.host.undo()).toBe(written?.isChanged);
    expect(await saved(opened)).toEqual(await savedAtFirst(book, host));
  });
});

describe.each(HOSTS)('the %s host', (name) => {
  const open = (): OpenedBook => openIn(name, sampleBook());

  it('restores a replaced sheet on undo, with its formats and its chart', async () => {
    const opened = open();
    await summarisePhases(opened.host);
    const before = await saved(opened);
    await opened.host.apply(typed('推进实施阶段汇总', 4, 1, '手写的一句话'));
    await opened.host.undo();
    const { host } = opened;
    const spec = { ...emptySpec('推进实施阶段汇总', 'own'), blocks: [{ top: 1, left: 1, rows: [['空']] }] };
    await host.apply({ copies: [], sheets: [spec], names: [], removedNames: [] });
    expect(Object.keys((await sheetOf(opened, '推进实施阶段汇总')).cells)).toEqual(['A1']);
    await host.undo();
    expect(await saved(opened)).toEqual(before);
  });

  it('keeps the page as the user set it up when a sheet is made anew, and on undo', async () => {
    const made = openIn('file', sampleBook());
    await summarisePhases(made.host, { phases: ['推进实施'] });
    await made.host.apply(typed(PHASE_SHEET, 4, 1, '手写的一句话'));
    const opened = openIn(name, withPageSetByHand(made.save(), PHASE_SHEET));
    const [byHand, standing] = [await sheetOf(opened, PHASE_SHEET), await saved(opened)];
    await summarisePhases(opened.host, { phases: ['推进实施'] });
    const anew = await sheetOf(opened, PHASE_SHEET);
    expect(anew.cells['A4']?.value).not.toBe('手写的一句话');
    expect([anew.print, anew.tabColor, anew.gridLines]).toEqual([byHand.print, '7030A0', true]);
    expect(anew.print).toMatchObject({
      paperSize: 8,
      orientation: 'portrait',
      fitToHeight: 3,
      header: { left: '内部资料' },
    });
    await opened.host.undo();
    expect(await saved(opened)).toEqual(standing);
  });

  it('prints all of a sheet that is made anew, wherever the user had it printed in part', async () => {
    const opened = open();
    const [sheet, rows] = [
      '自备表',
      [
        ['甲', '乙'],
        ['丙', '丁'],
        ['戊', '己'],
      ],
    ] as const;
    const first = { ...emptySpec(sheet, 'own'), blocks: [{ top: 1, left: 1, rows: rows.slice(0, 2) }] };
    const print = { printArea: { top: 1, left: 1, bottom: 2, right: 2 }, repeatRows: { from: 1, to: 1 } };
    await opened.host.apply(changeOf({ ...first, print }));
    await opened.host.apply(changeOf({ ...emptySpec(sheet, 'own'), blocks: [{ top: 1, left: 1, rows }] }));
    expect((await sheetOf(opened, sheet)).print.area).toContain('$A$1:$B$3');
    await opened.host.undo();
    const { print: before } = await sheetOf(opened, sheet);
    expect(before.area).toContain('$A$1:$B$2');
    expect(before.titleRows).toBe('$1:$1');
    await opened.host.apply(changeOf({ ...first, blocks: [{ top: 1, left: 1, rows }], print: null }));
    expect((await sheetOf(opened, sheet)).print.titleRows).toBe('$1:$1');
  });

  it('writes text as text, whatever it looks like', async () => {
    const opened = open();
    const texts = [
      '=1+1',
      '+86',
      '-',
      '@a',
      '007',
      '5月',
      '3/4',
      '12%',
      'TRUE',
      '#N/A',
      "'a",
      '2015-04',
      ' 12 ',
      '(5)',
    ];
    await opened.host.apply(
      changeOf({ ...emptySpec('文本', 'own'), blocks: [{ top: 1, left: 1, rows: [texts] }] }),
    );
    const cells = Object.values((await sheetOf(opened, '文本')).cells);
    expect(cells.map((cell) => [cell.formula, cell.value])).toEqual(texts.map((text) => [null, text]));
  });

  it('makes 参数 with the cut-off month that the table states, when that finding is fixed, and takes it back', async () => {
    const rows = [
      ['单位', '任务数', '1-9月完成数'],
      ['甲县', 100, 76],
      ['乙县', 200, 150],
    ];
    const spec = { ...emptySpec('任务分解表', 'own'), blocks: [{ top: 1, left: 1, rows }] };
    const place = { sheet: '任务分解表', row: 1, column: 1 };
    const change = changeOf(spec);
    const opened = openIn(name, createWorkbook({ fileName: 'a.xlsx', title: '', open: place, change }));
    const before = await saved(opened);
    const { findings } = await survey(opened.host);
    const stated = findings.filter(({ code }) => code === 'cut-off-differs');
    expect(await fix(opened.host, stated)).toMatchObject({ isChanged: true });
    const { cells } = await sheetOf(opened, '参数');
    expect([cells['A10']?.value, cells['B10']?.value]).toEqual(['截止月份', 9]);
    expect((await survey(opened.host)).cutOffMonth).toBe(9);
    await opened.host.undo();
    expect(await saved(opened)).toEqual(before);
  });

  it('has nothing to undo at first', async () => {
    expect(await open().host.undo()).toBe(false);
  });

  it('refuses to write to a protected sheet and leaves the workbook as it was', async () => {
    const opened = open();
    await opened.host.apply(changeOf({ ...emptySpec('任务分解表', 'patch'), protected: true }));
    const before = await saved(opened);
    await expect(recompute(opened.host)).rejects.toMatchObject({
      code: 'sheet-protected',
      detail: '任务分解表',
    });
    expect(await saved(opened)).toEqual(before);
  });

  it('names a missing sheet in the error', async () => {
    await expect(open().host.apply(changeOf(emptySpec('没有', 'patch')))).rejects.toMatchObject({
      code: 'sheet-not-found',
      detail: '没有',
    });
    await expect(open().host.select({ sheet: '没有', row: 1, column: 1 })).rejects.toMatchObject({
      code: 'sheet-not-found',
    });
  });
});

describe.each(HOSTS)('text from returned files, in the %s host', (name) => {
  it('stays text: no cell gets a formula from a returned file', async () => {
    const clean = openIn(name, halfWayBook());
    const opened = openIn(name, halfWayBook());
    await collect(opened.host, await returned(), { when: '2015-12-03 09:12' });
    const formulas = async (book: OpenedBook, sheet: string): Promise<(string | null)[]> =>
      Object.values((await sheetOf(book, sheet)).cells).map((cell) => cell.formula);
    for (const sheet of ['任务分解表', '月报台账', '参数']) {
      expect(await formulas(opened, sheet)).toEqual(await formulas(clean, sheet));
    }
    const record = Object.values((await sheetOf(opened, '核验记录')).cells);
    expect(record.some((cell) => cell.value === '=HYPERLINK("http：x").xlsx')).toBe(true);
    expect(record.every((cell) => cell.formula === null)).toBe(true);
  });
});

it('opens in Excel the same year-end workbook that the file host writes', async () => {
  const options = { source: 'half-way.xlsx', words: zhCN } as const;
  const { bytes } = await yearEnd(openIn('file', halfWayBook()).host, options);
  const { excel, host } = openInExcel(halfWayBook());
  expect((await yearEnd(host, options)).bytes).toBeNull();
  expect(Buffer.from(excel.opened[0] ?? []).equals(Buffer.from(bytes ?? []))).toBe(true);
});

async function saved(opened: OpenedBook): Promise<ReadBook> {
  const path = scratchFile('book.xlsx');
  await writeFile(path, opened.save());
  return inOneForm(await readWithOpenpyxl(path));
}

async function sheetOf(opened: OpenedBook, name: string) {
  const sheet = (await saved(opened)).sheets.find((candidate) => candidate.name === name);
  if (sheet?.kind !== 'worksheet') throw new Error(`no sheet ${name}`);
  return sheet;
}

/**
 * A workbook without facts that only the file host reads: names for print titles and filters, which hidden rows a filter hides, and
 * stale cells, which programs recalculate themselves.
 */
function withoutFileFacts({ activeSheet, names, sheets }: WorkbookGrid): WorkbookGrid {
  return {
    activeSheet,
    names: names.filter((entry) => !/^_xlnm\.(?!Print_Area)/.test(entry.name)),
    sheets: sheets.map((sheet) => {
      const { filteredRows, ...told } = sheet;
      expect([...(filteredRows ?? [])].every((row) => told.hiddenRows.has(row))).toBe(true);
      return told;
    }),
  };
}

it('gives a table of several indicators the same columns, ledgers and sheets in every host', async () => {
  const book = await twoIndicatorsBook();
  const after = async (name: HostName): Promise<ReadBook> => {
    const opened = openIn(name, book);
    await recompute(opened.host);
    await makeLedger(opened.host, { indicator: MEMBERS, figures: new Map([['舞钢', new Map([[1, 80]])]]) });
    await summarisePhases(opened.host, { phases: ['第一季度'] });
    await fix(opened.host, (await survey(opened.host)).findings);
    return saved(opened);
  };
  const expected = await after('file');
  for (const program of PROGRAMS) expect([program, await after(program)]).toEqual([program, expected]);
});

/** 亿元 without a baseline, and 分期任务 with rates typed as text, one of them wrong. */
const OTHER_TABLES: Readonly<Record<string, readonly (readonly CellContent[])[]>> = {
  亿元: [
    ['2024年招商引资目标任务分解表'],
    ['责任单位', '目标任务（亿元）', '实际到位（亿元）'],
    ['商务局', 10.5, 3.25],
    ['工信局', 20, 12.6],
    ['合计', 30.5, 15.8],
  ],
  分期任务: [
    ['2024年新增就业任务分解表'],
    ['单位', '年度任务', '一季度任务', '二季度任务', '三季度任务', '四季度任务', '完成数', '完成率'],
    ['甲县', 400, 100, 100, 100, 100, 200, '50%'],
    ['乙县', 800, 200, 200, 200, 200, 200, '43%'],
    ['丙县', 600, 150, 150, 150, 150, 150, '25%'],
    ['合计', 1800, 450, 450, 450, 450, 550, '30.56%'],
  ],
};

it.each(Object.keys(OTHER_TABLES))(
  'gives a table of %s the same columns, sheets and fixes in every host',
  async (kind) => {
    const rows = OTHER_TABLES[kind] ?? [];
    const table = { ...emptySpec('任务', 'own'), blocks: [{ top: 1, left: 1, rows }] };
    // Text like 50% stays text only in a cell with the text format.
    const texts = { area: { top: 3, left: 8, bottom: 6, right: 8 }, style: { numberFormat: '@' } };
    const book = createWorkbook({
      fileName: 'book.xlsx',
      title: '',
      open: { sheet: '任务', row: 1, column: 1 },
      change: changeOf({ ...table, formats: kind === '分期任务' ? [texts] : [] }),
    });
    const after = async (name: HostName): Promise<ReadBook> => {
      const opened = openIn(name, book);
      await recompute(opened.host);
      await fix(opened.host, (await survey(opened.host)).findings);
      await summarisePhases(opened.host, { phases: ['第二季度'] });
      return saved(opened);
    };
    const expected = await after('file');
    for (const program of PROGRAMS) expect([program, await after(program)]).toEqual([program, expected]);
    if (kind === '分期任务') {
      const sheet = expected.sheets.find(({ name }) => name === '任务');
      const fixed = sheet && 'cells' in sheet ? sheet.cells['H4'] : null;
      expect([fixed?.value, fixed?.formula]).toEqual([0.25, expect.stringContaining('G4/B4')]);
    }
  },
);
