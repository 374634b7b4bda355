/**
 * Workbooks that contain other things besides the table, as users keep them.
 */
import {
  addPart,
  before,
  BOOK,
  edit,
  MAIN,
  NOTES,
  OFFICE,
  relateToBook,
  relationships,
  SPREADSHEET,
  STYLES,
  TABLE,
  type Parts,
} from './book';
import type { Oddity } from './oddity';
import { addChartDrawing } from './packages';

const NOTES_RELATIONSHIPS = 'xl/worksheets/_rels/sheet2.xml.rels';
const TABLE_RELATIONSHIPS = 'xl/worksheets/_rels/sheet1.xml.rels';

function addSheet(parts: Parts, name: string, state: string, id: number): void {
  addPart(
    parts,
    `xl/worksheets/sheet${id}.xml`,
    `${SPREADSHEET}.worksheet+xml`,
    `<worksheet xmlns="${MAIN}"><sheetData><row r="1"><c r="A1"><v>${id}</v></c></row></sheetData></worksheet>`,
  );
  relateToBook(parts, `rId${id + 20}`, `${OFFICE}/worksheet`, `worksheets/sheet${id}.xml`);
  edit(
    parts,
    BOOK,
    before('</sheets>', `<sheet name="${name}" sheetId="${id}"${state} r:id="rId${id + 20}"/>`),
  );
}

function excelTable(parts: Parts): void {
  edit(parts, NOTES, (xml) =>
    xml.replace(
      '</sheetData>',
      '<row r="10"><c r="A10" t="inlineStr"><is><t>月份</t></is></c><c r="B10" t="inlineStr"><is><t>人次 &quot;合&quot;</t></is></c></row><row r="11"><c r="A11"><v>1</v></c><c r="B11"><v>20</v></c></row><row r="12"><c r="A12"><v>2</v></c><c r="B12"><v>30</v></c></row><row r="13"><c r="A13" t="inlineStr"><is><t>汇总</t></is></c><c r="B13"><f>SUBTOTAL(109,流水[人次 "合"])</f><v>50</v></c></row></sheetData>',
    ),
  );
  edit(parts, NOTES, before('</worksheet>', '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>'));
  addPart(
    parts,
    'xl/tables/table1.xml',
    `${SPREADSHEET}.table+xml`,
    `<table xmlns="${MAIN}" id="1" name="流水" displayName="流水" ref="A10:B13" totalsRowCount="1"><autoFilter ref="A10:B12"/><tableColumns count="2"><tableColumn id="1" name="月份" totalsRowLabel="汇总"/><tableColumn id="2" name="人次 &quot;合&quot;" totalsRowFunction="sum"/></tableColumns><tableStyleInfo name="TableStyleMedium2" showFirstColumn="0" showLastColumn="0" showRowStripes="1" showColumnStripes="0"/></table>`,
  );
  parts[NOTES_RELATIONSHIPS] = relationships([['rId1', `${OFFICE}/table`, '../tables/table1.xml']]);
}

function pivotTable(parts: Parts): void {
  addPart(
    parts,
    'xl/pivotCache/pivotCacheDefinition1.xml',
    `${SPREADSHEET}.pivotCacheDefinition+xml`,
    `<pivotCacheDefinition xmlns="${MAIN}" xmlns:r="${OFFICE}" r:id="rId1" refreshedBy="王" refreshedDate="42005" createdVersion="4" refreshedVersion="4" minRefreshableVersion="3" recordCount="1"><cacheSource type="worksheet"><worksheetSource ref="A3:B4" sheet="任务分解"/></cacheSource><cacheFields count="2"><cacheField name="单位名称" numFmtId="0"><sharedItems count="1"><s v="甲县"/></sharedItems></cacheField><cacheField name="人数" numFmtId="0"><sharedItems containsSemiMixedTypes="0" containsString="0" containsNumber="1" containsInteger="1" minValue="1000" maxValue="1000"/></cacheField></cacheFields></pivotCacheDefinition>`,
  );
  parts['xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels'] = relationships([
    ['rId1', `${OFFICE}/pivotCacheRecords`, 'pivotCacheRecords1.xml'],
  ]);
  addPart(
    parts,
    'xl/pivotCache/pivotCacheRecords1.xml',
    `${SPREADSHEET}.pivotCacheRecords+xml`,
    `<pivotCacheRecords xmlns="${MAIN}" count="1"><r><x v="0"/><n v="1000"/></r></pivotCacheRecords>`,
  );
  addPart(
    parts,
    'xl/pivotTables/pivotTable1.xml',
    `${SPREADSHEET}.pivotTable+xml`,
    `<pivotTableDefinition xmlns="${MAIN}" name="透视" cacheId="1" dataCaption="值" createdVersion="4"><location ref="F3:G5" firstHeaderRow="1" firstDataRow="1" firstDataCol="1"/><pivotFields count="2"><pivotField axis="axisRow" showAll="0"><items count="2"><item x="0"/><item t="default"/></items></pivotField><pivotField dataField="1" showAll="0"/></pivotFields><rowFields count="1"><field x="0"/></rowFields><rowItems count="2"><i><x/></i><i t="grand"><x/></i></rowItems><colItems count="1"><i/></colItems><dataFields count="1"><dataField name="求和" fld="1" baseField="0" baseItem="0"/></dataFields></pivotTableDefinition>`,
  );
  parts['xl/pivotTables/_rels/pivotTable1.xml.rels'] = relationships([
    ['rId1', `${OFFICE}/pivotCacheDefinition`, '../pivotCache/pivotCacheDefinition1.xml'],
  ]);
  parts[NOTES_RELATIONSHIPS] = relationships([
    ['rId1', `${OFFICE}/pivotTable`, '../pivotTables/pivotTable1.xml'],
  ]);
  relateToBook(parts, 'rId6', `${OFFICE}/pivotCacheDefinition`, 'pivotCache/pivotCacheDefinition1.xml');
  edit(
    parts,
    BOOK,
    before('</workbook>', '<pivotCaches><pivotCache cacheId="1" r:id="rId6"/></pivotCaches>'),
  );
}

const ICONS = `<conditionalFormatting sqref="B1:B9 D1:D9"><cfRule type="iconSet" priority="1"><iconSet iconSet="3TrafficLights1"><cfvo type="percent" val="0"/><cfvo type="percent" val="33"/><cfvo type="percent" val="67"/></iconSet></cfRule><cfRule type="expression" dxfId="0" priority="2" stopIfTrue="1"><formula>$B1&gt;任务合计</formula></cfRule></conditionalFormatting>`;
const VALIDATIONS = `<dataValidations count="2"><dataValidation type="list" allowBlank="1" showInputMessage="1" promptTitle="请选" prompt="甲 或 乙" sqref="E1:E9"><formula1>"甲,乙"</formula1></dataValidation><dataValidation type="custom" sqref="F1 F3:F9"><formula1>LEN(F1)&lt;9</formula1></dataValidation></dataValidations>`;

function rules(parts: Parts): void {
  edit(parts, NOTES, before('<pageMargins', ICONS + VALIDATIONS));
  edit(parts, STYLES, (xml) =>
    xml
      .replace('<dxfs count="1">', '<dxfs count="2">')
      .replace(
        '</dxfs>',
        '<dxf><fill><patternFill><bgColor rgb="FFFFC7CE"/></patternFill></fill></dxf></dxfs>',
      )
      .replace(
        '</styleSheet>',
        '<colors><mruColors><color rgb="FF123456"/></mruColors></colors></styleSheet>',
      ),
  );
}

const VML =
  '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"/><v:shape id="_x0000_s1025" type="#_x0000_t202" style="position:absolute;visibility:hidden"><v:textbox/><x:ClientData ObjectType="Note"><x:Row>3</x:Row><x:Column>1</x:Column></x:ClientData></v:shape></xml>';

function cellComments(parts: Parts): void {
  addPart(
    parts,
    'xl/comments1.xml',
    `${SPREADSHEET}.comments+xml`,
    `<comments xmlns="${MAIN}"><authors><author>王</author></authors><commentList><comment ref="B4" authorId="0"><text><r><t xml:space="preserve">请 核实</t></r></text></comment></commentList></comments>`,
  );
  parts['xl/drawings/vmlDrawing1.vml'] = VML;
  edit(parts, '[Content_Types].xml', (xml) =>
    xml.replace(
      '<Override',
      '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/><Override',
    ),
  );
  parts[TABLE_RELATIONSHIPS] = relationships([
    ['rId1', `${OFFICE}/vmlDrawing`, '../drawings/vmlDrawing1.vml'],
    ['rId2', `${OFFICE}/comments`, '../comments1.xml'],
  ]);
  edit(parts, TABLE, before('</worksheet>', '<legacyDrawing r:id="rId1"/>'));
}

function links(parts: Parts): void {
  edit(
    parts,
    TABLE,
    before(
      '<pageMargins',
      '<hyperlinks><hyperlink ref="A4" r:id="rId1" tooltip="网页"/><hyperlink ref="A5" location="记事!A1" display="记事"/></hyperlinks>',
    ),
  );
  parts[TABLE_RELATIONSHIPS] = relationships([
    ['rId1', `${OFFICE}/hyperlink`, 'https://example.org/%E8%A1%A8?a=1&amp;b=2', 'External'],
    ['rId2', `${OFFICE}/printerSettings`, '../printerSettings/printerSettings1.bin'],
  ]);
  addPart(
    parts,
    'xl/printerSettings/printerSettings1.bin',
    `${SPREADSHEET}.printerSettings`,
    Uint8Array.from({ length: 64 }, (_, index) => index),
  );
  edit(
    parts,
    TABLE,
    before(
      '</worksheet>',
      '<pageSetup paperSize="8" orientation="landscape" r:id="rId2"/><headerFooter><oddHeader>&amp;C内部资料</oddHeader></headerFooter>',
    ),
  );
}

function ownChart(parts: Parts): void {
  const corner = (name: string, column: number, row: number): string =>
    `<xdr:${name}><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${name}>`;
  addChartDrawing(parts, 1, [
    `<xdr:twoCellAnchor>${corner('from', 1, 20)}${corner('to', 6, 35)}`,
    '</xdr:twoCellAnchor>',
  ]);
  parts[TABLE_RELATIONSHIPS] = relationships([['rId1', `${OFFICE}/drawing`, '../drawings/drawing1.xml']]);
  edit(parts, TABLE, before('</worksheet>', '<drawing r:id="rId1"/>'));
}

function names(parts: Parts): void {
  edit(parts, BOOK, (xml) =>
    xml.replace(
      '</definedNames>',
      '<definedName name="\\反斜杠">记事!$A$1</definedName><definedName name="_名.称？" comment="说明 &lt;a>">"文本 &amp; \'x\'"</definedName><definedName name="本页" localSheetId="1" hidden="1">记事!$A$1:$B$2</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">任务分解!$1:$3</definedName><definedName name="断了">#REF!$A$1</definedName><definedName name="常数">{1,2;3,4}</definedName></definedNames>',
    ),
  );
}

function quotedNames(parts: Parts): void {
  edit(parts, BOOK, (xml) =>
    xml
      .replace('name="记事"', 'name="It\'s &quot;A&quot; &amp; B!"')
      .replace('name="任务分解"', 'name="20\'15 分解"')
      .replace('任务分解!$C$8', "'20''15 分解'!$C$8"),
  );
  edit(parts, NOTES, (xml) => xml.replace('任务分解!C8', "'20''15 分解'!C8"));
}

/** Oddities of the content. */
export const ODD_CONTENTS: readonly Oddity[] = [
  {
    name: 'hidden and very hidden sheets',
    make: (parts) => {
      addSheet(parts, '藏', ' state="hidden"', 3);
      addSheet(parts, '深藏', ' state="veryHidden"', 4);
    },
  },
  { name: 'sheet names with quotes and apostrophes', make: quotedNames },
  { name: 'odd defined names', make: names },
  { name: 'an Excel Table with totals', make: excelTable },
  { name: 'a pivot table', make: pivotTable },
  { name: 'conditional formats and validations', make: rules },
  { name: 'comments on cells', make: cellComments },
  { name: 'links and printer settings', make: links },
  { name: 'a chart beside the table', make: ownChart },
  {
    name: 'a protected sheet beside the table',
    make: (parts) =>
      edit(parts, NOTES, (xml) =>
        xml.replace('</sheetData>', '</sheetData><sheetProtection sheet="1" objects="1" scenarios="1"/>'),
      ),
  },
  {
    name: 'a filter and frozen panes',
    make: (parts) => {
      edit(parts, NOTES, (xml) =>
        xml
          .replace(
            '<sheetView workbookViewId="0"/>',
            '<sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView>',
          )
          .replace(
            '</sheetData>',
            '</sheetData><autoFilter ref="A1:C4"><filterColumn colId="0"><filters><filter val="说明"/></filters></filterColumn></autoFilter>',
          ),
      );
      edit(
        parts,
        BOOK,
        before(
          '</definedNames>',
          '<definedName name="_xlnm._FilterDatabase" localSheetId="1" hidden="1">记事!$A$1:$C$4</definedName>',
        ),
      );
    },
  },
  {
    name: 'a calculation chain',
    make: (parts) => {
      addPart(
        parts,
        'xl/calcChain.xml',
        `${SPREADSHEET}.calcChain+xml`,
        `<calcChain xmlns="${MAIN}"><c r="B8" i="1"/><c r="C8" i="1"/><c r="B2" i="2"/><c r="C2" i="2"/><c r="B4" i="2"/></calcChain>`,
      );
      relateToBook(parts, 'rId5', `${OFFICE}/calcChain`, 'calcChain.xml');
    },
  },
  {
    name: 'no table',
    make: (parts) => {
      edit(parts, TABLE, (xml) => xml.replace(/<row r="3">.*?<\/row>/, ''));
    },
  },
];
