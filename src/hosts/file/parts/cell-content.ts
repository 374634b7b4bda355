/**
 * Converts the content of a cell between XML and plain values.
 */
import type { CellValue } from '../../../spreadsheet/grid';
import { joinedText, type SharedStrings } from './shared-strings';
import { attributeOf, endOfTag, isClosedTag } from '../package/markup';
import type { CellScanner } from './sheet-scan';
import { decodeCharacters, decodeXstring, encodeXstring, escapeText } from '../package/xml';

/** What is needed to read and write the cells of a sheet. */
export interface CellReading {
  readonly strings: SharedStrings;
  /** The namespace prefix with its colon, or ''. */
  readonly prefix: string;
  readonly dates1904: boolean;
}

/** The `<f>` element of a cell. */
export interface FormulaElement {
  /** The formula without `=`. Empty in all cells of a shared formula but the first. */
  readonly text: string;
  readonly kind: 'normal' | 'shared' | 'array' | 'dataTable';
  /** The number of the shared formula, as text. */
  readonly sharedIndex: string | null;
  readonly ref: string | null;
}

/**
 * The value of the cell the scanner is at; undefined for a formula without a cached result. A date written as ISO text becomes a serial
 * number, like all other dates.
 */
export function readValue(cell: CellScanner, reading: CellReading): CellValue | undefined {
  if (cell.inlineStart >= 0)
    return joinedText(cell.text.slice(cell.inlineStart, cell.inlineEnd), reading.prefix);
  const isFormula = cell.formulaStart >= 0;
  const raw = cell.valueStart < 0 ? '' : cell.text.slice(cell.valueStart, cell.valueEnd);
  if (cell.type === 'str') return decodeXstring(decodeCharacters(raw));
  if (raw === '') return isFormula ? undefined : null;
  switch (cell.type) {
    case 's':
      return reading.strings.at(Number(raw));
    case 'b':
      return raw.trim() === '1' || raw.trim() === 'true';
    case 'e':
      return { error: decodeCharacters(raw) };
    case 'd':
      return serialDate(raw, reading.dates1904) ?? raw;
    default: {
      const number = Number(raw);
      return Number.isNaN(number) ? decodeCharacters(raw) : number;
    }
  }
}

const DAY = 86_400_000;

/** The serial number of an ISO 8601 date or date and time (18.17.4.1 of ISO 29500-1). */
function serialDate(text: string, dates1904: boolean): number | null {
  const milliseconds = Date.parse(text.includes('T') ? text.replace(/Z?$/, 'Z') : `${text.trim()}T00:00:00Z`);
  if (Number.isNaN(milliseconds)) return null;
  const epoch = dates1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  return (milliseconds - epoch) / DAY;
}

/** The formula whose `<f>` begins at a place in the text. Its content is text alone, so that it ends at the next tag. */
export function readFormula(text: string, start: number): FormulaElement {
  const tagEnd = endOfTag(text, start);
  const tag = text.slice(start, tagEnd);
  const content = isClosedTag(tag) ? '' : text.slice(tagEnd, text.indexOf('<', tagEnd));
  const kind = tag.length > 4 ? attributeOf(tag, 't') : null;
  return {
    text: decodeXstring(decodeCharacters(content)),
    kind: kind === 'shared' || kind === 'array' || kind === 'dataTable' ? kind : 'normal',
    sharedIndex: kind === 'shared' ? attributeOf(tag, 'si') : null,
    ref: kind === null ? null : attributeOf(tag, 'ref'),
  };
}

/** Encodes a text for the XML of a part. */
export function encodedText(text: string): string {
  return escapeText(encodeXstring(text));
}

/**
 * The `t` attribute and the `<v>` element of a value.
 * @param isResult whether the value is the result of a formula: of the cell's own, or of an array formula in another cell
 */
export function valueXml(
  value: CellValue | undefined,
  isResult: boolean,
  { prefix, strings }: CellReading,
): { readonly type: string; readonly content: string } {
  switch (typeof value) {
    case 'number':
      return { type: '', content: `<${prefix}v>${value === 0 ? 0 : value}</${prefix}v>` };
    case 'boolean':
      return { type: ' t="b"', content: `<${prefix}v>${value ? '1' : '0'}</${prefix}v>` };
    case 'string':
      return isResult
        ? { type: ' t="str"', content: `<${prefix}v>${encodedText(value)}</${prefix}v>` }
        : { type: ' t="s"', content: `<${prefix}v>${strings.indexOf(value)}</${prefix}v>` };
    default:
      return value === null || value === undefined
        ? { type: '', content: '' }
        : { type: ' t="e"', content: `<${prefix}v>${escapeText(value.error)}</${prefix}v>` };
  }
}
