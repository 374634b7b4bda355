/**
 * The workbook an action works on, whichever workbook the user looks at meanwhile.
 */
import { areaAddress, type Area } from '../../spreadsheet/address';
import { HostError, RefusedStepError } from '../../spreadsheet/host';
import { VISIBLE } from './constants';
import type { EtApplication, EtRange, EtWorkbook, EtWorksheet, Maybe } from './et';

export class PinnedBook {
  /** Asking for a sheet costs a call: asked once. A sheet that is deleted is forgotten: calls on a dead one fail. */
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

  /** Whether it is this workbook; false also when it was closed meanwhile. */
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
   * Deletes a sheet that may be there, and looks whether it is gone. A very hidden one is shown first: deleting is proven for
   * ordinary sheets only, and Excel, whose model ET follows, refuses it.
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
 * What is not there is null on some builds and an error on others. Errors come for other reasons too, so it is asked twice before
 * it is believed that something is not there.
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
