/**
 * Computes the distance of headers and footers from the edge of the paper.
 */
import type { PrintSetup } from '../../spreadsheet/spec';

/** Centimetres: 0.3 inches, as in a new sheet of Excel. */
const USUAL = 0.3 * 2.54;

/** The distances in centimetres. With a narrow page margin the distance is half the margin, so that the footer does not run into the cells. */
export function edgeMargins({ top, bottom }: NonNullable<PrintSetup['margins']>): {
  readonly header: number;
  readonly footer: number;
} {
  return { header: Math.min(USUAL, top / 2), footer: Math.min(USUAL, bottom / 2) };
}
