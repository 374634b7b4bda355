/**
 * Keeps what is needed to draw a chart again. A chart can't be copied, so to restore it with its sheet it is drawn anew from what Excel
 * says about it.
 */
import { parseSheetArea } from '../../../spreadsheet/address';
import { rangeReference, type ChartSpec } from '../../../spreadsheet/spec';
import type { Inverse } from '../batch';
import { hasApi } from '../in-excel';
import type { ChartFacts } from '../read/read-sheet';

const AXIS = 'numberFormat,minimum,maximum';
const SERIES = 'name,chartType,hasDataLabels,markerStyle,format/line/color,format/line/lineStyle';

/**
 * Loads everything needed to draw a chart again; null when this Excel does not say where the data of a chart come from.
 * @param source the sheet on which the chart stands: the sheet itself, or its hidden copy, whose chart shows the copy's own cells
 * @param target the name of the sheet to draw it on
 * @param made the charts that will replace it; the colour of their columns is used, because Excel does not tell the old one
 */
export function keepChart(
  source: { readonly sheet: Excel.Worksheet; readonly sheetName: string },
  target: string,
  { name, series }: ChartFacts,
  made: readonly ChartSpec[],
): (() => Inverse) | null {
  if (!hasApi('1.15') || series === null) return null;
  const chart = source.sheet.charts.getItem(name);
  chart.load('chartType,top,left,width,height,title/text,legend/visible,legend/position');
  const colors = new Map(made.flatMap((spec) => spec.series.map((wanted) => [wanted.name, wanted.color])));
  const { valueAxis } = chart.axes;
  valueAxis.load(AXIS);
  const parts = Array.from({ length: series }, (_, index) => keepSeries(chart.series.getItemAt(index)));
  return () => {
    const { chartType, top, left, width, height, title, legend } = chart;
    const look = { top, left, width, height };
    const text = title.text;
    const shown = { visible: legend.visible, position: legend.position };
    const axis = { numberFormat: valueAxis.numberFormat, minimum: valueAxis.minimum as number };
    const lines = parts.map((part) => ofTarget(part(), source.sheetName, target));
    let earlier: Excel.Chart | null = null;
    return (context) => {
      const worksheet = context.workbook.worksheets.getItem(target);
      const first = lines[0] && rangeOf(context, lines[0].values);
      if (!first) return;
      // After an earlier refusal the chart may exist already, possibly under a name that Excel gave it.
      for (const left of new Set([name, earlier?.name ?? name]))
        worksheet.charts.getItemOrNullObject(left).delete();
      const drawn = worksheet.charts.add(chartType, first, 'Columns');
      earlier = drawn;
      drawn.load('name');
      drawn.name = name;
      drawn.title.text = text;
      drawn.set(look);
      drawn.axes.valueAxis.set(axis);
      lines.forEach((line, index) => {
        drawSeries(
          context,
          index === 0 ? drawn.series.getItemAt(0) : drawn.series.add(line.name),
          line,
          colors.get(line.name) ?? null,
        );
      });
      drawn.legend.visible = shown.visible;
      if (shown.visible) drawn.legend.position = shown.position;
    };
  };
}

interface Series {
  readonly name: string;
  /** Such as `Line` or `ColumnClustered`. */
  readonly chartType: `${Excel.ChartType}`;
  readonly hasDataLabels: boolean;
  readonly markerStyle: Excel.ChartSeries['markerStyle'];
  readonly line: { readonly color: string; readonly lineStyle: Excel.ChartLineFormat['lineStyle'] };
  readonly values: string;
  readonly categories: string;
}

function keepSeries(series: Excel.ChartSeries): () => Series {
  series.load(SERIES);
  const values = series.getDimensionDataSourceString('Values');
  const categories = series.getDimensionDataSourceString('Categories');
  return () => ({
    name: series.name,
    chartType: series.chartType,
    hasDataLabels: series.hasDataLabels,
    markerStyle: series.markerStyle,
    line: {
      color: series.format.line.color,
      lineStyle: series.format.line.lineStyle,
    },
    values: values.value,
    categories: categories.value,
  });
}

function drawSeries(
  context: Excel.RequestContext,
  series: Excel.ChartSeries,
  line: Series,
  color: string | null,
): void {
  series.name = line.name;
  series.chartType = line.chartType;
  const values = rangeOf(context, line.values);
  const categories = rangeOf(context, line.categories);
  if (values) series.setValues(values);
  if (categories) series.setXAxisValues(categories);
  series.hasDataLabels = line.hasDataLabels;
  if (line.chartType === 'Line') {
    series.format.line.color = line.line.color;
    series.format.line.lineStyle = line.line.lineStyle;
    series.markerStyle = line.markerStyle;
  } else if (color !== null) series.format.fill.setSolidColor(color);
}

/** The series with the cells of the target where it shows those of its own sheet. */
function ofTarget(series: Series, from: string, to: string): Series {
  const moved = (source: string): string => {
    const place = parseSheetArea(source);
    return place?.sheet === from ? `=${rangeReference({ sheet: to, area: place.area })}` : source;
  };
  return { ...series, values: moved(series.values), categories: moved(series.categories) };
}

/** The range that a series takes its data from, as in `='宣传发动阶段汇总'!$B$6:$B$21`. */
function rangeOf(context: Excel.RequestContext, source: string): Excel.Range | null {
  const place = parseSheetArea(source);
  if (!place) return null;
  const { sheet, area } = place;
  const { top, left, bottom, right } = area;
  return context.workbook.worksheets
    .getItem(sheet)
    .getRangeByIndexes(top - 1, left - 1, bottom - top + 1, right - left + 1);
}
