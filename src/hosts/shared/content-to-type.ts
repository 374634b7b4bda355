/**
 * Prepares contents for typing into a spreadsheet program, so that text stays text.
 */
import type { CellContent } from '../../spreadsheet/spec';

/** Text that a program would read as something else when it is typed: a formula, a number, a date, a logical value, an error. */
const AMBIGUOUS =
  /^(?:[=+\-@'#].*|[\s\d.,:/\\\-年月日时分秒%％‰¥￥$€()（）+eE\uFF10-\uFF19]+|true|false)$/isu;

/** The contents in the form in which they are typed. An apostrophe makes everything after it text, and is not part of the text. */
export function contentToType(content: CellContent): string | number | boolean | null {
  if (typeof content === 'object') return content === null ? null : `=${content.formula.replace(/^=/, '')}`;
  return typeof content === 'string' && AMBIGUOUS.test(content) ? `'${content}` : content;
}
