/**
 * AutoFilter, and how Excel writes to ranges with hidden rows.
 */
import type { Area } from '../../src/spreadsheet/address';
import { child, children } from '../../src/hosts/file/package/xml';
import type { SimulatedSheet } from '../simulated-workbook/sheet';
import type { ExcelContext } from './context';
import type { Thing } from './thing';

/** The hidden rows of each sheet: hidden in the file, by the user, or by a filter. */
export class HiddenRows {
  private readonly rows = new Map<string, Set<number>>();
  private readonly filtered = new Set<string>();

  constructor(private readonly excel: ExcelContext) {}

  of(sheet: SimulatedSheet): Set<number> {
    const known = this.rows.get(sheet.id);
    if (known) return known;
    const read = this.excel.book.part(sheet).cells.hiddenRows();
    this.rows.set(sheet.id, read);
    if (read.size > 0 && hasCriteria(this.excel, sheet)) this.filtered.add(sheet.id);
    return read;
  }

  /** Returns a function that restores the present state. It can be called repeatedly. */
  keep(): () => void {
    const [rows, filtered] = [[...this.rows].map(([id, own]) => [id, [...own]] as const), [...this.filtered]];
    return () => {
      this.rows.clear();
      for (const [id, own] of rows) this.rows.set(id, new Set(own));
      this.filtered.clear();
      for (const id of filtered) this.filtered.add(id);
    };
  }

  /** A user hides rows, by hand or with a filter. */
  hide(sheet: SimulatedSheet, rows: readonly number[], by: 'hand' | 'filter'): void {
    for (const row of rows) this.of(sheet).add(row);
    if (by === 'filter') this.filtered.add(sheet.id);
  }

  /** Shows every row of a sheet. */
  show(sheet: SimulatedSheet): void {
    this.of(sheet).clear();
    this.filtered.delete(sheet.id);
  }

  isFiltered(sheet: SimulatedSheet): boolean {
    return this.of(sheet).size > 0 && this.filtered.has(sheet.id);
  }

  /** Whether all rows of an area are hidden; null if only some are. */
  areHidden(sheet: SimulatedSheet, { top, bottom }: Area): boolean | null {
    const hidden = [...this.of(sheet)].filter((row) => row >= top && row <= bottom).length;
    return hidden === 0 ? false : hidden === bottom - top + 1 ? true : null;
  }

  /**
   * office-js #224, xlwings #747, NetOffice #2: when values are written to a range with hidden rows, every visible row gets the first row
   * of values, and hidden rows get none. A range of a single row is written correctly.
   * @returns a function from a row of the range to the row whose values it gets; null for none
   */
  landing(sheet: SimulatedSheet, area: Area): (row: number) => number | null {
    const hidden = this.of(sheet);
    const isAcross = area.bottom > area.top && this.areHidden(sheet, area) !== false;
    if (!isAcross) return (row) => row;
    return (row) => (hidden.has(row) ? null : area.top);
  }
}

function hasCriteria(excel: ExcelContext, sheet: SimulatedSheet): boolean {
  const filter = child(excel.book.part(sheet).root, 'autoFilter');
  return filter !== null && children(filter, 'filterColumn').length > 0;
}

export function autoFilter(excel: ExcelContext, sheet: SimulatedSheet): Thing {
  return {
    type: 'AutoFilter',
    get: {
      IsDataFiltered: () => excel.hidden.isFiltered(sheet),
      Enabled: () =>
        child(excel.book.part(sheet).root, 'autoFilter') !== null || excel.hidden.isFiltered(sheet),
    },
  };
}
