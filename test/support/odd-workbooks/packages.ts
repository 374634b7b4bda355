/**
 * Workbooks packaged as other programs do: names, targets, content types, encodings, kinds of workbook.
 */
import {
  addPart,
  before,
  BOOK,
  BOOK_RELATIONSHIPS,
  dropPart,
  edit,
  MAIN,
  NOTES,
  OFFICE,
  PACKAGE,
  relateToBook,
  relationships,
  renamePart,
  SPREADSHEET,
  STRINGS,
  STYLES,
  TABLE,
  text,
  TYPES,
  type Parts,
} from './book';
import type { Oddity } from './oddity';

const RELATIONSHIPS = 'application/vnd.openxmlformats-package.relationships+xml';
const MACRO_BYTES = Uint8Array.from({ length: 512 }, (_, index) => (index * 7) % 251);

/** As LibreOffice 3.3 to 6.0: without a Default content type for relationships. */
function overridesOnly(parts: Parts): void {
  const names = Object.keys(parts).filter((name) => name.endsWith('.rels'));
  edit(parts, TYPES, (xml) =>
    xml
      .replace(/<Default [^>]*>/g, '')
      .replace(
        '</Types>',
        `${names.map((name) => `<Override PartName="/${name}" ContentType="${RELATIONSHIPS}"/>`).join('')}</Types>`,
      ),
  );
}

function retarget(parts: Parts, from: string, to: string): void {
  edit(parts, BOOK_RELATIONSHIPS, (xml) => xml.replace(`Target="${from}"`, `Target="${to}"`));
}

/** A part whose name needs percent-encoding. @param stored its name in the zip directory */
function encodedName(parts: Parts, stored: string): void {
  renamePart(parts, TABLE, stored);
  retarget(parts, 'worksheets/sheet1.xml', 'worksheets/%E8%A1%A8%201.xml');
  edit(parts, TYPES, (xml) => xml.replace(`/${TABLE}`, '/xl/worksheets/%E8%A1%A8%201.xml'));
}

function oddCase(parts: Parts): void {
  renamePart(parts, TABLE, 'xl/Worksheets/Sheet1.XML');
  renamePart(parts, STYLES, 'XL/Styles.xml');
  renamePart(parts, BOOK_RELATIONSHIPS, 'xl/_Rels/Workbook.xml.RELS');
}

/** The workbook part has another name, and all parts are in a folder of another name. */
function elsewhere(parts: Parts): void {
  for (const name of Object.keys(parts)) {
    if (name.startsWith('xl/'))
      renamePart(parts, name, name.replace('xl/', 'tables/').replace('workbook.xml', 'book.xml'));
  }
  edit(parts, TYPES, (xml) =>
    xml.replace(/PartName="\/xl\//g, 'PartName="/tables/').replace('workbook.xml', 'book.xml'),
  );
  edit(parts, '_rels/.rels', (xml) => xml.replace(BOOK, 'tables/book.xml'));
}

const STRICT: readonly (readonly [string, string])[] = [
  [MAIN, 'http://purl.oclc.org/ooxml/spreadsheetml/main'],
  [OFFICE, 'http://purl.oclc.org/ooxml/officeDocument/relationships'],
];

/** As Excel saves a "Strict Open XML Spreadsheet". */
function strict(parts: Parts): void {
  for (const name of Object.keys(parts)) {
    parts[name] = STRICT.reduce((xml, [from, to]) => xml.split(from).join(to), text(parts, name));
  }
  edit(parts, BOOK, (xml) => xml.replace('<workbook ', '<workbook conformance="strict" '));
  edit(parts, NOTES, (xml) =>
    xml
      .replace('<v>42005</v>', '<v>42005</v>')
      .replace('s="4">', 's="4" t="d">')
      .replace('<v>42005</v>', '<v>2015-01-01</v>'),
  );
}

/** Both main namespaces under a prefix, as some .NET libraries write them. */
function prefixed(parts: Parts): void {
  for (const name of [BOOK, TABLE, NOTES, STYLES, STRINGS]) {
    edit(parts, name, (xml) =>
      xml.replace(`xmlns="${MAIN}"`, `xmlns:x="${MAIN}"`).replace(/<(\/?)([A-Za-z])/g, '<$1x:$2'),
    );
  }
  edit(parts, TYPES, (xml) =>
    xml
      .replace(`xmlns="${PACKAGE}/content-types"`, `xmlns:t="${PACKAGE}/content-types"`)
      .replace(/<(\/?)([A-Za-z])/g, '<$1t:$2'),
  );
  edit(parts, BOOK_RELATIONSHIPS, (xml) =>
    xml
      .replace(`xmlns="${PACKAGE}/relationships"`, `xmlns:p="${PACKAGE}/relationships"`)
      .replace(/<(\/?)([A-Za-z])/g, '<$1p:$2'),
  );
}

function utf16(xml: string, littleEndian: boolean): Uint8Array {
  const text = `\ufeff${xml.replace('encoding="UTF-8"', 'encoding="UTF-16"')}`;
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < text.length; index += 1)
    view.setUint16(index * 2, text.charCodeAt(index), littleEndian);
  return bytes;
}

function inUtf16(parts: Parts): void {
  [BOOK, TABLE, NOTES, STYLES, STRINGS].forEach((name, index) => {
    parts[name] = utf16(text(parts, name), index % 2 === 0);
  });
}

function withMacros(parts: Parts, type: string): void {
  edit(parts, TYPES, (xml) => xml.replace(`${SPREADSHEET}.sheet.main+xml`, type));
  addPart(parts, 'xl/vbaProject.bin', 'application/vnd.ms-office.vbaProject', MACRO_BYTES);
  relateToBook(
    parts,
    'rId9',
    'http://schemas.microsoft.com/office/2006/relationships/vbaProject',
    'vbaProject.bin',
  );
  edit(parts, BOOK, (xml) => xml.replace('<workbookPr/>', '<workbookPr codeName="ThisWorkbook"/>'));
  edit(parts, TABLE, (xml) => xml.replace('<sheetPr/>', '<sheetPr codeName="Sheet1"/>'));
}

/** The parts of a signed package, without a certificate and with made-up values. */
function signed(parts: Parts): void {
  const digital = `${PACKAGE}/relationships/digital-signature`;
  edit(
    parts,
    '_rels/.rels',
    before(
      '</Relationships>',
      `<Relationship Id="rId9" Type="${digital}/origin" Target="_xmlsignatures/origin.sigs"/>`,
    ),
  );
  addPart(
    parts,
    '_xmlsignatures/origin.sigs',
    'application/vnd.openxmlformats-package.digital-signature-origin',
    new Uint8Array(),
  );
  parts['_xmlsignatures/_rels/origin.sigs.rels'] = relationships([
    ['rId1', `${digital}/signature`, 'sig1.xml'],
  ]);
  addPart(
    parts,
    '_xmlsignatures/sig1.xml',
    'application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml',
    '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo><CanonicalizationMethod Algorithm="http://www.w3.org/TR/2001/REC-xml-c14n-20010315"/><SignatureMethod Algorithm="http://www.w3.org/2000/09/xmldsig#rsa-sha1"/><Reference URI="#idPackageObject"><DigestMethod Algorithm="http://www.w3.org/2000/09/xmldsig#sha1"/><DigestValue>AAAA</DigestValue></Reference></SignedInfo><SignatureValue>AAAA</SignatureValue></Signature>',
  );
}

const CHART = `<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:ser><c:idx val="0"/><c:order val="0"/><c:val><c:numRef><c:f>任务分解!$C$4:$C$7</c:f></c:numRef></c:val></c:ser><c:axId val="1"/><c:axId val="2"/></c:barChart><c:catAx><c:axId val="1"/><c:scaling/><c:delete val="0"/><c:axPos val="b"/><c:crossAx val="2"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling/><c:delete val="0"/><c:axPos val="l"/><c:crossAx val="1"/></c:valAx></c:plotArea></c:chart></c:chartSpace>`;
const DRAWING = `<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">ANCHOR<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="图表 1"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="${OFFICE}" r:id="rId1"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/>END</xdr:wsDr>`;

/** A drawing with one chart. */
export function addChartDrawing(
  parts: Parts,
  number: number,
  anchor: readonly [start: string, end: string],
): void {
  addPart(
    parts,
    `xl/drawings/drawing${number}.xml`,
    'application/vnd.openxmlformats-officedocument.drawing+xml',
    DRAWING.replace('ANCHOR', anchor[0]).replace('END', anchor[1]),
  );
  parts[`xl/drawings/_rels/drawing${number}.xml.rels`] = relationships([
    ['rId1', `${OFFICE}/chart`, `../charts/chart${number}.xml`],
  ]);
  addPart(
    parts,
    `xl/charts/chart${number}.xml`,
    'application/vnd.openxmlformats-officedocument.drawingml.chart+xml',
    CHART,
  );
}

function addChartSheet(parts: Parts): void {
  addPart(
    parts,
    'xl/chartsheets/sheet1.xml',
    `${SPREADSHEET}.chartsheet+xml`,
    `<chartsheet xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheetPr/><sheetViews><sheetView workbookViewId="0"/></sheetViews><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><drawing r:id="rId1"/></chartsheet>`,
  );
  parts['xl/chartsheets/_rels/sheet1.xml.rels'] = relationships([
    ['rId1', `${OFFICE}/drawing`, '../drawings/drawing1.xml'],
  ]);
  addChartDrawing(parts, 1, [
    '<xdr:absoluteAnchor><xdr:pos x="0" y="0"/><xdr:ext cx="9000000" cy="6000000"/>',
    '</xdr:absoluteAnchor>',
  ]);
  relateToBook(parts, 'rId8', `${OFFICE}/chartsheet`, 'chartsheets/sheet1.xml');
}

function chartSheetBetween(parts: Parts): void {
  addChartSheet(parts);
  edit(parts, BOOK, before('<sheet name="记事"', '<sheet name="图" sheetId="7" r:id="rId8"/>'));
  edit(parts, BOOK, (xml) =>
    xml.replace(
      'name="任务合计"',
      'name="本页" localSheetId="2">记事!$A$1</definedName><definedName name="任务合计"',
    ),
  );
}

function chartSheetsOnly(parts: Parts): void {
  addChartSheet(parts);
  edit(parts, BOOK, (xml) =>
    xml
      .replace(/<sheets>.*<\/sheets>/, '<sheets><sheet name="图" sheetId="7" r:id="rId8"/></sheets>')
      .replace(/<definedNames>.*<\/definedNames>/, ''),
  );
}

function withoutStyles(parts: Parts): void {
  dropPart(parts, STYLES);
  edit(parts, BOOK_RELATIONSHIPS, (xml) => xml.replace(/<Relationship Id="rId3"[^>]*>/, ''));
  edit(parts, TYPES, (xml) => xml.replace(/<Override PartName="\/xl\/styles.xml"[^>]*>/, ''));
  for (const name of [TABLE, NOTES]) edit(parts, name, (xml) => xml.replace(/ s="\d"/g, ''));
  edit(parts, TABLE, (xml) => xml.replace(/<conditionalFormatting.*<\/conditionalFormatting>/, ''));
}

function withoutStrings(parts: Parts): void {
  const texts = Array.from(text(parts, STRINGS).matchAll(/<t>([^<]*)<\/t>/g), ([, string = '']) => string);
  dropPart(parts, STRINGS);
  edit(parts, BOOK_RELATIONSHIPS, (xml) => xml.replace(/<Relationship Id="rId4"[^>]*>/, ''));
  edit(parts, TYPES, (xml) => xml.replace(/<Override PartName="\/xl\/sharedStrings.xml"[^>]*>/, ''));
  for (const name of [TABLE, NOTES]) {
    edit(parts, name, (xml) =>
      xml.replace(
        / t="s"><v>(\d+)<\/v>/g,
        (_, index: string) => ` t="inlineStr"><is><t>${texts[Number(index)] ?? ''}</t></is>`,
      ),
    );
  }
}

function externalLink(parts: Parts): void {
  addPart(
    parts,
    'xl/externalLinks/externalLink1.xml',
    `${SPREADSHEET}.externalLink+xml`,
    `<externalLink xmlns="${MAIN}"><externalBook xmlns:r="${OFFICE}" r:id="rId1"><sheetNames><sheetName val="Sheet1"/></sheetNames><sheetDataSet><sheetData sheetId="0"><row r="1"><cell r="A1"><v>5</v></cell></row></sheetData></sheetDataSet></externalBook></externalLink>`,
  );
  parts['xl/externalLinks/_rels/externalLink1.xml.rels'] = relationships([
    ['rId1', `${OFFICE}/externalLinkPath`, 'file:///C:/%E5%8E%BB%E5%B9%B4.xlsx', 'External'],
  ]);
  relateToBook(parts, 'rId7', `${OFFICE}/externalLink`, 'externalLinks/externalLink1.xml');
  edit(parts, BOOK, (xml) =>
    xml.replace(
      '<definedNames>',
      '<externalReferences><externalReference r:id="rId7"/></externalReferences><definedNames>',
    ),
  );
  edit(parts, NOTES, before('</sheetData>', '<row r="6"><c r="A6"><f>[1]Sheet1!A1+1</f><v>6</v></c></row>'));
}

const OPTIONS: Oddity['make'] = (parts) => {
  edit(parts, BOOK, (xml) =>
    xml.replace('<workbookPr/>', '<fileSharing readOnlyRecommended="1" userName="王"/><workbookPr/>'),
  );
  addPart(
    parts,
    'docProps/custom.xml',
    'application/vnd.openxmlformats-officedocument.custom-properties+xml',
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="_MarkAsFinal"><vt:bool>true</vt:bool></property></Properties>',
  );
  edit(
    parts,
    '_rels/.rels',
    before(
      '</Relationships>',
      `<Relationship Id="rId5" Type="${OFFICE}/custom-properties" Target="docProps/custom.xml"/>`,
    ),
  );
};

/** Oddities of the package. */
export const ODD_PACKAGES: readonly Oddity[] = [
  { name: 'nothing odd', make: () => undefined },
  { name: 'relationships named by Override only', make: overridesOnly },
  {
    name: 'a percent-encoded part, plain in the zip',
    make: (parts) => encodedName(parts, 'xl/worksheets/表 1.xml'),
  },
  {
    name: 'a percent-encoded part, encoded in the zip',
    make: (parts) => encodedName(parts, 'xl/worksheets/%E8%A1%A8%201.xml'),
  },
  {
    name: 'absolute targets',
    make: (parts) => retarget(parts, 'worksheets/sheet1.xml', '/xl/worksheets/sheet1.xml'),
  },
  {
    name: 'targets with dots',
    make: (parts) => retarget(parts, 'worksheets/sheet1.xml', './charts/../worksheets/sheet1.xml'),
  },
  { name: 'part names in another case', make: oddCase },
  { name: 'backslashes in the zip', make: (parts) => renamePart(parts, TABLE, TABLE.replace(/\//g, '\\')) },
  {
    name: 'encoded brackets of the content types',
    make: (parts) => renamePart(parts, TYPES, '%5BContent_Types%5D.xml'),
  },
  { name: 'a workbook in another folder', make: elsewhere },
  { name: 'entries that are not packed', level: 0, make: () => undefined },
  { name: 'a strict workbook', make: strict },
  { name: 'every element with a prefix', make: prefixed },
  { name: 'parts in UTF-16', make: inUtf16 },
  {
    name: 'byte order marks',
    make: (parts) => {
      for (const name of [BOOK, TABLE, STYLES, STRINGS, TYPES]) parts[name] = `\ufeff${text(parts, name)}`;
    },
  },
  {
    name: 'a template',
    extension: '.xltx',
    make: (parts) => edit(parts, TYPES, (xml) => xml.replace('.sheet.main+xml', '.template.main+xml')),
  },
  {
    name: 'a template with macros',
    extension: '.xltm',
    make: (parts) => withMacros(parts, 'application/vnd.ms-excel.template.macroEnabled.main+xml'),
  },
  {
    name: 'a workbook with macros',
    extension: '.xlsm',
    make: (parts) => withMacros(parts, 'application/vnd.ms-excel.sheet.macroEnabled.main+xml'),
  },
  { name: 'a signed workbook', says: '数字签名', make: signed },
  {
    name: 'a locked structure',
    refused: '结构受保护',
    make: (parts) =>
      edit(parts, BOOK, (xml) =>
        xml.replace('<bookViews>', '<workbookProtection lockStructure="1"/><bookViews>'),
      ),
  },
  { name: 'chart sheets only', refused: '只有图表工作表', make: chartSheetsOnly },
  { name: 'a chart sheet between worksheets', make: chartSheetBetween },
  { name: 'read-only recommended and marked as final', make: OPTIONS },
  { name: 'an external link', make: externalLink },
  { name: 'no styles', make: withoutStyles },
  { name: 'no shared strings', make: withoutStrings },
  {
    name: 'a relationship twice',
    make: (parts) => {
      relateToBook(parts, 'rId44', `${OFFICE}/sharedStrings`, 'sharedStrings.xml');
      relateToBook(parts, 'rId45', `${OFFICE}/styles`, '/xl/styles.xml');
    },
  },
  {
    name: 'sheets whose parts are in another order, with odd ids',
    make: (parts) => {
      retarget(parts, 'worksheets/sheet1.xml', 'worksheets/swap.xml');
      retarget(parts, 'worksheets/sheet2.xml', 'worksheets/sheet1.xml');
      retarget(parts, 'worksheets/swap.xml', 'worksheets/sheet2.xml');
      [parts[TABLE], parts[NOTES]] = [text(parts, NOTES), text(parts, TABLE)];
      for (const name of [BOOK, BOOK_RELATIONSHIPS])
        edit(parts, name, (xml) => xml.replace('d="rId1"', 'd="表_1-a"'));
    },
  },
  {
    name: 'a part nothing refers to',
    make: (parts) => addPart(parts, 'customXml/item1.xml', 'application/xml', '<a xmlns="urn:a">留</a>'),
  },
];
