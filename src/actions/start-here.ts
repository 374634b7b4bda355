/**
 * 读方案 into the open workbook: adds the sheets of a plan to the existing ones, in one step.
 */
import type { Host } from '../spreadsheet/host';
import { quotedSheet } from '../spreadsheet/address';
import { sheetNames } from '../spreadsheet/grid';
import type { NameSpec, WorkbookChange } from '../spreadsheet/spec';
import { rememberedWords, memoryName } from '../sheets/memory';
import { readingPlan } from '../sheets/reading-plan';
import { SETTINGS_SHEET } from '../sheets/settings/settings-words';
import { freeSheetName } from '../sheets/sheet-names';
import { applied, type WriteReport } from './report';

/**
 * Adds the sheets. Existing sheets stay as they are: a new sheet whose name is taken gets another name, and existing settings are not
 * overwritten.
 * @param change what {@link start} makes of a plan
 * @throws HostError
 */
export async function startHere(host: Host, change: WorkbookChange): Promise<WriteReport> {
  const workbook = await host.read(readingPlan('sources'));
  const words = new Set(rememberedWords(workbook));
  const taken = sheetNames(workbook);
  const hasSettings = words.has(SETTINGS_SHEET);
  const renamed = new Map<string, string>();
  for (const { sheet } of change.sheets) {
    if (hasSettings && sheet === SETTINGS_SHEET) continue;
    renamed.set(sheet, freeSheetName(sheet, [...taken, ...renamed.values()]));
  }
  const sheets = change.sheets.flatMap((spec) => {
    const sheet = renamed.get(spec.sheet);
    return sheet === undefined ? [] : [{ ...spec, sheet }];
  });
  const names = change.names.flatMap((name): NameSpec[] => {
    const home = [...renamed].find(([sheet]) => name.refersTo.startsWith(`${quotedSheet(sheet)}!`));
    if (!home) return [];
    const [sheet, as] = home;
    const refersTo = `${quotedSheet(as)}${name.refersTo.slice(quotedSheet(sheet).length)}`;
    // A sheet under another name is remembered by that name: the earlier sheet stays remembered by the plain one.
    const word =
      words.has(sheet) && name.name === memoryName(sheet) ? as.replace(/[^\p{L}\p{N}_]/gu, '_') : null;
    return [{ ...name, ...(word === null ? {} : { name: memoryName(word) }), refersTo }];
  });
  return applied(host, { ...change, sheets, names }, workbook);
}
