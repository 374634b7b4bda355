/**
 * Formats a cell's value as text for display.
 */
import { isCellError, type CellValue } from '../../../spreadsheet/grid';
import { CalcError, Unknown } from '../../../formula/calc/errors';
import { formatNumber, formatText, generalText, isGeneral } from '../../../formula/calc/text/number-format';

/**
 * The text that shows a value. A number format that is not supported here is treated as General.
 * @param dayShift days to add to a date's serial number to count it from 1900: `DAYS_TO_1904` in workbooks that count from 1904
 */
export function displayText(value: CellValue, numberFormat: string, dayShift = 0): string {
  if (value === null) return '';
  if (isCellError(value)) return value.error;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  try {
    if (typeof value === 'string') return formatText(value, numberFormat);
    return isGeneral(numberFormat) || numberFormat === '@'
      ? generalText(value)
      : formatNumber(value, numberFormat, dayShift);
  } catch (error) {
    if (!(error instanceof Unknown) && !(error instanceof CalcError)) throw error;
    return typeof value === 'string' ? value : generalText(value);
  }
}

/** Whether a number format shows numbers as dates or times. */
export function showsDate(numberFormat: string): boolean {
  return /[ymdhs]/i.test(numberFormat.replace(/"[^"]*"|\[[^\]]*\]|General/gi, ''));
}
