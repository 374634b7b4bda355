/**
 * What stays on a sheet of the add-in when it is made anew: how its page is set up, the colour of its tab, its grid lines. The add-in sets
 * them when it first makes the sheet; afterwards they belong to the user (docs/decisions/0006-what-stays.md).
 */
import { boundingArea, cellArea, type Area } from '../../spreadsheet/address';
import { blockArea } from '../../spreadsheet/rectangles';
import type { PrintSetup, SheetSpec } from '../../spreadsheet/spec';

/** The settings of an existing sheet that speak of cells. */
export interface PageFacts {
  readonly hasPrintArea: boolean;
  /** Whether header rows are repeated on each page. */
  readonly repeatsRows: boolean;
}

/**
 * The spec for an existing sheet. A print area and repeated rows speak of cells, so where the sheet has them they follow the new contents;
 * where the user removed them, they stay removed.
 */
export function asRemade(spec: SheetSpec, { hasPrintArea, repeatsRows }: PageFacts): SheetSpec {
  const { print } = spec;
  const printArea = hasPrintArea ? (print?.printArea ?? wholeArea(spec)) : null;
  const repeatRows = repeatsRows ? (print?.repeatRows ?? null) : null;
  const pages: PrintSetup = { ...(printArea ? { printArea } : {}), ...(repeatRows ? { repeatRows } : {}) };
  const remade: SheetSpec & { tabColor?: string } = {
    ...spec,
    print: printArea || repeatRows ? pages : null,
    showGridLines: null,
  };
  delete remade.tabColor;
  return remade;
}

/** The smallest area that contains everything on the sheet; null for an empty sheet. A print area that misses a part would hide it. */
function wholeArea({ blocks, fills, formats, merges, charts }: SheetSpec): Area | null {
  const areas = [
    ...blocks.filter(({ rows }) => rows.length > 0).map(blockArea),
    ...[...fills, ...formats].map(({ area }) => area),
    ...merges,
    ...charts.map(({ anchor }) => anchor),
  ];
  return areas.length === 0 ? null : areas.reduce(boundingArea, cellArea({ row: 1, column: 1 }));
}
