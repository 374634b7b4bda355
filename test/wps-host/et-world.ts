/**
 * The state that all objects of the simulated WPS share: open workbooks, files, settings, and the boundary through which pages call it.
 */
import { columnLetters, type Area } from '../../src/spreadsheet/address';
import { parseAddress, type ExcelContext } from '../excel-host/context';
import type { SimulatedSheet } from '../simulated-workbook/sheet';
import type { CellValue } from '../../src/spreadsheet/grid';
import { Boundary, type Members } from './host-object';

/** An open workbook. */
export interface OpenBook {
  readonly excel: ExcelContext;
  name: string;
  /** '' for a workbook that was never saved. */
  folder: string;
}

/** The cells that a Range object represents. */
export interface Cells {
  readonly open: OpenBook;
  readonly sheet: SimulatedSheet;
  readonly area: Area;
}

/**
 * Where `writeAsBinaryString` can write: to any path (older guides), only to the temporary folder, only to names without a path
 * (`path cannot contains "/" or "\\"`, users' notes of 2025), or nowhere.
 */
export type Writable = 'anywhere' | 'temporary' | 'names' | 'nowhere';

export class EtWorld {
  readonly boundary = new Boundary();
  readonly books: OpenBook[] = [];
  active: OpenBook | null = null;
  /** Files on the machine, by path. */
  readonly files = new Map<string, Uint8Array>();
  /** Paths passed to `ShellExecute`, for the system to open. */
  readonly shellOpened: string[] = [];
  /** Where add-ins may write files. Builds differ. */
  writable: Writable = 'anywhere';
  /** In manual calculation: the results of the last calculation by sheet and cell. null in automatic calculation. */
  stale: Map<string, CellValue> | null = null;
  displaysAlerts = true;
  updatesScreen = true;
  /** Whether limits of data bars, references of series and FitToPagesTall read back in another form than they were written. */
  wordsOwnWay = false;
  /** Whether the values of a single row or column are a flat array. */
  flattens = false;
  /** Sheet id → a column that is coloured as a whole, which extends the used range to the last row. */
  readonly coloured = new Map<string, number>();
  /** Whether the add-in wrote into cells for which no event was fired yet. */
  hasUntold = false;
  /** The number of cells whose contents were passed between the processes. */
  carried = 0;
  /** Conditional format id → properties that must be set because ET's defaults are unwanted, and were not set yet. */
  readonly unfinished = new Map<string, Set<string>>();
  private readonly ranges = new WeakMap<object, Cells>();
  private readonly sheets = new WeakMap<object, SimulatedSheet>();

  /** The value that a cell shows. In manual calculation a formula keeps its last result until it is calculated or written again. */
  shown(open: OpenBook, sheet: SimulatedSheet, row: number, column: number): CellValue {
    const known = this.stale?.get(cellKey(sheet, row, column));
    if (known !== undefined && sheet.cell(row, column)?.formula) return known;
    return open.excel.book.value(sheet, row, column);
  }

  /** Must be called when the add-in wrote a cell: a written formula is calculated once, even in manual calculation. */
  written(sheet: SimulatedSheet, row: number, column: number): void {
    this.hasUntold = true;
    this.stale?.delete(cellKey(sheet, row, column));
  }

  /** Calculates all formulas and keeps their results: from now on calculation is manual. */
  calculate(): void {
    this.stale = new Map();
    for (const { excel } of this.books) {
      for (const sheet of excel.book.sheets) {
        for (const { row, column } of sheet.formulaCells()) {
          this.stale.set(cellKey(sheet, row, column), excel.book.value(sheet, row, column));
        }
      }
    }
  }

  object(type: string, members: Members): object {
    return this.boundary.object(type, members);
  }

  noteRange(range: object, cells: Cells): object {
    this.ranges.set(range, cells);
    return range;
  }

  noteSheet(worksheet: object, sheet: SimulatedSheet): object {
    this.sheets.set(worksheet, sheet);
    return worksheet;
  }

  /** The cells of a Range object passed as an argument; null for any other argument. */
  cellsOf(argument: unknown): Cells | null {
    return typeof argument === 'object' && argument !== null ? (this.ranges.get(argument) ?? null) : null;
  }

  sheetOf(argument: unknown): SimulatedSheet | null {
    return typeof argument === 'object' && argument !== null ? (this.sheets.get(argument) ?? null) : null;
  }
}

/** Parses `A1:B2`, `C:D` or `5:9`. Like ET, throws for anything but a string. */
export function addressed(address: unknown): Area {
  if (typeof address !== 'string') throw new Error(`a range by ${typeof address}`);
  return parseAddress(address);
}

/** `$A$1:$B$2` */
export function absolute({ top, left, bottom, right }: Area): string {
  const first = `$${columnLetters(left)}$${top}`;
  return top === bottom && left === right ? first : `${first}:$${columnLetters(right)}$${bottom}`;
}

/** Wraps a setter: integers are passed on; anything else, such as the name of an enum, is silently ignored. */
export function integers(put: (value: number) => void): (value: unknown) => void {
  return (value) => {
    if (typeof value === 'number' && Number.isInteger(value)) put(value);
  };
}

function cellKey(sheet: SimulatedSheet, row: number, column: number): string {
  return `${sheet.id} ${row} ${column}`;
}
