/**
 * The workbook an action works on, whichever workbook the user looks at meanwhile.
 */
import { areaAddress, type Area } from '../../domain/address';
import { HostError } from '../host';
import type { EtApplication, EtRange, EtWorkbook, EtWorksheet } from './et';

export class PinnedBook {
  /** Asking for a sheet costs a call: asked once. */
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

  range(sheet: string, area: Area): EtRange {
    return this.sheet(sheet).Range(areaAddress(area));
  }

  /** A sheet that is not there is null on some builds and an error on others. */
  private find(name: string): EtWorksheet | null {
    try {
      return this.book.Worksheets.Item(name) ?? null;
    } catch {
      return null;
    }
  }
}

/** `任务分解表!F4:F19`, as failures name a place. */
export function placeOf(sheet: string, area: Area): string {
  return `${sheet}!${areaAddress(area)}`;
}
