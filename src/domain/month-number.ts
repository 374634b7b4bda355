/** Months in texts: 9, 09, 九, 十二. */

/** A regular expression for a month's number, without 月; digits must be half-width. */
export const MONTH_NUMBER = '(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])';

const CHINESE = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];

/** The month that a text matching {@link MONTH_NUMBER} names, 1 to 12: `09` → 9, `十一` → 11. */
export function monthNumber(text: string): number {
  return /^\d/.test(text) ? Number(text) : CHINESE.indexOf(text) + 1;
}
