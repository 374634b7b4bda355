/**
 * `npm run compare-recording -- FILE`: lists where a recorded program and the simulated one differ. Exits with 1 if they do.
 */
import { readFileSync } from 'node:fs';
import type { Recording } from '../../src/hosts/shared/self-test/recording';
import { compareWithSimulatedExcel } from './compare-excel';
import { compareWithSimulatedWps } from './compare-wps';

const [, , file] = process.argv;
if (file === undefined) {
  console.error('npm run compare-recording -- FILE');
  process.exitCode = 2;
} else {
  const recording = JSON.parse(readFileSync(file, 'utf8')) as Recording;
  const isExcel = recording.host === 'excel';
  const differences = isExcel ? compareWithSimulatedExcel(recording) : compareWithSimulatedWps(recording);
  for (const { check, call, recorded, simulated } of differences) {
    console.log(`${check}: ${call}\n  recorded:  ${recorded}\n  simulated: ${simulated}`);
  }
  console.log(`${asked(recording)}, ${differences.length} with another outcome`);
  process.exitCode = differences.length > 0 ? 1 : 0;
}

function asked(recording: Recording): string {
  if (recording.host === 'wps') return `${recording.checks.flatMap((check) => check.calls).length} calls`;
  const batches = recording.checks.flatMap((check) => check.batches);
  const statements = batches.flatMap(({ request }) => request.Actions);
  return `${statements.length} statements in ${batches.length} batches`;
}
