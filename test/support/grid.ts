/**
 * Sheets and workbooks for tests, given as rows of values.
 */
import { cellAddress, parseArea, type Area } from '../../src/spreadsheet/address';
import type {
  CellValue,
  DefinedName,
  SheetGrid,
  TableObject,
  WorkbookGrid,
} from '../../src/spreadsheet/grid';

export interface GridOptions {
  readonly name?: string;
  readonly visible?: boolean;
  readonly locked?: boolean;
  /** The row of the first cell of `rows`; `left`: its column. 1 by default. */
  readonly top?: number;
  readonly left?: number;
  /** Merged cells: `A1:D1`. */
  readonly merges?: readonly string[];
  /** Row numbers on the sheet. */
  readonly hiddenRows?: Iterable<number>;
  /** Rows among `hiddenRows` that a filter hides; none by default, null if the program does not say. */
  readonly filteredRows?: Iterable<number> | null;
  /** Table objects. `area` is an address; by default one header row and no totals row. */
  readonly tables?: readonly {
    readonly name: string;
    readonly area: string;
    readonly headerRows?: number;
    readonly totalsRows?: number;
  }[];
  /** Address → formula with its `=`. The formula's result is the value in `rows`. */
  readonly formulas?: Readonly<Record<string, string>>;
}

/** A sheet with `rows`, which may differ in length, from the cell at `top` and `left` on. */
export function gridOf(rows: readonly (readonly CellValue[])[], options: GridOptions = {}): SheetGrid {
  const { top = 1, left = 1, formulas = {} } = options;
  const area = usedArea(rows, top, left, Object.keys(formulas).map(areaOf));
  const cells = <Cell>(read: (row: number, column: number) => Cell): Cell[][] =>
    area === null
      ? []
      : count(area.top, area.bottom).map((row) =>
          count(area.left, area.right).map((column) => read(row, column)),
        );
  return {
    name: options.name ?? 'Sheet1',
    visible: options.visible ?? true,
    locked: options.locked ?? false,
    area,
    values: cells((row, column) => rows[row - top]?.[column - left] ?? null),
    formulas: cells((row, column) => formulas[cellAddress({ row, column })] ?? null),
    merges: (options.merges ?? []).map(areaOf),
    hiddenRows: new Set(options.hiddenRows ?? []),
    ...(options.filteredRows === null ? {} : { filteredRows: new Set(options.filteredRows ?? []) }),
    tables: (options.tables ?? []).map(
      ({ name, area: address, headerRows = 1, totalsRows = 0 }): TableObject => ({
        name,
        area: areaOf(address),
        headerRows,
        totalsRows,
      }),
    ),
  };
}

/** A workbook of these sheets; the first is active. */
export function workbookOf(...sheets: readonly SheetGrid[]): WorkbookGrid {
  return { sheets, activeSheet: sheets[0]?.name ?? '', names: [] };
}

/** A copy of a workbook with another active sheet or other defined names. */
export function workbookWith(
  workbook: WorkbookGrid,
  changes: { readonly activeSheet?: string; readonly names?: readonly DefinedName[] },
): WorkbookGrid {
  return { ...workbook, ...changes };
}

/** The smallest rectangle around all cells that are not null and the areas `also`. */
function usedArea(
  rows: readonly (readonly CellValue[])[],
  top: number,
  left: number,
  also: readonly Area[],
): Area | null {
  const edges = { top: Infinity, left: Infinity, bottom: 0, right: 0 };
  const include = (area: Area): void => {
    edges.top = Math.min(edges.top, area.top);
    edges.left = Math.min(edges.left, area.left);
    edges.bottom = Math.max(edges.bottom, area.bottom);
    edges.right = Math.max(edges.right, area.right);
  };
  also.forEach(include);
  rows.forEach((cells, r) => {
    cells.forEach((value, c) => {
      if (value !== null) include({ top: top + r, left: left + c, bottom: top + r, right: left + c });
    });
  });
  return edges.bottom === 0 ? null : edges;
}

function areaOf(address: string): Area {
  const area = parseArea(address);
  if (!area) throw new Error(`no address: ${address}`);
  return area;
}

function count(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
