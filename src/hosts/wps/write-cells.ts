/**
 * Writes contents into cells in blocks, and reads each block back.
 */
import { areaAddress, type Area } from '../../domain/address';
import { rectanglesOf } from '../../sheets/fill-down';
import { canonicalFormula } from '../../sheets/formula-text';
import { MovableFormula } from '../../sheets/formula/references';
import type { Block, CellContent, Fill } from '../../sheets/spec';
import { typed } from '../typed';
import { placeOf, type PinnedBook } from './book';
import type { Doing } from './doing';
import { blocksOf, readCells } from './read-book';

/** The areas of a block that are written; cells left alone (null) are in none. */
export function writtenAreas(block: Block): Area[] {
  return rectanglesOf(block).map(areaOfBlock);
}

export function writeBlock(pinned: PinnedBook, doing: Doing, sheet: string, block: Block): void {
  for (const piece of rectanglesOf(block)) {
    const area = areaOfBlock(piece);
    for (const part of blocksOf(area)) {
      const rows = piece.rows.slice(part.top - area.top, part.bottom - area.top + 1);
      writeRows(pinned, doing, sheet, part, rows);
    }
  }
}

/** A formula that is filled is written out cell by cell: that asks less of the program than letting it move references. */
export function writeFill(pinned: PinnedBook, doing: Doing, sheet: string, { area, formula }: Fill): void {
  const movable = new MovableFormula(formula.replace(/^=/, ''));
  for (const part of blocksOf(area)) {
    const rows: CellContent[][] = [];
    for (let row = part.top; row <= part.bottom; row += 1) {
      const cells: CellContent[] = [];
      for (let column = part.left; column <= part.right; column += 1) {
        cells.push({ formula: `=${movable.moved(row - area.top, column - area.left)}` });
      }
      rows.push(cells);
    }
    writeRows(pinned, doing, sheet, part, rows);
  }
}

function areaOfBlock({ top, left, rows }: Block): Area {
  return { top, left, bottom: top + rows.length - 1, right: left + (rows[0]?.length ?? 1) - 1 };
}

function writeRows(
  pinned: PinnedBook,
  doing: Doing,
  sheet: string,
  area: Area,
  rows: readonly (readonly CellContent[])[],
): void {
  const worksheet = pinned.sheet(sheet);
  const before = readCells(worksheet, area).formulas;
  doing.must(
    'write-cells',
    placeOf(sheet, area),
    () => {
      const cells = rows.map((row) => row.map(typed));
      // Formulas and values alike: what does not begin with = is taken as a value.
      worksheet.Range(areaAddress(area)).Formula =
        rows.length * (rows[0]?.length ?? 0) === 1 ? cells[0]?.[0] : cells;
    },
    () => {
      const now = readCells(worksheet, area);
      return rows.every((row, i) =>
        row.every((content, j) => {
          const formula = now.formulas[i]?.[j] ?? null;
          if (typeof content === 'object' && content !== null) {
            return isWritten(formula, content.formula, before[i]?.[j] ?? null);
          }
          return formula === null && (now.values[i]?.[j] ?? '') === (content ?? '');
        }),
      );
    },
  );
}

/** A program may word a formula in its own way: then it is at least another than before. */
function isWritten(now: string | null, wanted: string, before: string | null): boolean {
  if (now === null) return false;
  return canonicalFormula(now) === canonicalFormula(wanted) || now !== before;
}
