/**
 * The workbook that an action works on, even if the user switches to another workbook meanwhile.
 */
import { areaAddress, type Area } from '../../spreadsheet/address';
import { HostError, RefusedStepError } from '../../spreadsheet/host';
import { VISIBLE } from './constants';
import type { EtApplication, EtRange, EtWorkbook, EtWorksheet, Maybe } from './et';

export class PinnedBook {
  /**
   * The sheets asked for so far. A question costs a call, so each sheet is asked for once. A deleted sheet is removed, because calls on it
   * fail.
   */
  private readonly sheets = new Map<string, EtWorksheet>();

  constructor(
    readonly app: EtApplication,
    readonly book: EtWorkbook,
  ) {}

  /** Pins the active workbook. @throws HostError `no-workbook`, `cell-in-edit-mode` */
  static active(app: EtApplication): PinnedBook {
    const book = app.ActiveWorkbook;
    if (!book) throw new HostError('no-workbook');
    return new PinnedBook(app, book);
  }

  /** Whether `other` is this workbook; false if this workbook was closed. */
  is(other: EtWorkbook): boolean {
    try {
      return this.book.FullName === other.FullName;
    } catch {
      return false;
    }
  }

  /** @throws HostError `sheet-not-found` */
  sheet(name: string): EtWorksheet {
    const known = this.sheets.get(name) ?? this.find(name);
    if (!known) throw new HostError('sheet-not-found', name);
    this.sheets.set(name, known);
    return known;
  }

  has(name: string): boolean {
    return this.find(name) !== null;
  }

  /**
   * Deletes a sheet if it exists, and checks that it is gone. A very hidden sheet is shown first: deletion is known to work only for
   * visible sheets, and Excel, whose model ET follows, refuses to delete hidden sheets.
   * @throws RefusedStepError when the sheet still exists
   */
  deleteSheet(name: string): void {
    this.sheets.delete(name);
    const sheet = this.find(name);
    if (!sheet) return;
    if (sheet.Visible !== VISIBLE) sheet.Visible = VISIBLE;
    sheet.Delete();
    if (this.has(name)) throw new RefusedStepError('delete-sheet', name);
  }

  range(sheet: string, area: Area): EtRange {
    return this.sheet(sheet).Range(areaAddress(area));
  }

  private find(name: string): EtWorksheet | null {
    return itemOrNull(() => this.book.Worksheets.Item(name));
  }
}

/**
 * Asks for an item that may not exist; null if it does not. Some builds answer null for a missing item, others throw. As errors have other
 * reasons too, only a second error counts as missing.
 */
export function itemOrNull<T>(ask: () => Maybe<T>): T | null {
  try {
    return ask() ?? null;
  } catch {
    try {
      return ask() ?? null;
    } catch {
      return null;
    }
  }
}

/** The name of a place in error messages: `任务分解表!F4:F19`. */
export function placeOf(sheet: string, area: Area): string {
  return `${sheet}!${areaAddress(area)}`;
}
