/**
 * Writes contents to cells in blocks, and reads each block back.
 */
import { areaAddress, boundingArea, isSingleCell, type Area } from '../../../spreadsheet/address';
import { blockArea, rectanglesOf } from '../../../spreadsheet/rectangles';
import { canonicalFormula } from '../../../formula/canonical';
import { MovableFormula } from '../../../formula/references';
import type { Block, CellContent, Fill } from '../../../spreadsheet/spec';
import { contentToType } from '../../shared/content-to-type';
import { placeOf, type PinnedBook } from '../book';
import type { CheckedWriter } from '../checked-writer';
import { blocksOf, readCells } from '../read/read-book';

/** The areas of a block that are written, without the cells that stay unchanged (null). */
export function writtenAreas(block: Block): Area[] {
  return rectanglesOf(block).map(blockArea);
}

export function writeBlock(pinned: PinnedBook, writer: CheckedWriter, sheet: string, block: Block): void {
  const pieces = rectanglesOf(block).flatMap((piece) => {
    const area = blockArea(piece);
    return blocksOf(area).map((part) => ({
      area: part,
      rows: piece.rows.slice(part.top - area.top, part.bottom - area.top + 1),
    }));
  });
  if (pieces.length > 0) writePieces(pinned, writer, sheet, pieces);
}

/** Writes the formula of a fill to each cell with its references moved already, so that the program need not move them. */
export function writeFill(
  pinned: PinnedBook,
  writer: CheckedWriter,
  sheet: string,
  { area, formula }: Fill,
): void {
  const movable = new MovableFormula(formula.replace(/^=/, ''));
  const pieces = blocksOf(area).map((part) => ({
    area: part,
    rows: cellsOf(part, (row, column) => ({
      formula: `=${movable.moved(row - area.top, column - area.left)}`,
    })),
  }));
  writePieces(pinned, writer, sheet, pieces);
}

function cellsOf(area: Area, content: (row: number, column: number) => CellContent): CellContent[][] {
  return Array.from({ length: area.bottom - area.top + 1 }, (_, i) =>
    Array.from({ length: area.right - area.left + 1 }, (__, j) => content(area.top + i, area.left + j)),
  );
}

/** What a single call writes. */
interface Piece {
  readonly area: Area;
  readonly rows: readonly (readonly CellContent[])[];
}

/** Writes the pieces, and reads all of them back together, so that many small pieces cost little. */
function writePieces(
  pinned: PinnedBook,
  writer: CheckedWriter,
  sheet: string,
  pieces: readonly Piece[],
): void {
  const worksheet = pinned.sheet(sheet);
  const whole = pieces.map((piece) => piece.area).reduce(boundingArea);
  const before = readCells(worksheet, whole);
  writer.must(
    'write-cells',
    placeOf(sheet, whole),
    () => {
      for (const { area, rows } of pieces) {
        const cells = rows.map((row) => row.map(contentToType));
        // `Formula` takes values too: a text that does not begin with = is a value.
        worksheet.Range(areaAddress(area)).Formula = isSingleCell(area) ? cells[0]?.[0] : cells;
      }
    },
    () => {
      const now = readCells(worksheet, whole);
      return pieces.every(({ area, rows }) =>
        rows.every((row, i) =>
          row.every((content, j) => {
            const [at, beside] = [area.top + i - whole.top, area.left + j - whole.left];
            const formula = now.formulas[at]?.[beside] ?? null;
            if (typeof content === 'object' && content !== null) {
              return isWritten(formula, content.formula, before.formulas[at]?.[beside] ?? null);
            }
            return formula === null && (now.values[at]?.[beside] ?? '') === (content ?? '');
          }),
        ),
      );
    },
  );
}

/** Whether a formula was written. A program may rewrite its text; then it must at least differ from the formula before. */
function isWritten(now: string | null, wanted: string, before: string | null): boolean {
  if (now === null) return false;
  return canonicalFormula(now) === canonicalFormula(wanted) || now !== before;
}
