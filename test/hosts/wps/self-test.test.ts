/**
 * 自检 names what a build of WPS does not do, cleans up whatever happens, and saves a report.
 */
import type { SelfTestCheck, SelfTestResult } from '../../../src/hosts/host';
import { wpsSelfTest } from '../../../src/hosts/wps/self-test-report';
import type { Misbehaviour } from '../../wps-host/host-object';
import { SimulatedWps } from '../../wps-host/simulated-wps';
import { sampleBook } from '../books';

async function tested(misbehave: (wps: SimulatedWps) => void): Promise<{
  results: readonly SelfTestResult[];
  wps: SimulatedWps;
}> {
  const wps = new SimulatedWps(sampleBook());
  misbehave(wps);
  const results = await wpsSelfTest(wps.application, 'Chromium 87').run();
  wps.behave();
  return { results, wps };
}

const failed = (results: readonly SelfTestResult[]): SelfTestCheck[] =>
  results.flatMap((one) => (one.isPassed ? [] : [one.check]));

it('passes in a WPS that does everything, and leaves nothing behind', async () => {
  const { results, wps } = await tested(() => undefined);
  expect(results).toHaveLength(17);
  expect(results.filter((one) => !one.isPassed)).toEqual([]);
  expect(wps.book.sheets.map((sheet) => sheet.name)).toEqual(['任务分解表']);
  expect(
    wps.book
      .names()
      .map((one) => one.name)
      .filter((name) => name.startsWith('任务')),
  ).toEqual([]);
  expect(wps.isAtRest).toBe(true);
  expect(wps.violations).toEqual([]);
});

it('passes where one row or column comes flat', async () => {
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

it.each(NAMED)('names it when %s is %s: %s', async (member, how, check) => {
  const { results, wps } = await tested((simulated) => simulated.misbehave(member, how));
  expect(failed(results)).toContain(check);
  expect(results.find((one) => one.check === check)?.reason).not.toBe('');
  expect(wps.book.sheets.map((sheet) => sheet.name)).toEqual(['任务分解表']);
  expect(wps.isAtRest).toBe(true);
});

it('saves a report with the program and every check, and nothing of the workbook', async () => {
  const { results, wps } = await tested((simulated) => simulated.misbehave('Chart.*', 'missing'));
  const path = await wpsSelfTest(wps.application, 'Chromium 87').save(results);
  const text = Buffer.from(wps.files.get(path) ?? []).toString('utf8');
  const report = JSON.parse(text) as { results: SelfTestResult[]; program: object };
  expect(report.results).toEqual(results);
  expect(report.program).toMatchObject({ version: '12.1.0.26895', userAgent: 'Chromium 87' });
  expect(text).not.toContain('舞钢');
});
