/**
 * Sheets, strings and styles with XML that is allowed but rare.
 */
import {
  addPart,
  before,
  BOOK,
  edit,
  MAIN,
  NOTES,
  OFFICE,
  STRINGS,
  STYLES,
  TABLE,
  text,
  type Parts,
} from './book';
import type { Oddity } from './oddity';

const IGNORABLE =
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:n="urn:note" mc:Ignorable="n" ';

function withNotes(parts: Parts, change: (xml: string) => string): void {
  edit(parts, TABLE, (xml) => change(xml.replace('<worksheet ', `<worksheet ${IGNORABLE}`)));
}

const ROW_LIKE = '<row r="2"><c r="A2"><v>7</v></c></row>';

function comments(parts: Parts): void {
  for (const name of [TABLE, NOTES]) {
    edit(parts, name, (xml) =>
      xml
        .replace('</v></c></row>', `</v><!-- <v>8</v></c> --></c><!-- <c r="Z1"/> --></row>`)
        .replace('<sheetData>', `<!-- <sheetData>${ROW_LIKE} > --><sheetData><!-- ${ROW_LIKE} -->`)
        .replace('<row r="4"', `<!-- </row> ' " --><row r="4"`)
        .replace('</sheetData>', '<!-- </sheetData> --></sheetData><!-- <sheetData/> -->'),
    );
  }
  edit(parts, STRINGS, (xml) =>
    xml.replace('<si><t>甲县', '<!-- <si><t>x</t></si> --><si><t>甲<!-- </t> -->县'),
  );
  edit(parts, STYLES, (xml) =>
    xml
      .replace('<fonts', '<!-- <fonts><font/></fonts> --><fonts')
      .replace('<font><b/>', '<!-- <font/> --><font><!-- <b/> --><b/>')
      .replace('</cellXfs>', '<!-- <xf/> </cellXfs> --></cellXfs>'),
  );
  edit(parts, BOOK, (xml) => xml.replace('<sheets>', '<sheets><!-- <sheet name="x"/> -->'));
}

function sections(parts: Parts): void {
  edit(parts, STRINGS, (xml) =>
    xml
      .replace('<t>甲县</t>', '<t><![CDATA[甲]]>县</t>')
      .replace('<t>说明</t>', '<t><![CDATA[<row r="1">&amp; </si> <!DOCTYPE x>]]></t>'),
  );
  edit(parts, NOTES, (xml) =>
    xml
      .replace('"共"&amp;任务分解!C8&amp;"人"', '<![CDATA["共"&任务分解!C8&"人"]]>')
      .replace(
        '</sheetData>',
        '<row r="5"><c r="A5" t="inlineStr"><is><t><![CDATA[</c></row> 1 < 2 & 3 > 2]]></t></is></c></row></sheetData>',
      ),
  );
}

function instructions(parts: Parts): void {
  for (const name of [TABLE, NOTES, STRINGS, STYLES, BOOK]) {
    edit(parts, name, (xml) => xml.replace(/\?>\n/, '?>\n<?note a="<row r=\'1\'>" > ?>'));
  }
  edit(parts, TABLE, (xml) => xml.replace('<row r="5"', '<?keep <row r="2"/> ?><row r="5"'));
}

/** White space wherever XML allows it, and single quotes. */
function spacedTags(parts: Parts): void {
  for (const name of [TABLE, NOTES]) {
    edit(parts, name, (xml) =>
      xml
        .replace(/<row r="(\d+)"/g, "<row\n  r = '$1' ")
        .replace(/<c r="(\w+)" s="(\d)"/g, "<c r = '$1'  s\t=\n'$2'")
        .replace(/<\/(row|c|v|f|sheetData)>/g, '</$1 >'),
    );
  }
  edit(parts, STRINGS, (xml) => xml.replace(/<\/(si|t|sst)>/g, '</$1\n>'));
  edit(parts, STYLES, (xml) =>
    xml.replace(/<\/(font|fonts|xf|fills|fill|borders)>/g, '</$1 >').replace(/"\/>/g, '" />'),
  );
}

function withoutPlaces(parts: Parts): void {
  for (const name of [TABLE, NOTES]) {
    edit(parts, name, (xml) =>
      xml
        .replace(/<row r="1">([\s\S]*?)<\/row>(?:<row r="3">)/, '<row>$1</row><row></row><row>')
        .replace(/<row r="([5-8])"/g, '<row')
        .replace(/<c r="\w+"/g, '<c'),
    );
  }
}

function addRows(parts: Parts, rows: string): void {
  edit(parts, NOTES, before('</sheetData>', rows));
}

const RICH =
  '<r><rPr><b/><sz val="12"/><color rgb="FFFF0000"/><rFont val="黑体"/></rPr><t xml:space="preserve"> 红 </t></r><r><t>黑</t></r>';
const PHONETIC =
  '<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1" type="noConversion"/></si>';

function richTexts(parts: Parts): void {
  edit(
    parts,
    STRINGS,
    before(
      '</sst>',
      `<si>${RICH}</si>${PHONETIC}<si><t xml:space="preserve">  两头有空格\n  </t></si><si><t/></si>`,
    ),
  );
  addRows(
    parts,
    `<row r="6">${[12, 13, 14, 15].map((index, at) => `<c r="${'ABCD'[at] ?? ''}6" t="s"><v>${index}</v></c>`).join('')}</row><row r="7"><c r="A7" t="inlineStr"><is>${RICH}<rPh sb="0" eb="1"><t>あ</t></rPh></is></c></row>`,
  );
}

/** Extensions that Excel 2010 and later add to a sheet and a workbook. */
function extended(parts: Parts): void {
  const compatible =
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac xr" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac" xmlns:xr="http://schemas.microsoft.com/office/spreadsheetml/2014/revision" ';
  edit(parts, TABLE, (xml) =>
    xml
      .replace('<worksheet ', `<worksheet ${compatible}xr:uid="{00000000-0001-0000-0000-000000000000}" `)
      .replace(/<row r="(\d)"/g, '<row r="$1" spans="1:4" x14ac:dyDescent="0.15"')
      .replace('defaultRowHeight="14.25"', 'defaultRowHeight="14.25" x14ac:dyDescent="0.15"')
      .replace(
        '</worksheet>',
        `<extLst><ext uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:sparklineGroups xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:sparklineGroup displayEmptyCellsAs="gap"><x14:colorSeries rgb="FF376092"/><x14:sparklines><x14:sparkline><xm:f>任务分解!B4:C4</xm:f><xm:sqref>D4</xm:sqref></x14:sparkline></x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext></extLst></worksheet>`,
      ),
  );
  edit(parts, BOOK, (xml) =>
    xml
      .replace(
        '<workbook ',
        `<workbook ${compatible.replace('x14ac xr', 'x15').replace(/xmlns:x14ac="[^"]*" xmlns:xr="[^"]*"/, 'xmlns:x15="http://schemas.microsoft.com/office/spreadsheetml/2010/11/main"')}`,
      )
      .replace(
        '<bookViews>',
        '<mc:AlternateContent><mc:Choice Requires="x15"><x15ac:absPath xmlns:x15ac="http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac" url="C:\\表\\"/></mc:Choice></mc:AlternateContent><bookViews>',
      ),
  );
  edit(parts, STYLES, (xml) =>
    xml
      .replace(
        '<styleSheet ',
        `<styleSheet ${compatible.replace('x14ac xr', 'x14ac').replace(/ xmlns:xr="[^"]*"/, '')}`,
      )
      .replace('<fonts count="2"', '<fonts count="2" x14ac:knownFonts="1"'),
  );
}

const SHARED = `<row r="6"><c r="A6"><f t="shared" ref="A6:A8" si="0">C2+ROW()</f><v>6</v></c></row><row r="7"><c r="A7"><f t="shared" si="0"/><v>7</v></c><c r="B7"><f t="array" ref="B7:B8">任务分解!B4:B5*2</f><v>2000</v></c></row><row r="8"><c r="A8"><f t="shared" si="0"/><v>8</v></c><c r="B8"><v>4000</v></c></row>`;

/** A thousand fonts and formats, as pasting between workbooks leaves them behind. */
function manyStyles(parts: Parts): void {
  const many = Array.from({ length: 3000 }, (_, index) => index);
  edit(parts, STYLES, (xml) =>
    xml
      .replace('<fonts count="2">', '<fonts count="3002">')
      .replace(
        '</fonts>',
        `${many.map((index) => `<font><sz val="${8 + (index % 90) / 10}"/><color rgb="FF${index.toString(16).padStart(6, '0')}"/><name val="字体${index % 40}"/></font>`).join('')}</fonts>`,
      )
      .replace('<cellXfs count="5">', '<cellXfs count="3005">')
      .replace(
        '</cellXfs>',
        `${many.map((index) => `<xf numFmtId="0" fontId="${index + 2}" fillId="0" borderId="0" xfId="0" applyFont="1"/>`).join('')}</cellXfs>`,
      )
      .replace('<cellStyles count="1">', '<cellStyles count="201">')
      .replace(
        '</cellStyles>',
        `${many
          .slice(0, 200)
          .map((index) => `<cellStyle name="常规 ${index}" xfId="0"/>`)
          .join('')}</cellStyles>`,
      ),
  );
  addRows(parts, `<row r="6"><c r="A6" s="2999"><v>1</v></c><c r="B6" s="3004"><v>2</v></c></row>`);
}

/** Oddities of the XML. */
export const ODD_SHEETS: readonly Oddity[] = [
  {
    name: 'a > in an attribute of a row',
    make: (parts) => withNotes(parts, (xml) => xml.replace('<row r="4"', '<row n:note="a > b /> c" r="4"')),
  },
  {
    name: 'a > in an attribute of a cell',
    make: (parts) => withNotes(parts, (xml) => xml.replace('<c r="B5"', `<c n:note='"/> >' r="B5"`)),
  },
  {
    name: 'attributes within attributes',
    make: (parts) =>
      withNotes(parts, (xml) => xml.replace('<row r="5"', `<row n:note=' r="2" hidden="1" ht="0"' r="5"`)),
  },
  {
    name: 'a > in attributes around the cells',
    make: (parts) =>
      withNotes(parts, (xml) =>
        xml
          .replace('<sheetData>', '<sheetData n:note="</sheetData>">'.replace('</', '&lt;/'))
          .replace('</sheetData>', '</sheetData >'),
      ),
  },
  { name: 'comments with markup in them', make: comments },
  { name: 'CDATA sections', make: sections },
  { name: 'processing instructions', make: instructions },
  { name: 'white space in tags and single quotes', make: spacedTags },
  {
    name: 'a row twice',
    refused: '已损坏',
    make: (parts) => edit(parts, NOTES, (xml) => xml.replace('<row r="4"', '<row r="2"')),
  },
  {
    name: 'a cell twice',
    refused: '已损坏',
    make: (parts) => edit(parts, TABLE, (xml) => xml.replace('<c r="C5"', '<c r="B5"')),
  },
  {
    name: 'fonts in the order of openpyxl',
    make: (parts) =>
      edit(parts, STYLES, (xml) =>
        xml.replace(
          /<font>((?:<b\/>)?)(<sz[^>]*>)((?:<color[^>]*>)?)(<name[^>]*>)(<charset[^>]*>)<\/font>/g,
          (_, bold: string, size: string, color: string, name: string, charset: string) =>
            `<font>${name}${charset}${bold.replace('/>', ' val="1" />')}${color}${size}</font>`,
        ),
      ),
  },
  {
    name: 'the page setup of LibreOffice',
    make: (parts) => {
      edit(parts, TABLE, (xml) =>
        xml
          .replace('<sheetPr/>', '<sheetPr filterMode="false"><pageSetUpPr fitToPage="false"/></sheetPr>')
          .replace(
            '</worksheet>',
            '<pageSetup paperSize="9" scale="100" fitToWidth="1" fitToHeight="1" pageOrder="downThenOver" orientation="portrait" copies="1"/></worksheet>',
          ),
      );
      edit(parts, BOOK, (xml) =>
        xml.replace(
          '</definedNames>',
          '<definedName function="false" hidden="false" localSheetId="0" name="_xlnm.Print_Area" vbProcedure="false">任务分解!$A$1:$D$8</definedName></definedNames>',
        ),
      );
    },
  },
  { name: 'no dimension', make: (parts) => edit(parts, TABLE, (xml) => xml.replace(/<dimension[^>]*>/, '')) },
  {
    name: 'a wrong dimension',
    make: (parts) => edit(parts, TABLE, (xml) => xml.replace('ref="A1:D8"', 'ref="A1"')),
  },
  { name: 'rows and cells without r', make: withoutPlaces },
  { name: 'rich and phonetic texts', make: richTexts },
  {
    name: 'dates from 1904',
    make: (parts) => edit(parts, BOOK, (xml) => xml.replace('<workbookPr/>', '<workbookPr date1904="1"/>')),
  },
  {
    name: 'dates in ISO form',
    make: (parts) => addRows(parts, '<row r="6"><c r="A6" s="4" t="d"><v>2015-03-01T12:00:00</v></c></row>'),
  },
  {
    name: 'empty rows and an empty sheet',
    make: (parts) => {
      edit(parts, NOTES, (xml) =>
        xml.replace(/<sheetData>.*<\/sheetData>/, '<sheetData/>').replace('ref="A1:C4"', 'ref="A1"'),
      );
      edit(parts, TABLE, (xml) =>
        xml.replace('</sheetData>', '<row r="20"/><row r="21" ht="5" customHeight="1"></row></sheetData>'),
      );
    },
  },
  {
    name: 'data in the last row and column',
    make: (parts) =>
      addRows(
        parts,
        '<row r="1048576"><c r="A1048576"><v>1</v></c><c r="XFD1048576" t="str"><v>末</v></c></row>',
      ),
  },
  { name: 'what Excel 2010 and later add', make: extended },
  { name: 'shared and array formulas', make: (parts) => addRows(parts, SHARED) },
  { name: 'thousands of formats', make: manyStyles },
  {
    name: 'characters only escapes can hold',
    make: (parts) => {
      edit(
        parts,
        STRINGS,
        before('</sst>', '<si><t>a_x0007_b_x005F_x0041_</t></si><si><t>&#x1F600;&#65;&lt;b&gt;</t></si>'),
      );
      addRows(parts, '<row r="6"><c r="A6" t="s"><v>12</v></c><c r="B6" t="s"><v>13</v></c></row>');
    },
  },
  {
    name: 'a string table that counts wrongly',
    make: (parts) =>
      edit(parts, STRINGS, (xml) => xml.replace('count="12" uniqueCount="12"', 'count="3" uniqueCount="2"')),
  },
  {
    name: 'rows in groups, hidden, with formats of their own',
    make: (parts) =>
      edit(parts, NOTES, (xml) =>
        xml
          .replace(
            '<row r="2">',
            '<row r="2" s="1" customFormat="1" outlineLevel="1" hidden="1" collapsed="1">',
          )
          .replace(
            '<sheetData>',
            '<cols><col min="1" max="1" width="30" style="2" customWidth="1"/><col min="3" max="16384" width="9" hidden="1"/></cols><sheetData>',
          ),
      ),
  },
  {
    name: 'a picture of the sheet behind it',
    make: (parts) => {
      addPart(
        parts,
        'xl/media/image1.png',
        'image/png',
        Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
      );
      parts['xl/worksheets/_rels/sheet2.xml.rels'] =
        `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/image" Target="../media/image1.png"/></Relationships>`;
      edit(parts, NOTES, before('</worksheet>', '<picture r:id="rId1"/>'));
    },
  },
  {
    name: 'a default namespace declared below the root',
    make: (parts) =>
      edit(parts, TABLE, (xml) =>
        xml
          .replace(`<worksheet xmlns="${MAIN}" `, `<y:worksheet xmlns:y="${MAIN}" xmlns="${MAIN}" `)
          .replace('</worksheet>', '</y:worksheet>'),
      ),
  },
  {
    name: 'XML without a declaration',
    make: (parts) => {
      for (const name of [BOOK, TABLE, STYLES, STRINGS])
        parts[name] = text(parts, name).replace(/<\?xml[^>]*\?>\n/, '');
    },
  },
];
