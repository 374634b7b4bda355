/** The text above a table: its title and the line with its unit of measure. */
import { measureInCaption, type UnitOfMeasure } from './unit-of-measure';
import { textCells, type FreeCells } from './free-cells';
import { normalizeHeading, yearsIn } from './headings';

export interface Surroundings {
  /** The title on one line; null where nothing above the header reads like a title. */
  readonly title: string | null;
  /** The last year the title names. */
  readonly year: number | null;
  readonly measure: UnitOfMeasure | null;
}

/** How many rows above the header belong to the table. */
const ROWS_ABOVE = 6;
const SHORTEST_TITLE = 4;
/** Lines that are no title: 附件1, 单位：人, 填报单位：…, 2015年3月1日. */
const CAPTION =
  /^附(?:件|表)?\d*$|^\(?(?:计量)?单位|填[报表](?:单位|人|日期|时间)|制表|日期|审核|^注:|\d日\)?$|^\d*年度?$/;

/** Reads the text above row `top` in the columns from `left` to `right`. */
export function surroundingsOf(cells: FreeCells, top: number, left: number, right: number): Surroundings {
  let title = { text: '', weight: 0 };
  let measure: UnitOfMeasure | null = null;
  for (let row = top - 1; row >= top - ROWS_ABOVE; row -= 1) {
    for (const { column, text } of textCells(cells, row)) {
      if (column < left || column > right) continue;
      measure ??= measureInCaption(text);
      const weight = titleWeight(text);
      if (weight > title.weight) title = { text: text.replace(/[\r\n]+/g, '').trim(), weight };
    }
  }
  const years = yearsIn(title.text);
  return {
    title: title.text === '' ? null : title.text,
    year: years.length === 0 ? null : Math.max(...years),
    measure,
  };
}

/** How likely a text is the title: longer texts are likelier; a text that ends in 表 is likeliest. */
function titleWeight(text: string): number {
  const plain = normalizeHeading(text);
  if (plain.length < SHORTEST_TITLE || CAPTION.test(plain)) return 0;
  return plain.length + (/表(?:\([^)]*\))?$/.test(plain) ? 1000 : 0);
}
