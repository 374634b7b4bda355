/**
 * A fingerprint of a sheet the add-in made, by which a later run knows whether someone changed it by hand.
 *
 * It covers what a person would change (texts, numbers, the shape of formulas), not what a spreadsheet program changes of
 * itself: addresses and sheet names inside formulas move when the table they point to moves.
 */
import { formulaAt, isCellError, valueAt, type SheetGrid } from '../domain/grid';
import { canonicalFormula } from './formula-text';
import type { CellContent, SheetSpec } from './spec';

/** The fingerprint of a sheet as a spec says it; `skip` are columns people are meant to write in. */
export function specFingerprint(spec: SheetSpec, skip: readonly number[]): string {
  const cells = new Map<string, string>();
  for (const block of spec.blocks) {
    block.rows.forEach((row, rowIndex) => {
      row.forEach((content, columnIndex) => {
        const text = contentText(content);
        const column = block.left + columnIndex;
        if (text !== '' && !skip.includes(column)) cells.set(key(block.top + rowIndex, column), text);
      });
    });
  }
  for (const { area, formula } of spec.fills) {
    // Addresses count for nothing here: the formula has one shape in all its cells.
    const text = contentText({ formula });
    for (let row = area.top; row <= area.bottom; row += 1) {
      for (let column = area.left; column <= area.right; column += 1) {
        if (!skip.includes(column)) cells.set(key(row, column), text);
      }
    }
  }
  return hash(cells);
}

/** The fingerprint of a sheet as it stands in the workbook. */
export function sheetFingerprint(sheet: SheetGrid, skip: readonly number[]): string {
  const cells = new Map<string, string>();
  const { area } = sheet;
  if (!area) return hash(cells);
  for (let row = area.top; row <= area.bottom; row += 1) {
    for (let column = area.left; column <= area.right; column += 1) {
      if (skip.includes(column)) continue;
      const formula = formulaAt(sheet, row, column);
      const value = valueAt(sheet, row, column);
      const shown = isCellError(value) ? value.error : value;
      const text = contentText(formula === null ? shown : { formula });
      if (text !== '') cells.set(key(row, column), text);
    }
  }
  return hash(cells);
}

function key(row: number, column: number): string {
  return `${String(row)},${String(column)}`;
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

/** FNV-1a over 2 × 32 bits: enough to notice a change, and the same on every machine. */
function hash(cells: ReadonlyMap<string, string>): string {
  let low = 0x811c9dc5;
  let high = 0x9dc5811c;
  for (const at of [...cells.keys()].sort()) {
    for (const character of `${at}\t${cells.get(at) ?? ''}\n`) {
      const code = character.codePointAt(0) ?? 0;
      low = Math.imul(low ^ code, 0x01000193);
      high = Math.imul(high ^ (code + 1), 0x01000193);
    }
  }
  return [low, high].map((part) => (part >>> 0).toString(16).padStart(8, '0')).join('');
}
