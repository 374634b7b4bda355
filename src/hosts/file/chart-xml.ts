/**
 * Native charts as parts of an .xlsx package (ECMA-376 part 1, 21.2 DrawingML charts, 20.5 spreadsheet drawings).
 *
 * Element order follows the schema; Excel refuses a chart whose elements stand in another.
 */
import { absoluteAreaAddress, quotedSheet } from '../../domain/address';
import { textOf, type CellValue } from '../../domain/grid';
import type { ChartSeries, ChartSpec, DataRange } from '../../sheets/spec';
import { encodeXstring, escapeAttribute, escapeText } from './xml';

/** Gives the values a range holds, so that viewers that do not recalculate draw the chart too. */
export type CachedValues = (range: DataRange) => readonly CellValue[];

const TEXT_FONT = '仿宋_GB2312';
const TITLE_FONT = '黑体';
const FIGURE_FONT = 'Times New Roman';
const INK = '404040';
const GRID = 'D9D9D9';
const CATEGORY_AXIS = '111111101';
const VALUE_AXIS = '111111102';
/** Up to so many categories a name fits below its column; more are written slantwise. */
const MOST_LEVEL_LABELS = 20;

/** A drawing part with no anchors in it yet. */
export const EMPTY_DRAWING =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"></xdr:wsDr>';

/** The chart part for a spec. */
export function chartXml(spec: ChartSpec, cached: CachedValues): string {
  const lying = spec.series.some((series) => series.kind === 'bar');
  const legend =
    spec.legend === 'bottom'
      ? `<c:legend><c:legendPos val="b"/><c:overlay val="0"/>${textProperties(TEXT_FONT, 1000)}</c:legend>`
      : '';
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">' +
    '<c:date1904 val="0"/><c:lang val="zh-CN"/><c:roundedCorners val="0"/><c:chart>' +
    title(spec.title, TITLE_FONT, 1400) +
    '<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>' +
    groups(spec, cached) +
    categoryAxis(lying, cached(spec.categories).length) +
    valueAxis(spec, lying) +
    '<c:spPr><a:noFill/></c:spPr></c:plotArea>' +
    legend +
    // 0: figures of hidden rows and columns are drawn too; hiding a column must not empty a chart.
    '<c:plotVisOnly val="0"/><c:dispBlanksAs val="gap"/></c:chart>' +
    '<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr>' +
    textProperties(TEXT_FONT, 1000) +
    '</c:chartSpace>'
  );
}

/** One anchor of a drawing part: the chart over the cells of its anchor area. */
export function chartAnchorXml(spec: ChartSpec, relationshipId: string, shapeId: number): string {
  const { top, left, bottom, right } = spec.anchor;
  // A little inside the cells, so that neither border of the sheet nor of the page touches the chart.
  const inset = 38_100;
  const from = `<xdr:from><xdr:col>${String(left - 1)}</xdr:col><xdr:colOff>${String(inset)}</xdr:colOff><xdr:row>${String(top - 1)}</xdr:row><xdr:rowOff>${String(inset)}</xdr:rowOff></xdr:from>`;
  const to = `<xdr:to><xdr:col>${String(right)}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${String(bottom)}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>`;
  return (
    `<xdr:twoCellAnchor xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" editAs="twoCell">${from}${to}` +
    `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${String(shapeId)}" name="${escapeAttribute(spec.name)}" descr="${escapeAttribute(spec.title)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>` +
    '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">' +
    `<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="${relationshipId}"/>` +
    '</a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>'
  );
}

/** Series of one kind stand in one group; columns come before the line that is drawn over them. */
function groups(spec: ChartSpec, cached: CachedValues): string {
  const members = (kind: ChartSeries['kind']): { series: ChartSeries; index: number }[] =>
    spec.series.flatMap((series, index) => (series.kind === kind ? [{ series, index }] : []));
  const axes = `<c:axId val="${CATEGORY_AXIS}"/><c:axId val="${VALUE_AXIS}"/>`;
  const bars = (kind: 'column' | 'bar'): string => {
    const own = members(kind);
    if (own.length === 0) return '';
    const direction = kind === 'bar' ? 'bar' : 'col';
    const drawn = own.map(({ series, index }) => seriesXml(spec, series, index, cached)).join('');
    return `<c:barChart><c:barDir val="${direction}"/><c:grouping val="clustered"/><c:varyColors val="0"/>${drawn}<c:gapWidth val="70"/>${axes}</c:barChart>`;
  };
  const lines = members('line');
  const line =
    lines.length === 0
      ? ''
      : `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${lines
          .map(({ series, index }) => seriesXml(spec, series, index, cached))
          .join('')}<c:marker val="1"/>${axes}</c:lineChart>`;
  return bars('column') + bars('bar') + line;
}

function seriesXml(spec: ChartSpec, series: ChartSeries, index: number, cached: CachedValues): string {
  const isLine = series.kind === 'line';
  const color = series.color.replace('#', '');
  const stroke = `<a:ln w="${series.dashed === true ? '22225' : '25400'}" cap="rnd"><a:solidFill><a:srgbClr val="${color}"/></a:solidFill>${series.dashed === true ? '<a:prstDash val="dash"/>' : ''}<a:round/></a:ln>`;
  const fill = `<a:solidFill><a:srgbClr val="${color}"/></a:solidFill><a:ln><a:noFill/></a:ln>`;
  const marker =
    series.dashed === true
      ? '<c:marker><c:symbol val="none"/></c:marker>'
      : `<c:marker><c:symbol val="circle"/><c:size val="6"/><c:spPr><a:solidFill><a:srgbClr val="${color}"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr></c:marker>`;
  return (
    `<c:ser><c:idx val="${String(index)}"/><c:order val="${String(index)}"/><c:tx><c:v>${escapeText(series.name)}</c:v></c:tx>` +
    `<c:spPr>${isLine ? stroke : fill}</c:spPr>` +
    (isLine ? marker : '<c:invertIfNegative val="0"/>') +
    dataLabels(spec, series) +
    `<c:cat>${textReference(spec.categories, cached)}</c:cat><c:val>${numberReference(series.values, cached)}</c:val>` +
    `${isLine ? '<c:smooth val="0"/>' : ''}</c:ser>`
  );
}

function dataLabels(spec: ChartSpec, series: ChartSeries): string {
  const nothing =
    '<c:showLegendKey val="0"/><c:showVal val="0"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>';
  if (!series.labels) return `<c:dLbls>${nothing}</c:dLbls>`;
  const position = series.kind === 'line' ? 't' : 'outEnd';
  return (
    `<c:dLbls><c:numFmt formatCode="${escapeAttribute(spec.valueAxis.numberFormat)}" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>` +
    `${textProperties(FIGURE_FONT, 900)}<c:dLblPos val="${position}"/>${nothing.replace('showVal val="0"', 'showVal val="1"')}</c:dLbls>`
  );
}

function categoryAxis(lying: boolean, categories: number): string {
  const slanted = !lying && categories > MOST_LEVEL_LABELS;
  return (
    `<c:catAx><c:axId val="${CATEGORY_AXIS}"/><c:scaling><c:orientation val="${lying ? 'maxMin' : 'minMax'}"/></c:scaling><c:delete val="0"/>` +
    `<c:axPos val="${lying ? 'l' : 'b'}"/><c:numFmt formatCode="General" sourceLinked="1"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>` +
    `<c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="7F7F7F"/></a:solidFill></a:ln></c:spPr>` +
    textProperties(TEXT_FONT, slanted ? 800 : 1000, slanted ? -2_700_000 : 0) +
    `<c:crossAx val="${VALUE_AXIS}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/></c:catAx>`
  );
}

function valueAxis({ valueAxis: axis }: ChartSpec, lying: boolean): string {
  const limit = (name: string, value: number | undefined): string =>
    value === undefined ? '' : `<c:${name} val="${String(value)}"/>`;
  return (
    `<c:valAx><c:axId val="${VALUE_AXIS}"/><c:scaling><c:orientation val="minMax"/>${limit('max', axis.max)}${limit('min', axis.min)}</c:scaling><c:delete val="0"/>` +
    `<c:axPos val="${lying ? 'b' : 'l'}"/><c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="${GRID}"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>` +
    (axis.title === undefined ? '' : title(axis.title, TEXT_FONT, 1000)) +
    `<c:numFmt formatCode="${escapeAttribute(axis.numberFormat)}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>` +
    '<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>' +
    textProperties(FIGURE_FONT, 900) +
    // With the first category on top the axis would stand on top too; crossing at the far end brings it down.
    `<c:crossAx val="${CATEGORY_AXIS}"/><c:crosses val="${lying ? 'max' : 'autoZero'}"/><c:crossBetween val="between"/></c:valAx>`
  );
}

function title(text: string, font: string, size: number): string {
  return (
    `<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${String(size)}" b="0"/></a:pPr>` +
    `<a:r><a:rPr lang="zh-CN" sz="${String(size)}" b="0"><a:solidFill><a:srgbClr val="${INK}"/></a:solidFill>${fonts(font)}</a:rPr><a:t>${escapeText(text)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`
  );
}

/** @param rotation in 60,000ths of a degree */
function textProperties(font: string, size: number, rotation = 0): string {
  const turned = rotation === 0 ? '<a:bodyPr/>' : `<a:bodyPr rot="${String(rotation)}" vert="horz"/>`;
  return (
    `<c:txPr>${turned}<a:lstStyle/><a:p><a:pPr><a:defRPr sz="${String(size)}" b="0"><a:solidFill><a:srgbClr val="${INK}"/></a:solidFill>` +
    `${fonts(font)}</a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>`
  );
}

function fonts(font: string): string {
  const eastAsian = font === FIGURE_FONT ? TEXT_FONT : font;
  return `<a:latin typeface="${FIGURE_FONT}"/><a:ea typeface="${eastAsian}"/>`;
}

function textReference(range: DataRange, cached: CachedValues): string {
  const points = cached(range).map((value, index) =>
    value === null ? '' : `<c:pt idx="${String(index)}"><c:v>${escapeText(shown(value))}</c:v></c:pt>`,
  );
  return `<c:strRef><c:f>${reference(range)}</c:f><c:strCache><c:ptCount val="${String(points.length)}"/>${points.join('')}</c:strCache></c:strRef>`;
}

/** Text, such as the "" of a unit that has not reported, is a missing point. */
function numberReference(range: DataRange, cached: CachedValues): string {
  const points = cached(range).map((value, index) =>
    typeof value === 'number' ? `<c:pt idx="${String(index)}"><c:v>${String(value)}</c:v></c:pt>` : '',
  );
  return `<c:numRef><c:f>${reference(range)}</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="${String(points.length)}"/>${points.join('')}</c:numCache></c:numRef>`;
}

function reference({ sheet, area }: DataRange): string {
  return escapeText(`${quotedSheet(sheet)}!${absoluteAreaAddress(area)}`);
}

function shown(value: CellValue): string {
  return encodeXstring(textOf(value));
}
