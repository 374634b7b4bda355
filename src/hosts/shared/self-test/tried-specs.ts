/**
 * What the self-test writes in every program: an example of each feature that the product's sheets use.
 */
import type { Area } from '../../../spreadsheet/address';
import type {
  CellStyle,
  ChartSpec,
  ConditionalFormat,
  PrintSetup,
  Validation,
} from '../../../spreadsheet/spec';

/** The cells of the test's table, starting at A1. Text that looks like a formula, a number or an error must stay text. */
export const TRIED_ROWS = [
  ['单位', '数', '率'],
  ['甲', 3, true],
  ['=1+1', 0.25, '007'],
  ['丙', -1, '#N/A'],
] as const;
export const TRIED_TABLE: Area = { top: 1, left: 1, bottom: 4, right: 3 };
/** The figures of the table. */
export const TRIED_FIGURES: Area = { top: 2, left: 2, bottom: 4, right: 2 };

/** A formula for the column next to the table, and its results. */
export const TRIED_FILL = {
  area: { top: 2, left: 4, bottom: 4, right: 4 },
  formula: '=IF(ISNUMBER(B2),B2*2,"")',
  results: [[6], [0.5], [-2]],
} as const;

export const TRIED_STYLE = {
  font: { name: '仿宋_GB2312', size: 12, bold: true, color: '#A4262C' },
  fill: '#DDEBF7',
  numberFormat: '0.00%',
  horizontal: 'center',
  vertical: 'center',
  wrap: true,
  shrink: false,
  indent: 0,
  locked: false,
  border: { top: 'thin', right: 'thin', bottom: 'thin', left: 'thin', color: '#000000' },
} as const satisfies Partial<CellStyle>;

export const TRIED_LAYOUT = {
  columnWidths: [{ column: 1, width: 20 }],
  rowHeights: [{ row: 1, height: 30 }],
  hiddenColumns: [6],
  tabColor: '#A4262C',
} as const;

export const TRIED_MERGE: Area = { top: 6, left: 1, bottom: 7, right: 3 };

export const TRIED_BAR = {
  kind: 'data-bar',
  area: TRIED_FIGURES,
  color: '#9DC3E6',
  min: 0,
  max: 1,
} as const satisfies ConditionalFormat;

/** The look of the test's conditional format. */
export const TRIED_RULE_STYLE = { color: '#1E6B3C', fill: '#E3F1E6' } as const;

export const TRIED_VALIDATION = {
  area: TRIED_FIGURES,
  rule: { kind: 'whole-number', min: 0 },
  title: '数',
  message: '整数',
} as const satisfies Validation;

export const TRIED_PRINT = {
  orientation: 'landscape',
  fit: { wide: 1, tall: 0 },
  repeatRows: { from: 1, to: 1 },
  printArea: TRIED_TABLE,
  margins: { top: 2, right: 1.5, bottom: 2, left: 1.5 },
  footer: '第 &P 页 共 &N 页',
  centerHorizontally: true,
} as const satisfies PrintSetup;

/** @param sheet the name of the test's sheet */
export function triedChart(sheet: string): ChartSpec {
  const data = (column: number): ChartSpec['categories'] => ({
    sheet,
    area: { ...TRIED_FIGURES, left: column, right: column },
  });
  return {
    name: '自检图',
    title: '自检',
    anchor: { top: 10, left: 1, bottom: 20, right: 5 },
    categories: data(1),
    series: [
      { name: '数', kind: 'column', values: data(2), color: '#4F81BD', labels: true },
      { name: '线', kind: 'line', values: data(4), color: '#A4262C', labels: false, dashed: true },
    ],
    valueAxis: { numberFormat: '0', min: 0 },
    legend: 'bottom',
  };
}
