/**
 * Runs the command line as released: `dist/cli/breakdown.js` in a process of its own.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export const PROGRAM = join(__dirname, '../../dist/cli/breakdown.js');

/** The sample workbooks of the repository. */
export const SAMPLE = join(__dirname, '../../assets/sample/breakdown.xlsx');
export const HALF_WAY = join(__dirname, '../../assets/sample/half-way.xlsx');

export interface CommandResult {
  readonly exit: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `breakdown` with arguments, in Chinese unless `env` sets another language. */
export function breakdown(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): CommandResult {
  if (!existsSync(PROGRAM)) throw new Error('dist/cli is missing: run npm run build first');
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '', ...env },
  });
  return { exit: status, stdout, stderr };
}

/**
 * Runs a command with `--json` and returns the object it prints.
 * @throws Error with its stderr if it exits with 2
 */
export function breakdownJson(args: readonly string[]): ReportJson {
  return doneWithJson(args) as ReportJson;
}

/** The same for `check`, which prints another object. */
export function checkJson(book: string): CheckJson {
  return doneWithJson(['check', book]) as CheckJson;
}

/** The same for `collect`, whose object has more properties. */
export function collectJson(args: readonly string[]): CollectJson {
  return doneWithJson(['collect', ...args]) as CollectJson;
}

function doneWithJson(args: readonly string[]): unknown {
  const { exit, stdout, stderr } = breakdown([...args, '--json']);
  if (exit !== 0 && exit !== 1) {
    throw new Error(`breakdown ${args.join(' ')} ended with ${String(exit)}: ${stderr}`);
  }
  return JSON.parse(stdout);
}

/** The object that `check --json` prints, as far as tests use it. */
export interface CheckJson {
  readonly table: {
    readonly sheet: string;
    readonly range: string;
    readonly headerRows: readonly number[];
    readonly columns: Readonly<Record<string, string>>;
    readonly totalRow: number | null;
    readonly baseYear: number | null;
    readonly targetYear: number | null;
  };
  readonly units: readonly {
    readonly name: string;
    readonly row: number;
    readonly baseline: number | null;
    readonly target: number | null;
    readonly actual: number | null;
    /** Only if the table is folded into blocks. */
    readonly cell?: string;
  }[];
  readonly totals: Readonly<
    Record<
      string,
      { readonly stated: number | null; readonly computed: number; readonly difference: number | null }
    >
  >;
  readonly goal: {
    readonly rate: number;
    readonly targetRate: number | null;
    readonly requiredTarget: number;
    readonly shortfall: number;
  } | null;
  readonly findings: readonly FindingJson[];
}

export interface FindingJson {
  readonly code: string;
  readonly severity: string;
  readonly cell: string;
  readonly message: string;
  readonly fix?: string;
}

/** The object that commands that write print with `--json`. */
export interface ReportJson {
  readonly written: string;
  readonly sheets: readonly { readonly name: string; readonly range: string; readonly state: string }[];
  readonly keptCopies: readonly { readonly sheet: string; readonly copy: string }[];
  readonly findings: readonly FindingJson[];
}

/** The object that `collect --json` prints. */
export interface CollectJson extends ReportJson {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  readonly figures: readonly {
    readonly unit: string;
    readonly month: number;
    readonly figure: number;
    readonly before: unknown;
    readonly from: string;
  }[];
  readonly skipped: readonly { readonly file: string; readonly reason: string }[];
}
