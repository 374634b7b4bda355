/**
 * What should stand on a sheet, as plain data (SheetSpec). Hosts turn it into cells; nothing here knows how.
 *
 * Formulas are written as Excel stores them: English function names, commas, A1 references. The spreadsheet program computes their
 * results; for files, the file host does.
 */
import { absoluteAreaAddress, quotedSheet, type Area, type Position } from './address';

/** A formula with its `=`. */
export interface Formula {
  readonly formula: string;
}

/**
 * What goes into one cell. null leaves the cell as it is, '' empties it (its format stays).
 * A string is always text, whatever it begins with: only {@link Formula} becomes a formula.
 */
export type CellContent = number | string | boolean | Formula | null;

/** Contents by cell: `rows[0][0]` goes to (top, left). */
export interface Block {
  readonly top: number;
  readonly left: number;
  readonly rows: readonly (readonly CellContent[])[];
}

/** One formula for a whole area, written as it stands in the top left cell and filled like Ctrl+Enter does. */
export interface Fill {
  readonly area: Area;
  readonly formula: string;
}

export type BorderLine = 'none' | 'hair' | 'thin' | 'medium';

/** The parts of a cell's format a spec wants; what is left out stays as it is. Colours are `#RRGGBB`. */
export interface CellStyle {
  readonly font?: {
    readonly name?: string;
    /** Points. */
    readonly size?: number;
    readonly bold?: boolean;
    readonly italic?: boolean;
    readonly color?: string;
  };
  /** Solid background, or null for none. */
  readonly fill?: string | null;
  /** A number format code as in en-US: `0.00%`, `#,##0`. */
  readonly numberFormat?: string;
  readonly horizontal?: 'general' | 'left' | 'center' | 'right';
  readonly vertical?: 'top' | 'center' | 'bottom';
  readonly wrap?: boolean;
  readonly shrink?: boolean;
  readonly indent?: number;
  readonly border?: {
    readonly top?: BorderLine;
    readonly right?: BorderLine;
    readonly bottom?: BorderLine;
    readonly left?: BorderLine;
    readonly color?: string;
  };
  /** false lets the cell be edited on a protected sheet. */
  readonly locked?: boolean;
}

/** A format for every cell of an area. Later ones are laid over earlier ones. */
export interface FormatRange {
  readonly area: Area;
  readonly style: CellStyle;
  /** Copies the whole format of the cell in this column of the same row, before `style` is applied. */
  readonly likeColumn?: number;
  /** Copies the whole format of the cell in this row of the same column, before `style` is applied. */
  readonly likeRow?: number;
}

/** The area whose whole format is copied first; null where none is. */
export function likeArea({ area, likeColumn, likeRow }: FormatRange): Area | null {
  if (likeColumn === undefined && likeRow === undefined) return null;
  return {
    top: likeRow ?? area.top,
    bottom: likeRow ?? area.bottom,
    left: likeColumn ?? area.left,
    right: likeColumn ?? area.right,
  };
}

/**
 * A conditional format. Hosts make sure that it is there once: one of the same kind and look that overlaps its
 * area is moved to the area instead of adding a second.
 */
export type ConditionalFormat =
  | {
      readonly kind: 'data-bar';
      readonly area: Area;
      readonly color: string;
      /** The figures at which the bar is empty and full. */
      readonly min: number;
      readonly max: number;
    }
  | {
      readonly kind: 'formula';
      readonly area: Area;
      /** With its `=`, as it stands for the area's top left cell. */
      readonly formula: string;
      readonly style: { readonly color?: string; readonly fill?: string; readonly bold?: boolean };
    };

/** What may be typed into cells. */
export interface Validation {
  readonly area: Area;
  readonly rule:
    | { readonly kind: 'whole-number'; readonly min: number; readonly max?: number }
    | { readonly kind: 'decimal'; readonly min: number; readonly max: number }
    | { readonly kind: 'list'; readonly values: readonly string[] }
    /** The present contents of some cells of any sheet. Lists longer than the 255 characters that programs allow stand in cells. */
    | { readonly kind: 'list-from'; readonly cells: DataRange };
  readonly title: string;
  readonly message: string;
}

/** Cells of a sheet, such as the data of a chart or the choices of a list. */
export interface DataRange {
  readonly sheet: string;
  readonly area: Area;
}

/** Cells as formulas of any sheet refer to them: `'参数'!$B$47:$B$54`. */
export function rangeReference({ sheet, area }: DataRange): string {
  return `${quotedSheet(sheet)}!${absoluteAreaAddress(area)}`;
}

export interface ChartSeries {
  readonly name: string;
  readonly kind: 'column' | 'bar' | 'line';
  readonly values: DataRange;
  readonly color: string;
  /** Show each figure at its point, in the value axis's number format. */
  readonly labels: boolean;
  /** A dashed line, for a reference such as the pace. */
  readonly dashed?: boolean;
}

/** A native chart. `bar` series are horizontal, `column` series vertical; `column` and `line` can be combined. */
export interface ChartSpec {
  /** Names the chart on its sheet, so that it is refreshed and not added twice. */
  readonly name: string;
  readonly title: string;
  /** The cells it covers. */
  readonly anchor: Area;
  readonly categories: DataRange;
  readonly series: readonly ChartSeries[];
  readonly valueAxis: {
    readonly title?: string;
    readonly numberFormat: string;
    readonly min?: number;
    readonly max?: number;
  };
  readonly legend: 'bottom' | 'none';
}

/** What is left out stays as it is on the sheet. */
export interface PrintSetup {
  /** Given together with A4 paper. */
  readonly orientation?: 'portrait' | 'landscape';
  /** Pages wide, and pages tall (0: as many as it takes). */
  readonly fit?: { readonly wide: number; readonly tall: number };
  /** Header rows repeated on each page. */
  readonly repeatRows?: { readonly from: number; readonly to: number };
  readonly printArea?: Area;
  /** Centimetres. */
  readonly margins?: {
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
    readonly left: number;
  };
  /** Centre footer in Excel's codes: `第 &P 页 共 &N 页`. */
  readonly footer?: string;
  /** A footer for a user's sheet: set only where the sheet has no header and no footer. */
  readonly footerIfNone?: string;
  readonly centerHorizontally?: boolean;
}

/** A wrapped text in a cell of a user's sheet. */
export interface ShownText extends Position {
  readonly text: string;
  /** Of its column, or of its merged columns together, in characters. */
  readonly width: number;
}

export interface SheetSpec {
  readonly sheet: string;
  /**
   * `patch` changes only what is named here, on a sheet that exists. `own` is a sheet of the add-in's: it is made
   * when missing; when it exists everything on it (cells, formats, charts, rules) is replaced.
   */
  readonly mode: 'patch' | 'own';
  /** Where a sheet that is made goes in the tab order; the end when left out. */
  readonly after?: string;
  readonly tabColor?: string;
  readonly blocks: readonly Block[];
  readonly fills: readonly Fill[];
  readonly formats: readonly FormatRange[];
  /** A merge that overlaps an existing one takes its place. */
  readonly merges: readonly Area[];
  /** Widths in characters of the default font, as Excel's column width box shows them. */
  readonly columnWidths: readonly { readonly column: number; readonly width: number }[];
  /** Heights in points. */
  readonly rowHeights: readonly { readonly row: number; readonly height: number }[];
  /** Texts that must show whole: a row that is too low for one is raised; a higher or a hidden row stays as it is. */
  readonly shownTexts: readonly ShownText[];
  readonly hiddenColumns: readonly number[];
  readonly conditionalFormats: readonly ConditionalFormat[];
  readonly validations: readonly Validation[];
  readonly charts: readonly ChartSpec[];
  /** Rows above and columns left of the pane that scrolls; null leaves it as it is. */
  readonly freeze: { readonly rows: number; readonly columns: number } | null;
  readonly print: PrintSetup | null;
  /** Protects the sheet without a password; cells with `locked: false` can be edited. */
  readonly protected: boolean;
  readonly showGridLines: boolean;
}

/** A defined name to be set; one of the same name (whole workbook) is replaced. */
export interface NameSpec {
  readonly name: string;
  /** Without `=`: `'参数'!$B$8`, `"text"`. */
  readonly refersTo: string;
  /** Hidden names are the add-in's memory; users see the others in the name manager. */
  readonly hidden: boolean;
}

/** Everything one action changes, applied whole or not at all. */
export interface WorkbookChange {
  /** Done first: keeps a copy of a sheet under another name, next to it. */
  readonly copies: readonly { readonly sheet: string; readonly as: string }[];
  readonly sheets: readonly SheetSpec[];
  readonly names: readonly NameSpec[];
  /** Names of the whole workbook to take away. */
  readonly removedNames: readonly string[];
}

/** Whether nothing is to be changed. */
export function isEmptyChange({ copies, sheets, names, removedNames }: WorkbookChange): boolean {
  return copies.length + sheets.length + names.length + removedNames.length === 0;
}

/** Whether only names are to be changed, by which the add-in remembers, and no sheet. */
export function isMemory({ copies, sheets }: WorkbookChange): boolean {
  return copies.length + sheets.length === 0;
}

/** A workbook made from nothing. */
export interface NewWorkbook {
  readonly fileName: string;
  readonly title: string;
  readonly change: WorkbookChange;
  /** The sheet and cell in view when it is opened. */
  readonly open: Position & { readonly sheet: string };
}

/** A spec with nothing in it, for the parts a sheet does not use. */
export function emptySpec(sheet: string, mode: SheetSpec['mode']): SheetSpec {
  return {
    sheet,
    mode,
    blocks: [],
    fills: [],
    formats: [],
    merges: [],
    columnWidths: [],
    rowHeights: [],
    shownTexts: [],
    hiddenColumns: [],
    conditionalFormats: [],
    validations: [],
    charts: [],
    freeze: null,
    print: null,
    protected: false,
    showGridLines: true,
  };
}
