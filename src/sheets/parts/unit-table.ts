/**
 * A table of units on a sheet of the add-in's, as a list of columns: what each shows of a unit and of the whole, its width and its look.
 *
 * A column stands where the list has it, and formulas name columns by their keys: adding a column is one entry of the list, and in a
 * list without a column the others move up.
 *
 * @example
 * const table = new UnitTable([{ key: 'unit', heading: '单位名称', width: 15, content: ({ name }) => name }], units, 5);
 * table.range('unit'); // $A$6:$A$21
 */
import { absoluteAreaAddress, cellAddress, type Area } from '../../spreadsheet/address';
import { rectanglesOf } from '../../spreadsheet/rectangles';
import type {
  Block,
  CellContent,
  CellStyle,
  ConditionalFormat,
  Fill,
  FormatRange,
  SheetSpec,
} from '../../spreadsheet/spec';
import { COLOR, columnFormat, rowFormat, statusColors, STYLE } from './look';
import { runsOf } from './runs';

/** Contents for a sheet, in the two ways a spec can say them. */
export interface Contents {
  readonly blocks: readonly Block[];
  readonly fills: readonly Fill[];
}

/** Where the columns of a table stand. */
export interface ColumnPlaces<Key extends string> {
  /** @throws Error where the table has no such column */
  readonly column: (key: Key) => number;
  /** The units' cells of a column, as formulas on the same sheet refer to them: `$C$6:$C$21`. */
  readonly range: (key: Key) => string;
}

/** Where a cell of the table stands, and its neighbours by their columns. */
export interface RowPlace<Key extends string> extends ColumnPlaces<Key> {
  readonly row: number;
  /** The unit's place among the units, from 0; rows below them count on. */
  readonly index: number;
  /** The address of this row's cell in a column: `E7`. */
  readonly at: (key: Key) => string;
}

/** One column of a table of units. */
export interface UnitColumn<Key extends string, Unit> {
  readonly key: Key;
  /** What stands in the header row; none over the columns to the right of the table that serve the others. */
  readonly heading?: CellContent;
  readonly headingStyle?: CellStyle;
  /** In characters of the default font; the program's own width when left out. */
  readonly width?: number;
  /** Laid over the look of all figures, from the first unit to the total. */
  readonly style?: CellStyle;
  /** The same for the units alone. */
  readonly unitStyle?: CellStyle;
  /** Hidden columns serve the others, and print nothing where a program prints them all the same. */
  readonly isHidden?: boolean;
  /** Drawn over the units' cells: a bar from 0 to 1, or the colours of a status. */
  readonly shows?: 'bar' | 'status';
  /** The formula of every unit's cell, as it stands in the row given: the same in all rows but for the row it is moved to. */
  readonly formula?: (place: RowPlace<Key>) => string;
  /** What stands in a unit's cell instead; null where the formula does. */
  readonly content?: (unit: Unit, place: RowPlace<Key>) => CellContent;
  /** What stands in the total row; where a sheet has more rows below its units, in each of them. */
  readonly total?: (place: RowPlace<Key>) => CellContent;
}

/** The columns in their places, over the rows of the units and the total row below them. */
export class UnitTable<Key extends string, Unit> implements ColumnPlaces<Key> {
  readonly firstRow: number;
  /** The last unit's; the row above the first where there are no units. */
  readonly lastRow: number;
  readonly totalRow: number;
  /** The last column with a heading. */
  readonly lastColumn: number;
  private readonly places: ReadonlyMap<Key, number>;

  constructor(
    private readonly columns: readonly UnitColumn<Key, Unit>[],
    private readonly units: readonly Unit[],
    readonly headerRow: number,
  ) {
    this.firstRow = headerRow + 1;
    this.lastRow = headerRow + units.length;
    this.totalRow = this.lastRow + 1;
    this.places = new Map(columns.map(({ key }, index) => [key, index + 1]));
    this.lastColumn = columns.filter(({ heading }) => heading !== undefined).length;
  }

  has(key: Key): boolean {
    return this.places.has(key);
  }

  readonly column = (key: Key): number => {
    const column = this.places.get(key);
    if (column === undefined) throw new Error(`no column ${key}`);
    return column;
  };

  /** The units' cells of a column. */
  area(key: Key): Area {
    const column = this.column(key);
    return { top: this.firstRow, left: column, bottom: this.lastRow, right: column };
  }

  readonly range = (key: Key): string => absoluteAreaAddress(this.area(key));

  /** A row's cells by their columns. */
  place(row: number): RowPlace<Key> {
    return {
      row,
      index: row - this.firstRow,
      at: (key) => cellAddress({ row, column: this.column(key) }),
      column: this.column,
      range: this.range,
    };
  }

  get header(): CellContent[] {
    return this.columns.slice(0, this.lastColumn).map(({ heading = '' }) => heading);
  }

  get total(): CellContent[] {
    return this.rowBelow(this.totalRow);
  }

  /** The total row, or another row below the units. */
  private rowBelow(row: number): CellContent[] {
    const place = this.place(row);
    return this.columns.slice(0, this.lastColumn).map(({ total }) => total?.(place) ?? '');
  }

  /** The units' cells. A formula that all units share is one fill, however many they are. */
  contents(): Contents {
    const fills: Fill[] = [];
    const rows: CellContent[][] = this.units.map(() => []);
    this.columns.forEach(({ formula, content }, index) => {
      const filled: number[] = [];
      rows.forEach((cells, unitIndex) => {
        const place = this.place(this.firstRow + unitIndex);
        const unit = this.units[unitIndex];
        const own = unit !== undefined && content ? content(unit, place) : null;
        cells.push(own ?? (formula ? null : ''));
        if (own === null && formula) filled.push(place.row);
      });
      for (const { top, bottom } of formula ? runsOf(filled) : []) {
        const area = { top, left: index + 1, bottom, right: index + 1 };
        fills.push({ area, formula: formula?.(this.place(top)) ?? '' });
      }
    });
    return { blocks: rectanglesOf({ top: this.firstRow, left: 1, rows }), fills };
  }

  /**
   * Everything of the table: header, units, and the rows below them.
   * @param rowsBelow how many rows the table has below its units, the total row first
   */
  wholeContents({ rowsBelow }: { readonly rowsBelow: number }): Contents {
    const { blocks, fills } = this.contents();
    const head: Block = { top: this.headerRow, left: 1, rows: [this.header] };
    const rows = Array.from({ length: rowsBelow }, (_, index) => this.rowBelow(this.totalRow + index));
    const foot: Block = { top: this.totalRow, left: 1, rows };
    return { blocks: [head, ...blocks, ...(rowsBelow > 0 ? [foot] : [])], fills };
  }

  /**
   * The look of the header and of the rows below it.
   * @param bottom the last row that looks like the units' rows: the last unit's, or the total row
   */
  formats(bottom: number): FormatRange[] {
    const { firstRow, headerRow, lastColumn, lastRow } = this;
    return [
      rowFormat(headerRow, 1, lastColumn, STYLE.header),
      ...this.ownFormats('headingStyle', headerRow, headerRow),
      { area: { top: firstRow, left: 1, bottom, right: lastColumn }, style: STYLE.figure },
      ...this.ownFormats('style', firstRow, bottom),
      ...this.ownFormats('unitStyle', firstRow, lastRow),
      ...this.hiddenColumns.map((column) => columnFormat(column, firstRow, lastRow, STYLE.helper)),
    ];
  }

  /** What columns want for themselves: one range for neighbours of one look, for each range is a command to the program. */
  private ownFormats(
    key: 'headingStyle' | 'style' | 'unitStyle',
    top: number,
    bottom: number,
  ): FormatRange[] {
    const ranges: FormatRange[] = [];
    this.columns.forEach(({ [key]: style }, index) => {
      if (!style) return;
      const column = index + 1;
      const last = ranges[ranges.length - 1];
      if (last?.style === style && last.area.right === index) {
        ranges[ranges.length - 1] = { ...last, area: { ...last.area, right: column } };
      } else {
        ranges.push({ area: { top, left: column, bottom, right: column }, style });
      }
    });
    return ranges;
  }

  get columnWidths(): SheetSpec['columnWidths'] {
    return this.columns.flatMap(({ width }, index) =>
      width === undefined ? [] : [{ column: index + 1, width }],
    );
  }

  get hiddenColumns(): number[] {
    return this.columns.flatMap(({ isHidden }, index) => (isHidden ? [index + 1] : []));
  }

  get conditionalFormats(): ConditionalFormat[] {
    return this.columns.flatMap(({ key, shows }): ConditionalFormat[] => {
      if (shows === 'status') return statusColors(this.area(key), this.place(this.firstRow).at(key));
      if (shows !== 'bar') return [];
      return [{ kind: 'data-bar', area: this.area(key), color: COLOR.barSoft, min: 0, max: 1 }];
    });
  }
}
