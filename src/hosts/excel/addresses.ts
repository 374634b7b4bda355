/**
 * Parses addresses in the form that Excel returns.
 */
import { parseArea, type Area } from '../../spreadsheet/address';

/** The areas in an address such as `'表 1'!A1:B2,'表 1'!D4`. */
export function areasOf(address: string): Area[] {
  return address
    .split(/,(?=(?:[^']*'[^']*')*[^']*$)/)
    .map((part) => parseArea(part.slice(part.lastIndexOf('!') + 1)))
    .filter((area) => area !== null);
}
