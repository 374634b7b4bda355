/** The first step of every action: reads the workbook, finds the table, the settings and the ledger, and checks them. */
import type { AreaList } from '../domain/areas/area-list';
import type { Breakdown } from '../domain/table/breakdown';
import { bySeverity } from '../domain/audit/rules';
import { staleFindings } from '../domain/audit/stale';
import type { Finding } from '../domain/finding';
import { sheetNamed, type SheetGrid, type WorkbookGrid } from '../spreadsheet/grid';
import { NO_CHANGE } from '../spreadsheet/merged-change';
import { runSteps, withPauses, type Steps } from '../spreadsheet/steps';
import type { TablePlace } from '../domain/table/table-place';
import { locateBreakdown, type LocateOptions, type NearMiss } from '../domain/table/locate';
import { startingCampaign } from '../domain/campaign/starting-campaign';
import { statedFederation } from '../domain/campaign/stated-federation';
import { statedGoal } from '../domain/campaign/stated-goal';
import { HostError, type Host } from '../spreadsheet/host';
import { ActionError } from './parts/action-error';
import { choiceNames, chosenTable, type TableChoice } from './parts/chosen-table';
import {
  chosenIndicator,
  cutOffFindings,
  cutOffOf,
  figureFindings,
  goalTable,
  ledgerFindings,
  tableBlocks,
  surveyIndicators,
  type Indicators,
  type IndicatorSurvey,
} from './parts/indicator-survey';
import { readAreaList } from '../sheets/areas/read-area-list';
import { kindDiffers } from '../sheets/ledger/kind-differs';
import { collectedPartsFindings } from '../sheets/hand-down/read-parts';
import { givenTaskFindings } from '../sheets/hand-down/given-task';
import { ownSheetNames, ownSheets, type OwnSheet } from '../sheets/own-sheets';
import { appendedActuals } from '../sheets/progress/appended-columns';
import { readingPlan, type ReadScope } from '../sheets/reading-plan';
import { readSettings, type Settings } from '../sheets/settings/read-settings';
import { settingReference } from '../sheets/settings/settings-words';
import type { NameSpec, SheetSpec } from '../spreadsheet/spec';
import { tablesOf } from '../domain/table/table-of';
import { blocksOf } from '../domain/table/whole-table';
import { textFigures, type TextFigure } from '../domain/table/text-figures';
import { convertedSpec } from '../sheets/convert-texts';

type Located = Pick<Survey, 'breakdown' | 'others' | 'choice'>;

/** How to read the workbook, and which table to use where there are several. */
export interface SurveyOptions extends TableChoice {
  /** Search this sheet only. */
  readonly sheet?: string;
  /** The name of the indicator to survey; the first indicator when left out. */
  readonly indicator?: string;
  /** How much to read; `sources` when left out. */
  readonly scope?: ReadScope;
  /** Awaited between the steps of long work, so that a page stays responsive. */
  readonly pause?: () => Promise<void>;
  /**
   * Asked whether an action that writes may convert figures that are stored as text to numbers; no when left out. If the answer is
   * yes, the survey is of the converted workbook, and {@link Survey.conversion} is the change that converts it.
   */
  readonly mayConvert?: (figures: readonly TextFigure[]) => Promise<boolean>;
  /**
   * A survey that was made of this workbook without the options above. If the host reads the same grid again, the workbook has not changed,
   * and nothing is searched and checked anew.
   */
  readonly known?: Survey | null;
  /** Counts figures to this month instead of the cut-off month on 参数. */
  readonly cutOffMonth?: number;
}

/** A workbook as actions see it: the table, read for the requested indicator, with settings, ledger and findings. */
export interface Survey extends IndicatorSurvey {
  readonly workbook: WorkbookGrid;
  readonly sheet: SheetGrid;
  /** The table, read for each of its indicators, in order; `surveyOf` switches to another indicator. */
  readonly indicators: Indicators;
  /** The other tables of the workbook. */
  readonly others: readonly Breakdown[];
  /** The defined names that store the choice of this table; empty where the table is used without a stored choice. */
  readonly choice: readonly NameSpec[];
  readonly settings: Settings;
  /** The list of key areas (重点领域名录); null where there is none. */
  readonly areas: AreaList | null;
  readonly cutOffMonth: number;
  /** The change that converts text to numbers, where the user agreed; an action applies it together with its own change. */
  readonly conversion: SheetSpec | null;
  /** The findings of all indicators. */
  readonly findings: readonly Finding[];
}

/** The survey for another indicator of the same workbook, with the findings about that indicator and about the whole table. */
function surveyOf(found: Survey, indicator: IndicatorSurvey): Survey {
  const { name } = indicator.breakdown.indicator;
  const findings = found.findings.filter(
    (finding) => finding.indicator === undefined || finding.indicator === name,
  );
  return { ...found, ...indicator, findings };
}

/** A survey for each indicator that counts (计入); where none counts, for all indicators. */
export function countedSurveys(found: Survey): readonly Survey[] {
  const counted = surveysOf(found).filter(
    ({ breakdown }) => !found.settings.uncounted.includes(breakdown.indicator.name),
  );
  return counted.length > 0 ? counted : surveysOf(found);
}

/** The survey for the indicator with this name. @throws ActionError */
export function surveyFor(found: Survey, name: string): Survey {
  return { ...found, ...chosenIndicator(found.indicators, name) };
}

/** A survey for each indicator. */
export function surveysOf(found: Survey): readonly Survey[] {
  return found.indicators.map((indicator) => surveyOf(found, indicator));
}

/**
 * Reads a workbook through its host and checks it.
 * @throws ActionError, HostError
 */
export async function survey(host: Host, options: SurveyOptions = {}): Promise<Survey> {
  const read = await host.read(readingPlan(options.scope ?? 'sources'));
  await options.pause?.();
  const known = knownOf(read, options);
  const asRead = known ?? (await locateAnywhere(read, options));
  const figures = options.mayConvert ? allTextFigures(read, asRead.breakdown) : [];
  const isConverted = figures.length > 0 && (await options.mayConvert?.(figures)) === true;
  if (known && !isConverted) return known;
  const conversion = isConverted ? convertedSpec(asRead.breakdown.sheet, figures) : null;
  const workbook = conversion ? await converted(read, conversion) : read;
  await options.pause?.();
  const located = conversion ? locate(workbook, options) : asRead;
  const found = await withPauses(surveySteps(workbook, located, options), options.pause);
  // The caller that shows the survey gets a task of its own in the event loop.
  await options.pause?.();
  return { ...found, conversion };
}

/** The known survey, if it is of this grid and of the table, the indicator and the month that are asked for; otherwise null. */
function knownOf(workbook: WorkbookGrid, options: SurveyOptions): Survey | null {
  const { known = null, sheet, table, tableNear, indicator, cutOffMonth } = options;
  if (known?.workbook !== workbook) return null;
  if ([sheet, table, indicator, cutOffMonth].some((option) => option !== undefined)) return null;
  return tableNear === undefined || isSamePlace(known.breakdown, tableNear) ? known : null;
}

function* surveySteps(workbook: WorkbookGrid, located: Located, options: SurveyOptions): Steps<Survey> {
  yield;
  const facts = yield* factsOf(workbook, located, options);
  yield;
  return { ...facts, findings: yield* findingsOf(facts) };
}

/**
 * Surveys a workbook that was already read, or one computed as a change will leave it.
 * @throws ActionError; HostError where the requested sheet does not exist
 */
export function surveyGrid(workbook: WorkbookGrid, options: SurveyOptions = {}): Survey {
  return runSteps(surveySteps(workbook, locate(workbook, options), options));
}

/**
 * Surveys a workbook in steps and without the check. The list of findings is empty.
 * @throws the errors of {@link surveyGrid}
 */
export function* surveyStepsUnchecked(workbook: WorkbookGrid, options: SurveyOptions): Steps<Survey> {
  const located = locate(workbook, options);
  yield;
  return { ...(yield* factsOf(workbook, located, options)), findings: [] };
}

/** The workbook with its texts converted. The code for this is loaded only once the user has agreed. */
async function converted(workbook: WorkbookGrid, conversion: SheetSpec): Promise<WorkbookGrid> {
  const { gridAfter } = await import('../sheets/grid-after');
  return gridAfter(workbook, { ...NO_CHANGE, sheets: [conversion] });
}

/** The text figures of all indicators. */
function allTextFigures(workbook: WorkbookGrid, breakdown: Breakdown): readonly TextFigure[] {
  const sheet = sheetNamed(workbook, breakdown.sheet);
  return sheet ? tablesOf(sheet, breakdown).flatMap((table) => textFigures(table)) : [];
}

/** Checks the table and its surroundings. @throws ActionError */
function* factsOf(
  workbook: WorkbookGrid,
  located: Located,
  { indicator, cutOffMonth: wantedMonth }: Pick<SurveyOptions, 'indicator' | 'cutOffMonth'>,
): Steps<Omit<Survey, 'findings'>> {
  const { breakdown } = located;
  const sheet = sheetNamed(workbook, breakdown.sheet);
  if (!sheet) throw noTable(null, null);
  const settings = readSettings(
    workbook,
    startingCampaign(breakdown, {
      goal: statedGoal(sheet, goalTable(sheet, breakdown)),
      federation: statedFederation(sheet, breakdown),
    }),
  );
  yield;
  const areas = readAreaList(workbook);
  const campaign =
    wantedMonth === undefined ? settings.campaign : { ...settings.campaign, cutOffMonth: wantedMonth };
  yield;
  const indicators = surveyIndicators(workbook, sheet, breakdown, campaign);
  yield;
  const cutOffMonth = cutOffOf(campaign, indicators);
  const chosen = chosenIndicator(indicators, indicator);
  return {
    workbook,
    sheet,
    ...located,
    settings,
    areas,
    indicators,
    ...chosen,
    cutOffMonth,
    conversion: null,
  };
}

function* findingsOf(facts: Omit<Survey, 'findings'>): Steps<readonly Finding[]> {
  const { workbook, sheet, others, settings, indicators, areas, cutOffMonth } = facts;
  const [{ breakdown }] = indicators;
  const figures = yield* figureFindings(sheet, indicators, { cutOffMonth, areas });
  yield;
  const ledgers = ledgerFindings(workbook, indicators);
  yield;
  const canSet = settings.home === null || settingReference(workbook, 'cutOffMonth') !== null;
  const findings = [
    ...figures,
    ...cutOffFindings(indicators, { sheet, others, campaign: settings.campaign, canSet }),
    ...givenTaskFindings(workbook, breakdown),
    ...collectedPartsFindings(workbook, tableBlocks(indicators[0])),
    ...staleFindings(workbook.staleCells ?? []),
    ...settings.findings,
    ...ledgers,
    ...indicators.flatMap(({ ledger }) => kindDiffers(workbook, settings, ledger)),
  ];
  yield;
  return bySeverity(findings);
}

/** Finds the table. @throws ActionError; HostError where the requested sheet does not exist */
function locate(workbook: WorkbookGrid, options: SurveyOptions): Located {
  const found = search(workbook, options);
  if ('error' in found) throw found.error;
  return found;
}

/**
 * Finds the table, and if there is none, one on its side. The code for that is loaded only then.
 * @throws ActionError; HostError where the requested sheet does not exist
 */
async function locateAnywhere(workbook: WorkbookGrid, options: SurveyOptions): Promise<Located> {
  const found = search(workbook, options);
  if (!('error' in found)) return found;
  const { sidewaysTable } = await import('./parts/sideways-table');
  throw sidewaysTable(workbook, found.where) ?? found.error;
}

/** A search without success. */
interface NotLocated {
  readonly where: LocateOptions;
  readonly error: ActionError;
}

/** @throws ActionError where the requested sheet is the product's own; HostError where it does not exist */
function search(workbook: WorkbookGrid, options: SurveyOptions): Located | NotLocated {
  const { sheet, table, tableNear } = options;
  const named = sheet ?? (table ?? tableNear)?.sheet;
  if (named !== undefined && !sheetNamed(workbook, named)) {
    throw new HostError('sheet-not-found', named);
  }
  const own = ownSheets(workbook);
  const chosen = own.find((candidate) => candidate.sheet === named);
  if (chosen) throw noTable(null, chosen);
  const where = {
    ...(sheet === undefined ? {} : { sheet }),
    ...(named === undefined ? {} : { also: named }),
    skip: ownSheetNames(workbook),
    actuals: appendedActuals(workbook),
  };
  const plain = locateBreakdown(workbook, where);
  const location =
    plain.kind === 'found' ? plain : locateBreakdown(workbook, { ...where, assumesTarget: true });
  if (location.kind === 'not-found') {
    return { where, error: noTable(location.nearest, tellingSheet(own, location)) };
  }
  const tables = [location.breakdown, ...location.others] as const;
  const breakdown = chosenTable(workbook, tables, options);
  return {
    breakdown,
    others: tables.filter((other) => !blocksOf(breakdown).some((block) => isSamePlace(block, other))),
    choice: choiceNames(workbook, tables, breakdown),
  };
}

/** Whether two tables are at the same position; tells the blocks of a folded table from other tables. */
function isSamePlace(a: TablePlace, b: TablePlace): boolean {
  return a.sheet === b.sheet && a.area.top === b.area.top && a.area.left === b.area.left;
}

/** The error for a workbook without a table. @param own the kind of workbook, where the product made it */
function noTable(nearest: NearMiss | null, own: OwnSheet | null): ActionError {
  if (own) return new ActionError({ code: 'own-sheet', details: { sheet: own.sheet, own: own.kind } });
  if (!nearest) return new ActionError({ code: 'no-table', details: {} });
  const { sheet, found, missing, unnamed, inWords } = nearest;
  return new ActionError({
    code: 'no-table-near-miss',
    details: { sheet, found, missing, unnamed, inWords },
  });
}

/** The product's own sheet that explains why there is no table; null where the workbook also has a damaged table, which explains it better. */
function tellingSheet(
  own: readonly OwnSheet[],
  { nearest }: { readonly nearest: NearMiss | null },
): OwnSheet | null {
  const whole = own.find(({ kind }) => kind === 'year-end') ?? own.find(({ kind }) => kind === 'return');
  return whole ?? (nearest ? null : (own[0] ?? null));
}
