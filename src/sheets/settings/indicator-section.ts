/** The settings section for tables with several indicators: it lists the indicators and says which of them count (计入). */
import type { Indicator } from '../../domain/table/breakdown';
import type { Area } from '../../spreadsheet/address';
import { isBlank, valueAt, type SheetGrid } from '../../spreadsheet/grid';
import { emptySpec, type SheetSpec } from '../../spreadsheet/spec';
import { columnFormat, rowFormat, STYLE } from '../parts/look';
import { COUNTS_COLUMN, COUNTS_WORDS, INDICATORS_HEADING, listedIndicators } from './counted-indicators';

/** The height of the section's rows in points, equal to that of the settings above. */
const ROW_HEIGHT = 21;

type Listed = Pick<Indicator, 'name' | 'unitOfMeasure'>;

/** The section, below the existing contents of the settings sheet. @param top the section's first row */
export function indicatorSection(sheet: string, indicators: readonly Listed[], top: number): SheetSpec {
  const heading = [...Object.values(INDICATORS_HEADING), '计入（是：做阶段汇总和年终工作簿）'];
  const rows = indicatorRows(sheet, indicators, top + 1);
  return {
    ...rows,
    blocks: [{ top, left: 1, rows: [heading] }, ...rows.blocks],
    formats: [rowFormat(top, 1, COUNTS_COLUMN, STYLE.header), ...rows.formats],
    rowHeights: [{ row: top, height: ROW_HEIGHT }, ...rows.rowHeights],
  };
}

/** Adds indicators to the list of a settings sheet: at its end if there is room below it, otherwise in a section of their own. */
export function moreIndicators(sheet: SheetGrid, indicators: readonly Listed[]): SheetSpec {
  const last = listedIndicators(sheet).at(-1)?.row;
  const bottom = sheet.area?.bottom ?? 0;
  const below = last === undefined ? bottom + 2 : last + 1;
  const needed = { top: below, left: 1, bottom: below + indicators.length, right: COUNTS_COLUMN };
  const hasRoom = last !== undefined && isFree(sheet, needed);
  return hasRoom
    ? indicatorRows(sheet.name, indicators, below)
    : indicatorSection(sheet.name, indicators, bottom + 2);
}

function isFree(sheet: SheetGrid, { top, left, bottom, right }: Area): boolean {
  for (let row = top; row <= bottom; row += 1) {
    for (let column = left; column <= right; column += 1) {
      if (!isBlank(valueAt(sheet, row, column))) return false;
    }
  }
  return true;
}

function indicatorRows(sheet: string, indicators: readonly Listed[], top: number): SheetSpec {
  const last = top + indicators.length - 1;
  const rows = indicators.map(({ name, unitOfMeasure }) => [name, unitOfMeasure, COUNTS_WORDS.yes]);
  const entries = { top, left: COUNTS_COLUMN, bottom: last, right: COUNTS_COLUMN };
  return {
    ...emptySpec(sheet, 'patch'),
    blocks: [{ top, left: 1, rows }],
    formats: [
      { area: { ...entries, left: 1 }, style: { ...STYLE.text, horizontal: 'left' } },
      columnFormat(COUNTS_COLUMN, top, last, STYLE.input),
    ],
    rowHeights: rows.map((_, index) => ({ row: top + index, height: ROW_HEIGHT })),
    validations: [
      {
        area: entries,
        rule: { kind: 'list', values: Object.values(COUNTS_WORDS) },
        title: '计入',
        message: '请从列表里选',
      },
    ],
  };
}
