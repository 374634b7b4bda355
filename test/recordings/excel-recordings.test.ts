/**
 * Recordings of self-tests in Excel are played to the host in place of Excel, and compared with the simulated Excel.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createWorkbook } from '../../src/hosts/file/file-host';
import { ALL_CHECKS, type ExcelCheck } from '../../src/hosts/excel/self-test/checks';
import { selfTest } from '../../src/hosts/excel/self-test/self-test';
import { runInExcel } from '../../src/hosts/excel/in-excel';
import type { ExcelRecording } from '../../src/hosts/shared/self-test/recording';
import type { SelfTestResult } from '../../src/spreadsheet/host';
import { connect } from '../excel-host/client';
import { compareWithSimulatedExcel } from './compare-excel';
import { madeUpExcelRecording } from './make-up-excel';
import { ReplayedExcel } from './replayed-excel';

const FILES = readdirSync(__dirname).filter((name) => name.endsWith('-excel.json'));

function load(name: string): ExcelRecording {
  return JSON.parse(readFileSync(join(__dirname, name), 'utf8')) as ExcelRecording;
}

async function replay(
  recording: ExcelRecording,
): Promise<{ results: readonly SelfTestResult[]; unanswered: readonly string[] }> {
  const replayed = new ReplayedExcel(recording);
  connect(replayed, replayed.apiVersion);
  const known: readonly string[] = ALL_CHECKS;
  const { results } = await selfTest({
    run: runInExcel,
    makeWorkbook: (book) => Promise.resolve(createWorkbook(book)),
    checks: recording.checks
      .map(({ check }) => check)
      .filter((check): check is ExcelCheck => known.includes(check)),
    onCheck: () => undefined,
  });
  return { results, unanswered: replayed.unanswered };
}

const verdicts = (checks: readonly SelfTestResult[]): unknown =>
  checks.map(({ check, isPassed }) => ({ check, isPassed }));

it.each(FILES)('the Excel host gets the same self-test results when %s is played to it', async (name) => {
  const recording = load(name);
  const { results, unanswered } = await replay(recording);
  expect(unanswered).toEqual([]);
  expect(verdicts(results)).toEqual(verdicts(recording.checks));
});

it('replays what Excel did wrong, and the self-test fails again', async () => {
  const recording = await madeUpExcelRecording((excel) => (excel.state.fitsToPages = false));
  const { results } = await replay(recording);
  expect(results.filter((result) => !result.isPassed)).toEqual([
    { check: 'print', isPassed: false, reason: 'print-setup' },
  ]);
});

it('finds no difference between the simulation and its own recording', () => {
  expect(compareWithSimulatedExcel(load('made-up-excel.json'))).toEqual([]);
});

it('lists each statement whose recorded result differs from the simulation’s', async () => {
  const recording = await madeUpExcelRecording((excel) => (excel.state.calculation = 'Manual'));
  const told = await madeUpExcelRecording((excel) => (excel.state.fitsToPages = false));
  expect(recording.checks.every((check) => check.isPassed)).toBe(true);
  expect(compareWithSimulatedExcel(told)).toContainEqual({
    check: 'print',
    call: expect.stringContaining('PageLayout?zoom') as unknown,
    recorded: expect.stringContaining('scale') as unknown,
    simulated: expect.stringContaining('horizontalFitToPages') as unknown,
  });
});
