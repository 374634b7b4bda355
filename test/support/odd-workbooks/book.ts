/**
 * A small workbook as text, with a breakdown table and another sheet of the user's. The odd workbooks are variations of it.
 */
import { strToU8, zipSync, type Zippable } from 'fflate';

/** Parts by name. */
export type Parts = Record<string, string | Uint8Array>;

export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
export const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
export const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export const BOOK = 'xl/workbook.xml';
export const BOOK_RELATIONSHIPS = 'xl/_rels/workbook.xml.rels';
export const TYPES = '[Content_Types].xml';
export const STYLES = 'xl/styles.xml';
export const STRINGS = 'xl/sharedStrings.xml';
/** The parts of the table's sheet and of the user's other sheet. */
export const TABLE = 'xl/worksheets/sheet1.xml';
export const NOTES = 'xl/worksheets/sheet2.xml';

const TEXTS = [
  '任务分解表',
  '单位名称',
  '2014年底会员数（人）',
  '2015新增任务数（人）',
  '备注',
  '甲县',
  '乙县',
  '丙区',
  '丁区',
  '合计',
  '记事',
  '说明',
];

const UNITS = [
  [5, 1000, 150],
  [6, 2000, 300],
  [7, 3000, 450],
  [8, 4000, 600],
] as const;

const WORKSHEET = `<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}">`;

function tableSheet(): string {
  const units = UNITS.map(
    ([text, baseline, target], index) =>
      `<row r="${index + 4}"><c r="A${index + 4}" s="2" t="s"><v>${text}</v></c><c r="B${index + 4}" s="3"><v>${baseline}</v></c><c r="C${index + 4}" s="3"><v>${target}</v></c><c r="D${index + 4}" s="2"/></row>`,
  );
  return `${DECLARATION}${WORKSHEET}<sheetPr/><dimension ref="A1:D8"/><sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="14.25"/><cols><col min="1" max="4" width="18.7" customWidth="1"/></cols><sheetData><row r="1"><c r="A1" s="1" t="s"><v>0</v></c></row><row r="3"><c r="A3" s="1" t="s"><v>1</v></c><c r="B3" s="1" t="s"><v>2</v></c><c r="C3" s="1" t="s"><v>3</v></c><c r="D3" s="1" t="s"><v>4</v></c></row>${units.join('')}<row r="8"><c r="A8" s="2" t="s"><v>9</v></c><c r="B8" s="3"><f>SUM(B4:B7)</f><v>10000</v></c><c r="C8" s="3"><f>SUM(C4:C7)</f><v>1500</v></c><c r="D8" s="2"/></row></sheetData><mergeCells count="1"><mergeCell ref="A1:D1"/></mergeCells><conditionalFormatting sqref="C4:C7"><cfRule type="cellIs" dxfId="0" priority="1" operator="greaterThan"><formula>500</formula></cfRule></conditionalFormatting><dataValidations count="1"><dataValidation type="whole" allowBlank="1" showErrorMessage="1" sqref="B4:C7"><formula1>0</formula1><formula2>99999999</formula2></dataValidation></dataValidations><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/></worksheet>`;
}

function notesSheet(): string {
  return `${DECLARATION}${WORKSHEET}<dimension ref="A1:C4"/><sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="14.25"/><sheetData><row r="1"><c r="A1" s="1" t="s"><v>10</v></c><c r="B1" s="4"><v>42005</v></c></row><row r="2"><c r="A2" t="s"><v>11</v></c><c r="B2"><f>任务合计*2</f><v>3000</v></c><c r="C2" t="str"><f>"共"&amp;任务分解!C8&amp;"人"</f><v>共1500人</v></c></row><row r="4" ht="30" customHeight="1"><c r="A4" t="b"><v>1</v></c><c r="B4" t="e"><f>1/0</f><v>#DIV/0!</v></c></row></sheetData><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/></worksheet>`;
}

const STYLE_TABLE = `${DECLARATION}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><fonts count="2"><font><sz val="11"/><name val="宋体"/><charset val="134"/></font><font><b/><sz val="14"/><color rgb="FFC00000"/><name val="黑体"/><charset val="134"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFF2CC"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left style="thin"><color auto="1"/></left><right style="thin"><color auto="1"/></right><top style="thin"><color auto="1"/></top><bottom style="thin"><color auto="1"/></bottom><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf><xf numFmtId="0" fontId="0" fillId="0" borderId="1" xfId="0" applyBorder="1"/><xf numFmtId="3" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles><dxfs count="1"><dxf><font><b/><color rgb="FF006100"/></font></dxf></dxfs><tableStyles count="0" defaultTableStyle="TableStyleMedium2"/></styleSheet>`;

/** The workbook without any oddity. */
export function plainBook(): Parts {
  return {
    [TYPES]: `${DECLARATION}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${BOOK}" ContentType="${SPREADSHEET}.sheet.main+xml"/><Override PartName="/${TABLE}" ContentType="${SPREADSHEET}.worksheet+xml"/><Override PartName="/${NOTES}" ContentType="${SPREADSHEET}.worksheet+xml"/><Override PartName="/${STYLES}" ContentType="${SPREADSHEET}.styles+xml"/><Override PartName="/${STRINGS}" ContentType="${SPREADSHEET}.sharedStrings+xml"/></Types>`,
    '_rels/.rels': relationships([['rId1', `${OFFICE}/officeDocument`, BOOK]]),
    [BOOK]: `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr/><bookViews><workbookView xWindow="0" yWindow="0" windowWidth="28800" windowHeight="15600"/></bookViews><sheets><sheet name="任务分解" sheetId="1" r:id="rId1"/><sheet name="记事" sheetId="2" r:id="rId2"/></sheets><definedNames><definedName name="任务合计">任务分解!$C$8</definedName></definedNames><calcPr calcId="171027"/></workbook>`,
    [BOOK_RELATIONSHIPS]: relationships([
      ['rId1', `${OFFICE}/worksheet`, 'worksheets/sheet1.xml'],
      ['rId2', `${OFFICE}/worksheet`, 'worksheets/sheet2.xml'],
      ['rId3', `${OFFICE}/styles`, 'styles.xml'],
      ['rId4', `${OFFICE}/sharedStrings`, 'sharedStrings.xml'],
    ]),
    [TABLE]: tableSheet(),
    [NOTES]: notesSheet(),
    [STYLES]: STYLE_TABLE,
    [STRINGS]: `${DECLARATION}<sst xmlns="${MAIN}" count="12" uniqueCount="12">${TEXTS.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`,
  };
}

/** A relationships part from entries of id, type, target, and `External` for targets outside the package. */
export function relationships(
  list: readonly (readonly [id: string, type: string, target: string, mode?: 'External'])[],
): string {
  const elements = list.map(
    ([id, type, target, mode]) =>
      `<Relationship Id="${id}" Type="${type}" Target="${target}"${mode ? ` TargetMode="${mode}"` : ''}/>`,
  );
  return `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${elements.join('')}</Relationships>`;
}

export function text(parts: Parts, name: string): string {
  const part = parts[name];
  if (typeof part !== 'string') throw new Error(`no text part ${name}`);
  return part;
}

/** Changes a part's text. @throws Error if nothing changes, which is a mistake in the test */
export function edit(parts: Parts, name: string, change: (xml: string) => string): void {
  const before = text(parts, name);
  parts[name] = change(before);
  if (parts[name] === before) throw new Error(`${name} was not changed`);
}

/** Returns a change that inserts XML before an end tag: `edit(…, before('</worksheet>', '<drawing r:id="rId1"/>'))`. */
export function before(tag: string, xml: string): (text: string) => string {
  return (whole) => whole.replace(tag, () => xml + tag);
}

/** Adds a part with its content type. */
export function addPart(parts: Parts, name: string, type: string, content: string | Uint8Array): void {
  parts[name] = typeof content === 'string' && !content.startsWith('<?xml') ? DECLARATION + content : content;
  edit(parts, TYPES, before('</Types>', `<Override PartName="/${name}" ContentType="${type}"/>`));
}

/** Adds a relationship to the workbook part. */
export function relateToBook(parts: Parts, id: string, type: string, target: string): void {
  edit(
    parts,
    BOOK_RELATIONSHIPS,
    before('</Relationships>', `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`),
  );
}

/** Renames a part. The caller must adapt relationships and content types. */
export function renamePart(parts: Parts, from: string, to: string): void {
  const content = parts[from];
  if (content === undefined) throw new Error(`no part ${from}`);
  parts[to] = content;
  dropPart(parts, from);
}

export function dropPart(parts: Parts, name: string): void {
  Reflect.deleteProperty(parts, name);
}

/** Packs parts into a file; strings become UTF-8. */
export function packed(parts: Parts, level: 0 | 6 = 6): Uint8Array {
  const files: Zippable = {};
  for (const [name, content] of Object.entries(parts)) {
    files[name] = [typeof content === 'string' ? strToU8(content) : content, { level }];
  }
  return zipSync(files);
}
