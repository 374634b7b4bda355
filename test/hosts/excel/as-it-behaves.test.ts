/**
 * Actions when Excel refuses a request or answers unexpectedly (docs/fidelity.md). They either succeed, or change nothing and
 * tell the user why.
 */
import { READ_ALL } from '../../../src/spreadsheet/reading';
import { writeFile } from 'node:fs/promises';
import { recompute } from '../../../src/actions/recompute';
import { summarisePhases } from '../../../src/actions/summarise-phases';
import { survey } from '../../../src/actions/survey';
import { yearEnd } from '../../../src/actions/year-end';
import { BACKUP_PREFIX } from '../../../src/hosts/shared/backup-sheets';
import { ExcelHost } from '../../../src/hosts/excel/excel-host';
import { readingPlan } from '../../../src/sheets/reading-plan';
import { createWorkbook, FileHost } from '../../../src/hosts/file/file-host';
import type { Host } from '../../../src/spreadsheet/host';
import { zhCN } from '../../../src/i18n/zh-CN';
import { emptySpec, type SheetSpec, type WorkbookChange } from '../../../src/spreadsheet/spec';
import { connect, settled } from '../../excel-host/client';
import type { SimulatedExcel } from '../../excel-host/simulated-excel';
import { readWithOpenpyxl, type ReadBook } from '../../support/openpyxl';
import { scratchFile } from '../../support/scratch';
import { halfWayBook, messyBook, sampleBook } from '../books';
import { inOneForm } from '../one-form';
import { openIn, openInExcel } from '../opened-book';

const TABLE = '任务分解表';
const PHASE = { phases: ['推进实施'] } as const;
const VERSIONS = [8, 9, 13, 15] as const;

const saved = async (excel: { save(): Uint8Array }): Promise<ReadBook> => {
  const path = scratchFile('book.xlsx');
  await writeFile(path, excel.save());
  return inOneForm(await readWithOpenpyxl(path));
};

const changeOf = (spec: SheetSpec): WorkbookChange => ({
  copies: [],
  sheets: [spec],
  names: [],
  removedNames: [],
});

/** Values and formulas of all cells, sheet by sheet. They must not depend on the requirement set. */
const contents = ({ sheets }: ReadBook): unknown =>
  sheets.map((sheet) => [
    sheet.name,
    sheet.kind === 'worksheet'
      ? Object.entries(sheet.cells)
          .filter(([, { value, formula }]) => value !== null || formula !== null)
          .map(([at, { value, formula }]) => [at, value, formula])
      : [],
  ]);

/** Makes a phase sheet, changes it by hand, and makes it again, which replaces it and leaves a very hidden copy for 撤销. */
const makeTwice = async (excel: SimulatedExcel, host: Host): Promise<void> => {
  await summarisePhases(host, PHASE);
  await makeAnew(excel, host);
};

const makeAnew = async (excel: SimulatedExcel, host: Host): Promise<void> => {
  excel.type('推进实施阶段汇总', 'A4', '手写的一句话');
  await summarisePhases(host, PHASE);
};

const backupsIn = (excel: SimulatedExcel): number =>
  excel.book.sheets.filter((sheet) => sheet.name.startsWith(BACKUP_PREFIX)).length;

describe.each(VERSIONS)('at ExcelApi 1.%i', (version) => {
  it('restores all cells on undo', async () => {
    const { excel, host } = openInExcel(sampleBook(), version);
    const before = contents(await saved(excel));
    await recompute(host);
    await summarisePhases(host, PHASE);
    await host.undo();
    await host.undo();
    expect(contents(await saved(excel))).toEqual(before);
  });

  it('restores all cells of a sheet that was made anew, and leaves it a chart', async () => {
    const { excel, host } = openInExcel(sampleBook(), version);
    await summarisePhases(host, PHASE);
    excel.type('推进实施阶段汇总', 'A4', '手写的一句话');
    const before = await saved(excel);
    await summarisePhases(host, PHASE);
    await host.undo();
    expect(contents(await saved(excel))).toEqual(contents(before));
    expect(excel.contents().charts).toHaveLength(1);
  });

  it('says which features are missing', () => {
    const { host } = openInExcel(sampleBook(), version);
    expect(host.missing.includes('print-setup')).toBe(version < 9);
    expect(host.missing.includes('merged-cells')).toBe(version < 13);
  });
});

describe('very hidden copies', () => {
  it('are deleted when the replacement of a sheet is undone, and the sheet is as before', async () => {
    const { excel, host } = openInExcel(sampleBook());
    await summarisePhases(host, PHASE);
    excel.type('推进实施阶段汇总', 'A4', '手写的一句话');
    const before = await saved(excel);
    await summarisePhases(host, PHASE);
    expect(backupsIn(excel)).toBe(1);
    await host.undo();
    await settled();
    expect(await saved(excel)).toEqual(before);
    expect(backupsIn(excel)).toBe(0);
  });

  it('from an earlier session do not make actions fail, and are deleted after an action', async () => {
    const first = openInExcel(sampleBook());
    await makeTwice(first.excel, first.host);
    const { excel, host } = openInExcel(first.excel.save());
    expect(backupsIn(excel)).toBe(1);
    await recompute(host);
    await recompute(host);
    await settled();
    expect(backupsIn(excel)).toBe(0);
  });

  it('stay if deleting is refused, and are deleted later', async () => {
    const { excel, host } = openInExcel(sampleBook());
    await makeTwice(excel, host);
    const next = new ExcelHost((book) => Promise.resolve(createWorkbook(book)));
    await next.read(READ_ALL);
    await settled();
    // The first round trip is the change; the second deletes copies and fails.
    excel.failures.set(1, { kind: 'refused', after: 0 });
    await next.apply(
      changeOf({ ...emptySpec(TABLE, 'patch'), blocks: [{ top: 30, left: 1, rows: [['甲']] }] }),
    );
    await settled();
    expect(backupsIn(excel)).toBe(1);
    await recompute(next);
    await settled();
    expect(backupsIn(excel)).toBe(0);
  });

  it('have different names in different sessions', async () => {
    const { excel, host } = openInExcel(sampleBook());
    const ribbon = new ExcelHost((book) => Promise.resolve(createWorkbook(book)), { canUndo: false });
    await makeTwice(excel, host);
    await makeAnew(excel, ribbon);
    await settled();
    expect(backupsIn(excel)).toBe(1);
    await makeAnew(excel, host);
  });

  it('make 撤销 fail before anything is changed if they were deleted by hand', async () => {
    const { excel, host } = openInExcel(sampleBook());
    await makeTwice(excel, host);
    excel.deleteSheet(excel.book.sheets.find((sheet) => sheet.name.startsWith(BACKUP_PREFIX))?.name ?? '');
    const before = await saved(excel);
    await expect(host.undo()).rejects.toMatchObject({ code: 'backup-gone' });
    expect(await saved(excel)).toEqual(before);
  });
});

describe('conditional formats that Excel can’t list', () => {
  const rules = (excel: SimulatedExcel) =>
    saved(excel).then(({ sheets }) =>
      sheets.flatMap((sheet) =>
        sheet.kind === 'worksheet' && sheet.name === TABLE
          ? sheet.conditionalFormats.map(({ range }) => range)
          : [],
      ),
    );

  it('are not duplicated by another 一键重算, and are removed by undo', async () => {
    const { excel, host } = openInExcel(sampleBook());
    const none = await rules(excel);
    await recompute(host);
    const once = await rules(excel);
    expect(once.length).toBeGreaterThan(none.length);
    await recompute(host);
    expect(await rules(excel)).toEqual(once);
    await host.undo();
    await host.undo();
    expect(await rules(excel)).toEqual(none);
  });

  it('from another session are not duplicated either', async () => {
    const first = openInExcel(sampleBook());
    await recompute(first.host);
    const { excel, host } = openInExcel(first.excel.save());
    await recompute(host);
    expect(await rules(excel)).toEqual(await rules(first.excel));
  });
});

it('reads the header of a sheet with 600 merged areas, and says that merged cells are missing', async () => {
  const rows = Array.from({ length: 700 }, (_, index) => [`说明 ${index}`, null]);
  const merges = Array.from({ length: 600 }, (_, index) => ({
    top: index + 40,
    bottom: index + 40,
    left: 10,
    right: 11,
  }));
  const file = openIn('file', messyBook());
  const sheet = (await file.host.read(READ_ALL)).activeSheet;
  await file.host.apply(
    changeOf({ ...emptySpec(sheet, 'patch'), blocks: [{ top: 40, left: 10, rows }], merges }),
  );
  const expected = (await survey(file.host)).breakdown;
  const { excel, host } = openInExcel(file.save());
  expect((await survey(host)).breakdown).toEqual(expected);
  expect(host.missing).toContain('merged-cells');
  excel.resetTraffic();
  await recompute(host);
  expect(excel.traffic.roundTrips).toBeLessThanOrEqual(2);
});

it.each(['chart-sheet', 'other-workbook'] as const)('works while a %s is in front', async (inFront) => {
  const { excel, host } = openInExcel(sampleBook());
  excel.state.inFront = inFront;
  await recompute(host);
  await summarisePhases(host, PHASE);
  const expected = openIn('file', sampleBook());
  await recompute(expected.host);
  await summarisePhases(expected.host, PHASE);
  expect(contents(await saved(excel))).toEqual(contents(await saved(expected)));
  excel.state.inFront = 'worksheet';
  await recompute(host);
});

it('keeps a chart of a newer type on a sheet that it replaces', async () => {
  const { excel, host } = openInExcel(sampleBook());
  await summarisePhases(host, PHASE);
  const sheet = excel.book.sheet('推进实施阶段汇总');
  const [chart] = sheet?.charts ?? [];
  if (!sheet || !chart) throw new Error('no chart');
  sheet.charts = [...sheet.charts, { ...chart, name: '瀑布图' }];
  sheet.newerCharts.add('瀑布图');
  await makeAnew(excel, host);
  expect(sheet.charts.map(({ name }) => name)).toContain('瀑布图');
  await host.undo();
});

it('restores missing borders on undo', async () => {
  const { excel, host } = openInExcel(sampleBook());
  const before = await saved(excel);
  await host.apply(
    changeOf({
      ...emptySpec(TABLE, 'patch'),
      formats: [{ area: { top: 2, left: 1, bottom: 30, right: 9 }, style: { border: { top: 'thin' } } }],
    }),
  );
  await host.undo();
  expect(await saved(excel)).toEqual(before);
});

describe('hidden rows', () => {
  it('get their own values if they were hidden by hand', async () => {
    const { excel, host } = openInExcel(sampleBook());
    excel.hideRows(TABLE, [6, 7, 12], 'hand');
    await recompute(host);
    const expected = openIn('file', sampleBook());
    await recompute(expected.host);
    expect(contents(await saved(excel))).toEqual(contents(await saved(expected)));
    await host.undo();
    expect(contents(await saved(excel))).toEqual(contents(await saved(openInExcel(sampleBook()).excel)));
  });

  it.each(VERSIONS)(
    'make an action fail before anything is written if a filter hides them, at 1.%i',
    async (version) => {
      const { excel, host } = openInExcel(sampleBook(), version);
      excel.hideRows(TABLE, [6, 7], 'filter');
      const before = await saved(excel);
      await expect(recompute(host)).rejects.toMatchObject({ code: 'rows-filtered', detail: TABLE });
      expect(await saved(excel)).toEqual(before);
      excel.showRows(TABLE);
      await recompute(host);
    },
  );

  it('make 撤销 fail before anything is written if a filter hides them after the action', async () => {
    const { excel, host } = openInExcel(sampleBook());
    await recompute(host);
    excel.hideRows(TABLE, [6, 7], 'filter');
    const before = await saved(excel);
    await expect(host.undo()).rejects.toMatchObject({ code: 'rows-filtered' });
    expect(await saved(excel)).toEqual(before);
    excel.showRows(TABLE);
    expect(await host.undo()).toBe(true);
  });
});

describe('protected structure', () => {
  it('is reported, and nothing is written, if an action needs new sheets', async () => {
    const { excel, host } = openInExcel(sampleBook());
    excel.state.isStructureProtected = true;
    const before = await saved(excel);
    await expect(summarisePhases(host, PHASE)).rejects.toMatchObject({ code: 'workbook-protected' });
    expect(await saved(excel)).toEqual(before);
  });

  it('does not prevent 一键重算 when all sheets exist', async () => {
    const { excel, host } = openInExcel(sampleBook());
    await recompute(host);
    excel.type(TABLE, 'E4', 1200);
    excel.state.isStructureProtected = true;
    await recompute(host);
    expect(excel.value(TABLE, 4, 6)).toBeCloseTo(1200 / 3500);
  });
});

it('requests calculation in manual mode, so that what it reads and writes is up to date', async () => {
  const { excel, host } = openInExcel(halfWayBook());
  await recompute(host);
  excel.state.calculation = 'Manual';
  const before = excel.value(TABLE, 4, 6);
  excel.type(TABLE, 'C4', 7000);
  excel.type(TABLE, 'D4', 7000);
  expect(excel.value(TABLE, 4, 6)).toBe(before);
  await recompute(host);
  expect(excel.value(TABLE, 4, 6)).not.toBe(before);
});

it('says when fitting to pages had no effect', async () => {
  const { excel, host } = openInExcel(sampleBook());
  excel.state.fitsToPages = false;
  await summarisePhases(host, PHASE);
  expect(host.missing).toContain('print-setup');
});

it('returns the year-end workbook as a file if Excel does not open it', async () => {
  const { excel, host } = openInExcel(halfWayBook());
  excel.state.opensWorkbooks = false;
  const { bytes } = await yearEnd(host, { source: 'a.xlsx', words: zhCN });
  expect(bytes?.length).toBeGreaterThan(1000);
  expect(excel.opened).toEqual([]);
});

it('repairs one of its names that refers to an error, and restores it on undo', async () => {
  const { excel, host } = openInExcel(sampleBook());
  await recompute(host);
  const name = excel.book.names().find((candidate) => candidate.name.startsWith('任务分解_'))?.name ?? '';
  excel.book.parts.book.setName({ name, refersTo: '#REF!', hidden: true });
  await recompute(host);
  expect(excel.book.names().find((candidate) => candidate.name === name)?.refersTo).not.toContain('#REF!');
  await host.undo();
  expect(excel.book.names().find((candidate) => candidate.name === name)?.refersTo).toContain('#REF!');
});

it('can undo an action over cells with mixed validations', async () => {
  const rule = { kind: 'whole-number', min: 0 } as const;
  const file = openIn('file', sampleBook());
  const cell = { top: 4, left: 9, bottom: 4, right: 9 };
  const validation = { area: cell, rule, title: '甲', message: '乙' };
  await file.host.apply(changeOf({ ...emptySpec(TABLE, 'patch'), validations: [validation] }));
  const { host } = openInExcel(file.save());
  const wide = { ...validation, area: { ...cell, bottom: 8 } };
  await host.apply(changeOf({ ...emptySpec(TABLE, 'patch'), validations: [wide] }));
  expect(await host.undo()).toBe(true);
});

describe('events of own writes', () => {
  const ONE_CELL = changeOf({
    ...emptySpec(TABLE, 'patch'),
    blocks: [{ top: 30, left: 2, rows: [[1]] }],
  });

  /** The number of changes a host reports for its own write to a cell. */
  const heardOfOwnWrite = async (version: number, hasSharedRuntime: boolean): Promise<number> => {
    const { excel, host } = openInExcel(sampleBook(), version);
    excel.window.hasSharedRuntime = hasSharedRuntime;
    const changed = jest.fn();
    const stop = await host.watch(changed);
    await host.read(READ_ALL);
    await host.apply(ONE_CELL);
    await settled();
    const own = changed.mock.calls.length;
    excel.type(TABLE, 'B5', 31000);
    await settled();
    // What the user types is always reported.
    expect(changed.mock.calls.length).toBe(own + 1);
    stop();
    return own;
  };

  it('are ignored when Excel states their source, and ribbon and pane are one page', async () => {
    expect(await heardOfOwnWrite(14, true)).toBe(0);
  });

  it('are reported when they may be the ribbon’s, or Excel states no source', async () => {
    expect(await heardOfOwnWrite(14, false)).toBeGreaterThan(0);
    expect(await heardOfOwnWrite(13, true)).toBeGreaterThan(0);
  });
});

it('reports what another instance of the add-in writes, such as the ribbon’s', async () => {
  const { excel, host } = openInExcel(sampleBook());
  const changed = jest.fn();
  const stop = await host.watch(changed);
  const ribbon = new ExcelHost((book) => Promise.resolve(createWorkbook(book)), { canUndo: false });
  await recompute(ribbon);
  await settled();
  expect(changed).toHaveBeenCalled();
  stop();
  connect(excel);
});

describe('a conditional format with a formula, which Excel takes relative to the range used to set it', () => {
  const opened = async () => {
    const { excel, host } = openInExcel(sampleBook());
    // The host reads conditional formats only on sheets with columns of the add-in's.
    await recompute(host);
    excel.state.readsSeveralRules = true;
    return { excel, host };
  };
  const addRule = async (address: string, formula: string, bare: readonly number[] = []): Promise<void> => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem(TABLE);
      const added = sheet.getRange(address).conditionalFormats.add('Custom');
      added.custom.rule.formula = formula;
      added.custom.format.font.color = '#A61C1C';
      for (const row of bare) sheet.getRange(`T${row}`).conditionalFormats.clearAll();
      await context.sync();
    });
  };
  const wanted = (top: number, bottom: number): WorkbookChange => {
    const area = { top, bottom, left: 20, right: 20 };
    const format = {
      kind: 'formula',
      area,
      formula: `=T${top}="滞后"`,
      style: { color: '#A61C1C' },
    } as const;
    const isNew = { area, style: { horizontal: 'center' } } as const;
    return changeOf({ ...emptySpec(TABLE, 'patch'), conditionalFormats: [format], formats: [isNew] });
  };
  /** The rules of column T, each as its ranges and its formula in their first cell. */
  const rules = (): Promise<string[]> =>
    Excel.run(async (context) => {
      const formats = context.workbook.worksheets.getItem(TABLE).getRange('T:T').conditionalFormats;
      formats.load('items/customOrNullObject/rule/formula');
      await context.sync();
      const places = formats.items.map((item) => item.getRanges().load('address'));
      await context.sync();
      return formats.items.map(
        ({ customOrNullObject: { rule } }, index) =>
          `${places[index]?.address.replace(/[^,]*!/g, '') ?? ''} ${rule.formula}`,
      );
    });

  it('is replaced by the new one after a row was inserted above its cells', async () => {
    const { host } = await opened();
    await addRule('T5:T9', '=T5="滞后"');
    await host.read(readingPlan('everything'));
    await host.apply(wanted(4, 9));
    expect(await rules()).toEqual(['T4:T9 =T4="滞后"']);
    await host.undo();
    expect(await rules()).toEqual(['T5:T9 =T5="滞后"']);
  });

  it('is restored for more ranges than one call can name', async () => {
    const { host } = await opened();
    await addRule(
      'T30:T3029',
      '=T30="滞后"',
      Array.from({ length: 1500 }, (_, index) => 31 + 2 * index),
    );
    expect(await rules()).toHaveLength(1);
    await host.read(readingPlan('everything'));
    await host.apply(wanted(30, 3029));
    expect(await rules()).toEqual(['T30:T3029 =T30="滞后"']);
    await host.undo();
    const back = await rules();
    expect(back).toHaveLength(2);
    expect(back.join().match(/T\d+(?=[, ])/g)).toHaveLength(1500);
    for (const rule of back) expect(rule).toContain(`=${rule.split(',')[0] ?? ''}="滞后"`);
  });
});

it('adds no page numbers if Excel does not give headers and footers, and says so', async () => {
  const { excel, host } = openInExcel(sampleBook());
  excel.state.tellsPageTexts = false;
  await recompute(host);
  expect(host.missing).toContain('page-numbers');
  expect((await saved(excel)).sheets[0]).toMatchObject({ print: { footer: { center: null } } });
  const told = openInExcel(sampleBook());
  await recompute(told.host);
  expect(told.host.missing).not.toContain('page-numbers');
});

describe('answers that are too large for Excel', () => {
  const LONGEST = 32_767;
  /** The sample workbook with another sheet that contains these cells. */
  const beside = (
    rows: readonly (readonly string[])[],
    more: SheetSpec['blocks'] = [],
  ): Promise<Uint8Array> => {
    const file = FileHost.open(sampleBook());
    const blocks = [{ top: 1, left: 1, rows: rows.map((row) => [...row]) }, ...more];
    return file.apply(changeOf({ ...emptySpec('长文', 'own'), blocks })).then(() => file.save());
  };

  it.each([
    // Each cell makes 200 KB of an answer, as value and as formula; together the cells exceed the limit.
    [
      'one below the other',
      Array.from({ length: 60 }, (_, index) => [`${index}${'文'.repeat(LONGEST - 2)}`]),
    ],
    ['side by side', [Array.from({ length: 60 }, (_, index) => `${index}${'文'.repeat(LONGEST - 2)}`)]],
    [
      'far below short ones',
      Array.from({ length: 3000 }, (_, row) => [row < 2970 ? `${row}` : `${row}${'文'.repeat(LONGEST - 4)}`]),
    ],
  ])('are requested in halves, down to single cells: the longest texts, %s', async (_, rows) => {
    const { host } = openInExcel(await beside(rows));
    const { sheets } = await host.read(READ_ALL);
    expect(sheets.find(({ name }) => name === '长文')?.values).toEqual(rows);
  });

  it('are requested in parts when Excel answers null for more than five million cells', async () => {
    const corner = { top: 300, left: 100, rows: [['角']] };
    const { excel, host } = openInExcel(await beside([['首']], [corner]));
    // A lower limit, because the simulation would be slow with five million cells.
    excel.state.mostCells = 25_000;
    const { sheets } = await host.read(READ_ALL);
    const values = sheets.find(({ name }) => name === '长文')?.values;
    expect([values?.length, values?.[0]?.[0], values?.[299]?.[99]]).toEqual([300, '首', '角']);
  });
});
