/**
 * Every action in Excel under various circumstances: old requirement sets, manual calculation, a chart sheet in front, more merged areas
 * than Excel lists, filters, protected structure. The result equals the file host's, or nothing is changed and the user is told
 * why.
 */
import { writeFile } from 'node:fs/promises';
import { yearEnd } from '../../../src/actions/year-end';
import { FileHost } from '../../../src/hosts/file/file-host';
import { zhCN } from '../../../src/i18n/zh-CN';
import { READ_ALL } from '../../../src/spreadsheet/reading';
import { emptySpec } from '../../../src/spreadsheet/spec';
import type { SimulatedExcel } from '../../excel-host/simulated-excel';
import { readWithOpenpyxl, type ReadBook } from '../../support/openpyxl';
import { scratchFile } from '../../support/scratch';
import { ACTION_NAMES, changeOf, perform, stepsOf } from '../actions';
import { halfWayBook } from '../books';
import { openIn, openInExcel } from '../opened-book';
import { inOneForm } from '../one-form';

const TABLE = '任务分解表';

const saved = async (book: { save(): Uint8Array }): Promise<unknown> => {
  const path = scratchFile('book.xlsx');
  await writeFile(path, book.save());
  return contents(inOneForm(await readWithOpenpyxl(path)));
};

/** Values and formulas of all cells, sheet by sheet. */
const contents = ({ sheets }: ReadBook): unknown =>
  sheets.map((sheet) => [
    sheet.name,
    sheet.kind === 'worksheet'
      ? Object.entries(sheet.cells)
          .filter(([, { value, formula }]) => value !== null || formula !== null)
          .map(([at, { value, formula }]) => [at, value, formula])
      : [],
  ]);

interface Circumstance {
  readonly version?: number;
  readonly book?: () => Promise<Uint8Array>;
  readonly prepare?: (excel: SimulatedExcel) => void;
  /** The error code with which actions may fail under this circumstance. */
  readonly refusal?: string;
}

const PLAIN = (): Promise<Uint8Array> => Promise.resolve(halfWayBook());

let merged: Promise<Uint8Array> | undefined;

/** A workbook with more merged areas below the table than Excel can list (d.ts, Range.getMergedAreasOrNullObject: 512). */
function bookOfMerges(): Promise<Uint8Array> {
  return (merged ??= (async () => {
    const file = openIn('file', halfWayBook());
    await file.host.read(READ_ALL);
    const merges = Array.from({ length: 600 }, (_, index) => ({
      top: index + 140,
      bottom: index + 140,
      left: 20,
      right: 21,
    }));
    const rows = merges.map((_, index) => [`说明 ${index}`]);
    const blocks = [{ top: 140, left: 20, rows }];
    await file.host.apply(changeOf({ ...emptySpec(TABLE, 'patch'), blocks, merges }));
    return file.save();
  })());
}

const CIRCUMSTANCES: Readonly<Record<string, Circumstance>> = {
  'ExcelApi 1.8': { version: 8 },
  'ExcelApi 1.9': { version: 9 },
  'ExcelApi 1.13': { version: 13 },
  'the newest ExcelApi': {},
  'manual calculation': { prepare: (excel) => (excel.state.calculation = 'Manual') },
  'a chart sheet in front': { prepare: (excel) => (excel.state.inFront = 'chart-sheet') },
  '600 merged areas': { book: bookOfMerges },
  'filtered rows': {
    prepare: (excel) => {
      excel.hideRows(TABLE, [6, 7], 'filter');
    },
    refusal: 'rows-filtered',
  },
  'protected structure': {
    prepare: (excel) => (excel.state.isStructureProtected = true),
    refusal: 'workbook-protected',
  },
};

/** The file host's results by workbook and action, computed once for all circumstances. */
const done = new Map<string, Promise<unknown>>();

function expected(action: string, book: () => Promise<Uint8Array>): Promise<unknown> {
  const key = `${action} ${book.name}`;
  const known = done.get(key);
  if (known) return known;
  const made = (async () => {
    const file = openIn('file', await book());
    await perform(action, file.host);
    return saved(file);
  })();
  done.set(key, made);
  return made;
}

describe.each(Object.keys(CIRCUMSTANCES))('with %s', (name) => {
  const { version = 15, book = PLAIN, prepare, refusal } = CIRCUMSTANCES[name] ?? {};

  it.each(ACTION_NAMES)('gives the same result as the file host, or changes nothing: %s', async (action) => {
    const { excel, host } = openInExcel(await book(), version);
    prepare?.(excel);
    for (const step of stepsOf(action)) {
      const before = refusal === undefined ? null : await saved(excel);
      const code = await step(host).then(
        () => null,
        (error: unknown) => (error as { readonly code?: string }).code,
      );
      if (code === null) continue;
      expect(code).toBe(refusal);
      expect(await saved(excel)).toEqual(before);
      return;
    }
    expect(await saved(excel)).toEqual(await expected(action, book));
  });

  it('opens the year-end workbook, and leaves the open one as it was', async () => {
    const { excel, host } = openInExcel(await book(), version);
    prepare?.(excel);
    const before = excel.save();
    expect((await yearEnd(host, { source: 'half-way.xlsx', words: zhCN })).bytes).toBeNull();
    const [opened] = excel.opened;
    const { sheets } = await FileHost.open(opened ?? new Uint8Array()).read();
    expect(sheets.map((sheet) => sheet.name)).toEqual(expect.arrayContaining(['年度总表', '专题报告']));
    expect(Buffer.from(excel.save()).equals(before)).toBe(true);
  });
});
