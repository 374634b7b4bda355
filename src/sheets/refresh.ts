/**
 * Refreshing a sheet in place: only cells that are no longer right are written, so that widths, fonts and whatever else
 * someone set on the sheet stay.
 */
import { formulaAt, isCellError, valueAt, type SheetGrid } from '../domain/grid';
import { canonicalFormula } from './formula-text';
import { emptySpec, type CellContent, type SheetSpec } from './spec';

/** The spec as a patch of the sheet that stands there; null when its layout is another and it must be made anew. */
export function refreshed(spec: SheetSpec, sheet: SheetGrid): SheetSpec | null {
  if (!hasLayout(spec, sheet)) return null;
  return {
    ...emptySpec(sheet.name, 'patch'),
    blocks: spec.blocks.map((block) => ({
      ...block,
      rows: block.rows.map((row, rowIndex) =>
        row.map((content, columnIndex) =>
          stands(sheet, block.top + rowIndex, block.left + columnIndex, content) ? null : content,
        ),
      ),
    })),
  };
}

/** The merges of these sheets mark every row that is not a unit's: equal merges, equal layout. */
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
