/** 收取月报: takes figures from returned workbooks into the ledger, and records the source of each figure. */
import { unitKey } from '../domain/table/breakdown';
import { monthsOf } from '../domain/campaign/campaign';
import {
  collectedKey,
  planCollections,
  type CollectPlan,
  type CollectTarget,
} from '../domain/returns/collecting';
import { finding, type Finding } from '../domain/finding';
import { returnMeasure } from '../domain/table/table-measure';
import { sheetNamed, type SheetGrid, type WorkbookGrid } from '../spreadsheet/grid';
import type { Ledger } from '../domain/ledger';
import {
  isTickedByDefault,
  labelOf,
  mayTake,
  type FigureSource,
  type PlannedFigure,
} from '../domain/returns/planned-figure';
import type { ReadReturn } from '../domain/returns/returns';
import type { Host } from '../spreadsheet/host';
import { readCollected, recordCollected, type CollectedFigure } from '../sheets/ledger/collect-record';
import { mergedChange, NO_CHANGE } from '../spreadsheet/merged-change';
import { runSteps, withPauses, type Steps } from '../spreadsheet/steps';
import { emptySpec, type WorkbookChange } from '../spreadsheet/spec';
import {
  isEntryTickedByDefault,
  mayTakeEntry,
  planAreas,
  type PlannedEntry,
} from '../domain/areas/collect-areas';
import { collectedAreas } from '../sheets/areas/collected-areas';
import { allHandedTasks } from '../domain/hand-down/handed-down';
import { rollUp } from '../domain/hand-down/roll-up';
import { collectedAfter, planParts, type PlannedParts } from '../domain/hand-down/planned-parts';
import { partsSheet } from '../sheets/hand-down/parts-sheet';
import { readParts } from '../sheets/hand-down/read-parts';
import { tableBlocks, type IndicatorSurvey } from './parts/indicator-survey';
import { areaNames, areaUnits } from './parts/area-names';
import { planLedgers } from './make-ledger';
import { recomputeChange } from './recompute';
import { applyAndReport, NOTHING_WRITTEN, type WriteReport } from './report';
import { survey, type Survey, type SurveyOptions } from './survey';
import { surveyAfterUnchecked } from './parts/survey-after';

export interface CollectOptions extends SurveyOptions {
  /** The time of collecting, in the format of the record: `2015-06-03 09:12`. */
  readonly when: string;
  /** The month for figures whose file states none. */
  readonly month?: number | null;
  /** The keys of the figures, and the {@link partsKey} of the divisions, to take. Where left out, everything that needs no decision is taken. */
  readonly chosen?: ReadonlySet<string>;
  /** Where `chosen` is left out: whether to remove rows of key areas that a unit no longer returns. */
  readonly takesVanished?: boolean;
}

export interface CollectReport extends WriteReport {
  readonly plan: CollectPlan;
  /** How units divide the tasks that were handed down to them. */
  readonly parts: readonly PlannedParts[];
  /** The figures that were written to the ledger. */
  readonly taken: readonly PlannedFigure[];
  /** The returned entries of the list of key areas. */
  readonly areas: readonly PlannedEntry[];
  readonly takenAreas: readonly PlannedEntry[];
}

/**
 * What collecting would do to a workbook. The plan includes ledgers that do not exist yet, and rows that ledgers lack.
 * @param asked the indicator for figures that name none. Where the table has several indicators and `asked` is undefined, such
 * figures are refused
 */
export function collectPlan(...given: Parameters<typeof collectPlanSteps>): CollectPlan {
  return runSteps(collectPlanSteps(...given));
}

/** {@link collectPlan} in steps. */
export function* collectPlanSteps(
  found: Survey,
  returns: readonly ReadReturn[],
  month?: number | null,
  asked?: string,
): Steps<CollectPlan> {
  const collected = readCollected(found.workbook);
  const isOne = found.indicators.length === 1;
  const targetOf = (own: IndicatorSurvey): CollectTarget => ({
    ledger: ledgerToBe(found.workbook, own),
    sheet: ledgerGrid(found.workbook, own),
    campaign: own.campaign,
    collected,
    indicator: isOne ? null : own.breakdown.indicator.name,
    takesUnnamed: asked !== undefined && own.breakdown.indicator.name === found.breakdown.indicator.name,
  });
  const [first, ...others] = found.indicators;
  const reported = returns.map((file) => rollUp(file, tableBlocks(found)));
  yield;
  return yield* planCollections(reported, [targetOf(first), ...others.map(targetOf)], month);
}

/**
 * Takes returns into the ledgers. Where a figure is taken, ledgers that do not exist are made, and units that a ledger lacks get a
 * row. Where no figure is taken, nothing is changed.
 * @throws ActionError, HostError
 */
export async function collect(
  host: Host,
  returns: readonly ReadReturn[],
  options: CollectOptions,
): Promise<CollectReport> {
  const before = await survey(host, options);
  await options.pause?.();
  const planOf = (survey: Survey): Promise<CollectPlan> =>
    withPauses(collectPlanSteps(survey, returns, options.month, options.indicator), options.pause);
  const first = await planOf(before);
  await options.pause?.();
  const parts = partsPlan(before, returns);
  const divided = partsChange(before, parts, options.chosen);
  const areas = areasPlan(before, returns);
  const takenAreas = areas.filter((area) => isEntryChosen(area, options));
  const listed = areasChange(before, takenAreas);
  const lacksRow = (figure: PlannedFigure): boolean =>
    (figure.cell?.row ?? 0) >= firstFreeRow(before.workbook, indicatorOf(before, figure));
  const made = chosenOf(first, options.chosen).some(lacksRow) ? await planLedgers(before, options) : null;
  const found = made?.after ?? before;
  // Planned a second time, because rows are known only once the ledger is made.
  const plan = made ? await planOf(found) : first;
  await options.pause?.();
  const taken = chosenOf(plan, options.chosen);
  const entered = enteredFigures(found, plan, taken, options.when);
  if (entered.sheets.length + divided.sheets.length + listed.sheets.length === 0) {
    return { ...NOTHING_WRITTEN, plan, parts, taken: [], areas, takenAreas };
  }
  const followed =
    entered.sheets.length === 0
      ? NO_CHANGE
      : recomputeChange(await surveyAfterUnchecked(found, entered, options));
  await options.pause?.();
  const change = mergedChange(made?.change ?? NO_CHANGE, entered, followed, divided, listed);
  return { ...(await applyAndReport(host, change, before.workbook)), plan, parts, taken, areas, takenAreas };
}

/** The indicator whose ledger takes a figure. */
function indicatorOf({ indicators }: Survey, { indicator }: PlannedFigure): IndicatorSurvey {
  return indicators.find(({ breakdown }) => breakdown.indicator.name === indicator) ?? indicators[0];
}

/** The key of a unit's division of its task, for {@link CollectOptions.chosen}. */
export function partsKey({ unit, fileName }: Pick<PlannedParts, 'unit' | 'fileName'>): string {
  return `下级分解 ${unitKey(unit)} ${fileName}`;
}

/** What collecting would do with returned hand-down workbooks. */
export function partsPlan(found: Survey, returns: readonly ReadReturn[]): PlannedParts[] {
  return planParts(returns, allHandedTasks(tableBlocks(found)), readParts(found.workbook));
}

/** Writes divisions that differ from those collected before; an unchanged division changes nothing. */
function partsChange(
  found: Survey,
  parts: readonly PlannedParts[],
  chosen: ReadonlySet<string> | undefined,
): WorkbookChange {
  const taken = parts.filter(
    (unitParts) =>
      (unitParts.state === 'new' || unitParts.state === 'changed') &&
      (chosen === undefined || chosen.has(partsKey(unitParts))),
  );
  if (taken.length === 0) return NO_CHANGE;
  const { workbook } = found;
  const blocks = tableBlocks(found);
  const collected = collectedAfter(readParts(workbook), taken, allHandedTasks(blocks));
  const { spec, names } = partsSheet(workbook, blocks, collected);
  return { ...NO_CHANGE, sheets: [spec], names };
}

/** What collecting would do to the list of key areas; empty where the workbook has none. */
export function areasPlan(found: Survey, returns: readonly ReadReturn[]): PlannedEntry[] {
  return planAreas(returns, { list: found.areas, units: areaUnits(found), areas: areaNames(found) });
}

function isEntryChosen(entry: PlannedEntry, { chosen, takesVanished = false }: CollectOptions): boolean {
  if (chosen) return chosen.has(entry.key) && mayTakeEntry(entry);
  return isEntryTickedByDefault(entry) || (takesVanished && entry.state === 'vanished');
}

function areasChange({ areas, workbook }: Survey, taken: readonly PlannedEntry[]): WorkbookChange {
  if (!areas) return NO_CHANGE;
  const spec = collectedAreas(areas, taken, sheetNamed(workbook, areas.sheet)?.area?.bottom ?? 0);
  return spec ? { ...NO_CHANGE, sheets: [spec] } : NO_CHANGE;
}

function ledgerGrid(workbook: WorkbookGrid, { ledger }: IndicatorSurvey): SheetGrid | null {
  return ledger && sheetNamed(workbook, ledger.ledger.sheet);
}

/** The first row below the ledger's contents, where new rows begin. */
function firstFreeRow(workbook: WorkbookGrid, own: IndicatorSurvey): number {
  return (ledgerGrid(workbook, own)?.area?.bottom ?? 0) + 1;
}

/** The ledger after it is made or extended: a row for each unit of the table. New rows come below the sheet's contents. */
function ledgerToBe(workbook: WorkbookGrid, own: IndicatorSurvey): Ledger {
  const { campaign, whole } = own;
  const { breakdown } = whole;
  const ledger: Ledger = own.ledger?.ledger ?? {
    measure: returnMeasure(breakdown),
    sheet: '',
    unitColumn: 1,
    months: monthsOf(campaign).map((month, index) => ({ month, column: 2 + index })),
    rows: [],
  };
  const known = new Set(ledger.rows.map((row) => unitKey(row.unit)));
  const missing = breakdown.units.filter(({ name }) => name !== '' && !known.has(unitKey(name)));
  const rows = missing.map(({ name }, index) => ({
    unit: name,
    row: firstFreeRow(workbook, own) + index,
    figures: new Map<number, number>(),
  }));
  return { ...ledger, rows: [...ledger.rows, ...rows] };
}

/** The figures to take, at most one per cell, whatever the user chose. */
function chosenOf(plan: CollectPlan, chosen: ReadonlySet<string> | undefined): PlannedFigure[] {
  const byCell = new Map<string, PlannedFigure>();
  for (const figure of plan.figures) {
    const isChosen = chosen ? chosen.has(figure.key) && mayTake(figure) : isTickedByDefault(figure);
    if (isChosen && figure.cell)
      byCell.set(`${figure.indicator ?? ''} ${figure.cell.row} ${figure.cell.column}`, figure);
  }
  return [...byCell.values()];
}

/** Writes figures to the ledger. Only numbers are written, so that no text of a file can become a formula. */
function enteredFigures(
  found: Survey,
  plan: CollectPlan,
  taken: readonly PlannedFigure[],
  when: string,
): WorkbookChange {
  const collected = readCollected(found.workbook);
  const confirmed = plan.figures.filter((figure) => figure.state === 'same');
  const rows = [...taken, ...confirmed].flatMap((figure) => recordRows(figure, when, collected));
  const sheets = found.indicators.flatMap((own) => {
    const figures = taken.filter((figure) => indicatorOf(found, figure) === own);
    const blocks = figures.flatMap(({ cell, amount }) =>
      cell ? [{ top: cell.row, left: cell.column, rows: [[amount]] }] : [],
    );
    return blocks.length > 0 ? [{ ...emptySpec(own.ledger?.place.sheet ?? '', 'patch'), blocks }] : [];
  });
  const record = rows.length > 0 ? recordCollected(found.workbook, rows, found.ledger?.ledger.measure) : null;
  return {
    copies: [],
    sheets: [...sheets, ...(record ? [record.spec] : [])],
    names: record?.names ?? [],
    removedNames: [],
  };
}

/** One record row per file; a file that was recorded before gets a row only where it is taken again. */
function recordRows(figure: PlannedFigure, when: string, collected: ReadonlySet<string>): CollectedFigure[] {
  const { month, amount, before } = figure;
  const unit = labelOf(figure);
  if (month === null || amount === null) return [];
  const handling = before === amount ? 'same' : before === null ? 'new' : 'changed';
  const isNews = ({ sha256 }: FigureSource): boolean =>
    handling !== 'same' || !collected.has(collectedKey(sha256, unit, month));
  const files = new Map(figure.sources.filter(isNews).map((source) => [source.sha256, source.fileName]));
  return Array.from(files, ([sha256, fileName]) => ({
    when,
    fileName,
    sha256,
    unit,
    month,
    amount,
    before,
    handling,
  }));
}

/** Findings about the returned files: names that no unit of the table has. */
export function unknownUnits(plan: CollectPlan, parts: readonly PlannedParts[] = []): Finding[] {
  const divided = parts.flatMap(({ refusal, unit, fileName }) =>
    refusal?.kind === 'unknown-unit'
      ? [
          finding(
            'return-unknown-unit',
            { sheet: fileName, row: 1, column: 1 },
            { name: unit, nearest: refusal.nearest },
          ),
        ]
      : [],
  );
  const figures = plan.figures.flatMap(({ refusal, unit, sources }) => {
    const [source] = sources;
    if (refusal?.kind !== 'unknown-unit' || !source) return [];
    const at = { sheet: `${source.fileName}：${source.sheet}`, row: source.row, column: source.column };
    return [finding('return-unknown-unit', at, { name: unit, nearest: refusal.nearest })];
  });
  return [...figures, ...divided];
}
