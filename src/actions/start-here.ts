/** 读方案 for the open workbook: adds the sheets made from a plan, in one step. */
import type { Host } from '../spreadsheet/host';
import { quotedSheet } from '../spreadsheet/address';
import { sheetNames } from '../spreadsheet/grid';
import type { NameSpec, WorkbookChange } from '../spreadsheet/spec';
import { rememberedWords, memoryName } from '../sheets/memory';
import { readingPlan } from '../sheets/reading-plan';
import { SETTINGS_SHEET } from '../sheets/settings/settings-words';
import { freeSheetName } from '../sheets/sheet-names';
import { applyAndReport, type WriteReport } from './report';

/**
 * Adds the sheets. Existing sheets are kept: a new sheet gets another name if its name is taken, and existing settings are not
 * overwritten.
 * @param change the result of {@link start} for a plan
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
    // A sheet that got another name has that name in its word, so that the earlier sheet keeps its own defined name.
    const word =
      words.has(sheet) && name.name === memoryName(sheet) ? as.replace(/[^\p{L}\p{N}_]/gu, '_') : null;
    return [{ ...name, ...(word === null ? {} : { name: memoryName(word) }), refersTo }];
  });
  return applyAndReport(host, { ...change, sheets, names }, workbook);
}
