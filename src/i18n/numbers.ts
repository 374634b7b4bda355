/**
 * Figures inside sentences. Written out here because Intl depends on the data a machine happens to have.
 */

/** 314906 → `314,906`; fractions are kept. */
export function count(value: number): string {
  const [whole = '', fraction] = String(Math.abs(value)).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return `${value < 0 ? '-' : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** A figure with its unit of measure: `58.32 万人`. */
export function amount(value: number, unitOfMeasure: string): string {
  return `${count(value)} ${unitOfMeasure}`;
}

/** A figure whose unit of measure is named only where it isn't plain persons: `314,906`, `58.32 万人`. */
export function quantity(value: number, unitOfMeasure: string): string {
  return unitOfMeasure === '人' ? count(value) : amount(value, unitOfMeasure);
}

/** The same with its sign: `+3`, `-0.03 万人`. */
export function signedQuantity(value: number, unitOfMeasure: string): string {
  return value > 0 ? `+${quantity(value, unitOfMeasure)}` : quantity(value, unitOfMeasure);
}

/** 3 → `+3`. */
export function signed(value: number): string {
  return value > 0 ? `+${count(value)}` : count(value);
}

/** 0.142901 → `14.29%`. */
export function percent(ratio: number): string {
  return `${(Math.round(ratio * 1e4) / 100).toFixed(2)}%`;
}

/** 0.15 → `15%`, 0.125 → `12.5%`. */
export function shortPercent(ratio: number): string {
  return `${String(Math.round(ratio * 1e4) / 100)}%`;
}
