/** Reads 报送要求 on 参数, including entries that users typed over 【待填写】. */
import { dueEachMonth, type ReportingDuty } from '../../domain/campaign/reporting-duty';
import { finding, type Finding } from '../../domain/finding';
import { TO_FILL_IN } from '../../domain/plan/plan-value';
import { isBlank, isCellError, textOf, valueAt, type SheetGrid } from '../../spreadsheet/grid';
import { REPORTING_HEADING, REPORTING_LABEL } from './settings-words';

const ENTRY_COLUMN = 2;

export interface ReadReporting {
  /** null where the sheet states no duty. */
  readonly duty: ReportingDuty | null;
  readonly findings: readonly Finding[];
}

/** The reporting duty. A day may be entered as 25, 25日 or 每月25日前; other words are kept as entered. */
export function readReporting(sheet: SheetGrid): ReadReporting {
  const rows = sectionRows(sheet);
  const entry = (label: string): string => {
    const row = rows.get(label);
    const value = row === undefined ? null : valueAt(sheet, row, ENTRY_COLUMN);
    const text = isBlank(value) || isCellError(value) ? '' : textOf(value).trim();
    return text.includes(TO_FILL_IN) ? '' : text;
  };
  const [due, finalReport] = [entry(REPORTING_LABEL.day), entry(REPORTING_LABEL.finalReport)];
  const day = /^(?:每月)?(-?\d+(?:\.\d+)?)[日号]?(?:以?前)?$/.exec(due.normalize('NFKC'))?.[1];
  const isBad =
    day !== undefined && !(Number.isInteger(Number(day)) && Number(day) >= 1 && Number(day) <= 31);
  if (isBad) {
    const at = { sheet: sheet.name, row: rows.get(REPORTING_LABEL.day) ?? 1, column: ENTRY_COLUMN };
    const details = { setting: REPORTING_LABEL.day, value: due, expected: 'day', used: '' } as const;
    return { duty: dutyOf('', finalReport), findings: [finding('bad-setting', at, details)] };
  }
  return { duty: dutyOf(day === undefined ? due : dueEachMonth(Number(day)), finalReport), findings: [] };
}

function dutyOf(due: string, finalReport: string): ReportingDuty | null {
  const stated = (text: string): string | null => (text === '' ? null : text);
  return due === '' && finalReport === '' ? null : { due: stated(due), finalReport: stated(finalReport) };
}

/** The rows by label. Only rows below the heading count, because a phase may have the same name as a label. */
function sectionRows(sheet: SheetGrid): ReadonlyMap<string, number> {
  const rows = new Map<string, number>();
  let isWithin = false;
  for (let row = 1; row <= (sheet.area?.bottom ?? 0); row += 1) {
    const value = valueAt(sheet, row, 1);
    const label = typeof value === 'string' ? value.trim() : '';
    if (label === REPORTING_HEADING) isWithin = true;
    else if (label === '') isWithin = false;
    else if (isWithin) rows.set(label, row);
  }
  return rows;
}
