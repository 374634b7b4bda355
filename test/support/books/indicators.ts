/**
 * A table with two indicators under joint headings.
 */
import type { FileHost } from '../../../src/hosts/file/file-host';
import { valueAt, type CellValue, type SheetGrid } from '../../../src/spreadsheet/grid';
import { emptySpec } from '../../../src/spreadsheet/spec';
import { addSheets, bookOf } from '../book';

export const ORGANISATIONS = '新建工会组织数';
export const MEMBERS = '新发展会员';

/** The total of the second indicator is wrong, and its third unit has not reported. */
export const TWO: readonly (readonly CellValue[])[] = [
  ['平顶山市2015年工会组建和会员发展任务分解表'],
  ['单位', `${ORGANISATIONS}（个）`, null, `${MEMBERS}（人）`, null],
  [null, '任务', '完成', '任务', '完成'],
  ['舞钢', 10, 5, 100, 80],
  ['宝丰', 20, 20, 200, 100],
  ['叶县', 30, 10, 300, null],
  ['鲁山', 40, 0, 400, 100],
  ['合计', '=SUM(B4:B7)', '=SUM(C4:C7)', 1100, '=SUM(E4:E7)'],
];

const MERGED = [
  [1, 1, 1, 5],
  [2, 1, 3, 1],
  [2, 2, 2, 3],
  [2, 4, 2, 5],
].map(([top = 0, left = 0, bottom = 0, right = 0]) => ({ top, left, bottom, right }));

/** A workbook with the table {@link TWO}, as a file. */
export async function twoIndicatorsBook(): Promise<Uint8Array> {
  return (await twoIndicators()).save();
}

/** A workbook with the table {@link TWO}. Strings that begin with `=` become formulas. */
export async function twoIndicators(rows = TWO): Promise<FileHost> {
  const host = bookOf(rows);
  await addSheets(host, [{ ...emptySpec('任务分解表', 'patch'), merges: MERGED }]);
  return host;
}

/** The values of some rows from a column on. */
export function cellsFrom(
  sheet: SheetGrid | undefined,
  column: number,
  top: number,
  bottom: number,
): CellValue[][] {
  return Array.from({ length: bottom - top + 1 }, (_, index) =>
    Array.from({ length: (sheet?.area?.right ?? column) - column + 1 }, (__, offset) =>
      sheet ? valueAt(sheet, top + index, column + offset) : null,
    ),
  );
}
