/**
 * What has to give way before some cells are merged.
 */
import { areaAddress, overlaps, type Area } from '../../spreadsheet/address';

/**
 * The merges that overlap an area and are not the wanted one; null when the area is merged already.
 * @param standing the merges of the sheet
 */
export function mergesInTheWay(area: Area, standing: readonly Area[]): readonly Area[] | null {
  if (standing.some((merge) => areaAddress(merge) === areaAddress(area))) return null;
  return standing.filter((merge) => overlaps(merge, area));
}
