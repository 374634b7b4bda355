/**
 * What collecting returns would do to the ledger, figure by figure. Pure. Neither the order of the files matters, nor whether they
 * are collected together or one after the other (docs/decisions/0040-collecting.md).
 */
import { unitKey } from '../table/breakdown';
import type { Campaign } from '../campaign/campaign';
import { refuseDecreases } from './decreasing-returns';
import { isBlank, textOf, valueAt, type SheetGrid } from '../../spreadsheet/grid';
import type { Ledger } from '../ledger';
import { runSteps, type Steps } from '../../spreadsheet/steps';
import { nearestUnit } from '../nearest';
import { inMeasure } from '../table/table-measure';
import { isCountable, PERSONS, type UnitOfMeasure } from '../table/unit-of-measure';
import { labelOf, refuseFigure, type PlannedFigure, type Refusal } from './planned-figure';
import type { ReadReturn, ReportedFigure } from './returns';

export interface CollectPlan {
  /** In the ledger's order; figures that belong to none of its rows come last. */
  readonly figures: readonly PlannedFigure[];
  /** Files from which nothing could be read. */
  readonly unread: readonly ReadReturn[];
}

export interface CollectTarget {
  readonly ledger: Ledger;
  /** The ledger's sheet; null when the workbook has no ledger yet. */
  readonly sheet: SheetGrid | null;
  readonly campaign: Pick<Campaign, 'targetYear' | 'returnKind'>;
  /** The figures that were collected earlier, each as its {@link collectedKey}. */
  readonly collected: ReadonlySet<string>;
  /** The indicator that the ledger is for; null where the table has only one. */
  readonly indicator?: string | null;
  /** Whether figures that name no indicator are taken for this indicator. */
  readonly takesUnnamed?: boolean;
}

/** Identifies one figure of one file; the key stays the same when the file is collected again. */
export function collectedKey(sha256: string, unit: string, month: number): string {
  return `${sha256} ${unitKey(unit)} ${month}`;
}

/**
 * Plans a collection, in steps, for a table with several indicators: each figure goes to the ledger of the indicator that it names.
 * @param targets a ledger for each indicator
 */
export function* planCollections(
  returns: readonly ReadReturn[],
  targets: readonly [CollectTarget, ...CollectTarget[]],
  month: number | null = null,
): Steps<CollectPlan> {
  const [first, ...others] = targets;
  if (others.length === 0) return yield* planCollectionSteps(returns, first, month);
  const unnamed = targets.find(({ takesUnnamed }) => takesUnnamed) ?? first;
  const targetOf = ({ indicator }: ReportedFigure): CollectTarget =>
    indicator === undefined ? unnamed : (targets.find((target) => target.indicator === indicator) ?? first);
  const plans: CollectPlan[] = [];
  for (const target of targets) {
    const own = returns.map((file) => ({
      ...file,
      figures: file.figures.filter((figure) => targetOf(figure) === target),
    }));
    plans.push(yield* planCollectionSteps(own, target, month));
  }
  return { figures: plans.flatMap(({ figures }) => figures), unread: plans[0]?.unread ?? [] };
}

/**
 * Plans a collection for one ledger.
 * @param month the month for files that state none; null where the user chose none
 */
export function planCollection(
  returns: readonly ReadReturn[],
  target: CollectTarget,
  month: number | null = null,
): CollectPlan {
  return runSteps(planCollectionSteps(returns, target, month));
}

/** Plans figure by figure: a unit that is not in the ledger is compared with every name in it. */
function* planCollectionSteps(
  returns: readonly ReadReturn[],
  target: CollectTarget,
  month: number | null,
): Steps<CollectPlan> {
  const files = [...returns].sort((a, b) => order(a.fileName, b.fileName) || order(a.sha256, b.sha256));
  const places = placesOf(target.ledger);
  const placed: PlannedFigure[] = [];
  for (const file of files) {
    for (const figure of ofKind(file.figures, target.campaign.returnKind)) {
      placed.push(placeFigure(file, figure, target, places, month));
      yield;
    }
  }
  const sources = mergeSources(placed);
  yield;
  const merged = refuseConflicts(sources, target.collected);
  yield;
  const figures =
    target.campaign.returnKind === 'cumulative' ? refuseDecreases(merged, target.ledger) : merged;
  yield;
  return {
    figures: [...figures].sort(inLedgerOrder),
    unread: files.filter((file) => file.problem !== null),
  };
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function inLedgerOrder(a: PlannedFigure, b: PlannedFigure): number {
  const [first, second] = [a, b].map(({ cell }) => cell?.row ?? Infinity) as [number, number];
  if (first !== second) return first < second ? -1 : 1;
  return order(a.unit, b.unit) || (a.month ?? 0) - (b.month ?? 0) || order(a.key, b.key);
}

/** Keeps the figures of the ledger's kind, where a table reports both 本月新增 and 累计. */
function ofKind(figures: readonly ReportedFigure[], kind: Campaign['returnKind']): ReportedFigure[] {
  const place = ({ sheet, unit, month }: ReportedFigure): string =>
    `${sheet}\n${unitKey(unit)}\n${String(month)}`;
  const right = new Set(figures.filter((figure) => figure.kind === null || figure.kind === kind).map(place));
  return figures.filter(
    (figure) => figure.kind === null || figure.kind === kind || !right.has(place(figure)),
  );
}

/** Rows by {@link unitKey}, null for a name that occurs twice; columns by month. */
interface Places {
  readonly rows: ReadonlyMap<string, { readonly unit: string; readonly row: number } | null>;
  readonly columns: ReadonlyMap<number, number>;
}

function placesOf(ledger: Ledger): Places {
  const rows = new Map<string, { unit: string; row: number } | null>();
  for (const { unit, row } of ledger.rows) {
    rows.set(unitKey(unit), rows.has(unitKey(unit)) ? null : { unit, row });
  }
  return { rows, columns: new Map(ledger.months.map(({ month, column }) => [month, column])) };
}

function placeFigure(
  file: ReadReturn,
  figure: ReportedFigure,
  target: CollectTarget,
  { rows, columns }: Places,
  asked: number | null,
): PlannedFigure {
  const month = figure.month ?? asked;
  const row = rows.get(unitKey(figure.unit));
  const column = month === null ? undefined : columns.get(month);
  const cell = row && column !== undefined ? { row: row.row, column } : null;
  const standing = cell && target.sheet ? valueAt(target.sheet, cell.row, cell.column) : null;
  const before = isBlank(standing) ? null : standing;
  const measure = target.ledger.measure ?? PERSONS;
  const reported = amountOf(figure, measure);
  const refusal =
    indicatorRefusal(figure, target) ??
    refusalOf(figure, target, row, month, column) ??
    (isWhole(reported, measure) ? null : { kind: 'fraction' as const });
  const unit = row?.unit ?? figure.unit;
  const amount = refusal?.kind === 'fraction' ? null : reported;
  const { text, addedUp } = figure;
  const source = {
    fileName: file.fileName,
    sha256: file.sha256,
    sheet: figure.sheet,
    row: figure.row,
    column: figure.column,
  };
  const { indicator } = target;
  const named = typeof indicator === 'string' ? { indicator } : {};
  const place = `${unitKey(labelOf({ unit, ...named }))} ${String(month)}`;
  const isFigure = refusal === null;
  return {
    key: isFigure
      ? `${place} ${String(amount)} ${textOf(before)}`
      : `${place} ${file.sha256} ${figure.sheet} ${figure.row} ${figure.column}`,
    unit,
    ...named,
    month,
    amount,
    text,
    state: !isFigure ? 'refused' : before === null ? 'new' : before === amount ? 'same' : 'changed',
    refusal,
    ...(addedUp === undefined ? {} : { addedUp }),
    before,
    cell,
    sources: [source],
  };
}

function indicatorRefusal(
  figure: ReportedFigure,
  { indicator, takesUnnamed }: CollectTarget,
): Refusal | null {
  if (typeof indicator !== 'string') return null;
  if (figure.indicator === undefined) return takesUnnamed ? null : { kind: 'no-indicator' };
  return figure.indicator === indicator ? null : { kind: 'other-indicator', indicator: figure.indicator };
}

/** The reported figure in the ledger's unit of measure. */
function amountOf({ amount, isUnscaled = false }: ReportedFigure, { scale }: UnitOfMeasure): number | null {
  return amount === null || isUnscaled ? amount : inMeasure(amount, scale);
}

function isWhole(amount: number | null, measure: UnitOfMeasure): boolean {
  return amount === null || isCountable(measure, amount * measure.scale);
}

function refusalOf(
  figure: ReportedFigure,
  { ledger, campaign }: CollectTarget,
  row: { readonly row: number } | null | undefined,
  month: number | null,
  column: number | undefined,
): Refusal | null {
  if (row === undefined) {
    const names = ledger.rows.map((ledgerRow) => ledgerRow.unit);
    return { kind: 'unknown-unit', nearest: nearestUnit(figure.unit, names) };
  }
  if (row === null) return { kind: 'two-rows' };
  if (figure.bad !== null) return { kind: figure.bad };
  if (figure.kind !== null && figure.kind !== campaign.returnKind) return { kind: 'wrong-kind' };
  if (figure.year !== null && campaign.targetYear !== null && figure.year !== campaign.targetYear) {
    return { kind: 'other-year', year: figure.year };
  }
  if (month === null) return { kind: 'no-month' };
  return column === undefined ? { kind: 'other-month', month } : null;
}

/** Merges equal figures for the same cell from several files into one entry. */
function mergeSources(placed: readonly PlannedFigure[]): PlannedFigure[] {
  const merged = new Map<string, PlannedFigure>();
  for (const figure of placed) {
    const known = merged.get(figure.key);
    merged.set(figure.key, known ? { ...known, sources: [...known.sources, ...figure.sources] } : figure);
  }
  return [...merged.values()];
}

/** Refuses different figures for the same cell, because at most one can be taken. Figures that were collected earlier contradict nothing. */
function refuseConflicts(figures: readonly PlannedFigure[], collected: ReadonlySet<string>): PlannedFigure[] {
  const isOld = (figure: PlannedFigure): boolean =>
    figure.sources.every(({ sha256 }) =>
      collected.has(collectedKey(sha256, labelOf(figure), figure.month ?? 0)),
    );
  const byCell = new Map<string, PlannedFigure[]>();
  for (const figure of figures) {
    if (figure.state === 'refused' || isOld(figure)) continue;
    const place = `${unitKey(figure.unit)} ${String(figure.month)}`;
    byCell.set(place, [...(byCell.get(place) ?? []), figure]);
  }
  return figures.map((figure) => {
    if (figure.state === 'refused' || figure.state === 'same') return figure;
    if (isOld(figure)) return refuseFigure(figure, { kind: 'collected-before' });
    const rivals = byCell.get(`${unitKey(figure.unit)} ${String(figure.month)}`) ?? [];
    const others = rivals
      .filter((rival) => rival.key !== figure.key)
      .map(({ amount, sources }) => ({ amount: amount ?? 0, fileName: sources[0]?.fileName ?? '' }));
    return others.length === 0 ? figure : refuseFigure(figure, { kind: 'conflict', others });
  });
}
