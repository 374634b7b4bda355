/**
 * A table of units on one of the add-in's sheets, as a list of columns: each column's content for a unit and for the total, its
 * width and its look.
 *
 * The list gives the order of the columns. Formulas refer to columns by key, so that adding or removing a column changes one entry
 * of the list.
 *
 * @example const table = new UnitTable([{ key: 'unit', heading: '单位名称', width: 15, content: ({ name }) => name }], units, 5);
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
import { moreDecimals } from './amount-cells';
import { runsOf } from './runs';

/** A sheet's contents in the two forms of a spec: blocks and fills. */
export interface Contents {
  readonly blocks: readonly Block[];
  readonly fills: readonly Fill[];
}

/** The positions of a table's columns. */
export interface ColumnPlaces<Key extends string> {
  /** @throws Error where the table has no such column */
  readonly column: (key: Key) => number;
  /** The range of a column's unit cells, for formulas on the same sheet: `$C$6:$C$21`. */
  readonly range: (key: Key) => string;
}

/** The position of a row, and references to its cells by column key. */
export interface RowPlace<Key extends string> extends ColumnPlaces<Key> {
  readonly row: number;
  /** The unit's index, from 0; rows below the units continue the count. */
  readonly index: number;
  /** The address of this row's cell in a column: `E7`. */
  readonly at: (key: Key) => string;
}

/** A column of a table of units. */
export interface UnitColumn<Key extends string, Unit> {
  readonly key: Key;
  /** The heading; left out for the helper columns to the right of the table, "" for hidden columns inside it. */
  readonly heading?: CellContent;
  readonly headingStyle?: CellStyle;
  /** The width in characters of the default font; the program's default width where left out. */
  readonly width?: number;
  /** Overrides the default style of figures, from the first unit to the total. */
  readonly style?: CellStyle;
  /** Overrides the default style of figures in the units' cells only. */
  readonly unitStyle?: CellStyle;
  /** Whether this is a hidden helper column. Its cells look blank even where a program prints hidden columns. */
  readonly isHidden?: boolean;
  /** A conditional format for the units' cells: a bar from 0 to 1, or the colours of a status. */
  readonly shows?: 'bar' | 'status';
  /** The decimals that the number format shows; a figure with more of them is shown with all it has. */
  readonly decimals?: number;
  /** The formula of a unit's cell; it must be the same in all rows except for the row numbers. */
  readonly formula?: (place: RowPlace<Key>) => string;
  /** The content of a unit's cell instead of the formula; null where the cell keeps the formula. */
  readonly content?: (unit: Unit, place: RowPlace<Key>) => CellContent;
  /** The content of the column's cell in the total row, and in each further row below the units. */
  readonly total?: (place: RowPlace<Key>) => CellContent;
}

/** The columns with their positions, the units' rows, and the rows below the units. */
export class UnitTable<Key extends string, Unit> implements ColumnPlaces<Key> {
  readonly firstRow: number;
  /** The last unit's row; the header row where there are no units. */
  readonly lastRow: number;
  readonly totalRow: number;
  /** The number of the last column with a heading. */
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

  /** The area of a column's unit cells. */
  area(key: Key): Area {
    const column = this.column(key);
    return { top: this.firstRow, left: column, bottom: this.lastRow, right: column };
  }

  readonly range = (key: Key): string => absoluteAreaAddress(this.area(key));

  /** The position of a row, with references to its cells. */
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

  /** The cells of the total row, or of another row below the units. */
  private rowBelow(row: number): CellContent[] {
    const place = this.place(row);
    return this.columns.slice(0, this.lastColumn).map(({ total }) => total?.(place) ?? '');
  }

  /** The contents of the units' cells. A formula that all units share is a single fill. */
  contents(): Contents {
    if (this.units.length === 0) return { blocks: [], fills: [] };
    const places = this.units.map((_, index) => this.place(this.firstRow + index));
    const own = this.columns.map((column) => ownCells(column, this.units, places));
    const fills = this.columns.flatMap(({ formula }, index) =>
      formula ? this.fillsOf(formula, index + 1, own[index] ?? null) : [],
    );
    const beside = runsOf(own.flatMap((cells, index) => (cells ? index : [])));
    const blocks = beside.flatMap(({ top: from, bottom: to }) => {
      return this.blocksOf(
        own.slice(from, to + 1).map((cells) => cells ?? []),
        from + 1,
      );
    });
    return { blocks, fills };
  }

  /** The fills of a column: all its cells, or those that have no content of their own. */
  private fillsOf(
    formula: (place: RowPlace<Key>) => string,
    column: number,
    own: readonly CellContent[] | null,
  ): Fill[] {
    const { firstRow, lastRow } = this;
    const runs = own
      ? runsOf(own.flatMap((cell, index) => (cell === null ? firstRow + index : [])))
      : [{ top: firstRow, bottom: lastRow }];
    return runs.map(({ top, bottom }) => ({
      area: { top, left: column, bottom, right: column },
      formula: formula(this.place(top)),
    }));
  }

  /** The blocks of neighbouring columns that have cells besides their formula. */
  private blocksOf(columns: readonly (readonly CellContent[])[], left: number): Block[] {
    const rows = this.units.map((_, index) => columns.map((cells) => cells[index] ?? null));
    const block = { top: this.firstRow, left, rows };
    return columns.some((cells) => cells.includes(null)) ? rectanglesOf(block) : [block];
  }

  /**
   * The contents of the whole table: header, units, and the rows below them.
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
   * The formats of the header and of the rows below it.
   * @param bottom the last row with the look of a unit's row: the last unit's row, or the total row
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

  /** The columns' own formats. Neighbouring columns with the same style share a range, because each range costs a command. */
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

  /** The width of the columns with a heading together, in characters. */
  get width(): number {
    return this.columns.slice(0, this.lastColumn).reduce((sum, { width = 0 }) => sum + width, 0);
  }

  get hiddenColumns(): number[] {
    return this.columns.flatMap(({ isHidden }, index) => (isHidden ? [index + 1] : []));
  }

  get conditionalFormats(): ConditionalFormat[] {
    const shown = this.columns.flatMap(({ key, shows }): ConditionalFormat[] => {
      if (shows === 'status') return statusColors(this.area(key), this.place(this.firstRow).at(key));
      if (shows !== 'bar') return [];
      return [{ kind: 'data-bar', area: this.area(key), color: COLOR.barSoft, min: 0, max: 1 }];
    });
    return [...shown, ...this.decimalFormats];
  }

  /** Neighbouring columns share a format: LibreOffice drops the indent of figures where a column has one of its own. */
  private get decimalFormats(): ConditionalFormat[] {
    const areas: { readonly area: Area; readonly decimals: number }[] = [];
    this.columns.forEach(({ decimals }, index) => {
      if (decimals === undefined) return;
      const last = areas[areas.length - 1];
      if (last?.decimals === decimals && last.area.right === index) {
        areas[areas.length - 1] = { decimals, area: { ...last.area, right: index + 1 } };
      } else {
        const area = { top: this.firstRow, left: index + 1, bottom: this.totalRow, right: index + 1 };
        areas.push({ decimals, area });
      }
    });
    return areas.map(({ area, decimals }) => moreDecimals(area, decimals));
  }
}

/** What a column has in the units' cells: null in each cell with the formula, and null alone where all have it. */
function ownCells<Key extends string, Unit>(
  { formula, content }: UnitColumn<Key, Unit>,
  units: readonly Unit[],
  places: readonly RowPlace<Key>[],
): readonly CellContent[] | null {
  if (!content) return formula ? null : units.map(() => '');
  const empty = formula ? null : '';
  const cells = places.map((place, index) => {
    const unit = units[index];
    return (unit === undefined ? null : content(unit, place)) ?? empty;
  });
  return cells.every((cell) => cell === null) ? null : cells;
}
