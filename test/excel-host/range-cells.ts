/**
 * How Excel reads and writes contents of cells: typed text becomes a number, a text or a formula.
 */
import type { Area } from '../../src/spreadsheet/address';
import { isCellError, type CellValue } from '../../src/spreadsheet/grid';
import { fromR1C1 } from '../simulated-workbook/from-r1c1';
import { toR1C1 } from '../../src/formula/r1c1';
import type { SimulatedSheet } from '../simulated-workbook/sheet';
import { invalid } from './thing';

/** Text that a Chinese Excel reads as a date or a time. */
const DATE_LIKE =
  /^(?:\d{1,4}[-/年]\d{1,2}(?:[-/月]\d{0,4}日?)?|\d{1,2}月(?:\d{1,2}日)?|\d{1,2}:\d{2}(?::\d{2})?)$/;
/** The value given to every date that is typed. No sheet of the add-in's contains this number otherwise. */
const SOME_DATE = 42_105;

export type Typed = string | number | boolean | null;

/** Writes typed content into a cell; null leaves the cell as it is. In cells with the text format everything stays text. */
export function typeInto(
  sheet: SimulatedSheet,
  row: number,
  column: number,
  typed: Typed,
  isText: boolean,
): void {
  if (typed === null) return;
  if (typeof typed === 'number' || typeof typed === 'boolean') {
    sheet.setValue(row, column, isText ? String(typed) : typed);
    return;
  }
  if (typed === '') sheet.setValue(row, column, null);
  else if (isText) sheet.setValue(row, column, typed.replace(/^'/, ''));
  else if (typed.startsWith("'")) sheet.setValue(row, column, typed.slice(1));
  else if (typed.startsWith('=') && typed.length > 1) sheet.setFormula(row, column, typed.slice(1));
  else sheet.setValue(row, column, recognised(typed));
}

function recognised(text: string): CellValue {
  const plain = text
    .trim()
    .normalize('NFKC')
    .replace(/,(?=\d{3})/g, '');
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?%?$/i.test(plain)) {
    return plain.endsWith('%') ? Number(plain.slice(0, -1)) / 100 : Number(plain);
  }
  if (/^(?:true|false)$/i.test(plain)) return /true/i.test(plain);
  if (DATE_LIKE.test(plain)) return SOME_DATE;
  if (/^[+\-@]/.test(text)) throw invalid(`"${text}" is taken for a formula`);
  if (/^#(?:N\/A|REF!|DIV\/0!|VALUE!|NAME\?|NUM!|NULL!)$/i.test(plain)) return { error: plain.toUpperCase() };
  return text;
}

/** Returns the content for each cell of an area, from a single value for all cells or an array of rows. */
export function spread(value: unknown, area: Area): (row: number, column: number) => Typed {
  if (!Array.isArray(value)) return () => value as Typed;
  const rows = value as readonly unknown[];
  const height = area.bottom - area.top + 1;
  const width = area.right - area.left + 1;
  const fits = rows.length === height && rows.every((row) => Array.isArray(row) && row.length === width);
  if (!fits) throw invalid('the number of rows or columns in the input array does not match the range');
  return (row, column) => (rows[row - area.top] as readonly Typed[])[column - area.left] ?? null;
}

/** A cell's value in the form in which Excel answers it. */
export function shown(value: CellValue): unknown {
  if (value === null) return '';
  return isCellError(value) ? value.error : value;
}

/** A cell's formula with its `=`, or its value if it has none. */
export function formulaOrValue(sheet: SimulatedSheet, row: number, column: number): unknown {
  const cell = sheet.cell(row, column);
  return cell?.formula ? `=${sheet.formulaText(cell)}` : shown(cell?.value ?? null);
}

export function formulaR1C1(sheet: SimulatedSheet, row: number, column: number): unknown {
  const cell = sheet.cell(row, column);
  return cell?.formula ? toR1C1(sheet.formulaText(cell), { row, column }) : shown(cell?.value ?? null);
}

/** Fills an area with a formula in R1C1 notation. @param lands whether a row is written to */
export function fillR1C1(
  sheet: SimulatedSheet,
  area: Area,
  text: string,
  lands: (row: number) => boolean,
): void {
  const base = { row: area.top, column: area.left };
  const formula = fromR1C1(text, base).slice(1);
  for (let row = area.top; row <= area.bottom; row += 1) {
    if (!lands(row)) continue;
    for (let column = area.left; column <= area.right; column += 1)
      sheet.setFormula(row, column, formula, base);
  }
}
