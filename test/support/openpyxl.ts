/**
 * openpyxl as a second reader and writer of workbooks.
 */
import { join } from 'node:path';
import { runProgram } from './run-program';
import { scratchFile } from './scratch';
import { WorkbookReader } from './workbook-reader';

/** The interpreter that sees Debian's python3-openpyxl, whatever else is on the PATH. */
export const PYTHON = '/usr/bin/python3';

const reader = new WorkbookReader(PYTHON);
// Outside jest, for instance in the benchmark, there is no afterAll.
if (typeof afterAll === 'function')
  afterAll(() => {
    reader.end();
  });

export type ReadValue = string | number | boolean | null;

/** Colours are `RRGGBB`, `theme:N` or `indexed:N`. */
export interface ReadCell {
  /** With its `=`; null for a constant. */
  readonly formula: string | null;
  /** The constant, or the value stored with the formula; null when none is. */
  readonly value: ReadValue;
  /** openpyxl's type of the value: `n`, `s`, `b`, `e`, `d`. */
  readonly type: string;
  readonly numberFormat: string;
  readonly font: {
    readonly name: string | null;
    readonly size: number | null;
    readonly bold: boolean;
    readonly italic: boolean;
    readonly color: string | null;
  };
  /** Colour of a solid fill, else the kind of fill. */
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
  /** Limits as pairs of kind and value. */
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
  /** openpyxl's classes, more than one for a combined chart: `BarChart`, `LineChart`. */
  readonly kinds: readonly string[];
  readonly title: string | null;
  /** Where its top left corner stands, 1-based. */
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
  /** By address; only cells with a value, a format, a comment or a link. */
  readonly cells: Readonly<Record<string, ReadCell>>;
  readonly merges: readonly string[];
  /** Widths in characters. */
  readonly columns: readonly {
    readonly first: number;
    readonly last: number;
    readonly width: number;
    readonly hidden: boolean;
  }[];
  /** By row number; only rows with a height (points) or hidden ones. */
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
    /** Left, right, top, bottom; inches. */
    readonly margins: readonly number[];
    readonly centered: boolean;
  };
  /** The first cell that scrolls. */
  readonly freeze: string | null;
  readonly filter: string | null;
  readonly protected: boolean;
}

export interface ReadBook {
  readonly active: string;
  readonly sheets: readonly (
    ReadSheet | { readonly name: string; readonly kind: 'chartsheet'; readonly state: string }
  )[];
  /** `sheet` is null for a name of the whole workbook. Print titles and areas are not among them. */
  readonly names: readonly {
    readonly name: string;
    readonly sheet: string | null;
    readonly refersTo: string;
    readonly hidden: boolean;
  }[];
}

/**
 * Everything openpyxl sees in a workbook.
 * @throws Error with openpyxl's message when it can't read the file
 */
export async function readWithOpenpyxl(path: string): Promise<ReadBook> {
  return JSON.parse(await reader.read(path)) as ReadBook;
}

/** Opens workbooks, all in one run; returns for each what went wrong, or ''. */
export async function openWithOpenpyxl(paths: readonly string[]): Promise<readonly string[]> {
  const input = JSON.stringify(paths);
  return JSON.parse(
    await runProgram(PYTHON, [join(__dirname, 'survive/open_workbooks.py')], { input }),
  ) as string[];
}

/**
 * A worksheet by its name.
 * @throws Error when there is none
 */
export function worksheet(book: ReadBook, name: string): ReadSheet {
  const found = book.sheets.find((sheet) => sheet.name === name);
  if (found?.kind !== 'worksheet') {
    throw new Error(`no worksheet ${name} among ${book.sheets.map((sheet) => sheet.name).join(', ')}`);
  }
  return found;
}

/**
 * What a script of the user does. openpyxl moves cells when it inserts or deletes, but leaves formulas, names and
 * conditional formats where they were.
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
      /** Top left cell. */
      readonly cell: string;
      /** Rows × columns; null leaves a cell as it is. */
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
  /** Filters a range so that these rows are hidden; without rows the filter has buttons but no criteria. */
  | {
      readonly kind: 'filter-rows';
      readonly sheet: string;
      readonly range: string;
      readonly rows: readonly number[];
    }
  | { readonly kind: 'add-table'; readonly sheet: string; readonly name: string; readonly range: string };

/** Opens a workbook, edits it, saves it elsewhere; returns the new path. openpyxl loses what it does not know. */
export async function editWithOpenpyxl(path: string, steps: readonly OpenpyxlStep[]): Promise<string> {
  return edit(steps, [path]);
}

/** A new workbook, at first with the one empty sheet `Sheet1`; returns its path. */
export async function writeWithOpenpyxl(steps: readonly OpenpyxlStep[]): Promise<string> {
  return edit(steps, []);
}

async function edit(steps: readonly OpenpyxlStep[], from: readonly string[]): Promise<string> {
  const out = scratchFile('工作簿.xlsx');
  const script = join(__dirname, 'edit_workbook.py');
  await runProgram(PYTHON, [script, out, ...from], { input: JSON.stringify(steps) });
  return out;
}
