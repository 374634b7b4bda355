/**
 * The characters of words in formulas: of names, functions, and sheet names without quotes.
 *
 * Most are ASCII characters or Chinese ideographs and are told by their numbers. The classes of Unicode are asked only for others,
 * because compiling one takes longer than all formulas of a small workbook.
 */

/** CJK Unified Ideographs, all of which are letters (Unicode 14, chapter 18.1). */
const IDEOGRAPHS = { first: 0x4e00, last: 0x9fff };

/** Whether a word can begin with this character, given by its code point: a letter of any script, `_` or `\`. */
export function isFirstOfWord(point: number): boolean {
  if (point < 0x80) return isAsciiLetter(point) || point === 0x5f || point === 0x5c;
  return isIdeograph(point) || /\p{L}/u.test(String.fromCodePoint(point));
}

/** Whether a word can contain this character: letters, digits and marks of any script, and `_ . \ ?`. */
export function isOfWord(point: number): boolean {
  return isOfSheetName(point) || point === 0x5c || point === 0x3f;
}

/** Whether a sheet name without quotes can contain this character: letters, digits and marks of any script, and `_ .`. */
export function isOfSheetName(point: number): boolean {
  if (point < 0x80) return isAsciiLetter(point) || isDigit(point) || point === 0x5f || point === 0x2e;
  return isIdeograph(point) || /[\p{L}\p{N}\p{M}]/u.test(String.fromCodePoint(point));
}

function isAsciiLetter(point: number): boolean {
  const small = point | 0x20;
  return small >= 0x61 && small <= 0x7a;
}

function isDigit(point: number): boolean {
  return point >= 0x30 && point <= 0x39;
}

function isIdeograph(point: number): boolean {
  return point >= IDEOGRAPHS.first && point <= IDEOGRAPHS.last;
}
