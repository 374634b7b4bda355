/**
 * Recordings of self-tests in WPS are played to the host in place of WPS, and compared with the simulated WPS.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createWorkbook } from '../../src/hosts/file/file-host';
import type { SelfTestResult } from '../../src/spreadsheet/host';
import type { WpsRecording } from '../../src/hosts/shared/self-test/recording';
import { selfTest } from '../../src/hosts/wps/self-test/self-test';
import { compareWithSimulatedWps } from './compare-wps';
import { madeUpRecording } from './make-up-wps';
import { ReplayedWps } from './replayed-wps';

const FILES = readdirSync(__dirname).filter((name) => name.endsWith('-wps.json'));

function load(name: string): WpsRecording {
  return JSON.parse(readFileSync(join(__dirname, name), 'utf8')) as WpsRecording;
}

async function replay(
  recording: WpsRecording,
): Promise<{ results: readonly SelfTestResult[]; unanswered: string[] }> {
  const replayed = new ReplayedWps(recording);
  const { results } = await selfTest(replayed.application, {
    makeWorkbook: (book) => Promise.resolve(createWorkbook(book)),
    checks: recording.checks.map((check) => check.check),
    onCheck: () => undefined,
  });
  return { results, unanswered: replayed.unanswered };
}

const verdicts = (checks: readonly SelfTestResult[]): unknown =>
  checks.map(({ check, isPassed }) => ({ check, isPassed }));

it.each(FILES)('the WPS host gets the same self-test results when %s is played to it', async (name) => {
  const recording = load(name);
  const { results, unanswered } = await replay(recording);
  expect(unanswered).toEqual([]);
  expect(verdicts(results)).toEqual(verdicts(recording.checks));
});

it('replays what WPS did wrong, and the self-test fails again', async () => {
  const recording = await madeUpRecording((wps) => wps.misbehave('Range.Merge', 'throws'));
  const { results } = await replay(recording);
  expect(results.filter((result) => !result.isPassed).map((result) => result.check)).toEqual(['merges']);
  expect(results.find((result) => result.check === 'merges')?.reason).toContain('Range.Merge');
});

it('finds no difference between the simulation and its own recording', () => {
  expect(compareWithSimulatedWps(load('made-up-wps.json'))).toEqual([]);
});

it('lists each call whose recorded result differs from the simulation’s', async () => {
  const flat = await madeUpRecording((wps) => (wps.flattens = true));
  expect(compareWithSimulatedWps(flat)).toContainEqual({
    check: 'shapes',
    call: 'Range.Value2',
    recorded: '["单位","数","率"]',
    simulated: '[["单位","数","率"]]',
  });
  const failing = await madeUpRecording((wps) => wps.misbehave('Range.Merge', 'throws'));
  expect(compareWithSimulatedWps(failing)).toContainEqual({
    check: 'merges',
    call: 'Range.Merge()',
    recorded: 'fails',
    simulated: 'undefined',
  });
});
