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
  for (const { row, name } of listedIndicators(sheet)) {
    const entry = valueAt(sheet, row, COUNTS_COLUMN);
    const text = textOf(entry).trim();
    if (text === COUNTS_WORDS.no) names.push(name);
    else if (text !== COUNTS_WORDS.yes && !isBlank(entry)) {
      const at = { sheet: sheet.name, row, column: COUNTS_COLUMN };
      const details = {
        setting: `计入（${name}）`,
        value: text,
        expected: 'yes-no',
        used: COUNTS_WORDS.yes,
      } as const;
      findings.push(finding('bad-setting', at, details));
    }
  }
  return { names, findings };
}

/** The indicators that the settings sheet lists, from top to bottom. A list without room to grow continues in a section of its own. */
export function listedIndicators(
  sheet: SheetGrid,
): readonly { readonly row: number; readonly name: string }[] {
  const listed: { row: number; name: string }[] = [];
  let isInList = false;
  for (let row = sheet.area?.top ?? 1; row <= (sheet.area?.bottom ?? 0); row += 1) {
    if (isHeading(sheet, row)) isInList = true;
    else if (isBlank(valueAt(sheet, row, 1))) isInList = false;
    else if (isInList) listed.push({ row, name: textOf(valueAt(sheet, row, 1)).trim() });
  }
  return listed;
}

function isHeading(sheet: SheetGrid, row: number): boolean {
  const { name, unitOfMeasure } = INDICATORS_HEADING;
  return valueAt(sheet, row, 1) === name && valueAt(sheet, row, 2) === unitOfMeasure;
}
