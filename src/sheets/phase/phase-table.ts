/**
 * The table of a phase summary sheet: its columns, each with its formula for a unit and for the total.
 */
import { absoluteAddress } from '../../spreadsheet/address';
import { inYear } from '../../domain/campaign/campaign';
import { STATUS_WORDS } from '../../domain/measures';
import { addedFormula, cumulativeFormula, type ReturnsReference } from '../ledger/returns-formula';
import { PHASE_HEADING } from '../own-words';
import { amountLook } from '../parts/amount-cells';
import { STYLE } from '../parts/look';
import { dueBy, isUnclearPace, totalPace, unitPace } from '../parts/pace-formulas';
import { statusFormula } from '../parts/status-formula';
import { listSoFar } from '../parts/status-list';
import {
  figureFrom,
  ratioOf,
  sumOrBlank,
  totalCompletion,
  totalGrowth,
  type GrowthRanges,
} from '../parts/total-formulas';
import { UnitTable, type ColumnPlaces, type RowPlace, type UnitColumn } from '../parts/unit-table';
import { unitNameColumn } from '../parts/unit-names';
import { phaseSpan } from './phase-span';
import {
  cutOffPosition,
  PHASE_HEADER_ROW,
  phaseColumns,
  type PhaseColumn,
  type PhaseKind,
} from './phase-columns';
import type { FigureSource, MonthsSource, PhaseInput, PhaseUnit, TableRanges } from './phase-input';

/** Characters that MATCH treats as wildcards. */
const WILDCARD = /[~*?]/;

type Place = RowPlace<PhaseColumn>;
type Columns<Key extends PhaseColumn> = Readonly<
  Record<Key, Omit<UnitColumn<PhaseColumn, PhaseUnit>, 'key' | 'heading'>>
>;

/** The properties of the sources that determine the sheet's columns. */
export function phaseKind({ baseline, periods }: PhaseInput['sources']): PhaseKind {
  return { hasBaseline: baseline !== null, hasPeriods: periods.length > 0 };
}

/** The columns with their positions. */
export function phaseTable(input: PhaseInput): UnitTable<PhaseColumn, PhaseUnit> {
  const columns: Columns<PhaseColumn> = {
    ...tableColumns(input),
    ...returnColumns(input),
    ...rateColumns(input),
    ...judgedColumns(input),
    ...HELPER_COLUMNS,
    ...dueColumn(input),
    ...positionColumns(input),
  };
  const keys = phaseColumns(phaseKind(input.sources));
  return new UnitTable(
    keys.map((key) => ({ key, ...headingOf(key, input), ...columns[key] })),
    input.units,
    PHASE_HEADER_ROW,
  );
}

function headingOf(key: PhaseColumn, { campaign }: PhaseInput): { readonly heading?: string } {
  if (key === 'baseline' && campaign.baseYear !== null) {
    return { heading: `${PHASE_HEADING.baseline}\n（${inYear(campaign.baseYear)}底）` };
  }
  return key in PHASE_HEADING ? { heading: PHASE_HEADING[key as keyof typeof PHASE_HEADING] } : {};
}

/** The cell with the cut-off month, above the table. */
export function cutOffCell({ column }: ColumnPlaces<PhaseColumn>): string {
  return absoluteAddress(cutOffPosition(column));
}

/** The cell with the pace, next to the cut-off month. */
function paceCell({ column }: ColumnPlaces<PhaseColumn>): string {
  return absoluteAddress({ row: 3, column: column('paceGap') });
}

/** Columns that show the unit's cells of the breakdown table, at the position that a hidden column gives. */
function tableColumns({
  sources,
  typedNotes,
  units,
}: PhaseInput): Columns<'ordinal' | 'unit' | 'baseline' | 'target' | 'note'> {
  const figure = ({ ranges, whole, digits }: FigureSource) =>
    ({
      width: 12,
      ...amountLook({ whole, digits }),
      formula: (place: Place) => figureOf(ranges, sources, place),
    }) as const;
  const note = sources.note;
  return {
    ordinal: {
      width: 6,
      style: { horizontal: 'center', indent: 0 },
      content: (_, { index }) => index + 1,
      total: () => '合计',
    },
    unit: {
      ...unitNameColumn(
        units.map(({ name }) => name),
        15,
      ),
      content: ({ name }) => name,
    },
    baseline: {
      ...(sources.baseline ? figure(sources.baseline) : {}),
      // Wide enough to keep （2014年底） on one line.
      width: 15,
      total: ({ range }) => ({ formula: sumOrBlank(range('baseline')) }),
    },
    target: { ...figure(sources.target), total: ({ range }) => ({ formula: sumOrBlank(range('target')) }) },
    note: {
      width: 24,
      unitStyle: { ...STYLE.text, horizontal: 'left' },
      ...(note === null ? {} : { formula: (place) => textFrom(inTable(note, place)) }),
      content: ({ name }) => typedNotes.get(name) ?? null,
    },
  };
}

/** Columns of reported figures: from the ledger, else from the table's actual column. */
function returnColumns(input: PhaseInput): Columns<'added' | 'cumulative'> {
  const look = { width: 12, ...amountLook(input.sources.measure) };
  const column = (key: 'added' | 'cumulative'): Columns<typeof key>[typeof key] => {
    const formula = returnFormula(input, key);
    return {
      ...look,
      ...(formula ? { formula } : {}),
      total: ({ range }) => ({ formula: sumOrBlank(range(key)) }),
    };
  };
  return { added: column('added'), cumulative: column('cumulative') };
}

/** The formula of a column of reported figures; null where there is nothing to take them from. */
function returnFormula(input: PhaseInput, key: 'added' | 'cumulative'): ((place: Place) => string) | null {
  const { sources } = input;
  const { actual, ledger } = sources;
  if (ledger?.kind === 'sums') return (place) => countedFigure(inTable(ledger[key], place));
  if (ledger) return (place) => fromLedger(input, ledger, key, place);
  return key === 'cumulative' && actual ? (place) => figureOf(actual, sources, place) : null;
}

/** A unit's figure in the ledger, in the table's unit of measure; blank for a unit that the ledger does not have. */
function fromLedger(
  { sources, campaign, phase }: PhaseInput,
  ledger: MonthsSource,
  key: 'added' | 'cumulative',
  place: Place,
): string {
  const factor = sources.target.scale / ledger.scale;
  const position = place.at('ledgerPosition');
  const returns: ReturnsReference = {
    months: ledger.months,
    figures: `INDEX(${ledger.figures},${position},0)`,
    kind: campaign.returnKind,
  };
  const scaled = (figure: string): string =>
    factor === 1 ? figure : factor > 1 ? `${figure}/${factor}` : `${figure}*${1 / factor}`;
  const figure =
    key === 'added'
      ? addedFormula(returns, phaseSpan(campaign, phase).first, cutOffCell(place), scaled)
      : cumulativeFormula(returns, cutOffCell(place), scaled);
  const known = `IF(${position}=0,"",${figure})`;
  // Only the formulas of cumulative returns fail where a month's heading is text.
  return campaign.returnKind === 'monthly' ? `=${known}` : `=IFERROR(${known},"")`;
}

function rateColumns({ sources }: PhaseInput): Columns<'completion' | 'growth' | 'pace' | 'paceGap'> {
  const { baseline, target } = sources;
  const factor = baseline === null ? 1 : target.scale / baseline.scale;
  const ranges = ({ range }: Place): GrowthRanges => ({
    baseline: baseline === null ? '' : range('baseline'),
    target: range('target'),
    actual: range('cumulative'),
    status: null,
    growthRate: (ratio) => scaledRatio(ratio, factor),
  });
  const pace = (place: Place): string => `=${paceCell(place)}`;
  const isDivided = sources.periods.length > 0;
  const paceGap = ({ at }: Place): string => {
    const [rate, own] = [at('completion'), at('pace')];
    const isKnown = isDivided ? `COUNT(${rate},${own})=2` : `ISNUMBER(${rate})`;
    return `=IF(${isKnown},(${rate}-${own})*100,"")`;
  };
  return {
    completion: {
      width: 12,
      style: STYLE.rate,
      shows: 'bar',
      formula: ({ at }) => ratioOf(at('cumulative'), at('target')),
      total: (place) => ({ formula: totalCompletion(ranges(place)) }),
    },
    growth: {
      width: 12,
      style: STYLE.rate,
      formula: ({ at }) => ratioOf(at('cumulative'), at('baseline'), (ratio) => scaledRatio(ratio, factor)),
      total: (place) => ({ formula: totalGrowth(ranges(place)) }),
    },
    pace: {
      width: 12,
      style: STYLE.rate,
      formula: isDivided
        ? (place) => unitPace(place.at('due'), place.at('target'), sources.paceAt(cutOffCell(place)))
        : pace,
      total: (place) => ({ formula: pace(place) }),
    },
    paceGap: {
      width: 12,
      style: STYLE.points,
      formula: paceGap,
      total: (place) => ({ formula: paceGap(place) }),
    },
  };
}

/** A formula for the pace of all units together, in the cell above the table. */
export function wholePaceFormula(
  { range, column }: ColumnPlaces<PhaseColumn>,
  sources: PhaseInput['sources'],
): string {
  const ofMonths = sources.paceAt(cutOffCell({ column, range }));
  return sources.periods.length === 0
    ? `=${ofMonths}`
    : totalPace({ due: range('due'), target: range('target'), pace: range('pace') }, ofMonths);
}

/** Hidden column: how much of the unit's target was due by the sheet's cut-off month. */
function dueColumn({ sources: { periods } }: PhaseInput): Columns<'due'> {
  return {
    due: {
      isHidden: true,
      formula: (place) => {
        const parts = periods.map(({ ranges, lastMonth }) => ({ part: inTable(ranges, place), lastMonth }));
        return `=${orUnclear(dueBy(cutOffCell(place), parts))}`;
      },
    },
  };
}

function judgedColumns({ sources }: PhaseInput): Columns<'rank' | 'status'> {
  return {
    rank: {
      width: 8,
      style: { numberFormat: '0', horizontal: 'center', indent: 0 },
      formula: ({ at, range }) =>
        `=IF(ISNUMBER(${at('completion')}),RANK(${at('completion')},${range('completion')}),"")`,
    },
    status: {
      width: 11,
      style: STYLE.text,
      shows: 'status',
      formula: ({ at }) =>
        statusFormula(at('target'), at('cumulative'), at('completion'), {
          pace: at('pace'),
          ...(sources.periods.length > 0 ? { isUnclear: isUnclearPace(at('pace')) } : {}),
          lagging: sources.lagging,
          severe: sources.severe,
          areCounted: true,
        }),
    },
  };
}

/** Hidden columns: the unit's positions in the table and in the ledger. */
function positionColumns({
  sources: { units, ledger },
}: PhaseInput): Columns<'tablePosition' | 'ledgerPosition'> {
  const isAt = (name: string): string => `=${positionOf(name, units)}`;
  const months = ledger?.kind === 'months' ? ledger : null;
  const inLedger = (name: string): string => `=IFERROR(MATCH(${name},${months?.units ?? ''},0),0)`;
  return {
    tablePosition: {
      isHidden: true,
      formula: (place) => isAt(nameCell(place)),
      content: ({ name, tablePosition }, place) =>
        tablePosition ?? (WILDCARD.test(name) ? { formula: isAt(escaped(nameCell(place))) } : null),
    },
    ledgerPosition: {
      isHidden: true,
      ...(months ? { formula: (place) => inLedger(nameCell(place)) } : {}),
      content: ({ name, ledgerPosition }, place) => {
        if (!months) return '';
        return (
          ledgerPosition ?? (WILDCARD.test(name) ? { formula: inLedger(escaped(nameCell(place))) } : null)
        );
      },
    },
  };
}

/** A unit's figure in a column of the table: a number, "" or 待核实. */
function figureOf(ranges: TableRanges, { areCounted }: PhaseInput['sources'], place: Place): string {
  const cell = inTable(ranges, place);
  return areCounted ? countedFigure(cell) : figureFrom(cell);
}

/** The formula of a figure from a cell that holds a number, "" or 待核实; 待核实 where the table no longer has the unit's name. */
function countedFigure(cell: string): string {
  return `=${orUnclear(cell)}`;
}

/** Part of a formula: 待核实 in place of an error. */
function orUnclear(formula: string): string {
  return `IFERROR(${formula},"${STATUS_WORDS.unclear}")`;
}

/** The cell in a column of the table, at the position that a hidden column gives. */
function inTable(ranges: TableRanges, { at }: Place): string {
  return atPosition(ranges, at('tablePosition'));
}

/** The cell at a position, which is counted through all ranges. */
function atPosition([range, next, ...more]: TableRanges, position: string): string {
  const own = `INDEX(${range},${position})`;
  if (next === undefined) return own;
  return `IF(${position}<=ROWS(${range}),${own},${atPosition([next, ...more], `${position}-ROWS(${range})`)})`;
}

/** A formula for the position of a name in a column of the table. */
function positionOf(name: string, [range, next, ...more]: TableRanges): string {
  const own = `MATCH(${name},${range},0)`;
  return next === undefined ? own : `IFERROR(${own},ROWS(${range})+${positionOf(name, [next, ...more])})`;
}

/** The address of the unit's name: `$B7`. */
function nameCell({ at }: Place): string {
  return `$${at('unit')}`;
}

/** A cell's text with the characters `~ * ?` escaped, because MATCH treats them as wildcards. */
function escaped(cell: string): string {
  return `SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(${cell},"~","~~"),"*","~*"),"?","~?")`;
}

const HELPER_COLUMNS: Columns<'laggingNames' | 'severeNames'> = {
  laggingNames: { isHidden: true, formula: namesSoFar('laggingNames', STATUS_WORDS.lagging) },
  severeNames: { isHidden: true, formula: namesSoFar('severeNames', STATUS_WORDS.severelyLagging) },
};

function namesSoFar(key: PhaseColumn, status: string): (place: Place) => string {
  return ({ row, column }) =>
    listSoFar(row, column(key), { nameColumn: column('unit'), statusColumn: column('status'), status });
}

function scaledRatio(ratio: string, factor: number): string {
  return factor === 1 ? ratio : `ROUND(${ratio}*${factor},12)`;
}

/** The text of a cell on another sheet; "" for a blank cell, and where the table no longer has the unit's name. */
function textFrom(cell: string): string {
  return `=IFERROR(${cell}&"","")`;
}
