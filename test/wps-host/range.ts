/**
 * Range: contents, formats, sizes and merged cells.
 */
import { contains, overlaps, type Area } from '../../src/spreadsheet/address';
import { isCellError, type CellValue } from '../../src/spreadsheet/grid';
import { ERROR_VALUES } from '../../src/hosts/wps/constants';
import { setAttributes, child, children, newElement, removeElement } from '../../src/hosts/file/package/xml';
import { eachCell, matrix, WHOLE_SHEET } from '../excel-host/context';
import { columnWidth, formatThing, isColumnHidden, rowHeight } from '../excel-host/format';
import { formulaOrValue, spread, typeInto } from '../excel-host/range-cells';
import { rangeThing } from '../excel-host/range';
import type { SimulatedSheet } from '../simulated-workbook/sheet';
import { absolute, addressed, type Cells, type EtWorld } from './et-world';
import { formatMembers } from './formats';
import type { Members } from './host-object';
import { formatConditions, validation } from './rules';

const ERROR_NUMBERS = new Map([...ERROR_VALUES].map(([number, name]) => [name, number]));
const PIXELS_A_DIGIT = 7;
const PADDING = 5;
const POINTS_A_PIXEL = 0.75;

export function range(world: EtWorld, cells: Cells): object {
  const made = world.object(
    'Range',
    merged(
      contents(world, cells),
      places(world, cells),
      sizes(cells),
      formatMembers(world, cells),
      doings(world, cells),
    ),
  );
  return world.noteRange(made, cells);
}

function merged(...all: readonly Members[]): Members {
  return {
    get: Object.assign({}, ...all.map((part) => part.get ?? {})) as NonNullable<Members['get']>,
    set: Object.assign({}, ...all.map((part) => part.set ?? {})) as NonNullable<Members['set']>,
    call: Object.assign({}, ...all.map((part) => part.call ?? {})) as NonNullable<Members['call']>,
  };
}

function contents(world: EtWorld, { open, sheet, area }: Cells): Members {
  const { excel } = open;
  const write = (value: unknown): void => {
    excel.write(sheet);
    const typed = spread(value, area);
    eachCell(sheet, area, (row, column) => {
      world.written(sheet, row, column);
      typeInto(sheet, row, column, typed(row, column), excel.look(sheet, row, column).numberFormat === '@');
    });
  };
  return {
    get: {
      Value2: () => answer(world, area, (row, column) => value2(world.shown(open, sheet, row, column))),
      // For a cell without a formula, Formula is the text that the formula bar shows.
      Formula: () => answer(world, area, (row, column) => String(formulaOrValue(sheet, row, column))),
    },
    set: { Value2: write, Formula: write },
  };
}

function value2(value: CellValue): unknown {
  return isCellError(value) ? (ERROR_NUMBERS.get(value.error) ?? -2146826246) : value;
}

/** A single value for one cell, else rows of values; with `flattens` a flat array for a single row or column. */
function answer(world: EtWorld, area: Area, valueAt: (row: number, column: number) => unknown): unknown {
  world.carried += (area.bottom - area.top + 1) * (area.right - area.left + 1);
  const rows = matrix(area, valueAt);
  if (rows.length === 1 && rows[0]?.length === 1) return rows[0][0];
  const isLine = rows.length === 1 || rows[0]?.length === 1;
  return world.flattens && isLine ? rows.flat() : rows;
}

function places(world: EtWorld, cells: Cells): Members {
  const { open, sheet, area } = cells;
  const { excel } = open;
  const sum = (from: number, to: number, size: (index: number) => number): number => {
    let total = 0;
    for (let index = from; index <= to; index += 1) total += size(index);
    return total;
  };
  const width = (column: number): number =>
    isColumnHidden(excel, sheet, column) ? 0 : columnWidth(excel, sheet, column);
  const height = (row: number): number => rowHeight(sheet, row);
  return {
    get: {
      Row: () => area.top,
      Column: () => area.left,
      Rows: () => world.object('Rows', { get: { Count: () => area.bottom - area.top + 1 } }),
      Columns: () => world.object('Columns', { get: { Count: () => area.right - area.left + 1 } }),
      Left: () => sum(1, area.left - 1, width),
      Top: () => sum(1, area.top - 1, height),
      Width: () => sum(area.left, area.right, width),
      Height: () => sum(area.top, area.bottom, height),
      MergeCells: () => isMerged(excel.book.part(sheet).merges(), area),
      MergeArea: () => {
        const corner = { row: area.top, column: area.left };
        const merge = excel.book
          .part(sheet)
          .merges()
          .find((candidate) => contains(candidate, corner));
        return range(world, { ...cells, area: merge ?? area });
      },
    },
    call: { Address: () => absolute(area) },
  };
}

/** Whether the cells are merged; null where some are and some are not. */
function isMerged(merges: readonly Area[], area: Area): boolean | null {
  const meeting = merges.filter((merge) => overlaps(merge, area));
  if (meeting.length === 0) return false;
  const isWhole = meeting.some(
    (merge) =>
      merge.top <= area.top &&
      merge.left <= area.left &&
      merge.bottom >= area.bottom &&
      merge.right >= area.right,
  );
  return isWhole ? true : null;
}

/** Widths in characters, heights in points. */
function sizes(cells: Cells): Members {
  const { open, sheet, area } = cells;
  const { excel } = open;
  const set = (name: string, value: unknown): void => {
    (formatThing(excel, sheet, area).set?.[name] as (value: unknown) => void)(value);
  };
  const characters = (points: number): number => (points / POINTS_A_PIXEL - PADDING) / PIXELS_A_DIGIT;
  return {
    get: {
      ColumnWidth: () => characters(columnWidth(excel, sheet, area.left)),
      RowHeight: () => {
        const heights = new Set<number>();
        for (let row = area.top; row <= area.bottom; row += 1) heights.add(rowHeight(sheet, row));
        return heights.size === 1 ? rowHeight(sheet, area.top) : null;
      },
    },
    set: {
      ColumnWidth: (value: number) => {
        set('ColumnWidth', (value * PIXELS_A_DIGIT + PADDING) * POINTS_A_PIXEL);
      },
      RowHeight: (points: number) => {
        set('RowHeight', points);
      },
      UseStandardWidth: () => {
        set('UseStandardWidth', true);
      },
      UseStandardHeight: () => {
        sheet.useStandardHeights();
      },
      ColumnHidden: (value: boolean) => {
        hideColumn(cells, value);
      },
    },
  };
}

function doings(world: EtWorld, cells: Cells): Members {
  const { open, sheet, area } = cells;
  const { excel } = open;
  const call = (name: string, ...args: unknown[]): void => {
    (rangeThing(excel, sheet, area).call?.[name] as (...args: unknown[]) => unknown)(...args);
  };
  return {
    get: {
      EntireRow: () =>
        world.object('EntireRow', {
          get: { Hidden: () => isHidden(excel.book.part(sheet).cells.hiddenRows(), area) },
          set: { Hidden: () => excel.write(sheet) },
        }),
      EntireColumn: () =>
        world.object('EntireColumn', {
          get: { Hidden: () => isColumnHidden(excel, sheet, area.left) },
          set: {
            Hidden: (value: boolean) => {
              hideColumn(cells, value);
            },
          },
        }),
      FormatConditions: () => formatConditions(world, cells),
      Validation: () => validation(world, cells),
    },
    call: {
      Merge: () => call('Merge', false),
      UnMerge: () => call('Unmerge'),
      Clear: () => call('Clear', 'All'),
      Select: () => {
        if (open !== world.active || excel.book.activeSheet !== sheet)
          throw new Error('Range.Select: not the sheet in view');
        sheet.selection = area;
      },
      // Without a destination, Copy would overwrite the system's clipboard, which may hold what the user copied (documented for Excel's
      // Range.Copy, whose model ET follows). The add-in must never do that.
      Copy: (destination?: unknown) => {
        const target = world.cellsOf(destination);
        if (!target) return world.boundary.violation('Range.Copy takes the clipboard');
        copyCells(cells, target);
        return true;
      },
      ClearComments: () => undefined,
      Range: (address: unknown) => range(world, { ...cells, area: addressed(address) }),
    },
  };
}

function hideColumn({ open, sheet, area }: Cells, value: boolean): void {
  (rangeThing(open.excel, sheet, area).set?.['ColumnHidden'] as (value: boolean) => void)(value);
}

function isHidden(hidden: ReadonlySet<number>, area: Area): boolean | null {
  let count = 0;
  for (let row = area.top; row <= area.bottom; row += 1) if (hidden.has(row)) count += 1;
  return count === 0 ? false : count === area.bottom - area.top + 1 ? true : null;
}

/** Copies cells over others, replacing their contents, formats, rules and merged cells. */
function copyCells(from: Cells, to: Cells): void {
  const { excel } = to.open;
  const isWhole = from.area === WHOLE_SHEET;
  const area = isWhole ? bothUsed(from.sheet, to.sheet) : to.area;
  excel.write(to.sheet);
  excel.removeRules(to.sheet, to.area);
  excel.removeValidations(to.sheet, to.area);
  const target = rangeThing(excel, to.sheet, area);
  (target.call?.['Unmerge'] as () => void)();
  const source = rangeThing(from.open.excel, from.sheet, isWhole ? area : from.area);
  (target.call?.['CopyFrom'] as (source: unknown, kind: string) => void)(source, 'All');
  if (isWhole) copySizes(from, to);
}

function bothUsed(a: SimulatedSheet, b: SimulatedSheet): Area {
  const areas = [a.usedArea(true), b.usedArea(true)].filter((area) => area !== null);
  return {
    top: 1,
    left: 1,
    bottom: Math.max(1, ...areas.map((area) => area.bottom)),
    right: Math.max(1, ...areas.map((area) => area.right)),
  };
}

/** Copies column widths and row heights, as ET does when all cells of a sheet are copied. */
function copySizes(from: Cells, to: Cells): void {
  const [source, target] = [from.open.excel.book.part(from.sheet), to.open.excel.book.part(to.sheet)];
  const present = child(target.root, 'cols');
  if (present) removeElement(present);
  const cols = child(source.root, 'cols');
  if (cols) {
    const list = target.section('cols');
    for (const col of children(cols)) {
      const copy = newElement(list, 'col', {});
      for (const name of ['min', 'max', 'width', 'customWidth', 'hidden']) {
        const value = col.getAttribute(name);
        if (value !== null && value !== '') setAttributes(copy, { [name]: value });
      }
      list.appendChild(copy);
    }
  }
  to.sheet.useStandardHeights();
  for (const [row, points] of from.sheet.heights) to.sheet.setHeight(row, points);
}
