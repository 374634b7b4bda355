/**
 * Changes the value that a file stores for a formula.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { scratchFile } from '../scratch';

const FIRST_SHEET = 'xl/worksheets/sheet1.xml';

/**
 * Writes a copy of a workbook in which a formula's stored value on the first sheet is another number; returns its path.
 * @throws Error if the cell has no formula with a stored value
 */
export function withStoredValue(path: string, cell: string, value: number): Promise<string> {
  const parts = unzipSync(readFileSync(path));
  const sheet = strFromU8(parts[FIRST_SHEET] ?? new Uint8Array());
  const stored = new RegExp(`(<c r="${cell}"[^>]*><f[^>]*>[^<]*</f><v>)[^<]*(</v>)`);
  if (!stored.test(sheet)) throw new Error(`${cell} stores no value`);
  const out = scratchFile('工作簿.xlsx');
  parts[FIRST_SHEET] = strToU8(sheet.replace(stored, `$1${value}$2`));
  writeFileSync(out, zipSync(parts));
  return Promise.resolve(out);
}
