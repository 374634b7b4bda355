/** Formulas that count the list of key areas; Excel 2016, WPS and LibreOffice compute them alike. */
import { absoluteAreaAddress, quotedSheet } from '../../spreadsheet/address';
import { FOUNDED_WORDS, type AreaColumn } from '../../domain/areas/area-list';

/** References from another sheet to the columns of a list, from its first row to its last. */
export type AreaListReference = Readonly<
  Record<Extract<AreaColumn, 'unit' | 'area' | 'name' | 'founded' | 'members'>, string>
>;

/** Formulas without their leading `=`, for use inside other formulas. */
export interface AreaSums {
  readonly due: string;
  readonly founded: string;
  readonly members: string;
}

/** A cell that holds a name, and all names that the cell may hold. */
interface NamedCell {
  readonly cell: string;
  readonly names: readonly string[];
}

/** Text that COUNTIFS reads as a pattern or as a comparison. */
const SPECIAL = /[*?~]|^[<>=]/;

/** References to the columns of a list. A reference to the column of names stands for a deleted column, because names match no criterion. */
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

/** Counts of a unit's entries in an area: all entries, those with a union, and their members. */
export function areaCounts(list: AreaListReference, unit: NamedCell, area: NamedCell): AreaSums {
  const alike = `${list.unit},${criterion(unit)},${list.area},${criterion(area)}`;
  return {
    due: `COUNTIFS(${alike})`,
    founded: `COUNTIFS(${alike},${list.founded},"${FOUNDED_WORDS.yes}")`,
    members: `SUMIFS(${list.members},${alike})`,
  };
}

/** A formula for the number of rows of the list that have a unit, an area or a name. */
export function uncounted({ unit, area, name }: AreaListReference): string {
  return `SUMPRODUCT(--((${unit}<>"")+(${area}<>"")+(${name}<>"")>0))`;
}

/** A COUNTIFS criterion for the text in a cell; `*`, `?` and comparison signs in it are matched literally. */
function criterion({ cell, names }: NamedCell): string {
  if (!names.some((name) => SPECIAL.test(name))) return cell;
  const plain = ['~', '*', '?'].reduce((text, sign) => `SUBSTITUTE(${text},"${sign}","~${sign}")`, cell);
  return `"="&${plain}`;
}
