/**
 * A cell's value as it is shown.
 */
import { isCellError, type CellValue } from '../../../domain/grid';
import { CalcError, Unknown } from '../calc/errors';
import { formatNumber, formatText, isGeneral } from '../calc/number-format';

/** Characters a number has room for in the General format. */
const MOST_CHARACTERS = 11;

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

/** A number in the General format, as wide as it may get: 1234567.891, 0.333333333, 1.23457E+12. */
export function generalText(value: number): string {
  const size = Math.abs(value);
  if (value === 0) return '0';
  if (size >= 1e11 || size < 1e-9) return scientific(value);
  const whole = Math.trunc(size).toString().length;
  const decimals = Math.max(0, MOST_CHARACTERS - whole - 1);
  const rounded = Number(value.toFixed(decimals));
  return rounded === 0
    ? scientific(value)
    : rounded.toString().includes('e')
      ? trimmed(rounded, decimals)
      : rounded.toString();
}

function trimmed(value: number, decimals: number): string {
  return value.toFixed(decimals).replace(/\.?0+$/, '');
}

function scientific(value: number): string {
  const [mantissa = '', power = '0'] = value.toExponential(5).split('e');
  const exponent = Math.abs(Number(power)).toString().padStart(2, '0');
  return `${mantissa.replace(/\.?0+$/, '')}E${Number(power) < 0 ? '-' : '+'}${exponent}`;
}
