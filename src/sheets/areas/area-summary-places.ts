/** The positions on the sheet 重点领域建会情况, and references to its counts for other sheets. */
import { absoluteAddress, quotedSheet } from '../../spreadsheet/address';

/** The counts for each area, left to right, with their headings. */
export const AREA_COUNT_HEADING = {
  due: '应建',
  founded: '已建',
  rate: '建会率',
  members: '会员数',
} as const;

export type AreaCount = keyof typeof AREA_COUNT_HEADING;

export const AREA_COUNTS = Object.keys(AREA_COUNT_HEADING) as readonly AreaCount[];

/** The row of the sentence with the key figures. */
export const KEY_ROW = 3;
/** The row of the areas' names, above {@link HEADER_ROW}. */
export const AREA_ROW = 4;
export const HEADER_ROW = 5;
export const FIRST_ROW = HEADER_ROW + 1;
/** The first column with counts; ordinals and unit names stand before it. */
export const FIRST_COLUMN = 3;
const GROUP = AREA_COUNTS.length;

/** The cells with the counts of one area, or of all areas together. */
export type AreaCells = Readonly<Record<AreaCount, string>>;

/** The areas and references to their counts, for formulas on other sheets. */
export interface AreaSummaryReference {
  readonly areas: readonly { readonly name: string; readonly cells: AreaCells }[];
  readonly total: AreaCells;
}

/** References to the summary for other sheets of the same workbook. */
export function areaSummaryReference({
  sheet,
  units,
  areas,
}: {
  readonly sheet: string;
  readonly units: readonly string[];
  readonly areas: readonly string[];
}): AreaSummaryReference {
  const places = new AreaSummaryPlaces(units.length, areas.length);
  const cells = (group: number): AreaCells => {
    const at = (count: AreaCount): string =>
      `${quotedSheet(sheet)}!${absoluteAddress({ row: places.totalRow, column: places.column(group, count) })}`;
    return { due: at('due'), founded: at('founded'), rate: at('rate'), members: at('members') };
  };
  return {
    areas: areas.map((name, group) => ({ name, cells: cells(group) })),
    total: cells(areas.length),
  };
}

/** The positions on the sheet. Each area has a group of columns; the group after the last area holds the totals. */
export class AreaSummaryPlaces {
  readonly lastRow: number;
  readonly totalRow: number;
  readonly noteRow: number;
  /** The header row of the table of areas. */
  readonly areasRow: number;
  readonly lastAreaRow: number;
  readonly signatureRow: number;
  readonly chartRow: number;
  readonly lastColumn: number;

  constructor(
    units: number,
    readonly areas: number,
  ) {
    this.lastRow = HEADER_ROW + units;
    this.totalRow = this.lastRow + 1;
    this.noteRow = this.totalRow + 1;
    this.areasRow = this.noteRow + 2;
    this.lastAreaRow = this.areasRow + areas + 1;
    this.chartRow = this.lastAreaRow + 1;
    this.signatureRow = this.chartRow + 1;
    this.lastColumn = FIRST_COLUMN + GROUP * (areas + 1) - 1;
  }

  column(group: number, count: AreaCount): number {
    return FIRST_COLUMN + group * GROUP + AREA_COUNTS.indexOf(count);
  }

  /** The indices of the groups: one for each area, then one for the totals. */
  get groups(): number[] {
    return Array.from({ length: this.areas + 1 }, (_, group) => group);
  }
}
