/**
 * The header rows of a user's table. Rows with a custom height do not grow for the longer headings of new columns, so the add-in
 * makes them higher if text would be cut, and 撤销 restores the height.
 */
import { strFromU8, unzipSync } from 'fflate';
import { recompute } from '../../src/actions/recompute';
import { emptySpec } from '../../src/spreadsheet/spec';
import { addSheets, bookOf } from '../support/book';
import { openIn, type HostName, type OpenedBook } from './opened-book';

const SHEET = '任务分解表';
const ONE = [
  ['单位', '2024年底会员数（人）', '2025年新增任务（人）'],
  ['甲区', 1000, 100],
  ['乙区', 2000, 200],
  ['合计', 3000, 300],
];
const SEVERAL = [
  ['单位', '新建工会组织任务数（个）', '新发展会员任务数（人）'],
  ['甲区', 10, 100],
  ['乙区', 20, 200],
  ['合计', 30, 300],
];

/** A workbook whose header row and first unit row have a custom height. */
async function bookWith(rows: typeof ONE, height: number): Promise<Uint8Array> {
  const host = bookOf(rows);
  const rowHeights = [1, 2].map((row) => ({ row, height: row === 1 ? height : 20 }));
  await addSheets(host, [{ ...emptySpec(SHEET, 'patch'), rowHeights }]);
  return host.save();
}

/** The custom heights of the first rows in points. */
function heights(opened: OpenedBook): number[] {
  const xml = strFromU8(unzipSync(opened.save())['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  return Array.from(xml.matchAll(/<row r="[12]"[^>]* ht="([\d.]+)"/g), ([, points]) => Number(points));
}

describe.each<HostName>(['file', 'excel', 'wps'])('the header in the %s host', (name) => {
  it.each([
    ['a table with one indicator', ONE, 32.25],
    ['a table with several, whose names are in the headings', SEVERAL, 48],
  ])('becomes higher for %s, and undo restores its height', async (_, rows, raised) => {
    const opened = openIn(name, await bookWith(rows, 18));
    await recompute(opened.host);
    expect(heights(opened)).toEqual([raised, 20]);
    expect(await opened.host.undo()).toBe(true);
    expect(heights(opened)).toEqual([18, 20]);
  });

  it('keeps its height if the headings fit', async () => {
    const opened = openIn(name, await bookWith(ONE, 27));
    await recompute(opened.host);
    expect(heights(opened)).toEqual([27, 20]);
  });
});
