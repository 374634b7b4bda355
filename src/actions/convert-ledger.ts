/**
 * 换算台账: from 当月新增 to 累计 or back, with everything that counts on it.
 */
import { ActionError } from './action-error';
import type { ReturnKind } from '../domain/ledger';
import { monthlyFigures } from '../domain/ledger';
import type { Host } from '../spreadsheet/host';
import { convertedLedger, ledgerOfKind } from '../sheets/ledger/convert-ledger';
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
  const { ledger, campaign, workbook } = found;
  if (to === 'monthly' && ledger?.kind === 'cumulative' && !options.keepsFigures) refuseDecreased(found);
  const patch = options.keepsFigures === true ? ledgerOfKind : convertedLedger;
  const sheet = ledger && sheetNamed(workbook, ledger.place.sheet);
  const converted: WorkbookChange = {
    ...NO_CHANGE,
    sheets: [...(ledger && sheet ? [patch(sheet, ledger, to)] : []), ...settingOf(found, to)],
  };
  const phases = campaign.phases
    .map(({ name }) => name)
    .filter((name) => rememberedCell(workbook, phaseWord(name)));
  const after = surveyAfter(found, converted, options);
  const followed =
    phases.length > 0 ? await phasesChange(after, { ...options, phases }) : recomputeChange(after);
  return applied(host, mergedChange(converted, followed), workbook);
}

function refuseDecreased({ ledger }: Survey): void {
  for (const row of ledger?.ledger.rows ?? []) {
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
