/** The settings section for tables with several indicators: it lists the indicators and says which of them count (计入). */
import type { Indicator } from '../../domain/table/breakdown';
import { emptySpec, type SheetSpec } from '../../spreadsheet/spec';
import { columnFormat, rowFormat, STYLE } from '../parts/look';
import { COUNTS_COLUMN, COUNTS_WORDS, INDICATORS_HEADING } from './counted-indicators';

/** The height of the section's rows in points, equal to that of the settings above. */
const ROW_HEIGHT = 21;

/** The section, below the existing contents of the settings sheet. @param top the section's first row */
export function indicatorSection(
  sheet: string,
  indicators: readonly Pick<Indicator, 'name' | 'unitOfMeasure'>[],
  top: number,
): SheetSpec {
  const last = top + indicators.length;
  const rows = indicators.map(({ name, unitOfMeasure }) => [name, unitOfMeasure, COUNTS_WORDS.yes]);
  const entries = { top: top + 1, left: COUNTS_COLUMN, bottom: last, right: COUNTS_COLUMN };
  return {
    ...emptySpec(sheet, 'patch'),
    blocks: [
      {
        top,
        left: 1,
        rows: [[...Object.values(INDICATORS_HEADING), '计入（是：做阶段汇总和年终工作簿）'], ...rows],
      },
    ],
    formats: [
      rowFormat(top, 1, COUNTS_COLUMN, STYLE.header),
      {
        area: { ...entries, left: 1 },
        style: { ...STYLE.text, horizontal: 'left' },
      },
      columnFormat(COUNTS_COLUMN, top + 1, last, STYLE.input),
    ],
    rowHeights: [top, ...indicators.map((_, index) => top + 1 + index)].map((row) => ({
      row,
      height: ROW_HEIGHT,
    })),
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
