/**
 * Decides how a date axis is drawn. Spreadsheet programs place dates by their distance in days, months or years; the workbench draws
 * categories side by side. Both look the same when the dates follow each other without a gap.
 */
import type { Element } from '@xmldom/xmldom';
import type { CellValue } from '../../../spreadsheet/grid';
import { dateOfSerial, type CalendarDate } from '../../../formula/calc/dates';
import { child, isTrue } from '../package/xml';
import { showsDate } from './display-text';

type Unit = 'days' | 'months' | 'years';

export interface Category {
  readonly value: CellValue;
  readonly numberFormat: string;
}

/**
 * Whether a spreadsheet program would leave gaps between the dates of an axis, sort them, or show only some of them. A category axis is
 * treated as a date axis too, unless `auto` is off (ISO/IEC 29500-1, 21.2.2.7).
 * @param dayShift days to add to a date's number to count it from 1900
 */
export function spreadsDates(axis: Element, categories: readonly Category[], dayShift: number): boolean {
  const isDateAxis = axis.localName === 'dateAx';
  const auto = child(axis, 'auto')?.getAttribute('val') ?? null;
  if (!isDateAxis && auto !== null && !isTrue(auto)) return false;
  const dates: number[] = [];
  for (const { value, numberFormat } of categories) {
    if (typeof value === 'number' && (isDateAxis || showsDate(numberFormat))) dates.push(value + dayShift);
    else if (value !== null) return false;
  }
  if (dates.length === 0) return false;
  const scaling = child(axis, 'scaling');
  const isCut = scaling !== null && (child(scaling, 'min') !== null || child(scaling, 'max') !== null);
  return isCut || dates.length < categories.length || !areConsecutive(dates, unitOf(axis));
}

/** The unit the axis states; null when the program chooses the largest unit in which no two dates coincide. */
function unitOf(axis: Element): Unit | null {
  const unit = child(axis, 'baseTimeUnit')?.getAttribute('val');
  return unit === 'days' || unit === 'months' || unit === 'years' ? unit : null;
}

function areConsecutive(serials: readonly number[], named: Unit | null): boolean {
  const dates = serials.map(dateOfSerial);
  const count = (unit: Unit) =>
    serials.map((serial, index) => countOf(serial, dates[index] ?? null, unit) ?? Number.NaN);
  const units: readonly Unit[] = named ? [named] : ['years', 'months', 'days'];
  const unit = units.find((candidate) => new Set(count(candidate)).size === serials.length);
  if (!unit) return false;
  const counted = count(unit);
  return counted.every((place, index) => index === 0 || place - (counted[index - 1] ?? 0) === 1);
}

function countOf(serial: number, date: CalendarDate | null, unit: Unit): number | null {
  if (!date) return null;
  if (unit === 'days') return Math.floor(serial);
  return unit === 'months' ? date.year * 12 + date.month : date.year;
}
