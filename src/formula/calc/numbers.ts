/**
 * Floating-point arithmetic as spreadsheets do it: fifteen significant digits, and a sum that nearly cancels out is zero.
 */

const TWO_TO_48 = 2 ** 48;

/**
 * Whether two numbers are nearly equal: they differ by less than 2^-48 of either. Two different whole numbers are never nearly equal
 * (LibreOffice `rtl::math::approxEqual`).
 */
export function approxEqual(a: number, b: number): boolean {
  if (a === b) return true;
  if (a === 0 || b === 0) return false;
  const difference = Math.abs(a - b);
  if (!(difference * TWO_TO_48 < Math.abs(a) && difference * TWO_TO_48 < Math.abs(b))) return false;
  return !(Number.isSafeInteger(a) && Number.isSafeInteger(b));
}

/** `a + b`, or zero when the two nearly cancel out (LibreOffice `approxAdd`; Excel does the same for the last subtraction of a formula). */
export function approxAdd(a: number, b: number): number {
  return a < 0 !== b < 0 && approxEqual(a, -b) ? 0 : a + b;
}

/** Compares two numbers: the result is less than 0, 0 or more than 0. Nearly equal numbers count as equal, as in `=0.1+0.2=0.3`. */
export function compareNumbers(a: number, b: number): number {
  return approxEqual(a, b) ? 0 : a - b;
}

/** The nearest number with at most fifteen significant digits. */
export function fifteenDigits(value: number): number {
  return Number.isSafeInteger(value) && Math.abs(value) < 1e15 ? value : Number(value.toPrecision(15));
}

/** Rounds down, but takes 7.9999999999999991 for 8 (LibreOffice `approxFloor`). */
export function approxFloor(value: number): number {
  return Math.floor(fifteenDigits(value));
}

export type Rounding = 'half' | 'up' | 'down';

/**
 * Rounds to `digits` decimals; a negative count rounds to tens, hundreds … The fifteen significant decimal digits are rounded, not the
 * binary number, so that 2.675 rounds to 2.68. `half` rounds halves away from zero; `up` always rounds away from zero; `down` always
 * towards zero.
 */
export function roundTo(value: number, digits: number, rounding: Rounding): number {
  if (!Number.isFinite(value) || value === 0) return value;
  const scaled = timesPowerOfTen(Math.abs(fifteenDigits(value)), digits);
  if (!Number.isFinite(scaled)) return value;
  const whole =
    rounding === 'half' ? Math.round(scaled) : rounding === 'up' ? Math.ceil(scaled) : Math.floor(scaled);
  return Math.sign(value) * timesPowerOfTen(whole, -digits);
}

/** Moves the decimal point in the number's decimal text. Multiplying by 10 ** power would not be exact. */
function timesPowerOfTen(value: number, power: number): number {
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  return Number(`${mantissa}e${Number(exponent) + power}`);
}

/**
 * A running sum with Neumaier's correction. If the last value added makes the sum nearly zero, it becomes zero, so that `SUM(0.1,0.2,-0.3)`
 * is 0 (LibreOffice `KahanSum`).
 */
export class Sum {
  private total = 0;
  private lost = 0;
  private last = 0;

  add(value: number): void {
    const { total, last } = this;
    const next = total + last;
    this.lost += Math.abs(total) >= Math.abs(last) ? total - next + last : last - next + total;
    this.total = next;
    this.last = value;
  }

  copy(): Sum {
    return Object.assign(new Sum(), this);
  }

  get value(): number {
    const before = this.total + this.lost;
    return approxAdd(before, this.last) === 0 ? 0 : this.total + this.last + this.lost;
  }
}

/** A number as text, as in `=""&A1`: fifteen significant digits, and `1E+16` from seventeen digits on. */
export function numberText(value: number): string {
  if (Number.isSafeInteger(value)) return String(value);
  const [mantissa = '', exponent = ''] = value.toExponential(14).split('e');
  const digits = mantissa.replace(/\.?0+$/, '');
  const power = Number(exponent);
  if (power >= -9 && power < 16) return plainNotation(value, digits, power);
  return `${digits}E${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}

function plainNotation(value: number, digits: string, power: number): string {
  const figures = digits.replace(/[-.]/g, '');
  const sign = value < 0 ? '-' : '';
  if (power < 0) return `${sign}0.${'0'.repeat(-power - 1)}${figures}`;
  const whole = figures.slice(0, power + 1).padEnd(power + 1, '0');
  const fraction = figures.slice(power + 1);
  return sign + (fraction === '' ? whole : `${whole}.${fraction}`);
}
