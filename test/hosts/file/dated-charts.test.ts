/**
 * Charts over dates in the workbench, in workbooks of the 1900 and the 1904 date system.
 */
import type { PlotLook } from '../../../src/spreadsheet/look';
import { layOut } from '../../../src/workbench/chart/chart-layout';
import { rawBook } from '../../support/books/raw-book';

const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">';
/** 2015-01-01, 2015-02-01 and 2015-03-01 in the 1900 date system. */
const MONTHS = [42005, 42036, 42064];

interface Dated {
  readonly from1904: boolean;
  /** Date numbers of the 1900 date system. */
  readonly dates: readonly number[];
  /** The figures of the series; 10, 20, … by default. */
  readonly values?: readonly number[];
  /** The axis of the dates: its element and the XML in it. */
  readonly axis?: readonly ['dateAx' | 'catAx', string];
  readonly formatOfValues?: string;
}

/** Draws a column chart in a workbook with dates in column A and figures in column B; null if it is not drawn. */
function plotOf({ from1904, dates, values, axis = ['dateAx', ''], formatOfValues }: Dated): PlotLook | null {
  const shift = from1904 ? 1462 : 0;
  const rows = dates.map(
    (date, index) =>
      `<row r="${index + 1}"><c r="A${index + 1}" s="1"><v>${date - shift}</v></c>` +
      `<c r="B${index + 1}"><v>${values ? (values[index] ?? 0) - shift : (index + 1) * 10}</v></c></row>`,
  );
  const [element, inside] = axis;
  const format = formatOfValues ? `<c:numFmt formatCode="${formatOfValues}" sourceLinked="0"/>` : '';
  const reference = (kind: string, column: string) =>
    `<c:${kind}><c:numRef><c:f>表!$${column}$1:$${column}$${dates.length}</c:f></c:numRef></c:${kind}>`;
  const chart =
    `<c:chartSpace xmlns:c="${DRAWING}/chart"><c:date1904 val="${from1904 ? 1 : 0}"/><c:chart><c:plotArea><c:barChart><c:barDir val="col"/>` +
    `<c:ser><c:order val="0"/><c:dLbls>${format}<c:showVal val="1"/></c:dLbls>${reference('cat', 'A')}${reference('val', 'B')}</c:ser>` +
    `</c:barChart><c:${element}>${inside}</c:${element}><c:valAx>${format}</c:valAx></c:plotArea></c:chart></c:chartSpace>`;
  const book = rawBook({
    before: from1904 ? '<workbookPr date1904="1"/>' : '',
    sheets: {
      表:
        `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}">` +
        `<sheetData>${rows.join('')}</sheetData><drawing r:id="rId1"/></worksheet>`,
    },
    parts: {
      'xl/_rels/workbook.xml.rels':
        `${RELATIONS}<Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>` +
        `<Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
      'xl/styles.xml':
        '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1">' +
        '<numFmt numFmtId="164" formatCode="yyyy/m/d"/></numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills>' +
        '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>' +
        '<cellXfs count="2"><xf/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>',
      'xl/worksheets/_rels/sheet1.xml.rels': `${RELATIONS}<Relationship Id="rId1" Type="${OFFICE}/drawing" Target="../drawings/drawing1.xml"/></Relationships>`,
      'xl/drawings/drawing1.xml':
        `<xdr:wsDr xmlns:xdr="${DRAWING}/spreadsheetDrawing" xmlns:a="${DRAWING}/main" xmlns:r="${OFFICE}"><xdr:oneCellAnchor>` +
        '<xdr:from><xdr:col>3</xdr:col><xdr:row>1</xdr:row></xdr:from><xdr:ext cx="3000000" cy="2000000"/>' +
        `<xdr:graphicFrame><a:graphic><a:graphicData><c:chart xmlns:c="${DRAWING}/chart" r:id="rId1"/></a:graphicData></a:graphic>` +
        '</xdr:graphicFrame></xdr:oneCellAnchor></xdr:wsDr>',
      'xl/drawings/_rels/drawing1.xml.rels': `${RELATIONS}<Relationship Id="rId1" Type="${OFFICE}/chart" Target="../charts/chart1.xml"/></Relationships>`,
      'xl/charts/chart1.xml': chart,
    },
  });
  const [look] = book.view().look().sheets;
  expect(look?.charts).toHaveLength(1);
  return look?.charts[0]?.plot ?? null;
}

describe.each([
  ['1900', false],
  ['1904', true],
])('a chart over dates in a workbook of the %s date system', (_, from1904) => {
  it('labels consecutive months with the texts of the cells', () => {
    expect(plotOf({ from1904, dates: MONTHS })?.categories).toEqual(['2015/1/1', '2015/2/1', '2015/3/1']);
  });

  it('labels them in the number format of the axis if it has its own', () => {
    const axis = [
      'dateAx',
      '<c:numFmt formatCode="yyyy&quot;年&quot;m&quot;月&quot;" sourceLinked="0"/>',
    ] as const;
    expect(plotOf({ from1904, dates: MONTHS, axis })?.categories).toEqual([
      '2015年1月',
      '2015年2月',
      '2015年3月',
    ]);
  });

  it('shows the right dates at its points and on the value axis', () => {
    const plot = plotOf({ from1904, dates: MONTHS, values: MONTHS, formatOfValues: 'yyyy/m/d' });
    expect(plot?.series[0]?.labels).toEqual(['2015/1/1', '2015/2/1', '2015/3/1']);
    const ticks = plot
      ? layOut({ ...plot, axis: { ...plot.axis, min: 42005 - (from1904 ? 1462 : 0) } }, 300, 200).tickTexts
      : [];
    expect(ticks.length).toBeGreaterThan(1);
    for (const tick of ticks) expect(tick).toMatch(/^201[45]\//);
  });

  it.each<[string, readonly number[], readonly ['dateAx' | 'catAx', string]]>([
    ['with a month left out', [42005, 42036, 42095], ['dateAx', '']],
    ['not in order', [42036, 42005, 42064], ['dateAx', '']],
    ['months shown by days', MONTHS, ['dateAx', '<c:baseTimeUnit val="days"/>']],
    ['cut to a part', MONTHS, ['dateAx', '<c:scaling><c:min val="41000"/></c:scaling>']],
    ['that the program places by itself', [42005, 42036, 42095], ['catAx', '<c:auto val="1"/>']],
  ])('is not drawn if its dates are not evenly spaced categories: %s', (_name, dates, axis) => {
    expect(plotOf({ from1904, dates, axis })).toBeNull();
  });

  it('is drawn if dates are only category names, or are consecutive days, months or years', () => {
    expect(
      plotOf({ from1904, dates: [42005, 42036, 42095], axis: ['catAx', '<c:auto val="0"/>'] }),
    ).not.toBeNull();
    expect(plotOf({ from1904, dates: [42005, 42006, 42007] })).not.toBeNull();
    expect(plotOf({ from1904, dates: [42005, 42370, 42736] })).not.toBeNull();
  });
});
