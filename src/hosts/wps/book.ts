/**
 * The workbook an action works on, whichever workbook the user looks at meanwhile.
 */
import { areaAddress, type Area } from '../../spreadsheet/address';
import { HostError, RefusedStepError } from '../../spreadsheet/host';
import { VISIBLE } from './constants';
import type { EtApplication, EtRange, EtWorkbook, EtWorksheet, Maybe } from './et';

export class PinnedBook {
  /**
   * Sheets that were asked for. Asking costs a call, so each is asked for once. A deleted sheet is forgotten, because calls on it
   * fail.
   */
  private readonly sheets = new Map<string, EtWorksheet>();

  constructor(
    readonly app: EtApplication,
    readonly book: EtWorkbook,
  ) {}

  /** The workbook in view. @throws HostError `no-workbook`, `cell-in-edit-mode` */
  static active(app: EtApplication): PinnedBook {
    const book = app.ActiveWorkbook;
    if (!book) throw new HostError('no-workbook');
    return new PinnedBook(app, book);
  }

  /** Whether it is this workbook; false if the workbook was closed meanwhile. */
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
   * Deletes a sheet if it exists, and checks that it is gone. A very hidden sheet is shown first: deleting is known to work for
   * ordinary sheets only, and Excel, whose model ET follows, refuses to delete hidden ones.
   * @throws RefusedStepError when it is still there
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
 * Asks for something that may not exist. If it does not, some builds answer null and others throw. Errors have other reasons too,
 * so only a second error counts as missing.
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

/** `任务分解表!F4:F19`, as failures name a place. */
export function placeOf(sheet: string, area: Area): string {
  return `${sheet}!${areaAddress(area)}`;
}
