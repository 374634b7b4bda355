import { changeSetting } from '../../../src/actions/change-setting';
import { convertLedger } from '../../../src/actions/convert-ledger';
import { makeLedger } from '../../../src/actions/make-ledger';
import { recompute } from '../../../src/actions/recompute';
import { summarisePhases } from '../../../src/actions/summarise-phases';
import { survey } from '../../../src/actions/survey';
import { valueAt } from '../../../src/spreadsheet/grid';
import type { FileHost } from '../../../src/hosts/file/file-host';
import { emptySpec } from '../../../src/spreadsheet/spec';
import { bookOf } from '../../support/book';

const FIGURES = new Map([
  [
    '甲单位',
    new Map([
      [4, 10],
      [5, 20],
      [7, 5],
    ]),
  ],
  [
    '乙单位',
    new Map([
      [4, 0],
      [6, 30],
    ]),
  ],
]);

async function bookWithLedger(): Promise<FileHost> {
  const host = bookOf([
    ['“农民工入会集中行动”任务分解表'],
    ['单位名称', '2014年底会员数（人）', '2015年新增任务数（人）'],
    ['甲单位', 1000, 200],
    ['乙单位', 2000, 400],
  ]);
  await makeLedger(host, { figures: FIGURES });
  return host;
}

async function figuresOf(host: FileHost): Promise<[string, [number, number][]][]> {
  const { ledger } = await survey(host);
  return (ledger?.ledger.rows ?? []).map((row) => [row.unit, [...row.figures]]);
}

/** All numbers in the table and on the phase sheets, which must not depend on the ledger's kind. */
async function outcomes(host: FileHost): Promise<unknown[]> {
  const { sheets } = await host.read();
  return sheets.flatMap((sheet) =>
    sheet.name.includes('阶段') || sheet.name === '任务分解表'
      ? [sheet.values.map((row) => row.filter((value) => typeof value === 'number'))]
      : [],
  );
}

it('converts the figures, the formulas and the setting; all other sheets show the same as before', async () => {
  const host = await bookWithLedger();
  await summarisePhases(host);
  const before = await outcomes(host);
  await convertLedger(host, 'cumulative');
  expect(await figuresOf(host)).toEqual([
    [
      '甲单位',
      [
        [4, 10],
        [5, 30],
        [7, 35],
      ],
    ],
    [
      '乙单位',
      [
        [4, 0],
        [6, 30],
      ],
    ],
  ]);
  const found = await survey(host);
  expect([found.ledger?.kind, found.settings.campaign.returnKind]).toEqual(['cumulative', 'cumulative']);
  expect(await outcomes(host)).toEqual(before);
  await convertLedger(host, 'monthly');
  expect(await figuresOf(host)).toEqual([...FIGURES].map(([unit, months]) => [unit, [...months]]));
  expect(await outcomes(host)).toEqual(before);
});

it('counts figures by the kind set on 参数, and reports a ledger whose formulas are of the other kind', async () => {
  const host = await bookWithLedger();
  await changeSetting(host, { setting: 'returnKind', value: 'cumulative' });
  const found = await survey(host);
  expect(found.campaign.returnKind).toBe('cumulative');
  const [finding] = found.findings.filter((candidate) => candidate.code === 'return-kind-differs');
  expect(finding?.details).toEqual({ set: '累计', ledger: '当月新增' });
  const sheet = found.workbook.sheets.find((grid) => grid.name === finding?.sheet);
  expect(sheet && finding && valueAt(sheet, finding.row, finding.column)).toBe('累计');
  await convertLedger(host, 'cumulative');
  expect((await figuresOf(host))[0]?.[1]).toEqual([
    [4, 10],
    [5, 30],
    [7, 35],
  ]);
  expect((await survey(host)).findings.some((candidate) => candidate.code === 'return-kind-differs')).toBe(
    false,
  );
});

it.each([
  ['一键重算', (host: FileHost) => recompute(host)],
  ['the user’s answer', (host: FileHost) => convertLedger(host, 'cumulative', { keepsFigures: true })],
])('leaves figures that already are of the other kind unchanged, on %s', async (_, act) => {
  const host = await bookWithLedger();
  await changeSetting(host, { setting: 'returnKind', value: 'cumulative' });
  const before = await figuresOf(host);
  await act(host);
  expect(await figuresOf(host)).toEqual(before);
  const { ledger, workbook, breakdown } = await survey(host);
  expect(ledger?.kind).toBe('cumulative');
  const sheet = workbook.sheets.find((grid) => grid.name === ledger?.place.sheet);
  const place = ledger?.place;
  expect(sheet && place && valueAt(sheet, place.firstRow, place.cumulativeColumn)).toBe(5);
  expect(breakdown.units[0]?.actual.amount).toBe(5);
});

it('refuses to split cumulative figures that go down, and leaves the workbook as it was', async () => {
  const host = await bookWithLedger();
  await convertLedger(host, 'cumulative');
  const { ledger } = await survey(host);
  const row = ledger?.place.firstRow ?? 0;
  const spec = { ...emptySpec('月报台账', 'patch'), blocks: [{ top: row, left: 6, rows: [[1]] }] };
  await host.apply({ copies: [], sheets: [spec], names: [], removedNames: [] });
  const before = host.save();
  await expect(convertLedger(host, 'monthly')).rejects.toMatchObject({
    failure: { code: 'ledger-decreased', details: { unit: '甲单位', month: 7 } },
  });
  expect(host.save()).toEqual(before);
});

it('keeps a copy of the ledger with everything written on it when it adds new units', async () => {
  const host = await bookWithLedger();
  const table = {
    ...emptySpec('任务分解表', 'patch'),
    blocks: [{ top: 5, left: 1, rows: [['丙单位', 500, 50]] }],
  };
  const note = { ...emptySpec('月报台账', 'patch'), blocks: [{ top: 6, left: 5, rows: [['待报']] }] };
  await host.apply({ copies: [], sheets: [table, note], names: [], removedNames: [] });
  const { keptCopies } = await makeLedger(host);
  expect(keptCopies).toEqual([{ sheet: '月报台账', copy: '月报台账（旧）' }]);
  expect((await figuresOf(host)).map(([unit]) => unit)).toEqual(['甲单位', '乙单位', '丙单位']);
  const kept = (await host.read()).sheets.find((sheet) => sheet.name === '月报台账（旧）');
  expect(kept && valueAt(kept, 6, 5)).toBe('待报');
});
