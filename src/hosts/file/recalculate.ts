/**
 * Gives formula cells their results.
 */
import type { Workbook } from './workbook';

/** Gives a fresh cached result to every formula cell that needs one. */
export function recalculate(workbook: Workbook): void {
  workbook.book.calculateOnLoad();
}
