/**
 * The self-test (自检) names what a build of Excel can't do, always cleans up, and keeps a report without any data of the user's.
 */
import { createWorkbook } from '../../../../src/hosts/file/file-host';
import { excelSelfTest } from '../../../../src/hosts/excel/self-test/self-test-report';
import type { ExcelRecording } from '../../../../src/hosts/shared/self-test/recording';
import type { SelfTest, SelfTestCheck, SelfTestResult } from '../../../../src/spreadsheet/host';
import { connect, settled } from '../../../excel-host/client';
import { SimulatedExcel } from '../../../excel-host/simulated-excel';
import { halfWayBook } from '../../books';

class Store extends Map<string, string> {
  getItem(key: string): string | null {
    return this.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    this.set(key, value);
  }
  removeItem(key: string): void {
    this.delete(key);
  }
}

interface Opened {
  readonly excel: SimulatedExcel;
  readonly test: SelfTest;
  readonly store: Store;
  readonly saved: { readonly name: string; readonly text: string }[];
}

function open(version = 15, store = new Store(), book = halfWayBook()): Opened {
  const excel = new SimulatedExcel(book);
  connect(excel, version);
  let ms = 0;
  const saved: { name: string; text: string }[] = [];
  const test = excelSelfTest({
    userAgent: 'Edge WebView2 120',
    pixelRatio: 1.25,
    makeWorkbook: (made) => Promise.resolve(createWorkbook(made)),
    now: () => (ms += 1),
    store,
    save: (name, bytes) => {
      saved.push({ name, text: new TextDecoder().decode(bytes) });
      return name;
    },
  });
  return { excel, test, store, saved };
}

const failed = (results: readonly SelfTestResult[]): SelfTestCheck[] =>
  results.flatMap((result) => (result.isPassed ? [] : [result.check]));

const recordingOf = async (test: SelfTest): Promise<ExcelRecording> =>
  JSON.parse(await test.report()) as ExcelRecording;

const tabs = (excel: SimulatedExcel): string[] => excel.book.sheets.map((sheet) => sheet.name);

it('passes in an Excel that does everything, and leaves nothing behind', async () => {
  const { excel, test } = open();
  const [sheets, names] = [tabs(excel), excel.book.names()];
  const results = await test.run();
  expect(results).toHaveLength(20);
  expect(results.filter((result) => !result.isPassed)).toEqual([]);
  await settled();
  expect(tabs(excel)).toEqual(sheets);
  expect(excel.book.names()).toEqual(names);
  expect((await recordingOf(test)).leftBehind).toEqual([]);
});

it.each([
  [8, ['copied-formats', 'merges', 'print', 'events']],
  [9, ['merges']],
  [13, []],
] as const)('names what ExcelApi 1.%i lacks: %j', async (version, lacking) => {
  const { excel, test } = open(version);
  const sheets = tabs(excel);
  expect(failed(await test.run())).toEqual(lacking);
  expect(tabs(excel)).toEqual(sheets);
});

it('records every batch with its arguments, raw results, errors and milliseconds, and the type of every member', async () => {
  const { test } = open();
  const results = await test.run();
  const { program, checks, types } = await recordingOf(test);
  expect(program).toMatchObject({ sets: 'ExcelApi 1.15', userAgent: 'Edge WebView2 120', pixelRatio: 1.25 });
  expect(checks.map(({ check, isPassed, reason }) => ({ check, isPassed, reason }))).toEqual(results);
  expect(types).toMatchObject({
    'Worksheets[].GetRange': 'function',
    'Worksheets[].Name': 'string',
    'GetRange.Values': 'object',
    'Font.Size': 'number',
  });
  const batches = checks.flatMap((check) => check.batches);
  expect(batches.every(({ ms }) => ms > 0)).toBe(true);
  const raw = batches.flatMap(({ answer }) => answer?.Results ?? []);
  expect(raw).toContainEqual(
    expect.objectContaining({
      Value: expect.objectContaining({
        Values: [
          ['单位', '数', '率'],
          ['甲', 3, true],
          ['=1+1', 0.25, '007'],
          ['丙', -1, '#N/A'],
        ],
      }) as unknown,
    }),
  );
});

it('records errors with Excel’s own code and message', async () => {
  const { test, excel } = open();
  // Round trips: the test lists the sheets (0), reads (1, 2) and adds its sheet (3); the first check reads (4) and writes cells (5).
  excel.failures.set(5, { kind: 'refused', after: 0.5 });
  expect(failed(await test.run())).toContain('cells');
  const { checks } = await recordingOf(test);
  const errors = checks.flatMap((check) => check.batches).flatMap(({ answer }) => answer?.Error ?? []);
  expect(errors).toContainEqual(
    expect.objectContaining({ Code: 'GeneralException', Message: 'There was an internal error.' }),
  );
});

it('records no names, sheets or cells of the user', async () => {
  const { test } = open();
  await test.run();
  const text = await test.report();
  for (const own of ['舞钢', '任务分解表', '月报台账', '31463', '任务分解_列'])
    expect(text).not.toContain(own);
  expect(text).toContain('‹name 1›');
});

it('records events of its own writes', async () => {
  const { test } = open();
  await test.run();
  const { checks } = await recordingOf(test);
  expect(checks.find(({ check }) => check === 'events')?.facts).toEqual({
    events: [
      {
        type: 'WorksheetChanged',
        changeType: 'RangeEdited',
        source: 'Local',
        address: 'H1',
        triggerSource: 'ThisLocalAddin',
      },
    ],
  });
});

it('stores the recording after each check, and offers it when the pane is opened after a crash', async () => {
  const store = new Store();
  const { test } = open(15, store);
  const evidence: string[] = [];
  const keep = store.setItem.bind(store);
  store.setItem = (key, value) => {
    evidence.push(value);
    keep(key, value);
  };
  await test.run();
  expect(evidence).toHaveLength(20);
  // After a complete run the stored recording is removed.
  expect(store.size).toBe(0);
  const crashed = JSON.parse(evidence[4] ?? '') as ExcelRecording;
  expect(crashed.checks).toHaveLength(5);
  expect(crashed.leftBehind).toBeUndefined();
  store.set('任务分解助手自检', evidence[4] ?? '');
  const { test: next } = open(15, store);
  expect(await next.isUnfinished?.()).toBe(true);
  expect(await next.report()).toBe(evidence[4]);
  await next.run();
  expect(await next.isUnfinished?.()).toBe(false);
});

it('saves the report by a download, and runs even if the store is full', async () => {
  const store = new Store();
  store.setItem = () => {
    throw new Error('QuotaExceededError');
  };
  const { test, saved } = open(15, store);
  expect(failed(await test.run())).toEqual([]);
  expect(await test.save()).toBe('任务分解助手自检报告.json');
  expect(saved[0]?.text).toBe(await test.report());
});

it('does not touch a sheet of the user’s that has the name of its own sheet', async () => {
  const { excel, test } = open();
  excel.book.addSheet('任务分解自检');
  const sheets = tabs(excel);
  expect(failed(await test.run())).toEqual([]);
  expect(tabs(excel)).toEqual(sheets);
});

it('says that the structure is protected, and changes nothing', async () => {
  const { excel, test } = open();
  excel.state.isStructureProtected = true;
  const sheets = tabs(excel);
  await expect(test.run()).rejects.toMatchObject({ code: 'workbook-protected' });
  expect(tabs(excel)).toEqual(sheets);
});
