/** Refreshes a sheet in place: writes only cells that are out of date, so that widths, fonts and everything else that the user set is kept. */
import { formulaAt, isCellError, valueAt, type SheetGrid } from '../../spreadsheet/grid';
import { canonicalFormula } from '../../formula/canonical';
import { rectanglesOf } from '../../spreadsheet/rectangles';
import { MovableFormula } from '../../formula/references';
import { runsOf } from '../parts/runs';
import { emptySpec, type CellContent, type Fill, type SheetSpec } from '../../spreadsheet/spec';

/** The spec as a patch of the existing sheet; null when its layout differs, so that the sheet must be made anew. */
export function refreshed(spec: SheetSpec, sheet: SheetGrid): SheetSpec | null {
  if (!hasLayout(spec, sheet)) return null;
  return {
    ...emptySpec(sheet.name, 'patch'),
    blocks: spec.blocks.flatMap((block) =>
      rectanglesOf({
        ...block,
        rows: block.rows.map((row, rowIndex) =>
          row.map((content, columnIndex) =>
            stands(sheet, block.top + rowIndex, block.left + columnIndex, content) ? null : content,
          ),
        ),
      }),
    ),
    fills: spec.fills.flatMap((fill) => unfilled(fill, sheet)),
  };
}

/** The parts of a fill whose cells hold something else. Fills in these specs are one column wide. */
function unfilled({ area, formula }: Fill, sheet: SheetGrid): Fill[] {
  const movable = new MovableFormula(formula);
  const wanted = (row: number): string => movable.moved(row - area.top, 0);
  const rows: number[] = [];
  for (let row = area.top; row <= area.bottom; row += 1) {
    if (!stands(sheet, row, area.left, { formula: wanted(row) })) rows.push(row);
  }
  return runsOf(rows).map(({ top, bottom }) => ({ area: { ...area, top, bottom }, formula: wanted(top) }));
}

/**
 * Whether the sheet has the spec's layout. Every row of these sheets except the units' rows has a merged cell, so equal merges mean
 * equal layouts.
 */
function hasLayout(spec: SheetSpec, sheet: SheetGrid): boolean {
  const key = (area: SheetSpec['merges'][number]): string =>
    [area.top, area.left, area.bottom, area.right].join();
  const standing = new Set(sheet.merges.map(key));
  return standing.size === spec.merges.length && spec.merges.every((merge) => standing.has(key(merge)));
}

function stands(sheet: SheetGrid, row: number, column: number, content: CellContent): boolean {
  const formula = formulaAt(sheet, row, column);
  if (typeof content === 'object' && content !== null) {
    return formula !== null && canonicalFormula(formula) === canonicalFormula(content.formula);
  }
  const value = valueAt(sheet, row, column);
  return formula === null && !isCellError(value) && (value ?? '') === (content ?? '');
}
