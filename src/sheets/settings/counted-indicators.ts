/** Reads which of a table's indicators count (计入), from the settings section that lists them. */
import { finding, type Finding } from '../../domain/finding';
import { isBlank, textOf, valueAt, type SheetGrid } from '../../spreadsheet/grid';

/** The headings of the section. */
export const INDICATORS_HEADING = { name: '指标', unitOfMeasure: '计量单位' } as const;
export const COUNTS_WORDS = { yes: '是', no: '否' } as const;
export const COUNTS_COLUMN = 3;

/** The names of the indicators that do not count. An entry other than the two allowed words is a finding, and its indicator counts. */
export function uncountedIndicators(sheet: SheetGrid): {
  readonly names: readonly string[];
  readonly findings: readonly Finding[];
} {
  const names: string[] = [];
  const findings: Finding[] = [];
  for (let row = headingRow(sheet) + 1; !isBlank(valueAt(sheet, row, 1)); row += 1) {
    const entry = valueAt(sheet, row, COUNTS_COLUMN);
    const text = textOf(entry).trim();
    if (text === COUNTS_WORDS.no) names.push(textOf(valueAt(sheet, row, 1)).trim());
    else if (text !== COUNTS_WORDS.yes && !isBlank(entry)) {
      const at = { sheet: sheet.name, row, column: COUNTS_COLUMN };
      const setting = `计入（${textOf(valueAt(sheet, row, 1))}）`;
      const details = { setting, value: text, expected: 'yes-no', used: COUNTS_WORDS.yes } as const;
      findings.push(finding('bad-setting', at, details));
    }
  }
  return { names, findings };
}

/** Whether the settings sheet has the section. */
export function listsIndicators(sheet: SheetGrid): boolean {
  return isHeading(sheet, headingRow(sheet));
}

/** The row of the section's heading; the row after the sheet's last where there is no such section. */
function headingRow(sheet: SheetGrid): number {
  const bottom = sheet.area?.bottom ?? 0;
  for (let row = sheet.area?.top ?? 1; row <= bottom; row += 1) {
    if (isHeading(sheet, row)) return row;
  }
  return bottom + 1;
}

function isHeading(sheet: SheetGrid, row: number): boolean {
  const { name, unitOfMeasure } = INDICATORS_HEADING;
  return valueAt(sheet, row, 1) === name && valueAt(sheet, row, 2) === unitOfMeasure;
}
