/**
 * Range.format: fonts, fills, borders, alignment, widths and heights.
 */
import type { Area } from '../../src/spreadsheet/address';
import { columnSpan } from '../../src/hosts/file/parts/sheet-part';
import { setColumns } from '../../src/hosts/file/write/sheet-layout';
import { child, children, isTrue, removeElement } from '../../src/hosts/file/package/xml';
import type { BorderLine, CellStyle } from '../../src/spreadsheet/spec';
import type { EdgeName, Look } from '../simulated-workbook/read-format';
import type { SimulatedSheet } from '../simulated-workbook/sheet';
import { common, eachCell, type ExcelContext } from './context';
import { invalid, type Thing } from './thing';

/** Standard column width and row height in points: 64 and 19 pixels at 96 dpi. */
const STANDARD_WIDTH = 48;
const STANDARD_HEIGHT = 14.25;
/** Column widths are in digits of 7 pixels; a pixel is 0.75 points. */
const POINTS_A_DIGIT = 7 * 0.75;

/** Applies a style to cells; unset properties keep their values. */
export function changeStyle(excel: ExcelContext, sheet: SimulatedSheet, area: Area, style: CellStyle): void {
  excel.write(sheet);
  const made = new Map<number, number>();
  eachCell(sheet, area, (row, column) => {
    const base = sheet.style(row, column);
    const over = made.get(base) ?? excel.book.styled(base, style);
    made.set(base, over);
    sheet.setStyle(row, column, over);
  });
}

const LINE_OF: Readonly<Record<string, BorderLine>> = { Hairline: 'hair', Thin: 'thin', Medium: 'medium' };
const WEIGHT_OF: Readonly<Record<string, string>> = {
  hair: 'Hairline',
  thin: 'Thin',
  medium: 'Medium',
  thick: 'Thick',
};

export function formatThing(excel: ExcelContext, sheet: SimulatedSheet, area: Area): Thing {
  const change = (style: CellStyle): void => {
    changeStyle(excel, sheet, area, style);
  };
  const shared = <T>(pick: (look: Look) => T) =>
    common(sheet, area, (row, column) => pick(excel.look(sheet, row, column)));
  return {
    type: 'RangeFormat',
    get: {
      HorizontalAlignment: () => shared((look) => look.horizontal),
      VerticalAlignment: () => shared((look) => look.vertical),
      WrapText: () => shared((look) => look.wrap),
      ShrinkToFit: () => shared((look) => look.shrink),
      IndentLevel: () => shared((look) => look.indent),
      ColumnWidth: () => columnWidth(excel, sheet, area.left),
      RowHeight: () => rowHeight(sheet, area.top),
    },
    set: {
      HorizontalAlignment: (value: string) => change({ horizontal: value.toLowerCase() as never }),
      VerticalAlignment: (value: string) => change({ vertical: value.toLowerCase() as never }),
      WrapText: (value: boolean) => change({ wrap: value }),
      ShrinkToFit: (value: boolean) => change({ shrink: value }),
      IndentLevel: (value: number) => change({ indent: value }),
      ColumnWidth: (value: number) => {
        excel.write(sheet);
        setWidth(excel, sheet, area, value);
      },
      RowHeight: (value: number) => {
        excel.write(sheet);
        for (let row = area.top; row <= area.bottom; row += 1) sheet.setHeight(row, value);
      },
      UseStandardWidth: () => {
        const cols = child(excel.book.part(sheet).root, 'cols');
        if (cols) removeElement(cols);
      },
      UseStandardHeight: () => {
        sheet.useStandardHeights();
      },
    },
    nav: {
      Fill: () => fillThing(excel, sheet, area, change),
      Font: () => fontThing(shared, change),
      Borders: () => ({
        type: 'RangeBorderCollection',
        item: (side) => borderThing(excel, sheet, area, String(side)),
      }),
      Protection: () => ({
        type: 'FormatProtection',
        get: { Locked: () => shared((look) => look.locked) },
        set: { Locked: (value: boolean) => change({ locked: value }) },
      }),
    },
  };
}

function fillThing(
  excel: ExcelContext,
  sheet: SimulatedSheet,
  area: Area,
  change: (style: CellStyle) => void,
): Thing {
  const color = (): string | null =>
    common(sheet, area, (row, column) => excel.look(sheet, row, column).fill ?? '#FFFFFF');
  return {
    type: 'RangeFill',
    get: { Color: color },
    set: { Color: (value: string) => change({ fill: value }) },
    call: { Clear: () => change({ fill: null }) },
  };
}

function fontThing(
  shared: <T>(pick: (look: Look) => T) => T | null,
  change: (style: CellStyle) => void,
): Thing {
  return {
    type: 'RangeFont',
    get: {
      Name: () => shared((look) => look.font.name),
      Size: () => shared((look) => look.font.size),
      Bold: () => shared((look) => look.font.bold),
      Italic: () => shared((look) => look.font.italic),
      Color: () => shared((look) => look.font.color),
    },
    set: {
      Name: (value: string) => change({ font: { name: value } }),
      Size: (value: number) => change({ font: { size: value } }),
      Bold: (value: boolean) => change({ font: { bold: value } }),
      Italic: (value: boolean) => change({ font: { italic: value } }),
      Color: (value: string) => change({ font: { color: value } }),
    },
  };
}

/** The cells and their edges that form one side of a range. */
function edgesOf(area: Area, side: string): { cells: Area; edge: EdgeName }[] {
  const { top, left, bottom, right } = area;
  switch (side) {
    case 'EdgeTop':
      return [{ cells: { ...area, bottom: top }, edge: 'top' }];
    case 'EdgeBottom':
      return [{ cells: { ...area, top: bottom }, edge: 'bottom' }];
    case 'EdgeLeft':
      return [{ cells: { ...area, right: left }, edge: 'left' }];
    case 'EdgeRight':
      return [{ cells: { ...area, left: right }, edge: 'right' }];
    case 'InsideHorizontal':
      return bottom === top
        ? []
        : [
            { cells: { ...area, bottom: bottom - 1 }, edge: 'bottom' },
            { cells: { ...area, top: top + 1 }, edge: 'top' },
          ];
    case 'InsideVertical':
      return right === left
        ? []
        : [
            { cells: { ...area, right: right - 1 }, edge: 'right' },
            { cells: { ...area, left: left + 1 }, edge: 'left' },
          ];
    default:
      throw invalid(side);
  }
}

function borderThing(excel: ExcelContext, sheet: SimulatedSheet, area: Area, side: string): Thing {
  const edges = edgesOf(area, side);
  const read = (pick: (edge: Look['edges'][EdgeName]) => string): string | null => {
    const values = edges.map(({ cells, edge }) =>
      common(sheet, cells, (row, column) => pick(excel.look(sheet, row, column).edges[edge])),
    );
    const [first = null] = values;
    return values.every((value) => value === first) ? first : null;
  };
  const change = (changed: (present: Look['edges'][EdgeName]) => { line: string; color?: string }): void => {
    excel.write(sheet);
    for (const { cells, edge } of edges) {
      // The new format depends on the cell's present one.
      const made = new Map<number, number>();
      eachCell(sheet, cells, (row, column) => {
        const base = sheet.style(row, column);
        const over =
          made.get(base) ?? overEdge(excel, base, edge, changed(excel.formats.look(base).edges[edge]));
        made.set(base, over);
        sheet.setStyle(row, column, over);
      });
    }
  };
  return {
    type: 'RangeBorder',
    get: {
      Style: () => {
        const line = read((edge) => edge.line);
        return line === null ? null : line === 'none' ? 'None' : 'Continuous';
      },
      Weight: () => WEIGHT_OF[read((edge) => edge.line) ?? ''] ?? 'Thin',
      // office-js #2349: a missing border has a colour, too.
      Color: () => read((edge) => (edge.line === 'none' ? '#000000' : edge.color)),
    },
    set: {
      Style: (value: string) =>
        change(({ line }) => ({ line: value === 'None' ? 'none' : line === 'none' ? 'thin' : line })),
      Weight: (value: string) => change(() => ({ line: LINE_OF[value] ?? 'thin' })),
      Color: (value: string) =>
        change(({ line }) => ({ line: line === 'none' ? 'thin' : line, color: value })),
    },
  };
}

function overEdge(
  excel: ExcelContext,
  base: number,
  edge: EdgeName,
  { line, color }: { readonly line: string; readonly color?: string },
): number {
  const border = { [edge]: line, ...(color === undefined ? {} : { color }) };
  return excel.book.styled(base, { border });
}

/** A column's width in points. */
export function columnWidth(excel: ExcelContext, sheet: SimulatedSheet, column: number): number {
  const cols = child(excel.book.part(sheet).root, 'cols');
  const col =
    cols &&
    children(cols).find((element) => columnSpan(element).from <= column && columnSpan(element).to >= column);
  const width = Number(col?.getAttribute('width') ?? 0);
  return width === 0 ? STANDARD_WIDTH : Math.round(width * 7) * 0.75;
}

/** Sets widths. Excel stores them in 256ths of a digit. */
function setWidth(excel: ExcelContext, sheet: SimulatedSheet, area: Area, points: number): void {
  const width = Math.trunc((points / POINTS_A_DIGIT) * 256) / 256;
  for (let column = area.left; column <= area.right; column += 1) {
    // setColumns adds the padding (182/256), which is already part of this width.
    setColumns(excel.book.part(sheet), {
      columnWidths: [{ column, width: width - 182 / 256 }],
      hiddenColumns: [],
    });
  }
}

export function isColumnHidden(excel: ExcelContext, sheet: SimulatedSheet, column: number): boolean {
  const cols = child(excel.book.part(sheet).root, 'cols');
  const col =
    cols &&
    children(cols).find((element) => columnSpan(element).from <= column && columnSpan(element).to >= column);
  return isTrue(col?.getAttribute('hidden') ?? null);
}

/** A row's height in points. */
export function rowHeight(sheet: SimulatedSheet, row: number): number {
  return sheet.heights.get(row) ?? STANDARD_HEIGHT;
}
