/**
 * A cell's value as it is shown.
 */
import { isCellError, type CellValue } from '../../../spreadsheet/grid';
import { CalcError, Unknown } from '../../../formula/calc/errors';
import { formatNumber, formatText, generalText, isGeneral } from '../../../formula/calc/number-format';

/** The text a value is shown as; a number in a format that is not known here is shown in the General format. */
export function displayText(value: CellValue, numberFormat: string): string {
  if (value === null) return '';
  if (isCellError(value)) return value.error;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  try {
    if (typeof value === 'string') return formatText(value, numberFormat);
    return isGeneral(numberFormat) || numberFormat === '@'
      ? generalText(value)
      : formatNumber(value, numberFormat);
  } catch (error) {
    if (!(error instanceof Unknown) && !(error instanceof CalcError)) throw error;
    return typeof value === 'string' ? value : generalText(value);
  }
}
