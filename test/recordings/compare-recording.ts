/**
 * Lists where a recorded program and the simulated one differ: `npm run compare-recording -- FILE`. Ends with 1 where they do.
 */
import { readFileSync } from 'node:fs';
import type { Recording } from '../../src/hosts/shared/recording';
import { compareWithSimulation } from './compare';

const [, , file] = process.argv;
if (file === undefined) {
  console.error('npm run compare-recording -- FILE');
  process.exitCode = 2;
} else {
  const recording = JSON.parse(readFileSync(file, 'utf8')) as Recording;
  const differences = compareWithSimulation(recording);
  for (const { check, call, recorded, simulated } of differences) {
    console.log(`${check}: ${call}\n  recorded:  ${recorded}\n  simulated: ${simulated}`);
  }
  const calls = recording.checks.reduce((count, check) => count + check.calls.length, 0);
  console.log(`${String(calls)} calls, ${String(differences.length)} with another outcome`);
  process.exitCode = differences.length > 0 ? 1 : 0;
}
