/**
 * ChartObjects, Chart, Series and the value axis.
 */
import { absoluteAreaAddress, quotedSheet, type Area } from '../../src/spreadsheet/address';
import { colorOf, etColor } from '../../src/hosts/wps/color';
import { CHART } from '../../src/hosts/wps/constants';
import type { ChartSeries, ChartSpec, DataRange } from '../../src/spreadsheet/spec';
import { columnWidth, isColumnHidden, rowHeight } from '../excel-host/format';
import type { SimulatedSheet } from '../simulated-workbook/sheet';
import { integers, type EtWorld, type OpenBook } from './et-world';
import { range } from './range';

type Change = (changed: Partial<ChartSpec>) => void;
const NO_DATA: DataRange = { sheet: '', area: { top: 1, left: 1, bottom: 1, right: 1 } };
const DASH = 4;

export function chartObjects(world: EtWorld, open: OpenBook, sheet: SimulatedSheet): object {
  const { excel } = open;
  return world.object('ChartObjects', {
    get: { Count: () => sheet.charts.length },
    call: {
      Item: (index: number) => {
        const chart = sheet.charts[index - 1];
        if (!chart) throw new Error(`chart ${index}`);
        return chartObject(world, open, sheet, chart.name);
      },
      Add: (left: number, top: number, width: number, height: number) => {
        excel.write(sheet);
        const columns = (column: number): number =>
          isColumnHidden(excel, sheet, column) ? 0 : columnWidth(excel, sheet, column);
        const rows = (row: number): number => rowHeight(sheet, row);
        const anchor: Area = {
          top: reached(top, rows),
          left: reached(left, columns),
          bottom: reached(top + height, rows) - 1,
          right: reached(left + width, columns) - 1,
        };
        const name = `图表 ${sheet.charts.length + 1}`;
        const axis = { numberFormat: 'General' };
        sheet.charts.push({
          name,
          title: '',
          anchor,
          categories: NO_DATA,
          series: [],
          valueAxis: axis,
          legend: 'bottom',
        });
        return chartObject(world, open, sheet, name);
      },
    },
  });
}

/** The row or column at a distance in points from the sheet's corner. */
function reached(points: number, size: (index: number) => number): number {
  let index = 1;
  for (let rest = points; rest >= size(index) - 0.01 && (rest > 0.01 || size(index) === 0); index += 1) {
    rest -= size(index);
  }
  return index;
}

function chartObject(world: EtWorld, open: OpenBook, sheet: SimulatedSheet, name: string): object {
  let current = name;
  const chart = (): ChartSpec => {
    const found = sheet.charts.find((spec) => spec.name === current);
    if (!found) throw new Error(`no chart ${current}`);
    return found;
  };
  const change: Change = (changed) => {
    open.excel.write(sheet);
    sheet.charts = sheet.charts.map((spec) => (spec.name === current ? { ...spec, ...changed } : spec));
  };
  const corner = (row: number, column: number): object =>
    range(world, { open, sheet, area: { top: row, left: column, bottom: row, right: column } });
  return world.object('ChartObject', {
    get: {
      Name: () => current,
      TopLeftCell: () => corner(chart().anchor.top, chart().anchor.left),
      BottomRightCell: () => corner(chart().anchor.bottom, chart().anchor.right),
      Chart: () => chartThing(world, chart, change),
    },
    set: {
      Name: (value: string) => {
        change({ name: value });
        current = value;
      },
    },
    call: {
      Delete: () => {
        open.excel.write(sheet);
        sheet.charts = sheet.charts.filter((spec) => spec.name !== current);
      },
    },
  });
}

function chartThing(world: EtWorld, chart: () => ChartSpec, change: Change): object {
  let hasTitle = chart().title !== '';
  return world.object('Chart', {
    get: {
      HasTitle: () => hasTitle,
      ChartTitle: () => {
        if (!hasTitle) throw new Error('ChartTitle of a chart without title');
        return world.object('ChartTitle', {
          get: { Text: () => chart().title },
          set: { Text: (title: string) => change({ title }) },
        });
      },
      HasLegend: () => chart().legend === 'bottom',
      Legend: () =>
        world.object('Legend', { set: { Position: integers(() => change({ legend: 'bottom' })) } }),
    },
    set: {
      ChartType: integers((type) => kindOf(type)),
      HasTitle: (value: boolean) => {
        hasTitle = value;
      },
      HasLegend: (value: boolean) => change({ legend: value ? 'bottom' : 'none' }),
    },
    call: {
      SetSourceData: (source: unknown, plotBy: unknown) => {
        const values = dataOf(world, source);
        if (!values || plotBy !== 2) throw new Error('SetSourceData');
        const series = { name: '系列1', kind: 'column' as const, values, color: '#4F81BD', labels: false };
        change({ series: [series], categories: values });
      },
      SeriesCollection: () => seriesCollection(world, chart, change),
      Axes: (type: unknown) => {
        if (type !== 2) throw new Error(`axis ${String(type)}`);
        return axis(world, chart, change);
      },
    },
  });
}

function kindOf(type: number): ChartSeries['kind'] {
  const kind = (Object.keys(CHART) as ChartSeries['kind'][]).find((candidate) => CHART[candidate] === type);
  if (!kind) throw new Error(`chart type ${type}`);
  return kind;
}

function dataOf(world: EtWorld, source: unknown): DataRange | null {
  const cells = world.cellsOf(source);
  return cells && { sheet: cells.sheet.name, area: cells.area };
}

function seriesCollection(world: EtWorld, chart: () => ChartSpec, change: Change): object {
  return world.object('SeriesCollection', {
    get: { Count: () => chart().series.length },
    call: {
      Item: (index: number) => {
        if (!chart().series[index - 1]) throw new Error(`series ${index}`);
        return seriesThing(world, chart, change, index - 1);
      },
      NewSeries: () => {
        const made = { name: '', kind: 'column' as const, values: NO_DATA, color: '#4F81BD', labels: false };
        change({ series: [...chart().series, made] });
        return seriesThing(world, chart, change, chart().series.length - 1);
      },
    },
  });
}

function seriesThing(world: EtWorld, chart: () => ChartSpec, change: Change, index: number): object {
  const readSeries = (): ChartSeries => {
    const found = chart().series[index];
    if (!found) throw new Error(`series ${index}`);
    return found;
  };
  const put = (changed: Partial<ChartSeries>): void => {
    change({
      series: chart().series.map((series, at) => (at === index ? { ...series, ...changed } : series)),
    });
  };
  const reference = ({ sheet, area }: DataRange): string =>
    `${quotedSheet(sheet)}!${absoluteAreaAddress(area)}`;
  const foreColor = (): object =>
    world.object('ColorFormat', {
      get: { RGB: () => etColor(readSeries().color) },
      set: { RGB: integers((color) => put({ color: colorOf(color) })) },
    });
  return world.object('Series', {
    get: {
      Name: () => readSeries().name,
      ChartType: () => CHART[readSeries().kind],
      Formula: () =>
        world.wordsOwnWay
          ? `系列 ${index + 1}`
          : `=SERIES("${readSeries().name}",${reference(chart().categories)},${reference(readSeries().values)},${index + 1})`,
      HasDataLabels: () => readSeries().labels,
      Format: () =>
        world.object('ChartFormat', {
          get: {
            Fill: () => world.object('FillFormat', { get: { ForeColor: foreColor } }),
            Line: () =>
              world.object('LineFormat', {
                get: { ForeColor: foreColor, DashStyle: () => (readSeries().dashed === true ? DASH : 1) },
                set: { DashStyle: integers((style) => put(style === DASH ? { dashed: true } : {})) },
              }),
          },
        }),
    },
    set: {
      Name: (name: string) => put({ name }),
      ChartType: integers((type) => put({ kind: kindOf(type) })),
      // A reference to another sheet given as text is ignored.
      Values: (source: unknown) => put({ values: dataOf(world, source) ?? readSeries().values }),
      XValues: (source: unknown) => change({ categories: dataOf(world, source) ?? chart().categories }),
      HasDataLabels: (labels: boolean) => put({ labels }),
      MarkerStyle: integers(() => undefined),
    },
    call: {
      DataLabels: () => world.object('DataLabels', { set: { NumberFormat: () => undefined } }),
    },
  });
}

function axis(world: EtWorld, chart: () => ChartSpec, change: Change): object {
  const get = (): ChartSpec['valueAxis'] => chart().valueAxis;
  const put = (changed: Partial<ChartSpec['valueAxis']>): void =>
    change({ valueAxis: { ...get(), ...changed } });
  let hasTitle = get().title !== undefined;
  return world.object('Axis', {
    get: {
      TickLabels: () =>
        world.object('TickLabels', {
          get: { NumberFormat: () => get().numberFormat },
          set: { NumberFormat: (numberFormat: string) => put({ numberFormat }) },
        }),
      MinimumScale: () => get().min ?? 0,
      MaximumScale: () => get().max ?? 1,
      MinimumScaleIsAuto: () => get().min === undefined,
      MaximumScaleIsAuto: () => get().max === undefined,
      HasTitle: () => hasTitle,
      AxisTitle: () => {
        if (!hasTitle) throw new Error('AxisTitle of an axis without title');
        return world.object('AxisTitle', {
          get: { Text: () => get().title ?? '' },
          set: { Text: (title: string) => put({ title }) },
        });
      },
    },
    set: {
      MinimumScale: (min: number) => put({ min }),
      MaximumScale: (max: number) => put({ max }),
      HasTitle: (value: boolean) => {
        hasTitle = value;
      },
    },
  });
}
