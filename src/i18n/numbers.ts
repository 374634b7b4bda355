/** Formats figures for sentences. The code does not use Intl, whose output depends on the machine's locale data. */

/** 314906 → `314,906`; fractions are kept to the fifteen digits that spreadsheets show, so that 6.550000000000001 becomes 6.55. */
export function count(value: number): string {
  const [whole = '', fraction] = String(Number(Math.abs(value).toPrecision(15))).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return `${value < 0 ? '-' : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** A figure with its unit of measure: `58.32 万人`. */
export function amount(value: number, unitOfMeasure: string): string {
  return `${count(value)} ${unitOfMeasure}`;
}

/** A figure, with its unit of measure unless that is persons: `314,906`, `58.32 万人`. */
export function quantity(value: number, unitOfMeasure: string): string {
  return unitOfMeasure === '人' ? count(value) : amount(value, unitOfMeasure);
}

/** A quantity with its sign: `+3`, `-0.03 万人`. */
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

/**
 * A ratio that falls short of a limit, with as many digits as are needed to show that: 0.14997 against 0.15 → `14.997%`. It has two
 * digits where the ratio reaches the limit, and at most six; further digits are cut off, not rounded.
 */
export function percentAgainst(ratio: number, limit: number): string {
  if (ratio >= limit) return percent(ratio);
  for (let digits = 2; digits <= 6; digits += 1) {
    const shown = (ratio * 100).toFixed(digits);
    if (Number(shown) < Math.round(limit * 1e8) / 1e6) return `${shown}%`;
  }
  return `${(Math.floor(ratio * 1e8) / 1e6).toFixed(6)}%`;
}

/** A ratio in per cent with only the digits it needs: 0.15 → `15%`, 0.125 → `12.5%`. */
export function shortPercent(ratio: number): string {
  return `${Math.round(ratio * 1e4) / 100}%`;
}
