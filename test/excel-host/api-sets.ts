/**
 * Which requirement set of ExcelApi each member of Excel's classes came with, as Microsoft's type package notes it:
 * `[Api set: ExcelApi 1.9]`. An Excel that has not the set answers ApiNotFound
 * (office-js-docs-pr, develop/specify-office-hosts-and-api-requirements.md).
 */
import { readFileSync } from 'node:fs';

const DECLARATIONS = require.resolve('@types/office-js/index.d.ts');

/** Names that are written otherwise on the wire than in the interface. */
const INTERFACE_NAME: Readonly<Record<string, string>> = {
  'Worksheet.Gridlines': 'showGridlines',
};

let known: ReadonlyMap<string, number> | null = null;

/**
 * The second number of the set a member came with: 9 is ExcelApi 1.9; 1 where none is noted.
 * @param name as on the wire: `PageLayout`
 */
export function apiSetOf(type: string, name: string): number {
  known ??= readSets();
  const member = INTERFACE_NAME[`${type}.${name}`] ?? name.charAt(0).toLowerCase() + name.slice(1);
  return known.get(`${type}.${member}`) ?? 1;
}

/** The sets of the members of all classes in the namespace Excel. */
function readSets(): Map<string, number> {
  const sets = new Map<string, number>();
  const text = readFileSync(DECLARATIONS, 'utf8');
  const begin = text.indexOf('\ndeclare namespace Excel {');
  const end = text.indexOf('\ndeclare namespace ', begin + 1);
  let type = '';
  let set = 1;
  for (const line of text.slice(begin, end).split('\n')) {
    const opened = /^ {4}class (\w+)/.exec(line)?.[1];
    const noted = /\[Api set: ExcelApi 1\.(\d+)/.exec(line)?.[1];
    const member = /^ {8}(?:readonly )?(\w+)\??[(:]/.exec(line)?.[1];
    if (opened !== undefined) type = opened;
    else if (/^ {4}(?:interface|enum|namespace|type) /.test(line)) type = '';
    else if (/^ {8}\/\*\*/.test(line)) set = 1;
    if (noted !== undefined) set = Number(noted);
    if (type === '' || member === undefined) continue;
    const key = `${type}.${member}`;
    sets.set(key, Math.min(sets.get(key) ?? set, set));
  }
  return sets;
}
