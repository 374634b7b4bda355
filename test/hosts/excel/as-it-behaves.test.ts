/**
 * Actions when Excel refuses something or answers in an unexpected way (docs/fidelity.md). They succeed all the same, or
 * change nothing and tell the user why.
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

/** Values and formulas of every cell, sheet by sheet. They must be equal in every Excel, whatever its requirement set. */
const contents = ({ sheets }: ReadBook): unknown =>
  sheets.map((sheet) => [
    sheet.name,
    sheet.kind === 'worksheet'
      ? Object.entries(sheet.cells)
          .filter(([, { value, formula }]) => value !== null || formula !== null)
          .map(([at, { value, formula }]) => [at, value, formula])
      : [],
  ]);

/** Makes a phase sheet, changes it by hand, and makes it again, which replaces it. */
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
  it('takes back what it wrote', async () => {
    const { excel, host } = openInExcel(sampleBook(), version);
    const before = contents(await saved(excel));
    await recompute(host);
    await summarisePhases(host, PHASE);
    await host.undo();
    await host.undo();
    expect(contents(await saved(excel))).toEqual(before);
  });

  it('says what it leaves out', () => {
    const { host } = openInExcel(sampleBook(), version);
    expect(host.missing.includes('print-setup')).toBe(version < 9);
    expect(host.missing.includes('merged-cells')).toBe(version < 13);
  });
});

describe('very hidden copies', () => {
  it('are deleted when replacing a sheet is taken back, and the sheet is as before', async () => {
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

  it('of an earlier session are deleted after an action, and make no action fail', async () => {
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
    // The change, then clearing away.
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

  it('have names of their own in each session', async () => {
    const { excel, host } = openInExcel(sampleBook());
    const ribbon = new ExcelHost((book) => Promise.resolve(createWorkbook(book)), { canUndo: false });
    await makeTwice(excel, host);
    await makeAnew(excel, ribbon);
    await settled();
    expect(backupsIn(excel)).toBe(1);
    await makeAnew(excel, host);
  });

  it('that someone deleted make 撤销 fail before anything is changed', async () => {
    const { excel, host } = openInExcel(sampleBook());
    await makeTwice(excel, host);
    excel.deleteSheet(excel.book.sheets.find((sheet) => sheet.name.startsWith(BACKUP_PREFIX))?.name ?? '');
    const before = await saved(excel);
    await expect(host.undo()).rejects.toMatchObject({ code: 'backup-gone' });
    expect(await saved(excel)).toEqual(before);
  });
});

describe('conditional formats Excel does not tell of', () => {
  const rules = (excel: SimulatedExcel) =>
    saved(excel).then(({ sheets }) =>
      sheets.flatMap((sheet) =>
        sheet.kind === 'worksheet' && sheet.name === TABLE
          ? sheet.conditionalFormats.map(({ range }) => range)
          : [],
      ),
    );

  it('are not duplicated by another 一键重算, and are removed when it is taken back', async () => {
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

  it('of another session are not duplicated either', async () => {
    const first = openInExcel(sampleBook());
    await recompute(first.host);
    const { excel, host } = openInExcel(first.excel.save());
    await recompute(host);
    expect(await rules(excel)).toEqual(await rules(first.excel));
  });
});

it('reads the heading of a sheet with 600 merged areas, and says that merged cells are missing', async () => {
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

it('works beside a chart of a newer type, and leaves it on a sheet that is made anew', async () => {
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

it('draws no borders where none were when an action is taken back', async () => {
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
  it('hidden by hand get their own figures', async () => {
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
    'hidden by a filter make an action fail before anything is written, at 1.%i',
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

  it('hidden by a filter after the action make 撤销 fail before anything is written', async () => {
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
  it('is named, and nothing is written, where an action needs new sheets', async () => {
    const { excel, host } = openInExcel(sampleBook());
    excel.state.isStructureProtected = true;
    const before = await saved(excel);
    await expect(summarisePhases(host, PHASE)).rejects.toMatchObject({ code: 'workbook-protected' });
    expect(await saved(excel)).toEqual(before);
  });

  it('does not prevent recomputing when all sheets exist', async () => {
    const { excel, host } = openInExcel(sampleBook());
    await recompute(host);
    excel.type(TABLE, 'E4', 1200);
    excel.state.isStructureProtected = true;
    await recompute(host);
    expect(excel.value(TABLE, 4, 6)).toBeCloseTo(1200 / 3500);
  });
});

it('calculates in manual mode: what it reads is up to date, and what it wrote too', async () => {
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

it('says when fitting to pages did not take', async () => {
  const { excel, host } = openInExcel(sampleBook());
  excel.state.fitsToPages = false;
  await summarisePhases(host, PHASE);
  expect(host.missing).toContain('print-setup');
});

it('hands the year-end workbook over as a file where Excel does not open it', async () => {
  const { excel, host } = openInExcel(halfWayBook());
  excel.state.opensWorkbooks = false;
  const { bytes } = await yearEnd(host, { source: 'a.xlsx', words: zhCN });
  expect(bytes?.length).toBeGreaterThan(1000);
  expect(excel.opened).toEqual([]);
});

it('writes anew what a name that refers to an error stood for, and can take it back', async () => {
  const { excel, host } = openInExcel(sampleBook());
  await recompute(host);
  const name = excel.book.names().find((candidate) => candidate.name.startsWith('任务分解_'))?.name ?? '';
  excel.book.parts.book.setName({ name, refersTo: '#REF!', hidden: true });
  await recompute(host);
  expect(excel.book.names().find((candidate) => candidate.name === name)?.refersTo).not.toContain('#REF!');
  await host.undo();
  expect(excel.book.names().find((candidate) => candidate.name === name)?.refersTo).toContain('#REF!');
});

it('leaves mixed validations alone when an action is taken back', async () => {
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

  /** How many change events a host receives for its own write to a cell. */
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
    // The user's typing is always reported.
    expect(changed.mock.calls.length).toBe(own + 1);
    stop();
    return own;
  };

  it('are ignored when Excel states their source, and ribbon and pane are one page', async () => {
    expect(await heardOfOwnWrite(14, true)).toBe(0);
  });

  it('are followed when they may be the ribbon’s, or Excel states no source', async () => {
    expect(await heardOfOwnWrite(14, false)).toBeGreaterThan(0);
    expect(await heardOfOwnWrite(13, true)).toBeGreaterThan(0);
  });
});

it('hears of what another instance of the add-in writes, as the ribbon’s is', async () => {
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

describe('formulas of conditional formats, which Excel takes as in the range they come by', () => {
  const opened = async () => {
    const { excel, host } = openInExcel(sampleBook());
    // The sheet has columns of the add-in's: its rules are looked at.
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
  /** The rules of column T: where they hold, and their formula in the first of these cells. */
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

  it('is put back for each of more cells than one call can name', async () => {
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

it('numbers no pages where Excel does not tell of headers and footers, and says so', async () => {
  const { excel, host } = openInExcel(sampleBook());
  excel.state.tellsPageTexts = false;
  await recompute(host);
  expect(host.missing).toContain('page-numbers');
  expect((await saved(excel)).sheets[0]).toMatchObject({ print: { footer: { center: null } } });
  const told = openInExcel(sampleBook());
  await recompute(told.host);
  expect(told.host.missing).not.toContain('page-numbers');
});

describe('answers Excel does not give', () => {
  const LONGEST = 32_767;
  /** A workbook with the sample's table and a sheet of these cells. */
  const beside = (
    rows: readonly (readonly string[])[],
    more: SheetSpec['blocks'] = [],
  ): Promise<Uint8Array> => {
    const file = FileHost.open(sampleBook());
    const blocks = [{ top: 1, left: 1, rows: rows.map((row) => [...row]) }, ...more];
    return file.apply(changeOf({ ...emptySpec('长文', 'own'), blocks })).then(() => file.save());
  };

  it.each([
    // Each cell comes to 200 KB, as value and as formula; a row of them is more than an answer may have.
    [
      'one below the other',
      Array.from({ length: 60 }, (_, index) => [`${index}${'文'.repeat(LONGEST - 2)}`]),
    ],
    ['side by side', [Array.from({ length: 60 }, (_, index) => `${index}${'文'.repeat(LONGEST - 2)}`)]],
    [
      'far below short ones',
      Array.from({ length: 3000 }, (_, row) => [row < 2970 ? `${row}` : `${row}${'文'.repeat(LONGEST - 4)}`]),
    ],
  ])('are asked for in halves, down to the cell: the longest texts, %s', async (_, rows) => {
    const { host } = openInExcel(await beside(rows));
    const { sheets } = await host.read(READ_ALL);
    expect(sheets.find(({ name }) => name === '长文')?.values).toEqual(rows);
  });

  it('are told as null for more than five million cells, and asked for in parts', async () => {
    const corner = { top: 300, left: 100, rows: [['角']] };
    const { excel, host } = openInExcel(await beside([['首']], [corner]));
    // In place of five million, which would take the simulation its time.
    excel.state.mostCells = 25_000;
    const { sheets } = await host.read(READ_ALL);
    const values = sheets.find(({ name }) => name === '长文')?.values;
    expect([values?.length, values?.[0]?.[0], values?.[299]?.[99]]).toEqual([300, '首', '角']);
  });
});
