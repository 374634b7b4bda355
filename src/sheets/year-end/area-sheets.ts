/** The key areas in the year-end workbook: a copy of the list, and a summary that counts the copy. */
import { AREA_COLUMNS, type AreaEntry } from '../../domain/areas/area-list';
import type { SheetSpec } from '../../spreadsheet/spec';
import { listReference } from '../areas/area-formulas';
import { AREA_LIST_SHEET, AREA_SUMMARY_SHEET } from '../areas/area-homes';
import { AREA_LIST_FIRST_ROW, areaListSheet, listColumn } from '../areas/area-list-sheet';
import { areaSummaryReference, type AreaSummaryReference } from '../areas/area-summary-places';
import { areaSummarySheet } from '../areas/area-summary-sheet';

/** The key areas from the source workbook. */
export interface AnnualAreas {
  readonly entries: readonly AreaEntry[];
  readonly units: readonly string[];
  readonly areas: readonly string[];
}

/** Both sheets, and the cells that other sheets refer to. */
export function areaSheets(
  { entries, units, areas }: AnnualAreas,
  { title, federation }: { readonly title: string; readonly federation: string },
): { readonly sheets: readonly SheetSpec[]; readonly reference: AreaSummaryReference } {
  const rows = { first: AREA_LIST_FIRST_ROW, last: AREA_LIST_FIRST_ROW + Math.max(entries.length, 1) - 1 };
  const columns = Object.fromEntries(AREA_COLUMNS.map((column) => [column, listColumn(column)]));
  const summary = {
    sheet: AREA_SUMMARY_SHEET,
    title: `${title}重点领域建会情况`,
    federation,
    list: listReference(AREA_LIST_SHEET, columns, rows),
    units,
    areas,
  };
  const list = areaListSheet({
    sheet: AREA_LIST_SHEET,
    title: `${title}重点领域名录`,
    federation,
    note: '按生成本工作簿时的名录列出。',
    entries,
    spareRows: 0,
    units: [],
    areas: [],
  });
  return { sheets: [areaSummarySheet(summary), list], reference: areaSummaryReference(summary) };
}
