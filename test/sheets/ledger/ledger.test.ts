/**
 * Which months of a ledger are due, and figures typed over its formulas.
 */
import { changeSetting } from '../../../src/actions/change-setting';
import { convertLedger } from '../../../src/actions/convert-ledger';
import { fix } from '../../../src/actions/fix';
import { makeLedger } from '../../../src/actions/make-ledger';
import { recompute } from '../../../src/actions/recompute';
import { survey } from '../../../src/actions/survey';
import { findUnreported } from '../../../src/domain/returns/chasing';
import { reminder } from '../../../src/i18n/returns/reminder';
import type { Finding } from '../../../src/domain/finding';
import { formulaAt, valueAt, type CellValue, type SheetGrid } from '../../../src/spreadsheet/grid';
import type { FileHost } from '../../../src/hosts/file/file-host';
import { emptySpec, type CellContent } from '../../../src/spreadsheet/spec';
import { bookOf } from '../../support/book';

const FIRST = 5;
/** Columns: months 4 to 12 are C to K, 累计 is L, 未填报 is M. */
const [APRIL, MAY, CUMULATIVE, MISSING] = [3, 4, 12, 13];
/** The rows below the two units: 合计, 填报单位数, 未填报单位数, 最后填报月份, 应报到. */
const [TOTAL, REPORTED, NOT_REPORTED, LAST, DUE] = [7, 8, 9, 10, 11];

async function ledgerBook(figures?: ReadonlyMap<string, ReadonlyMap<number, number>>): Promise<FileHost> {
  const host = bookOf([
    ['“农民工入会集中行动”任务分解表'],
    ['单位名称', '2014年底会员数（人）', '2015年新增任务数（人）'],
    ['甲', 1000, 200],
    ['乙', 2000, 400],
    ['合计', 3000, 600],
  ]);
  await makeLedger(host, figures ? { figures } : {});
  return host;
}

async function enter(host: FileHost, row: number, column: number, value: CellContent): Promise<void> {
  const spec = { ...emptySpec('月报台账', 'patch'), blocks: [{ top: row, left: column, rows: [[value]] }] };
  await host.apply({ copies: [], sheets: [spec], names: [], removedNames: [] });
}

async function ledgerGrid(host: FileHost): Promise<SheetGrid> {
  const sheet = (await host.read()).sheets.find((grid) => grid.name === '月报台账');
  if (!sheet) throw new Error('no ledger');
  return sheet;
}

async function values(host: FileHost, cells: readonly (readonly [number, number])[]): Promise<CellValue[]> {
  const sheet = await ledgerGrid(host);
  return cells.map(([row, column]) => valueAt(sheet, row, column));
}

async function findingsOf(host: FileHost, code: Finding['code']): Promise<Finding[]> {
  return (await survey(host)).findings.filter((finding) => finding.code === code);
}

/** Whether the conditional format for missing figures colours a cell, by the condition of its formula. */
async function isYellow(host: FileHost, row: number, column: number): Promise<boolean> {
  const sheet = await ledgerGrid(host);
  const due = Number(valueAt(sheet, DUE, 3));
  return Number(valueAt(sheet, 4, column)) <= due && (valueAt(sheet, row, column) ?? '') === '';
}

describe('a new ledger', () => {
  it('has no month due: no warning, no unit to remind, no coloured cell', async () => {
    const host = await ledgerBook();
    expect(await findingsOf(host, 'return-missing')).toEqual([]);
    const { ledger, breakdown, campaign, cutOffMonth } = await survey(host);
    expect(ledger && findUnreported(ledger.ledger, breakdown, campaign, cutOffMonth)).toEqual([]);
    expect(
      await values(host, [
        [DUE, 3],
        [FIRST, MISSING],
        [NOT_REPORTED, APRIL],
      ]),
    ).toEqual([0, 0, '']);
    expect(await isYellow(host, FIRST, APRIL)).toBe(false);
  });

  it('has the months due up to the last month with a figure, and no later one', async () => {
    const host = await ledgerBook();
    await enter(host, FIRST, MAY, 7);
    expect((await findingsOf(host, 'return-missing')).map((finding) => finding.details)).toEqual([
      { unit: '甲', months: [4] },
      { unit: '乙', months: [4, 5] },
    ]);
    expect(
      await values(host, [
        [DUE, 3],
        [FIRST, MISSING],
        [FIRST + 1, MISSING],
        [NOT_REPORTED, MAY],
        [NOT_REPORTED, MAY + 1],
      ]),
    ).toEqual([5, 1, 2, 1, '']);
    expect([await isYellow(host, FIRST, APRIL), await isYellow(host, FIRST, MAY + 1)]).toEqual([true, false]);
    const { ledger, breakdown, campaign, cutOffMonth } = await survey(host);
    const units = ledger ? findUnreported(ledger.ledger, breakdown, campaign, cutOffMonth) : [];
    const days = { today: new Date(2015, 5, 2), deadline: null };
    const text = reminder(units, campaign, cutOffMonth, days);
    expect(text).toContain('5月月报尚未报送：乙');
    expect(text.replace('2015年6月2日', '')).not.toMatch(/[6-9]月|1[0-2]月/);
  });

  it('has the months due up to the cut-off month set on 参数, even while it is empty', async () => {
    const host = await ledgerBook();
    await changeSetting(host, { setting: 'cutOffMonth', value: 6 });
    expect((await findingsOf(host, 'return-missing')).map((finding) => finding.details)).toEqual([
      { unit: '甲', months: [4, 5, 6] },
      { unit: '乙', months: [4, 5, 6] },
    ]);
    expect(
      await values(host, [
        [DUE, 3],
        [FIRST, MISSING],
      ]),
    ).toEqual([6, 3]);
  });

  it('counts the units that reported for each month that has a figure or is due, and leaves later months blank', async () => {
    const host = await ledgerBook();
    const counts = [APRIL, MAY, MAY + 1, MAY + 2].map((column) => [REPORTED, column] as const);
    expect(await values(host, counts)).toEqual(['', '', '', '']);
    await enter(host, FIRST, MAY, 7);
    expect(await values(host, [...counts, [LAST, 3]])).toEqual([0, 1, '', '', 5]);
    await changeSetting(host, { setting: 'cutOffMonth', value: 6 });
    expect(await values(host, [...counts, [LAST, 3], [DUE, 3]])).toEqual([0, 1, 0, '', 5, 6]);
  });
});

const FIGURES = new Map([
  ['甲', new Map([[4, 10], [5, 20]])], // prettier-ignore
  ['乙', new Map([[4, 30], [5, 40]])], // prettier-ignore
]);

describe('a figure typed over the ledger’s formula', () => {
  it.each([
    ['累计 of a unit', FIRST + 1, CUMULATIVE, '乙', '累计'],
    ['累计 of the first unit', FIRST, CUMULATIVE, '甲', '累计'],
    ['未填报', FIRST, MISSING, '甲', '未填报'],
    ['合计 of a month', TOTAL, APRIL, '合计', '4月'],
    ['合计 of 累计', TOTAL, CUMULATIVE, '合计', '累计'],
    ['填报单位数', REPORTED, MAY, '填报单位数', '5月'],
    ['最后填报月份', LAST, APRIL, '最后填报月份', '4月'],
  ])(
    'is reported with its cell, stays, and is replaced by the fix: %s',
    async (_, row, column, unit, heading) => {
      const host = await ledgerBook(FIGURES);
      const right = formulaAt(await ledgerGrid(host), row, column);
      expect(right).not.toBeNull();
      await enter(host, row, column, 999);
      await recompute(host);
      expect(await values(host, [[row, column]])).toEqual([999]);
      const findings = await findingsOf(host, 'typed-over');
      expect(findings).toEqual([
        expect.objectContaining({
          sheet: '月报台账',
          row,
          column,
          fix: 'restore-formula',
          details: { unit, heading, value: 999, isRate: false },
        }),
      ]);
      await fix(host, findings);
      expect(formulaAt(await ledgerGrid(host), row, column)).toBe(right);
      expect(await findingsOf(host, 'typed-over')).toEqual([]);
    },
  );

  it('is found after rows were moved, also where it was typed as a formula', async () => {
    const host = await ledgerBook(FIGURES);
    await enter(host, FIRST, CUMULATIVE, { formula: '=5+3' });
    expect((await findingsOf(host, 'typed-over')).map((finding) => finding.details)).toEqual([
      { unit: '甲', heading: '累计', value: '=5+3', isRate: false },
    ]);
  });

  it('stays when the ledger is converted', async () => {
    const host = await ledgerBook(FIGURES);
    await enter(host, FIRST, CUMULATIVE, 999);
    await convertLedger(host, 'cumulative');
    expect(await values(host, [[FIRST, CUMULATIVE]])).toEqual([999]);
  });

  it('is not reported in a new ledger', async () => {
    expect(await findingsOf(await ledgerBook(FIGURES), 'typed-over')).toEqual([]);
  });
});

describe('a figure of a month that is not a number', () => {
  it.each<[string, CellContent, Finding['code'], object]>([
    ['text', '待定', 'not-a-number', { text: '待定' }],
    ['text that reads as a number', '500', 'not-a-number', { text: '500' }],
    ['an error', { formula: '=1/0' }, 'error-cell', { error: '#DIV/0!' }],
  ])('is reported with its cell, because it is not counted: %s', async (_, typed, code, details) => {
    const host = await ledgerBook(FIGURES);
    await enter(host, FIRST + 1, MAY, typed);
    expect(await findingsOf(host, code)).toEqual([
      expect.objectContaining({
        sheet: '月报台账',
        row: FIRST + 1,
        column: MAY,
        fix: null,
        details: { unit: '乙', measure: 'actual', month: 5, ...details },
      }),
    ]);
  });

  it.each(['', '—', '无', '/'])(
    'is not reported where the cell is blank or has a sign for blank: “%s”',
    async (typed) => {
      const host = await ledgerBook(FIGURES);
      await enter(host, FIRST + 1, MAY, typed);
      expect((await survey(host)).findings.filter(({ sheet }) => sheet === '月报台账')).toEqual([
        expect.objectContaining({ code: 'return-missing' }),
      ]);
    },
  );
});

describe('a formula of the ledger that was deleted', () => {
  it.each([
    ['累计 of a unit', FIRST + 1, CUMULATIVE],
    ['未填报', FIRST, MISSING],
    ['合计 of a month', TOTAL, APRIL],
    ['最后填报月份', LAST, APRIL],
  ])('is put back by 一键重算: %s', async (_, row, column) => {
    const host = await ledgerBook(FIGURES);
    const right = formulaAt(await ledgerGrid(host), row, column);
    await enter(host, row, column, '');
    await recompute(host);
    expect(formulaAt(await ledgerGrid(host), row, column)).toBe(right);
  });

  it('also makes 最后填报月份 right in a ledger of an earlier version, whose formula took blank counts for reports', async () => {
    const host = await ledgerBook(FIGURES);
    await enter(host, LAST, APRIL, { formula: '=SUMPRODUCT(MAX((C8:K8>0)*$C$4:$K$4))' });
    for (let month = APRIL; month < CUMULATIVE; month += 1) {
      await enter(host, REPORTED, month, '');
    }
    await recompute(host);
    expect(await values(host, [[REPORTED, CUMULATIVE - 1]])).toEqual([0]);
    const [last] = await values(host, [[LAST, APRIL]]);
    expect(last).toBe(Math.max(...[...FIGURES.values()].flatMap((months) => [...months.keys()])));
  });

  it('is restored for the kind set on 参数 where no formula shows the kind any more', async () => {
    const host = await ledgerBook(FIGURES);
    await changeSetting(host, { setting: 'returnKind', value: 'cumulative' });
    await recompute(host);
    const right = formulaAt(await ledgerGrid(host), FIRST, CUMULATIVE);
    await enter(host, FIRST, CUMULATIVE, '');
    await enter(host, FIRST + 1, CUMULATIVE, '');
    await recompute(host);
    expect(formulaAt(await ledgerGrid(host), FIRST, CUMULATIVE)).toBe(right);
  });
});
