/**
 * What every action begins with: read the workbook, find the table, the settings and the ledger, check them.
 */
import type { Breakdown } from '../domain/table/breakdown';
import { audit, bySeverity } from '../domain/audit/rules';
import { staleFindings } from '../domain/audit/stale';
import { effectiveCutOff, type Campaign } from '../domain/campaign/campaign';
import type { Finding } from '../domain/finding';
import type { SheetGrid, WorkbookGrid } from '../spreadsheet/grid';
import { locateBreakdown, type NearMiss } from '../domain/table/locate';
import { startingCampaign } from '../domain/campaign/starting-campaign';
import { statedGoal } from '../domain/campaign/stated-goal';
import { HostError, type Host } from '../spreadsheet/host';
import { choiceNames, chosenTable, type TableChoice } from './chosen-table';
import { kindDiffers } from '../sheets/ledger/convert-ledger';
import { ledgerBadFigures, ledgerTypedOver } from '../sheets/ledger/ledger-findings';
import { readLedger, type LedgerSheet } from '../sheets/ledger/read-ledger';
import { ownSheetNames, ownSheets, type OwnSheet } from '../sheets/own-sheets';
import { appendedActuals } from '../sheets/progress/appended-columns';
import { progressColumns, type ProgressPlan } from '../sheets/progress/progress';
import { readingPlan, type ReadScope } from '../sheets/reading-plan';
import { readSettings, type Settings } from '../sheets/settings/read-settings';
import type { NameSpec, SheetSpec } from '../spreadsheet/spec';
import { convertedGrid, textFigures, type TextFigure } from '../domain/table/text-figures';
import { convertedSpec } from '../sheets/convert-texts';

type Located = Pick<Survey, 'breakdown' | 'others' | 'choice'>;

/** How to read, and which table to take where the workbook has several. */
export interface SurveyOptions extends TableChoice {
  /** Look on this sheet only. */
  readonly sheet?: string;
  /** How much to read; the sources when left out. */
  readonly scope?: ReadScope;
  /** Waited for between the steps of long work: a page draws and hears its user meanwhile. */
  readonly pause?: () => Promise<void>;
  /**
   * Asked before figures that stand as text are converted to numbers, by an action that writes; no when left out. What is
   * surveyed is then the workbook as converted, and {@link Survey.conversion} what converts it.
   */
  readonly mayConvert?: (figures: readonly TextFigure[]) => Promise<boolean>;
}

/** A workbook as the actions see it. */
export interface Survey {
  readonly workbook: WorkbookGrid;
  readonly sheet: SheetGrid;
  readonly breakdown: Breakdown;
  /** The other tables there are to choose from. */
  readonly others: readonly Breakdown[];
  /** What remembers that this table was chosen among them; empty where nothing needs to. */
  readonly choice: readonly NameSpec[];
  readonly settings: Settings;
  readonly campaign: Campaign;
  readonly ledger: LedgerSheet | null;
  readonly cutOffMonth: number;
  /** Converts text to numbers, where that was asked for: to be applied with whatever else an action writes. */
  readonly conversion: SheetSpec | null;
  /** What 一键重算 would write. */
  readonly progress: ProgressPlan;
  readonly findings: readonly Finding[];
}

/** The workbook has no breakdown table. */
export class NoTableError extends Error {
  override readonly name = 'NoTableError';
  /** @param own what the workbook is instead, where it is one of the product's own making */
  constructor(
    readonly nearest: NearMiss | null,
    readonly own: OwnSheet | null = null,
  ) {
    super('no breakdown table');
  }
}

/**
 * Reads a workbook through its host and checks it.
 * @throws NoTableError, TableChoiceError, HostError
 */
export async function survey(host: Host, options: SurveyOptions = {}): Promise<Survey> {
  const read = await host.read(readingPlan(options.scope ?? 'sources'));
  await options.pause?.();
  const asRead = locate(read, options);
  const figures = options.mayConvert ? textFigures(asRead.breakdown) : [];
  const isConverted = figures.length > 0 && (await options.mayConvert?.(figures)) === true;
  const workbook = isConverted ? convertedGrid(read, figures) : read;
  await options.pause?.();
  const { breakdown, others, choice } = isConverted ? locate(workbook, options) : asRead;
  const sheet = workbook.sheets.find((one) => one.name === breakdown.sheet);
  if (!sheet) throw new NoTableError(null);
  const start = startingCampaign(breakdown, statedGoal(sheet, breakdown));
  const settings = readSettings(workbook, start);
  const ledger = readLedger(workbook);
  const { campaign } = settings;
  const cutOffMonth = effectiveCutOff(campaign, ledger?.ledger ?? null);
  const progress = progressColumns({
    workbook,
    sheet,
    breakdown,
    targetYear: campaign.targetYear,
    ledger: ledger?.place ?? null,
  });
  const typedOver = progress.findings;
  await options.pause?.();
  const audited = audit({ breakdown, sheet, campaign, cutOffMonth, ledger: ledger?.ledger ?? null });
  return {
    workbook,
    sheet,
    breakdown,
    others,
    choice,
    settings,
    campaign,
    ledger,
    cutOffMonth,
    progress,
    conversion: isConverted ? convertedSpec(sheet.name, figures) : null,
    findings: bySeverity([
      ...audited,
      ...typedOver,
      ...staleFindings(workbook.staleCells ?? []),
      ...settings.findings,
      ...ledgerBadFigures(workbook, ledger),
      ...ledgerTypedOver(workbook, ledger, ledger?.kind ?? campaign.returnKind),
      ...kindDiffers(workbook, settings, ledger),
    ]),
  };
}

/** @throws NoTableError, TableChoiceError, HostError where there is no sheet of the name asked for */
function locate(workbook: WorkbookGrid, options: SurveyOptions): Located {
  const { sheet, table, tableNear } = options;
  const named = sheet ?? (table ?? tableNear)?.sheet;
  if (named !== undefined && !workbook.sheets.some((one) => one.name === named)) {
    throw new HostError('sheet-not-found', named);
  }
  const own = ownSheets(workbook);
  const chosen = own.find((one) => one.sheet === named);
  if (chosen) throw new NoTableError(null, chosen);
  const location = locateBreakdown(workbook, {
    ...(sheet === undefined ? {} : { sheet }),
    ...(named === undefined ? {} : { also: named }),
    skip: ownSheetNames(workbook),
    actuals: appendedActuals(workbook),
  });
  if (location.kind === 'not-found') throw new NoTableError(location.nearest, tellingSheet(own, location));
  const tables = [location.breakdown, ...location.others] as const;
  const breakdown = chosenTable(workbook, tables, options);
  return {
    breakdown,
    others: tables.filter((other) => other !== breakdown),
    choice: choiceNames(workbook, tables, breakdown),
  };
}

/** What a workbook without a table is. A damaged table beside sheets that were made from it is the nearer answer. */
function tellingSheet(
  own: readonly OwnSheet[],
  { nearest }: { readonly nearest: NearMiss | null },
): OwnSheet | null {
  const whole = own.find(({ kind }) => kind === 'year-end') ?? own.find(({ kind }) => kind === 'return');
  return whole ?? (nearest ? null : (own[0] ?? null));
}

/** The grid of a sheet by its name. */
export function sheetNamed(workbook: WorkbookGrid, name: string): SheetGrid | null {
  return workbook.sheets.find((one) => one.name === name) ?? null;
}
