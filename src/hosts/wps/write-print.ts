/**
 * Sets up how a sheet is printed. What the spec leaves out stays as it is.
 */
import { absoluteAreaAddress } from '../../domain/address';
import type { PrintSetup } from '../../sheets/spec';
import type { PinnedBook } from './book';
import { A4, ORIENTATION } from './constants';
import type { Doing } from './doing';
import type { EtPageSetup } from './et';

const FEATURE = 'print-setup';
const POINTS_A_CENTIMETRE = 72 / 2.54;
/** Programs round margins. */
const MARGIN_ROUNDING = 1;
/** Centimetres (0.3 inches); half the margin where that is narrower, so that the footer does not run into the cells. */
const HEADER_MARGIN = 0.3 * 2.54;

export function writePrint(pinned: PinnedBook, doing: Doing, sheet: string, print: PrintSetup): void {
  const { PageSetup: setup } = pinned.sheet(sheet);
  if (!setup) {
    doing.lacks(FEATURE);
    return;
  }
  if (print.orientation) {
    doing.set(FEATURE, setup, 'PaperSize', A4);
    doing.set(FEATURE, setup, 'Orientation', ORIENTATION[print.orientation]);
  }
  if (print.fit) {
    doing.set(FEATURE, setup, 'Zoom', false);
    doing.set(FEATURE, setup, 'FitToPagesWide', print.fit.wide);
    doing.set(FEATURE, setup, 'FitToPagesTall', print.fit.tall === 0 ? false : print.fit.tall);
  }
  if (print.margins) writeMargins(doing, setup, print.margins);
  if (print.centerHorizontally !== undefined) {
    doing.set(FEATURE, setup, 'CenterHorizontally', print.centerHorizontally);
  }
  if (print.footer !== undefined) doing.set(FEATURE, setup, 'CenterFooter', print.footer);
  if (print.repeatRows) {
    const { from, to } = print.repeatRows;
    doing.set(FEATURE, setup, 'PrintTitleRows', `$${String(from)}:$${String(to)}`);
  }
  if (print.printArea) doing.set(FEATURE, setup, 'PrintArea', absoluteAreaAddress(print.printArea));
}

function writeMargins(doing: Doing, setup: EtPageSetup, margins: NonNullable<PrintSetup['margins']>): void {
  const points = {
    TopMargin: margins.top,
    RightMargin: margins.right,
    BottomMargin: margins.bottom,
    LeftMargin: margins.left,
    HeaderMargin: Math.min(HEADER_MARGIN, margins.top / 2),
    FooterMargin: Math.min(HEADER_MARGIN, margins.bottom / 2),
  } as const;
  for (const [key, centimetres] of Object.entries(points)) {
    const value = centimetres * POINTS_A_CENTIMETRE;
    doing.set(FEATURE, setup, key as keyof typeof points, value, MARGIN_ROUNDING);
  }
}

/** Zoom last: before it, pages wide and tall count for nothing. */
const KEPT = [
  ...['PaperSize', 'Orientation', 'TopMargin', 'RightMargin', 'BottomMargin', 'LeftMargin', 'HeaderMargin'],
  ...['FooterMargin', 'CenterHorizontally', 'CenterFooter', 'PrintTitleRows', 'PrintArea'],
  ...['FitToPagesWide', 'FitToPagesTall', 'Zoom'],
] as readonly (keyof EtPageSetup)[];

/** Returns how to put the print set-up back as it is now. */
export function keepPrint(pinned: PinnedBook, sheet: string): () => void {
  const { PageSetup: setup } = pinned.sheet(sheet);
  if (!setup) return () => undefined;
  const read = (key: keyof EtPageSetup): unknown => {
    try {
      return setup[key];
    } catch {
      return undefined;
    }
  };
  const kept = KEPT.map((key) => [key, read(key)] as const);
  return () => {
    for (const [key, value] of kept) {
      if (value !== undefined && read(key) !== value) Object.assign(setup, { [key]: value });
    }
  };
}
