/**
 * Converts colours. A colour of ET is an integer with blue in the highest byte and red in the lowest.
 */

/** `#4F81BD` → 0xBD814F. */
export function etColor(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));
  return (blue << 16) | (green << 8) | red;
}

/** 0xBD814F → `#4F81BD`; '' for anything that is not a colour. */
export function colorOf(color: unknown): string {
  if (typeof color !== 'number' || color < 0) return '';
  const parts = [color & 0xff, (color >> 8) & 0xff, (color >> 16) & 0xff];
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`.toUpperCase();
}
