/**
 * A fingerprint of a sheet that the add-in made; a later run uses it to detect whether someone edited the sheet.
 *
 * It covers what a user would change (texts, numbers, the shape of formulas), not what a spreadsheet program changes by itself:
 * addresses and sheet names inside formulas change when the table they refer to is moved.
 */
import { formulaAt, isCellError, valueAt, type SheetGrid } from '../../spreadsheet/grid';
import { canonicalFormula } from '../../formula/canonical';
import { MANY_ROWS } from '../../spreadsheet/reading';
import type { CellContent, SheetSpec } from '../../spreadsheet/spec';

/** The columns that the fingerprint ignores, in whole or in part. */
export interface Fingerprinted {
  /** Columns that users are meant to fill in; they are ignored. */
  readonly free: readonly number[];
  /** Columns of formulas. On a large sheet only the positions of these formulas are read, so only the positions count. */
  readonly formulaColumns: readonly number[];
}

/** The fingerprint of a new sheet, computed from its spec. */
export function specFingerprint(spec: SheetSpec, columns: Fingerprinted): string {
  const cells = new Cells();
  for (const block of spec.blocks) {
    block.rows.forEach((row, rowIndex) => {
      row.forEach((content, columnIndex) => {
        cells.add(block.top + rowIndex, block.left + columnIndex, contentText(content));
      });
    });
  }
  for (const { area, formula } of spec.fills) {
    // Addresses are ignored, so a formula has the same shape in all cells of the fill.
    const text = contentText({ formula });
    for (let row = area.top; row <= area.bottom; row += 1) {
      for (let column = area.left; column <= area.right; column += 1) cells.add(row, column, text);
    }
  }
  return cells.hash(columns);
}

/** The fingerprint of an existing sheet. */
export function sheetFingerprint(sheet: SheetGrid, columns: Fingerprinted): string {
  const cells = new Cells();
  const { area } = sheet;
  if (!area) return cells.hash(columns);
  for (let row = area.top; row <= area.bottom; row += 1) {
    for (let column = area.left; column <= area.right; column += 1) {
      const formula = formulaAt(sheet, row, column);
      const value = valueAt(sheet, row, column);
      const shown = isCellError(value) ? value.error : value;
      cells.add(row, column, contentText(formula === null ? shown : { formula }));
    }
  }
  return cells.hash(columns);
}

/** A sheet's contents by cell; empty cells are left out. */
class Cells {
  /** The cells' texts by column, and in it by row. */
  private readonly columns = new Map<number, string[]>();
  /** Whether a row has a cell, by row. */
  private readonly isUsed: boolean[] = [];

  add(row: number, column: number, text: string): void {
    if (text === '') return;
    let texts = this.columns.get(column);
    if (!texts) this.columns.set(column, (texts = []));
    texts[row] = text;
    this.isUsed[row] = true;
  }

  hash({ free, formulaColumns }: Fingerprinted): string {
    const rows = inOrderOfText(this.isUsed.flatMap((isUsed, row) => (isUsed ? row : [])));
    const isLarge = rows.some((row) => row > MANY_ROWS);
    const columns = inOrderOfText([...this.columns.keys()])
      .filter((column) => !free.includes(column))
      .map((column) => ({
        column,
        texts: this.columns.get(column) ?? [],
        // Only the positions of the formulas count.
        isShort: isLarge && formulaColumns.includes(column),
      }));
    const hash = new Hash();
    for (const row of rows) {
      let line = '';
      for (const { column, texts, isShort } of columns) {
        const text = texts[row];
        if (text === undefined || (isShort && !text.startsWith('='))) continue;
        line += `${row},${column}\t${isShort ? '=' : text}\n`;
      }
      hash.add(line);
    }
    return hash.text;
  }
}

/** Numbers in the order of their texts, in which fingerprints were always made: 1, 10, 2. */
function inOrderOfText(numbers: readonly number[]): number[] {
  return numbers.map(String).sort().map(Number);
}

function contentText(content: CellContent): string {
  if (content === null || content === '') return '';
  return typeof content === 'object' ? `=${formulaShape(content.formula)}` : String(content).trim();
}

/** A formula without the addresses in it. */
function formulaShape(formula: string): string {
  return canonicalFormula(formula)
    .split(/("(?:[^"]|"")*")/)
    .map((part, index) =>
      index % 2 === 1
        ? part
        : part.replace(/[^\s!,()+\-*/&<>=:]+!/g, '').replace(/\$?[A-Z]{1,3}\$?\d+/g, '@'),
    )
    .join('')
    .replace(/@:@/g, '@');
}

/** A hash: FNV-1a over 2 × 32 bits. It is long enough to notice a change, and the same on every machine. */
class Hash {
  private low = 0x811c9dc5;
  private high = 0x9dc5811c;

  add(text: string): void {
    let { low, high } = this;
    for (let at = 0; at < text.length; at++) {
      let code = text.charCodeAt(at);
      // A character beyond U+FFFF takes two places.
      if (code >= 0xd800 && code <= 0xdbff) code = text.codePointAt(at) ?? 0;
      if (code > 0xffff) at++;
      low = Math.imul(low ^ code, 0x01000193);
      high = Math.imul(high ^ (code + 1), 0x01000193);
    }
    this.low = low;
    this.high = high;
  }

  get text(): string {
    return [this.low, this.high].map((part) => (part >>> 0).toString(16).padStart(8, '0')).join('');
  }
}
