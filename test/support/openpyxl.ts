/**
 * openpyxl as an independent reader and writer of workbooks.
 */
import { join } from 'node:path';
import { runProgram } from './run-program';
import { scratchFile } from './scratch';
import { WorkbookReader } from './workbook-reader';

/** The Python that has Debian's python3-openpyxl, whatever other Python is on the PATH. */
export const PYTHON = '/usr/bin/python3';

const reader = new WorkbookReader(PYTHON);
// afterAll does not exist outside jest, for instance in the benchmark.
if (typeof afterAll === 'function')
  afterAll(() => {
    reader.end();
  });

export type ReadValue = string | number | boolean | null;

/** Colours are `RRGGBB`, `theme:N` or `indexed:N`. */
export interface ReadCell {
  /** The formula with its `=`; null for a constant. */
  readonly formula: string | null;
  /** The constant or the stored result of the formula; null if there is none. */
  readonly value: ReadValue;
  /** openpyxl's data type: `n`, `s`, `b`, `e`, `d`. */
  readonly type: string;
  readonly numberFormat: string;
  readonly font: {
    readonly name: string | null;
    readonly size: number | null;
    readonly bold: boolean;
    readonly italic: boolean;
    readonly color: string | null;
  };
  /** The colour of a solid fill, else the kind of fill. */
  readonly fill: string | null;
  readonly border: Readonly<Record<'left' | 'right' | 'top' | 'bottom', string | null>>;
  readonly alignment: {
    readonly horizontal: string | null;
    readonly vertical: string | null;
    readonly wrap: boolean;
  };
  readonly locked: boolean;
  readonly comment: string | null;
  readonly hyperlink: string | null;
}

export interface ReadConditionalFormat {
  readonly range: string;
  readonly type: string;
  readonly operator: string | null;
  readonly formulas: readonly string[];
  readonly priority: number;
  readonly stopIfTrue: boolean;
  readonly fill: string | null;
  readonly fontColor: string | null;
  /** A data bar; its limits are pairs of kind and value. */
  readonly bar: {
    readonly color: string;
    readonly limits: readonly (readonly [string, string | null])[];
  } | null;
  readonly icons: string | null;
}

export interface ReadValidation {
  readonly range: string;
  readonly type: string;
  readonly operator: string | null;
  readonly formulas: readonly (string | null)[];
  readonly allowBlank: boolean;
  readonly error: string | null;
  readonly prompt: string | null;
}

export interface ReadChart {
  /** openpyxl's classes, such as `BarChart`; several for a combined chart. */
  readonly kinds: readonly string[];
  readonly title: string | null;
  /** The 1-based row of the top left corner; `column` likewise. */
  readonly row: number;
  readonly column: number;
  readonly series: readonly { readonly values: string | null; readonly categories: string | null }[];
}

export type ReadPageText = Readonly<Record<'left' | 'center' | 'right', string | null>>;

export interface ReadSheet {
  readonly name: string;
  readonly kind: 'worksheet';
  readonly state: 'visible' | 'hidden' | 'veryHidden';
  readonly dimensions: string;
  /** Cells by address, only those with a value, a format, a comment or a link. */
  readonly cells: Readonly<Record<string, ReadCell>>;
  readonly merges: readonly string[];
  /** Column widths in characters. */
  readonly columns: readonly {
    readonly first: number;
    readonly last: number;
    readonly width: number;
    readonly hidden: boolean;
  }[];
  /** Rows by number, only hidden ones and those with a height (in points). */
  readonly rows: Readonly<Record<string, { readonly height: number | null; readonly hidden: boolean }>>;
  readonly conditionalFormats: readonly ReadConditionalFormat[];
  readonly validations: readonly ReadValidation[];
  readonly charts: readonly ReadChart[];
  readonly tables: readonly {
    readonly name: string;
    readonly range: string;
    readonly totalsRows: number;
    readonly columns: readonly string[];
  }[];
  readonly print: {
    readonly orientation: string | null;
    readonly paperSize: number | null;
    readonly fitToPage: boolean;
    readonly fitToWidth: number | null;
    readonly fitToHeight: number | null;
    readonly titleRows: string | null;
    readonly area: string | null;
    readonly header: ReadPageText;
    readonly footer: ReadPageText;
    /** Left, right, top and bottom in inches. */
    readonly margins: readonly number[];
    readonly centered: boolean;
  };
  /** The first cell that scrolls. */
  readonly freeze: string | null;
  readonly gridLines: boolean;
  readonly tabColor: string | null;
  readonly filter: string | null;
  readonly protected: boolean;
}

export interface ReadBook {
  readonly active: string;
  readonly sheets: readonly (
    ReadSheet | { readonly name: string; readonly kind: 'chartsheet'; readonly state: string }
  )[];
  /** Defined names without print titles and print areas. `sheet` is null for a name of the whole workbook. */
  readonly names: readonly {
    readonly name: string;
    readonly sheet: string | null;
    readonly refersTo: string;
    readonly hidden: boolean;
  }[];
}

/**
 * Everything that openpyxl reads from a workbook.
 * @throws Error with openpyxl's message if it can't read the file
 */
export async function readWithOpenpyxl(path: string): Promise<ReadBook> {
  return JSON.parse(await reader.read(path)) as ReadBook;
}

/** Opens workbooks in one run of Python; returns an error message for each, or ''. */
export async function openWithOpenpyxl(paths: readonly string[]): Promise<readonly string[]> {
  const input = JSON.stringify(paths);
  return JSON.parse(
    await runProgram(PYTHON, [join(__dirname, 'survive/open_workbooks.py')], { input }),
  ) as string[];
}

/**
 * A worksheet by its name.
 * @throws Error if there is none
 */
export function worksheet(book: ReadBook, name: string): ReadSheet {
  const found = book.sheets.find((sheet) => sheet.name === name);
  if (found?.kind !== 'worksheet') {
    throw new Error(`no worksheet ${name} among ${book.sheets.map((sheet) => sheet.name).join(', ')}`);
  }
  return found;
}

/**
 * An edit that a user's script makes with openpyxl. On inserting or deleting, openpyxl moves cells, but does not adapt formulas, names
 * and conditional formats.
 */
export type OpenpyxlStep =
  | {
      readonly kind: 'set-cell';
      readonly sheet: string;
      readonly cell: string;
      readonly value: ReadValue;
      readonly numberFormat?: string;
    }
  | {
      readonly kind: 'set-rows';
      readonly sheet: string;
      /** The top left cell. */
      readonly cell: string;
      /** Rows of values; null leaves a cell as it is. */
      readonly rows: readonly (readonly ReadValue[])[];
    }
  | {
      readonly kind: 'insert-columns';
      readonly sheet: string;
      readonly before: string;
      readonly count?: number;
    }
  | { readonly kind: 'insert-rows'; readonly sheet: string; readonly before: number; readonly count?: number }
  | { readonly kind: 'delete-rows'; readonly sheet: string; readonly first: number; readonly count?: number }
  | { readonly kind: 'merge'; readonly sheet: string; readonly range: string }
  | { readonly kind: 'hide-row'; readonly sheet: string; readonly row: number }
  | { readonly kind: 'protect'; readonly sheet: string }
  | { readonly kind: 'rename-sheet'; readonly sheet: string; readonly to: string }
  | { readonly kind: 'add-sheet'; readonly sheet: string }
  | { readonly kind: 'delete-sheet'; readonly sheet: string }
  | {
      readonly kind: 'set-state';
      readonly sheet: string;
      readonly state: 'visible' | 'hidden' | 'veryHidden';
    }
  | { readonly kind: 'activate'; readonly sheet: string }
  | { readonly kind: 'add-name'; readonly name: string; readonly refersTo: string }
  | { readonly kind: 'delete-name'; readonly name: string }
  /** Sets a filter on a range that hides these rows; without rows, a filter without criteria. */
  | {
      readonly kind: 'filter-rows';
      readonly sheet: string;
      readonly range: string;
      readonly rows: readonly number[];
    }
  | { readonly kind: 'add-table'; readonly sheet: string; readonly name: string; readonly range: string };

/** Edits a workbook and saves it as a new file; returns the path. openpyxl loses whatever it does not support. */
export async function editWithOpenpyxl(path: string, steps: readonly OpenpyxlStep[]): Promise<string> {
  return edit(steps, [path]);
}

/** Makes a new workbook by edits of one with a single empty sheet `Sheet1`; returns its path. */
export async function writeWithOpenpyxl(steps: readonly OpenpyxlStep[]): Promise<string> {
  return edit(steps, []);
}

async function edit(steps: readonly OpenpyxlStep[], from: readonly string[]): Promise<string> {
  const out = scratchFile('工作簿.xlsx');
  const script = join(__dirname, 'edit_workbook.py');
  await runProgram(PYTHON, [script, out, ...from], { input: JSON.stringify(steps) });
  return out;
}
