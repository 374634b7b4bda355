/**
 * On the year-end workbook's phase sheets and on 排名, figures stay beside their unit after users sort 年度总表 or insert rows into it, in
 * LibreOffice.
 */
import { makeLedger } from '../../../src/actions/make-ledger';
import { yearEnd } from '../../../src/actions/year-end';
import { FileHost } from '../../../src/hosts/file/file-host';
import { zhCN } from '../../../src/i18n/zh-CN';
import { columnLetters } from '../../../src/spreadsheet/address';
import { textOf, valueAt, type CellValue, type SheetGrid } from '../../../src/spreadsheet/grid';
import { NO_CHANGE } from '../../../src/spreadsheet/merged-change';
import { emptySpec } from '../../../src/spreadsheet/spec';
import { LIST_LACKS_NAMES } from '../../../src/sheets/parts/status-list';
import { bookOf } from '../../support/book';
import { savedCase, sheetOf, shown, throughLibreOffice } from '../../support/books/later-edits';
import type { EditStep } from '../../support/libreoffice';

const ANNUAL = '年度总表';
const [HEADER, FIRST] = [5, 6];
const NAMES = ['甲局', '乙*厂', '丙校', '丁院', 'A站', '戊公司'];
const LAST = FIRST + NAMES.length - 1;

/** A kind of table. */
interface Kind {
  readonly hasLedger: boolean;
  readonly isDivided: boolean;
}

const KINDS: readonly Kind[] = [
  { hasLedger: false, isDivided: false },
  { hasLedger: true, isDivided: true },
];

/** The year-end workbook of a table whose units differ in every figure. */
async function made({ hasLedger, isDivided }: Kind): Promise<Uint8Array> {
  const halves = isDivided ? ['上半年任务数', '下半年任务数'] : [];
  const host = bookOf([
    ['“农民工入会集中行动”任务分解表'],
    ['单位名称', '2014年底会员数', '2015新增任务数', ...halves, '实际新增数', '备注'],
    ...NAMES.map((name, index) => {
      const target = 100 + 20 * ((index * 5) % 7);
      const first = 10 + 7 * index;
      const parts = isDivided ? [first, target - first] : [];
      const actual = hasLedger ? null : 11 + 13 * ((index * 3) % 7);
      return [name, 1000 + 10 * index, target, ...parts, actual, `${name}的备注`];
    }),
  ]);
  if (hasLedger) {
    const months = (index: number): Map<number, number> =>
      new Map([4, 6, 9, 11].map((month) => [month, (index * 17 + month * 3) % 40]));
    await makeLedger(host, { figures: new Map(NAMES.map((name, index) => [name, months(index)])) });
  }
  const { bytes } = await yearEnd(host, { source: '示例.xlsx', words: zhCN });
  if (!bytes) throw new Error('no workbook was made');
  return bytes;
}

/** The edits that a user makes on 年度总表, each with its name. */
function editsOf(annual: SheetGrid): readonly (readonly [string, readonly EditStep[]])[] {
  const right = annual.area?.right ?? 0;
  const headings = Array.from({ length: right }, (_, index) => textOf(valueAt(annual, HEADER, index + 1)));
  const column = (heading: string): number => headings.indexOf(heading) + 1;
  const sorted = (by: string, last: number): EditStep => ({
    kind: 'sort',
    sheet: ANNUAL,
    range: `A${FIRST}:${columnLetters(last)}${LAST}`,
    by: columnLetters(column(by)),
  });
  const inserted: EditStep = { kind: 'insert-row', sheet: ANNUAL, before: FIRST + 2 };
  // Programs extend a sort to the next blank column, which is the one after 备注.
  const byRank = sorted('排名', column('备注'));
  return [
    ['sorted with the hidden columns', [sorted('排名', right)]],
    ['a row inserted', [inserted]],
    ['sorted by rank, and a row inserted', [byRank, inserted]],
  ];
}

/** What 年度总表, the phase sheets and 排名 show, up to the last column with a heading, by the unit's name. */
function shownByUnit(sheets: readonly SheetGrid[]): Record<string, unknown> {
  const own = sheets.filter(({ name }) => name.endsWith('阶段汇总') || [ANNUAL, '排名'].includes(name));
  return Object.fromEntries(
    own.flatMap((sheet) => {
      const header = sheet.name === '排名' ? 3 : HEADER;
      const line = (row: number): CellValue[] =>
        Array.from({ length: sheet.area?.right ?? 0 }, (_, index) => valueAt(sheet, row, index + 1));
      const last = line(header).reduce((found: number, cell, at) => (textOf(cell) === '' ? found : at), 0);
      // One row more, because a row may have been inserted.
      return Array.from({ length: NAMES.length + 1 }, (_, index) => line(header + 1 + index)).flatMap(
        (cells) => {
          const name = textOf(cells[1] ?? null);
          return name === '' || cells[0] === '合计'
            ? []
            : [[`${sheet.name} ${name}`, cells.slice(2, last + 1).map(shown)] as const];
        },
      );
    }),
  );
}

it('年度总表, phase sheets and 排名 show each unit’s own figures after 年度总表 was sorted or got a row', async () => {
  const cases: { readonly told: string; readonly steps: readonly EditStep[]; readonly bytes: Uint8Array }[] =
    [];
  for (const kind of KINDS) {
    const bytes = await made(kind);
    const annual = sheetOf((await FileHost.open(bytes).read()).sheets, ANNUAL);
    for (const [edit, steps] of editsOf(annual)) {
      cases.push({ told: `${edit} ${JSON.stringify(kind)}`, steps, bytes });
    }
  }
  const edited = await throughLibreOffice(
    cases.map(({ bytes, steps }) => ({ path: savedCase(bytes), steps })),
  );
  for (const [index, { told, steps, bytes }] of cases.entries()) {
    const after = (await edited[index]?.read())?.sheets ?? [];
    const before = (await FileHost.open(bytes).read()).sheets;
    const names = sheetOf(after, ANNUAL)
      .values.slice(HEADER, HEADER + 2)
      .map((row) => row[1]);
    if (steps[0]?.kind === 'sort') expect({ told, names }).not.toEqual({ told, names: NAMES.slice(0, 2) });
    const expected = shownByUnit(before);
    expect(Object.keys(expected)).toHaveLength(5 * NAMES.length);
    expect({ told, shown: shownByUnit(after) }).toEqual({ told, shown: expected });
  }
}, 60_000);

it('the report says that a list lacks names after a row was inserted and whole rows were sorted', async () => {
  const bytes = await made({ hasLedger: false, isDivided: false });
  const steps: readonly EditStep[] = [
    { kind: 'insert-row', sheet: ANNUAL, before: FIRST + 2 },
    { kind: 'sort', sheet: ANNUAL, range: `A${FIRST}:Z${LAST + 1}`, by: 'B', descending: true },
  ];
  const path = savedCase(bytes);
  const edited = await throughLibreOffice([
    { path, steps: [] },
    { path, steps },
  ]);
  const said = await Promise.all(
    edited.map(async (host) => {
      const report = sheetOf((await host.read()).sheets, '专题报告');
      return report.values
        .flatMap(([cell]) => textOf(cell ?? null))
        .find((text) => text.includes('单位有：'));
    }),
  );
  expect(said).toEqual([
    `　　严重滞后的单位有：${NAMES.join('、')}。`,
    `　　严重滞后的单位有：${LIST_LACKS_NAMES}。`,
  ]);
}, 60_000);

it('a unit that was renamed on 年度总表 is 待核实 on the phase sheets, the others keep their figures', async () => {
  for (const kind of KINDS) {
    const host = FileHost.open(await made(kind));
    const before = shownByUnit((await host.read()).sheets);
    const blocks = [{ top: FIRST + 2, left: 2, rows: [['丙学校']] }];
    host.type({ ...NO_CHANGE, sheets: [{ ...emptySpec(ANNUAL, 'patch'), blocks }] });
    const after = shownByUnit((await host.read()).sheets);
    const phases = Object.keys(before).filter((name) => name.includes('阶段'));
    // Ranks are left out: they move up where the renamed unit had a better one.
    const unchanged = (all: Record<string, unknown>): unknown =>
      phases
        .filter((name) => !name.endsWith('丙校'))
        .map((name) => [name, (all[name] as unknown[]).slice(0, 6)]);
    expect({ kind, shown: unchanged(after) }).toEqual({ kind, shown: unchanged(before) });
    for (const name of phases.filter((own) => own.endsWith('丙校'))) {
      const [baseline, target, , cumulative, completion, ...others] = after[name] as unknown[];
      const [status, note] = others.slice(-2);
      expect({ baseline, target, cumulative, completion, status, note }).toEqual({
        baseline: '待核实',
        target: '待核实',
        cumulative: '待核实',
        completion: null,
        status: '待核实',
        note: null,
      });
    }
  }
});
