import { collect } from '../../src/actions/collect';
import { makeLedger } from '../../src/actions/make-ledger';
import { survey } from '../../src/actions/survey';
import { templates } from '../../src/actions/templates';
import type { ReadReturn, ReturnProblem } from '../../src/domain/returns/returns';
import { createWorkbook, FileHost } from '../../src/hosts/file/file-host';
import { readReturnFile } from '../../src/engine/return-file';
import { PLAN_CAMPAIGN as CAMPAIGN } from '../support/campaign';
import { returnTemplate } from '../../src/sheets/returns/return-template';
import { emptySpec } from '../../src/spreadsheet/spec';
import { ODD, REFUSED } from '../support/books/hostile';
import { zhCN } from '../../src/i18n/zh-CN';
import { yearEnd } from '../../src/actions/year-end';
import { bookOfUnits, halfWayBook } from '../hosts/books';

const WHEN = '2015-06-03 09:12';

function returned(unit: string, figures: readonly (readonly [number, number])[]): Uint8Array {
  return createWorkbook(returnTemplate(CAMPAIGN, { name: unit, target: 100, figures: new Map(figures) }));
}

it('collects 300 good files and names each of 200 damaged or hostile ones; nothing else changes', async () => {
  const host = FileHost.open(bookOfUnits(300));
  await makeLedger(host);
  const before = await host.read();
  const read: ReadReturn[] = [];
  for (let good = 1, bad = 0; good <= 300 || bad < 200;) {
    const isGood = good <= 300 && (bad === 200 || good * 2 <= bad * 3 + 3);
    const bytes = isGood ? returned(`单位${good}`, [[4, good]]) : hostile(bad);
    read.push(await readReturnFile(`${read.length}.xlsx`, bytes));
    if (isGood) good += 1;
    else bad += 1;
  }
  const report = await collect(host, read, { when: WHEN });
  expect(report.taken).toHaveLength(300);
  expect(report.plan.unread).toHaveLength(200);
  const { ledger, workbook } = await survey(host);
  expect(ledger?.ledger.rows.map((row) => [row.unit, [...row.figures]])).toEqual(
    Array.from({ length: 300 }, (_, index) => [`单位${index + 1}`, [[4, index + 1]]]),
  );
  const others = (book: typeof workbook) => book.sheets.filter(({ name }) => name === '任务分解表');
  expect(typed(others(workbook))).toEqual(typed(others(before)));
});

const ALL_HOSTILE = [...REFUSED, ...ODD];
const QUICK_HOSTILE = REFUSED.filter(({ name }) => !name.includes('bomb'));
const built = new Map<string, Uint8Array>();

/** A hostile file by number: first every kind, then for higher numbers only the kinds that are read quickly. */
function hostile(number: number): Uint8Array {
  const file = ALL_HOSTILE[number] ?? QUICK_HOSTILE[number % QUICK_HOSTILE.length];
  if (!file) throw new Error('no hostile files');
  const bytes = built.get(file.name) ?? file.bytes();
  built.set(file.name, bytes);
  return bytes;
}

/** The typed values and the formulas of all cells, without the formulas' results, which depend on the ledger. */
function typed(sheets: Awaited<ReturnType<FileHost['read']>>['sheets']): unknown {
  return sheets.map((sheet) =>
    sheet.values.map((row, r) => row.map((value, c) => sheet.formulas[r]?.[c] ?? value)),
  );
}

it.each(REFUSED)('says what is wrong with $name', async ({ bytes, says }) => {
  const { problem, figures, sha256 } = await readReturnFile('a.xlsx', bytes());
  expect(figures).toEqual([]);
  expect(sha256).toMatch(/^[0-9a-f]{64}$/);
  const expected: Readonly<Record<string, readonly (ReturnProblem | null)[]>> = {
    已损坏: ['damaged'],
    '不是 Excel 工作簿': ['not-a-workbook'],
    旧格式: ['old-format'],
    打开密码: ['encrypted'],
    过大: ['too-large'],
    不安全: ['unsafe'],
    '': ['damaged', 'too-large'],
  };
  expect(expected[says]).toContain(problem);
});

it('gives the SHA-256 hash of a file', async () => {
  const { sha256 } = await readReturnFile('a.xlsx', new TextEncoder().encode('abc'));
  expect(sha256).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

it('makes no ledger, no record and no column for files that report nothing', async () => {
  const host = FileHost.open(bookOfUnits(16));
  const before = host.save();
  const read = [
    await readReturnFile('a.xlsx', new Uint8Array()),
    await readReturnFile('b.xlsx', returned('单位1', [])),
  ];
  const report = await collect(host, read, { when: WHEN });
  expect(report.plan.unread.map((file) => file.problem)).toEqual(['damaged', 'not-filled-in']);
  expect(host.save()).toEqual(before);
});

it('records each figure with its file; the same files again change nothing', async () => {
  const host = FileHost.open(bookOfUnits(16));
  const read = [
    await readReturnFile(
      '=单位1.xlsx',
      returned('单位1', [
        [4, 12],
        [5, 7],
      ]),
    ),
    await readReturnFile('改名.xlsx', returned('单位2', [[4, 0]])),
  ];
  await collect(host, read, { when: WHEN });
  const record = (await host.read()).sheets.find((sheet) => sheet.name === '核验记录');
  expect(record?.values.slice(3).map((row) => row.slice(0, 7))).toEqual([
    [WHEN, '=单位1.xlsx', '单位1', 4, 12, null, '新填'],
    [WHEN, '=单位1.xlsx', '单位1', 5, 7, null, '新填'],
    [WHEN, '改名.xlsx', '单位2', 4, 0, null, '新填'],
  ]);
  expect(record?.values[3]?.[7]).toBe(read[0]?.sha256);
  expect(record?.formulas.flat().every((formula) => formula === null)).toBe(true);
  const saved = host.save();
  expect((await collect(host, read, { when: '2015-07-01 10:00' })).sheets).toEqual([]);
  expect(host.save()).toEqual(saved);
  // A correction is added to the record; the old file does not undo it.
  const newer = await readReturnFile('更正.xlsx', returned('单位1', [[4, 13]]));
  await collect(host, [newer], { when: '2015-07-01 10:00' });
  await collect(host, read, { when: '2015-07-02 10:00' });
  const after = (await host.read()).sheets.find((sheet) => sheet.name === '核验记录');
  expect(after?.values.slice(6).map((row) => row.slice(0, 7))).toEqual([
    ['2015-07-01 10:00', '更正.xlsx', '单位1', 4, 13, 12, '改动'],
  ]);
});

it.each([true, false])('recognises a template behind another sheet, names there: %s', async (hasNames) => {
  const host = FileHost.open(bookOfUnits(2));
  const [book] = await templates(host);
  if (!book) throw new Error('no template');
  const bytes = createWorkbook({
    ...book,
    change: {
      ...book.change,
      names: hasNames ? book.change.names : [],
      sheets: [
        { ...emptySpec('说明', 'own'), blocks: [{ top: 1, left: 1, rows: [['填表说明']] }] },
        ...book.change.sheets.map((sheet) => ({
          ...sheet,
          blocks: [...sheet.blocks, { top: 10, left: 2, rows: [[44]] }],
        })),
      ],
    },
  });
  const { figures } = await readReturnFile('x.xlsx', bytes);
  expect(figures.map(({ unit, month, amount, kind }) => [unit, month, amount, kind])).toEqual([
    ['单位1', 2, 44, 'monthly'],
  ]);
});

it('does not take last year’s template', async () => {
  const host = FileHost.open(bookOfUnits(2));
  const book = returnTemplate(
    { ...CAMPAIGN, targetYear: 2014 },
    { name: '单位1', target: 1, figures: new Map([[4, 1]]) },
  );
  const read = await readReturnFile('x.xlsx', createWorkbook(book));
  const { plan } = await collect(host, [read], { when: WHEN });
  expect(plan.figures.map((figure) => figure.refusal)).toEqual([{ kind: 'other-year', year: 2014 }]);
});

it('gives a unit that came into the table later its row, and keeps the ledger as it was', async () => {
  const host = FileHost.open(bookOfUnits(3));
  await makeLedger(host);
  const added = {
    ...emptySpec('任务分解表', 'patch'),
    blocks: [{ top: 5, left: 1, rows: [['新单位', 100, 10]] }],
  };
  await host.apply({ copies: [], names: [], removedNames: [], sheets: [added] });
  const old = [await readReturnFile('a.xlsx', returned('单位1', [[4, 1]]))];
  expect((await collect(host, old, { when: WHEN })).keptCopies).toEqual([]);
  const late = [await readReturnFile('b.xlsx', returned('新单位', [[4, 2]]))];
  const report = await collect(host, late, { when: WHEN });
  expect(report.keptCopies).toEqual([{ sheet: '月报台账', copy: '月报台账（旧）' }]);
  const { ledger } = await survey(host);
  expect(ledger?.ledger.rows.map((row) => [row.unit, [...row.figures]])).toEqual([
    ['单位1', [[4, 1]]],
    ['单位2', []],
    ['单位3', []],
    ['新单位', [[4, 2]]],
  ]);
});

it('refuses the year-end workbook as a return, because its figures are sums of returns', async () => {
  const options = { source: '示例.xlsx', words: zhCN };
  const { bytes } = await yearEnd(FileHost.open(halfWayBook()), options);
  const read = await readReturnFile('2015年年终汇总.xlsx', bytes ?? new Uint8Array());
  expect(read).toMatchObject({ figures: [], problem: 'year-end-workbook' });
});
