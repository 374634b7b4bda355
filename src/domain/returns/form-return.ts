/** Reads returns that are forms: the unit in a line of its own (`填报单位：舞钢`), and a single figure beside, below or behind its label. */
import { readFigure } from '../table/figure';
import { formulaAt, isBlank, textOf, valueAt, type SheetGrid } from '../../spreadsheet/grid';
import { normalizeHeading } from '../table/headings';
import { reportedFigure, type ReportedFigure, type MonthInText } from './returns';
import { NO_MONTH, combineMonths, monthInText } from './month-in-text';

/** A line with the unit's name. `单位：人` names a unit of measure instead; `（盖章）` only marks the place for the stamp. */
const UNIT_LINE = /^(?:填报|上报|报送|填表)?单位(?:名称)?(?:\((?:盖章|公章|章)\))?[:：](.*)$/;
const MEASURE = /^(?:[万千百十]?[人名个]|万元|元|%)$/;
/** Where the next entry begins, if it follows the unit in the same cell: `填报单位：舞钢  2015年5月`. */
const NEXT_ENTRY = /\s{2,}|\s(?=20\d\d|填报|填表|单位|日期)/;

const NEW_MEMBERS = /新增|净增|发展|入会|吸收|会员|人数|完成/;
const NO_FIGURE = /率|日期|时间|电话|手机|传真|编号|序号|年度$|邮编|任务|目标|计划|基数|年[底末初]|去年|上年/;

interface FormFigure {
  readonly figure: ReportedFigure;
  /** Whether the figure's label says that it counts new members. */
  readonly isNamed: boolean;
}

/**
 * What a form reports: a single figure, or one of each kind (当月, 累计). `several` where the form has more figures, so that it is
 * unclear which is meant; no figures where the sheet is no such form.
 */
export function formReturn(
  sheet: SheetGrid,
  around: MonthInText,
): { readonly figures: readonly ReportedFigure[]; readonly isSeveral: boolean } {
  const unit = unitInLine(sheet);
  if (unit === null) return { figures: [], isSeveral: false };
  const stated = combineMonths(monthOnSheet(sheet), around);
  const found = figuresOf(sheet, unit, stated);
  const named = found.filter((figure) => figure.isNamed);
  const chosen = (named.length > 0 ? named : found).map((figure) => figure.figure);
  const kinds = new Set(chosen.map((figure) => figure.kind));
  const isSeveral = chosen.length > kinds.size;
  return { figures: isSeveral ? [] : chosen, isSeveral };
}

/** The unit that a line of the sheet names; null where no line does. */
function unitInLine(sheet: SheetGrid): string | null {
  for (const { value, row, column } of texts(sheet)) {
    const line = UNIT_LINE.exec(value.normalize('NFKC').trim());
    if (!line) continue;
    const behind = (line[1] ?? '').trim().split(NEXT_ENTRY)[0]?.trim() ?? '';
    const unit = behind === '' ? textOf(valueAt(sheet, row, column + 1)).trim() : behind;
    if (unit !== '' && !MEASURE.test(unit)) return unit;
  }
  return null;
}

/** The month that the sheet's texts name; no month where they name several. */
function monthOnSheet(sheet: SheetGrid): MonthInText {
  let only = NO_MONTH;
  for (const { value } of texts(sheet)) {
    const stated = monthInText(value);
    if (stated.month === null || /日期|时间/.test(value)) continue;
    if (only.month !== null && only.month !== stated.month) return NO_MONTH;
    only = { month: stated.month, year: only.year ?? stated.year, kind: null };
  }
  return only;
}

function figuresOf(sheet: SheetGrid, unit: string, stated: MonthInText): FormFigure[] {
  const found: FormFigure[] = [];
  const { area } = sheet;
  if (!area) return found;
  for (let row = area.top; row <= area.bottom; row += 1) {
    for (let column = area.left; column <= area.right; column += 1) {
      const value = valueAt(sheet, row, column);
      if (isBlank(value)) continue;
      const inLine = typeof value === 'string' ? /^(.+?)[:：]\s*(.+)$/.exec(value.normalize('NFKC')) : null;
      const label = inLine ? normalizeHeading(inLine[1] ?? '') : labelOf(sheet, row, column);
      if (label === null || NO_FIGURE.test(label)) continue;
      const own = inLine ? (inLine[2] ?? '') : value;
      const formula = formulaAt(sheet, row, column);
      if (formula === null && readFigure(own, null, 1).amount === null) continue;
      const cell = { value: own, formula, sheet: sheet.name, row, column };
      const figure = reportedFigure(unit, { ...stated, kind: monthInText(label).kind ?? stated.kind }, cell);
      if (figure) found.push({ figure, isNamed: NEW_MEMBERS.test(label) });
    }
  }
  return found;
}

/** The label of a cell: the nearest text to its left, else the nearest text above; '' where there is none, null where the cell itself holds text. */
function labelOf(sheet: SheetGrid, row: number, column: number): string | null {
  const text = (atRow: number, atColumn: number): string => {
    const value = valueAt(sheet, atRow, atColumn);
    return typeof value === 'string' && readFigure(value, null, 1).amount === null
      ? normalizeHeading(value)
      : '';
  };
  if (text(row, column) !== '' && formulaAt(sheet, row, column) === null) return null;
  for (let left = column - 1; left >= (sheet.area?.left ?? 1); left -= 1) {
    if (text(row, left) !== '') return text(row, left);
  }
  for (let above = row - 1; above >= (sheet.area?.top ?? 1); above -= 1) {
    if (text(above, column) !== '') return text(above, column);
  }
  return '';
}

/** The most cells that a form may have; a larger sheet is not read as a form. */
const MOST_CELLS = 20_000;

function* texts(sheet: SheetGrid): Generator<{ value: string; row: number; column: number }> {
  const { area } = sheet;
  if (!area || (area.bottom - area.top + 1) * (area.right - area.left + 1) > MOST_CELLS) return;
  for (let row = area.top; row <= area.bottom; row += 1) {
    for (let column = area.left; column <= area.right; column += 1) {
      const value = valueAt(sheet, row, column);
      if (typeof value === 'string' && value.trim() !== '') yield { value, row, column };
    }
  }
}
