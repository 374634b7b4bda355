/**
 * The self-test (自检) names what a build of WPS can't do, always cleans up, and saves a report.
 */
import { createWorkbook } from '../../../../src/hosts/file/file-host';
import type { SelfTest, SelfTestCheck, SelfTestResult } from '../../../../src/spreadsheet/host';
import { wpsSelfTest } from '../../../../src/hosts/wps/self-test/self-test-report';
import type { Misbehaviour } from '../../../wps-host/host-object';
import type { WpsRecording } from '../../../../src/hosts/shared/self-test/recording';
import { SimulatedWps } from '../../../wps-host/simulated-wps';
import { sampleBook } from '../../books';

function testOf(wps: SimulatedWps): SelfTest {
  let ms = 0;
  return wpsSelfTest(wps.application, {
    userAgent: 'Chromium 87',
    pixelRatio: 1.25,
    makeWorkbook: (book) => Promise.resolve(createWorkbook(book)),
    now: () => (ms += 1),
  });
}

async function tested(misbehave: (wps: SimulatedWps) => void): Promise<{
  results: readonly SelfTestResult[];
  wps: SimulatedWps;
}> {
  const wps = new SimulatedWps(sampleBook());
  misbehave(wps);
  const results = await testOf(wps).run();
  wps.behave();
  return { results, wps };
}

const failed = (results: readonly SelfTestResult[]): SelfTestCheck[] =>
  results.flatMap((result) => (result.isPassed ? [] : [result.check]));

it('passes in a WPS that does everything, and leaves nothing behind', async () => {
  const { results, wps } = await tested(() => undefined);
  expect(results).toHaveLength(22);
  expect(results.filter((result) => !result.isPassed)).toEqual([]);
  expect(wps.book.sheets.map((sheet) => sheet.name)).toEqual(['任务分解表']);
  expect(
    wps.book
      .names()
      .map((name) => name.name)
      .filter((name) => name.startsWith('任务')),
  ).toEqual([]);
  expect(wps.isAtRest).toBe(true);
  expect(wps.violations).toEqual([]);
});

it('passes if single rows and columns are flat arrays', async () => {
  const { results } = await tested((wps) => (wps.flattens = true));
  expect(failed(results)).toEqual([]);
});

const NAMED: readonly (readonly [string, Misbehaviour, SelfTestCheck])[] = [
  ['Range.Formula', 'silent', 'cells'],
  ['Range.Value2', 'null', 'cells'],
  ['Font.Size', 'silent', 'formats'],
  ['Border.Weight', 'throws', 'formats'],
  ['Range.Copy', 'silent', 'copied-formats'],
  ['Range.ColumnWidth', 'silent', 'layout'],
  ['Worksheet.Tab', 'missing', 'layout'],
  ['Window.FreezePanes', 'silent', 'frozen-panes'],
  ['Range.Merge', 'silent', 'merges'],
  ['Range.MergeCells', 'missing', 'merges'],
  ['FormatConditions.AddDatabar', 'null', 'data-bar'],
  ['FormatConditions.Add', 'null', 'color-rule'],
  ['Validation.Add', 'silent', 'validation'],
  ['Chart.*', 'missing', 'chart'],
  ['ChartObjects.Add', 'null', 'chart'],
  ['PageSetup.*', 'missing', 'print'],
  ['PageSetup.PrintTitleRows', 'silent', 'print'],
  ['Names.Add', 'null', 'names'],
  ['Range.Copy', 'silent', 'undo'],
  ['FileSystem.ReadFileAsArrayBuffer', 'null', 'files'],
  ['Application.ApiEvent', 'missing', 'events'],
  ['Worksheet.Protect', 'silent', 'protection'],
];

it.each(NAMED)('fails the right check when %s is %s: %s', async (member, how, check) => {
  const { results, wps } = await tested((simulated) => simulated.misbehave(member, how));
  expect(failed(results)).toContain(check);
  expect(results.find((result) => result.check === check)?.reason).not.toBe('');
  expect(wps.book.sheets.map((sheet) => sheet.name)).toEqual(['任务分解表']);
  expect(wps.isAtRest).toBe(true);
});

it('shows the screen again and has its results if the workbook can not be brought to the front', async () => {
  const { results, wps } = await tested((simulated) => {
    simulated.misbehave('Worksheet.Activate', 'throws');
    simulated.misbehave('Workbook.Activate', 'throws');
  });
  expect(results).toHaveLength(22);
  expect(wps.isAtRest).toBe(true);
});

it('records every call of every check, with arguments, raw results, errors and milliseconds, and nothing of the user’s', async () => {
  const wps = new SimulatedWps(sampleBook());
  wps.misbehave('Range.Merge', 'throws');
  const test = testOf(wps);
  const results = await test.run();
  const path = await test.save();
  const text = Buffer.from(wps.files.get(path) ?? []).toString('utf8');
  expect(text).toBe(await test.report());
  const recording = JSON.parse(text) as WpsRecording;
  expect(recording.program).toMatchObject({
    version: '12.1.0.26895',
    userAgent: 'Chromium 87',
    pixelRatio: 1.25,
  });
  expect(recording.checks.map(({ check, isPassed, reason }) => ({ check, isPassed, reason }))).toEqual(
    results,
  );
  expect(recording.leftBehind).toEqual([]);
  expect(recording.types).toMatchObject({
    'Application.ActiveWorkbook': 'object',
    'Range.Merge': 'function',
    'Range.Value2': 'object',
  });
  const calls = recording.checks.flatMap((check) => check.calls);
  expect(calls.find((call) => call.member === 'Merge')).toMatchObject({
    kind: 'call',
    error: 'Error: Range.Merge',
  });
  expect(calls).toContainEqual(
    expect.objectContaining({
      kind: 'get',
      member: 'Value2',
      result: [
        ['单位', '数', '率'],
        ['甲', 3, true],
        ['=1+1', 0.25, '007'],
        ['丙', -1, '#N/A'],
      ],
    }) as unknown,
  );
  expect(calls.every((call) => call.ms >= 0)).toBe(true);
  for (const own of ['舞钢', '任务分解表', 'breakdown.xlsx', '/home/user']) expect(text).not.toContain(own);
});

it('saves the recording on the desktop after each check, in case WPS crashes in the next', async () => {
  const wps = new SimulatedWps(sampleBook());
  const evidence: string[] = [];
  wps.record(({ type, member }) => {
    if (evidence.length > 0 || type !== 'ChartObjects' || member !== 'Add') return;
    const [bytes] = [...wps.files].filter(([path]) => path.endsWith('.json')).map(([, content]) => content);
    evidence.push(Buffer.from(bytes ?? []).toString('utf8'));
  });
  await testOf(wps).run();
  const recording = JSON.parse(evidence[0] ?? '') as WpsRecording;
  const checks = recording.checks.map((check) => check.check);
  expect(checks).toContain('validation');
  expect(checks).not.toContain('chart');
  expect(recording.leftBehind).toBeUndefined();
});

it('does not touch a sheet of the user’s with its name, and gives the report as text if no file can be saved', async () => {
  const wps = new SimulatedWps(sampleBook());
  wps.book.addSheet('任务分解自检');
  wps.writable = 'nowhere';
  const test = testOf(wps);
  const results = await test.run();
  expect(failed(results)).toEqual(['files', 'two-hosts', 'saving']);
  expect(wps.book.sheets.map((sheet) => sheet.name)).toEqual(['任务分解表', '任务分解自检']);
  await expect(test.save()).rejects.toMatchObject({ step: 'save-file' });
  expect((JSON.parse(await test.report()) as WpsRecording).checks).toHaveLength(22);
});

it('closes and removes the workbook that it made', async () => {
  const { wps } = await tested(() => undefined);
  expect(wps.openBooks).toEqual(['breakdown.xlsx']);
  expect([...wps.files.keys()].filter((path) => !path.endsWith('.json'))).toEqual([]);
});
