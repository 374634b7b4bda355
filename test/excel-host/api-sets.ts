/**
 * The requirement set of ExcelApi in which each member of Excel's classes was introduced, as noted in Microsoft's type package:
 * `[Api set: ExcelApi 1.9]`. An Excel without the set answers ApiNotFound
 * (office-js-docs-pr, develop/specify-office-hosts-and-api-requirements.md).
 */
import { readFileSync } from 'node:fs';

const DECLARATIONS = require.resolve('@types/office-js/index.d.ts');

/** Members whose name in requests (`Worksheet.Gridlines`) differs from the name in the API. */
const INTERFACE_NAME: Readonly<Record<string, string>> = {
  'Worksheet.Gridlines': 'showGridlines',
};

let known: ReadonlyMap<string, number> | null = null;

/**
 * The second number of the set in which a member was introduced: 9 for ExcelApi 1.9; 1 if none is noted.
 * @param name the member's name in requests: `PageLayout`
 */
export function apiSetOf(type: string, name: string): number {
  known ??= readSets();
  const member = INTERFACE_NAME[`${type}.${name}`] ?? name.charAt(0).toLowerCase() + name.slice(1);
  return known.get(`${type}.${member}`) ?? 1;
}

/** Reads the sets of all members of classes in the namespace Excel, by `Type.member`. */
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
