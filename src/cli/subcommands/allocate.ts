/**
 * `breakdown allocate`
 */
import { extname } from 'node:path';
import {
  allocate as act,
  type AllocateOptions,
  type AllocateReport,
  type Goal,
  type WantedMethod,
} from '../../actions/allocate';
import { ActionError } from '../../actions/parts/action-error';
import { survey } from '../../actions/survey';
import { MOST_SCHEMES, ROUNDINGS, type Bounds, type Rounding } from '../../domain/allocation/allocate';
import { METHODS, needsColumn } from '../../domain/allocation/method';
import type { Finding } from '../../domain/finding';
import type { AllocationWords } from '../../i18n/allocation/messages';
import type { CommandLineMessages } from '../../i18n/messages';
import type { Host } from '../../spreadsheet/host';
import { CommandFailure } from '../failures';
import { checkExtension, checkOutput, openBook, writeWhole } from '../files';
import { reportJson } from '../json';
import {
  exitCode,
  print,
  printJson,
  printReport,
  showProgress,
  tellSignature,
  type WriteOptions,
} from '../output';

/** The arguments as texts from commander, not yet parsed. */
export interface AllocateArguments extends WriteOptions {
  readonly total?: string;
  readonly growth?: string;
  readonly by?: readonly string[];
  readonly round?: string;
  readonly least?: readonly string[];
  readonly most?: readonly string[];
  readonly fix?: readonly string[];
  readonly adopt?: true;
}

const NOT_DONE = 2;

export async function allocate(
  book: string,
  options: AllocateArguments,
  messages: CommandLineMessages,
  words: AllocationWords,
): Promise<number> {
  const schemes = wantedSchemes(options.by ?? ['baseline']);
  const goal = wantedGoal(options);
  const terms = {
    rounding: wantedRounding(options.round ?? '1'),
    ...wantedBounds(options),
    fixed: new Map((options.fix ?? []).map((text) => ofUnit('--fix', text))),
    adopt: options.adopt ? 0 : null,
  };
  checkExtension(options.out, extname(book));
  showProgress(messages, 'reading');
  const host = openBook(book);
  checkOutput(options.out, book, options.force === true);
  showProgress(messages, 'writing');
  const made = await act(host, { ...tableOf(options), goal, schemes, ...terms }).catch(namedFailure);
  // Adopting a scheme changes the findings.
  const report = options.adopt === true ? { ...made, findings: await findingsNow(host, options) } : made;
  if (report.infeasible) {
    if (options.json) printJson(allocateJson(report, schemes, words));
    process.stderr.write(`${words.infeasible(report.infeasible)}\n`);
    return NOT_DONE;
  }
  showProgress(messages, 'saving');
  writeWhole(options.out, await host.saved());
  tellSignature(host, messages);
  if (options.json) {
    const written = reportJson(options.out, report, messages) as object;
    printJson({ ...allocateJson(report, schemes, words), ...written });
  } else printAllocated(options, report, messages, words);
  return exitCode(report.findings);
}

async function findingsNow(host: Host, options: AllocateArguments): Promise<readonly Finding[]> {
  return (await survey(host, tableOf(options))).findings;
}

function tableOf({ sheet, table }: AllocateArguments): Pick<AllocateArguments, 'sheet' | 'table'> {
  return { ...(sheet === undefined ? {} : { sheet }), ...(table ? { table } : {}) };
}

function badValue(subject: string): CommandFailure {
  return new CommandFailure('bad-arguments', { usage: 'bad-value', subject });
}

/** Turns an error about an unknown unit or column into a failure of the command line. Throws other errors unchanged. */
function namedFailure(error: unknown): never {
  if (!(error instanceof ActionError)) throw error;
  const { code, details } = error.failure;
  throw code === 'unknown-unit' || code === 'unknown-column' ? badValue(details.subject) : error;
}

/**
 * Parses `baseline`, `room:E`, `last-year`, `last-year:上年完成数=2`. Methods with a weight are mixed into one scheme. Each method without a
 * weight is a scheme of its own.
 * @throws CommandFailure
 */
function wantedSchemes(texts: readonly string[]): readonly (readonly WantedMethod[])[] {
  const wanted = texts.map(wantedMethod);
  const alone = wanted.flatMap(({ isMixed, method }) => (isMixed ? [] : [[method]]));
  const mixed = wanted.flatMap(({ isMixed, method }) => (isMixed ? [method] : []));
  const schemes = mixed.length === 0 ? alone : [...alone, mixed];
  if (schemes.length > MOST_SCHEMES) throw badValue(`--by ${texts.join(' --by ')}`);
  return schemes;
}

function wantedMethod(text: string): { readonly isMixed: boolean; readonly method: WantedMethod } {
  const [, name, column, part] = /^([a-z-]+)(?::([^=]+))?(?:=(.+))?$/.exec(text) ?? [];
  const method = METHODS.find((candidate) => candidate === name);
  const weight = part === undefined ? 1 : Number(part);
  const isComplete =
    method !== undefined &&
    (needsColumn(method) === (column !== undefined) || (method === 'last-year' && column === undefined));
  if (!isComplete || !(weight > 0 && Number.isFinite(weight))) throw badValue(`--by ${text}`);
  return { isMixed: part !== undefined, method: { method, weight, column: column ?? null } };
}

function wantedGoal({ total, growth }: AllocateArguments): Goal {
  if (total !== undefined && growth !== undefined) throw badValue(`--total ${total} --growth ${growth}`);
  if (total !== undefined) return { kind: 'total', total: figure('--total', total) };
  if (growth !== undefined) return { kind: 'growth', rate: rate(growth) };
  throw new CommandFailure('bad-arguments', { usage: 'missing-option', subject: '--total, --growth' });
}

/** Parses `15%` or `0.15`. A number of 1 or more is read as per cent. */
function rate(text: string): number {
  const [, number, sign] = /^(\d+(?:\.\d+)?)\s*([%％])?$/.exec(text.trim()) ?? [];
  const value = Number(number);
  if (number === undefined || value <= 0) throw badValue(`--growth ${text}`);
  return sign !== undefined || value >= 1 ? Math.round(value * 1e4) / 1e6 : value;
}

function wantedRounding(text: string): Rounding {
  const rounding = ROUNDINGS.find((candidate) => String(candidate) === text.trim());
  if (rounding === undefined) throw badValue(`--round ${text}`);
  return rounding;
}

/** Parses `47236` or `47,236`. */
function figure(option: string, text: string): number {
  const plain = text.trim().replace(/[,，]/g, '');
  if (!/^\d{1,12}(?:\.\d+)?$/.test(plain)) throw badValue(`${option} ${text}`);
  return Number(plain);
}

/** Parses the bounds: `N` for all units, `UNIT=N` for a single unit. */
function wantedBounds(options: AllocateArguments): Pick<AllocateOptions, 'bounds' | 'unitBounds'> {
  let bounds: Bounds = {};
  const unitBounds = new Map<string, Bounds>();
  for (const key of ['least', 'most'] as const) {
    for (const text of options[key] ?? []) {
      if (text.includes('=')) {
        const [unit, bound] = ofUnit(`--${key}`, text);
        unitBounds.set(unit, { ...unitBounds.get(unit), [key]: bound });
      } else bounds = { ...bounds, [key]: figure(`--${key}`, text) };
    }
  }
  return { bounds, unitBounds };
}

/** Splits `UNIT=N`. */
function ofUnit(option: string, text: string): readonly [string, number] {
  const at = text.lastIndexOf('=');
  if (at <= 0) throw badValue(`${option} ${text}`);
  return [text.slice(0, at), figure(option, text.slice(at + 1))];
}

type Schemes = readonly (readonly WantedMethod[])[];

function allocateJson(report: AllocateReport, schemes: Schemes, words: AllocationWords): object {
  const { infeasible } = report;
  return {
    schemes: report.schemes.map(({ name, by, sum, units }, index) => ({
      name,
      method:
        by.length === 1
          ? by[0]
          : (schemes[index] ?? []).map(({ method, weight }) => `${method}=${weight}`).join('+'),
      sum,
      units: units.map(({ name: unit, target, growth, difference }) => ({
        name: unit,
        target,
        growth,
        difference,
      })),
    })),
    infeasible: infeasible && { ...infeasible, message: words.infeasible(infeasible) },
  };
}

function printAllocated(
  options: AllocateArguments,
  report: AllocateReport,
  messages: CommandLineMessages,
  words: AllocationWords,
): void {
  for (const { name, method, sum, units } of report.schemes) {
    print(words.cli.scheme({ name, method, sum }));
    for (const unit of units) print(words.cli.unit(unit));
  }
  const [first] = report.schemes;
  if (options.adopt && first) print(words.cli.adopted(first.name, first.units.length));
  printReport(options.out, report, messages);
}
