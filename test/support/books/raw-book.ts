/** Workbooks written as XML, for contents that neither the product nor openpyxl writes. */
import { strToU8, zipSync } from 'fflate';
import { FileHost } from '../../../src/hosts/file/file-host';

export interface RawBook {
  /** Sheet name → the content of its `<sheetData>`, or a whole `<worksheet>` element. */
  readonly sheets: Readonly<Record<string, string>>;
  /** XML before `<sheets>` in the workbook part, such as `<workbookPr date1904="1"/>`. */
  readonly before?: string;
  /** XML after `<sheets>`, such as `<definedNames>` or `<calcPr>`. */
  readonly behind?: string;
  /** Additional parts by name. */
  readonly parts?: Readonly<Record<string, string>>;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export function rawBytes({ sheets, before = '', behind = '', parts = {} }: RawBook): Uint8Array {
  const texts = Object.values(sheets);
  const entries = Object.keys(sheets).map(
    (name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  const relations = texts.map(
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  const all: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="${TYPES}.worksheet+xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}">${before}<sheets>${entries.join('')}</sheets>${behind}</workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships">${relations.join('')}</Relationships>`,
    ...parts,
  };
  texts.forEach((text, index) => {
    all[`xl/worksheets/sheet${index + 1}.xml`] = text.startsWith('<worksheet')
      ? text
      : `<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheetData>${text}</sheetData></worksheet>`;
  });
  return zipSync(Object.fromEntries(Object.entries(all).map(([name, text]) => [name, strToU8(text)])));
}

export function rawBook(book: RawBook): FileHost {
  return FileHost.open(rawBytes(book));
}
