/**
 * The sheet 重点领域建会情况 counts by live formulas, and is refreshed in place.
 */
import { updateAreas } from '../../../src/actions/areas';
import { survey } from '../../../src/actions/survey';
import type { FileHost } from '../../../src/hosts/file/file-host';
import { sheetNamed, valueAt, type SheetGrid } from '../../../src/spreadsheet/grid';
import { emptySpec } from '../../../src/spreadsheet/spec';
import { areaBook, fillIn, planBook } from '../../support/books/area-book';
import { addSheets, bookOf } from '../../support/book';

async function summaryOf(host: FileHost): Promise<SheetGrid> {
  const sheet = sheetNamed(await host.read(), '重点领域建会情况');
  if (!sheet) throw new Error('no summary');
  return sheet;
}

function row(sheet: SheetGrid, at: number): unknown[] {
  return Array.from({ length: 26 }, (_, index) => valueAt(sheet, at, index + 1));
}

describe('the summary', () => {
  it('counts the list by unit and area with live formulas', async () => {
    const sheet = await summaryOf(await areaBook());
    // 舞钢: one park and two projects; 宝丰: one park and two firms.
    const none = [0, 0, null, 0];
    expect(row(sheet, 6).map((value) => (value === '' ? null : value))).toEqual([
      1,
      '舞钢',
      ...[1, 1, 1, 520],
      ...[2, 1, 0.5, 150],
      ...none,
      ...none,
      ...none,
      ...[3, 2, 2 / 3, 670],
    ]);
    expect(row(sheet, 22).slice(22)).toEqual([6, 3, 0.5, 715]);
    expect(valueAt(sheet, 3, 1)).toBe('重点领域应建会6个，已建会3个，建会率50.00%，会员715人。');
    // The table of areas is below the table of units.
    expect(row(sheet, 26).slice(0, 6)).toEqual(['产业集聚区和村（社区）', null, 2, 1, 0.5, 520]);
    expect(row(sheet, 31).slice(0, 6)).toEqual(['合计', null, 6, 3, 0.5, 715]);
  });

  it('says how many rows of the list belong to no unit or area of the summary', async () => {
    const host = await areaBook();
    expect(valueAt(await summaryOf(host), 23, 1)).toBeFalsy();
    await fillIn(host, [['无名县', '建筑项目', '某项目', '', '', '', '', '', '']], 11);
    expect(valueAt(await summaryOf(host), 23, 1)).toBe(
      '名录中另有1行的所属单位或领域不在本表内，没有计入，请核验。',
    );
  });

  it('is unchanged while it is up to date, and adds a new area in one step', async () => {
    const host = await areaBook();
    expect((await updateAreas(host)).isChanged).toBe(false);
    const { workbook } = await survey(host);
    const bottom = sheetNamed(workbook, '参数')?.area?.bottom ?? 0;
    await addSheets(host, [
      { ...emptySpec('参数', 'patch'), blocks: [{ top: bottom, left: 2, rows: [['学校']] }] },
    ]);
    const before = host.save();
    const { keptCopies } = await updateAreas(host);
    expect(keptCopies).toEqual([]);
    expect(valueAt(await summaryOf(host), 4, 23)).toBe('学校');
    await host.undo();
    expect(Buffer.from(host.save()).equals(Buffer.from(before))).toBe(true);
  });

  it('is kept as a copy if it was changed by hand', async () => {
    const host = await areaBook();
    await addSheets(host, [
      { ...emptySpec('重点领域建会情况', 'patch'), blocks: [{ top: 6, left: 3, rows: [[99]] }] },
    ]);
    const { keptCopies } = await updateAreas(host);
    expect(keptCopies).toEqual([{ sheet: '重点领域建会情况', copy: '重点领域建会情况（旧）' }]);
    expect(valueAt(await summaryOf(host), 6, 3)).toBe(1);
  });

  it('counts rows by names that COUNTIFS would take for patterns', async () => {
    const host = bookOf([
      ['单位', '任务数'],
      ['A*区', 10],
      ['AB区', 20],
      ['>5组', 20],
      ['~问?', 5],
    ]);
    await updateAreas(host);
    await fillIn(
      host,
      ['A*区', 'AB区', '>5组', '~问?'].map((unit) => [unit, '学*校', `${unit}一`, '', '', '是', '', 7, '']),
    );
    await updateAreas(host);
    const sheet = await summaryOf(host);
    for (const at of [6, 7, 8, 9]) expect(row(sheet, at).slice(2, 6)).toEqual([1, 1, 1, 7]);
  });

  it('is not made where no area is known', async () => {
    const host = bookOf([
      ['单位', '任务数'],
      ['舞钢', 10],
      ['宝丰', 20],
    ]);
    const { sheets } = await updateAreas(host);
    expect(sheets.map(({ name }) => name)).not.toContain('重点领域建会情况');
  });

  it('is made for an empty list, and says that the list is empty', async () => {
    const host = planBook();
    await updateAreas(host);
    expect(valueAt(await summaryOf(host), 3, 1)).toBe('重点领域名录里还没有用人单位和项目。');
  });
});
