import { chooseTable } from '../../src/actions/choose-table';
import { recompute } from '../../src/actions/recompute';
import { survey, type Survey } from '../../src/actions/survey';
import { parseSheetArea } from '../../src/spreadsheet/address';
import type { CellValue } from '../../src/spreadsheet/grid';
import { valueAt } from '../../src/spreadsheet/grid';
import { placeText, type TablePlace } from '../../src/domain/table/table-place';
import type { FileHost } from '../../src/hosts/file/file-host';
import { emptySpec } from '../../src/spreadsheet/spec';
import { addSheets, bookOf } from '../support/book';

const SHEET = '任务分解表';
const HEADER = ['单位', '2014年底会员数', '2015年任务数'];
const LEFT: readonly (readonly CellValue[])[] = [
  HEADER,
  ['舞钢', 31463, 3500],
  ['宝丰', 54062, 8000],
  ['合计', 85525, 11500],
];
const RIGHT: readonly (readonly CellValue[])[] = [
  HEADER,
  ['卫东区', 10193, 1500],
  ['湛河区', 31971, 4500],
  ['合计', 42164, 6000],
];

/** Two tables in A1:C4 and E1:G4. */
function sideBySide(): FileHost {
  return bookOf(LEFT.map((row, index) => [...row, null, ...(RIGHT[index] ?? [])]));
}

/** Two tables in A1:C4 and A8:C11, with a title above the second. */
function stacked(): FileHost {
  return bookOf([...LEFT, [], [], ['市区任务分解表'], ...RIGHT]);
}

function place(text: string): TablePlace {
  const found = parseSheetArea(`${SHEET}!${text}`);
  if (!found) throw new Error(text);
  return found;
}

const names = ({ breakdown }: Pick<Survey, 'breakdown'>): string[] => breakdown.units.map(({ name }) => name);

describe('a table named by a place', () => {
  it.each(['E1', 'G3', 'E2:F2', 'D1:Z40'])(
    'is the one on the right of two side by side: %s',
    async (text) => {
      const found = await survey(sideBySide(), { table: place(text) });
      expect(names(found)).toEqual(['卫东区', '湛河区']);
      expect(found.others.map(placeText)).toEqual([`${SHEET}!A1:C4`]);
    },
  );

  it('is the lower one of two below each other', async () => {
    expect(names(await survey(stacked(), { table: place('B9') }))).toEqual(['卫东区', '湛河区']);
  });

  it('is refused if the place overlaps no table or several; the error lists all tables', async () => {
    await expect(survey(sideBySide(), { table: place('D2') })).rejects.toMatchObject({
      failure: {
        code: 'table-not-there',
        details: { tables: [`${SHEET}!A1:C4`, `${SHEET}!E1:G4`] },
      },
    });
    await expect(survey(sideBySide(), { table: place('A1:H9') })).rejects.toMatchObject({
      code: 'table-unclear',
    });
    await expect(survey(sideBySide(), { table: { ...place('A1'), sheet: '没有' } })).rejects.toMatchObject({
      code: 'sheet-not-found',
    });
  });
});

describe('a chosen table', () => {
  it('is used in later actions without being named again', async () => {
    const host = stacked();
    await chooseTable(host, place('A8:C11'));
    expect(names(await survey(host))).toEqual(['卫东区', '湛河区']);
    await chooseTable(host, place('A1:C4'));
    expect(names(await survey(host))).toEqual(['舞钢', '宝丰']);
  });

  it('is not stored if it would be proposed anyway', async () => {
    const host = sideBySide();
    const before = host.save();
    await chooseTable(host, place('A1:C4'));
    expect(host.save()).toEqual(before);
  });

  it('may begin in the first cell of a sheet, which is not thereby taken for a sheet of the product', async () => {
    const host = bookOf(RIGHT.slice(0, 3), '甲');
    await addSheets(host, [
      {
        ...emptySpec('乙', 'own'),
        blocks: [{ top: 1, left: 1, rows: LEFT.map((row) => row.map((cell) => cell as string)) }],
      },
    ]);
    await chooseTable(host, { ...place('A1'), sheet: '甲' });
    await chooseTable(host, { ...place('A1'), sheet: '乙' });
    await chooseTable(host, { ...place('A1'), sheet: '甲' });
    expect((await survey(host)).breakdown.sheet).toBe('甲');
  });

  it('is remembered after an action that worked on it', async () => {
    const host = sideBySide();
    await recompute(host, { table: place('F2') });
    expect(names(await survey(host))).toEqual(['卫东区', '湛河区']);
  });
});

describe('progress columns of two tables side by side', () => {
  /** The headings in row 1 from column H on. */
  async function headings(host: FileHost): Promise<unknown[]> {
    const { sheet } = await survey(host);
    return Array.from({ length: 14 }, (_, index) => valueAt(sheet, 1, 8 + index));
  }
  const SET = ['实际新增数\n（人）', '完成率', '增长率', '2015年底会员数\n（人）', '完成排名', '进度状态'];

  it.each([
    ['left', 'right'],
    ['right', 'left'],
  ])('are kept apart, the %s one made first', async (first) => {
    const host = sideBySide();
    const order = first === 'left' ? [place('A2'), place('E2')] : [place('E2'), place('A2')];
    for (const table of order) await recompute(host, { table });
    expect(await headings(host)).toEqual([...SET, ...SET, null, null]);
    const once = host.save();
    for (const table of order) await recompute(host, { table });
    expect(await headings(host)).toEqual([...SET, ...SET, null, null]);
    // Choosing the tables alternately does not change the sheet.
    for (const table of order) await recompute(host, { table });
    expect(host.save()).toEqual(once);
  });

  it('belong to one table each: typed actuals count only there', async () => {
    const host = sideBySide();
    await recompute(host, { table: place('A2') });
    await recompute(host, { table: place('E2') });
    const typed = [
      { top: 2, left: 8, rows: [[3500], [4000]] },
      { top: 2, left: 14, rows: [[150]] },
    ];
    await addSheets(host, [{ ...emptySpec(SHEET, 'patch'), blocks: typed }]);
    const left = await survey(host, { table: place('A2') });
    const right = await survey(host, { table: place('E2') });
    expect(left.breakdown.units.map(({ actual }) => actual.amount)).toEqual([3500, 4000]);
    expect(right.breakdown.units.map(({ actual }) => actual.amount)).toEqual([150, null]);
    expect(left.breakdown.area.right).toBe(3);
    expect(valueAt(left.sheet, 2, 9)).toBe(1);
    expect(valueAt(left.sheet, 2, 15)).toBe(0.1);
    expect(
      [left, right].flatMap(({ findings }) => findings.filter(({ code }) => code === 'typed-over')),
    ).toEqual([]);
  });
});
