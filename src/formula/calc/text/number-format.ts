/**
 * TEXT(): formats a value for the number formats that people write in formulas. An unknown format throws {@link UNKNOWN} instead of giving
 * a wrong text.
 */
import { type CalendarDate, dateOfSerial } from '../dates';
import { BAD_VALUE, UNKNOWN } from '../errors';
import { fifteenDigits, roundTo } from '../numbers';

type Part =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'digit'; readonly text: string }
  | { readonly kind: 'point' | 'comma' | 'percent' | 'text' | 'general' | 'slash' }
  | { readonly kind: 'exponent'; readonly digits: number; readonly plus: boolean }
  | { readonly kind: 'date'; readonly text: string };

const PARTS: readonly (readonly [RegExp, (match: RegExpExecArray) => Part | null])[] = [
  [/"([^"]*)"?/y, ([, text = '']) => literal(text)],
  [/\\([^])/y, ([, text = '']) => literal(text)],
  [/_[^]/y, () => literal(' ')],
  [/\*[^]/y, () => null],
  [/\[\$([^\]-]*)(?:-[0-9A-Fa-f]*)?\]/y, ([, symbol = '']) => literal(symbol)],
  [/\[(?:black|blue|cyan|green|magenta|red|white|yellow|color ?\d+)\]/iy, () => null],
  [/general|G\/通用格式/iy, () => ({ kind: 'general' })],
  [
    /E([+-])(0+)/iy,
    ([, sign, zeros = '']) => ({ kind: 'exponent', digits: zeros.length, plus: sign === '+' }),
  ],
  [/[0#?]/y, ([text]) => ({ kind: 'digit', text })],
  [/\./y, () => ({ kind: 'point' })],
  [/,/y, () => ({ kind: 'comma' })],
  [/%/y, () => ({ kind: 'percent' })],
  [/@/y, () => ({ kind: 'text' })],
  [/\//y, () => ({ kind: 'slash' })],
  [/y+|m+|d+|h+|s+|a{3,4}|e+/iy, ([text]) => ({ kind: 'date', text: text.toLowerCase() })],
  [/[-+():!^&'~{}<>= $￥¥]|[^\x20-\x7e]/uy, ([text]) => literal(text)],
];

function literal(text: string): Part {
  return { kind: 'literal', text };
}

/**
 * Formats a number with a format such as `#,##0.00`, `+0.0%;-0.0%;0` or `yyyy"年"m"月"`.
 * @param dayShift days to add to the workbook's serial numbers so that they count from 1900
 * @throws CalcError for a date outside 1900–9999; Unknown for a format that is not known here
 */
export function formatNumber(value: number, format: string, dayShift = 0): string {
  const sections = sectionsOf(format);
  const [first = []] = sections;
  const [, negative, zero] = sections;
  if (value < 0 && negative) return formatSection(-value, negative, dayShift);
  if (value === 0 && zero) return formatSection(value, zero, dayShift);
  if (isDate(first)) return formatDate(value, first, dayShift);
  const text = formatSection(Math.abs(value), first, dayShift);
  // A number that rounds to zero has no sign: -0.001 formatted as 0.00 is 0.00.
  const isSigned = value < 0 && first.length > 0 && text !== formatSection(0, first, dayShift);
  return isSigned ? `-${text}` : text;
}

/** Formats text: by the fourth section of the format, or by the section with `@`; otherwise the text stays as it is. */
export function formatText(value: string, format: string): string {
  const sections = sectionsOf(format);
  const section = sections[3] ?? sections.find((parts) => parts.some((part) => part.kind === 'text'));
  if (!section) return value;
  return section
    .map((part) => (part.kind === 'literal' ? part.text : part.kind === 'text' ? value : ''))
    .join('');
}

function sectionsOf(format: string): readonly (readonly Part[])[] {
  const sections: Part[][] = [[]];
  let position = 0;
  while (position < format.length) {
    if (format.charAt(position) === ';') {
      sections.push([]);
      position++;
      continue;
    }
    const [part, length] = partAt(format, position);
    if (part) sections[sections.length - 1]?.push(part);
    position += length;
  }
  return sections;
}

function partAt(format: string, position: number): readonly [Part | null, number] {
  for (const [pattern, read] of PARTS) {
    pattern.lastIndex = position;
    const match = pattern.exec(format);
    if (match) return [read(match), match[0].length];
  }
  throw UNKNOWN;
}

function isDate(parts: readonly Part[]): boolean {
  return parts.some((part) => part.kind === 'date');
}

/** @param value not negative */
function formatSection(value: number, parts: readonly Part[], dayShift: number): string {
  if (isDate(parts)) return formatDate(value, parts, dayShift);
  if (parts.some((part) => part.kind === 'general' || part.kind === 'text')) {
    return parts.map((part) => plainText(part, generalText(value))).join('');
  }
  const hasDigits = parts.some((part) => part.kind === 'digit');
  // A format for fractions, such as `# ?/?`.
  if (hasDigits && parts.some((part) => part.kind === 'slash')) throw UNKNOWN;
  const exponent = parts.find((part) => part.kind === 'exponent');
  if (exponent) return formatScientific(value, parts, exponent);
  const percents = parts.filter((part) => part.kind === 'percent').length;
  return layOut(value * 100 ** percents, parts);
}

/** Puts the digits of a number where the format has its placeholders. */
function layOut(value: number, parts: readonly Part[]): string {
  const isDigit = (part: Part): boolean => part.kind === 'digit';
  const firstDigit = parts.findIndex(isDigit);
  const point = parts.findIndex((part) => part.kind === 'point');
  const wholeEnd = point < 0 ? parts.length : point;
  const lastWhole = parts.slice(0, wholeEnd).map(isDigit).lastIndexOf(true);
  const commas = parts
    .map((part, index) => (part.kind === 'comma' ? index : -1))
    .filter((index) => index >= 0);
  const grouped = commas.some((index) => index > firstDigit && index < lastWhole);
  const thousands = commas.filter((index) => index > lastWhole && index < wholeEnd).length;
  const fractionDigits = parts.slice(wholeEnd).filter(isDigit).length;
  const rounded = roundTo(value / 1000 ** thousands, fractionDigits, 'half');
  if (rounded >= 1e15) throw UNKNOWN;
  const [whole = '', fraction = ''] = rounded.toFixed(fractionDigits).split('.');
  const left = layOutWhole(whole === '0' ? '' : whole, parts.slice(0, wholeEnd), grouped);
  return left + layOutFraction(fraction, parts.slice(wholeEnd));
}

/** Places digits from the right: each placeholder takes a digit, and the leftmost placeholder takes all that remain. */
function layOutWhole(digits: string, parts: readonly Part[], grouped: boolean): string {
  let rest = digits;
  let placed = 0;
  let output = '';
  const put = (digit: string): void => {
    if (grouped && placed > 0 && placed % 3 === 0) output = `,${output}`;
    output = digit + output;
    placed++;
  };
  const first = parts.findIndex((part) => part.kind === 'digit');
  for (let index = parts.length - 1; index >= 0; index--) {
    const part = parts[index];
    if (part?.kind !== 'digit') {
      output = (part ? plainText(part, '') : '') + output;
      continue;
    }
    if (rest === '' && part.text === '0') put('0');
    else if (rest === '' && part.text === '?') put(' ');
    do {
      if (rest !== '') put(rest.slice(-1));
      rest = rest.slice(0, -1);
    } while (index === first && rest !== '');
  }
  return output;
}

function layOutFraction(fraction: string, parts: readonly Part[]): string {
  const needed = fraction.replace(/0+$/, '').length;
  let index = 0;
  return parts
    .map((part) => {
      if (part.kind === 'point') return '.';
      if (part.kind !== 'digit') return plainText(part, '');
      const digit = fraction.charAt(index);
      const isNeeded = index++ < needed || part.text === '0';
      return isNeeded ? digit : part.text === '?' ? ' ' : '';
    })
    .join('');
}

function plainText(part: Part, number: string): string {
  switch (part.kind) {
    case 'literal':
      return part.text;
    case 'percent':
      return '%';
    case 'slash':
      return '/';
    case 'general':
    case 'text':
      return number;
    default:
      return '';
  }
}

function formatScientific(
  value: number,
  parts: readonly Part[],
  exponent: Extract<Part, { kind: 'exponent' }>,
): string {
  const at = parts.indexOf(exponent);
  const digits = parts.slice(0, at).filter((part) => part.kind === 'digit');
  const fraction = parts.slice(parts.findIndex((part) => part.kind === 'point') + 1, at);
  const hasPoint = parts.some((part) => part.kind === 'point');
  const decimals = hasPoint ? fraction.filter((part) => part.kind === 'digit').length : 0;
  if (digits.length - decimals !== 1) throw UNKNOWN;
  const [mantissa = '', power = '0'] = fifteenDigits(value).toExponential(decimals).split('e');
  const size = Math.abs(Number(power)).toString().padStart(exponent.digits, '0');
  const sign = Number(power) < 0 ? '-' : exponent.plus ? '+' : '';
  return `${layOut(Number(mantissa), parts.slice(0, at))}E${sign}${size}${layOut(0, parts.slice(at + 1))}`;
}

function formatDate(value: number, parts: readonly Part[], dayShift: number): string {
  // In a 1904 workbook Excel shows days before the first one with a minus sign.
  if (value < 0) throw dayShift === 0 ? BAD_VALUE : UNKNOWN;
  // Round to the nearest second where the format shows seconds. Otherwise round up only the last ten-thousandth of a second, against
  // floating-point errors: a moment that close to midnight is the next day.
  const hasSeconds = parts.some((part) => part.kind === 'date' && part.text.startsWith('s'));
  const seconds = Math.floor((value + dayShift) * 86_400 + (hasSeconds ? 0.5 : 1e-4));
  const date = dateOfSerial(seconds / 86_400);
  if (!date) throw BAD_VALUE;
  const dateParts = parts.filter((part) => part.kind === 'date');
  return parts
    .map((part) => {
      if (part.kind === 'date')
        return datePart(part.text, isMinutes(dateParts, part), date, seconds % 86_400);
      if (part.kind === 'digit' || part.kind === 'general' || part.kind === 'exponent') throw UNKNOWN;
      if (part.kind === 'comma') return ',';
      return part.kind === 'point' ? '.' : plainText(part, '');
    })
    .join('');
}

/** Whether an `m` means minutes: it does after hours and before seconds. */
function isMinutes(parts: readonly { readonly text: string }[], part: { readonly text: string }): boolean {
  const index = parts.indexOf(part);
  const before = parts[index - 1]?.text ?? '';
  const after = parts[index + 1]?.text ?? '';
  return (
    part.text.startsWith('m') && part.text.length <= 2 && (before.startsWith('h') || after.startsWith('s'))
  );
}

const WEEKDAYS = '日一二三四五六';

function datePart(text: string, minutes: boolean, date: CalendarDate, seconds: number): string {
  const padded = (value: number): string => String(value).padStart(Math.min(text.length, 2), '0');
  switch (text.charAt(0)) {
    case 'y':
    case 'e':
      return text.length > 2 || text === 'e' ? String(date.year) : String(date.year % 100).padStart(2, '0');
    case 'm':
      if (minutes) return padded(Math.floor(seconds / 60) % 60);
      if (text.length > 2) throw UNKNOWN;
      return padded(date.month);
    case 'd':
      if (text.length > 2) throw UNKNOWN;
      return padded(date.day);
    case 'a':
      return (text.length === 4 ? '星期' : '') + WEEKDAYS.charAt(date.weekday);
    case 'h':
      return padded(Math.floor(seconds / 3600));
    default:
      return padded(seconds % 60);
  }
}

/** A number as the format General shows it: at most eleven characters besides the sign, otherwise as `1.23457E+11`. */
export function generalText(value: number): string {
  const power = value === 0 ? 0 : Math.floor(Math.log10(Math.abs(fifteenDigits(value))));
  const decimals = Math.max(0, 9 - Math.max(0, power));
  const plain = roundTo(value, decimals, 'half');
  const isExact = fifteenDigits(value) === plain;
  if (Math.abs(plain) < 1e11 && (power >= -4 || isExact)) {
    return decimals === 0 ? plain.toFixed(0) : plain.toFixed(decimals).replace(/\.?0+$/, '');
  }
  const [mantissa = '', exponent = '0'] = fifteenDigits(value).toExponential(5).split('e');
  const size = String(Math.abs(Number(exponent))).padStart(2, '0');
  return `${mantissa.replace(/\.?0+$/, '')}E${Number(exponent) < 0 ? '-' : '+'}${size}`;
}

/** Whether a format is General and nothing else. */
export function isGeneral(format: string): boolean {
  return /^(general|G\/通用格式)$/i.test(format);
}
