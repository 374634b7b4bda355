/**
 * Runs an action in a program (Excel or WPS) that fails once, and reports what is wrong afterwards.
 */
import { failureOf } from '../../../src/actions/parts/failure';
import { enUS } from '../../../src/i18n/en-US';
import { zhCN } from '../../../src/i18n/zh-CN';
import type { Host, HostFeature } from '../../../src/spreadsheet/host';
import { READ_ALL } from '../../../src/spreadsheet/reading';
import type { Contents } from '../../excel-host/contents';
import { typed } from '../actions';
import type { UserAction } from './user-actions';
import { IS_EVERY } from './sample';

/** A simulated program with a workbook. */
export interface Program {
  /** The host of a newly opened page of the add-in. */
  newHost(): Host;
  /** Waits for work in the background, such as deleting copies. */
  settled(): Promise<void>;
  contents(): Contents;
  /** A user types into a cell. */
  type(sheet: string, address: string, value: number): void;
  /** Names of the hidden copies of sheets for 撤销. */
  backups(): readonly string[];
  /** Returns a function that restores the present state of the workbook. */
  keep(): () => void;
  /** Settings that must be restored after every action but are not, such as drawing of the screen. */
  unrestored(): readonly string[];
}

/** One failure of the program. After `inject` it affects the next calls. */
export interface Injected {
  readonly name: string;
  /** Whether the program does its work, but does not confirm it. */
  readonly isUnanswered?: boolean;
  inject(): void;
  end(): void;
}

/** The parts of a workbook that may be wrong after an action if the program lacks a feature and the user is told so. */
const PARTS: Readonly<Partial<Record<HostFeature, readonly (keyof Contents)[]>>> = {
  'cell-formats': ['looks'],
  'neighbour-look': ['looks', 'rules', 'validations'],
  // The cells that a chart covers depend on column widths.
  'sheet-layout': ['layout', 'charts'],
  // A file has the setting to fit pages among the properties of the sheet.
  'print-setup': ['print', 'layout'],
  'page-numbers': ['print'],
  'conditional-formats': ['rules'],
  'known-rules': ['rules'],
  validation: ['validations'],
  charts: ['charts'],
};

/** A program that tells which calls some work makes. */
export interface WatchedProgram<Call> extends Program {
  watched(work: () => Promise<unknown>): Promise<readonly Call[]>;
}

/**
 * Runs an action, and then its undo, with failures, one at a time.
 * @param failuresOf chooses the failures from the calls that the action or its undo makes
 * @returns what is wrong, or nothing
 */
export async function wrongWithFailures<Call>(
  program: WatchedProgram<Call>,
  userAction: UserAction,
  failuresOf: (calls: readonly Call[], during: 'action' | 'undo') => readonly Injected[],
): Promise<string[]> {
  let calls: readonly Call[] = [];
  const undisturbedRun = await runUndisturbed(program, userAction, async () => {
    calls = await program.watched(() => userAction.run(program.newHost()));
  });
  const wrong: string[] = [];
  for (const [index, failure] of failuresOf(calls, 'action').entries())
    wrong.push(
      ...(await disturbed(program, undisturbedRun, userAction.run, failure, IS_EVERY || index % 5 === 0)),
    );
  let undone: readonly Call[] = [];
  const undo = await undisturbedUndo(program, userAction, undisturbedRun, async (host) => {
    let isUndone = false;
    undone = await program.watched(async () => (isUndone = await host.undo()));
    return isUndone;
  });
  if (!undo) return wrong;
  for (const failure of failuresOf(undone, 'undo'))
    wrong.push(...(await disturbedUndo(program, undo, failure)).map((what) => `撤销, ${what}`));
  return wrong;
}

/** The contents of a workbook before and after an action without failures. */
interface UndisturbedRun {
  readonly before: Contents;
  readonly after: Contents;
  /** Restores the workbook as before the action. */
  readonly restore: () => void;
}

/** Prepares the workbook and runs the action without a failure. */
async function runUndisturbed(
  program: Program,
  userAction: UserAction,
  run: () => Promise<void>,
): Promise<UndisturbedRun> {
  const host = program.newHost();
  for (const step of userAction.prepare) await step(host);
  await program.settled();
  const restore = program.keep();
  const before = program.contents();
  await run();
  const after = program.contents();
  restore();
  return { before, after, restore };
}

/**
 * Runs the action with a failure.
 * @param isFollowed whether to repeat a failed action afterwards, and undo it
 * @returns what is wrong, or nothing
 */
async function disturbed(
  program: Program,
  { before, after, restore }: UndisturbedRun,
  run: (host: Host) => Promise<unknown>,
  failure: Injected,
  isFollowed: boolean,
): Promise<string[]> {
  restore();
  const host = program.newHost();
  failure.inject();
  const error = await outcome(run(host));
  await program.settled();
  failure.end();
  const left =
    error === null
      ? differencesOf(program.contents(), after, host.missing)
      : [...messageProblems(error), ...differencesOf(program.contents(), before, [])];
  const wrong = [...left, ...program.unrestored()];
  const isWritten = OF_SHEETS.some((part) => before[part].join('\n') !== after[part].join('\n'));
  if (failure.isUnanswered === true && error === null && isWritten && !host.unconfirmed)
    wrong.push('nobody is told that the change was not confirmed');
  if (isFollowed && error !== null) {
    const again = await outcome(run(host));
    await program.settled();
    const differences = differencesOf(program.contents(), after, host.missing);
    wrong.push(
      ...[...(again === null ? [] : [String(again)]), ...differences].map((what) => `again: ${what}`),
    );
  }
  if (isFollowed || failure.isUnanswered === true)
    wrong.push(...(await takenBack(program, host, before)).map((what) => `taken back: ${what}`));
  return wrong.map((what) => `${failure.name} (${error === null ? 'finished' : String(error)}): ${what}`);
}

/** The contents of a workbook after an action, and after the action was undone. */
interface UndoCourse {
  readonly done: Contents;
  readonly back: Contents;
  /** Runs the action from the start. Returns the host that ran it. */
  readonly act: () => Promise<Host>;
}

/**
 * Runs the action and undoes it without failures. Null if there is nothing to undo.
 * @throws Error if the workbook is then not as it was before the action
 */
async function undisturbedUndo(
  program: Program,
  { run, since }: UserAction,
  { before, restore }: UndisturbedRun,
  undo: (host: Host) => Promise<boolean>,
): Promise<UndoCourse | null> {
  const act = async (): Promise<Host> => {
    restore();
    const host = program.newHost();
    await run(host);
    await program.settled();
    if (since) program.type(since.sheet, since.address, since.value);
    return host;
  };
  const host = await act();
  const done = program.contents();
  if (!(await undo(host))) return null;
  const back = program.contents();
  // What was typed since stays.
  const left = since ? [] : differencesOf(back, before, []);
  if (left.length > 0) throw new Error(`taken back: ${left.join('; ')}`);
  return { done, back, act };
}

/** Undoes an action with a failure. @returns what is wrong, or nothing */
async function disturbedUndo(
  program: Program,
  { done, back, act }: UndoCourse,
  failure: Injected,
): Promise<string[]> {
  const host = await act();
  failure.inject();
  const error = await outcome(host.undo());
  await program.settled();
  failure.end();
  const wrong =
    error === null
      ? differencesOf(program.contents(), back, host.missing)
      : [...messageProblems(error), ...differencesOf(program.contents(), done, [])];
  wrong.push(...program.unrestored());
  if (error !== null) {
    const again = await outcome(host.undo());
    await program.settled();
    const differences = differencesOf(program.contents(), back, host.missing);
    wrong.push(
      ...[...(again === null ? [] : [String(again)]), ...differences].map((what) => `again: ${what}`),
    );
  }
  wrong.push(...(await leftOver(program, host)));
  return wrong.map((what) => `${failure.name} (${error === null ? 'taken back' : String(error)}): ${what}`);
}

const OF_SHEETS = ['tabs', 'cells', 'looks', 'layout'] as const;

/** The parts that may differ after the undo of a change that the program did not confirm, if the user was told so. */
const UNKNOWN: readonly (keyof Contents)[] = ['looks', 'layout', 'rules', 'validations', 'charts', 'print'];

/** Undoes the last action. Nothing of it may remain, and no hidden copies. If there is nothing to undo, nothing may change. */
async function takenBack(program: Program, host: Host, before: Contents): Promise<string[]> {
  const done = program.contents();
  const step = { isUndone: false };
  const error = await outcome(host.undo().then((isUndone) => Object.assign(step, { isUndone })));
  await program.settled();
  const excused = host.unconfirmed?.undo === 'contents' ? UNKNOWN : [];
  return [
    ...(error === null ? [] : [String(error)]),
    ...differencesOf(program.contents(), step.isUndone ? before : done, [], excused),
    ...(await leftOver(program, host)),
  ];
}

/** Hidden copies that remain even after another change and its undo. */
async function leftOver(program: Program, host: Host): Promise<readonly string[]> {
  if (program.backups().length === 0) return [];
  const { activeSheet } = await host.read(READ_ALL);
  await host.apply(typed(activeSheet, 60, 1, '试'));
  await program.settled();
  await host.undo();
  await program.settled();
  return program.backups();
}

/** What the work throws; null if it throws nothing. */
async function outcome(work: Promise<unknown>): Promise<Error | null> {
  return work.then(
    () => null,
    (error: unknown) => (error instanceof Error ? error : new Error('something else was thrown')),
  );
}

/** Errors must have a message in both languages that says what happened. */
function messageProblems(error: unknown): string[] {
  const { code, details } = failureOf(error);
  if (code === 'unexpected') return [`unexpected ${details.reason ?? ''}`];
  return [zhCN, enUS].flatMap((words) => {
    const sentence = words.failure(code, details);
    return sentence === '' || /undefined|\bError\b/.test(sentence) ? [sentence] : [];
  });
}

/** The differences in each part, without parts that may differ because of missing features. */
export function differencesOf(
  now: Contents,
  wanted: Contents,
  missing: readonly HostFeature[],
  unknown: readonly (keyof Contents)[] = [],
): string[] {
  const excused = new Set([...missing.flatMap((feature) => PARTS[feature] ?? []), ...unknown]);
  return (Object.keys(wanted) as (keyof Contents)[])
    .filter((part) => !excused.has(part))
    .flatMap((part) => {
      const [is, was] = [new Set(now[part]), new Set(wanted[part])];
      const more = now[part].filter((words) => !was.has(words)).map((words) => `+${words}`);
      const less = wanted[part].filter((words) => !is.has(words)).map((words) => `-${words}`);
      const order = now[part].join('\n') === wanted[part].join('\n') ? [] : [`${part} in another order`];
      const all = [...less.slice(0, MOST_TOLD), ...more.slice(0, MOST_TOLD)];
      return all.length > 0 ? all.map((words) => `${part} ${words}`) : order;
    });
}

/** Maximum number of differences of each kind reported for one part; the first are enough to show what happened. */
const MOST_TOLD = 2;
