/**
 * Where on a sheet there is anything. ET's used range takes in what is only formatted: one coloured column makes it reach row
 * 1,048,576 (measured by others on 12.1.0.28043), and reading that would carry millions of empty values from one process to the
 * other. So a large one is cut, by counting what is in it, before any value is read.
 */
import { areaAddress, type Area } from '../../../spreadsheet/address';
import { RefusedStepError } from '../../../spreadsheet/host';
import { placeOf, type PinnedBook } from '../book';
import type { EtRange, EtWorksheet } from '../et';

/** Rows carried with one call; used ranges of no more are read as they are. */
export const BLOCK_ROWS = 5000;
const PLAIN_COLUMNS = 256;
/** Cells above which a used range is not read uncut: half a minute of standstill. */
const MOST_CELLS = 3_000_000;

/** Where a range is. */
export function areaOf(range: EtRange): Area {
  const { Row: top, Column: left } = range;
  return { top, left, bottom: top + range.Rows.Count - 1, right: left + range.Columns.Count - 1 };
}

/**
 * The used range of a sheet; a large one without the rows and columns behind the last cell with something in it. That takes about
 * 40 calls for all the rows there can be.
 * @throws RefusedStepError when it is huge and the program does not count
 */
export function usedArea({ app }: PinnedBook, sheet: EtWorksheet): Area {
  const used = areaOf(sheet.UsedRange);
  const [height, width] = [used.bottom - used.top + 1, used.right - used.left + 1];
  if (height <= BLOCK_ROWS && width <= PLAIN_COLUMNS) return used;
  const functions = app.WorksheetFunction;
  const isFilled = (area: Area): boolean | null => {
    const count = functions?.CountA(sheet.Range(areaAddress(area)));
    return typeof count === 'number' ? count > 0 : null;
  };
  const isAnyFilled = isFilled(used);
  if (isAnyFilled === false) return { ...used, bottom: used.top, right: used.left };
  if (isAnyFilled === null) {
    if (height * width > MOST_CELLS) throw new RefusedStepError('read-cells', placeOf(sheet.Name, used));
    return used;
  }
  const bottom = last(used.top, used.bottom, (top) => isFilled({ ...used, top }) === true);
  const right = last(used.left, used.right, (left) => isFilled({ ...used, left, bottom }) === true);
  return { ...used, bottom, right };
}

/** The last index from which on there is something; there is from the first. */
function last(first: number, end: number, isFilledFrom: (index: number) => boolean): number {
  let [low, high] = [first, end];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (isFilledFrom(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
