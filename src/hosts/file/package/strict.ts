/**
 * Strict workbooks (ISO 29500 strict, as Excel's "Strict Open XML Spreadsheet"): the same elements in other namespaces.
 * A part in a transitional namespace is not seen in them.
 */
import type { Package } from './package';

const TRANSITIONAL = 'http://schemas.openxmlformats.org/';
const STRICT = 'http://purl.oclc.org/ooxml/';

/** Namespaces and relationship types that differ, behind their bases. Those of Microsoft's extensions and of packages do not. */
const NAMESPACES: readonly (readonly [transitional: string, strict: string])[] = [
  ['spreadsheetml/2006/main', 'spreadsheetml/main'],
  ['officeDocument/2006/relationships', 'officeDocument/relationships'],
  ['drawingml/2006/main', 'drawingml/main'],
  ['drawingml/2006/chart', 'drawingml/chart'],
  ['drawingml/2006/spreadsheetDrawing', 'drawingml/spreadsheetDrawing'],
];

/**
 * Percentages (21.2.2.75 gapWidth, 21.2.2.90 lblOffset): strict charts write 70%, and the Open XML SDK knows only 70. Both
 * are optional, and their defaults do.
 */
const PERCENTAGES = /<c:(?:gapWidth|lblOffset) val="\d+"\/>/g;

function isStrict(pack: Package): boolean {
  return (
    pack.has('_rels/.rels') &&
    pack.text('_rels/.rels').includes(`${STRICT}officeDocument/relationships/officeDocument`)
  );
}

/** XML written for a transitional workbook, as the package wants it. */
export function conformingXml(pack: Package, xml: string): string {
  if (!isStrict(pack)) return xml;
  return NAMESPACES.reduce(
    (text, [transitional, strict]) => text.split(TRANSITIONAL + transitional).join(STRICT + strict),
    xml.replace(PERCENTAGES, ''),
  );
}
