/**
 * Sheets and workbooks for tests, drawn as the rows a person would type.
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
  /** Where the first cell of `rows` stands; 1 and 1 when left out. */
  readonly top?: number;
  readonly left?: number;
  /** Sheet addresses: `A1:D1`. */
  readonly merges?: readonly string[];
  /** Sheet rows. */
  readonly hiddenRows?: Iterable<number>;
  /** Those of the hidden rows that a filter hides; none when left out, null where the program does not tell. */
  readonly filteredRows?: Iterable<number> | null;
  /** `area` as a sheet address; one header row and no totals row when left out. */
  readonly tables?: readonly {
    readonly name: string;
    readonly area: string;
    readonly headerRows?: number;
    readonly totalsRows?: number;
  }[];
  /** Sheet address → formula with its `=`; the cell's value is the one in `rows`. */
  readonly formulas?: Readonly<Record<string, string>>;
}

/** A sheet that holds `rows` (ragged rows allowed) with its first cell at `top`, `left`. */
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

/** A workbook of these sheets, the first one active. */
export function workbookOf(...sheets: readonly SheetGrid[]): WorkbookGrid {
  return { sheets, activeSheet: sheets[0]?.name ?? '', names: [] };
}

/** The same workbook with another active sheet or defined names. */
export function workbookWith(
  workbook: WorkbookGrid,
  changes: { readonly activeSheet?: string; readonly names?: readonly DefinedName[] },
): WorkbookGrid {
  return { ...workbook, ...changes };
}

/** The smallest rectangle around every cell that is not null, and around `also`. */
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
