/**
 * Makes the ledger (月报台账), and updates the table and the settings to refer to it.
 */
import { unitKey } from '../domain/table/breakdown';
import { sheetNamed, sheetNames, textOf, valueAt } from '../spreadsheet/grid';
import type { Host } from '../spreadsheet/host';
import { LEDGER_SHEET, ledgerSheet } from '../sheets/ledger/ledger';
import { indicatorSuffix } from '../sheets/ledger/ledger-word';
import type { LedgerEntry } from '../sheets/ledger/ledger-table';
import { inCells } from '../sheets/parts/return-cells';
import { returnMeasure } from '../domain/table/table-measure';
import { settingReference } from '../sheets/settings/settings-words';
import { freeSheetName } from '../sheets/sheet-names';
import { mergedChange, NO_CHANGE } from '../spreadsheet/merged-change';
import type { WorkbookChange } from '../spreadsheet/spec';
import { recomputeChange, settingsChange } from './recompute';
import { applyAndReport, NOTHING_WRITTEN, type WriteReport } from './report';
import { survey, surveyFor, type Survey, type SurveyOptions } from './survey';
import { surveyAfterUnchecked } from './parts/survey-after';

export interface LedgerOptions extends SurveyOptions {
  /** Figures to fill in: unit name → month → figure, in persons where persons are counted. */
  readonly figures?: ReadonlyMap<string, ReadonlyMap<number, number>>;
  /** A line below the title. */
  readonly remark?: string;
}

export interface LedgerReport extends WriteReport {
  /** The sheet that was made; null where the ledger already had a row for every unit. */
  readonly ledger: string | null;
}

/**
 * Makes the ledger where there is none, with a row for every unit of the table; with several indicators, one ledger each. The
 * settings and the table's columns are updated to refer to the ledger. An existing ledger gets rows for units that it lacks;
 * reported figures are kept, and the old sheet is kept as a copy, because users write on it. Where no unit is missing, nothing
 * changes.
 * @throws ActionError, HostError
 */
export async function makeLedger(host: Host, options: LedgerOptions = {}): Promise<LedgerReport> {
  const found = await survey(host, options);
  const made = await planLedgers(found, options);
  if (!made) return { ...NOTHING_WRITTEN, ledger: null };
  await options.pause?.();
  const change = mergedChange(made.change, recomputeChange(made.after));
  await options.pause?.();
  const written = await applyAndReport(host, change, found.workbook);
  return { ...written, ledger: made.after.ledger?.place.sheet ?? null };
}

/** Ledgers to make, with the settings that their formulas refer to, and the workbook after the change. */
export interface MadeLedger {
  readonly change: WorkbookChange;
  readonly after: Survey;
}

/** The ledgers to make, for all indicators; null where every ledger exists and is complete. */
export async function planLedgers(before: Survey, options: LedgerOptions): Promise<MadeLedger | null> {
  const asked = before.breakdown.indicator.name;
  let made: MadeLedger = { change: NO_CHANGE, after: before };
  for (const { breakdown } of before.indicators) {
    const { name } = breakdown.indicator;
    const { figures, ...others } = options;
    const own = { ...others, indicator: name, ...(name === asked && figures ? { figures } : {}) };
    const next = await madeLedger(made.after, own);
    if (next) made = { change: mergedChange(made.change, next.change), after: next.after };
  }
  return made.change === NO_CHANGE ? null : { ...made, after: surveyFor(made.after, asked) };
}

/** The ledger to make for one indicator; null where it exists and is complete. */
async function madeLedger(
  before: Survey,
  options: LedgerOptions & { indicator: string },
): Promise<MadeLedger | null> {
  const settings = settingsChange(before, before.indicators);
  const found = await surveyAfterUnchecked(surveyFor(before, options.indicator), settings, options);
  await options.pause?.();
  const measure = returnMeasure(found.breakdown);
  const entries = ledgerEntries(found, options.figures ?? new Map()).map((entry) => ({
    ...entry,
    figures: inCells(entry.figures, measure),
  }));
  if (found.ledger?.ledger.rows.length === entries.length && !options.figures) return null;
  const taken = sheetNames(found.workbook);
  const { indicator, indicators } = found.breakdown;
  const suffix = indicatorSuffix(found.breakdown);
  const fresh = suffix === '' ? LEDGER_SHEET : `${LEDGER_SHEET}（${indicator.name}）`;
  const name = found.ledger?.place.sheet ?? freeSheetName(fresh, taken);
  const { spec, names } = ledgerSheet(
    found.campaign,
    entries,
    name,
    options.remark ?? remarkOf(found),
    settingReference(found.workbook, 'cutOffMonth'),
    indicators.length > 1 ? { name: indicator.name, suffix } : null,
    measure,
  );
  const copies = found.ledger ? [{ sheet: name, as: freeSheetName(`${name}（旧）`, taken) }] : [];
  const ledger: WorkbookChange = { ...NO_CHANGE, copies, sheets: [spec], names };
  return {
    change: mergedChange(settings, ledger),
    after: await surveyAfterUnchecked(found, ledger, options),
  };
}

/** The line below the title of the existing ledger. */
function remarkOf({ ledger, workbook }: Survey): string {
  const sheet = ledger && sheetNamed(workbook, ledger.place.sheet);
  return sheet ? textOf(valueAt(sheet, ledger.place.headerRow - 1, sheet.area?.left ?? 1)) : '';
}

/** The table's units in order, followed by rows of the ledger whose unit is no longer in the table. */
function ledgerEntries(found: Survey, figures: NonNullable<LedgerOptions['figures']>): LedgerEntry[] {
  const { ledger, whole } = found;
  const { breakdown, sheet } = whole;
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
