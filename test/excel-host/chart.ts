/**
 * Charts with their series, axes, titles and legends.
 */
import { parseArea, type Area } from '../../src/spreadsheet/address';
import type { ChartSeries, ChartSpec, DataRange } from '../../src/spreadsheet/spec';
import type { SimulatedSheet } from '../simulated-workbook/sheet';
import { absoluteReference, type ExcelContext } from './context';
import { columnWidth, rowHeight } from './format';
import type { RangeThing } from './range';
import { ExcelError, invalid, notFound, NotSimulated, type Thing } from './thing';

const KINDS: Readonly<Record<string, ChartSeries['kind']>> = {
  ColumnClustered: 'column',
  BarClustered: 'bar',
  Line: 'line',
};
const KIND_NAMES = { column: 'ColumnClustered', bar: 'BarClustered', line: 'Line' } as const;

export function charts(excel: ExcelContext, sheet: SimulatedSheet): Thing {
  return {
    type: 'ChartCollection',
    items: () => sheet.charts.map((chart) => chartThing(excel, sheet, chart.name)),
    item: (key) => {
      const found = sheet.charts.find(({ name }) => key === name || key === `${sheet.id}${name}`);
      if (!found) throw notFound(`chart ${String(key)}`);
      return chartThing(excel, sheet, found.name);
    },
    call: {
      GetItem: (name: string) => {
        if (!sheet.charts.some((chart) => chart.name === name)) throw notFound(`chart ${name}`);
        return chartThing(excel, sheet, name);
      },
      GetItemOrNullObject: (name: string) =>
        sheet.charts.some((chart) => chart.name === name)
          ? chartThing(excel, sheet, name)
          : { type: 'null', isNull: true },
      Add: (type: string, source: RangeThing) => {
        excel.write(sheet);
        const kind = KINDS[type];
        if (!kind) throw new NotSimulated(`chart type ${type}`);
        const name = `图表 ${sheet.charts.length + 1}`;
        sheet.charts.push(newChart(name, kind, { sheet: source.sheet.name, area: source.area }));
        return chartThing(excel, sheet, name);
      },
    },
  };
}

function newChart(name: string, kind: ChartSeries['kind'], values: DataRange): ChartSpec {
  return {
    name,
    title: '',
    anchor: { top: 1, left: 1, bottom: 15, right: 8 },
    categories: values,
    series: [{ name: '系列1', kind, values, color: '#4F81BD', labels: false }],
    valueAxis: { numberFormat: 'General' },
    legend: 'bottom',
  };
}

function chartThing(excel: ExcelContext, sheet: SimulatedSheet, name: string): Thing {
  let current = name;
  const chart = (): ChartSpec => {
    const found = sheet.charts.find((spec) => spec.name === current);
    if (!found) throw notFound(`chart ${current}`);
    return found;
  };
  const change = (changed: Partial<ChartSpec>): void => {
    excel.write(sheet);
    sheet.charts = sheet.charts.map((spec) => (spec.name === current ? { ...spec, ...changed } : spec));
  };
  const axis = (changed: Partial<ChartSpec['valueAxis']>): void => {
    change({ valueAxis: { ...chart().valueAxis, ...changed } });
  };
  const place = placement(excel, sheet, chart, change);
  return {
    type: 'Chart',
    identity: () => ({ Name: current, Id: `${sheet.id}${current}` }),
    get: {
      Name: () => current,
      ChartType: () => KIND_NAMES[chart().series[0]?.kind ?? 'column'],
      ...place.get,
    },
    set: {
      Name: (value: string) => {
        change({ name: value });
        current = value;
      },
      ...place.set,
    },
    call: {
      Delete: () => {
        excel.write(sheet);
        sheet.charts = sheet.charts.filter((spec) => spec.name !== current);
      },
      SetPosition: (from: string, to: string) => {
        const [start, end] = [parseArea(from), parseArea(to)];
        if (!start || !end) throw invalid(`${from} ${to}`);
        change({ anchor: { top: start.top, left: start.left, bottom: end.bottom, right: end.right } });
      },
    },
    nav: {
      Title: () => ({
        type: 'ChartTitle',
        get: { Text: () => chart().title },
        set: { Text: (title: string) => change({ title }) },
      }),
      Legend: () => ({
        type: 'ChartLegend',
        get: { Visible: () => chart().legend === 'bottom', Position: () => 'Bottom' },
        set: {
          Visible: (value: boolean) => change({ legend: value ? 'bottom' : 'none' }),
          Position: (value: string) => {
            if (value !== 'Bottom') throw new NotSimulated(`legend ${value}`);
          },
        },
      }),
      Axes: () => ({
        type: 'ChartAxes',
        nav: {
          ValueAxis: () => ({
            type: 'ChartAxis',
            get: {
              NumberFormat: () => chart().valueAxis.numberFormat,
              Minimum: () => chart().valueAxis.min ?? 0,
              Maximum: () => chart().valueAxis.max ?? '',
            },
            set: {
              NumberFormat: (numberFormat: string) => axis({ numberFormat }),
              Minimum: (min: number) => axis({ min }),
              Maximum: (max: number) => axis({ max }),
            },
            nav: {
              Title: () => ({ type: 'ChartAxisTitle', set: { Text: (title: string) => axis({ title }) } }),
            },
          }),
        },
      }),
      Series: () => {
        // office-js-docs #910, office-js #2041, #6143: charts of newer types do not give their series.
        if (sheet.newerCharts.has(current))
          throw new ExcelError('UnsupportedOperation', "This operation isn't supported for this chart.");
        return seriesCollection(chart, change);
      },
    },
  };
}

/** Position and size of a chart in points, from the sheet's top left corner. */
function placement(
  excel: ExcelContext,
  sheet: SimulatedSheet,
  chart: () => ChartSpec,
  change: (changed: Partial<ChartSpec>) => void,
): Required<Pick<Thing, 'get' | 'set'>> {
  const sum = (from: number, to: number, size: (index: number) => number): number => {
    let total = 0;
    for (let index = from; index <= to; index += 1) total += size(index);
    return total;
  };
  const width = (column: number): number => columnWidth(excel, sheet, column);
  const height = (row: number): number => rowHeight(sheet, row);
  const reached = (points: number, size: (index: number) => number): number => {
    let index = 1;
    for (let rest = points; rest >= size(index) - 0.01; index += 1) rest -= size(index);
    return index;
  };
  const move = (anchor: Partial<Area>): void => {
    change({ anchor: { ...chart().anchor, ...anchor } });
  };
  const top = (): number => sum(1, chart().anchor.top - 1, height);
  const left = (): number => sum(1, chart().anchor.left - 1, width);
  return {
    get: {
      Top: top,
      Left: left,
      Width: () => sum(chart().anchor.left, chart().anchor.right, width),
      Height: () => sum(chart().anchor.top, chart().anchor.bottom, height),
    },
    set: {
      Top: (value: number) => move({ top: reached(value, height) }),
      Left: (value: number) => move({ left: reached(value, width) }),
      Width: (value: number) => move({ right: reached(left() + value, width) - 1 }),
      Height: (value: number) => move({ bottom: reached(top() + value, height) - 1 }),
    },
  };
}

function seriesCollection(chart: () => ChartSpec, change: (changed: Partial<ChartSpec>) => void): Thing {
  const series = (index: number): Thing => {
    if (!chart().series[index]) throw notFound(`series ${index}`);
    return seriesThing(chart, change, index);
  };
  return {
    type: 'ChartSeriesCollection',
    get: { Count: () => chart().series.length },
    call: {
      GetItemAt: series,
      Add: (name: string) => {
        const [first] = chart().series;
        if (!first) throw new NotSimulated('a chart without series');
        change({ series: [...chart().series, { ...first, name }] });
        return series(chart().series.length - 1);
      },
    },
  };
}

function seriesThing(
  chart: () => ChartSpec,
  change: (changed: Partial<ChartSpec>) => void,
  index: number,
): Thing {
  const readSeries = (): ChartSeries => {
    const found = chart().series[index];
    if (!found) throw notFound(`series ${index}`);
    return found;
  };
  const put = (changed: Partial<ChartSeries>): void => {
    change({
      series: chart().series.map((series, at) => (at === index ? { ...series, ...changed } : series)),
    });
  };
  const reference = (range: DataRange): string => absoluteReference(range.sheet, range.area);
  const data = (range: RangeThing): DataRange => ({ sheet: range.sheet.name, area: range.area });
  return {
    type: 'ChartSeries',
    get: {
      Name: () => readSeries().name,
      ChartType: () => KIND_NAMES[readSeries().kind],
      HasDataLabels: () => readSeries().labels,
      MarkerStyle: () => (readSeries().dashed === true ? 'None' : 'Circle'),
    },
    set: {
      Name: (name: string) => put({ name }),
      ChartType: (type: string) => {
        const kind = KINDS[type];
        if (!kind) throw new NotSimulated(`series type ${type}`);
        put({ kind });
      },
      HasDataLabels: (labels: boolean) => put({ labels }),
      MarkerStyle: (style: string) => {
        if (!['None', 'Circle'].includes(style)) throw new NotSimulated(`marker ${style}`);
      },
    },
    call: {
      SetValues: (range: RangeThing) => put({ values: data(range) }),
      SetXAxisValues: (range: RangeThing) => change({ categories: data(range) }),
      GetDimensionDataSourceString: (dimension: string) =>
        dimension === 'Values' ? reference(readSeries().values) : reference(chart().categories),
    },
    nav: {
      Format: () => ({
        type: 'ChartSeriesFormat',
        nav: {
          Fill: () => ({
            type: 'ChartFill',
            call: { SetSolidColor: (color: string) => put({ color }) },
          }),
          Line: () => ({
            type: 'ChartLineFormat',
            get: {
              Color: () => readSeries().color,
              LineStyle: () => (readSeries().dashed === true ? 'Dash' : 'Continuous'),
            },
            set: {
              Color: (color: string) => put({ color }),
              LineStyle: (style: string) => put(style === 'Dash' ? { dashed: true } : {}),
            },
          }),
        },
      }),
      DataLabels: () => ({
        type: 'ChartDataLabels',
        set: { ShowValue: (labels: boolean) => put({ labels }), NumberFormat: () => undefined },
      }),
    },
  };
}
