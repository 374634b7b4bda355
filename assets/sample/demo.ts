/**
 * `npm run demo`: runs the main commands of the built command line on the sample workbooks.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';

const root = join(__dirname, '../..');
const command = join(root, 'dist/cli/breakdown.js');
const out = join(root, 'dist/demo');

/** Runs a command and shows its output on the screen. Exit codes 0 and 1 both mean that it was carried out. */
function show(heading: string, ...args: readonly string[]): void {
  const shown = args.map((arg) => (arg.startsWith(root) ? relative(process.cwd(), arg) : arg)).join(' ');
  console.log(`\n${heading}\n$ breakdown ${shown}`);
  const { status } = spawnSync(process.execPath, [command, ...args], { stdio: 'inherit' });
  if (status !== 0 && status !== 1) {
    console.error(`breakdown ended with ${String(status)}`);
    process.exit(1);
  }
}

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const sample = join(__dirname, 'breakdown.xlsx');
const halfWay = join(__dirname, 'half-way.xlsx');

show('1. 核验任务分解表 (check the table as it was handed out)', 'check', sample);
show('2. 一键重算 (add the progress columns)', 'recompute', sample, '-o', join(out, 'recomputed.xlsx'));
show(
  '3. 生成阶段汇总 (phase summaries, half-way, illustrative returns)',
  'phases',
  halfWay,
  '-o',
  join(out, 'phases.xlsx'),
);
show(
  '4. 生成年终工作簿 (year-end workbook)',
  'year-end',
  halfWay,
  '-o',
  join(out, '2015年农民工入会集中行动年终汇总.xlsx'),
);
console.log(`\n写好的工作簿在 ${relative(process.cwd(), out) || '.'}/ (the workbooks are there)`);
