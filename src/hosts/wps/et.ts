/**
 * The part of WPS 表格's object model (ET) that this host uses. The types that WPS publishes are ambient, wrong in places, and must not be
 * changed; `npm run lint:et` compares the names here with them.
 *
 * Skipped arguments are `null`. On some builds any answer may be missing, so uncertain answers are checked where they are used.
 */

/** A value that ET may lack. */
export type Maybe<T> = T | null | undefined;

export interface EtApplication {
  readonly Workbooks: Maybe<EtWorkbooks>;
  readonly ActiveWorkbook: Maybe<EtWorkbook>;
  readonly ActiveWindow: Maybe<EtWindow>;
  /** False while a cell is being edited. */
  readonly Ready: Maybe<boolean>;
  ScreenUpdating: boolean;
  DisplayAlerts: boolean;
  /** The number of a Windows language: 2052 is Chinese (China). */
  readonly UILanguage: Maybe<number>;
  readonly Version: Maybe<string>;
  readonly Build: Maybe<number>;
  readonly Calculation: Maybe<number>;
  /** 0 when all results are up to date. */
  readonly CalculationState: Maybe<number>;
  readonly WorksheetFunction: Maybe<{ CountA(range: EtRange): Maybe<number> }>;
  readonly ApiEvent: Maybe<EtApiEvent>;
  readonly Env: Maybe<EtEnv>;
  readonly FileSystem: Maybe<EtFileSystem>;
  readonly PluginStorage: EtPluginStorage;
  readonly OAAssist: Maybe<EtOAAssist>;
  Calculate(): void;
  CreateTaskPane(url: string, title: string): Maybe<EtTaskPane>;
  GetTaskPane(id: number): Maybe<EtTaskPane>;
  ShowDialog(url: string, title: string, width: number, height: number, isModal: boolean): void;
}

export interface EtOAAssist {
  /** Opens a file with the program for it, as ShellExecute of Windows does (et-jsapi-declare 2.5.0). */
  ShellExecute(file: string): void;
}

export interface EtWorkbooks {
  readonly Count: number;
  Item(index: number | string): Maybe<EtWorkbook>;
  Open(path: string): Maybe<EtWorkbook>;
}

export interface EtWorkbook {
  readonly Name: string;
  /** The path and name; only the name for a workbook that was never saved. */
  readonly FullName: string;
  /** The folder of the workbook; '' for one that was never saved. */
  readonly Path: string;
  readonly Worksheets: EtWorksheets;
  readonly Names: EtNames;
  readonly ActiveSheet: EtWorksheet;
  Activate(): void;
  Save(): void;
  Close(savesChanges: boolean): void;
}

export interface EtWorksheets {
  readonly Count: number;
  Item(index: number | string): Maybe<EtWorksheet>;
  Add(before: EtWorksheet | null, after: EtWorksheet | null): Maybe<EtWorksheet>;
}

export interface EtWorksheet {
  Name: string;
  /** Its position among all sheets, from 1. */
  readonly Index: number;
  Visible: number;
  readonly ProtectContents: boolean;
  readonly UsedRange: EtRange;
  readonly Cells: EtRange;
  readonly Tab: Maybe<{ Color: number }>;
  readonly PageSetup: Maybe<EtPageSetup>;
  readonly ListObjects: Maybe<EtListObjects>;
  Range(address: string): EtRange;
  ChartObjects(): Maybe<EtChartObjects>;
  Activate(): void;
  Copy(before: EtWorksheet | null, after: EtWorksheet | null): void;
  Delete(): void;
  Protect(): void;
}

export interface EtRange {
  readonly Row: number;
  readonly Column: number;
  readonly Rows: { readonly Count: number };
  readonly Columns: { readonly Count: number };
  /** A value for a single cell, otherwise rows of values. A single row or column may come as a flat list. */
  Value2: unknown;
  Formula: unknown;
  /** Null where the cells differ. The same holds for all properties below. */
  NumberFormat: Maybe<string>;
  HorizontalAlignment: Maybe<number>;
  VerticalAlignment: Maybe<number>;
  WrapText: Maybe<boolean>;
  ShrinkToFit: Maybe<boolean>;
  IndentLevel: Maybe<number>;
  Locked: Maybe<boolean>;
  /** In characters of the default font. */
  ColumnWidth: Maybe<number>;
  /** In points. */
  RowHeight: Maybe<number>;
  UseStandardWidth: boolean;
  UseStandardHeight: boolean;
  readonly MergeCells: Maybe<boolean>;
  readonly MergeArea: EtRange;
  readonly EntireRow: { Hidden: Maybe<boolean> };
  readonly EntireColumn: { Hidden: Maybe<boolean> };
  readonly Font: EtFont;
  readonly Interior: EtInterior;
  readonly Borders: { Item(index: number): Maybe<EtBorder> };
  readonly FormatConditions: Maybe<EtFormatConditions>;
  readonly Validation: Maybe<EtValidation>;
  /** In points, from the corner of the sheet. */
  readonly Left: number;
  readonly Top: number;
  readonly Width: number;
  readonly Height: number;
  Address(): string;
  Select(): void;
  Merge(): void;
  UnMerge(): void;
  Clear(): void;
  /** Without a destination the cells would go to the system's clipboard. */
  Copy(destination: EtRange): void;
  ClearComments(): void;
}

export interface EtFont {
  Name: Maybe<string>;
  Size: Maybe<number>;
  Bold: Maybe<boolean>;
  Italic: Maybe<boolean>;
  Color: Maybe<number>;
}

export interface EtInterior {
  Color: Maybe<number>;
  Pattern: Maybe<number>;
}

export interface EtBorder {
  LineStyle: Maybe<number>;
  Weight: Maybe<number>;
  Color: Maybe<number>;
}

export interface EtFormatConditions {
  readonly Count: number;
  Item(index: number): EtFormatCondition;
  Add(type: number, operator: null, formula: string): Maybe<EtFormatCondition>;
  AddDatabar(): Maybe<EtFormatCondition>;
  Delete(): void;
}

/** A conditional format: a rule with a formula, or a data bar. Each kind lacks some members of the other. */
export interface EtFormatCondition {
  readonly Type: number;
  readonly Formula1: Maybe<string>;
  readonly AppliesTo: EtRange;
  readonly Font: EtFont;
  readonly Interior: EtInterior;
  NumberFormat: Maybe<string>;
  StopIfTrue: boolean;
  readonly BarColor: Maybe<{ Color: number }>;
  BarFillType: number;
  readonly MinPoint: EtConditionValue;
  readonly MaxPoint: EtConditionValue;
  Delete(): void;
}

export interface EtConditionValue {
  readonly Type: Maybe<number>;
  readonly Value: Maybe<string | number>;
  Modify(type: number, value: string): void;
}

export interface EtValidation {
  /** Null where cells differ or have no validation. Some builds throw instead. */
  readonly Type: Maybe<number>;
  readonly AlertStyle: Maybe<number>;
  readonly Operator: Maybe<number>;
  readonly Formula1: Maybe<string>;
  readonly Formula2: Maybe<string>;
  IgnoreBlank: boolean;
  InputTitle: string;
  InputMessage: string;
  ErrorTitle: string;
  ErrorMessage: string;
  Add(type: number, alert: number, operator: number | null, first: string, second: string | null): void;
  Delete(): void;
}

export interface EtListObjects {
  readonly Count: number;
  Item(index: number): EtListObject;
}

export interface EtListObject {
  readonly Name: string;
  readonly Range: EtRange;
  readonly ShowHeaders: boolean;
  readonly ShowTotals: boolean;
}

export interface EtNames {
  readonly Count: number;
  Item(index: number | string): Maybe<EtName>;
  Add(name: string, refersTo: string, isVisible: boolean): Maybe<EtName>;
}

export interface EtName {
  /** For a name that is local to a sheet: the sheet's name, `!`, and the name. */
  readonly Name: string;
  /** With its `=`. */
  RefersTo: string;
  Visible: boolean;
  Delete(): void;
}

export interface EtPageSetup {
  PaperSize: number;
  Orientation: number;
  /** A percentage; false when the pages are fitted to a number of pages wide and tall. */
  Zoom: Maybe<number | boolean>;
  FitToPagesWide: Maybe<number | boolean>;
  FitToPagesTall: Maybe<number | boolean>;
  /** In points. */
  TopMargin: number;
  RightMargin: number;
  BottomMargin: number;
  LeftMargin: number;
  HeaderMargin: number;
  FooterMargin: number;
  CenterHorizontally: boolean;
  readonly LeftHeader: string;
  readonly CenterHeader: string;
  readonly RightHeader: string;
  readonly LeftFooter: string;
  CenterFooter: string;
  readonly RightFooter: string;
  readonly OddAndEvenPagesHeaderFooter: Maybe<boolean>;
  readonly DifferentFirstPageHeaderFooter: Maybe<boolean>;
  /** `$1:$5`; '' for none. */
  PrintTitleRows: string;
  /** `$A$1:$M$30`; '' for none. */
  PrintArea: string;
}

export interface EtWindow {
  FreezePanes: boolean;
  SplitRow: number;
  SplitColumn: number;
  ScrollRow: number;
  ScrollColumn: number;
  DisplayGridlines: boolean;
  readonly RangeSelection: EtRange;
}

export interface EtChartObjects {
  readonly Count: number;
  Item(index: number): EtChartObject;
  Add(left: number, top: number, width: number, height: number): Maybe<EtChartObject>;
}

export interface EtChartObject {
  Name: string;
  readonly TopLeftCell: EtRange;
  readonly BottomRightCell: EtRange;
  readonly Chart: EtChart;
  Delete(): void;
}

export interface EtChart {
  ChartType: number;
  HasTitle: boolean;
  readonly ChartTitle: { Text: string };
  HasLegend: boolean;
  readonly Legend: { Position: number };
  SetSourceData(source: EtRange, plotBy: number): void;
  SeriesCollection(): Maybe<EtSeriesCollection>;
  Axes(type: number): EtAxis;
}

export interface EtSeriesCollection {
  readonly Count: number;
  Item(index: number): EtSeries;
  NewSeries(): Maybe<EtSeries>;
}

export interface EtSeries {
  Name: string;
  ChartType: number;
  /** `=SERIES(name,categories,values,order)`; some builds use another form. */
  readonly Formula: Maybe<string>;
  Values: unknown;
  XValues: unknown;
  HasDataLabels: boolean;
  MarkerStyle: number;
  DataLabels(): { NumberFormat: string };
  readonly Format: {
    readonly Fill: { readonly ForeColor: { RGB: number } };
    readonly Line: { readonly ForeColor: { RGB: number }; DashStyle: number };
  };
}

export interface EtAxis {
  readonly TickLabels: { NumberFormat: string };
  MinimumScale: number;
  MaximumScale: number;
  MinimumScaleIsAuto: boolean;
  MaximumScaleIsAuto: boolean;
  HasTitle: boolean;
  readonly AxisTitle: { Text: string };
}

export interface EtApiEvent {
  AddApiEventListener(event: string, heard: () => void): void;
  RemoveApiEventListener(event: string, heard: () => void): void;
}

export interface EtEnv {
  GetDesktopPath(): string;
  GetTempPath(): string;
}

export interface EtFileSystem {
  Exists(path: string): boolean;
  writeAsBinaryString(path: string, bytes: string): Maybe<boolean>;
  ReadFileAsArrayBuffer(path: string): Maybe<ArrayBuffer>;
  absoluteFilePath(path: string): Maybe<string>;
  copyFileSync(from: string, to: string): Maybe<boolean>;
  Remove(path: string): void;
}

/** Storage that all pages of the add-in share while WPS runs. */
export interface EtPluginStorage {
  getItem(key: string): Maybe<string | number>;
  setItem(key: string, value: string | number): void;
}

export interface EtTaskPane {
  readonly ID: number;
  DockPosition: number;
  Visible: boolean;
  Width: number;
}
