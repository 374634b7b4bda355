/**
 * Text functions, such as LEFT, FIND and SUBSTITUTE.
 */
import { isCellError } from '../../../spreadsheet/grid';
import { asThrowable, BAD_VALUE, UNKNOWN } from '../errors';
import { formatNumber, formatText } from '../text/number-format';
import { roundTo } from '../numbers';
import { isDoubtfulDate, parseNumber } from '../text/text-number';
import { isScalar, type Scalar, toText } from '../values';
import { hasWildcards, parsePattern } from '../text/wildcards';
import { operands } from './aggregate';
import { type Args, fixed, type FunctionTable, repeated, type WorksheetFunction } from './define';

/** The most characters that a cell of Excel holds. */
const LONGEST = 32_767;

const ofText = (compute: (text: string) => Scalar): WorksheetFunction =>
  fixed('s', 1, (args) => compute(args.text(0)));

export const TEXT: FunctionTable = {
  CONCATENATE: repeated('s', 1, 1, (args) =>
    bounded(args.values.map((_, index) => args.text(index)).join('')),
  ),
  CONCAT: repeated('r', 1, 1, (args) => bounded(texts(args, 0).join(''))),
  TEXTJOIN: repeated('ssr', 1, 3, textJoin),
  LEFT: fixed('ss', 1, (args) => args.text(0).slice(0, length(args, 1, 1))),
  RIGHT: fixed('ss', 1, right),
  MID: fixed('sss', 3, (args) =>
    args
      .text(0)
      .slice(place(args, 1))
      .slice(0, length(args, 2, 0)),
  ),
  LEN: ofText((text) => text.length),
  FIND: fixed('sss', 2, (args) => position(args.text(1).indexOf(args.text(0), start(args)))),
  SEARCH: fixed('sss', 2, search),
  SUBSTITUTE: fixed('ssss', 3, substitute),
  REPLACE: fixed('ssss', 4, replace),
  TRIM: ofText((text) => text.replace(/ +/g, ' ').replace(/^ | $/g, '')),
  // eslint-disable-next-line no-control-regex -- CLEAN removes exactly these characters
  CLEAN: ofText((text) => text.replace(/[\x00-\x1f]/g, '')),
  UPPER: ofText((text) => text.toUpperCase()),
  LOWER: ofText((text) => text.toLowerCase()),
  VALUE: fixed('s', 1, value),
  TEXT: fixed('ss', 2, format),
  REPT: fixed('ss', 2, repeat),
  EXACT: fixed('ss', 2, (args) => args.text(0) === args.text(1)),
  FIXED: fixed('sss', 1, fixedDecimals),
  CHAR: fixed('s', 1, character),
  /** The value of HYPERLINK is its second argument, or the address without one. The link itself needs no computing. */
  HYPERLINK: fixed('ss', 1, (args) => (args.has(1) ? args.scalar(1) : args.text(0))),
};

function bounded(text: string): string {
  if (text.length > LONGEST) throw BAD_VALUE;
  return text;
}

/** The texts of all arguments from index `from` on; the cells of a range row by row. */
function texts(args: Args, from: number): readonly string[] {
  return operands(args, from).flatMap((operand) =>
    isScalar(operand) ? [toText(operand)] : args.matrixOf(operand).items.map(toText),
  );
}

function textJoin(args: Args): string {
  const delimiter = args.text(0);
  const all = texts(args, 2);
  return bounded((args.logical(1) ? all.filter((text) => text !== '') : all).join(delimiter));
}

/** The argument as a number of characters. @throws #VALUE! when negative */
function length(args: Args, index: number, fallback: number): number {
  const count = args.whole(index, fallback);
  if (count < 0) throw BAD_VALUE;
  return count;
}

/** The argument as a 0-based place, from a 1-based one. @throws #VALUE! when it is less than 1 */
function place(args: Args, index: number): number {
  const at = args.whole(index);
  if (at < 1) throw BAD_VALUE;
  return at - 1;
}

function right(args: Args): string {
  const text = args.text(0);
  return text.slice(Math.max(0, text.length - length(args, 1, 1)));
}

/** The 0-based place where FIND and SEARCH start. @throws #VALUE! outside the text */
function start(args: Args): number {
  const from = args.has(2) ? place(args, 2) : 0;
  if (from > args.text(1).length) throw BAD_VALUE;
  return from;
}

function position(index: number): number {
  if (index < 0) throw BAD_VALUE;
  return index + 1;
}

function search(args: Args): number {
  const needle = args.text(0);
  const text = args.text(1);
  if (text === '') throw BAD_VALUE;
  if (hasWildcards(needle)) return position(parsePattern(needle).search(text, start(args)));
  return position(text.toLowerCase().indexOf(needle.toLowerCase(), start(args)));
}

function substitute(args: Args): string {
  const [text, old, fresh] = [args.text(0), args.text(1), args.text(2)];
  const which = args.has(3) ? args.whole(3) : null;
  if (which !== null && which < 1) throw BAD_VALUE;
  if (old === '') return text;
  const pieces = text.split(old);
  if (which === null) return bounded(pieces.join(fresh));
  if (which >= pieces.length) return text;
  return bounded(pieces.slice(0, which).join(old) + fresh + pieces.slice(which).join(old));
}

function replace(args: Args): string {
  const text = args.text(0);
  const from = place(args, 1);
  return bounded(text.slice(0, from) + args.text(3) + text.slice(from + length(args, 2, 0)));
}

function value(args: Args): number {
  const given = args.scalar(0);
  if (typeof given === 'boolean') throw BAD_VALUE;
  return args.numberOf(given);
}

function format(args: Args): string {
  const given = args.scalar(0);
  if (isCellError(given)) throw asThrowable(given);
  const code = args.text(1);
  if (typeof given === 'boolean') return toText(given);
  const isNumber = typeof given !== 'string' || parseNumber(given) !== null || isDoubtfulDate(given);
  if (!isNumber) return formatText(given, code);
  return formatNumber(args.numberOf(given), code, args.dayShift);
}

function repeat(args: Args): string {
  const text = args.text(0);
  const count = length(args, 1, 0);
  if (text.length * count > LONGEST) throw BAD_VALUE;
  return text.repeat(count);
}

function fixedDecimals(args: Args): string {
  const digits = args.whole(1, 2);
  const rounded = roundTo(args.number(0), digits, 'half');
  if (Math.abs(rounded) >= 1e15 || digits > 15) throw UNKNOWN;
  const decimals = '0'.repeat(Math.max(0, digits));
  const pattern = (args.logical(2) ? '0' : '#,##0') + (decimals === '' ? '' : `.${decimals}`);
  return formatNumber(rounded, pattern);
}

/** CHAR. Above 127 the character depends on the code page of the system, so it is not computed. */
function character(args: Args): string {
  const code = args.whole(0);
  if (code < 1 || code > 255) throw BAD_VALUE;
  if (code > 127) throw UNKNOWN;
  return String.fromCharCode(code);
}
