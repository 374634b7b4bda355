/**
 * Runs what a user can ask for in a program that fails once, and tells what is wrong afterwards.
 */
import { failureOf } from '../../../src/actions/parts/failure';
import { enUS } from '../../../src/i18n/en-US';
import { zhCN } from '../../../src/i18n/zh-CN';
import type { Host, HostFeature } from '../../../src/spreadsheet/host';
import { READ_ALL } from '../../../src/spreadsheet/reading';
import type { Contents } from '../../excel-host/contents';
import { typed } from '../actions';
import type { Asked } from './asked';

/** A simulated program with a workbook. */
export interface Program {
  /** A page of the add-in that was just opened. */
  newHost(): Host;
  /** Waits for what nobody waits for, such as clearing away. */
  settled(): Promise<void>;
  contents(): Contents;
  /** A user types into a cell. */
  type(sheet: string, address: string, value: number): void;
  /** Names of hidden copies that are kept for 撤销. */
  backups(): readonly string[];
  /** Keeps the workbook. Returns a function that brings it back. */
  keep(): () => void;
  /** What is not as it must be whenever an action is over, such as a screen that is not drawn. */
  unrest(): readonly string[];
}

/** One way in which the program fails, from the next call on. */
export interface Injected {
  readonly name: string;
  inject(): void;
  end(): void;
}

/** What parts of a workbook an action may leave undone where the program lacks a feature, and says so. */
const PARTS: Readonly<Partial<Record<HostFeature, readonly (keyof Contents)[]>>> = {
  'cell-formats': ['looks'],
  'neighbour-look': ['looks', 'rules', 'validations'],
  // A chart covers columns by their widths.
  'sheet-layout': ['layout', 'charts'],
  // Whether pages are fitted stands among the properties of the sheet.
  'print-setup': ['print', 'layout'],
  'page-numbers': ['print'],
  'conditional-formats': ['rules'],
  'known-rules': ['rules'],
  validation: ['validations'],
  charts: ['charts'],
};

/** A workbook as it is before and after an action that nothing disturbs. */
export interface Course {
  readonly before: Contents;
  readonly after: Contents;
  /** Brings the workbook back to what it is before. */
  readonly restore: () => void;
}

/** Prepares the workbook and carries the action out once. */
export async function undisturbed(program: Program, asked: Asked, run: () => Promise<void>): Promise<Course> {
  const host = program.newHost();
  for (const step of asked.prepare) await step(host);
  await program.settled();
  const restore = program.keep();
  const before = program.contents();
  await run();
  const after = program.contents();
  restore();
  return { before, after, restore };
}

/**
 * Carries the action out with a failure.
 * @param isFollowed whether the action is then asked for again, and taken back
 * @returns what is wrong; nothing where all is well
 */
export async function disturbed(
  program: Program,
  { before, after, restore }: Course,
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
  const wrong = [...left, ...program.unrest()];
  if (isFollowed && error !== null) {
    const again = await outcome(run(host));
    await program.settled();
    const differences = differencesOf(program.contents(), after, host.missing);
    wrong.push(
      ...[...(again === null ? [] : [String(again)]), ...differences].map((what) => `again: ${what}`),
    );
  }
  if (isFollowed)
    wrong.push(...(await takenBack(program, host, before)).map((what) => `taken back: ${what}`));
  return wrong.map((what) => `${failure.name} (${error === null ? 'finished' : String(error)}): ${what}`);
}

/** A workbook in which an action was done, and as it is once that is taken back. */
export interface UndoCourse {
  readonly done: Contents;
  readonly back: Contents;
  /** Does the action anew. Returns the page that did it. */
  readonly act: () => Promise<Host>;
}

/** Does the action and takes it back, without a failure. Null where it makes no step to be taken back. */
export async function undisturbedUndo(
  program: Program,
  { run, since }: Asked,
  { restore }: Course,
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
  return { done, back: program.contents(), act };
}

/** Takes an action back with a failure. @returns what is wrong; nothing where all is well */
export async function disturbedUndo(
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
  wrong.push(...program.unrest());
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

/**
 * Takes back what was done last. Nothing may be left of it, nor of what is only kept for it. Where there is no step, as after an answer
 * that was lost, everything stays.
 */
async function takenBack(program: Program, host: Host, before: Contents): Promise<string[]> {
  const done = program.contents();
  let isStep = false;
  const error = await outcome(host.undo().then((isUndone) => (isStep = isUndone)));
  await program.settled();
  return [
    ...(error === null ? [] : [String(error)]),
    ...differencesOf(program.contents(), isStep ? before : done, []),
    ...(await leftOver(program, host)),
  ];
}

/** Hidden copies that are there even after the next change, and after that was taken back. */
async function leftOver(program: Program, host: Host): Promise<readonly string[]> {
  if (program.backups().length === 0) return [];
  const { activeSheet } = await host.read(READ_ALL);
  await host.apply(typed(activeSheet, 60, 1, '试'));
  await program.settled();
  await host.undo();
  await program.settled();
  return program.backups();
}

export async function outcome(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => null,
    (error: unknown) => error ?? 'nothing was thrown',
  );
}

/** Whoever meets an error must be told what happened, in both languages. */
function messageProblems(error: unknown): string[] {
  const { code, details } = failureOf(error);
  if (code === 'unexpected') return [`unexpected ${details.reason ?? ''}`];
  return [zhCN, enUS].flatMap(({ failure }) => {
    const sentence = failure(code, details);
    return sentence === '' || /undefined|\bError\b/.test(sentence) ? [sentence] : [];
  });
}

/** What differs, part by part; parts that an action may leave undone are left out. */
export function differencesOf(now: Contents, wanted: Contents, missing: readonly HostFeature[]): string[] {
  const excused = new Set(missing.flatMap((feature) => PARTS[feature] ?? []));
  return (Object.keys(wanted) as (keyof Contents)[])
    .filter((part) => !excused.has(part))
    .flatMap((part) => {
      const [is, was] = [new Set(now[part]), new Set(wanted[part])];
      const more = now[part].filter((words) => !was.has(words)).map((words) => `+${words}`);
      const less = wanted[part].filter((words) => !is.has(words)).map((words) => `-${words}`);
      const order = now[part].join('\n') === wanted[part].join('\n') ? [] : [`${part} in another order`];
      const all = [...less, ...more];
      return all.length > 0 ? all.slice(0, MOST_TOLD).map((words) => `${part} ${words}`) : order;
    });
}

/** Differences told of one part: the first ones show what happened. */
const MOST_TOLD = 3;
