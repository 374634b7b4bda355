/**
 * Makes the ledger (月报台账), and lets the table and the settings follow it.
 */
import { unitKey } from '../domain/table/breakdown';
import { textOf, valueAt } from '../spreadsheet/grid';
import type { Host } from '../spreadsheet/host';
import { LEDGER_SHEET, ledgerSheet, type LedgerEntry } from '../sheets/ledger/ledger';
import { settingReference } from '../sheets/settings/settings';
import { freeSheetName } from '../sheets/sheet-names';
import type { WorkbookChange } from '../spreadsheet/spec';
import { recompute, sheetNames } from './recompute';
import { reportOf, type ActionReport } from './report';
import { sheetNamed, survey, type Survey, type SurveyOptions } from './survey';

export interface LedgerOptions extends SurveyOptions {
  /** Figures to fill in: unit name → month → persons. */
  readonly figures?: ReadonlyMap<string, ReadonlyMap<number, number>>;
  /** A line below the title. */
  readonly remark?: string;
}

/**
 * Makes the ledger when there is none, with a row for every unit of the table; then recomputes, so that 实际新增数 and the
 * cut-off month follow it. Where there is one, units that it lacks get a row, everything reported stays, and the old sheet is
 * kept as a copy: people write on it.
 * @throws NoTableError, HostError
 */
export async function makeLedger(host: Host, options: LedgerOptions = {}): Promise<ActionReport> {
  await recompute(host, options);
  const found = await survey(host, options);
  const entries = ledgerEntries(found, options.figures ?? new Map());
  if (found.ledger?.ledger.rows.length === entries.length && !options.figures) {
    return { sheets: [], keptCopies: [], findings: found.findings };
  }
  const name = found.ledger?.place.sheet ?? freeSheetName(LEDGER_SHEET, sheetNames(found.workbook));
  const { spec, names } = ledgerSheet(
    found.campaign,
    entries,
    name,
    options.remark ?? remarkOf(found),
    settingReference(found.workbook, 'cutOffMonth'),
  );
  const copies = found.ledger
    ? [{ sheet: name, as: freeSheetName(`${name}（旧）`, sheetNames(found.workbook)) }]
    : [];
  const change: WorkbookChange = { copies, sheets: [spec], names, removedNames: [] };
  await host.apply(change);
  const followed = await recompute(host, options);
  const made = reportOf(change, sheetNames(found.workbook), []);
  return { ...followed, keptCopies: made.keptCopies, sheets: [...made.sheets, ...followed.sheets] };
}

/** The line below the title of the ledger there is. */
function remarkOf({ ledger, workbook }: Survey): string {
  const sheet = ledger && sheetNamed(workbook, ledger.place.sheet);
  return sheet ? textOf(valueAt(sheet, ledger.place.headerRow - 1, sheet.area?.left ?? 1)) : '';
}

/** The table's units in its order, then rows of the ledger whose unit is no longer in the table. */
function ledgerEntries(found: Survey, figures: NonNullable<LedgerOptions['figures']>): LedgerEntry[] {
  const { breakdown, sheet, ledger } = found;
  const rest = new Map((ledger?.ledger.rows ?? []).map((row) => [unitKey(row.unit), row]));
  const entries = breakdown.units.map((unit): LedgerEntry => {
    const raw = valueAt(sheet, unit.row, breakdown.columns.unit.column);
    const key = unitKey(unit.name);
    const reported = rest.get(key)?.figures ?? new Map<number, number>();
    rest.delete(key);
    return {
      unit: typeof raw === 'string' ? raw : unit.name,
      figures: new Map([...reported, ...(figures.get(unit.name) ?? [])]),
    };
  });
  return [...entries, ...rest.values()];
}
