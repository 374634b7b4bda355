/**
 * Functions of dates, which are serial numbers. TODAY and NOW are not supported, because the cached values of a file must not depend on the
 * day it was written.
 */
import { type CalendarDate, dateOfSerial, serialOfDate } from '../dates';
import { BAD_NUMBER } from '../errors';
import { type Args, fixed, type FunctionTable } from './define';

export const DATE: FunctionTable = {
  DATE: fixed('sss', 3, (args) => serial(fullYear(args.whole(0)), args.whole(1), args.whole(2), args)),
  YEAR: fixed('s', 1, (args) => dateOf(args).year),
  MONTH: fixed('s', 1, (args) => dateOf(args).month),
  DAY: fixed('s', 1, (args) => dateOf(args).day),
  EDATE: fixed('ss', 2, sameDayLater),
  EOMONTH: fixed('ss', 2, lastDayLater),
};

function serial(year: number, month: number, day: number, { dayShift }: Args): number {
  const result = serialOfDate(year, month, day);
  if (result === null || result < dayShift) throw BAD_NUMBER;
  return result - dayShift;
}

/** Excel adds 1900 to a year before 1900. @throws #NUM! outside 0–9999 */
function fullYear(year: number): number {
  if (year < 0 || year > 9999) throw BAD_NUMBER;
  return year < 1900 ? year + 1900 : year;
}

function dateOf(args: Args): CalendarDate {
  const days = args.number(0);
  const date = days < 0 ? null : dateOfSerial(days + args.dayShift);
  if (!date) throw BAD_NUMBER;
  return date;
}

function lastDayLater(args: Args): number {
  const { year, month } = dateOf(args);
  return serial(year, month + args.whole(1) + 1, 0, args);
}

function sameDayLater(args: Args): number {
  const { year, month, day } = dateOf(args);
  const later = month + args.whole(1);
  return Math.min(serial(year, later, day, args), serial(year, later + 1, 0, args));
}
