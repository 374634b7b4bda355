/**
 * Runs check, recompute and phases on workbooks and compares everything in the workbooks before and after.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { extname, join } from 'node:path';
import { workbookExtension } from '../../../src/hosts/file/package/template';
import { PYTHON } from '../openpyxl';
import { runProgram } from '../run-program';
import { scratchFolder } from '../scratch';
import { validateAll } from './validate-all';
import type { Job, JobResult, Run } from './worker';

/** Time limit for one workbook, in milliseconds. */
const TIMEOUT = 120_000;

export interface Survival {
  readonly file: string;
  /** `refused`: each command failed with one line and wrote nothing. */
  readonly outcome: 'survived' | 'refused' | 'harmed' | 'failed' | 'crashed' | 'timed out';
  readonly runs: readonly Run[];
  /** Whether the workbook had no table, so that one was added first. */
  readonly isGiven: boolean;
  readonly lost: readonly string[];
  readonly changed: readonly string[];
  /** Validation errors of the outputs that the workbook itself does not have. */
  readonly newErrors: readonly string[];
  /** Paths of the written workbooks; the last one contains all changes. */
  readonly outputs: readonly string[];
  readonly seconds: number;
}

/** The result of the commands on a workbook, before the comparison. */
interface Attempt {
  readonly file: string;
  readonly result: JobResult | 'crashed' | 'timed out';
  readonly outputs: readonly string[];
  readonly seconds: number;
}

/** Whether anything of the user's was lost or changed, or the product crashed. */
export function isHarm({ outcome }: Survival): boolean {
  return outcome !== 'survived' && outcome !== 'refused';
}

/** @param told called for each workbook after the commands have run on it */
export async function survive(
  files: readonly string[],
  told: (file: string) => void = () => undefined,
): Promise<readonly Survival[]> {
  const worker = new Worker();
  const attempts: Attempt[] = [];
  for (const file of files) {
    attempts.push(await attempt(worker, file));
    told(file);
  }
  worker.stop();
  const written = attempts.filter(({ outputs }) => outputs.length > 0);
  const pairs = written.flatMap(({ file, outputs }) => outputs.map((output) => [file, output] as const));
  const [differences, errors] = await Promise.all([
    compareAll(pairs),
    validateAll(written.flatMap(({ outputs }) => outputs.slice(-1))),
  ]);
  // The workbook itself is validated only if its output has errors.
  const isFaulty = ({ outputs }: Attempt): boolean =>
    (errors.get(outputs[outputs.length - 1] ?? '') ?? []).length > 0;
  const known = await validateAll(written.filter(isFaulty).map(({ file }) => file));
  return attempts.map((tried) => {
    const found = pairs.flatMap(([file], index) => (file === tried.file ? [differences[index]] : []));
    const last = tried.outputs[tried.outputs.length - 1];
    const newErrors = last === undefined ? [] : without(errors.get(last) ?? [], known.get(tried.file) ?? []);
    return judge(
      tried,
      found.flatMap((each) => each?.lost ?? []),
      found.flatMap((each) => each?.changed ?? []),
      newErrors,
    );
  });
}

function judge(
  { file, result, outputs, seconds }: Attempt,
  lost: readonly string[],
  changed: readonly string[],
  newErrors: readonly string[],
): Survival {
  const { runs, isGiven } = typeof result === 'string' ? { runs: [], isGiven: false } : result;
  const unique = (list: readonly string[]): string[] => Array.from(new Set(list));
  return {
    file,
    outcome:
      typeof result === 'string'
        ? result
        : outcomeOf(runs, lost.length + changed.length + newErrors.length > 0),
    runs,
    isGiven,
    lost: unique(lost),
    changed: unique(changed),
    newErrors,
    outputs,
    seconds,
  };
}

function outcomeOf(runs: readonly Run[], isHarmed: boolean): Survival['outcome'] {
  const refused = runs.filter(({ exit }) => exit === 2);
  // A proper refusal is one line without 程序出错; anything else is a crash.
  const isBroken = refused.some(
    ({ said }) => said.includes('程序出错') || said.trim().split('\n').length !== 1,
  );
  if (isBroken) return 'failed';
  if (isHarmed) return 'harmed';
  return refused.length > 0 ? 'refused' : 'survived';
}

async function attempt(worker: Worker, file: string): Promise<Attempt> {
  const folder = scratchFolder();
  const out = workbookExtension(extname(file));
  const job: Job = {
    book: file,
    given: join(folder, `given${out}`),
    recomputed: join(folder, `recomputed${out}`),
    summed: join(folder, `summed${out}`),
  };
  const start = Date.now();
  const result = await worker.run(job);
  const outputs = [job.recomputed, job.summed].filter((path) => existsSync(path));
  return { file, result, outputs, seconds: (Date.now() - start) / 1000 };
}

/** The process that runs the commands. It is restarted after it crashed or hung. */
class Worker {
  private child: ChildProcess | null = null;

  run(job: Job): Promise<JobResult | 'crashed' | 'timed out'> {
    const child = (this.child ??= fork(join(__dirname, 'worker.ts'), [], {
      execArgv: ['--import', 'tsx', '--max-old-space-size=1500'],
      env: { ...process.env, LANG: 'zh_CN.UTF-8' },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    }));
    return new Promise((resolve) => {
      const done = (result: JobResult | 'crashed' | 'timed out'): void => {
        clearTimeout(timer);
        child.removeAllListeners();
        if (typeof result === 'string') this.stop();
        resolve(result);
      };
      const timer = setTimeout(() => done('timed out'), TIMEOUT);
      child.once('message', (result) => done(result as JobResult));
      child.once('exit', () => done('crashed'));
      child.once('error', () => done('crashed'));
      child.send(job);
    });
  }

  stop(): void {
    this.child?.kill('SIGKILL');
    this.child = null;
  }
}

interface Difference {
  readonly lost: readonly string[];
  readonly changed: readonly string[];
}

async function compareAll(pairs: readonly (readonly [string, string])[]): Promise<readonly Difference[]> {
  if (pairs.length === 0) return [];
  const answers = await runProgram(PYTHON, [join(__dirname, 'compare_packages.py')], {
    input: JSON.stringify(pairs),
    timeout: pairs.length * TIMEOUT,
  });
  return answers
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Difference);
}

/** The entries of a list that another list does not have, or has less often. */
function without(list: readonly string[], known: readonly string[]): string[] {
  const rest = [...known];
  return list.filter((tried) => {
    const at = rest.indexOf(tried);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}
