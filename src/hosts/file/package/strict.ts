/**
 * Strict workbooks (Excel's "Strict Open XML Spreadsheet") use the same elements in other namespaces. Programs ignore a part
 * in a transitional namespace there.
 */
import type { Package } from './package';

const TRANSITIONAL = 'http://schemas.openxmlformats.org/';
const STRICT = 'http://purl.oclc.org/ooxml/';

/** The namespaces and relationship types that differ, without their bases. Microsoft's extensions and packages use the same in both. */
const NAMESPACES: readonly (readonly [transitional: string, strict: string])[] = [
  ['spreadsheetml/2006/main', 'spreadsheetml/main'],
  ['officeDocument/2006/relationships', 'officeDocument/relationships'],
  ['drawingml/2006/main', 'drawingml/main'],
  ['drawingml/2006/chart', 'drawingml/chart'],
  ['drawingml/2006/spreadsheetDrawing', 'drawingml/spreadsheetDrawing'],
];

/**
 * Percentages (21.2.2.75 gapWidth, 21.2.2.90 lblOffset): strict charts write `70%`, but the Open XML SDK accepts only `70`.
 * Both elements are optional, so they are left out and the defaults apply.
 */
const PERCENTAGES = /<c:(?:gapWidth|lblOffset) val="\d+"\/>/g;

function isStrict(pack: Package): boolean {
  return (
    pack.has('_rels/.rels') &&
    pack.text('_rels/.rels').includes(`${STRICT}officeDocument/relationships/officeDocument`)
  );
}

/** Turns transitional XML into strict XML if the package is strict. */
export function conformingXml(pack: Package, xml: string): string {
  if (!isStrict(pack)) return xml;
  return NAMESPACES.reduce(
    (text, [transitional, strict]) => text.split(TRANSITIONAL + transitional).join(STRICT + strict),
    xml.replace(PERCENTAGES, ''),
  );
}
