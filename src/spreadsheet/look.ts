/**
 * What a workbook looks like, as plain data: what a grid needs to show it. Rows and columns are 1-based, lengths are
 * CSS pixels, colours are `#RRGGBB`.
 */
import type { Area, Position } from './address';
import type { StaleCause } from './grid';

/** A workbook's sheets in tab order. */
export interface BookLook {
  readonly sheets: readonly SheetLook[];
  /** The sheet in view when the workbook is opened. */
  readonly activeSheet: string;
}

export interface SheetLook {
  readonly name: string;
  readonly visible: boolean;
  readonly isProtected: boolean;
  readonly tabColor: string | null;
  readonly showGridLines: boolean;
  /** Rows above and columns left of the part that scrolls. */
  readonly freeze: { readonly rows: number; readonly columns: number };
  /** Last row and column with a cell or a chart; 0 on an empty sheet. */
  readonly extent: { readonly rows: number; readonly columns: number };
  readonly columns: Lengths;
  readonly rows: Lengths;
  readonly merges: readonly Area[];
  readonly activeCell: Position;
  readonly charts: readonly ChartLook[];
}

/** Widths or heights: the default, and the lengths that differ from it. 0 is hidden. */
export interface Lengths {
  readonly usual: number;
  readonly others: ReadonlyMap<number, number>;
}

/** One cell that shows something: text, or a format that can be seen. */
export interface CellLook extends Position {
  /** The formatted text. */
  readonly text: string;
  readonly kind: CellKind;
  /** Number of its format in {@link CellsLook.formats}. */
  readonly format: number;
  readonly overlay: Overlay | null;
  /** Set where the cell shows an old result: why its formula could not be computed after a change. */
  readonly stale: StaleCause | null;
}

export type CellKind = 'empty' | 'text' | 'number' | 'boolean' | 'error';

/** What a conditional format adds to a cell. */
export interface Overlay {
  readonly color?: string;
  readonly fill?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly bar?: DataBarLook;
}

export interface DataBarLook {
  readonly color: string;
  /** Share of the cell's width, 0–1. */
  readonly length: number;
  readonly isGradient: boolean;
}

/** Some rows of a sheet. */
export interface CellsLook {
  readonly cells: readonly CellLook[];
  /** The formats the cells use, by number. */
  readonly formats: ReadonlyMap<number, FormatLook>;
}

export type HorizontalLook = 'general' | 'left' | 'center' | 'right' | 'justify';

export interface FormatLook {
  readonly font: {
    readonly name: string;
    /** Points. */
    readonly size: number;
    readonly bold: boolean;
    readonly italic: boolean;
    readonly underline: boolean;
    readonly strike: boolean;
    readonly color: string | null;
  };
  readonly fill: string | null;
  readonly borders: Readonly<Record<'top' | 'right' | 'bottom' | 'left', BorderLook | null>>;
  /** A number format code as in en-US. */
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

/** A chart over the cells, with the present contents of its source cells. */
export interface ChartLook {
  readonly name: string;
  /** Pixels from the sheet's top left corner. */
  readonly box: {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  };
  /** null for a kind of chart that the workbench does not draw. */
  readonly plot: PlotLook | null;
}

export interface PlotLook {
  readonly title: string;
  /** Whether bars are horizontal: categories stand at the left, the first on top. */
  readonly lying: boolean;
  readonly categories: readonly string[];
  readonly series: readonly SeriesLook[];
  readonly axis: {
    readonly title: string;
    readonly numberFormat: string;
    /** Days to add to a date's number to count it from 1900. */
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
  /** Each point's figure, formatted; null where labels are off. */
  readonly labels: readonly string[] | null;
  readonly values: readonly (number | null)[];
}
