/**
 * Supports strict workbooks (Excel's "Strict Open XML Spreadsheet"). They use the same elements in other namespaces, and programs ignore a
 * part of a strict workbook that uses the usual (transitional) namespaces.
 */
import type { Package } from './package';

const TRANSITIONAL = 'http://schemas.openxmlformats.org/';
const STRICT = 'http://purl.oclc.org/ooxml/';

/**
 * The namespaces and relationship types that differ, without their common beginning. Microsoft's extensions and packages use the same ones
 * in both.
 */
const NAMESPACES: readonly (readonly [transitional: string, strict: string])[] = [
  ['spreadsheetml/2006/main', 'spreadsheetml/main'],
  ['officeDocument/2006/relationships', 'officeDocument/relationships'],
  ['drawingml/2006/main', 'drawingml/main'],
  ['drawingml/2006/chart', 'drawingml/chart'],
  ['drawingml/2006/spreadsheetDrawing', 'drawingml/spreadsheetDrawing'],
];

/**
 * Percentages (21.2.2.75 gapWidth, 21.2.2.90 lblOffset): the standard wants `70%` in strict charts, but the Open XML SDK accepts only `70`.
 * Both elements are optional, so they are removed and the defaults apply.
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
