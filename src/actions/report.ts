/**
 * Reports what an action wrote, sheet by sheet.
 */
import { areaAddress, boundingArea, type Area } from '../spreadsheet/address';
import type { Finding } from '../domain/finding';
import { sheetNames, type WorkbookGrid } from '../spreadsheet/grid';
import type { Host } from '../spreadsheet/host';
import type { Block, SheetSpec, WorkbookChange } from '../spreadsheet/spec';

export interface WrittenSheet {
  readonly name: string;
  /** The smallest range that contains all written cells: `A1:M26`. */
  readonly range: string;
  readonly state: 'made' | 'refreshed' | 'patched';
}

export interface KeptCopy {
  readonly sheet: string;
  readonly copy: string;
}

/** What was written. */
export interface WriteReport {
  /** Whether the workbook changed, so that 撤销 has a step to revert. */
  readonly isChanged: boolean;
  readonly sheets: readonly WrittenSheet[];
  readonly keptCopies: readonly KeptCopy[];
}

/** What an action wrote, and the findings afterwards. */
export interface ActionReport extends WriteReport {
  readonly findings: readonly Finding[];
}

/** The report of an action that wrote nothing. */
export const NOTHING_WRITTEN: WriteReport = { isChanged: false, sheets: [], keptCopies: [] };

/**
 * Applies a change and reports it.
 * @param before the workbook as read before the change
 * @throws HostError
 */
export async function applyAndReport(
  host: Host,
  change: WorkbookChange,
  before: WorkbookGrid,
): Promise<WriteReport> {
  const isChanged = await host.apply(change);
  return { isChanged, ...reportWritten(change, sheetNames(before)) };
}

/** Reports what a change writes; `existing` are the sheets that existed before. */
export function reportWritten(
  change: WorkbookChange,
  existing: readonly string[],
): Pick<WriteReport, 'sheets' | 'keptCopies'> {
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
  };
}

function writtenRange(spec: SheetSpec): string | null {
  const areas = [
    ...spec.blocks.flatMap((block) => writtenArea(block) ?? []),
    ...spec.fills.map(({ area }) => area),
  ];
  const area = areas.reduce<Area | null>(
    (whole, part) => (whole === null ? part : boundingArea(whole, part)),
    null,
  );
  return area && areaAddress(area);
}

/** The smallest area around the written cells of a block; null when the block writes none. */
function writtenArea({ top, left, rows }: Block): Area | null {
  const area = { top: Infinity, left: Infinity, bottom: 0, right: 0 };
  rows.forEach((row, rowIndex) => {
    row.forEach((content, columnIndex) => {
      if (content === null) return;
      area.top = Math.min(area.top, top + rowIndex);
      area.left = Math.min(area.left, left + columnIndex);
      area.bottom = top + rowIndex;
      area.right = Math.max(area.right, left + columnIndex);
    });
  });
  return area.bottom === 0 ? null : area;
}
