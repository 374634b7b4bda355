/**
 * How far headers and footers stand from the edge of the paper.
 */
import type { PrintSetup } from '../../spreadsheet/spec';

/** Centimetres: 0.3 inches, where Excel puts them in a new sheet. */
const USUAL = 0.3 * 2.54;

/**
 * Centimetres. Half the page's margin where that is narrower, so that the footer does not run into the cells.
 */
export function edgeMargins({ top, bottom }: NonNullable<PrintSetup['margins']>): {
  readonly header: number;
  readonly footer: number;
} {
  return { header: Math.min(USUAL, top / 2), footer: Math.min(USUAL, bottom / 2) };
}
