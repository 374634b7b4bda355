/** The charts of the sheet 重点领域建会情况: the share of founded unions by area and by unit. */
import type { Area } from '../../spreadsheet/address';
import type { ChartSpec, DataRange } from '../../spreadsheet/spec';
import { COLOR } from '../parts/look';
import { FIRST_COLUMN, FIRST_ROW, type AreaSummaryPlaces } from './area-summary-places';

/** A chart with more columns is not readable. */
const MOST_CHART_UNITS = 60;

/**
 * The chart of the areas on the left, the chart of the units on the right; none without areas or units.
 * @param units the number of units
 */
export function areaSummaryCharts(sheet: string, units: number, places: AreaSummaryPlaces): ChartSpec[] {
  if (places.areas === 0 || units === 0) return [];
  const middle = Math.max(Math.round(places.lastColumn * 0.4), FIRST_COLUMN);
  const shown = Math.min(units, MOST_CHART_UNITS);
  const areaRows = { top: places.areasRow + 1, bottom: places.lastAreaRow - 1 };
  const unitRows = { top: FIRST_ROW, bottom: FIRST_ROW + shown - 1 };
  const some = shown < units ? `（前${shown}个单位）` : '';
  const anchor = (left: number, right: number): Area => ({
    top: places.chartRow,
    left,
    bottom: places.chartRow,
    right,
  });
  const column = (at: number, rows: { readonly top: number; readonly bottom: number }): DataRange => ({
    sheet,
    area: { ...rows, left: at, right: at },
  });
  return [
    rateChart({
      name: '重点领域建会率图',
      title: '各领域建会率',
      anchor: anchor(1, middle),
      categories: column(1, areaRows),
      rates: column(places.column(0, 'rate'), areaRows),
    }),
    rateChart({
      name: '各单位建会率图',
      title: `各单位重点领域建会率${some}`,
      anchor: anchor(middle + 1, places.lastColumn),
      categories: column(2, unitRows),
      rates: column(places.column(places.areas, 'rate'), unitRows),
    }),
  ];
}

function rateChart({
  rates,
  ...chart
}: Pick<ChartSpec, 'name' | 'title' | 'anchor' | 'categories'> & { readonly rates: DataRange }): ChartSpec {
  const labels = rates.area.bottom - rates.area.top < 12;
  return {
    ...chart,
    series: [{ name: '建会率', kind: 'column', values: rates, color: COLOR.bar, labels }],
    valueAxis: { numberFormat: '0%', min: 0, max: 1 },
    legend: 'none',
  };
}
