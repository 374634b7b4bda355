/** 换算台账: converts the ledger between 当月新增 and 累计, with every sheet that refers to it. */
import { ActionError } from './parts/action-error';
import type { ReturnKind } from '../domain/ledger';
import { monthlyFigures } from '../domain/ledger';
import type { Host } from '../spreadsheet/host';
import { convertedLedger, ledgerOfKind } from '../sheets/ledger/convert-ledger';
import type { LedgerSheet } from '../sheets/ledger/read-ledger';
import { LABEL, RETURN_KIND_WORDS, rowsByLabel } from '../sheets/settings/settings-words';
import { sheetNamed } from '../spreadsheet/grid';
import { mergedChange, NO_CHANGE } from '../spreadsheet/merged-change';
import { emptySpec, type SheetSpec, type WorkbookChange } from '../spreadsheet/spec';
import { phaseHome } from './parts/phase-home';
import { recomputeChange } from './recompute';
import { applyAndReport, type WriteReport } from './report';
import { phasesChange, type PhaseOptions } from './summarise-phases';
import { survey, type Survey } from './survey';
import { surveyAfter } from './parts/survey-after';

export interface ConvertOptions extends PhaseOptions {
  /** Changes only the kind, because the figures already are of the new kind. */
  readonly keepsFigures?: boolean;
}

/**
 * Converts the ledger to the other kind, and updates 月报口径 on 参数 and the existing phase sheets.
 * @throws ActionError, HostError
 */
export async function convertLedger(
  host: Host,
  to: ReturnKind,
  options: ConvertOptions = {},
): Promise<WriteReport> {
  const found = await survey(host, { ...options, scope: 'everything' });
  const { workbook } = found;
  const ledgers = found.indicators.flatMap(({ ledger }) => ledger ?? []);
  for (const ledger of ledgers) {
    if (to === 'monthly' && ledger.kind === 'cumulative' && !options.keepsFigures) refuseDecreased(ledger);
  }
  const patch = options.keepsFigures === true ? ledgerOfKind : convertedLedger;
  const patches = ledgers.flatMap((ledger) => {
    const sheet = sheetNamed(workbook, ledger.place.sheet);
    return sheet ? [patch(sheet, ledger, to)] : [];
  });
  const converted: WorkbookChange = {
    ...NO_CHANGE,
    sheets: [...patches, ...settingOf(found, to)],
  };
  const after = surveyAfter(found, converted, options);
  const own = madePhases(after).length > 0 ? await phasesAnew(after, options) : recomputeChange(after);
  return applyAndReport(host, await withOtherTables(found, mergedChange(converted, own), options), workbook);
}

/** Adds the phase sheets of the workbook's other tables to a change, because they refer to the same ledger. */
async function withOtherTables(
  found: Survey,
  change: WorkbookChange,
  { pause, mayReplace }: ConvertOptions,
): Promise<WorkbookChange> {
  const options = { ...(pause ? { pause } : {}), ...(mayReplace ? { mayReplace } : {}) };
  let whole = change;
  for (const table of found.others) {
    // The stored choice of a table must not change.
    const after = { ...surveyAfter(found, whole, { tableNear: table }), choice: [] };
    if (madePhases(after).length > 0) whole = mergedChange(whole, await phasesAnew(after, options));
  }
  return whole;
}

function phasesAnew(found: Survey, options: PhaseOptions): Promise<WorkbookChange> {
  return phasesChange(found, { ...options, phases: madePhases(found) });
}

/** The phases that have a sheet for this table. */
function madePhases(found: Survey): string[] {
  return found.campaign.phases
    .map(({ name }) => name)
    .filter((name) => phaseHome(found, name).existing !== null);
}

function refuseDecreased({ ledger }: LedgerSheet): void {
  for (const row of ledger.rows) {
    for (const [month, figure] of monthlyFigures(row, 'cumulative')) {
      if (figure < 0) throw new ActionError({ code: 'ledger-decreased', details: { unit: row.unit, month } });
    }
  }
}

function settingOf({ settings, workbook }: Survey, to: ReturnKind): SheetSpec[] {
  const sheet = settings.home && sheetNamed(workbook, settings.home.sheet);
  const row = sheet ? rowsByLabel(sheet).get(LABEL.returnKind) : undefined;
  if (!sheet || row === undefined) return [];
  return [
    { ...emptySpec(sheet.name, 'patch'), blocks: [{ top: row, left: 2, rows: [[RETURN_KIND_WORDS[to]]] }] },
  ];
}
