/**
 * Finds merged cells that must be unmerged before an area can be merged.
 */
import { areaAddress, overlaps, type Area } from '../../spreadsheet/address';

/**
 * The merged cells that overlap an area; null when exactly this area is merged already.
 * @param standing the merged cells of the sheet
 */
export function mergesInTheWay(area: Area, standing: readonly Area[]): readonly Area[] | null {
  if (standing.some((merge) => areaAddress(merge) === areaAddress(area))) return null;
  return standing.filter((merge) => overlaps(merge, area));
}
