/** The summary of the key areas (重点领域建会情况), made or refreshed in place; only for a workbook with a list of key areas. */
import { federationTitle } from '../../domain/campaign/campaign';
import { sheetNamed, sheetNames } from '../../spreadsheet/grid';
import { NO_CHANGE } from '../../spreadsheet/merged-change';
import type { WorkbookChange } from '../../spreadsheet/spec';
import { listReference } from '../../sheets/areas/area-formulas';
import { AREA_SUMMARY_HOME, AREA_SUMMARY_SHEET } from '../../sheets/areas/area-homes';
import { AREA_LIST_LAST_ROW } from '../../sheets/areas/area-list-sheet';
import { areaSummaryReference, type AreaSummaryReference } from '../../sheets/areas/area-summary-places';
import { areaSummarySheet, type AreaSummaryInput } from '../../sheets/areas/area-summary-sheet';
import { rememberCell, rememberedCell, rememberedText, rememberText } from '../../sheets/memory';
import { sheetFingerprint, specFingerprint } from '../../sheets/phase/fingerprint';
import { refreshed } from '../../sheets/phase/refresh';
import { freeSheetName } from '../../sheets/sheet-names';
import { areaNames, areaUnits } from './area-names';
import type { Survey } from '../survey';

export interface AreaSummaryChange {
  readonly change: WorkbookChange;
  /** References for formulas on other sheets. */
  readonly reference: AreaSummaryReference;
}

/** No column is free for the user's text, and an edit of any column's formulas is noticed. */
const ALL_COLUMNS = { free: [], formulaColumns: [] } as const;
const FINGERPRINT = `${AREA_SUMMARY_HOME}_指纹`;

/**
 * Brings the summary up to date; null where there is no list, or no area is named. A sheet that was changed by hand is kept as a
 * copy.
 * @param found a survey with scope `everything`
 */
export function areaSummaryChange(found: Survey): AreaSummaryChange | null {
  const { areas: list, workbook, campaign } = found;
  const areas = areaNames(found);
  if (!list || areas.length === 0) return null;
  const taken = sheetNames(workbook);
  const home = rememberedCell(workbook, AREA_SUMMARY_HOME);
  const existing = home && sheetNamed(workbook, home.sheet);
  const sheet = existing?.name ?? freeSheetName(AREA_SUMMARY_SHEET, taken);
  const rows = { first: list.headerRow + 1, last: AREA_LIST_LAST_ROW };
  const input: AreaSummaryInput = {
    sheet,
    title: `${federationTitle(campaign)}重点领域建会情况`,
    federation: campaign.federation,
    list: listReference(list.sheet, list.columns, rows),
    units: areaUnits(found),
    areas,
  };
  const spec = areaSummarySheet(input);
  const isTouched =
    existing !== null && rememberedText(workbook, FINGERPRINT) !== sheetFingerprint(existing, ALL_COLUMNS);
  const copy = isTouched ? { sheet, as: freeSheetName(`${sheet}（旧）`, taken) } : null;
  const change: WorkbookChange = {
    ...NO_CHANGE,
    copies: copy ? [copy] : [],
    sheets: [(existing && !isTouched ? refreshed(spec, existing) : null) ?? spec],
    names: [
      rememberCell(AREA_SUMMARY_HOME, { sheet, row: 1, column: 1 }, true),
      rememberText(FINGERPRINT, specFingerprint(spec, ALL_COLUMNS)),
    ],
  };
  return { change, reference: areaSummaryReference(input) };
}
