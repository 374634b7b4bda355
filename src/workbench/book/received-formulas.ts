/** The formulas of a sheet on the page, which the worker sent (sent-formulas.ts). */
import { MovableFormula } from '../../formula/references';
import type { SheetGrid } from '../../spreadsheet/grid';
import type { SentFormulas } from './sent-formulas';

/**
 * The formulas row by row. A row's formulas are written out when the row is first looked at.
 * @param parts the parts of the sheet, in order
 * @param size how many rows each part has but the last
 */
export function receivedFormulas(parts: readonly SentFormulas[], size: number): SheetGrid['formulas'] {
  const rows = parts.flatMap(({ texts }) => texts);
  if (parts.every(({ fills }) => fills.length === 0)) return rows;
  const movable = new Map<string, MovableFormula>();
  const isWritten = new Uint8Array(rows.length);
  const writeOut = (row: number): void => {
    isWritten[row] = 1;
    const own = parts[Math.floor(row / size)]?.fills.filter(({ from, to }) => from <= row && row <= to) ?? [];
    if (own.length === 0) return;
    const line = [...(rows[row] ?? [])];
    for (const { column, from, formula, down, right } of own) {
      let of = movable.get(formula);
      if (!of) movable.set(formula, (of = new MovableFormula(formula)));
      line[column] = `=${of.moved(down + row - from, right)}`;
    }
    rows[row] = line;
  };
  return new Proxy(rows, {
    get(target, key): unknown {
      const row = typeof key === 'string' ? Number(key) : NaN;
      if (isWritten[row] === 0) writeOut(row);
      return Reflect.get(target, key);
    },
  });
}
