/** The look of the sheet 重点领域建会情况: widths, heights, merged cells and formats. */
import type { Area } from '../../spreadsheet/address';
import type { CellStyle, FormatRange, SheetSpec } from '../../spreadsheet/spec';
import { COLOR, COUNT, PERCENT, rowFormat, SIGNATURE_HEIGHT, STYLE } from '../parts/look';
import {
  AREA_COUNTS,
  AREA_ROW,
  FIRST_ROW,
  HEADER_ROW,
  KEY_ROW,
  type AreaCount,
  type AreaSummaryPlaces,
} from './area-summary-places';

const WIDTH: Readonly<Record<AreaCount, number>> = { due: 6, founded: 6, rate: 9, members: 8 };

/** Zero is shown as a dash, because most units have no entries in most areas. */
const FIGURE: CellStyle = {
  ...STYLE.figure,
  horizontal: 'center',
  indent: 0,
  numberFormat: `${COUNT};-${COUNT};"—"`,
};

export function areaSummaryWidths(places: AreaSummaryPlaces): SheetSpec['columnWidths'] {
  return [
    { column: 1, width: 6 },
    { column: 2, width: 17 },
    ...places.groups.flatMap((group) =>
      AREA_COUNTS.map((count) => ({ column: places.column(group, count), width: WIDTH[count] })),
    ),
  ];
}

export function areaSummaryFormats(places: AreaSummaryPlaces): FormatRange[] {
  const last = places.lastColumn;
  const body = { top: FIRST_ROW, left: 1, bottom: places.totalRow, right: last };
  const areas = {
    top: places.areasRow + 1,
    left: 1,
    bottom: places.lastAreaRow,
    right: places.column(0, 'members'),
  };
  const rates = (area: Area): FormatRange => ({
    area,
    style: { ...STYLE.rate, numberFormat: PERCENT },
  });
  const column = (at: number, { top, bottom }: Area): Area => ({ top, left: at, bottom, right: at });
  const small = { font: { ...STYLE.header.font, size: 11 } } as const;
  return [
    rowFormat(1, 1, last, STYLE.title),
    rowFormat(2, 1, last, STYLE.subtitle),
    rowFormat(KEY_ROW, 1, last, STYLE.keyFigures),
    { area: { ...body, top: AREA_ROW, bottom: HEADER_ROW }, style: { ...STYLE.header, ...small } },
    { area: body, style: FIGURE },
    { area: { ...body, right: 2 }, style: STYLE.text },
    ...places.groups.map((group) => rates(column(places.column(group, 'rate'), body))),
    rowFormat(places.totalRow, 1, last, STYLE.total),
    { area: { ...body, left: places.column(places.areas, 'due') }, style: { fill: COLOR.totalFill } },
    rowFormat(places.totalRow, 1, 2, { ...STYLE.text, font: { name: '黑体' } }),
    rowFormat(places.noteRow, 1, last, { ...STYLE.note, font: { ...STYLE.note.font, color: COLOR.pace } }),
    rowFormat(places.noteRow + 1, 1, last, STYLE.note),
    rowFormat(places.areasRow, 1, areas.right, { ...STYLE.header, ...small }),
    { area: areas, style: FIGURE },
    { area: { ...areas, right: 2 }, style: STYLE.text },
    rates(column(places.column(0, 'rate'), areas)),
    rowFormat(places.lastAreaRow, 1, areas.right, STYLE.total),
    rowFormat(places.signatureRow, 1, last, STYLE.signatures),
  ];
}

export function areaSummaryMerges(places: AreaSummaryPlaces): Area[] {
  const whole = (row: number): Area => ({ top: row, left: 1, bottom: row, right: places.lastColumn });
  const label = (row: number): Area => ({ top: row, left: 1, bottom: row, right: 2 });
  return [
    ...[1, 2, KEY_ROW, places.noteRow, places.noteRow + 1, places.signatureRow].map(whole),
    { top: AREA_ROW, left: 1, bottom: HEADER_ROW, right: 1 },
    { top: AREA_ROW, left: 2, bottom: HEADER_ROW, right: 2 },
    ...places.groups.map((group) => ({
      top: AREA_ROW,
      left: places.column(group, 'due'),
      bottom: AREA_ROW,
      right: places.column(group, 'members'),
    })),
    label(places.totalRow),
    ...Array.from({ length: places.areas + 2 }, (_, index) => label(places.areasRow + index)),
  ];
}

export function areaSummaryRowHeights(places: AreaSummaryPlaces): SheetSpec['rowHeights'] {
  const rows = (from: number, to: number): { row: number; height: number }[] =>
    Array.from({ length: to - from + 1 }, (_, index) => ({ row: from + index, height: 19 }));
  return [
    { row: 1, height: 36 },
    { row: 2, height: 19 },
    { row: KEY_ROW, height: 26 },
    { row: AREA_ROW, height: 32 },
    { row: HEADER_ROW, height: 21 },
    ...rows(FIRST_ROW, places.totalRow),
    { row: places.noteRow, height: 17 },
    { row: places.noteRow + 1, height: 17 },
    { row: places.areasRow, height: 24 },
    ...rows(places.areasRow + 1, places.lastAreaRow),
    // The charts share one row, because no program breaks a page inside a row.
    { row: places.chartRow, height: 210 },
    { row: places.signatureRow, height: SIGNATURE_HEIGHT },
  ];
}
