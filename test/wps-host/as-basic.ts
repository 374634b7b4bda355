/**
 * Translates recorded calls to WPS into a Basic module with `Option VBASupport 1`. LibreOffice, an independent program, has the same
 * object model.
 */
import type { Crossing, ObjectNumber } from './host-object';

/** Statements per procedure: LibreOffice Basic allows at most 64 KB of code in one. */
const MOST_STATEMENTS = 150;
/** Members with another name in LibreOffice, which has no `Value2`. */
const RENAMED: Readonly<Record<string, string>> = { Value2: 'Value' };

/** The module. It reports each statement that fails with `Tell("Type.Member")`. */
export function asBasic(crossings: readonly Crossing[]): string {
  const needed = neededObjects(crossings);
  const statements = crossings.flatMap((crossing) => statement(crossing, needed) ?? []);
  const parts: string[][] = [];
  for (let from = 0; from < statements.length; from += MOST_STATEMENTS) {
    parts.push(statements.slice(from, from + MOST_STATEMENTS));
  }
  const last = Math.max(...crossings.map((crossing) => Math.max(crossing.owner, crossing.result ?? 0)));
  return [
    'Option VBASupport 1',
    `Dim o(${last}) As Variant`,
    'Sub Replay(app)',
    `  Set o(${crossings[0]?.owner ?? 0}) = app`,
    ...parts.map((_, index) => `  Part${index}`),
    'End Sub',
    ...parts.map((part, index) => `Sub Part${index}\n  On Error Resume Next\n${part.join('\n')}\nEnd Sub`),
  ].join('\n');
}

/** Objects that a replay needs: those that are changed, passed as arguments, or lead to such an object. All others were only read. */
function neededObjects(crossings: readonly Crossing[]): ReadonlySet<number> {
  const needed = new Set<number>();
  for (const { kind, owner, args, result } of [...crossings].reverse()) {
    const isDoing = kind === 'set' || (kind === 'call' && result === null) || isMaking(result, needed);
    if (!isDoing) continue;
    needed.add(owner);
    for (const arg of args) if (isObject(arg)) needed.add(arg.object);
  }
  return needed;
}

function isMaking(result: number | null, needed: ReadonlySet<number>): boolean {
  return result !== null && needed.has(result);
}

function isObject(arg: unknown): arg is ObjectNumber {
  return typeof arg === 'object' && arg !== null && 'object' in arg;
}

function statement(crossing: Crossing, needed: ReadonlySet<number>): string | null {
  const { kind, owner, type, member, args, result } = crossing;
  if (result !== null && !needed.has(result)) return null;
  if (kind === 'get' && result === null) return null;
  const name = RENAMED[member] ?? member;
  const object = `o(${owner})`;
  const told = `If Err <> 0 Then Tell("${type}.${member}") : Err.Clear`;
  if (kind === 'set') {
    const { before, text } = value(args[0]);
    return [...before, `${object}.${name} = ${text}`, told].join('\n');
  }
  // Omitted arguments at the end are left out.
  const given = args
    .map((arg) => value(arg).text)
    .join(', ')
    .replace(/(?:, )+$/, '');
  if (result === null) return [`${object}.${name} ${given}`.trim(), told].join('\n');
  const call = kind === 'get' || given === '' ? `${object}.${name}` : `${object}.${name}(${given})`;
  return [`Set o(${result}) = ${call}`, told].join('\n');
}

/** A value as Basic code. An array of values needs statements that fill it `before`. */
function value(arg: unknown): { before: string[]; text: string } {
  if (isObject(arg)) return { before: [], text: `o(${arg.object})` };
  if (Array.isArray(arg)) {
    const rows = arg as readonly (readonly unknown[])[];
    const before = [
      `ReDim cells(${rows.length - 1}, ${(rows[0]?.length ?? 1) - 1})`,
      ...rows.flatMap((row, i) => row.map((cell, j) => `cells(${i}, ${j}) = ${value(cell).text}`)),
    ];
    return { before, text: 'cells' };
  }
  if (typeof arg === 'string') {
    return { before: [], text: `"${arg.replace(/"/g, '""')}"`.replace(/\n/g, '" & Chr(10) & "') };
  }
  if (typeof arg === 'boolean') return { before: [], text: arg ? 'True' : 'False' };
  // An omitted argument becomes nothing.
  return { before: [], text: typeof arg === 'number' ? String(arg) : '' };
}
