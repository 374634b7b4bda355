/**
 * Finds the areas in which filters hide rows. A hidden row inside such an area counts as filtered, any other as hidden by hand.
 */
import type { Element } from '@xmldom/xmldom';
import { parseArea, parseSheetArea, type Area } from '../../../spreadsheet/address';
import type { SheetPart } from './sheet-part';
import type { Workbook } from './workbook';
import { child, children, isTrue } from '../package/xml';
import { XmlPart } from '../package/xml-part';

/**
 * The areas of all filters on a sheet that have criteria, with their headings: the filter of the sheet, the filters of its tables, and the
 * advanced filter. Filter buttons without criteria hide nothing.
 */
export function filteredAreas(workbook: Workbook, sheet: SheetPart): readonly Area[] {
  const tables = sheet.relationships
    .ofKind('table')
    .flatMap(({ part }) =>
      part !== null && workbook.pack.has(part) ? [new XmlPart(workbook.pack, part).root] : [],
    );
  const own = [sheet.root, ...tables].flatMap((root) => criteriaArea(child(root, 'autoFilter')));
  return own.length > 0 ? own : advancedFilter(workbook, sheet);
}

function criteriaArea(filter: Element | null): readonly Area[] {
  const area = parseArea(filter?.getAttribute('ref') ?? '');
  const hasCriteria = filter !== null && children(filter, 'filterColumn').some(hasCriterion);
  return area && hasCriteria ? [area] : [];
}

/** Whether a column has a criterion. A column without one is listed when its filter button is hidden (18.3.2.7 of ISO 29500-1). */
function hasCriterion(column: Element): boolean {
  return children(column).some(({ localName }) => localName !== 'extLst');
}

/** The area of the advanced filter, which sets `filterMode` (18.3.1.82) and stores its range in a defined name of the sheet. */
function advancedFilter(workbook: Workbook, sheet: SheetPart): readonly Area[] {
  if (!isTrue(child(sheet.root, 'sheetPr')?.getAttribute('filterMode') ?? null)) return [];
  const { index } = workbook.entry(sheet.name);
  const range = workbook.book
    .names()
    .find((name) => name.name === '_xlnm._FilterDatabase' && name.sheetIndex === index);
  const target = parseSheetArea(range?.refersTo ?? '');
  return target ? [target.area] : [];
}
