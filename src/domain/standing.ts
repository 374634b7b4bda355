/** The state of a campaign at a month: the figures that reports and papers need, computed once for all of them. */
import { countedMonths, type Campaign } from './campaign/campaign';
import { countedUnits, ledgerRows } from './counted-units';
import { newFiguresIn, type Ledger, type LedgerRow } from './ledger';
import { measuredFigures, type MeasuredTable } from './measured-units';
import {
  STATUS_WORDS,
  type MeasureInput,
  type Status,
  type TotalMeasures,
  type UnitMeasures,
} from './measures';
import { unitKey, type Breakdown } from './table/breakdown';
import { periodColumns } from './table/period-targets';

/** A unit's state. Figures are in persons, or in their own unit of measure where the table does not count persons. */
export interface StandingUnit extends MeasureInput, UnitMeasures {
  readonly name: string;
  /** New members in the month itself; null without a ledger, or where the unit reported nothing for the month. */
  readonly addedInMonth: number | null;
  /** New members in each phase; null without a ledger, or where the unit reported nothing in the phase. */
  readonly addedByPhase: readonly (number | null)[];
}

type Added = Pick<StandingUnit, 'addedInMonth' | 'addedByPhase'>;

export interface Standing {
  readonly campaign: Campaign;
  readonly month: number;
  /** Whether the pace is the due part of 分期任务; otherwise it is the share of the campaign's months. */
  readonly isPaceByPeriods: boolean;
  /** In the order of the table. */
  readonly units: readonly StandingUnit[];
  readonly totals: TotalMeasures;
  /** The sum of the units' new members in the month; null without a ledger, or where no unit reported for the month. */
  readonly addedInMonth: number | null;
  /** The sum of the units' new members in each phase; null without a ledger. An entry is null when nothing was reported in the phase. */
  readonly addedByPhase: readonly (number | null)[] | null;
}

/** The state of each unit and of the whole at a month. */
export function standingAt(table: MeasuredTable, month: number): Standing {
  const { breakdown, campaign, ledger } = table;
  const figures = countedUnits(breakdown, ledger, month, campaign.returnKind);
  const measures = measuredFigures(table, figures, month);
  const rowOf = ledger && ledgerRows(ledger);
  const phases = campaign.phases.map((_, phase) => countedMonths(campaign, phase));
  const added = new Map((ledger?.rows ?? []).map((row) => [row, addedOf(row, phases, month, campaign)]));
  const nothingAdded: Added = { addedInMonth: null, addedByPhase: phases.map(() => null) };
  const rows = ledger && unitRows(ledger, breakdown).flatMap((row) => added.get(row) ?? []);
  const units = figures.flatMap((figure, index): StandingUnit[] => {
    const name = breakdown.units[index]?.name ?? '';
    const measured = measures.units[index];
    if (!measured) return [];
    const row = rowOf?.(name);
    return [{ name, ...figure, ...measured, ...((row && added.get(row)) ?? nothingAdded) }];
  });
  return {
    campaign,
    month,
    isPaceByPeriods: periodColumns(breakdown).length > 0,
    units,
    totals: measures.total,
    addedInMonth: rows && sumOf(rows.map((row) => row.addedInMonth)),
    addedByPhase: rows && phases.map((_, phase) => sumOf(rows.map((row) => row.addedByPhase[phase] ?? null))),
  };
}

/** What a row of the ledger adds in the month and in each phase, up to the month. */
function addedOf(
  row: LedgerRow,
  phases: readonly (readonly number[])[],
  month: number,
  { returnKind }: Campaign,
): Added {
  const addedIn = (months: readonly number[]): number | null => newFiguresIn(row, months, month, returnKind);
  return { addedInMonth: addedIn([month]), addedByPhase: phases.map(addedIn) };
}

/** The names of the units in each status, in the order of the table. */
export function unitsByStatus({ units }: Pick<Standing, 'units'>): Record<Status, string[]> {
  return Object.fromEntries(
    (Object.keys(STATUS_WORDS) as Status[]).map((status) => [
      status,
      units.flatMap((unit) => (unit.status === status ? [unit.name] : [])),
    ]),
  ) as Record<Status, string[]>;
}

/** The units that have a rate, best first; units of equal rank stay in the order of the table. */
export function rankedUnits({
  units,
}: Pick<Standing, 'units'>): { name: string; rank: number; rate: number }[] {
  return units
    .flatMap(({ name, rank, completionRate }) =>
      rank === null || completionRate === null ? [] : [{ name, rank, rate: completionRate }],
    )
    .sort((a, b) => a.rank - b.rank);
}

/** The ledger's rows whose units are in the table. */
function unitRows(ledger: Ledger, breakdown: Breakdown): readonly LedgerRow[] {
  const names = new Set(breakdown.units.map((unit) => unitKey(unit.name)));
  return ledger.rows.filter((row) => names.has(unitKey(row.unit)));
}

/** The sum of the figures that are not null; null where all figures are. */
function sumOf(figures: readonly (number | null)[]): number | null {
  const given = figures.filter((figure) => figure !== null);
  return given.length === 0 ? null : given.reduce((sum, figure) => sum + figure, 0);
}
