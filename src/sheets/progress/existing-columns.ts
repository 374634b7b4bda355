/**
 * Finds the progress columns that a table already has: columns that the add-in appended, and the table's own columns that show the
 * same measure.
 */
import type { Position } from '../../spreadsheet/address';
import { formulaAt, isBlank, valueAt } from '../../spreadsheet/grid';
import { typedMeasures, type TypedMeasure } from '../../domain/table/typed-measures';
import { canonicalFormula } from '../../formula/canonical';
import { appendedActuals, columnsReferredTo, rememberedHeadings } from './appended-columns';
import { groupHeading, progressHeading } from './progress-headings';
import type { ProgressInput } from './progress-input';
import type { ProgressColumn } from './progress-words';

/** The beginnings of the add-in's formulas, which distinguish them from similar formulas of the user's. */
const OWN_FORMULA = /^IF\((?:ISNUMBER|AND\(ISNUMBER|COUNT)|^IFERROR\(INDEX\(/;

/**
 * The column with the defined name, or else a column with the heading that holds only the add-in's formulas.
 * @param completion the column of 完成率, which ranks refer to
 */
export function findColumn(
  input: ProgressInput,
  column: ProgressColumn,
  completion: number | null,
): number | null {
  const { breakdown, sheet, workbook } = input;
  if (column === 'actual' && breakdown.columns.actual) return breakdown.columns.actual.column;
  const headings = rememberedHeadings(workbook, column).filter(
    (cell) => cell.sheet === sheet.name && breakdown.headerRows.includes(cell.row),
  );
  const own = headings.find((cell) =>
    isOwnColumn(input, column, { heading: cell, headings: headings.length, completion }),
  );
  return own?.column ?? findByHeading(input, column, completion);
}

/** The table's own column with the same measure, whether typed, with formulas or still empty. */
export function typedColumn(
  { breakdown, sheet }: ProgressInput,
  column: ProgressColumn,
): TypedMeasure | null {
  // Without a column of actual figures, it is unknown which figures a rate divides.
  if (!breakdown.columns.actual) return null;
  const isSame = ({ kind, rate, isLegible, content }: TypedMeasure): boolean =>
    kind === column && rate.part === 'actual' && (isLegible || content === 'formulas');
  return typedMeasures(breakdown, sheet).find(isSame) ?? null;
}

interface FoundHeading {
  /** The cell with the heading. */
  readonly heading: Position;
  /** How many headings of the column the header has. */
  readonly headings: number;
  readonly completion: number | null;
}

/**
 * Whether a progress column belongs to this table rather than to one beside it. A column without any sign of its table belongs to
 * this one if there is no other.
 */
function isOwnColumn(
  { breakdown, sheet, workbook }: ProgressInput,
  column: ProgressColumn,
  { heading, headings, completion }: FoundHeading,
): boolean {
  const { baseline, target } = breakdown.columns;
  if (column === 'actual') {
    const known = appendedActuals(workbook).find(
      (actual) => actual.sheet === sheet.name && actual.column === heading.column,
    );
    return known ? known.tableColumns.includes(target.column) : headings === 1;
  }
  const columns = columnsReferredTo(sheet, heading);
  if (!columns) return headings === 1;
  // The formula of a rank refers to its own block's columns first, then to those of other blocks.
  const told = column === 'rank' ? columns.slice(0, 2) : columns;
  return [baseline?.column ?? null, target.column, completion].some(
    (own) => own !== null && told.includes(own),
  );
}

function findByHeading(
  input: ProgressInput,
  column: ProgressColumn,
  completion: number | null,
): number | null {
  const { breakdown, sheet } = input;
  for (let at = breakdown.area.right + 1; at <= (sheet.area?.right ?? 0); at += 1) {
    const isHere = isHeadedBy(input, column, at);
    const isOurs = breakdown.units.every((unit) => {
      const formula = formulaAt(sheet, unit.row, at);
      return formula === null
        ? isBlank(valueAt(sheet, unit.row, at))
        : OWN_FORMULA.test(canonicalFormula(formula));
    });
    const place = { row: Math.max(...breakdown.headerRows), column: at };
    if (isHere && isOurs && isOwnColumn(input, column, { heading: place, headings: 1, completion }))
      return at;
  }
  return null;
}

function isHeadedBy(input: ProgressInput, column: ProgressColumn, at: number): boolean {
  const { breakdown, sheet } = input;
  const group = groupHeading(input);
  const own = progressHeading(input, column);
  const { headerRows } = breakdown;
  const says = (row: number, column: number, text: string): boolean => {
    const value = valueAt(sheet, row, column);
    return typeof value === 'string' && value.replace(/\s/g, '') === text.replace(/\s/g, '');
  };
  if (group === null || headerRows.length === 1) {
    const heading = (group ?? '') + own;
    return headerRows.some((row) => says(row, at, heading));
  }
  const [top = 0, ...rest] = headerRows;
  let left = at;
  while (left > breakdown.area.right && isBlank(valueAt(sheet, top, left))) left -= 1;
  return says(top, left, group) && rest.some((row) => says(row, at, own));
}
