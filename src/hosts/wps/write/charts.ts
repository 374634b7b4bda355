/**
 * Draws native charts. Also reads charts, so that they can be drawn again: a copy of a sheet's cells does not include them.
 */
import { absoluteAreaAddress, parseSheetArea } from '../../../spreadsheet/address';
import type { ChartSeries, ChartSpec, DataRange } from '../../../spreadsheet/spec';
import { itemOrNull, type PinnedBook } from '../book';
import { colorOf, etColor } from '../color';
import { BY_COLUMNS, CHART, CIRCLE, DASH, LEGEND_BOTTOM, NONE, VALUE_AXIS } from '../constants';
import type { CheckedWriter } from '../checked-writer';
import type { EtChart, EtChartObject, EtChartObjects, EtSeries } from '../et';
import { areaOf } from '../read/used-area';

const FEATURE = 'charts';

/** Adds a chart to a sheet that has no chart with its name. If the new chart shows the wrong figures, it is deleted. */
export function drawChart(pinned: PinnedBook, writer: CheckedWriter, sheet: string, spec: ChartSpec): void {
  const drawn: EtChartObject[] = [];
  const isDrawn = writer.may(
    FEATURE,
    () => {
      const { Left, Top, Width, Height } = pinned.range(sheet, spec.anchor);
      const added = chartsOf(pinned, sheet)?.Add(Left, Top, Width, Height);
      if (!added) return;
      drawn.push(added);
      drawData(pinned, added, spec);
    },
    () => drawn.length > 0 && drawn.every((object) => isDataDrawn(object, spec)),
  );
  for (const object of drawn) {
    if (isDrawn) drawLook(writer, object, spec);
    else
      writer.may(FEATURE, () => {
        object.Delete();
      });
  }
}

function drawData(pinned: PinnedBook, object: EtChartObject, spec: ChartSpec): void {
  const [first] = spec.series;
  if (!first) return;
  const { Chart: chart } = object;
  chart.ChartType = CHART[first.kind];
  chart.SetSourceData(pinned.range(first.values.sheet, first.values.area), BY_COLUMNS);
  object.Name = spec.name;
  spec.series.forEach((wanted, index) => {
    const collection = chart.SeriesCollection();
    const series = index === 0 ? collection?.Item(1) : collection?.NewSeries();
    if (!series) throw new Error('no series');
    series.Name = wanted.name;
    series.Values = pinned.range(wanted.values.sheet, wanted.values.area);
    series.XValues = pinned.range(spec.categories.sheet, spec.categories.area);
    series.ChartType = CHART[wanted.kind];
  });
}

function isDataDrawn(object: EtChartObject, spec: ChartSpec): boolean {
  const collection = object.Chart.SeriesCollection();
  if (collection?.Count !== spec.series.length) return false;
  return spec.series.every((wanted, index) => {
    const formula = collection.Item(index + 1).Formula ?? '';
    // Some builds give another form, which does not mean that the chart is wrong.
    if (!/^=SERIES\(/i.test(formula)) return true;
    const sources = sourcesOf(formula);
    if (!sources) return false;
    return isSameRange(sources.values, wanted.values) && isSameRange(sources.categories, spec.categories);
  });
}

function isSameRange(a: DataRange, b: DataRange): boolean {
  return a.sheet === b.sheet && absoluteAreaAddress(a.area) === absoluteAreaAddress(b.area);
}

/** The ranges that a series takes its data from. */
function sourcesOf(formula: string): { readonly categories: DataRange; readonly values: DataRange } | null {
  const inside = /^=SERIES\((.*)\)$/i.exec(formula)?.[1] ?? '';
  // Split at commas, but not inside quotes, where they belong to a name.
  const parts = inside.split(/,(?=(?:[^"']*(?:"[^"]*"|'[^']*'))*[^"']*$)/);
  const [categories, values] = [parseSheetArea(parts[1] ?? ''), parseSheetArea(parts[2] ?? '')];
  return categories && values ? { categories, values } : null;
}

function drawLook(writer: CheckedWriter, { Chart: chart }: EtChartObject, spec: ChartSpec): void {
  writer.set(FEATURE, chart, 'HasTitle', true);
  writer.may(
    FEATURE,
    () => (chart.ChartTitle.Text = spec.title),
    () => chart.ChartTitle.Text === spec.title,
  );
  spec.series.forEach((wanted, index) => {
    writer.may(FEATURE, () => {
      const series = chart.SeriesCollection()?.Item(index + 1);
      if (series) drawSeries(series, wanted, spec);
    });
  });
  writer.may(FEATURE, () => {
    drawAxis(chart, spec.valueAxis);
  });
  const hasLegend = spec.legend === 'bottom';
  writer.set(FEATURE, chart, 'HasLegend', hasLegend);
  if (hasLegend) writer.may(FEATURE, () => (chart.Legend.Position = LEGEND_BOTTOM));
}

function drawSeries(series: EtSeries, wanted: ChartSeries, spec: ChartSpec): void {
  const color = etColor(wanted.color);
  if (wanted.kind === 'line') {
    series.Format.Line.ForeColor.RGB = color;
    if (wanted.dashed === true) series.Format.Line.DashStyle = DASH;
    series.MarkerStyle = wanted.dashed === true ? NONE : CIRCLE;
  } else series.Format.Fill.ForeColor.RGB = color;
  series.HasDataLabels = wanted.labels;
  if (wanted.labels) series.DataLabels().NumberFormat = spec.valueAxis.numberFormat;
}

function drawAxis(chart: EtChart, wanted: ChartSpec['valueAxis']): void {
  const axis = chart.Axes(VALUE_AXIS);
  axis.TickLabels.NumberFormat = wanted.numberFormat;
  if (wanted.min !== undefined) axis.MinimumScale = wanted.min;
  if (wanted.max !== undefined) axis.MaximumScale = wanted.max;
  if (wanted.title === undefined) return;
  axis.HasTitle = true;
  axis.AxisTitle.Text = wanted.title;
}

/** Null when the program has no charts, or does not list them even when asked again: an undo draws only the charts that are known. */
function chartsOf(pinned: PinnedBook, sheet: string): EtChartObjects | null {
  return itemOrNull(() => pinned.sheet(sheet).ChartObjects());
}

/** The charts of a sheet that can be drawn again. */
export function readCharts(pinned: PinnedBook, sheet: string): ChartSpec[] {
  const list = chartsOf(pinned, sheet);
  return Array.from({ length: list?.Count ?? 0 }, (_, index) => list?.Item(index + 1)).flatMap(
    (object) => (object ? readChart(object) : null) ?? [],
  );
}

export function deleteCharts(pinned: PinnedBook, sheet: string): void {
  const list = chartsOf(pinned, sheet);
  for (let index = list?.Count ?? 0; index > 0; index -= 1) list?.Item(index).Delete();
}

/** Null for a chart of a kind that this host does not draw. */
function readChart(object: EtChartObject): ChartSpec | null {
  const { Chart: chart } = object;
  const collection = chart.SeriesCollection();
  const series = Array.from({ length: collection?.Count ?? 0 }, (_, index) => collection?.Item(index + 1));
  const read = series.map((drawn) => (drawn ? readSeries(drawn) : null));
  const [first] = read;
  if (!first || read.includes(null)) return null;
  const [start, end] = [areaOf(object.TopLeftCell), areaOf(object.BottomRightCell)];
  return {
    name: object.Name,
    title: chart.HasTitle ? chart.ChartTitle.Text : '',
    anchor: { top: start.top, left: start.left, bottom: end.bottom, right: end.right },
    categories: first.categories,
    series: read.flatMap((known) => (known ? [known.series] : [])),
    valueAxis: readAxis(chart),
    legend: chart.HasLegend ? 'bottom' : 'none',
  };
}

function readSeries(series: EtSeries): { series: ChartSeries; categories: DataRange } | null {
  const sources = sourcesOf(series.Formula ?? '');
  const type = series.ChartType;
  const kind = (Object.keys(CHART) as ChartSeries['kind'][]).find((candidate) => CHART[candidate] === type);
  if (!sources || !kind) return null;
  const { Format: format } = series;
  const isDashed = kind === 'line' && format.Line.DashStyle === DASH;
  const color = kind === 'line' ? format.Line.ForeColor.RGB : format.Fill.ForeColor.RGB;
  return {
    categories: sources.categories,
    series: {
      name: series.Name,
      kind,
      values: sources.values,
      color: colorOf(color),
      labels: series.HasDataLabels,
      ...(isDashed ? { dashed: true } : {}),
    },
  };
}

function readAxis(chart: EtChart): ChartSpec['valueAxis'] {
  const axis = chart.Axes(VALUE_AXIS);
  return {
    numberFormat: axis.TickLabels.NumberFormat,
    ...(axis.MinimumScaleIsAuto ? {} : { min: axis.MinimumScale }),
    ...(axis.MaximumScaleIsAuto ? {} : { max: axis.MaximumScale }),
    ...(axis.HasTitle ? { title: axis.AxisTitle.Text } : {}),
  };
}
