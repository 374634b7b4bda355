/**
 * Changes one entry of the settings sheet (参数), as if it were typed there.
 */
import type { Campaign } from '../domain/campaign/campaign';
import { HostError, type Host } from '../spreadsheet/host';
import {
  LABEL,
  ORDER_WORDS,
  RETURN_KIND_WORDS,
  rowsByLabel,
  SETTINGS_SHEET,
  SHARED_MONTH_WORDS,
} from '../sheets/settings/settings-words';
import { sheetNamed } from '../spreadsheet/grid';
import { NO_CHANGE } from '../spreadsheet/merged-change';
import { emptySpec, type CellContent, type SheetSpec } from '../spreadsheet/spec';
import { applyAndReport, type WriteReport } from './report';
import { survey, type Survey, type SurveyOptions } from './survey';

/** The settings that can be changed one at a time. */
export type SettingKey = 'cutOffMonth' | 'sharedMonth' | 'returnKind' | 'order' | 'growthGoal';

/** A setting with its new value: months are 1–12, rates are ratios (0.15), null clears the setting. */
export type SettingChange = {
  readonly [Key in SettingKey]: { readonly setting: Key; readonly value: Campaign[Key] };
}[SettingKey];

/** The column of the entries, right of their labels. */
const ENTRY_COLUMN = 2;

/**
 * Writes an entry beside its label, wherever that row was moved.
 * @throws ActionError; HostError with code `sheet-not-found` where the settings sheet or the label was deleted
 */
export async function changeSetting(
  host: Host,
  change: SettingChange,
  options: SurveyOptions = {},
): Promise<WriteReport> {
  const found = await survey(host, options);
  const spec = settingPatch(found, change);
  if (!spec) throw new HostError('sheet-not-found', SETTINGS_SHEET);
  return applyAndReport(host, { ...NO_CHANGE, sheets: [spec] }, found.workbook);
}

/** The patch that writes an entry beside its label; null where the settings sheet or the label is missing. */
export function settingPatch(
  { workbook, settings }: Pick<Survey, 'workbook' | 'settings'>,
  change: SettingChange,
): SheetSpec | null {
  const sheet = settings.home && sheetNamed(workbook, settings.home.sheet);
  const row = sheet ? rowsByLabel(sheet).get(LABEL[change.setting]) : undefined;
  if (!sheet || row === undefined) return null;
  return {
    ...emptySpec(sheet.name, 'patch'),
    blocks: [{ top: row, left: ENTRY_COLUMN, rows: [[entryOf(change)]] }],
  };
}

/** The entry as a user would type it. */
function entryOf(change: SettingChange): CellContent {
  switch (change.setting) {
    case 'cutOffMonth':
    case 'growthGoal':
      return change.value ?? '';
    case 'sharedMonth':
      return SHARED_MONTH_WORDS[change.value];
    case 'returnKind':
      return RETURN_KIND_WORDS[change.value];
    case 'order':
      return ORDER_WORDS[change.value];
  }
}
