/**
 * Finds the used area of a sheet. ET's used range includes cells that only have a format: a coloured column makes it reach row 1,048,576
 * (measured by others on 12.1.0.28043), and to read that would transfer millions of empty values between two processes. So a large used
 * range is cut, by counting filled cells, before any value is read.
 */
import { areaAddress, type Area } from '../../../spreadsheet/address';
import { RefusedStepError } from '../../../spreadsheet/host';
import { placeOf, type PinnedBook } from '../book';
import type { EtRange, EtWorksheet } from '../et';

/** Rows transferred in a call. A used range with no more rows than this is not cut. */
export const BLOCK_ROWS = 5000;
const PLAIN_COLUMNS = 256;
/** The most cells that are read without cutting the used range: about half a minute of waiting. */
const MOST_CELLS = 3_000_000;

/** The area of a range. */
export function areaOf(range: EtRange): Area {
  const { Row: top, Column: left } = range;
  return { top, left, bottom: top + range.Rows.Count - 1, right: left + range.Columns.Count - 1 };
}

/**
 * The used range of a sheet. A large one is cut after the last row and the last column that contain something, which takes about 40 calls
 * for the longest sheet.
 * @throws RefusedStepError when the range is huge and the program can't count filled cells
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

/** The last index at or after which there is something. There must be something at or after `first`. */
function last(first: number, end: number, isFilledFrom: (index: number) => boolean): number {
  let [low, high] = [first, end];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (isFilledFrom(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
