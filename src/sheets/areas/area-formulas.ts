/**
 * Counting the list of key areas by formulas that Excel 2016, WPS and LibreOffice compute alike.
 */
import { absoluteAreaAddress, quotedSheet } from '../../spreadsheet/address';
import { FOUNDED_WORDS, type AreaColumn } from '../../domain/areas/area-list';

/** The columns of a list, from its first row to its last, as formulas of another sheet refer to them. */
export type AreaListReference = Readonly<
  Record<Extract<AreaColumn, 'unit' | 'area' | 'name' | 'founded' | 'members'>, string>
>;

/** Parts of formulas, without their =. */
export interface AreaSums {
  readonly due: string;
  readonly founded: string;
  readonly members: string;
}

/** A cell that holds a name, and the names that may stand in it. */
interface NamedCell {
  readonly cell: string;
  readonly names: readonly string[];
}

/** Text that COUNTIFS reads as a pattern or as a comparison. */
const SPECIAL = /[*?~]|^[<>=]/;

/** References to the columns of a list; a column that was deleted becomes a reference that counts nothing. */
export function listReference(
  sheet: string,
  columns: Readonly<Partial<Record<AreaColumn, number>>>,
  rows: { readonly first: number; readonly last: number },
): AreaListReference {
  const column = (key: AreaColumn): string => {
    const at = columns[key] ?? columns.name ?? 1;
    return `${quotedSheet(sheet)}!${absoluteAreaAddress({ top: rows.first, left: at, bottom: rows.last, right: at })}`;
  };
  return {
    unit: column('unit'),
    area: column('area'),
    name: column('name'),
    founded: column('founded'),
    members: column('members'),
  };
}

/** The entries of a unit in an area: all, those with a union, and their members. */
export function areaCounts(list: AreaListReference, unit: NamedCell, area: NamedCell): AreaSums {
  const alike = `${list.unit},${criterion(unit)},${list.area},${criterion(area)}`;
  return {
    due: `COUNTIFS(${alike})`,
    founded: `COUNTIFS(${alike},${list.founded},"${FOUNDED_WORDS.yes}")`,
    members: `SUMIFS(${list.members},${alike})`,
  };
}

/** The number of rows of the list in which a unit, an area or a name stands. */
export function uncounted({ unit, area, name }: AreaListReference): string {
  return `SUMPRODUCT(--((${unit}<>"")+(${area}<>"")+(${name}<>"")>0))`;
}

/** A criterion of COUNTIFS for the text of a cell, in which `*`, `?` and comparison signs stand for themselves. */
function criterion({ cell, names }: NamedCell): string {
  if (!names.some((name) => SPECIAL.test(name))) return cell;
  const plain = ['~', '*', '?'].reduce((text, sign) => `SUBSTITUTE(${text},"${sign}","~${sign}")`, cell);
  return `"="&${plain}`;
}
