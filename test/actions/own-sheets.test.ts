/**
 * The product's own sheets are never taken for breakdown tables, even in another workbook, under another name and without the defined
 * names by which they are known.
 */
import { writeFileSync } from 'node:fs';
import { failureOf } from '../../src/actions/parts/failure';
import { recompute } from '../../src/actions/recompute';
import { summarisePhases } from '../../src/actions/summarise-phases';
import { survey } from '../../src/actions/survey';
import { templates } from '../../src/actions/templates';
import { yearEnd } from '../../src/actions/year-end';
import { createWorkbook, FileHost } from '../../src/hosts/file/file-host';
import { enUS } from '../../src/i18n/en-US';
import { zhCN } from '../../src/i18n/zh-CN';
import { emptySpec, type CellContent, type SheetSpec } from '../../src/spreadsheet/spec';
import { breakdown } from '../support/command';
import { scratchFile } from '../support/scratch';
import { halfWayBook, sampleBook } from '../hosts/books';

/** Sheets copied as plain cells without formats, for a workbook without the defined names. */
async function copied(host: FileHost, wanted: readonly string[]): Promise<SheetSpec[]> {
  const { sheets } = await host.read();
  return wanted.map((name, index) => {
    const sheet = sheets.find((grid) => grid.name === name);
    if (!sheet?.area) throw new Error(`no sheet ${name}`);
    const rows = sheet.values.map((row) =>
      row.map((value): CellContent => (typeof value === 'object' ? '' : value)),
    );
    const { top, left } = sheet.area;
    return { ...emptySpec(`表${index + 1}`, 'own'), blocks: [{ top, left, rows }] };
  });
}

function bookWith(sheets: readonly SheetSpec[]): Uint8Array {
  return createWorkbook({
    fileName: 'x.xlsx',
    title: '',
    open: { sheet: sheets[0]?.sheet ?? '', row: 1, column: 1 },
    change: { copies: [], names: [], removedNames: [], sheets },
  });
}

async function yearEndBytes(): Promise<Uint8Array> {
  const options = { source: 'half-way.xlsx', words: zhCN } as const;
  return (await yearEnd(FileHost.open(halfWayBook()), options)).bytes ?? new Uint8Array();
}

async function withPhases(): Promise<FileHost> {
  const host = FileHost.open(halfWayBook());
  await summarisePhases(host);
  return host;
}

const BOOKS: readonly [string, string, () => Promise<Uint8Array>][] = [
  ['the year-end workbook', 'year-end', yearEndBytes],
  [
    '年度总表 copied',
    'year-end',
    async () => bookWith(await copied(FileHost.open(await yearEndBytes()), ['年度总表'])),
  ],
  [
    '排名 copied',
    'year-end',
    async () => bookWith(await copied(FileHost.open(await yearEndBytes()), ['排名'])),
  ],
  [
    'a phase summary copied',
    'phase',
    async () => bookWith(await copied(await withPhases(), ['推进实施阶段汇总'])),
  ],
  ['the ledger copied', 'ledger', async () => bookWith(await copied(await withPhases(), ['月报台账']))],
  [
    'a template',
    'return',
    async () => {
      const [template] = await templates(FileHost.open(sampleBook()));
      if (!template) throw new Error('no template');
      return createWorkbook(template);
    },
  ],
];

describe.each(BOOKS)('%s', (_, own, make) => {
  it('is refused by every action with an error that names it, and is not changed', async () => {
    const host = FileHost.open(await make());
    const before = host.save();
    for (const act of [survey, recompute, summarisePhases]) {
      const error: unknown = await act(host).catch((thrown: unknown) => thrown);
      const { code, details } = failureOf(error);
      expect({ code, details }).toMatchObject({ code: 'own-sheet', details: { own } });
      expect(zhCN.failure(code, { path: 'x.xlsx', ...details })).toContain('任务分解表');
      expect(enUS.failure(code, { path: 'x.xlsx', ...details })).toContain('breakdown table');
    }
    expect(host.save()).toEqual(before);
  });
});

it('is skipped where there is a breakdown table, and refused when chosen explicitly', async () => {
  const table = await copied(FileHost.open(sampleBook()), ['任务分解表']);
  const phase = (await copied(await withPhases(), ['推进实施阶段汇总'])).map((spec) => ({
    ...spec,
    sheet: '抄来的',
  }));
  const host = FileHost.open(bookWith([...phase, ...table]));
  expect((await survey(host)).breakdown.sheet).toBe('表1');
  await expect(survey(host, { sheet: '抄来的' })).rejects.toMatchObject({
    failure: { code: 'own-sheet', details: { sheet: '抄来的', own: 'phase' } },
  });
});

it('makes the command line exit with 2 and say which workbook to open instead', async () => {
  const path = scratchFile('年终汇总.xlsx');
  writeFileSync(path, await yearEndBytes());
  const { exit, stderr, stdout } = breakdown(['recompute', path, '-o', scratchFile('out.xlsx')]);
  expect([exit, stdout]).toEqual([2, '']);
  expect(stderr).toContain('是年终汇总工作簿（“年度总表”）');
  expect(stderr).toContain('请打开原来的任务分解表');
});
