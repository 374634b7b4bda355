/** 生成阶段汇总: makes one summary sheet per phase, or refreshes it in place. */
import { absoluteAddress, absoluteAreaAddress, quotedSheet } from '../spreadsheet/address';
import { unitKey, type FigureColumn } from '../domain/table/breakdown';
import { federationTitle, phaseInFull, type Campaign } from '../domain/campaign/campaign';
import {
  formulaAt,
  isBlank,
  isCellError,
  sheetNames,
  textOf,
  valueAt,
  type SheetGrid,
} from '../spreadsheet/grid';
import type { Host } from '../spreadsheet/host';
import { sheetFingerprint, specFingerprint, type Fingerprinted } from '../sheets/phase/fingerprint';
import { ledgerReferences } from '../sheets/ledger/ledger-cells';
import { memoryName, toNameCharacters, rememberCell, rememberedText, rememberText } from '../sheets/memory';
import { phaseSheet, phaseSheetName } from '../sheets/phase/phase';
import { phaseKind } from '../sheets/phase/phase-table';
import { periodColumns } from '../domain/table/period-targets';
import { tableMeasure } from '../domain/table/table-measure';
import { statedMonthIn } from '../sheets/parts/stated-month-note';
import { PHASE_HEADER_ROW, phaseColumns, PhasePlaces } from '../sheets/phase/phase-columns';
import type {
  FigureSource,
  PhaseSources,
  PhaseUnit,
  StatedTotal,
  TableRanges,
} from '../sheets/phase/phase-input';
import { phaseUnits } from '../sheets/phase/phase-units';
import { actualHeading } from '../sheets/progress/progress-headings';
import { phaseColumnsWord } from '../sheets/reading-plan';
import { refreshed } from '../sheets/phase/refresh';
import { paceAt, SETTING_REFERENCE } from '../sheets/settings/settings-words';
import { freeSheetName } from '../sheets/sheet-names';
import { mergedChange, NO_CHANGE } from '../spreadsheet/merged-change';
import type { NameSpec, SheetSpec, WorkbookChange } from '../spreadsheet/spec';
import type { AreaSummaryReference } from '../sheets/areas/area-summary-places';
import { withPauses, type Steps } from '../spreadsheet/steps';
import { areaSummaryChange } from './parts/area-summary';
import type { IndicatorBlock, IndicatorSurvey } from './parts/indicator-survey';
import { indicatorTitle } from './parts/indicator-title';
import { phaseHome, rememberOwner } from './parts/phase-home';
import { phaseNamed } from './parts/phase-named';
import { phaseOrder } from './parts/phase-order';
import { findingsAfter, recomputeChange } from './recompute';
import { applyAndReport, type ActionReport } from './report';
import { countedSurveys, survey, type Survey, type SurveyOptions } from './survey';

export interface PhaseOptions extends SurveyOptions {
  /** The names of the phases to make; all phases when left out. */
  readonly phases?: readonly string[];
  /** Asked before a sheet that was changed by hand is made again (a copy is kept); replaced without asking when left out. */
  readonly mayReplace?: (sheet: string) => Promise<boolean>;
}

/**
 * Makes or refreshes the summary sheets, and the progress columns that they refer to.
 * @throws ActionError, HostError
 */
export async function summarisePhases(host: Host, options: PhaseOptions = {}): Promise<ActionReport> {
  const found = await survey(host, { ...options, scope: 'everything' });
  const change = await phasesChange(found, options);
  const written = await applyAndReport(host, change, found.workbook);
  return { ...written, findings: findingsAfter(host, found) };
}

/**
 * The change that makes or refreshes the summary sheets, including the change of 一键重算. Asks {@link PhaseOptions.mayReplace} first.
 * @param found a survey with scope `everything`
 * @throws ActionError
 */
export async function phasesChange(found: Survey, options: PhaseOptions): Promise<WorkbookChange> {
  const plans: PhasePlan[] = [];
  const areas = areaSummaryChange(found);
  const taken = sheetNames(found.workbook);
  const wanted = wantedPhases(found.campaign, options.phases);
  const sheets = countedSurveys(found).flatMap((own, index) =>
    // Only the first indicator's sheet has the key areas.
    wanted.map((phase) => ({ own, phase, areas: index === 0 ? (areas?.reference ?? null) : null })),
  );
  for (const { own, phase, areas } of sheets) {
    await options.pause?.();
    const plan = await withPauses(planPhase(own, phase, { taken, areas }), options.pause);
    if (plan.copy && options.mayReplace && !(await options.mayReplace(plan.copy.sheet))) continue;
    taken.push(plan.spec.sheet, ...(plan.copy ? [plan.copy.as] : []));
    plans.push(plan);
  }
  await options.pause?.();
  return mergedChange(recomputeChange(found), areas?.change ?? NO_CHANGE, {
    ...NO_CHANGE,
    copies: plans.flatMap((plan) => (plan.copy ? [plan.copy] : [])),
    sheets: plans.map((plan) => plan.spec),
    names: plans.flatMap((plan) => plan.names),
    removedNames: plans.flatMap((plan) => plan.removedNames),
  });
}

function wantedPhases(campaign: Campaign, names: readonly string[] | undefined): number[] {
  if (!names || names.length === 0) return campaign.phases.map((_, index) => index);
  return [...new Set(names.map((name) => phaseNamed(campaign, name)))];
}

interface PhasePlan {
  readonly spec: SheetSpec;
  readonly names: readonly NameSpec[];
  readonly removedNames: readonly string[];
  readonly copy: { readonly sheet: string; readonly as: string } | null;
}

function* planPhase(
  found: Survey,
  phase: number,
  { taken, areas }: { readonly taken: readonly string[]; readonly areas: AreaSummaryReference | null },
): Steps<PhasePlan> {
  const { campaign, workbook } = found;
  const phaseName = campaign.phases[phase]?.name ?? '';
  const { word, existing } = phaseHome(found, phaseName);
  const about = indicatorTitle(found.breakdown);
  const name = existing?.name ?? freeSheetName(phaseSheetName(phaseName) + about.sheet, taken);
  const sources = tableSources(found);
  const places = new PhasePlaces(phaseColumns(phaseKind(sources)));
  const standing = PhasePlaces.of(rememberedText(workbook, phaseColumnsWord(word)));
  const spec = phaseSheet({
    campaign,
    phase,
    sheet: name,
    title: `${federationTitle(campaign)}${phaseInFull(phaseName)}汇总表${about.title}`,
    units: unitsInOrder(found, phase),
    sources,
    typedNotes: existing ? typedNotes(existing, standing) : new Map(),
    areas,
  });
  yield;
  const isTouched =
    existing !== null &&
    rememberedText(workbook, `${word}_指纹`) !== sheetFingerprint(existing, fingerprinted(standing));
  if (existing) yield;
  const copy = isTouched ? { sheet: name, as: freeSheetName(`${name}（旧）`, taken) } : null;
  return {
    spec: (existing && !isTouched ? refreshed(spec, existing) : null) ?? spec,
    names: [
      rememberCell(word, { sheet: name, row: 1, column: 1 }, true),
      ...rememberOwner(found, word),
      // The copy looks like a breakdown table; a defined name marks it as the add-in's own, so that it is not taken for one.
      ...(copy ? [rememberCell(keptWord(copy.as), { sheet: copy.as, row: 1, column: 1 }, true)] : []),
      rememberText(`${word}_指纹`, specFingerprint(spec, fingerprinted(places))),
      ...(places.text === null ? [] : [rememberText(phaseColumnsWord(word), places.text)]),
    ],
    removedNames: places.text === null && standing.text !== null ? [memoryName(phaseColumnsWord(word))] : [],
    copy,
  };
}

function keptWord(sheet: string): string {
  return `留存_${toNameCharacters(sheet)}`;
}

/** The fingerprint ignores 备注, because users write there; changes elsewhere are noticed. */
function fingerprinted(places: PhasePlaces): Fingerprinted {
  return { free: [places.column('note')], formulaColumns: places.formulaColumns };
}

/** The user's text in 备注 on an earlier sheet, by unit name. */
function typedNotes(sheet: SheetGrid, places: PhasePlaces): Map<string, string> {
  const notes = new Map<string, string>();
  const noteColumn = places.column('note');
  for (let row = PHASE_HEADER_ROW + 1; row <= (sheet.area?.bottom ?? 0); row += 1) {
    if (valueAt(sheet, row, 1) === '合计') break;
    const name = valueAt(sheet, row, places.column('unit'));
    const note = valueAt(sheet, row, noteColumn);
    if (formulaAt(sheet, row, noteColumn) === null && !isBlank(note) && !isCellError(note)) {
      notes.set(textOf(name), textOf(note));
    }
  }
  return notes;
}

/** The units in the order of the settings, named in the table's spelling. */
function unitsInOrder(found: Survey, phase: number): PhaseUnit[] {
  const { ledger, whole } = found;
  const { breakdown, sheet } = whole;
  const names = breakdown.units.map((unit) => {
    const raw = valueAt(sheet, unit.row, breakdown.columns.unit.column);
    return typeof raw === 'string' ? raw : unit.name;
  });
  const seen = new Map<string, number>();
  const units = phaseUnits(names, (index) => {
    const unit = breakdown.units[index];
    const key = unitKey(unit?.name ?? '');
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    const ledgerRow = ledger?.ledger.rows.filter((row) => unitKey(row.unit) === key)[nth]?.row;
    return {
      tablePosition: (unit?.row ?? 0) - breakdown.firstDataRow + 1,
      ledgerPosition: ledger && ledgerRow !== undefined ? ledgerRow - ledger.place.firstRow + 1 : 0,
    };
  });
  return phaseOrder(found, phase).flatMap((index) => units[index] ?? []);
}

/** References to the table and the ledger for the phase sheets. */
function tableSources(found: Survey): PhaseSources {
  const { blocks, ledger } = found;
  const [{ breakdown }] = blocks;
  const { columns } = breakdown;
  const ranges = (column: number): TableRanges =>
    tableRanges(blocks, (block) => block.breakdown.columns.unit.column + column - columns.unit.column);
  const measure = tableMeasure(found.whole.breakdown, ledger?.ledger ?? null);
  const figures = ({ column, scale, unitOfMeasure, whole }: FigureColumn): FigureSource => {
    const isWhole = whole && scale === 1;
    const own = unitOfMeasure === measure.name ? measure : { whole: isWhole, digits: isWhole ? 0 : 2 };
    return { ranges: ranges(column), scale, unitOfMeasure, whole: own.whole, digits: own.digits };
  };
  return {
    measure,
    units: ranges(columns.unit.column),
    baseline: columns.baseline && figures(columns.baseline),
    target: figures(columns.target),
    periods: periodColumns(breakdown).map(({ column, lastMonth }) => ({ ranges: ranges(column), lastMonth })),
    note: columns.note ? ranges(columns.note.column) : null,
    actual: tableRanges(blocks, ({ progress }) => progress.columns.actual),
    actualHeading: actualHeading(columns),
    areCounted: false,
    ledger: ledger && { kind: 'months', ...ledgerReferences(ledger.place), scale: ledger.place.scale },
    statedTotals: statedTotals(found),
    statedMonth: statedMonthIn(found.findings),
    cutOff: SETTING_REFERENCE.cutOff,
    lagging: SETTING_REFERENCE.lagging,
    severe: SETTING_REFERENCE.severe,
    paceAt,
  };
}

/** The totals of the table that differ from the sum of their rows. */
function statedTotals({ breakdown, findings }: Survey): StatedTotal[] {
  const { sheet } = breakdown;
  const total = breakdown.total ?? breakdown.sharedTotal?.line;
  return findings.flatMap((found): StatedTotal[] => {
    if (found.code !== 'total-mismatch' || found.row !== total?.row) return [];
    const { measure } = found.details;
    return measure === 'actual'
      ? []
      : [{ key: measure, cell: `${quotedSheet(sheet)}!${absoluteAddress(found)}` }];
  });
}

/** For a column of each block, the range of the units' rows. */
function tableRanges(
  [first, ...others]: IndicatorSurvey['blocks'],
  columnOf: (block: IndicatorBlock) => number,
): TableRanges {
  const range = (block: IndicatorBlock): string => {
    const { firstDataRow: top, lastDataRow: bottom, sheet } = block.breakdown;
    const column = columnOf(block);
    return `${quotedSheet(sheet)}!${absoluteAreaAddress({ top, left: column, bottom, right: column })}`;
  };
  return [range(first), ...others.map(range)];
}
