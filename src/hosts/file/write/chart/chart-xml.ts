/**
 * Writes native charts as parts of an .xlsx package (ECMA-376 part 1: 21.2 DrawingML charts, 20.5 spreadsheet drawings).
 *
 * Elements must be in schema order, or Excel refuses the chart.
 */
import { absoluteAreaAddress, quotedSheet } from '../../../../spreadsheet/address';
import { textOf, type CellValue } from '../../../../spreadsheet/grid';
import type { ChartSeries, ChartSpec, DataRange } from '../../../../spreadsheet/spec';
import { categoryLabels, figureSize } from './chart-labels';
import { axisTitle, chartTitle, toSingleLine, textProperties } from './chart-text';
import { encodeXstring, escapeAttribute, escapeText } from '../../package/xml';

/** Gives the values of a range. The chart stores them, so that viewers that do not recalculate can draw it too. */
export type CachedValues = (range: DataRange) => readonly CellValue[];

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const DRAWING_NAMESPACES =
  'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"';
const CHART_NAMESPACES =
  'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const GRID_LINE = '#D9D9D9';
const AXIS_LINE = '#7F7F7F';
const CATEGORY_AXIS = '111111101';
const VALUE_AXIS = '111111102';
/** With fewer columns than this the gaps are wider; otherwise the columns would be too wide. */
const FEW_CATEGORIES = 6;
const NO_LINE = '<a:ln><a:noFill/></a:ln>';

/** A drawing part without anchors. */
export const EMPTY_DRAWING = `${DECLARATION}<xdr:wsDr ${DRAWING_NAMESPACES}></xdr:wsDr>`;

/** The workbook that a document embeds for its chart, by the id of the relationship from the chart part to it. */
export interface EmbeddedWorkbook {
  readonly relationship: string;
}

/**
 * The chart part for a spec.
 * @param embedded for a chart in a document: the workbook with its figures, in which the name of each series is in the cell above its
 * figures
 * @throws Error for a chart without series, or with bars together with columns or lines, which cannot share axes
 */
export function chartXml(
  spec: ChartSpec,
  cached: CachedValues,
  embedded: EmbeddedWorkbook | null = null,
): string {
  const isHorizontal = spec.series.some((series) => series.kind === 'bar');
  if (spec.series.length === 0 || (isHorizontal && spec.series.some((series) => series.kind !== 'bar'))) {
    throw new Error(`chart ${spec.name}: series that cannot be drawn together`);
  }
  const chart: Chart = {
    spec,
    isHorizontal,
    names: cached(spec.categories),
    cached,
    namesAbove: embedded !== null,
  };
  return (
    `${DECLARATION}<c:chartSpace ${CHART_NAMESPACES} xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">` +
    '<c:date1904 val="0"/><c:lang val="zh-CN"/><c:roundedCorners val="0"/><c:chart>' +
    chartTitle(spec.title) +
    '<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>' +
    barGroup(chart) +
    lineGroup(chart) +
    categoryAxis(chart) +
    valueAxis(chart) +
    '<c:spPr><a:noFill/></c:spPr></c:plotArea>' +
    (spec.legend === 'bottom'
      ? `<c:legend><c:legendPos val="b"/><c:overlay val="0"/>${textProperties(10)}</c:legend>`
      : '') +
    // With 0 the chart also draws figures in hidden rows and columns: hiding a column or filtering must not empty it.
    '<c:plotVisOnly val="0"/><c:dispBlanksAs val="gap"/></c:chart>' +
    `<c:spPr>${fill('#FFFFFF')}${NO_LINE}</c:spPr>${textProperties(10)}${externalData(embedded)}</c:chartSpace>`
  );
}

/**
 * An anchor of a drawing part: it places the chart over the cells of its anchor area. The chart moves with the cells but keeps its size, so
 * that hiding a column does not squeeze it.
 * @param shapeId unique in the drawing
 */
export function chartAnchorXml(spec: ChartSpec, relationshipId: string, shapeId: number): string {
  const { top, left, bottom, right } = spec.anchor;
  const corner = (name: 'from' | 'to', column: number, row: number, inset: number): string =>
    `<xdr:${name}><xdr:col>${column}</xdr:col><xdr:colOff>${inset}</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>${inset}</xdr:rowOff></xdr:${name}>`;
  const text = (value: string): string => escapeAttribute(toSingleLine(value));
  return (
    `<xdr:twoCellAnchor ${DRAWING_NAMESPACES} editAs="oneCell">` +
    // The chart begins 3 pt inside the cells, so that it does not cover the border of the cells above.
    corner('from', left - 1, top - 1, 38_100) +
    corner('to', right, bottom, 0) +
    '<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr>' +
    `<xdr:cNvPr id="${shapeId}" name="${text(spec.name)}" descr="${text(spec.title)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>` +
    '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>' +
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">' +
    `<c:chart ${CHART_NAMESPACES} r:id="${escapeAttribute(relationshipId)}"/></a:graphicData></a:graphic>` +
    '</xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>'
  );
}

/** What the functions below need to write a chart. */
interface Chart {
  readonly spec: ChartSpec;
  /** Whether the bars are horizontal: the category axis is on the left, with its first name at the top. */
  readonly isHorizontal: boolean;
  readonly names: readonly CellValue[];
  readonly cached: CachedValues;
  /** Whether the name of each series is in the cell above its figures. */
  readonly namesAbove: boolean;
}

function externalData(embedded: EmbeddedWorkbook | null): string {
  if (!embedded) return '';
  return `<c:externalData r:id="${escapeAttribute(embedded.relationship)}"><c:autoUpdate val="0"/></c:externalData>`;
}

const AXES = `<c:axId val="${CATEGORY_AXIS}"/><c:axId val="${VALUE_AXIS}"/>`;

/** The group of columns or bars. It is written before the lines, which are therefore drawn over it. */
function barGroup(chart: Chart): string {
  const series = seriesOf(chart, (kind) => kind !== 'line');
  if (series === '') return '';
  const gap = chart.names.length < FEW_CATEGORIES ? 200 : 70;
  return (
    `<c:barChart><c:barDir val="${chart.isHorizontal ? 'bar' : 'col'}"/><c:grouping val="clustered"/><c:varyColors val="0"/>` +
    `${series}<c:gapWidth val="${gap}"/>${AXES}</c:barChart>`
  );
}

function lineGroup(chart: Chart): string {
  const series = seriesOf(chart, (kind) => kind === 'line');
  if (series === '') return '';
  return `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${series}<c:marker val="1"/>${AXES}</c:lineChart>`;
}

/** The series of a group. In the legend all series keep the order of the spec. */
function seriesOf(chart: Chart, belongs: (kind: ChartSeries['kind']) => boolean): string {
  return chart.spec.series
    .map((series, index) => (belongs(series.kind) ? seriesXml(chart, series, index) : ''))
    .join('');
}

function seriesXml(chart: Chart, series: ChartSeries, index: number): string {
  const isLine = series.kind === 'line';
  return (
    `<c:ser><c:idx val="${index}"/><c:order val="${index}"/><c:tx>${seriesName(chart, series)}</c:tx>` +
    (isLine
      ? `<c:spPr>${seriesLine(series)}</c:spPr>${marker(series, chart.names.length)}`
      : `<c:spPr>${fill(series.color)}${NO_LINE}</c:spPr><c:invertIfNegative val="0"/>`) +
    dataLabels(chart, series) +
    `<c:cat>${categoryReference(chart)}</c:cat><c:val>${numberReference(series.values, chart.cached(series.values))}</c:val>` +
    `${isLine ? '<c:smooth val="0"/>' : ''}</c:ser>`
  );
}

function seriesName({ namesAbove }: Chart, { name, values: { sheet, area } }: ChartSeries): string {
  const text = escapeText(encodeXstring(name));
  if (!namesAbove) return `<c:v>${text}</c:v>`;
  const cell = { ...area, top: area.top - 1, bottom: area.top - 1 };
  return `<c:strRef>${formula({ sheet, area: cell })}<c:strCache>${points([text])}</c:strCache></c:strRef>`;
}

function seriesLine({ color, dashed }: ChartSeries): string {
  const dash = dashed === true ? '<a:prstDash val="dash"/>' : '';
  return `<a:ln w="${dashed === true ? 22_225 : 25_400}" cap="flat">${fill(color)}${dash}<a:round/></a:ln>`;
}

/** A reference line has no markers. With only one point it needs one, because no line would be visible. */
function marker({ color, dashed }: ChartSeries, points: number): string {
  if (dashed === true && points > 1) return '<c:marker><c:symbol val="none"/></c:marker>';
  const shape = dashed === true ? { symbol: 'dash', size: 20 } : { symbol: 'circle', size: 6 };
  return `<c:marker><c:symbol val="${shape.symbol}"/><c:size val="${shape.size}"/><c:spPr>${fill(color)}${NO_LINE}</c:spPr></c:marker>`;
}

function dataLabels({ spec, isHorizontal, names }: Chart, series: ChartSeries): string {
  const shown = (value: 0 | 1): string =>
    `<c:showLegendKey val="0"/><c:showVal val="${value}"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>`;
  const size = series.labels ? figureSize(names.length, isHorizontal) : null;
  if (size === null) return `<c:dLbls>${shown(0)}</c:dLbls>`;
  return (
    // The labels have a white background, so that a line behind a figure does not cross it out.
    `<c:dLbls>${numberFormat(spec)}<c:spPr>${fill('#FFFFFF')}${NO_LINE}</c:spPr>${textProperties(size)}` +
    `<c:dLblPos val="${series.kind === 'line' ? 't' : 'outEnd'}"/>${shown(1)}</c:dLbls>`
  );
}

function categoryAxis({ isHorizontal, names }: Chart): string {
  const { direction, size, all } = categoryLabels(names, isHorizontal);
  return (
    `<c:catAx><c:axId val="${CATEGORY_AXIS}"/><c:scaling><c:orientation val="${isHorizontal ? 'maxMin' : 'minMax'}"/></c:scaling>` +
    `<c:delete val="0"/><c:axPos val="${isHorizontal ? 'l' : 'b'}"/><c:numFmt formatCode="General" sourceLinked="1"/>` +
    '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>' +
    `<c:spPr>${thinLine(AXIS_LINE)}</c:spPr>${textProperties(size, direction)}` +
    `<c:crossAx val="${VALUE_AXIS}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>` +
    `${all ? '<c:tickLblSkip val="1"/>' : ''}<c:noMultiLvlLbl val="1"/></c:catAx>`
  );
}

function valueAxis({ spec, isHorizontal }: Chart): string {
  const { title, min, max } = spec.valueAxis;
  const limit = (name: 'max' | 'min', value: number | undefined): string =>
    value === undefined ? '' : `<c:${name} val="${value}"/>`;
  return (
    `<c:valAx><c:axId val="${VALUE_AXIS}"/><c:scaling><c:orientation val="minMax"/>${limit('max', max)}${limit('min', min)}</c:scaling>` +
    `<c:delete val="0"/><c:axPos val="${isHorizontal ? 'b' : 'l'}"/><c:majorGridlines><c:spPr>${thinLine(GRID_LINE)}</c:spPr></c:majorGridlines>` +
    (title === undefined ? '' : axisTitle(title, isHorizontal ? 'level' : 'stacked')) +
    `${numberFormat(spec)}<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>` +
    `<c:spPr>${NO_LINE}</c:spPr>${textProperties(9)}` +
    // With the first category at the top, this axis would be at the top too. Crossing at the far end moves it to the bottom.
    `<c:crossAx val="${CATEGORY_AXIS}"/><c:crosses val="${isHorizontal ? 'max' : 'autoZero'}"/><c:crossBetween val="between"/></c:valAx>`
  );
}

function numberFormat(spec: ChartSpec): string {
  return `<c:numFmt formatCode="${escapeAttribute(encodeXstring(spec.valueAxis.numberFormat))}" sourceLinked="0"/>`;
}

function thinLine(color: string): string {
  return `<a:ln w="6350">${fill(color)}</a:ln>`;
}

function fill(color: string): string {
  return `<a:solidFill><a:srgbClr val="${color.replace('#', '')}"/></a:solidFill>`;
}

/** Categories that are numbers (months) stay numbers: the format of their cells, `0"月"`, would not apply to text. */
function categoryReference({ spec, names }: Chart): string {
  const isNumeric = names.some(isNumber) && names.every((name) => name === null || isNumber(name));
  if (isNumeric) return numberReference(spec.categories, names);
  const texts = names.map((name) => (name === null ? null : escapeText(encodeXstring(textOf(name)))));
  return `<c:strRef>${formula(spec.categories)}<c:strCache>${points(texts)}</c:strCache></c:strRef>`;
}

/** A value that is not a number, such as the "" of a unit that has not reported, becomes a missing point. */
function numberReference(range: DataRange, values: readonly CellValue[]): string {
  const figures = values.map((value) => (isNumber(value) ? String(value) : null));
  return `<c:numRef>${formula(range)}<c:numCache><c:formatCode>General</c:formatCode>${points(figures)}</c:numCache></c:numRef>`;
}

function points(values: readonly (string | null)[]): string {
  const present = values.map((value, index) =>
    value === null ? '' : `<c:pt idx="${index}"><c:v>${value}</c:v></c:pt>`,
  );
  return `<c:ptCount val="${values.length}"/>${present.join('')}`;
}

function formula({ sheet, area }: DataRange): string {
  return `<c:f>${escapeText(toSingleLine(`${quotedSheet(sheet)}!${absoluteAreaAddress(area)}`))}</c:f>`;
}

function isNumber(value: CellValue): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
