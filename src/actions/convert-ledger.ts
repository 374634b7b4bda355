/**
 * 换算台账: from 当月新增 to 累计 or back, with everything that counts on it.
 */
import { ActionError } from './action-error';
import type { ReturnKind } from '../domain/ledger';
import { monthlyFigures } from '../domain/ledger';
import type { Host } from '../spreadsheet/host';
import { convertedLedger, ledgerOfKind } from '../sheets/ledger/convert-ledger';
import type { LedgerSheet } from '../sheets/ledger/read-ledger';
import { rememberedCell } from '../sheets/memory';
import { LABEL, RETURN_KIND_WORDS, rowsByLabel } from '../sheets/settings/settings';
import { sheetNamed } from '../spreadsheet/grid';
import { mergedChange, NO_CHANGE } from '../spreadsheet/merged-change';
import { emptySpec, type SheetSpec, type WorkbookChange } from '../spreadsheet/spec';
import { phaseWord } from './phase-home';
import { recomputeChange } from './recompute';
import { applied, type WriteReport } from './report';
import { phasesChange, type PhaseOptions } from './summarise-phases';
import { survey, surveyAfter, type Survey } from './survey';

export interface ConvertOptions extends PhaseOptions {
  /** Leaves the figures as they stand: they were of that kind all along. */
  readonly keepsFigures?: boolean;
}

/**
 * Makes the ledger one of the other kind; what is remembered in 参数 follows, and phase sheets that were made count anew.
 * @throws ActionError, HostError
 */
export async function convertLedger(
  host: Host,
  to: ReturnKind,
  options: ConvertOptions = {},
): Promise<WriteReport> {
  const found = await survey(host, { ...options, scope: 'everything' });
  const { campaign, workbook } = found;
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
  const phases = campaign.phases
    .map(({ name }) => name)
    .filter((name) => rememberedCell(workbook, phaseWord(name)));
  const after = surveyAfter(found, converted, options);
  const followed =
    phases.length > 0 ? await phasesChange(after, { ...options, phases }) : recomputeChange(after);
  return applied(host, mergedChange(converted, followed), workbook);
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
