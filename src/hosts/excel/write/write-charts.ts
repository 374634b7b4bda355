/**
 * Writes native charts.
 */
import { cellAddress } from '../../../spreadsheet/address';
import type { ChartSeries, ChartSpec, DataRange } from '../../../spreadsheet/spec';
import type { Batch } from '../batch';

const KINDS = { column: 'ColumnClustered', bar: 'BarClustered', line: 'Line' } as const;

/** Adds a chart to a sheet that has no chart with its name. */
export function writeChart(batch: Batch, sheet: string, spec: ChartSpec): void {
  const [first, ...others] = spec.series;
  if (!first) return;
  const chart = batch.sheet(sheet).charts.add(KINDS[first.kind], data(batch, first.values), 'Columns');
  nameChart(batch, sheet, chart, spec.name);
  chart.title.text = spec.title;
  const { top, left, bottom, right } = spec.anchor;
  chart.setPosition(cellAddress({ row: top, column: left }), cellAddress({ row: bottom, column: right }));
  const series = chart.series.getItemAt(0);
  series.name = first.name;
  drawSeries(batch, series, first, spec);
  for (const other of others) drawSeries(batch, chart.series.add(other.name), other, spec);
  const { valueAxis } = chart.axes;
  valueAxis.numberFormat = spec.valueAxis.numberFormat;
  if (spec.valueAxis.min !== undefined) valueAxis.minimum = spec.valueAxis.min;
  if (spec.valueAxis.max !== undefined) valueAxis.maximum = spec.valueAxis.max;
  if (spec.valueAxis.title !== undefined) valueAxis.title.text = spec.valueAxis.title;
  chart.legend.visible = spec.legend === 'bottom';
  if (spec.legend === 'bottom') chart.legend.position = 'Bottom';
}

/**
 * Names a chart. If Excel added the chart but refused the name, the inverse finds the chart by the name that Excel gave it; otherwise by
 * its own name (replace-sheet.ts).
 */
function nameChart(batch: Batch, sheet: string, chart: Excel.Chart, name: string): void {
  chart.load('name');
  batch.takeBack(() => {
    const { name: given } = chart;
    if (given === name) return null;
    return ({ workbook: { worksheets } }) => {
      // When this runs a second time, a new sheet may have been deleted already.
      worksheets.getItemOrNullObject(sheet).charts.getItemOrNullObject(given).delete();
    };
  });
  chart.name = name;
  chart.load('name');
}

function drawSeries(batch: Batch, series: Excel.ChartSeries, wanted: ChartSeries, spec: ChartSpec): void {
  series.chartType = KINDS[wanted.kind];
  series.setValues(data(batch, wanted.values));
  series.setXAxisValues(data(batch, spec.categories));
  if (wanted.kind === 'line') {
    series.format.line.color = wanted.color;
    if (wanted.dashed === true) series.format.line.lineStyle = 'Dash';
    series.markerStyle = wanted.dashed === true ? 'None' : 'Circle';
  } else {
    series.format.fill.setSolidColor(wanted.color);
  }
  series.hasDataLabels = wanted.labels;
  if (!wanted.labels) return;
  series.dataLabels.showValue = true;
  series.dataLabels.numberFormat = spec.valueAxis.numberFormat;
}

function data(batch: Batch, { sheet, area }: DataRange): Excel.Range {
  return batch.range(sheet, area);
}
