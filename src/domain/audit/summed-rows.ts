/** Finds the rows that a total's formula adds up, where the formula only adds cells of its own column. */
import { parseArea, type Area } from '../../spreadsheet/address';
import { formulaAt, valueAt, type SheetGrid } from '../../spreadsheet/grid';

/** Which rows a function counts: all, all but filtered ones, or only those in sight. */
type Counts = 'all' | 'unfiltered' | 'shown' | 'unknown';

/** A part of the formula: rows that one function adds. */
interface Part {
  readonly area: Area;
  readonly counts: Counts;
  /** SUBTOTAL and AGGREGATE skip cells that hold a SUBTOTAL or AGGREGATE. */
  readonly skipsNested: boolean;
}

/** The rows a formula adds up. */
export interface SummedRows {
  /** How often each row is added, hidden rows included. */
  readonly times: ReadonlyMap<number, number>;
  /**
   * The hidden rows that are left out. The list has several possible sets where the program does not say which rows a filter hides,
   * or where its manual does not say how the function treats filtered rows.
   */
  readonly leftOut: readonly ReadonlySet<number>[];
}

const NESTED = /(?:SUBTOTAL|AGGREGATE)\(/i;

/** Reads the formula in a cell; null where the cell has no formula, or where the formula does more than add cells of its column. */
export function summedRows(sheet: SheetGrid, row: number, column: number): SummedRows | null {
  const formula = formulaAt(sheet, row, column);
  if (formula === null) return null;
  const parts = partsOf(sheet, formula, { row, column });
  if (!parts) return null;
  const times = new Map<number, number>();
  for (const { area, skipsNested } of parts) {
    for (const at of rowsOf(sheet, area)) {
      if (skipsNested && NESTED.test(formulaAt(sheet, at, column) ?? '')) continue;
      times.set(at, (times.get(at) ?? 0) + 1);
    }
  }
  return { times, leftOut: leftOutSets(sheet, parts) };
}

/** The sum of these rows in a column: numbers only, as SUM adds them; null where a cell holds an error. */
export function sumOfNumbers(sheet: SheetGrid, { times }: SummedRows, column: number): number | null {
  let sum = 0;
  for (const [row, count] of times) {
    const value = valueAt(sheet, row, column);
    if (typeof value === 'number') sum += value * count;
    else if (typeof value === 'object' && value !== null) return null;
  }
  return sum;
}

function leftOutSets(sheet: SheetGrid, parts: readonly Part[]): readonly ReadonlySet<number>[] {
  const rowsWhere = (isOut: (counts: Counts, row: number) => boolean): ReadonlySet<number> =>
    new Set(
      parts.flatMap(({ area, counts }) =>
        counts === 'all' ? [] : rowsOf(sheet, area).filter((row) => isOut(counts, row)),
      ),
    );
  const { hiddenRows, filteredRows } = sheet;
  const isFiltered = (row: number): boolean => filteredRows?.has(row) ?? false;
  const least = rowsWhere((counts, row) =>
    counts === 'shown' ? hiddenRows.has(row) : counts === 'unfiltered' && isFiltered(row),
  );
  const most = rowsWhere((counts, row) =>
    counts === 'unfiltered' && filteredRows !== undefined ? isFiltered(row) : hiddenRows.has(row),
  );
  return least.size === most.size ? [least] : [least, most];
}

function rowsOf(sheet: SheetGrid, { top, bottom }: Area): number[] {
  const last = Math.min(bottom, sheet.area?.bottom ?? 0);
  return Array.from({ length: Math.max(0, last - top + 1) }, (_, index) => top + index);
}

interface Cell {
  readonly row: number;
  readonly column: number;
}

/** The parts of a sum: `SUM(B4:B9,B12)`, `B10+B20`, `SUBTOTAL(9,B4:B19)`, `AGGREGATE(9,5,B4:B19)`, `SUBTOTAL(109,[基数])`. */
function partsOf(sheet: SheetGrid, formula: string, cell: Cell): readonly Part[] | null {
  const text = formula.replace(/^=\+?/, '').replace(/[\s$]/g, '');
  const terms = text.match(/(?:SUM|SUBTOTAL|AGGREGATE)\([^()]*\)|[^+()]+/gi) ?? [];
  if (terms.join('+') !== text) return null;
  const parts: Part[] = [];
  for (const term of terms) {
    const read = termOf(sheet, term, cell);
    if (!read) return null;
    parts.push(...read);
  }
  return parts;
}

function termOf(sheet: SheetGrid, term: string, cell: Cell): readonly Part[] | null {
  const [, name = '', inside = term] = /^([A-Z]+)\((.*)\)$/i.exec(term) ?? [];
  const call = callOf(name.toUpperCase(), inside.split(/[,;]/));
  if (!call) return null;
  const parts: Part[] = [];
  for (const reference of call.references) {
    const area = areaOf(sheet, reference, cell);
    if (!area) return null;
    parts.push({ area, counts: call.counts, skipsNested: call.skipsNested });
  }
  return parts;
}

interface Call {
  readonly references: readonly string[];
  readonly counts: Counts;
  readonly skipsNested: boolean;
}

/**
 * How a function treats hidden rows. SUBTOTAL(9, …) counts manually hidden rows and leaves out filtered rows; SUBTOTAL(109, …)
 * leaves out both (support.microsoft.com, SUBTOTAL function). AGGREGATE leaves out hidden rows with options 1, 3, 5 and 7; its help
 * page does not say how the other options treat filtered rows.
 */
function callOf(name: string, args: readonly string[]): Call | null {
  const [kind, option, ...more] = args;
  switch (name) {
    case '':
    case 'SUM':
      return { references: args, counts: 'all', skipsNested: false };
    case 'SUBTOTAL':
      if (kind !== '9' && kind !== '109') return null;
      return { references: args.slice(1), counts: kind === '9' ? 'unfiltered' : 'shown', skipsNested: true };
    case 'AGGREGATE':
      if (kind !== '9') return null;
      return {
        references: more,
        counts: /^[1357]$/.test(option ?? '') ? 'shown' : 'unknown',
        skipsNested: /^[0123]?$/.test(option ?? ''),
      };
    default:
      return null;
  }
}

/**
 * The area that a reference names in the formula's own column and sheet. A structured reference names the data rows of the Excel
 * Table around or above the formula.
 */
function areaOf(sheet: SheetGrid, reference: string, { row, column }: Cell): Area | null {
  const [, table] = /^([^[\]!]*)\[[^[\]]+\]$/.exec(reference) ?? [];
  if (table !== undefined) return tableRows(sheet, table, column);
  const own = [sheet.name, `'${sheet.name}'`].find((name) => reference.startsWith(`${name}!`));
  const area = parseArea(own === undefined ? reference : reference.slice(own.length + 1));
  const isOwnColumn = area?.left === column && area.right === column;
  return area && isOwnColumn && !(area.top <= row && row <= area.bottom) ? area : null;
}

function tableRows(sheet: SheetGrid, name: string, column: number): Area | null {
  const table = sheet.tables.find(
    ({ name: own, area }) =>
      (name === '' || own.toLowerCase() === name.toLowerCase()) &&
      area.left <= column &&
      column <= area.right,
  );
  if (!table) return null;
  const { area, headerRows, totalsRows } = table;
  return { top: area.top + headerRows, left: column, bottom: area.bottom - totalsRows, right: column };
}
