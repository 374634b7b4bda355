/**
 * Reads returns that are plain tables: a column of unit names, and columns of months. A column without a month in its heading takes
 * the month of the title, the sheet's name or the file's name.
 */
import { measureInCaption, measureInHeading } from '../table/unit-of-measure';
import { formulaAt, isBlank, isCellError, textOf, valueAt, type SheetGrid } from '../../spreadsheet/grid';
import { headingMeaning, normalizeHeading } from '../table/headings';
import { reportedFigure, type ReportedFigure, type MonthInText } from './returns';
import { NO_MONTH, combineMonths, monthInText } from './month-in-text';

/** The lowest row in which the header of a plain table may begin. */
const LAST_HEADER_ROW = 30;
const LONGEST_HEADING = 40;

/** Words for new members. */
const FIGURE = /新增|净增|增加|发展|入会|吸收|完成|累计|实绩|上报数|填报数/;
/** Headings that announce a figure but not what it counts. */
const SOME_FIGURE = /^(?:人数|数量|数|会员数?|农民工会员数?|合计)(?:\(.*\))?$/;
const NO_FIGURE = /率|比|占|%|排名|名次|任务|目标|计划|基数|年[底末初]|去年|上年|差|日期|时间|电话|备注/;
const MONTH_COLUMN = /^(?:填报|上报|报送|统计)?月份?$/;
/** Beginnings of rows that do not belong to a unit. */
const NO_UNIT = /^(?:合计|总计|小计|共计|注|备注|说明|填表|填报|审核|制表|单位负责人)/;

interface FigureColumn {
  readonly column: number;
  readonly stated: MonthInText;
  /** Persons in one of the column's unit of measure; null where nothing states the unit. */
  readonly scale: number | null;
}

interface PlainTable {
  /** The first row below the headings. */
  readonly firstRow: number;
  readonly unitColumn: number;
  readonly figures: readonly FigureColumn[];
  /** A column with the month of each row; null where there is none. */
  readonly monthColumn: number | null;
}

/**
 * The figures of a sheet's table; none where it has no table.
 * @param around what the names of the sheet and the file tell, for headings and titles that do not tell the month
 */
export function plainReturn(sheet: SheetGrid, around: MonthInText): ReportedFigure[] {
  const table = findTable(sheet);
  if (!table) return [];
  const figures: ReportedFigure[] = [];
  for (let row = table.firstRow; row <= (sheet.area?.bottom ?? 0); row += 1) {
    const name = valueAt(sheet, row, table.unitColumn);
    if (isBlank(name) || isCellError(name)) continue;
    const unit = String(name).trim();
    if (NO_UNIT.test(normalizeHeading(unit))) continue;
    const inRow = table.monthColumn === null ? NO_MONTH : monthOfRow(sheet, row, table.monthColumn);
    for (const { column, stated, scale } of table.figures) {
      const cell = {
        value: valueAt(sheet, row, column),
        formula: formulaAt(sheet, row, column),
        sheet: sheet.name,
        row,
        column,
      };
      const figure = reportedFigure(unit, combineMonths(combineMonths(stated, inRow), around), cell, scale);
      if (figure) figures.push(figure);
    }
  }
  return figures;
}

function monthOfRow(sheet: SheetGrid, row: number, column: number): MonthInText {
  const value = valueAt(sheet, row, column);
  if (typeof value === 'string') return monthInText(/^\d{1,2}$/.test(value.trim()) ? `${value}月` : value);
  return typeof value === 'number' ? monthInText(`${value}月`) : NO_MONTH;
}

function findTable(sheet: SheetGrid): PlainTable | null {
  const { area } = sheet;
  if (!area) return null;
  for (let row = area.top; row <= Math.min(area.bottom, area.top + LAST_HEADER_ROW); row += 1) {
    const unitColumn = unitColumnOf(sheet, row);
    if (unitColumn === null) continue;
    const hasSecondRow = isSecondHeaderRow(sheet, row + 1, unitColumn);
    const headings = headingsOf(sheet, row, hasSecondRow);
    const figures = figureColumns(headings, unitColumn, captionOf(sheet, row));
    if (figures.length === 0) continue;
    const monthColumn = headings.find(({ own }) => MONTH_COLUMN.test(own))?.column ?? null;
    return { firstRow: row + (hasSecondRow ? 2 : 1), unitColumn, figures, monthColumn };
  }
  return null;
}

function unitColumnOf(sheet: SheetGrid, row: number): number | null {
  for (let column = sheet.area?.left ?? 1; column <= (sheet.area?.right ?? 0); column += 1) {
    const value = valueAt(sheet, row, column);
    if (typeof value === 'string' && headingMeaning(value)?.role === 'unit') return column;
  }
  return null;
}

/** Whether a row holds headings below headings, such as `本月新增 累计` under `5月`. The unit's cell is blank, and the row has no figure. */
function isSecondHeaderRow(sheet: SheetGrid, row: number, unitColumn: number): boolean {
  if (!isBlank(valueAt(sheet, row, unitColumn))) return false;
  let texts = 0;
  for (let column = sheet.area?.left ?? 1; column <= (sheet.area?.right ?? 0); column += 1) {
    const value = valueAt(sheet, row, column);
    if (typeof value === 'number') return false;
    if (typeof value === 'string' && (FIGURE.test(value) || monthInText(value).kind !== null)) texts += 1;
  }
  return texts > 0;
}

interface Heading {
  readonly column: number;
  readonly own: string;
  /** The group heading above `text`; '' where there is none. */
  readonly group: string;
}

function headingsOf(sheet: SheetGrid, row: number, hasSecondRow: boolean): Heading[] {
  const headings: Heading[] = [];
  let group = '';
  for (let column = sheet.area?.left ?? 1; column <= (sheet.area?.right ?? 0); column += 1) {
    const above = normalizeHeading(textOf(valueAt(sheet, row, column)));
    const below = hasSecondRow ? normalizeHeading(textOf(valueAt(sheet, row + 1, column))) : '';
    // A group heading over several columns stands in the first of them only.
    if (above !== '') group = above;
    const own = below === '' ? above : below;
    if (own !== '') headings.push({ column, own, group: below === '' ? '' : group });
  }
  return headings;
}

function figureColumns(
  headings: readonly Heading[],
  unitColumn: number,
  caption: { readonly stated: MonthInText; readonly scale: number | null },
): FigureColumn[] {
  const columns = headings.flatMap(({ column, own, group }) => {
    if (column === unitColumn || own.length > LONGEST_HEADING || NO_FIGURE.test(own)) return [];
    const stated = combineMonths(monthInText(own), monthInText(group));
    const meaning = headingMeaning(own)?.role;
    const isFigure = stated.month !== null || FIGURE.test(own) || meaning === 'actual';
    if (!isFigure && !SOME_FIGURE.test(own)) return [];
    const scale = measureInHeading(own)?.scale ?? caption.scale;
    return [{ column, stated, scale, isFigure }];
  });
  const sure = columns.filter((column) => column.isFigure);
  // A vague heading such as 人数 is accepted if it is the only column; among several it is unclear which is meant.
  const chosen = sure.length > 0 || columns.length > 1 ? sure : columns;
  return chosen.map(({ column, stated, scale }) => ({
    column,
    scale,
    stated: combineMonths(stated, caption.stated),
  }));
}

/** What the lines above a header state: the nearest month, and the unit of measure. */
function captionOf(sheet: SheetGrid, headerRow: number): { stated: MonthInText; scale: number | null } {
  let stated = NO_MONTH;
  let scale: number | null = null;
  const { area } = sheet;
  if (!area) return { stated, scale };
  for (let row = headerRow - 1; row >= area.top; row -= 1) {
    for (let column = area.left; column <= area.right; column += 1) {
      const value = valueAt(sheet, row, column);
      if (typeof value !== 'string') continue;
      stated = combineMonths(stated, monthInText(value));
      scale = measureInCaption(value)?.scale ?? scale;
    }
  }
  return { stated, scale };
}
