/**
 * Reads a workbook: its tabs, names and cells. Sheets of up to {@link BLOCK_ROWS} rows take the same number of calls, however many rows
 * they have.
 */
import {
  areaAddress,
  cellArea,
  contains,
  overlaps,
  parseArea,
  type Area,
} from '../../../spreadsheet/address';
import { absoluteAreaAddress, quotedSheet } from '../../../spreadsheet/address';
import {
  emptyGrid,
  type CellValue,
  type DefinedName,
  type SheetGrid,
  type TableObject,
  type WorkbookGrid,
} from '../../../spreadsheet/grid';
import { type ReadingPlan } from '../../../spreadsheet/reading';
import { BACKUP_PREFIX } from '../../shared/backup-sheets';
import { RefusedStepError, type HostFeature } from '../../../spreadsheet/host';
import { placeOf, type PinnedBook } from '../book';
import { ERROR_VALUES, VISIBLE } from '../constants';
import type { EtName, EtWorksheet } from '../et';
import { partsWhere } from './mixed';
import { rectangle, type Rows } from './rectangle';
import { areaOf, BLOCK_ROWS, usedArea } from './used-area';

/** Names that programs make for print settings and filters. */
const BUILT_IN_NAME = /^(?:_xlnm\.|(?:Print_Area|Print_Titles|_FilterDatabase|Criteria|Extract)$)/i;

/** A defined name, and whether it is shown in lists. */
export interface NameEntry extends DefinedName {
  readonly visible: boolean;
}

/** @param lacking collects what the program does not tell */
export function readBook(pinned: PinnedBook, plan: ReadingPlan, lacking: Set<HostFeature>): WorkbookGrid {
  const sheets = sheetsOf(pinned);
  const names: DefinedName[] = readNames(pinned).map(({ name, refersTo, scope: sheet }) => ({
    name,
    refersTo,
    scope: sheet,
  }));
  const reading = plan({ sheets: sheets.map((sheet) => ({ name: sheet.Name })), names });
  const grids = sheets.map((sheet) => readSheet(pinned, sheet, reading, lacking));
  const printAreas = sheets.flatMap((sheet, index) =>
    printAreaName(sheet, grids[index]?.name ?? '', lacking),
  );
  return { sheets: grids, activeSheet: pinned.book.ActiveSheet.Name, names: [...names, ...printAreas] };
}

/** All worksheets. @throws RefusedStepError when a sheet can't be read, because a missing sheet would count as deleted */
function sheetsOf({ book }: PinnedBook): EtWorksheet[] {
  const { Worksheets: list } = book;
  return Array.from({ length: list.Count }, (_, index) => {
    const sheet = list.Item(index + 1);
    if (!sheet) throw new RefusedStepError('read-cells', book.Name);
    return sheet;
  }).filter((sheet) => !sheet.Name.startsWith(BACKUP_PREFIX));
}

/** The names of all sheets, hidden copies included. */
export function sheetNames({ book }: PinnedBook): string[] {
  const { Worksheets: list } = book;
  return Array.from({ length: list.Count }, (_, index) => list.Item(index + 1)?.Name ?? '');
}

/** Defined names of the workbook and of sheets, without those for print settings and filters. */
export function readNames({ book }: PinnedBook): NameEntry[] {
  const { Names: list } = book;
  const items = Array.from({ length: list.Count }, (_, index) => list.Item(index + 1));
  return items.flatMap((item) => (item ? nameEntry(item) : []));
}

function nameEntry(item: EtName): NameEntry[] {
  const [, quoted, plain, local = ''] = /^(?:'((?:[^']|'')+)'!|([^!]+)!)?(.+)$/.exec(item.Name) ?? [];
  if (BUILT_IN_NAME.test(local)) return [];
  const scope = quoted?.replace(/''/g, "'") ?? plain ?? null;
  return [{ name: local, refersTo: item.RefersTo.replace(/^=/, ''), scope, visible: item.Visible }];
}

/** The print area as the defined name that stores it in files. */
function printAreaName(sheet: EtWorksheet, name: string, lacking: Set<HostFeature>): DefinedName[] {
  const { PageSetup: setup } = sheet;
  if (!setup) {
    lacking.add('print-setup');
    return [];
  }
  const area = parseArea(setup.PrintArea);
  if (!area) return [];
  const refersTo = `${quotedSheet(name)}!${absoluteAreaAddress(area)}`;
  return [{ name: '_xlnm.Print_Area', refersTo, scope: name }];
}

function readSheet(
  pinned: PinnedBook,
  sheet: EtWorksheet,
  reading: ReturnType<ReadingPlan>,
  lacking: Set<HostFeature>,
): SheetGrid {
  const name = sheet.Name;
  const empty = emptyGrid({ name, visible: sheet.Visible === VISIBLE, locked: sheet.ProtectContents });
  if (!reading(name).hasContents) return empty;
  const used = usedArea(pinned, sheet);
  return {
    ...empty,
    ...cellsOf(sheet, used),
    merges: readMerges(sheet, used, lacking),
    hiddenRows: readHiddenRows(sheet, used, lacking),
    tables: readTables(sheet),
  };
}

/** The contents of the used cells, cut to those that are not empty. ET's used range also includes cells that only have a format. */
function cellsOf(sheet: EtWorksheet, used: Area): Pick<SheetGrid, 'area' | 'values' | 'formulas'> {
  const { values, formulas } = readCells(sheet, used);
  const rows = values.flatMap((row, i) => (row.some((value) => value !== null) ? [i] : []));
  const columns = (values[0] ?? []).flatMap((_, j) => (values.some((row) => row[j] !== null) ? [j] : []));
  const [top, left, bottom, right] = [
    rows[0],
    columns[0],
    rows[rows.length - 1],
    columns[columns.length - 1],
  ];
  if (top === undefined || left === undefined || bottom === undefined || right === undefined) {
    return { area: null, values: [], formulas: [] };
  }
  const cut = <T>(cells: readonly (readonly T[])[]): (readonly T[])[] =>
    cells.slice(top, bottom + 1).map((row) => row.slice(left, right + 1));
  return {
    area: {
      top: used.top + top,
      left: used.left + left,
      bottom: used.top + bottom,
      right: used.left + right,
    },
    values: cut(values),
    formulas: cut(formulas),
  };
}

/** Values and formulas of an area. @throws RefusedStepError */
export function readCells(sheet: EtWorksheet, area: Area): Pick<SheetGrid, 'values' | 'formulas'> {
  const values: (readonly CellValue[])[] = [];
  const formulas: (readonly (string | null)[])[] = [];
  for (const block of blocksOf(area)) {
    const range = sheet.Range(areaAddress(block));
    const read = (answer: unknown): Rows => {
      const rows = rectangle(answer, block.bottom - block.top + 1, block.right - block.left + 1);
      if (!rows) throw new RefusedStepError('read-cells', placeOf(sheet.Name, block));
      return rows;
    };
    const raw = read(range.Value2);
    read(range.Formula).forEach((row, i) => {
      const texts = row.map((text, j) => formulaText(text, raw[i]?.[j]));
      formulas.push(texts);
      values.push(texts.map((text, j) => cellValue(raw[i]?.[j], text)));
    });
  }
  return { values, formulas };
}

/** Splits an area into blocks of as many rows as a call can transfer. */
export function blocksOf(area: Area): Area[] {
  const blocks: Area[] = [];
  for (let top = area.top; top <= area.bottom; top += BLOCK_ROWS) {
    blocks.push({ ...area, top, bottom: Math.min(area.bottom, top + BLOCK_ROWS - 1) });
  }
  return blocks;
}

/**
 * Converts a value from ET. An error comes as a number that is not used for figures; an empty cell comes as null or ''. '' stays when it is
 * the result of a formula.
 */
function cellValue(value: unknown, formula: string | null): CellValue {
  if (typeof value === 'number') {
    const error = ERROR_VALUES.get(value);
    return error === undefined ? value : { error };
  }
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string' && value !== '') return value;
  return formula === null ? null : '';
}

/** The formula of a cell; null for a plain value, even for text that only looks like a formula. */
function formulaText(text: unknown, value: unknown): string | null {
  return typeof text === 'string' && text.length > 1 && text.startsWith('=') && text !== value ? text : null;
}

function readMerges(sheet: EtWorksheet, used: Area, lacking: Set<HostFeature>): Area[] {
  const merges: Area[] = [];
  const isCovered = (row: number, column: number): boolean =>
    merges.some((merge) => contains(merge, { row, column }));
  const ask = (part: Area): boolean | null => {
    if (merges.some((merge) => overlaps(merge, part) && isWithin(part, merge))) return false;
    return known(sheet.Range(areaAddress(part)).MergeCells, 'merged-cells', lacking);
  };
  for (const part of partsWhere(used, ask)) {
    for (let row = part.top; row <= part.bottom; row += 1) {
      for (let column = part.left; column <= part.right; column += 1) {
        if (isCovered(row, column)) continue;
        const cell = sheet.Range(areaAddress(cellArea({ row, column })));
        merges.push(areaOf(cell.MergeArea));
      }
    }
  }
  return merges;
}

function isWithin(part: Area, area: Area): boolean {
  return (
    part.top >= area.top && part.bottom <= area.bottom && part.left >= area.left && part.right <= area.right
  );
}

function readHiddenRows(sheet: EtWorksheet, used: Area, lacking: Set<HostFeature>): ReadonlySet<number> {
  const column = { ...used, right: used.left };
  const parts = partsWhere(column, (part) =>
    known(sheet.Range(areaAddress(part)).EntireRow.Hidden, 'hidden-rows', lacking),
  );
  return new Set(
    parts.flatMap(({ top, bottom }) => Array.from({ length: bottom - top + 1 }, (_, index) => top + index)),
  );
}

/** True or false for all cells, null where they differ. When the program does not tell, that is recorded and false is returned. */
function known(
  answer: boolean | null | undefined,
  feature: HostFeature,
  lacking: Set<HostFeature>,
): boolean | null {
  if (answer !== undefined) return answer;
  lacking.add(feature);
  return false;
}

function readTables(sheet: EtWorksheet): TableObject[] {
  const { ListObjects: list } = sheet;
  if (!list) return [];
  return Array.from({ length: list.Count }, (_, index) => {
    const table = list.Item(index + 1);
    return {
      name: table.Name,
      area: areaOf(table.Range),
      headerRows: table.ShowHeaders ? 1 : 0,
      totalsRows: table.ShowTotals ? 1 : 0,
    };
  });
}
