/**
 * Collecting a handed-down workbook: the sums of the figures of its own units are the return of the unit it was handed to.
 */
import { changeSetting } from '../../src/actions/change-setting';
import { collect, type CollectReport } from '../../src/actions/collect';
import { handDown } from '../../src/actions/hand-down';
import { makeLedger } from '../../src/actions/make-ledger';
import { recompute } from '../../src/actions/recompute';
import { survey } from '../../src/actions/survey';
import { readReturnFile } from '../../src/engine/return-file';
import { createWorkbook, FileHost } from '../../src/hosts/file/file-host';
import { returnsZhCN } from '../../src/i18n/returns/zh-CN';
import { returnsEnUS } from '../../src/i18n/returns/en-US';
import { rollUp } from '../../src/domain/hand-down/roll-up';
import { emptySpec, type CellContent } from '../../src/spreadsheet/spec';
import { sampleBook } from '../hosts/books';

const WHEN = '2015-06-03 09:12';

type Figures = Readonly<Record<string, Readonly<Record<number, number>>>>;

const byUnit = (figures: Figures): ReadonlyMap<string, ReadonlyMap<number, number>> =>
  new Map(
    Object.entries(figures).map(([unit, months]) => [
      unit,
      new Map(Object.entries(months).map(([month, figure]) => [Number(month), figure])),
    ]),
  );

async function write(
  host: FileHost,
  sheet: string,
  at: [number, number],
  rows: CellContent[][],
): Promise<void> {
  const blocks = [{ top: at[0], left: at[1], rows }];
  await host.apply({
    copies: [],
    names: [],
    removedNames: [],
    sheets: [{ ...emptySpec(sheet, 'patch'), blocks }],
  });
}

/** The workbook that is handed down to a unit. */
async function handedTo(parent: FileHost, unit: string): Promise<FileHost> {
  const book = (await handDown(parent)).find(({ fileName }) => fileName.startsWith(unit));
  if (!book) throw new Error(`no workbook for ${unit}`);
  return FileHost.open(createWorkbook(book));
}

/** 舞钢's workbook, its 3,500 divided among three units. */
async function divided(parent: FileHost): Promise<FileHost> {
  const host = await handedTo(parent, '舞钢');
  await write(
    host,
    '任务分解表',
    [8, 1],
    [
      ['朱兰街道', 9000, 1200],
      ['八台镇', 12000, 1300],
      ['尚店镇', 10463, 1000],
    ],
  );
  return host;
}

async function takeBack(
  parent: FileHost,
  child: FileHost,
  fileName = '舞钢任务分解.xlsx',
): Promise<CollectReport> {
  return collect(parent, [await readReturnFile(fileName, child.save())], { when: WHEN });
}

/** 舞钢's figures by month in the parent's ledger. */
async function standing(parent: FileHost): Promise<Record<number, number>> {
  const row = (await survey(parent)).ledger?.ledger.rows.find(({ unit }) => unit === '舞钢');
  return Object.fromEntries(row?.figures ?? []);
}

it('sums the figures of the lower units month by month; the same file again changes nothing', async () => {
  const parent = FileHost.open(sampleBook());
  const child = await divided(parent);
  await makeLedger(child, {
    figures: byUnit({ 朱兰街道: { 4: 100, 5: 50 }, 八台镇: { 4: 30, 5: 20 }, 尚店镇: { 4: 10 } }),
  });
  const first = await takeBack(parent, child);
  expect(first.parts.map(({ state }) => state)).toEqual(['new']);
  expect(first.taken.map(({ unit, month, amount }) => [unit, month, amount])).toEqual([
    ['舞钢', 4, 140],
    ['舞钢', 5, 70],
  ]);
  expect(await standing(parent)).toEqual({ 4: 140, 5: 70 });
  // The message says how many units have not reported yet.
  expect(first.taken.map((figure) => returnsZhCN.addedUp(figure))).toEqual([
    '（下级合计）',
    '（下级 3 个单位，只报了 2 个）',
  ]);
  expect(returnsEnUS.addedUp(first.taken[1] ?? {})).toBe(' (only 2 of 3 units below reported)');
  const before = await parent.read();
  const again = await takeBack(parent, child);
  expect([again.isChanged, again.taken, again.plan.figures.map(({ state }) => state)]).toEqual([
    false,
    [],
    ['same', 'same'],
  ]);
  expect(await parent.read()).toEqual(before);
});

it('takes added and corrected figures of lower units, and reports the figure before', async () => {
  const parent = FileHost.open(sampleBook());
  const child = await divided(parent);
  await makeLedger(child, { figures: byUnit({ 朱兰街道: { 4: 100 }, 八台镇: { 4: 30 } }) });
  await takeBack(parent, child);
  const { ledger } = await survey(child);
  const row = ledger?.ledger.rows.find(({ unit }) => unit === '尚店镇')?.row ?? 0;
  await write(child, '月报台账', [row, ledger?.place.firstMonthColumn ?? 0], [[10, 5]]);
  const { taken } = await takeBack(parent, child);
  expect(taken.map(({ month, before, amount }) => [month, before, amount])).toEqual([
    [4, 130, 140],
    [5, null, 5],
  ]);
});

it('refuses a month in which a figure of a lower unit can’t be read, and names its cell', async () => {
  const parent = FileHost.open(sampleBook());
  const child = await divided(parent);
  await makeLedger(child, { figures: byUnit({ 朱兰街道: { 4: 100, 5: 50 } }) });
  const { ledger } = await survey(child);
  const { row = 0 } = ledger?.ledger.rows.find(({ unit }) => unit === '八台镇') ?? {};
  await write(child, '月报台账', [row, ledger?.place.firstMonthColumn ?? 0], [['约30']]);
  const { plan, taken } = await takeBack(parent, child);
  expect(taken.map(({ month, amount }) => [month, amount])).toEqual([[5, 50]]);
  const [refused] = plan.figures.filter(({ state }) => state === 'refused');
  expect(refused).toMatchObject({ unit: '舞钢', month: 4, text: '约30', refusal: { kind: 'not-a-number' } });
  expect(refused?.sources[0]).toMatchObject({ sheet: '月报台账', row });
});

it('converts monthly figures to cumulative ones for a ledger of 累计', async () => {
  const parent = FileHost.open(sampleBook());
  const child = await divided(parent);
  await makeLedger(child, {
    figures: byUnit({ 朱兰街道: { 4: 100, 5: 50, 6: 5 }, 八台镇: { 4: 30, 6: 20 } }),
  });
  await makeLedger(parent);
  await changeSetting(parent, { setting: 'returnKind', value: 'cumulative' });
  await takeBack(parent, child);
  expect(await standing(parent)).toEqual({ 4: 130, 5: 180, 6: 205 });
});

it('treats 完成数 without a ledger as cumulative, so that a monthly ledger refuses it', async () => {
  const parent = FileHost.open(sampleBook());
  const child = await divided(parent);
  await recompute(child);
  const { breakdown } = await survey(child);
  await write(child, '任务分解表', [8, breakdown.columns.actual?.column ?? 5], [[12], [8], [5]]);
  const { plan, taken } = await takeBack(parent, child);
  expect(taken).toEqual([]);
  expect(plan.figures.map(({ unit, amount, refusal }) => [unit, amount, refusal?.kind])).toEqual([
    ['舞钢', 25, 'wrong-kind'],
  ]);
});

it('takes the figures of townships one by one where the table has them as units', async () => {
  const parent = FileHost.open(
    createWorkbook({
      fileName: '县乡.xlsx',
      title: '',
      open: { sheet: 'Sheet1', row: 1, column: 1 },
      change: {
        copies: [],
        names: [],
        removedNames: [],
        sheets: [
          {
            ...emptySpec('Sheet1', 'own'),
            blocks: [
              {
                top: 1,
                left: 1,
                rows: [
                  ['单位名称', '基数（人）', '任务数（人）'],
                  ['叶县', 300, 60],
                  ['昆阳镇', 100, 20],
                  ['任店镇', 200, 40],
                  ['鲁山县', 500, 90],
                  ['梁洼镇', 500, 90],
                  ['合计', 800, 150],
                ],
              },
            ],
          },
        ],
      },
    }),
  );
  const child = await handedTo(parent, '叶县');
  await makeLedger(child, { figures: byUnit({ 昆阳镇: { 1: 3 }, 任店镇: { 1: 4 } }) });
  const { taken } = await takeBack(parent, child, '叶县任务分解.xlsx');
  expect(taken.map(({ unit, month, amount }) => [unit, month, amount])).toEqual([
    ['昆阳镇', 1, 3],
    ['任店镇', 1, 4],
  ]);
  // The division already refuses an unknown unit, so that its figures are left out.
  const stranger = await readReturnFile('叶县任务分解.xlsx', child.save());
  expect(rollUp(stranger, []).figures).toEqual([]);
});
