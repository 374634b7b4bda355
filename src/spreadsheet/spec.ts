/**
 * Describes what should be on a sheet, as plain data (SheetSpec). Hosts turn it into cells.
 *
 * Formulas are written as Excel stores them: English function names, commas, A1 references. The spreadsheet program computes their results;
 * for files, the file host does.
 */
import { absoluteAreaAddress, quotedSheet, type Area, type Position } from './address';

/** A formula with its `=`. */
export interface Formula {
  readonly formula: string;
}

/**
 * The content of a cell. Null leaves the cell unchanged; '' empties it and keeps its format. A string is always text, whatever it begins
 * with: only {@link Formula} becomes a formula.
 */
export type CellContent = number | string | boolean | Formula | null;

/** The contents of cells: `rows[0][0]` goes to the cell at (top, left). */
export interface Block {
  readonly top: number;
  readonly left: number;
  readonly rows: readonly (readonly CellContent[])[];
}

/** A formula for a whole area. Its text is for the top left cell; it is filled into the others as Ctrl+Enter does. */
export interface Fill {
  readonly area: Area;
  readonly formula: string;
}

export type BorderLine = 'none' | 'hair' | 'thin' | 'medium';

/** The parts of a cell's format that a spec sets. What is left out stays unchanged. Colours are `#RRGGBB`. */
export interface CellStyle {
  readonly font?: {
    readonly name?: string;
    /** In points. */
    readonly size?: number;
    readonly bold?: boolean;
    readonly italic?: boolean;
    readonly color?: string;
  };
  /** The colour of a solid background; null for none. */
  readonly fill?: string | null;
  /** The number format code in its en-US form: `0.00%`, `#,##0`. */
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
  /** False allows users to edit the cell on a protected sheet. */
  readonly locked?: boolean;
}

/** A format for every cell of an area. Later formats override earlier ones where they overlap. */
export interface FormatRange {
  readonly area: Area;
  readonly style: CellStyle;
  /** A column number. Each cell first gets the whole format of the cell in this column and the same row; then `style` is applied. */
  readonly likeColumn?: number;
  /** A row number. Each cell first gets the whole format of the cell in this row and the same column; then `style` is applied. */
  readonly likeRow?: number;
}

/** The area whose format is copied first; null when there is none. */
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
 * A conditional format. Hosts make sure that it exists exactly once: an existing one of the same kind and look that overlaps its area is
 * moved to the area.
 */
export type ConditionalFormat =
  | {
      readonly kind: 'data-bar';
      readonly area: Area;
      readonly color: string;
      /** The values at which the bar is empty and full. */
      readonly min: number;
      readonly max: number;
    }
  | {
      readonly kind: 'formula';
      readonly area: Area;
      /** The formula with its `=`, for the top left cell of the area. */
      readonly formula: string;
      readonly style: {
        readonly color?: string;
        readonly fill?: string;
        readonly bold?: boolean;
        readonly numberFormat?: string;
      };
    };

/** A data validation: what may be typed into cells. */
export interface Validation {
  readonly area: Area;
  readonly rule:
    | { readonly kind: 'whole-number'; readonly min: number; readonly max?: number }
    | { readonly kind: 'decimal'; readonly min: number; readonly max: number }
    | { readonly kind: 'list'; readonly values: readonly string[] }
    /** The entries are the contents of cells on any sheet. Programs allow only 255 characters of entries in the rule itself. */
    | { readonly kind: 'list-from'; readonly cells: DataRange };
  readonly title: string;
  readonly message: string;
}

/** Cells of a sheet, such as the data of a chart or the choices of a list. */
export interface DataRange {
  readonly sheet: string;
  readonly area: Area;
}

/** A reference to cells, for formulas on any sheet: `'参数'!$B$47:$B$54`. */
export function rangeReference({ sheet, area }: DataRange): string {
  return `${quotedSheet(sheet)}!${absoluteAreaAddress(area)}`;
}

export interface ChartSeries {
  readonly name: string;
  readonly kind: 'column' | 'bar' | 'line';
  readonly values: DataRange;
  readonly color: string;
  /** Whether each point shows its figure, in the number format of the value axis. */
  readonly labels: boolean;
  /** Whether the line is dashed, as for a reference line such as the pace. */
  readonly dashed?: boolean;
}

/** A native chart. `bar` series are horizontal, `column` series vertical; `column` and `line` can be combined. */
export interface ChartSpec {
  /** The name of the chart on its sheet. An existing chart of this name is replaced. */
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

/** Print settings. What is left out stays unchanged on the sheet. */
export interface PrintSetup {
  /** Sets A4 paper too. */
  readonly orientation?: 'portrait' | 'landscape';
  /** The number of pages wide and tall; 0 tall means as many as needed. */
  readonly fit?: { readonly wide: number; readonly tall: number };
  /** The header rows that are repeated on each page. */
  readonly repeatRows?: { readonly from: number; readonly to: number };
  readonly printArea?: Area;
  /** In centimetres. */
  readonly margins?: {
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
    readonly left: number;
  };
  /** The centre footer, in Excel's codes: `第 &P 页 共 &N 页`. */
  readonly footer?: string;
  /** A footer for a user's sheet, which is set only if the sheet has no header and no footer. */
  readonly footerIfNone?: string;
  readonly centerHorizontally?: boolean;
}

/** A text in a cell of a user's sheet that wraps to several lines. */
export interface ShownText extends Position {
  readonly text: string;
  /** The width of its column, or of its merged columns together, in characters. */
  readonly width: number;
}

export interface SheetSpec {
  readonly sheet: string;
  /**
   * `patch` changes only what the spec names, on an existing sheet. `own` makes a sheet of the add-in: a missing sheet is added, and
   * everything on an existing one (cells, formats, charts, rules) is replaced. How an existing one is printed, the colour of its tab and
   * its grid lines are the user's and stay; only a print area and repeated rows follow the new contents.
   */
  readonly mode: 'patch' | 'own';
  /** The sheet after which a new sheet is put; by default it is put at the end. */
  readonly after?: string;
  readonly tabColor?: string;
  readonly blocks: readonly Block[];
  readonly fills: readonly Fill[];
  readonly formats: readonly FormatRange[];
  /** Areas to merge. Existing merged cells that overlap an area are unmerged first. */
  readonly merges: readonly Area[];
  /** Widths in characters of the default font, as Excel's column width box shows them. */
  readonly columnWidths: readonly { readonly column: number; readonly width: number }[];
  /** Heights in points. */
  readonly rowHeights: readonly { readonly row: number; readonly height: number }[];
  /** Texts that must be fully visible: a row that is too low for its text is raised. Rows that are high enough or hidden stay unchanged. */
  readonly shownTexts: readonly ShownText[];
  readonly hiddenColumns: readonly number[];
  readonly conditionalFormats: readonly ConditionalFormat[];
  readonly validations: readonly Validation[];
  readonly charts: readonly ChartSpec[];
  /** The number of rows above and columns left of the part that scrolls; null leaves them unchanged. */
  readonly freeze: { readonly rows: number; readonly columns: number } | null;
  readonly print: PrintSetup | null;
  /** Protects the sheet without a password; cells with `locked: false` can be edited. */
  readonly protected: boolean;
  /** Null leaves them as they are. */
  readonly showGridLines: boolean | null;
}

/** A defined name with workbook scope to set. An existing name is replaced. */
export interface NameSpec {
  readonly name: string;
  /** What it refers to, without `=`: `'参数'!$B$8`, `"text"`. */
  readonly refersTo: string;
  /** Whether the name is hidden. The add-in keeps its memory in hidden names; users see the other names in the name manager. */
  readonly hidden: boolean;
}

/** Everything that an action changes. It is made completely or not at all. */
export interface WorkbookChange {
  /** Copies of sheets. A copy is put next to its sheet, before anything else is done. */
  readonly copies: readonly { readonly sheet: string; readonly as: string }[];
  readonly sheets: readonly SheetSpec[];
  readonly names: readonly NameSpec[];
  /** Names with workbook scope to remove. */
  readonly removedNames: readonly string[];
}

/** Whether a change changes nothing. */
export function isEmptyChange({ copies, sheets, names, removedNames }: WorkbookChange): boolean {
  return copies.length + sheets.length + names.length + removedNames.length === 0;
}

/** Whether a change only sets the names in which the add-in keeps its memory, and writes no sheet. */
export function isMemory({ copies, sheets }: WorkbookChange): boolean {
  return copies.length + sheets.length === 0;
}

/** A workbook made from nothing. */
export interface NewWorkbook {
  readonly fileName: string;
  readonly title: string;
  readonly change: WorkbookChange;
  /** The sheet and cell that are shown when it is opened. */
  readonly open: Position & { readonly sheet: string };
}

/** A spec that changes nothing. Callers replace the parts they need. */
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
