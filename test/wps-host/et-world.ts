/**
 * What all objects of the simulated WPS share: its workbooks, its clipboard, the boundary pages reach it through.
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
  /** '' for one that was never saved. */
  folder: string;
}

/** Cells of a sheet, as a range stands for them. */
export interface Cells {
  readonly open: OpenBook;
  readonly sheet: SimulatedSheet;
  readonly area: Area;
}

/**
 * Where `writeAsBinaryString` writes: to any path (older guides); to the temporary folder; to bare names only
 * (`path cannot contains "/" or "\\"`, users' notes of 2025); nowhere.
 */
export type Writable = 'anywhere' | 'temporary' | 'names' | 'nowhere';

export class EtWorld {
  readonly boundary = new Boundary();
  readonly books: OpenBook[] = [];
  active: OpenBook | null = null;
  /** Files on the machine, by path. */
  readonly files = new Map<string, Uint8Array>();
  /** Paths that were given to the system to open. */
  readonly shellOpened: string[] = [];
  /** Where add-ins may write files: builds differ (see simulated-wps.ts). */
  writable: Writable = 'anywhere';
  /** Results as they were when last calculated, by sheet and cell; null while the program calculates by itself. */
  stale: Map<string, CellValue> | null = null;
  displaysAlerts = true;
  updatesScreen = true;
  /** Limits of data bars, series and pages tall are told in a form of the program's own. */
  wordsOwnWay = false;
  /** One row or column of cells comes flat. */
  flattens = false;
  /** Columns that are coloured from top to bottom, by sheet: they stretch the used range. */
  readonly coloured = new Map<string, number>();
  /** The add-in wrote into cells and no event told of it yet. */
  hasUntold = false;
  /** Contents of cells that crossed from one process to the other. */
  carried = 0;
  /** What was left as ET makes it and must not be: by the id of a conditional format. */
  readonly unfinished = new Map<string, Set<string>>();
  private readonly ranges = new WeakMap<object, Cells>();
  private readonly sheets = new WeakMap<object, SimulatedSheet>();

  /** What a cell shows. In manual mode a formula shows its last result until it is calculated or written anew. */
  shown(open: OpenBook, sheet: SimulatedSheet, row: number, column: number): CellValue {
    const known = this.stale?.get(cellKey(sheet, row, column));
    if (known !== undefined && sheet.cell(row, column)?.formula) return known;
    return open.excel.book.value(sheet, row, column);
  }

  /** A cell was written: it shows what was written, calculated once. */
  written(sheet: SimulatedSheet, row: number, column: number): void {
    this.hasUntold = true;
    this.stale?.delete(cellKey(sheet, row, column));
  }

  /** Keeps all results as they are now. */
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

  /** What a range given as an argument stands for; null for anything else. */
  cellsOf(argument: unknown): Cells | null {
    return typeof argument === 'object' && argument !== null ? (this.ranges.get(argument) ?? null) : null;
  }

  sheetOf(argument: unknown): SimulatedSheet | null {
    return typeof argument === 'object' && argument !== null ? (this.sheets.get(argument) ?? null) : null;
  }
}

/** `A1:B2`, `C:D`, `5:9`. Anything that is no text is refused, as by ET. */
export function addressed(address: unknown): Area {
  if (typeof address !== 'string') throw new Error(`a range by ${typeof address}`);
  return parseAddress(address);
}

/** `$A$1:$B$2` */
export function absolute({ top, left, bottom, right }: Area): string {
  const first = `$${columnLetters(left)}$${top}`;
  return top === bottom && left === right ? first : `${first}:$${columnLetters(right)}$${bottom}`;
}

/** Takes an integer; anything else, such as an enum's name, is ignored without a word. */
export function integers(put: (value: number) => void): (value: unknown) => void {
  return (value) => {
    if (typeof value === 'number' && Number.isInteger(value)) put(value);
  };
}

function cellKey(sheet: SimulatedSheet, row: number, column: number): string {
  return `${sheet.id} ${row} ${column}`;
}
