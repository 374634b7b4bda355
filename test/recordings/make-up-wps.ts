/**
 * `npx tsx test/recordings/make-up-wps.ts`: records the simulated WPS, to have an example of the format for the tests that play and
 * compare recordings. Run it again when the format changes.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createWorkbook } from '../../src/hosts/file/file-host';
import type { SelfTestCheck } from '../../src/spreadsheet/host';
import { isOwnName } from '../../src/hosts/shared/self-test/own-names';
import {
  RECORDING_FORMAT,
  recordingText,
  type RecordedCheck,
  type WpsRecording,
} from '../../src/hosts/shared/self-test/recording';
import { CallRecorder } from '../../src/hosts/wps/self-test/record-calls';
import { selfTest } from '../../src/hosts/wps/self-test/self-test';
import { bookOfUnits } from '../hosts/books';
import { SimulatedWps } from '../wps-host/simulated-wps';

/** A few checks, enough for an example of the format. */
const CHECKS: readonly SelfTestCheck[] = [
  'cells',
  'formats',
  'shapes',
  'mixed',
  'merges',
  'names',
  'undo',
  'two-hosts',
  'saving',
];

/** @param prepare changes how the simulated WPS behaves */
export async function madeUpRecording(
  prepare: (wps: SimulatedWps) => void = () => undefined,
): Promise<WpsRecording> {
  const wps = new SimulatedWps(bookOfUnits(3));
  prepare(wps);
  const recorder = new CallRecorder(isOwnName, () => 0);
  const checks: RecordedCheck[] = [];
  const { leftBehind } = await selfTest(recorder.application(wps.application), {
    makeWorkbook: (book) => Promise.resolve(createWorkbook(book)),
    checks: CHECKS,
    onCheck: (result) => checks.push({ ...result, calls: recorder.take() }),
  });
  // Calls after the last check: the self-test cleans up.
  const last = checks[checks.length - 1];
  if (last) checks[checks.length - 1] = { ...last, calls: [...last.calls, ...recorder.take()] };
  return {
    format: RECORDING_FORMAT,
    host: 'wps',
    madeUp: true,
    program: { version: '12.1.0.26895', build: 26895, language: 2052, userAgent: 'made up', pixelRatio: 1 },
    types: recorder.types,
    checks,
    leftBehind,
  };
}

/** Fixes the clock and the random numbers, so that a new recording differs from the old one only where the calls differ. */
function stopChance(): void {
  let now = Date.UTC(2026, 0, 1);
  Date.now = () => (now += 1);
  Math.random = () => 0.5;
}

if (require.main === module) {
  stopChance();
  void madeUpRecording().then((recording) => {
    writeFileSync(join(__dirname, 'made-up-wps.json'), recordingText(recording));
  });
}
