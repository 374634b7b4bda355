/**
 * What an action says it did, sheet by sheet.
 */
import { areaAddress, around, cellArea, type Area } from '../spreadsheet/address';
import type { Finding } from '../domain/finding';
import type { SheetSpec, WorkbookChange } from '../spreadsheet/spec';

export interface WrittenSheet {
  readonly name: string;
  /** The smallest range that holds everything written: `A1:M26`. */
  readonly range: string;
  readonly state: 'made' | 'refreshed' | 'patched';
}

export interface KeptCopy {
  readonly sheet: string;
  readonly copy: string;
}

export interface ActionReport {
  readonly sheets: readonly WrittenSheet[];
  readonly keptCopies: readonly KeptCopy[];
  readonly findings: readonly Finding[];
}

/** Describes a change that was applied; `existing` are the sheets there were before. */
export function reportOf(
  change: WorkbookChange,
  existing: readonly string[],
  findings: readonly Finding[],
): ActionReport {
  return {
    sheets: change.sheets.flatMap((spec) => {
      const range = writtenRange(spec);
      if (range === null) return [];
      const isNew = !existing.includes(spec.sheet);
      return [
        { name: spec.sheet, range, state: isNew ? 'made' : spec.mode === 'own' ? 'refreshed' : 'patched' },
      ];
    }),
    keptCopies: change.copies.map(({ sheet, as }) => ({ sheet, copy: as })),
    findings,
  };
}

function writtenRange(spec: SheetSpec): string | null {
  const cells = spec.blocks.flatMap((block) =>
    block.rows.flatMap((row, rowIndex) =>
      row.flatMap((content, columnIndex) =>
        content === null ? [] : [cellArea({ row: block.top + rowIndex, column: block.left + columnIndex })],
      ),
    ),
  );
  const area = [...cells, ...spec.fills.map((fill) => fill.area)].reduce<Area | null>(
    (whole, part) => (whole === null ? part : around(whole, part)),
    null,
  );
  return area && areaAddress(area);
}
