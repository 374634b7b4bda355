import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { breakdownJson } from '../../support/command';
import { recalculate } from '../../support/libreoffice';
import { PYTHON, readWithOpenpyxl, worksheet } from '../../support/openpyxl';
import { runProgram } from '../../support/run-program';
import { scratchFile } from '../../support/scratch';

const TABLE_SHEET = 'xl/worksheets/sheet2.xml';
const DATA_DRAWING = 'xl/drawings/drawing1.xml';

/** XML of Excel's for features that openpyxl can't write. */
const SPARKLINES =
  '<ext xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}"><x14:sparklineGroups xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:sparklineGroup displayEmptyCellsAs="gap"><x14:colorSeries rgb="FF376092"/><x14:sparklines><x14:sparkline><xm:f>分解!C6:D6</xm:f><xm:sqref>E6</xm:sqref></x14:sparkline></x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext>';
const DATA_BAR_2010 =
  '<ext xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}"><x14:conditionalFormattings><x14:conditionalFormatting xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:cfRule type="dataBar" id="{00000000-0000-0000-0000-000000000001}"><x14:dataBar minLength="0" maxLength="100" gradient="0"><x14:cfvo type="autoMin"/><x14:cfvo type="autoMax"/></x14:dataBar></x14:cfRule><xm:sqref>C6:C9</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext>';
const TEXT_BOX =
  '<xdr:oneCellAnchor><xdr:from><xdr:col>4</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>20</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:ext cx="900000" cy="300000"/><xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="9" name="文本框"/><xdr:cNvSpPr txBox="1"/></xdr:nvSpPr><xdr:spPr><a:prstGeom xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" prst="rect"><a:avLst/></a:prstGeom></xdr:spPr><xdr:txBody><a:bodyPr xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/><a:p xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:r><a:t>请勿外传</a:t></a:r></a:p></xdr:txBody></xdr:sp><xdr:clientData/></xdr:oneCellAnchor>';
const CUSTOM =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="文号"><vt:lpwstr>平工〔2015〕1号</vt:lpwstr></property></Properties>';

/** The rich workbook of test/fixtures with features that openpyxl can't write, and values computed by LibreOffice. */
async function richWorkbook(): Promise<string> {
  const path = scratchFile('rich.xlsx');
  await runProgram(PYTHON, [join(__dirname, '../../fixtures/rich_workbook.py'), path]);
  const parts = unzipSync(readFileSync(path));
  const edit = (name: string, change: (xml: string) => string): void => {
    const before = strFromU8(parts[name] ?? new Uint8Array());
    const after = change(before);
    if (after === before) throw new Error(`${name} was not changed`);
    parts[name] = strToU8(after);
  };
  edit(TABLE_SHEET, (xml) =>
    xml.replace('</worksheet>', `<extLst>${DATA_BAR_2010}${SPARKLINES}</extLst></worksheet>`),
  );
  edit(DATA_DRAWING, (xml) =>
    xml.replace(
      /<\/(?:xdr:)?wsDr>/,
      (end) =>
        TEXT_BOX.replace(
          /^<xdr:oneCellAnchor/,
          '<xdr:oneCellAnchor xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"',
        ) + end,
    ),
  );
  parts['docProps/custom.xml'] = strToU8(CUSTOM);
  parts['xl/media/seal.png'] = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]);
  edit('[Content_Types].xml', (xml) =>
    xml.replace(
      '</Types>',
      '<Default Extension="png" ContentType="image/png"/><Override PartName="/docProps/custom.xml" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/></Types>',
    ),
  );
  edit('_rels/.rels', (xml) =>
    xml.replace(
      '</Relationships>',
      '<Relationship Id="rIdCustom" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties" Target="docProps/custom.xml"/></Relationships>',
    ),
  );
  writeFileSync(path, zipSync(parts));
  return path;
}

/** The child elements of a worksheet except its cells, by name. */
function sections(xml: string): Map<string, string> {
  const found = new Map<string, string>();
  // Normalised, because openpyxl writes Chinese as character references and empty elements with two tags.
  const plain = xml
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/<(\w+)([^<>]*)><\/\1>/g, '<$1$2/>');
  const body = plain.replace(/<sheetData[\s\S]*<\/sheetData>/, '').replace(/^[\s\S]*?<worksheet[^>]*>/, '');
  for (const [whole, name = ''] of body.matchAll(/<(\w+)(?:\s[^>]*)?(?:\/>|>[\s\S]*?<\/\1>)/g)) {
    found.set(name, (found.get(name) ?? '') + whole);
  }
  return found;
}

describe('what a workbook contains besides the table', () => {
  it('survives recompute and phases; unchanged parts stay the same byte for byte', async () => {
    const rich = await richWorkbook();
    const out = scratchFile('out.xlsx');
    breakdownJson(['phases', rich, '-o', out]);
    const before = unzipSync(readFileSync(rich));
    const after = unzipSync(readFileSync(out));
    const changed = Object.keys(before).filter(
      (name) => !Buffer.from(before[name] ?? []).equals(Buffer.from(after[name] ?? [])),
    );
    expect(changed.sort()).toEqual([
      '[Content_Types].xml',
      'xl/_rels/workbook.xml.rels',
      'xl/styles.xml',
      'xl/workbook.xml',
      'xl/worksheets/sheet1.xml',
      TABLE_SHEET,
      'xl/worksheets/sheet3.xml',
    ]);
    expect(strFromU8(after['docProps/custom.xml'] ?? new Uint8Array())).toBe(CUSTOM);
    const [was, is] = [before, after].map((parts) =>
      sections(strFromU8(parts[TABLE_SHEET] ?? new Uint8Array())),
    );
    for (const name of [
      'sheetViews',
      'dataValidations',
      'headerFooter',
      'legacyDrawing',
      'pageMargins',
      'extLst',
    ]) {
      expect([name, is?.get(name)]).toEqual([
        name,
        expect.stringContaining(name === 'extLst' ? '<ext' : '<'),
      ]);
      if (name !== 'extLst') expect(is?.get(name)).toBe(was?.get(name));
    }
    // The product's data bar of Excel 2010, beside the user's extensions.
    expect(is?.get('extLst')).toContain('{00000000-0000-0000-0000-000000000001}');
    expect(is?.get('extLst')).toContain('x14:sparkline');
    expect(is?.get('conditionalFormatting')).toContain('3TrafficLights1');
  });

  it('is still read by openpyxl, and formulas on other sheets have new results', async () => {
    const rich = await richWorkbook();
    const out = scratchFile('out.xlsx');
    breakdownJson(['recompute', rich, '-o', out]);
    const book = await readWithOpenpyxl(out);
    expect(book.sheets.map((sheet) => [sheet.name, sheet.state])).toEqual([
      ['封面', 'visible'],
      ['分解', 'visible'],
      ['数据', 'visible'],
      ['隐藏', 'veryHidden'],
      ['参数', 'visible'],
    ]);
    expect(worksheet(book, '数据').charts).toHaveLength(1);
    expect(worksheet(book, '数据').tables).toHaveLength(1);
    expect(worksheet(book, '数据').cells['B4']?.value).toBe(30);
    expect(worksheet(book, '封面').cells['B4']?.value).toBe(18000);
    expect(worksheet(book, '封面').cells['B5']?.value).toBe(5500);
    const table = worksheet(book, '分解');
    expect(table.cells['E7']?.comment).toContain('请核实');
    expect(table.cells['C10']?.value).toBe(133781);
    expect(table.print).toMatchObject({
      orientation: 'landscape',
      titleRows: '5:5',
      header: { center: '内部资料' },
    });
    expect(table.print.area).toContain('$B$3:$K$10');
    expect(table.freeze).toBe('C6');
    expect(book.names.map((name) => name.name)).toEqual(expect.arrayContaining(['任务合计', '本表']));
    expect(worksheet(await readWithOpenpyxl(await recalculate(out)), '封面').cells['B4']?.value).toBe(18000);
  });
});
