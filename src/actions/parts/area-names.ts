/** The names of a workbook's key areas and units, as the list, the summary and the report use them. */
import { areaCoverage, type AreaCoverage } from '../../domain/areas/coverage';
import { textOf, valueAt } from '../../spreadsheet/grid';
import type { Survey } from '../survey';

/** The coverage of the key areas; null where there is no list, or no area is named. */
export function coverageOf(found: Pick<Survey, 'areas' | 'campaign' | 'whole'>): AreaCoverage | null {
  const areas = areaNames(found);
  if (!found.areas || areas.length === 0) return null;
  return areaCoverage(found.areas.entries, areaUnits(found), areas);
}

/** The areas on 参数, or else the areas that the list names. */
export function areaNames({
  areas,
  campaign: { keyAreas },
}: Pick<Survey, 'areas' | 'campaign'>): readonly string[] {
  if (keyAreas.length > 0) return keyAreas;
  return distinct((areas?.entries ?? []).map(({ area }) => area));
}

/** The distinct names of units in the table's spelling; a repeated name would be counted twice. */
export function areaUnits({ whole }: Pick<Survey, 'whole'>): readonly string[] {
  const { breakdown, sheet } = whole;
  const { column } = breakdown.columns.unit;
  return distinct(breakdown.units.map(({ row }) => textOf(valueAt(sheet, row, column))));
}

function distinct(names: readonly string[]): string[] {
  const byKey = new Map(names.map((name) => [name.trim().toLowerCase(), name.trim()]));
  byKey.delete('');
  return [...byKey.values()];
}
