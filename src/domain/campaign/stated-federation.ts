/** Finds the office that a line around a table names as the one that fills it in: `填报单位：市医疗保障局`. */
import type { SheetGrid } from '../../spreadsheet/grid';
import type { Breakdown } from '../table/breakdown';
import { textCells } from '../table/free-cells';

/** Text within this many rows above the header or below the last row belongs to the table. */
const ROWS_AROUND = 6;

/** The name ends at white space or at the cell's end, because other entries may follow: `填报单位：市医保局  日期：`. */
const LINE =
  /(?:填报|制表|编制)单位\s*(?:[（(](?:盖章|公章|签章|章)[)）])?\s*[:：]\s*([\u4e00-\u9fff][\u4e00-\u9fff（）()·]{1,29})(?=\s|$)/;
/** A place to fill in, such as 填报单位：（盖章）, or another entry that follows an empty one. */
const NO_NAME = /盖章|公章|签章|填写|日期|单位$/;

/** The name that the lines state; null where no line states a name, or lines state different names. */
export function statedFederation(sheet: SheetGrid, { area }: Pick<Breakdown, 'area'>): string | null {
  const rows = Array.from({ length: ROWS_AROUND }, (_, index) => [
    area.top - 1 - index,
    area.bottom + 1 + index,
  ]);
  const names = rows.flat().flatMap((row) =>
    textCells({ sheet, taken: [] }, row).flatMap(({ text }): string[] => {
      const name = LINE.exec(text)?.[1];
      return name === undefined || NO_NAME.test(name) ? [] : [name];
    }),
  );
  const [first] = names;
  return first !== undefined && names.every((name) => name === first) ? first : null;
}
