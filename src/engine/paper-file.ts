/**
 * Makes the file of a paper: the document and its charts. Each chart is a part of its own, with a workbook in which Word lets users edit
 * its figures (ECMA-376 part 1, 21.2.2.63 externalData).
 */
import { chartXml } from '../hosts/file/write/chart/chart-xml';
import { createWorkbook } from '../hosts/file/file-host';
import { ContentTypes, PART_TYPES } from '../hosts/file/package/content-types';
import { Package } from '../hosts/file/package/package';
import { Relationships } from '../hosts/file/package/relationships';
import { chartRelationship, chartsIn, writeDocx } from '../papers/docx/write-docx';
import type { Paper, PaperChart } from '../papers/paper';
import type { CellValue } from '../spreadsheet/grid';
import { emptySpec, type ChartSpec, type DataRange, type SheetSpec } from '../spreadsheet/spec';

const DOCUMENT = 'word/document.xml';
const SHEET = '图表数据';
const WORKBOOK_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const WORKBOOK_RELATIONSHIP = 'rId1';

/** Makes the .docx. The same paper gives the same text but not the same bytes, because the library writes the time into the file. */
export async function paperFile(paper: Paper): Promise<Uint8Array> {
  const bytes = await writeDocx(paper);
  const charts = chartsIn(paper);
  if (charts.length === 0) return bytes;
  const pack = Package.open(bytes);
  const made = new Map<string, string>();
  const relationships = new Relationships(pack, DOCUMENT);
  charts.forEach((chart, index) => {
    const part = addChart(pack, chart, index + 1, made);
    relationships.addAs(chartRelationship(index), 'chart', part);
  });
  relationships.store(pack);
  new ContentTypes(pack).store(pack, made);
  return pack.save();
}

/** Adds the parts of a chart and its workbook. Returns the name of the chart's part. */
function addChart(pack: Package, chart: PaperChart, number: number, made: Map<string, string>): string {
  const part = `word/charts/chart${number}.xml`;
  const workbook = `word/embeddings/Microsoft_Excel_Worksheet${number}.xlsx`;
  const rows = sheetRows(chart);
  const cached = ({ area }: DataRange): CellValue[] =>
    rows.slice(area.top - 1, area.bottom).map((row) => row[area.left - 1] ?? null);
  pack.set(part, chartXml(specOf(chart), cached, { relationship: WORKBOOK_RELATIONSHIP }));
  pack.set(workbook, dataWorkbook(chart.title, rows));
  const relationships = new Relationships(pack, part);
  relationships.addAs(WORKBOOK_RELATIONSHIP, 'package', workbook);
  relationships.store(pack);
  made.set(part, PART_TYPES.chart);
  made.set(workbook, WORKBOOK_TYPE);
  return part;
}

/** The rows of a chart's workbook: headings on top, names in the first column, a series in each of the others. */
function sheetRows({ categories, series }: PaperChart): (string | number | null)[][] {
  return [
    ['', ...series.map(({ name }) => name)],
    ...categories.map((name, index) => [name, ...series.map(({ values }) => values[index] ?? null)]),
  ];
}

function specOf({ title, categories, series, numberFormat }: PaperChart): ChartSpec {
  const column = (at: number): DataRange => ({
    sheet: SHEET,
    area: { top: 2, left: at, bottom: categories.length + 1, right: at },
  });
  return {
    name: title,
    title,
    anchor: { top: 1, left: 1, bottom: 1, right: 1 },
    categories: column(1),
    series: series.map(({ name, kind, color, labels, dashed }, index) => ({
      name,
      kind,
      color,
      labels,
      ...(dashed === undefined ? {} : { dashed }),
      values: column(index + 2),
    })),
    valueAxis: { numberFormat, min: 0 },
    legend: 'bottom',
  };
}

function dataWorkbook(title: string, rows: readonly (readonly (string | number | null)[])[]): Uint8Array {
  const sheet: SheetSpec = {
    ...emptySpec(SHEET, 'own'),
    blocks: [{ top: 1, left: 1, rows: rows.map((row) => row.map((value) => value ?? '')) }],
    columnWidths: [{ column: 1, width: 24 }],
  };
  return createWorkbook({
    fileName: '图表数据.xlsx',
    title,
    open: { sheet: SHEET, row: 1, column: 1 },
    change: { copies: [], names: [], removedNames: [], sheets: [sheet] },
  });
}
