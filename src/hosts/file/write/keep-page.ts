/**
 * Takes over, from a sheet that is made anew, how its page is set up and shown.
 */
import type { Element } from '@xmldom/xmldom';
import { appendElement, child, children } from '../package/xml';
import type { SheetPart } from '../parts/sheet-part';
import { sheetProperties, sheetView } from './sheet-layout';

const PAGE = ['printOptions', 'pageMargins', 'pageSetup', 'headerFooter', 'rowBreaks', 'colBreaks'] as const;
/** Properties of the sheet (18.3.1.82) that do not depend on its cells. */
const PROPERTIES = ['tabColor', 'pageSetUpPr'] as const;
/** Attributes of a view (18.3.1.87) that speak of a cell or of other sheets. */
const OF_CELLS: readonly string[] = ['topLeftCell', 'tabSelected'];

/** @param before the root element of the sheet as it was */
export function keepPage(before: Element, sheet: SheetPart): void {
  const properties = child(before, 'sheetPr');
  for (const name of PROPERTIES) {
    const standing = properties && child(properties, name);
    if (standing) fill(sheetProperties(sheet, name), standing);
  }
  // Macros find their sheet by its code name.
  const codeName = properties?.getAttribute('codeName') ?? null;
  if (codeName !== null) sheet.section('sheetPr').setAttribute('codeName', codeName);
  for (const name of PAGE) {
    const standing = child(before, name);
    if (standing) fill(sheet.section(name), standing);
  }
  const views = child(before, 'sheetViews');
  const view = views && child(views, 'sheetView');
  if (view) copyAttributes(sheetView(sheet), view, OF_CELLS);
}

/** Gives an element the attributes and the content of another document's element. */
function fill(element: Element, standing: Element): void {
  copyAttributes(element, standing);
  for (const part of children(standing)) fill(appendElement(element, part.localName ?? ''), part);
  if (children(standing).length === 0 && standing.textContent) element.textContent = standing.textContent;
}

/** Copies attributes without a namespace; others refer to other parts, such as the settings of a printer. */
function copyAttributes(element: Element, standing: Element, without: readonly string[] = []): void {
  for (const { name, value } of Array.from(standing.attributes)) {
    if (!name.includes(':') && name !== 'xmlns' && !without.includes(name)) element.setAttribute(name, value);
  }
}
