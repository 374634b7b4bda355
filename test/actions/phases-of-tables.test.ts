/**
 * Several tables in a workbook each have their own phase sheets, which do not replace each other.
 */
import { convertLedger } from '../../src/actions/convert-ledger';
import { makeLedger } from '../../src/actions/make-ledger';
import { survey } from '../../src/actions/survey';
import { summarisePhases } from '../../src/actions/summarise-phases';
import { valueAt, type CellValue } from '../../src/spreadsheet/grid';
import type { FileHost } from '../../src/hosts/file/file-host';
import { emptySpec } from '../../src/spreadsheet/spec';
import { addSheets, bookOf } from '../support/book';

const PHASES = ['第一季度'];

function table(units: readonly string[], target: number): (readonly CellValue[])[] {
  return [
    ['2025年任务分解表'],
    ['单位名称', '2024年底会员数', '2025新增任务数', '实际新增数'],
    ...units.map((unit) => [unit, 1000, target, 10]),
    ['合计', 2000, 2 * target, 20],
  ];
}

async function twoTables(): Promise<FileHost> {
  const host = bookOf(table(['甲', '乙'], 100), '甲表');
  await addSheets(host, [
    {
      ...emptySpec('乙表', 'own'),
      blocks: [{ top: 1, left: 1, rows: table(['丙', '丁'], 300) as (string | number)[][] }],
    },
  ]);
  return host;
}

/** Each phase sheet's name, with the name and target of its first unit. */
async function summaries(host: FileHost): Promise<unknown[]> {
  const { sheets } = await host.read();
  return sheets
    .filter(({ name }) => name.startsWith('第一季度汇总'))
    .map((sheet) => [sheet.name, valueAt(sheet, 6, 2), valueAt(sheet, 6, 4)]);
}

const BOTH = [
  ['第一季度汇总', '甲', 100],
  ['第一季度汇总（2）', '丙', 300],
];

describe('the phase summaries of two tables in one workbook', () => {
  it('are separate sheets, each refreshed in place', async () => {
    const host = await twoTables();
    await summarisePhases(host, { sheet: '甲表', phases: PHASES });
    await summarisePhases(host, { sheet: '乙表', phases: PHASES });
    expect(await summaries(host)).toEqual(BOTH);
    const again = [
      await summarisePhases(host, { sheet: '乙表', phases: PHASES }),
      await summarisePhases(host, { sheet: '甲表', phases: PHASES }),
    ];
    expect(again.map(({ keptCopies }) => keptCopies)).toEqual([[], []]);
    expect(await summaries(host)).toEqual(BOTH);
  });

  it('are separate sheets also if the first was made before there was a second table', async () => {
    const host = bookOf(table(['甲', '乙'], 100), '甲表');
    await summarisePhases(host, { phases: PHASES });
    await addSheets(host, [
      {
        ...emptySpec('乙表', 'own'),
        blocks: [{ top: 1, left: 1, rows: table(['丙', '丁'], 300) as (string | number)[][] }],
      },
    ]);
    await summarisePhases(host, { sheet: '乙表', phases: PHASES });
    await summarisePhases(host, { sheet: '甲表', phases: PHASES });
    expect(await summaries(host)).toEqual(BOTH);
  });

  it('have the plain name for the table that was summarised first, whatever the order of the tables', async () => {
    const host = await twoTables();
    await summarisePhases(host, { sheet: '乙表', phases: PHASES });
    await summarisePhases(host, { sheet: '甲表', phases: PHASES });
    expect(await summaries(host)).toEqual([
      ['第一季度汇总', '丙', 300],
      ['第一季度汇总（2）', '甲', 100],
    ]);
  });
});

it('show the same figures after the ledger they share was converted, and the chosen table stays', async () => {
  const unreported = (units: readonly string[]): (readonly CellValue[])[] =>
    table(units, 100).map((row) => row.slice(0, 3));
  const host = bookOf(unreported(['甲', '乙']), '甲表');
  await addSheets(host, [
    {
      ...emptySpec('乙表', 'own'),
      blocks: [{ top: 1, left: 1, rows: unreported(['丁', '甲']) as (string | number)[][] }],
    },
  ]);
  await makeLedger(host, { sheet: '甲表' });
  const figures = { ...emptySpec('月报台账', 'patch'), blocks: [{ top: 5, left: 3, rows: [[5, 7, 9]] }] };
  await host.apply({ copies: [], names: [], removedNames: [], sheets: [figures] });
  await summarisePhases(host, { sheet: '甲表', phases: PHASES });
  await summarisePhases(host, { sheet: '乙表', phases: PHASES });
  const added = async (): Promise<unknown[]> => {
    const { sheets } = await host.read();
    return sheets
      .filter(({ name }) => name.startsWith('第一季度汇总'))
      .map((sheet) => [6, 7].map((row) => [valueAt(sheet, row, 2), valueAt(sheet, row, 5)]));
  };
  const before = [
    [
      ['甲', 21],
      ['乙', ''],
    ],
    [
      ['丁', ''],
      ['甲', 21],
    ],
  ];
  expect(await added()).toEqual(before);
  const { breakdown } = await survey(host);
  for (const kind of ['cumulative', 'monthly'] as const) {
    await convertLedger(host, kind);
    expect(await added()).toEqual(before);
    expect((await survey(host)).breakdown.sheet).toBe(breakdown.sheet);
  }
  await host.undo();
  await host.undo();
  expect(await added()).toEqual(before);
});
