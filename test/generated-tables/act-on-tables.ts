/**
 * Runs actions on generated tables: no error value appears, no typed cell changes, and LibreOffice computes the same results.
 * With `EVERY_TABLE=1` on all tables, otherwise on every tenth. Several test files share the tables, so that they run beside one another.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { collect } from '../../src/actions/collect';
import { recompute } from '../../src/actions/recompute';
import { summarisePhases } from '../../src/actions/summarise-phases';
import { templates } from '../../src/actions/templates';
import { yearEnd } from '../../src/actions/year-end';
import { readReturnFile } from '../../src/engine/return-file';
import { createWorkbook, FileHost } from '../../src/hosts/file/file-host';
import { zhCN } from '../../src/i18n/zh-CN';
import { cellAddress } from '../../src/spreadsheet/address';
import {
  formulaAt,
  isCellError,
  textOf,
  valueAt,
  type SheetGrid,
  type WorkbookGrid,
} from '../../src/spreadsheet/grid';
import { emptySpec, type CellContent, type NewWorkbook } from '../../src/spreadsheet/spec';
import { recalculateAll } from '../support/libreoffice';
import { scratchFile } from '../support/scratch';
import type { DrawnTable } from './draw-table';
import { drawnTables } from './score';

const IS_WHOLE = process.env['EVERY_TABLE'] === '1';
const SPREAD = 10;
const TIMEOUT = IS_WHOLE ? 7_200_000 : 900_000;
const TEMPLATES = 2;
/** How many test files share the tables. */
const SHARES = 2;

/** Whether a workbook can be made of the table: error values can't be written. */
function isWritable({ sheet }: DrawnTable): boolean {
  return !sheet.values.flat().some(isCellError);
}

function tables(): readonly DrawnTable[] {
  const all = drawnTables().filter(isWritable);
  return IS_WHOLE ? all : all.filter((_, index) => index % SPREAD === 0);
}

function bookOf({ sheet }: DrawnTable): FileHost {
  const rows = sheet.values.map((row) => row.map((value): CellContent => (isCellError(value) ? '' : value)));
  const top = sheet.area?.top ?? 1;
  const block = { top, left: sheet.area?.left ?? 1, rows };
  return FileHost.open(
    createWorkbook({
      fileName: 'book.xlsx',
      title: '',
      open: { sheet: sheet.name, row: 1, column: 1 },
      change: {
        copies: [],
        names: [],
        removedNames: [],
        sheets: [{ ...emptySpec(sheet.name, 'own'), blocks: [block] }],
      },
    }),
  );
}

/** A template as its unit returns it, with a figure for the first month. */
async function filledIn(template: NewWorkbook, figure: number): Promise<Uint8Array> {
  const host = FileHost.open(createWorkbook(template));
  const { sheet, row, column } = template.open;
  const spec = { ...emptySpec(sheet, 'patch'), blocks: [{ top: row, left: column, rows: [[figure]] }] };
  await host.apply({ copies: [], names: [], removedNames: [], sheets: [spec] });
  return host.save();
}

/** Runs all actions on a table; returns the workbook, and as files the workbook without and with a ledger and the year-end workbook. */
async function madeOf(table: DrawnTable): Promise<{ readonly host: FileHost; readonly files: Uint8Array[] }> {
  const host = bookOf(table);
  await recompute(host);
  await summarisePhases(host);
  const withoutLedger = host.save();
  const made = (await templates(host)).slice(0, TEMPLATES);
  const bytes = await Promise.all(made.map((template, index) => filledIn(template, 3 * (index + 1))));
  const returned = await Promise.all(bytes.map((file, index) => readReturnFile(`${index}.xlsx`, file)));
  const { taken } = await collect(host, returned, { when: '2024-02-03 09:12' });
  expect(taken).toHaveLength(made.length);
  await recompute(host);
  await summarisePhases(host);
  const yearly = await yearEnd(host, { source: '示例.xlsx', words: zhCN });
  return { host, files: [withoutLedger, host.save(), yearly.bytes ?? new Uint8Array()] };
}

function errorsIn({ sheets }: WorkbookGrid): string[] {
  return sheets.flatMap((sheet) =>
    cells(sheet).flatMap(({ row, column }) => {
      const value = valueAt(sheet, row, column);
      return isCellError(value) ? [`${sheet.name}!${cellAddress({ row, column })} ${value.error}`] : [];
    }),
  );
}

function* cellsOf(sheet: SheetGrid): Generator<{ row: number; column: number }> {
  const { area } = sheet;
  if (!area) return;
  for (let row = area.top; row <= area.bottom; row += 1)
    for (let column = area.left; column <= area.right; column += 1) yield { row, column };
}

function cells(sheet: SheetGrid): { row: number; column: number }[] {
  return [...cellsOf(sheet)];
}

/** The cells of the table whose content was changed. */
function changed(table: DrawnTable, { sheets }: WorkbookGrid): string[] {
  const now = sheets.find(({ name }) => name === table.sheet.name);
  return cells(table.sheet).flatMap(({ row, column }) => {
    const before = valueAt(table.sheet, row, column);
    const after = now ? valueAt(now, row, column) : null;
    return before === null || before === after ? [] : [`${cellAddress({ row, column })} ${textOf(after)}`];
  });
}

/** The formulas for which the other program computes another result. */
function differences(ours: WorkbookGrid, theirs: WorkbookGrid): string[] {
  return ours.sheets.flatMap((sheet) => {
    const other = theirs.sheets.find(({ name }) => name === sheet.name);
    return cells(sheet).flatMap(({ row, column }) => {
      if (formulaAt(sheet, row, column) === null) return [];
      const [own, their] = [valueAt(sheet, row, column), other ? valueAt(other, row, column) : null];
      return isSame(own, their)
        ? []
        : [
            `${sheet.name}!${cellAddress({ row, column })} ${JSON.stringify(own)} for ${JSON.stringify(their)}`,
          ];
    });
  });
}

function isSame(own: unknown, their: unknown): boolean {
  if (typeof own === 'number' && typeof their === 'number') {
    return Math.abs(own - their) <= 1e-9 * Math.max(1, Math.abs(own));
  }
  return (own ?? '') === (their ?? '');
}

/** Defines the test of a share of the tables. @param share counted from 0 */
export function testShare(share: number): void {
  it(
    'makes sheets, templates and the year-end workbook of every kind of table, as another program computes them',
    async () => {
      const all = tables();
      expect(all.length).toBeGreaterThanOrEqual(35);
      expect(await wrongWith(all.filter((_, index) => index % SHARES === share))).toEqual([]);
    },
    TIMEOUT,
  );
}

/** Runs all actions on the tables; returns what is wrong, or nothing. */
async function wrongWith(drawn: readonly DrawnTable[]): Promise<string[]> {
  const wrong: string[] = [];
  const files: { readonly name: string; readonly path: string }[] = [];
  for (const [index, table] of drawn.entries()) {
    const name = `${index} ${table.group}`;
    const made = await madeOf(table);
    wrong.push(...changed(table, await made.host.read()).map((cell) => `${name}: typed over ${cell}`));
    made.files.forEach((bytes, file) => {
      const path = scratchFile(`${index}-${file}.xlsx`);
      writeFileSync(path, bytes);
      files.push({ name, path });
    });
  }
  const recalculated = await recalculateAll(files.map(({ path }) => path));
  for (const [index, { name, path }] of files.entries()) {
    const ours = await FileHost.open(new Uint8Array(readFileSync(path))).read();
    const theirs = await FileHost.open(new Uint8Array(readFileSync(recalculated[index] ?? ''))).read();
    wrong.push(...errorsIn(ours).map((error) => `${name}: ${error}`));
    wrong.push(...differences(ours, theirs).map((difference) => `${name}: ${difference}`));
  }
  return wrong;
}
