/**
 * Range and RangeAreas.
 */
import { areaAddress, overlaps, type Area } from '../../src/spreadsheet/address';
import { setMerges } from '../../src/hosts/file/write/sheet-layout';
import { child, children, removeElement } from '../../src/hosts/file/package/xml';
import type { BorderLine } from '../../src/spreadsheet/spec';
import type { Look } from '../simulated-workbook/read-format';
import type { SimulatedSheet } from '../simulated-workbook/sheet';
import { conditionalFormats } from './conditional-formats';
import { addressOf, common, eachCell, intersection, matrix, WHOLE_SHEET, type ExcelContext } from './context';
import { dataValidation } from './data-validation';
import { changeStyle, columnWidth, formatThing, isColumnHidden, rowHeight } from './format';
import { fillR1C1, formulaOrValue, formulaR1C1, shown, spread, typeInto } from './range-cells';
import { ExcelError, invalid, NOTHING, NotSimulated, type Thing } from './thing';

/** The most merged areas that an answer can list. */
const MOST_MERGES = 512;

/** A Range object, with its cells for use by other simulated objects. */
export interface RangeThing extends Thing {
  readonly sheet: SimulatedSheet;
  readonly area: Area;
}

export function isRange(thing: unknown): thing is RangeThing {
  return typeof thing === 'object' && thing !== null && (thing as Thing).type === 'Range';
}

/** Its members are made when they are asked for: of most ranges a single one is used, and there are many ranges. */
export function rangeThing(excel: ExcelContext, sheet: SimulatedSheet, area: Area): RangeThing {
  return {
    type: 'Range',
    sheet,
    area,
    get get() {
      return readable(excel, sheet, area);
    },
    get set() {
      return writable(excel, sheet, area);
    },
    get nav() {
      return {
        Worksheet: () => ({ type: 'Worksheet', get: { Name: () => sheet.name } }),
        Format: () => formatThing(excel, sheet, area),
        ConditionalFormats: () => conditionalFormats(excel, sheet, [area]),
        DataValidation: () => dataValidation(excel, sheet, area),
      };
    },
    get call() {
      return {
        ...partsOf(excel, sheet, area),
        ...layoutOf(excel, sheet, area),
        ...propertiesOf(excel, sheet, area),
      };
    },
  };
}

/** A RangeAreas object, with its areas for use by other simulated objects. */
export interface RangeAreasThing extends Thing {
  readonly areas: readonly Area[];
}

export function isRangeAreas(thing: unknown): thing is RangeAreasThing {
  return typeof thing === 'object' && thing !== null && (thing as Thing).type === 'RangeAreas';
}

export function rangeAreas(
  excel: ExcelContext,
  sheet: SimulatedSheet,
  areas: readonly Area[],
): Thing | RangeAreasThing {
  if (areas.length === 0) return NOTHING;
  return {
    type: 'RangeAreas',
    areas,
    get: {
      Address: () => areas.map((area) => addressOf(sheet.name, area)).join(),
      AreaCount: () => areas.length,
    },
    nav: { ConditionalFormats: () => conditionalFormats(excel, sheet, areas) },
  };
}

function readable(excel: ExcelContext, sheet: SimulatedSheet, area: Area): NonNullable<Thing['get']> {
  const cells = <T>(valueAt: (row: number, column: number) => T): T[][] | null => {
    const count = (area.bottom - area.top + 1) * (area.right - area.left + 1);
    return count > excel.state.mostCells ? null : matrix(area, valueAt);
  };
  return {
    Values: () => cells((row, column) => shown(excel.value(sheet, row, column))),
    Formulas: () => cells((row, column) => formulaOrValue(sheet, row, column)),
    FormulasR1C1: () => cells((row, column) => formulaR1C1(sheet, row, column)),
    NumberFormat: () => cells((row, column) => excel.look(sheet, row, column).numberFormat),
    Address: () => addressOf(sheet.name, area),
    RowIndex: () => area.top - 1,
    ColumnIndex: () => area.left - 1,
    RowCount: () => area.bottom - area.top + 1,
    ColumnCount: () => area.right - area.left + 1,
    ColumnHidden: () => isColumnHidden(excel, sheet, area.left),
    RowHidden: () => excel.hidden.areHidden(sheet, area),
  };
}

function writable(excel: ExcelContext, sheet: SimulatedSheet, area: Area): NonNullable<Thing['set']> {
  const type = (value: unknown): void => {
    excel.write(sheet);
    excel.written.push({ sheet, area });
    const typed = spread(value, area);
    const landing = excel.hidden.landing(sheet, area);
    eachCell(sheet, area, (row, column) => {
      const from = landing(row);
      if (from === null) return;
      typeInto(sheet, row, column, typed(from, column), excel.look(sheet, row, column).numberFormat === '@');
    });
  };
  return {
    Values: type,
    Formulas: type,
    // d.ts, Range.style: a built-in style sets all formats of the cells; it has no conditional formats, validations or merged cells.
    Style: (style: string) => {
      if (style !== 'Normal') throw new NotSimulated(`style ${style}`);
      excel.write(sheet);
      eachCell(sheet, area, (row, column) => {
        sheet.setStyle(row, column, 0);
      });
    },
    FormulasR1C1: (value: unknown) => {
      if (typeof value !== 'string' || !value.startsWith('=')) {
        type(value);
        return;
      }
      excel.write(sheet);
      const isText = common(
        sheet,
        area,
        (row, column) => excel.look(sheet, row, column).numberFormat === '@',
      );
      if (isText !== false) throw new NotSimulated('a formula filled into cells formatted as text');
      excel.written.push({ sheet, area });
      const landing = excel.hidden.landing(sheet, area);
      fillR1C1(sheet, area, value, (row) => landing(row) !== null);
    },
    NumberFormat: (value: unknown) => {
      excel.write(sheet);
      const codes = spread(value, area);
      eachCell(sheet, area, (row, column) => {
        const code = codes(row, column);
        if (code === null || code === excel.look(sheet, row, column).numberFormat) return;
        sheet.setStyle(
          row,
          column,
          excel.book.styled(sheet.style(row, column), { numberFormat: String(code) }),
        );
      });
    },
    ColumnHidden: (value: boolean) => {
      excel.write(sheet);
      hideColumns(excel, sheet, area, value);
    },
    RowHidden: (value: boolean) => {
      if (value || area !== WHOLE_SHEET) throw new NotSimulated('hiding rows');
      excel.hidden.show(sheet);
    },
  };
}

function hideColumns(excel: ExcelContext, sheet: SimulatedSheet, area: Area, isHidden: boolean): void {
  const part = excel.book.part(sheet);
  if (isHidden) {
    const hiddenColumns = Array.from({ length: area.right - area.left + 1 }, (_, index) => area.left + index);
    excel.hideColumns(part, hiddenColumns);
    return;
  }
  const cols = child(part.root, 'cols');
  for (const col of cols ? children(cols) : []) col.removeAttribute('hidden');
}

/** Methods of a range that return ranges. */
function partsOf(excel: ExcelContext, sheet: SimulatedSheet, area: Area): NonNullable<Thing['call']> {
  const range = (part: Area | null): Thing => (part ? rangeThing(excel, sheet, part) : NOTHING);
  return {
    GetRow: (index: number) => range({ ...area, top: area.top + index, bottom: area.top + index }),
    GetColumn: (index: number) => range({ ...area, left: area.left + index, right: area.left + index }),
    GetLastRow: () => range({ ...area, top: area.bottom }),
    GetOffsetRange: (rows: number, columns: number) => {
      const moved = {
        top: area.top + rows,
        bottom: area.bottom + rows,
        left: area.left + columns,
        right: area.right + columns,
      };
      if (moved.top < 1 || moved.left < 1) throw invalid('an offset beyond the sheet');
      return range(moved);
    },
    GetResizedRange: (rows: number, columns: number) =>
      range({ ...area, bottom: area.bottom + rows, right: area.right + columns }),
    GetBoundingRect: (other: RangeThing) =>
      range({
        top: Math.min(area.top, other.area.top),
        left: Math.min(area.left, other.area.left),
        bottom: Math.max(area.bottom, other.area.bottom),
        right: Math.max(area.right, other.area.right),
      }),
    GetIntersectionOrNullObject: (other: RangeThing) => range(intersection(area, other.area)),
    GetMergedAreasOrNullObject: () => {
      const merges = excel.book
        .part(sheet)
        .merges()
        .filter((merge) => overlaps(merge, area));
      // d.ts, Range.getMergedAreasOrNullObject: fails if there are more than 512.
      if (merges.length > MOST_MERGES)
        throw new ExcelError('GeneralException', 'There was an internal error.');
      return rangeAreas(excel, sheet, merges);
    },
    GetSpecialCellsOrNullObject: (kind: string) => {
      if (kind !== 'Formulas') throw new NotSimulated(`special cells: ${kind}`);
      return rangeAreas(excel, sheet, formulaAreas(sheet, area));
    },
  };
}

/** The cells with formulas as few rectangles: runs down each column, joined with equal runs of adjacent columns. */
function formulaAreas(sheet: SimulatedSheet, area: Area): Area[] {
  const used = sheet.usedArea();
  const within = used && intersection(area, used);
  const done: Area[] = [];
  if (!within) return done;
  for (let column = within.left; column <= within.right; column += 1) {
    let top = 0;
    for (let row = within.top; row <= within.bottom + 1; row += 1) {
      const isFormula = row <= within.bottom && (sheet.cell(row, column)?.formula ?? null) !== null;
      if (isFormula && top === 0) top = row;
      if (isFormula || top === 0) continue;
      const beside = done.find(
        (candidate) =>
          candidate.right === column - 1 && candidate.top === top && candidate.bottom === row - 1,
      );
      if (beside) done[done.indexOf(beside)] = { ...beside, right: column };
      else done.push({ top, left: column, bottom: row - 1, right: column });
      top = 0;
    }
  }
  return done;
}

function layoutOf(excel: ExcelContext, sheet: SimulatedSheet, area: Area): NonNullable<Thing['call']> {
  return {
    Merge: (across: boolean) => {
      if (across) throw new NotSimulated('merge across');
      excel.write(sheet);
      setMerges(excel.book.part(sheet), [area]);
      eachCell(sheet, area, (row, column) => {
        if (row !== area.top || column !== area.left)
          if (sheet.cell(row, column)) sheet.setValue(row, column, null);
      });
    },
    Unmerge: () => {
      excel.write(sheet);
      unmerge(excel, sheet, area);
    },
    Clear: (applyTo: string) => {
      clear(excel, sheet, area, applyTo);
    },
    CopyFrom: (source: RangeThing | string, kind: string) => {
      if (!isRange(source)) throw new NotSimulated('copyFrom an address');
      copy(excel, source, { sheet, area }, kind);
    },
    _ValidateArraySize: (rows: number, columns: number) => {
      const fits = rows === area.bottom - area.top + 1 && columns === area.right - area.left + 1;
      if (!fits) throw invalid('the size of the array');
    },
    Select: () => {
      excel.book.activeSheet = sheet;
      sheet.selection = area;
    },
  };
}

function unmerge(excel: ExcelContext, sheet: SimulatedSheet, area: Area): void {
  const list = child(excel.book.part(sheet).root, 'mergeCells');
  if (!list) return;
  for (const merge of excel.book.part(sheet).merges()) {
    if (!overlaps(merge, area)) continue;
    const element = children(list).find((candidate) => candidate.getAttribute('ref') === areaAddress(merge));
    if (element) removeElement(element);
  }
  const rest = children(list).length;
  if (rest === 0) removeElement(list);
  else list.setAttribute('count', String(rest));
}

function clear(excel: ExcelContext, sheet: SimulatedSheet, area: Area, applyTo: string): void {
  excel.write(sheet);
  if (!['All', 'Contents'].includes(applyTo)) throw new NotSimulated(`clear ${applyTo}`);
  const cells: [number, number][] = [];
  eachCell(sheet, area, (row, column) => cells.push([row, column]));
  for (const [row, column] of cells) {
    if (sheet.cell(row, column)) sheet.setValue(row, column, null);
    if (applyTo === 'All') sheet.setStyle(row, column, 0);
  }
  if (applyTo !== 'All') return;
  unmerge(excel, sheet, area);
  excel.removeRules(sheet, area);
  excel.removeValidations(sheet, area);
}

/** Copies a range. As in Excel, formats include merged cells, conditional formats and data validation. */
function copy(
  excel: ExcelContext,
  from: RangeThing,
  to: { sheet: SimulatedSheet; area: Area },
  kind: string,
): void {
  excel.write(to.sheet);
  if (kind !== 'Formats' && kind !== 'All') throw new NotSimulated(`copyFrom ${kind}`);
  const height = from.area.bottom - from.area.top + 1;
  const width = from.area.right - from.area.left + 1;
  eachCell(to.sheet, to.area, (row, column) => {
    const source = {
      row: from.area.top + ((row - to.area.top) % height),
      column: from.area.left + ((column - to.area.left) % width),
    };
    to.sheet.setStyle(row, column, from.sheet.style(source.row, source.column));
    if (kind !== 'All') return;
    const cell = from.sheet.cell(source.row, source.column);
    if (!cell?.formula) to.sheet.setValue(row, column, cell?.value ?? null);
    else
      to.sheet.setFormula(row, column, cell.formula.text, moved(cell.formula.base, source, { row, column }));
  });
  const shifted = (area: Area): Area | null => {
    const part = intersection(area, from.area);
    return (
      part && {
        top: part.top - from.area.top + to.area.top,
        bottom: part.bottom - from.area.top + to.area.top,
        left: part.left - from.area.left + to.area.left,
        right: part.right - from.area.left + to.area.left,
      }
    );
  };
  const merges = excel.book
    .part(from.sheet)
    .merges()
    .flatMap((merge) => shifted(merge) ?? []);
  setMerges(excel.book.part(to.sheet), merges);
  excel.copyRules(from.sheet, to.sheet, shifted);
  if (kind === 'All') excel.copyValidations(from.sheet, to.sheet, shifted);
}

function moved(
  base: { row: number; column: number },
  from: { row: number; column: number },
  to: { row: number; column: number },
): { row: number; column: number } {
  return { row: base.row + to.row - from.row, column: base.column + to.column - from.column };
}

interface RowFormatWanted {
  readonly rowHeight?: boolean;
  readonly font?: { readonly size?: boolean };
}

function propertiesOf(excel: ExcelContext, sheet: SimulatedSheet, area: Area): NonNullable<Thing['call']> {
  const within = (): Area =>
    area === WHOLE_SHEET ? (sheet.usedArea(true) ?? { top: 1, left: 1, bottom: 1, right: 1 }) : area;
  return {
    GetRowProperties: (wanted: { rowHidden?: boolean; format?: RowFormatWanted }) => {
      const hidden = excel.hidden.of(sheet);
      const { top, bottom, left, right } = within();
      return Array.from({ length: bottom - top + 1 }, (_, index) => {
        const row = top + index;
        const sizes = { top: row, left, bottom: row, right };
        const format = {
          ...(wanted.format?.rowHeight === true
            ? { rowHeight: hidden.has(row) ? 0 : rowHeight(sheet, row) }
            : {}),
          // null where the row's cells differ.
          ...(wanted.format?.font
            ? {
                font: { size: common(sheet, sizes, (at, column) => excel.look(sheet, at, column).font.size) },
              }
            : {}),
        };
        return {
          ...(wanted.rowHidden === true ? { rowHidden: hidden.has(row) } : {}),
          ...(wanted.format ? { format } : {}),
        };
      });
    },
    GetColumnProperties: (wanted: { columnHidden?: boolean; format?: Record<string, unknown> }) => {
      const { left, right } = within();
      const { columnWidth: hasWidth, ...look } = wanted.format ?? {};
      return Array.from({ length: right - left + 1 }, (_, index) => {
        const column = left + index;
        const format = {
          ...(hasWidth === true ? { columnWidth: columnWidth(excel, sheet, column) } : {}),
          ...(Object.keys(look).length > 0 ? columnFormat(excel, sheet, area, column) : {}),
        };
        return {
          ...(wanted.columnHidden === true ? { columnHidden: isColumnHidden(excel, sheet, column) } : {}),
          ...(Object.keys(format).length > 0 ? { format } : {}),
        };
      });
    },
    SetColumnProperties: (columns: readonly { format?: Record<string, unknown> }[]) => {
      if (columns.length !== area.right - area.left + 1) throw invalid('setColumnProperties');
      columns.forEach(({ format }, index) => {
        const column = area.left + index;
        if (format) setCellFormat(excel, sheet, { ...area, left: column, right: column }, format);
      });
    },
    GetCellProperties: (wanted: object) => {
      if (!('format' in wanted)) throw new NotSimulated('cell properties without format');
      return matrix(area, (row, column) => ({ format: cellFormat(excel.look(sheet, row, column)) }));
    },
    SetCellProperties: (cells: readonly (readonly { format?: Record<string, unknown> }[])[]) => {
      if (cells.length !== area.bottom - area.top + 1) throw invalid('setCellProperties');
      cells.forEach((row, i) => {
        row.forEach(({ format }, j) => {
          const cell = { top: area.top + i, left: area.left + j, bottom: area.top + i, right: area.left + j };
          if (format) setCellFormat(excel, sheet, cell, format);
        });
      });
    },
  };
}

/** The format of a column's cells, with null for properties in which they differ. */
function columnFormat(
  excel: ExcelContext,
  sheet: SimulatedSheet,
  area: Area,
  column: number,
): Record<string, unknown> {
  const styles = new Set<number>();
  eachCell(sheet, { ...area, left: column, right: column }, (row) => styles.add(sheet.style(row, column)));
  return [...styles]
    .map((style) => cellFormat(excel.formats.look(style)))
    .reduce((all, record) => inCommon(all, record) as Record<string, unknown>);
}

function inCommon(a: unknown, b: unknown): unknown {
  if (typeof a !== 'object' || a === null) return a === b ? a : null;
  const other = b as Record<string, unknown>;
  return Object.fromEntries(Object.entries(a).map(([name, value]) => [name, inCommon(value, other[name])]));
}

const WEIGHT: Readonly<Record<string, string>> = {
  hair: 'Hairline',
  thin: 'Thin',
  medium: 'Medium',
  thick: 'Thick',
};

function cellFormat(look: Look): Record<string, unknown> {
  // office-js #2349: every side has a colour, including diagonals and inner borders, even without a line.
  const none = { style: 'None', weight: 'Thin', color: '#000000' };
  const border = ({ line, color }: Look['edges']['top']): Record<string, string> =>
    line === 'none' ? none : { style: 'Continuous', weight: WEIGHT[line] ?? 'Thin', color };
  const { top, right, bottom, left } = look.edges;
  return {
    fill: { color: look.fill ?? '#FFFFFF', pattern: look.fill === null ? 'None' : 'Solid' },
    font: { ...look.font },
    borders: {
      top: border(top),
      right: border(right),
      bottom: border(bottom),
      left: border(left),
      diagonalDown: none,
      diagonalUp: none,
      horizontal: none,
      vertical: none,
    },
    horizontalAlignment: look.horizontal,
    verticalAlignment: look.vertical,
    wrapText: look.wrap,
    shrinkToFit: look.shrink,
    indentLevel: look.indent,
  };
}

function setCellFormat(
  excel: ExcelContext,
  sheet: SimulatedSheet,
  cell: Area,
  format: Record<string, unknown>,
): void {
  const { fill, font, borders, horizontalAlignment, verticalAlignment, wrapText, shrinkToFit, indentLevel } =
    format as {
      fill?: { color: string };
      font?: Look['font'];
      borders?: Record<string, { style?: string; weight?: string; color?: string }>;
      horizontalAlignment?: string;
      verticalAlignment?: string;
      wrapText?: boolean;
      shrinkToFit?: boolean;
      indentLevel?: number;
    };
  // Setting a weight or colour draws a line even with the style None, as in VBA-Docs #814.
  const lineOf = ({
    style,
    weight,
    color,
  }: {
    style?: string;
    weight?: string;
    color?: string;
  }): BorderLine =>
    style === 'None' && weight === undefined && color === undefined
      ? 'none'
      : weight === 'Hairline'
        ? 'hair'
        : weight === 'Medium'
          ? 'medium'
          : 'thin';
  changeStyle(excel, sheet, cell, {
    ...(fill ? { fill: fill.color } : {}),
    ...(font ? { font } : {}),
    ...(horizontalAlignment === undefined ? {} : { horizontal: horizontalAlignment.toLowerCase() as never }),
    ...(verticalAlignment === undefined ? {} : { vertical: verticalAlignment.toLowerCase() as never }),
    ...(wrapText === undefined ? {} : { wrap: wrapText }),
    ...(shrinkToFit === undefined ? {} : { shrink: shrinkToFit }),
    ...(indentLevel === undefined ? {} : { indent: indentLevel }),
  });
  for (const [side, border] of Object.entries(borders ?? {})) {
    if (border.style === undefined && border.weight === undefined && border.color === undefined) continue;
    if (!['top', 'right', 'bottom', 'left'].includes(side)) {
      if (lineOf(border) !== 'none') throw new NotSimulated(`a line ${side}`);
      continue;
    }
    const color = border.color === undefined ? {} : { color: border.color };
    changeStyle(excel, sheet, cell, { border: { [side]: lineOf(border), ...color } });
  }
}
