/** 重点领域: makes the list of employers and projects (重点领域名录), which the user fills in, and its summary (重点领域建会情况). */
import { federationTitle } from '../domain/campaign/campaign';
import type { Host } from '../spreadsheet/host';
import { sheetNamed, sheetNames } from '../spreadsheet/grid';
import { mergedChange, NO_CHANGE } from '../spreadsheet/merged-change';
import type { DataRange, WorkbookChange } from '../spreadsheet/spec';
import { AREA_LIST_HOME, AREA_LIST_SHEET } from '../sheets/areas/area-homes';
import { AREA_SPARE_ROWS, areaListSheet } from '../sheets/areas/area-list-sheet';
import { rememberCell } from '../sheets/memory';
import { keyAreasRange } from '../sheets/settings/key-areas';
import { keyAreasSection } from '../sheets/settings/key-areas-section';
import { freeSheetName } from '../sheets/sheet-names';
import { areaSummaryChange } from './parts/area-summary';
import { findingsAfter, recomputeChange } from './recompute';
import { applyAndReport, type ActionReport } from './report';
import { survey, type Survey, type SurveyOptions } from './survey';
import { surveyAfterUnchecked } from './parts/survey-after';

/**
 * Makes the list where there is none, with the key areas on 参数 to choose from, and makes or refreshes its summary. The user's
 * entries are never changed.
 * @throws ActionError, HostError
 */
export async function updateAreas(host: Host, options: SurveyOptions = {}): Promise<ActionReport> {
  const found = await survey(host, { ...options, scope: 'everything' });
  await options.pause?.();
  const change = await areasChange(found, options);
  const written = await applyAndReport(host, change, found.workbook);
  return { ...written, findings: findingsAfter(host, found) };
}

/** The change that makes the list and the summary, with the settings and progress columns they refer to. */
async function areasChange(before: Survey, options: SurveyOptions): Promise<WorkbookChange> {
  const recomputed = recomputeChange(before);
  const settled = await surveyAfterUnchecked(before, recomputed, options);
  const section = keyAreasChange(settled);
  const found = await surveyAfterUnchecked(settled, section, options);
  const list = listChange(found);
  const summary = areaSummaryChange(await surveyAfterUnchecked(found, list, options));
  return mergedChange(recomputed, section, list, summary?.change ?? NO_CHANGE);
}

/** The change that adds the key areas to 参数, where 参数 lacks them. */
function keyAreasChange({ settings, campaign, workbook }: Survey): WorkbookChange {
  const name = settings.home?.sheet ?? '';
  const sheet = sheetNamed(workbook, name);
  if (!sheet || keyAreasRange(workbook, name)) return NO_CHANGE;
  const top = (sheet.area?.bottom ?? 0) + 2;
  return { ...NO_CHANGE, sheets: [keyAreasSection(name, campaign.keyAreas, top)] };
}

function listChange(found: Survey): WorkbookChange {
  if (found.areas) return NO_CHANGE;
  const { campaign, workbook, settings } = found;
  const sheet = freeSheetName(AREA_LIST_SHEET, sheetNames(workbook));
  const areas = campaign.keyAreas.length > 0 ? keyAreasRange(workbook, settings.home?.sheet ?? '') : null;
  const spec = areaListSheet({
    sheet,
    title: `${federationTitle(campaign)}重点领域名录`,
    federation: campaign.federation,
    note: '每行填一个用人单位或项目。所属单位、领域、是否建会从列表里选；还没有建会的，建会时间和会员人数空着。行数不够时接着往下填。',
    entries: [],
    spareRows: AREA_SPARE_ROWS,
    units: unitCells(found),
    areas: areas ?? [],
  });
  return {
    ...NO_CHANGE,
    sheets: [spec],
    names: [rememberCell(AREA_LIST_HOME, { sheet, row: 1, column: 1 }, true)],
  };
}

/** The cells with the units' names. */
function unitCells({ breakdown }: Survey): DataRange {
  const { column } = breakdown.columns.unit;
  const { firstDataRow: top, lastDataRow: bottom } = breakdown;
  return { sheet: breakdown.sheet, area: { top, left: column, bottom, right: column } };
}
