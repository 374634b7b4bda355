/**
 * Writes how a sheet is printed. What the spec leaves out stays unchanged.
 */
import { absoluteAreaAddress } from '../../../spreadsheet/address';
import type { PrintSetup } from '../../../spreadsheet/spec';
import type { PageFacts } from '../../shared/remade-sheet';
import { edgeMargins } from '../../shared/edge-margins';
import { itemOrNull, type PinnedBook } from '../book';
import { A4, ORIENTATION } from '../constants';
import type { CheckedWriter } from '../checked-writer';
import type { EtPageSetup } from '../et';

const FEATURE = 'print-setup';
const POINTS_PER_CENTIMETRE = 72 / 2.54;
/** How far a margin may differ when it is read back, in points, because programs round margins. */
const MARGIN_ROUNDING = 1;

export function writePrint(
  pinned: PinnedBook,
  writer: CheckedWriter,
  sheet: string,
  print: PrintSetup,
): void {
  const { PageSetup: setup } = pinned.sheet(sheet);
  if (!setup) {
    writer.lacks(FEATURE);
    return;
  }
  if (print.orientation) {
    writer.set(FEATURE, setup, 'PaperSize', A4);
    writer.set(FEATURE, setup, 'Orientation', ORIENTATION[print.orientation]);
  }
  if (print.fit) {
    writer.set(FEATURE, setup, 'Zoom', false);
    writePages(writer, setup, 'FitToPagesWide', print.fit.wide);
    writePages(writer, setup, 'FitToPagesTall', print.fit.tall);
  }
  if (print.margins) writeMargins(writer, setup, print.margins);
  if (print.centerHorizontally !== undefined) {
    writer.set(FEATURE, setup, 'CenterHorizontally', print.centerHorizontally);
  }
  if (print.footer !== undefined) writer.set(FEATURE, setup, 'CenterFooter', print.footer);
  if (print.footerIfNone !== undefined) writeFooterIfNone(writer, setup, print.footerIfNone);
  if (print.repeatRows) {
    const { from, to } = print.repeatRows;
    writer.set(FEATURE, setup, 'PrintTitleRows', `$${from}:$${to}`);
  }
  if (print.printArea) writer.set(FEATURE, setup, 'PrintArea', absoluteAreaAddress(print.printArea));
}

const PAGE_TEXTS = [
  ...['LeftHeader', 'CenterHeader', 'RightHeader'],
  ...['LeftFooter', 'CenterFooter', 'RightFooter'],
] as readonly (keyof EtPageSetup)[];

/** Writes a footer if the sheet has no header or footer. If a build does not tell whether it has, nothing is written. */
function writeFooterIfNone(writer: CheckedWriter, setup: EtPageSetup, footer: string): void {
  const texts = PAGE_TEXTS.map((key) => readSetup(setup, key));
  if (texts.some((text) => typeof text !== 'string')) {
    writer.lacks('page-numbers');
    return;
  }
  const hasPagesOfTheirOwn =
    readSetup(setup, 'OddAndEvenPagesHeaderFooter') === true ||
    readSetup(setup, 'DifferentFirstPageHeaderFooter') === true;
  const isEmpty = texts.every((text) => text === '') && !hasPagesOfTheirOwn;
  if (isEmpty) writer.set(FEATURE, setup, 'CenterFooter', footer);
}

/**
 * Sets a number of pages; `false` means as many as needed. Some builds read that back as 0, as in files. @param pages 0 for as many as
 * needed
 */
function writePages(
  writer: CheckedWriter,
  setup: EtPageSetup,
  key: 'FitToPagesWide' | 'FitToPagesTall',
  pages: number,
): void {
  writer.may(
    FEATURE,
    () => {
      setup[key] = pages === 0 ? false : pages;
    },
    () => Number(setup[key] ?? 0) === pages,
  );
}

function writeMargins(
  writer: CheckedWriter,
  setup: EtPageSetup,
  margins: NonNullable<PrintSetup['margins']>,
): void {
  const { header, footer } = edgeMargins(margins);
  const points = {
    TopMargin: margins.top,
    RightMargin: margins.right,
    BottomMargin: margins.bottom,
    LeftMargin: margins.left,
    HeaderMargin: header,
    FooterMargin: footer,
  } as const;
  for (const [key, centimetres] of Object.entries(points)) {
    const value = centimetres * POINTS_PER_CENTIMETRE;
    writer.set(FEATURE, setup, key as keyof typeof points, value, MARGIN_ROUNDING);
  }
}

/**
 * The properties that each part of the print settings changes. Zoom comes last, because pages wide and tall have no effect while it is
 * set.
 */
const CHANGED_BY = {
  orientation: ['PaperSize', 'Orientation'],
  margins: ['TopMargin', 'RightMargin', 'BottomMargin', 'LeftMargin', 'HeaderMargin', 'FooterMargin'],
  centerHorizontally: ['CenterHorizontally'],
  footer: ['CenterFooter'],
  footerIfNone: ['CenterFooter'],
  repeatRows: ['PrintTitleRows'],
  printArea: ['PrintArea'],
  fit: ['FitToPagesWide', 'FitToPagesTall', 'Zoom'],
} as const satisfies Readonly<Record<keyof PrintSetup, readonly (keyof EtPageSetup)[]>>;
const PARTS = Object.keys(CHANGED_BY) as (keyof PrintSetup)[];
const KEPT = [...new Set<keyof EtPageSetup>(PARTS.flatMap((part) => [...CHANGED_BY[part]]))];

/** The earlier print settings of a sheet, by property. */
export type KeptPrint = Readonly<Record<string, unknown>>;

/**
 * The present print settings that `print` will change, without properties that the program does not give. What the user sets elsewhere on
 * the page stays on undo.
 */
export function keepPrint(pinned: PinnedBook, sheet: string, print: PrintSetup): KeptPrint {
  const { PageSetup: setup } = pinned.sheet(sheet);
  if (!setup) return {};
  const changed = PARTS.filter((part) => print[part] !== undefined).flatMap((part) => [...CHANGED_BY[part]]);
  return Object.fromEntries(
    changed.map((key) => [key, readSetup(setup, key)]).filter(([, value]) => value !== undefined),
  ) as KeptPrint;
}

/** The settings of a sheet that is made anew. What a build does not tell counts as not set. */
export function pageFacts(pinned: PinnedBook, sheet: string): PageFacts {
  const { PageSetup: setup } = pinned.sheet(sheet);
  const isSet = (key: keyof EtPageSetup): boolean => Boolean(setup && readSetup(setup, key));
  return { hasPrintArea: isSet('PrintArea'), repeatsRows: isSet('PrintTitleRows') };
}

export function restorePrint(pinned: PinnedBook, sheet: string, kept: KeptPrint): void {
  const keys = KEPT.filter((key) => key in kept);
  if (keys.length === 0) return;
  const { PageSetup: setup } = pinned.sheet(sheet);
  if (!setup) return;
  for (const key of keys) {
    if (readSetup(setup, key) !== kept[key]) Object.assign(setup, { [key]: kept[key] });
  }
}

/** A setting; undefined where the program does not give it, even when asked again, because undo restores only what is known. */
function readSetup(setup: EtPageSetup, key: keyof EtPageSetup): unknown {
  return itemOrNull(() => setup[key]) ?? undefined;
}
