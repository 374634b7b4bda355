/**
 * Merges several changes of a workbook into one, so that they are made and undone together.
 */
import { contains, type Area } from './address';
import type { Block, CellContent, NameSpec, SheetSpec, WorkbookChange } from './spec';

/** A change that changes nothing. */
export const NO_CHANGE: WorkbookChange = { copies: [], sheets: [], names: [], removedNames: [] };

/**
 * Merges changes that were planned one after the other. The result has one spec per sheet, in the order in which the sheets first appear. A
 * later change may overwrite cells of an earlier change's blocks, but not of its fills. Copies of sheets are made before anything is
 * written, so they contain the sheets as they were before the first change.
 */
export function mergedChange(...changes: readonly WorkbookChange[]): WorkbookChange {
  const sheets = new Map<string, SheetSpec>();
  const names = new Map<string, NameSpec>();
  const removed = new Set<string>();
  for (const change of changes) {
    for (const name of change.removedNames) {
      names.delete(name);
      removed.add(name);
    }
    for (const name of change.names) names.set(name.name, name);
    for (const spec of change.sheets) {
      const before = sheets.get(spec.sheet);
      sheets.set(spec.sheet, before ? mergedSpec(before, spec) : spec);
    }
  }
  return {
    copies: changes.flatMap((change) => change.copies),
    sheets: [...sheets.values()],
    names: [...names.values()],
    removedNames: [...removed],
  };
}

/** Merges two specs of a sheet. If the second makes the sheet anew, it replaces the first. */
function mergedSpec(first: SheetSpec, then: SheetSpec): SheetSpec {
  if (then.mode === 'own') return then;
  const tabColor = then.tabColor ?? first.tabColor;
  return {
    ...first,
    ...(tabColor === undefined ? {} : { tabColor }),
    blocks: [...without(first.blocks, writtenBy(then)), ...then.blocks],
    fills: [...first.fills, ...then.fills],
    formats: [...first.formats, ...then.formats],
    merges: [...first.merges, ...then.merges],
    columnWidths: [...first.columnWidths, ...then.columnWidths],
    rowHeights: [...first.rowHeights, ...then.rowHeights],
    shownTexts: [...first.shownTexts, ...then.shownTexts],
    hiddenColumns: [...first.hiddenColumns, ...then.hiddenColumns],
    conditionalFormats: [...first.conditionalFormats, ...then.conditionalFormats],
    validations: [...first.validations, ...then.validations],
    charts: [...first.charts, ...then.charts],
    freeze: then.freeze ?? first.freeze,
    print: first.print && then.print ? { ...first.print, ...then.print } : (then.print ?? first.print),
    protected: first.protected || then.protected,
  };
}

/** Whether a spec writes a cell. */
type Writes = (row: number, column: number) => boolean;

function writtenBy({ blocks, fills }: SheetSpec): Writes {
  const cells = new Set(
    blocks.flatMap(({ top, left, rows }) =>
      rows.flatMap((row, index) =>
        row.flatMap((content, offset) => (content === null ? [] : [`${top + index} ${left + offset}`])),
      ),
    ),
  );
  const areas = fills.map((fill): Area => fill.area);
  return (row, column) =>
    cells.has(`${row} ${column}`) || areas.some((area) => contains(area, { row, column }));
}

/**
 * The blocks without the cells that a later change writes too. Undo compares each cell with what was written to find what users typed
 * since, so a cell must be written only once.
 */
function without(blocks: readonly Block[], isWritten: Writes): Block[] {
  return blocks.map(({ top, left, rows }) => ({
    top,
    left,
    rows: rows.map((row, index) =>
      row.map((content, offset): CellContent => (isWritten(top + index, left + offset) ? null : content)),
    ),
  }));
}
