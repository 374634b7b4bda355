/**
 * Converts between dates and serial numbers of the 1900 date system.
 */

/** The serial number of 1970-01-01. */
const UNIX_EPOCH = 25_569;
const DAY = 86_400_000;
/** The serial number of 9999-12-31. */
const LAST_SERIAL = 2_958_465;

export interface CalendarDate {
  readonly year: number;
  /** From 1 to 12. */
  readonly month: number;
  readonly day: number;
  /** From 0 (Sunday) to 6 (Saturday). */
  readonly weekday: number;
}

/** Days between the first day of the 1900 date system and that of the 1904 date system. */
export const DAYS_TO_1904 = 1462;

/** The date of a serial number; null outside 1900–9999. Serial 60 is 29 February 1900, a date that only Excel has. */
export function dateOfSerial(serial: number): CalendarDate | null {
  const day = Math.floor(serial);
  if (!(day >= 0 && day <= LAST_SERIAL)) return null;
  const weekday = (day + 6) % 7;
  if (day === 60) return { year: 1900, month: 2, day: 29, weekday };
  if (day === 0) return { year: 1900, month: 1, day: 0, weekday };
  const date = new Date((day + (day < 60 ? 1 : 0) - UNIX_EPOCH) * DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), weekday };
}

/**
 * The serial of a date; a month or day beyond its range carries over, as in `DATE(2015, 14, 0)`. Null before 1900. The 29 February 1900
 * that only Excel has is counted, because days are added to the serial of the first of the month.
 */
export function serialOfDate(year: number, month: number, day: number): number | null {
  const first = Math.round(Date.UTC(year, month - 1, 1) / DAY) + UNIX_EPOCH;
  const serial = (first < 61 ? first - 1 : first) + day - 1;
  return serial >= 0 && serial <= LAST_SERIAL ? serial : null;
}
