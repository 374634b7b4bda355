/**
 * What a workbook looks like, as plain data: all that a grid needs to show it. Rows and columns are 1-based, lengths are CSS pixels,
 * colours are `#RRGGBB`.
 */
import type { Area, Position } from './address';
import type { StaleCause } from './grid';

/** A workbook's sheets in tab order. */
export interface BookLook {
  readonly sheets: readonly SheetLook[];
  /** The sheet that is shown when the workbook is opened. */
  readonly activeSheet: string;
}

export interface SheetLook {
  readonly name: string;
  readonly visible: boolean;
  readonly isProtected: boolean;
  readonly tabColor: string | null;
  readonly showGridLines: boolean;
  /** The number of rows above and columns left of the part that scrolls. */
  readonly freeze: { readonly rows: number; readonly columns: number };
  /** The last row and column with a cell or a chart; 0 on an empty sheet. */
  readonly extent: { readonly rows: number; readonly columns: number };
  readonly columns: Lengths;
  readonly rows: Lengths;
  readonly merges: readonly Area[];
  readonly activeCell: Position;
  readonly charts: readonly ChartLook[];
}

/** Widths or heights: the default, and the lengths that differ from it. 0 means hidden. */
export interface Lengths {
  readonly usual: number;
  readonly others: ReadonlyMap<number, number>;
}

/** A cell that shows something: a text, or a visible format. */
export interface CellLook extends Position {
  /** The formatted text. */
  readonly text: string;
  readonly kind: CellKind;
  /** The number of its format in {@link CellsLook.formats}. */
  readonly format: number;
  readonly overlay: Overlay | null;
  /** Set when the cell shows an earlier result: why its formula could not be computed after a change. */
  readonly stale: StaleCause | null;
}

export type CellKind = 'empty' | 'text' | 'number' | 'boolean' | 'error';

/** What a conditional format adds to a cell. */
export interface Overlay {
  readonly color?: string;
  readonly fill?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly numberFormat?: string;
  readonly bar?: DataBarLook;
}

export interface DataBarLook {
  readonly color: string;
  /** As a share of the cell's width, from 0 to 1. */
  readonly length: number;
  readonly isGradient: boolean;
}

/** The cells of some rows of a sheet. */
export interface CellsLook {
  readonly cells: readonly CellLook[];
  /** The formats the cells use, by number. */
  readonly formats: ReadonlyMap<number, FormatLook>;
}

export type HorizontalLook = 'general' | 'left' | 'center' | 'right' | 'justify';

export interface FormatLook {
  readonly font: {
    readonly name: string;
    /** In points. */
    readonly size: number;
    readonly bold: boolean;
    readonly italic: boolean;
    readonly underline: boolean;
    readonly strike: boolean;
    readonly color: string | null;
  };
  readonly fill: string | null;
  readonly borders: Readonly<Record<'top' | 'right' | 'bottom' | 'left', BorderLook | null>>;
  /** The number format code in its en-US form. */
  readonly numberFormat: string;
  readonly horizontal: HorizontalLook;
  readonly vertical: 'top' | 'center' | 'bottom';
  readonly wrap: boolean;
  readonly indent: number;
  readonly locked: boolean;
}

export interface BorderLook {
  readonly line: 'thin' | 'medium' | 'thick' | 'dashed' | 'dotted' | 'double';
  readonly color: string;
}

/** A chart on a sheet, with the present contents of its source cells. */
export interface ChartLook {
  readonly name: string;
  /** In pixels, from the top left corner of the sheet. */
  readonly box: {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  };
  /** Null for a kind of chart that the workbench does not draw. */
  readonly plot: PlotLook | null;
}

export interface PlotLook {
  readonly title: string;
  /** Whether the bars are horizontal: the categories are on the left, the first at the top. */
  readonly isHorizontal: boolean;
  readonly categories: readonly string[];
  readonly series: readonly SeriesLook[];
  readonly axis: {
    readonly title: string;
    readonly numberFormat: string;
    /** Days to add to a date's serial number to count it from 1900. */
    readonly dayShift: number;
    readonly min: number | null;
    readonly max: number | null;
  };
  readonly hasLegend: boolean;
}

export interface SeriesLook {
  readonly name: string;
  readonly kind: 'column' | 'line';
  readonly color: string;
  readonly dashed: boolean;
  readonly hasMarkers: boolean;
  /** The formatted figure at each point; null when labels are off. */
  readonly labels: readonly string[] | null;
  readonly values: readonly (number | null)[];
}
