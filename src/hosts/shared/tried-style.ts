/**
 * The look a self-test gives to cells: something of everything the product's sheets use.
 */
import type { CellStyle } from '../../spreadsheet/spec';

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
