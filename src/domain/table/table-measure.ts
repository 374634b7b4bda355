/** The unit of measure of a table's own sheets, sentences and papers, with as many digits as the table's figures have. */
import type { Ledger } from '../ledger';
import type { Breakdown } from './breakdown';
import type { UnitOfMeasure } from './unit-of-measure';

export interface TableMeasure {
  /** `人`, `万人`, `亩`, … */
  readonly name: string;
  /** Persons in one of this unit; 1 where the unit does not count persons. */
  readonly scale: number;
  /** Whether figures in this unit are whole numbers: 人 and 户 are, 亩 and 万人 are not. */
  readonly whole: boolean;
  /** The number of decimals that are shown. */
  readonly digits: number;
  /** The words for what is achieved in sentences: 新增会员, or 完成 where the table is not about members. */
  readonly done: string;
}

/** The most decimals shown: 0.0001 万人 is one person, and further digits are noise. */
const MOST_DIGITS = 4;
const MEMBERS = '会员';
const OF_PERSONS = /^[万千百十]?[人名位]$|^[万千百]$/;

/** The measure of a table's targets, in which all its figures are shown. */
export function tableMeasure(breakdown: Breakdown, ledger: Ledger | null = null): TableMeasure {
  const { columns, units } = breakdown;
  const { unitOfMeasure: name, scale, whole } = columns.target;
  const isWhole = whole && scale === 1;
  return {
    name,
    scale,
    whole: isWhole,
    digits: isWhole ? 0 : mostDigits(units, ledger, scale),
    done: isOfMembers(breakdown) ? '新增会员' : '完成',
  };
}

/** Whether a table's figures are members. */
export function isOfMembers({ columns, indicators, title }: Breakdown): boolean {
  // A title that covers several indicators tells nothing about this one.
  const texts = [
    columns.target.heading,
    columns.baseline?.heading ?? '',
    indicators.length > 1 ? '' : (title ?? ''),
  ];
  return OF_PERSONS.test(columns.target.unitOfMeasure) && texts.some((text) => text.includes(MEMBERS));
}

/** The unit of measure for a table's returns: that of its targets. */
export function returnMeasure({ columns: { target } }: Breakdown): UnitOfMeasure {
  return { name: target.unitOfMeasure, scale: target.scale, whole: target.whole };
}

/** Converts an amount to the measure and removes the binary noise of the division. */
export function inMeasure(amount: number, scale: number): number {
  return scale === 1 ? amount : Number((amount / scale).toPrecision(12));
}

/** The most decimals of a figure in the measure. */
function mostDigits(units: Breakdown['units'], ledger: Ledger | null, scale: number): number {
  const typed = units.flatMap(({ baseline, target, actual }) => [baseline, target, actual]);
  const reported = ledger?.rows.flatMap(({ figures }) => [...figures.values()]) ?? [];
  const amounts = [...typed.map(({ amount }) => amount ?? 0), ...reported];
  return amounts.reduce((most, amount) => Math.max(most, digitsOf(inMeasure(amount, scale))), 0);
}

function digitsOf(amount: number): number {
  const [, decimals = ''] = String(Number(amount.toFixed(MOST_DIGITS))).split('.');
  return decimals.length;
}

/** The number format with this many digits: `#,##0.00`. */
export function formatOf({ digits }: Pick<TableMeasure, 'digits'>): string {
  return digits === 0 ? '#,##0' : `#,##0.${'0'.repeat(digits)}`;
}

/** Further decimals of a figure are binary noise. */
export const MOST_DECIMALS = 9;

/** An amount as text with the decimals that it has: 1234.5 → `1,234.5`; a whole number for what is counted in whole numbers. */
export function shownIn({ whole: isWhole }: Pick<TableMeasure, 'whole'>, amount: number): string {
  const size = Math.abs(amount);
  const text = isWhole ? size.toFixed(0) : size.toFixed(MOST_DECIMALS).replace(/\.?0+$/, '');
  const [whole = '', decimals] = text.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return `${amount < 0 ? '-' : ''}${grouped}${decimals === undefined ? '' : `.${decimals}`}`;
}
