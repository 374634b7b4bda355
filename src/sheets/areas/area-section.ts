/** A section of another sheet about the key areas: a row for each area and a total row, linked to 重点领域建会情况 by formulas. */
import type { Area } from '../../spreadsheet/address';
import type { CellContent, FormatRange } from '../../spreadsheet/spec';
import { PERCENT, rowFormat, STYLE } from '../parts/look';
import { AREA_COUNTS, type AreaCells, type AreaSummaryReference } from './area-summary-places';

const HEADINGS: Readonly<Record<(typeof AREA_COUNTS)[number], string>> = {
  due: '应建会\n（个）',
  founded: '已建会\n（个）',
  rate: '建会率',
  members: '会员数\n（人）',
};

/** The names are in the first two columns, merged; the counts are in the next four. */
const FIRST_COUNT = 3;
const LAST = FIRST_COUNT + AREA_COUNTS.length - 1;
const HEADER_HEIGHT = 34;
const ROW_HEIGHT = 19;

/** The section that begins at a given row; empty where the workbook has no list of key areas. */
export class AreaSection {
  /** The number of rows of the section. */
  readonly height: number;

  constructor(
    private readonly areas: AreaSummaryReference | null,
    private readonly top: number,
  ) {
    this.height = areas ? areas.areas.length + 2 : 0;
  }

  rows(): CellContent[][] {
    const { areas } = this;
    if (!areas) return [];
    const row = (name: string, cells: AreaCells): CellContent[] => [
      name,
      '',
      ...AREA_COUNTS.map((count) => ({ formula: `=${cells[count]}` })),
    ];
    return [
      ['重点领域建会情况', '', ...AREA_COUNTS.map((count) => HEADINGS[count])],
      ...areas.areas.map(({ name, cells }) => row(name, cells)),
      row('合计', areas.total),
    ];
  }

  formats(): FormatRange[] {
    if (!this.areas) return [];
    const bottom = this.top + this.height - 1;
    const body: Area = { top: this.top + 1, left: 1, bottom, right: LAST };
    const rate = FIRST_COUNT + AREA_COUNTS.indexOf('rate');
    return [
      rowFormat(this.top, 1, LAST, STYLE.header),
      { area: body, style: STYLE.figure },
      { area: { ...body, right: FIRST_COUNT - 1 }, style: STYLE.text },
      { area: { ...body, left: rate, right: rate }, style: { ...STYLE.rate, numberFormat: PERCENT } },
      rowFormat(bottom, 1, LAST, STYLE.total),
    ];
  }

  merges(): Area[] {
    return Array.from({ length: this.height }, (_, index) => ({
      top: this.top + index,
      left: 1,
      bottom: this.top + index,
      right: FIRST_COUNT - 1,
    }));
  }

  rowHeights(): { row: number; height: number }[] {
    return Array.from({ length: this.height }, (_, index) => ({
      row: this.top + index,
      height: index === 0 ? HEADER_HEIGHT : ROW_HEIGHT,
    }));
  }
}
