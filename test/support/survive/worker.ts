/**
 * Runs the product's commands on one workbook after another, in a process that can be killed.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { isWithoutTable } from '../../../src/actions/parts/action-error';
import { survey } from '../../../src/actions/survey';
import { run } from '../../../src/cli/main';
import { FileHost } from '../../../src/hosts/file/file-host';
import { emptySpec } from '../../../src/spreadsheet/spec';

/** A workbook to run the commands on, and the paths of the outputs. */
export interface Job {
  readonly book: string;
  /** The path for the workbook with an added table, if it has none. */
  readonly given: string;
  readonly recomputed: string;
  readonly summed: string;
}

/** The outcome of a command. */
export interface Run {
  readonly command: 'check' | 'recompute' | 'phases';
  readonly exit: number;
  /** Its stderr. */
  readonly said: string;
}

export interface JobResult {
  readonly isGiven: boolean;
  readonly runs: readonly Run[];
}

const SHEET = '另加的任务分解表';
const ROWS = [
  ['单位名称', '2014年底会员数（人）', '2015新增任务数（人）'],
  ['甲县', 1000, 150],
  ['乙县', 2000, 300],
  ['丙区', 3000, 450],
  ['合计', 6000, 900],
];

/** If the workbook has no table, writes a copy with a plain table on a new sheet. */
async function giveTable({ book, given }: Job): Promise<boolean> {
  try {
    const host = FileHost.open(readFileSync(book));
    try {
      await survey(host, {});
      return false;
    } catch (error) {
      if (!isWithoutTable(error)) return false;
      const sheet = { ...emptySpec(SHEET, 'own'), blocks: [{ top: 3, left: 1, rows: ROWS }] };
      await host.apply({ copies: [], sheets: [sheet], names: [], removedNames: [] });
      writeFileSync(given, host.save());
      return true;
    }
  } catch {
    return false; // An unreadable workbook: the commands report why.
  }
}

async function runCommand(command: Run['command'], args: readonly string[]): Promise<Run> {
  const write = process.stderr.write.bind(process.stderr);
  let said = '';
  process.stderr.write = (text: string | Uint8Array): boolean => {
    said += typeof text === 'string' ? text : new TextDecoder().decode(text);
    return true;
  };
  try {
    return { command, exit: await run([command, ...args]), said };
  } finally {
    process.stderr.write = write;
  }
}

async function work(job: Job): Promise<JobResult> {
  const isGiven = await giveTable(job);
  const book = isGiven ? job.given : job.book;
  const runs = [
    await runCommand('check', [book]),
    await runCommand('recompute', [book, '-o', job.recomputed]),
  ];
  if (runs[1]?.exit !== 2) runs.push(await runCommand('phases', [job.recomputed, '-o', job.summed]));
  return { isGiven, runs };
}

process.stdout.write = () => true;
process.on('message', (job: Job) => {
  void work(job).then((result) => process.send?.(result));
});
