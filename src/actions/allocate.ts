/** 拟定分解方案: schemes for dividing a task, side by side on a sheet. A scheme that is adopted is also written into the table. */
import { ActionError } from './parts/action-error';
import { tableBlocks } from './parts/indicator-survey';
import { absoluteAreaAddress, columnNumber, LAST_COLUMN, quotedSheet } from '../spreadsheet/address';
import {
  allocate as divide,
  type Allocation,
  type AllocationRequest,
  type Bounds,
  type Infeasibility,
  type Rounding,
} from '../domain/allocation/allocate';
import type { Method, MethodShare } from '../domain/allocation/method';
import { federationTitle } from '../domain/campaign/campaign';
import { findStriking, type Striking } from '../domain/allocation/striking';
import { requiredTarget } from '../domain/audit/growth';
import { clean, sumOf } from '../domain/audit/rule';
import { unitKey, type Breakdown, type TableColumn } from '../domain/table/breakdown';
import { readFigure } from '../domain/table/figure';
import { isYearBefore, normalizeHeading } from '../domain/table/headings';
import { formulaAt, sheetNamed, sheetNames, textOf, valueAt } from '../spreadsheet/grid';
import type { Host } from '../spreadsheet/host';
import { adoptedTargets } from '../sheets/allocation/adopt';
import {
  ALLOCATION_SHEET,
  allocationSheet,
  type AllocationSheetInput,
  type Remark,
  type SchemeUnit,
  type TableRanges,
} from '../sheets/allocation/allocation-sheet';
import { methodWords, schemeName, strikingWords, termWords } from '../sheets/allocation/allocation-words';
import { rememberCell, rememberedCell, rememberedText, rememberText } from '../sheets/memory';
import { sheetFingerprint, specFingerprint } from '../sheets/phase/fingerprint';
import { freeSheetName } from '../sheets/sheet-names';
import type { NameSpec, SheetSpec, WorkbookChange } from '../spreadsheet/spec';
import { applyAndReport, NOTHING_WRITTEN, type ActionReport } from './report';
import { survey, type Survey, type SurveyOptions } from './survey';

/**
 * A method with its weight in a mix, and the column that it needs, given by letters or heading. Where no column is given, last
 * year's column is found by its heading.
 */
export interface WantedMethod {
  readonly method: Method;
  readonly weight: number;
  readonly column: string | null;
}

/** The total to divide, in the target column's unit of measure, or the growth of all baselines together (0.15). */
export type Goal =
  { readonly kind: 'total'; readonly total: number } | { readonly kind: 'growth'; readonly rate: number };

export interface AllocateOptions extends SurveyOptions {
  readonly goal: Goal;
  /** One to three schemes; each is a single method or a mix of methods. */
  readonly schemes: readonly (readonly WantedMethod[])[];
  readonly rounding: Rounding;
  readonly bounds: Bounds;
  /** Bounds of single units, by the unit's name. */
  readonly unitBounds?: ReadonlyMap<string, Bounds>;
  /** Targets that the user has fixed, by unit name. */
  readonly fixed: ReadonlyMap<string, number>;
  /** The index of the scheme to write into the table; null for none. */
  readonly adopt: number | null;
}

export interface MadeScheme {
  readonly name: string;
  /** The method in words, as the sheet shows it: 按基数比例. */
  readonly method: string;
  readonly by: readonly Method[];
  readonly sum: number;
  readonly units: readonly {
    readonly name: string;
    readonly target: number;
    /** Target ÷ baseline; null without a baseline. */
    readonly growth: number | null;
    /** The proposed target less the present one; null where there is no present target. */
    readonly difference: number | null;
  }[];
}

/** The findings are those from before the change: a caller that shows findings must survey again where a scheme was adopted. */
export type AllocateReport = ActionReport & {
  readonly schemes: readonly MadeScheme[];
  /** Why no scheme was made; null where schemes were made. */
  readonly infeasible: Infeasibility | null;
};

const WORD = '分解方案';
const FINGERPRINT_WORD = `${WORD}_指纹`;
const FINGERPRINTED = { free: [], formulaColumns: [] };

/**
 * Makes the sheet 分解方案; where a scheme is adopted, also writes its targets into the table, in the same step. Where the bounds
 * contradict each other, nothing is written and the report gives the reason. An earlier sheet that was changed by hand is kept as a
 * copy.
 * @throws ActionError, HostError
 */
export async function allocate(host: Host, options: AllocateOptions): Promise<AllocateReport> {
  const found = await survey(host, options);
  const { units } = found.whole.breakdown;
  if (options.goal.kind === 'growth' && sumOf(units, 'baseline') <= 0) {
    return {
      ...nothingWritten(found),
      infeasible: { kind: 'no-weights', units: units.map(({ name }) => name) },
    };
  }
  const requests = options.schemes.map((by) => requestOf(found, options, by));
  const made = requests.map(divide);
  const failed = made.find((allocation) => allocation.kind === 'infeasible');
  if (failed) return { ...nothingWritten(found), infeasible: failed.why };
  const divided = made.filter((allocation) => allocation.kind === 'allocated');
  const change = changeOf(found, options, requests, divided);
  const written = await applyAndReport(host, change, found.workbook);
  return {
    ...written,
    findings: found.findings,
    schemes: divided.map((allocation, index) => madeScheme(found, options, allocation, index)),
    infeasible: null,
  };
}

type Divided = Extract<Allocation, { kind: 'allocated' }>;

function nothingWritten(found: Survey): AllocateReport {
  return { ...NOTHING_WRITTEN, findings: found.findings, schemes: [], infeasible: null };
}

/** Converts an amount to the target column's own unit of measure (万人: 31,500 → 3.15). */
export function inTargetUnit({ whole: { breakdown } }: Survey, amount: number | null): number | null {
  return amount === null ? null : clean(amount / breakdown.columns.target.scale);
}

/**
 * The request for dividing the task by a scheme, for callers that show the result before anything is written.
 * @throws ActionError where a unit or column does not exist
 */
export function requestOf(
  found: Survey,
  options: Omit<AllocateOptions, keyof SurveyOptions>,
  by: readonly WantedMethod[],
): AllocationRequest {
  const { breakdown } = found.whole;
  return {
    units: breakdown.units.map(({ name, baseline }) => ({
      name,
      baseline: inTargetUnit(found, baseline.amount),
    })),
    total: totalOf(found, options.goal),
    by: by.map((method) => shareOf(found, method)),
    rounding: options.rounding,
    bounds: options.bounds,
    unitBounds: byPlace(found, options.unitBounds ?? new Map<string, Bounds>()),
    fixed: byPlace(found, options.fixed),
  };
}

function totalOf(found: Survey, goal: Goal): number {
  if (goal.kind === 'total') return goal.total;
  const baseline = sumOf(found.whole.breakdown.units, 'baseline');
  return inTargetUnit(found, requiredTarget(baseline, goal.rate)) ?? 0;
}

/** Replaces unit names by indices. @throws ActionError where no unit has the name */
function byPlace<T>(
  { whole: { breakdown } }: Survey,
  byName: ReadonlyMap<string, T>,
): ReadonlyMap<number, T> {
  const places = new Map(breakdown.units.map((unit, index) => [unitKey(unit.name), index]));
  return new Map(
    [...byName].map(([name, value]) => {
      const place = places.get(unitKey(name));
      if (place === undefined) {
        throw new ActionError({ code: 'unknown-unit', details: { subject: name } });
      }
      return [place, value];
    }),
  );
}

/** Turns a wanted method into a method with its figures. @throws ActionError where the column does not exist */
function shareOf(found: Survey, { method, weight, column }: WantedMethod): MethodShare {
  if (column === null && method !== 'last-year') return { method, weight, figures: null };
  const { breakdown, sheet } = found.whole;
  const at = column === null ? lastYearColumn(breakdown)?.column : columnNamed(found, column);
  if (at === undefined || at === null) {
    throw new ActionError({ code: 'unknown-column', details: { subject: column ?? '上年完成' } });
  }
  const figures = breakdown.units.map(({ row }) =>
    readFigure(valueAt(sheet, row, at), formulaAt(sheet, row, at), breakdown.columns.target.scale),
  );
  return { method, weight, figures: figures.map((figure) => inTargetUnit(found, figure.amount)) };
}

/** The column of last year's figures; null where no heading names one, or several do. */
export function lastYearColumn({ further }: Breakdown): TableColumn | null {
  const [only, ...others] = further.filter(({ heading }) => isYearBefore(heading));
  return only && others.length === 0 ? only : null;
}

/**
 * The column with this heading, or else the column with these letters. On a folded table, gives the corresponding column of the
 * first block, because `whole` has the units of all blocks in the first block's columns; null where no block has the column.
 */
function columnNamed(found: Survey, wanted: string): number | null {
  const { sheet } = found;
  const [first, ...others] = tableBlocks(found);
  const heading = normalizeHeading(wanted);
  const rows = [...first.headerRows].reverse();
  const { left, right } = sheet.area ?? first.area;
  const begin = first.columns.unit.column;
  const shifts = others.map(({ columns }) => columns.unit.column - begin).reverse();
  const inFirst = (column: number): number | null => {
    const own = column - (shifts.find((shift) => column >= begin + shift) ?? 0);
    return own < begin + Math.min(LAST_COLUMN, ...shifts) ? own : null;
  };
  for (const row of rows) {
    for (let column = left; column <= right; column += 1) {
      if (normalizeHeading(textOf(valueAt(sheet, row, column))) === heading) return inFirst(column);
    }
  }
  const column = /^[A-Za-z]{1,3}$/.test(wanted) ? columnNumber(wanted) : 0;
  return column >= 1 && column <= LAST_COLUMN ? inFirst(column) : null;
}

function changeOf(
  found: Survey,
  options: AllocateOptions,
  requests: readonly AllocationRequest[],
  divided: readonly Divided[],
): WorkbookChange {
  const { workbook } = found;
  const taken = sheetNames(workbook);
  const home = rememberedCell(workbook, WORD);
  const existing = home && sheetNamed(workbook, home.sheet);
  const name = existing?.name ?? freeSheetName(ALLOCATION_SHEET, taken);
  const spec = allocationSheet(sheetInput(found, options, name, requests, divided));
  const isTouched =
    existing !== null &&
    rememberedText(workbook, FINGERPRINT_WORD) !== sheetFingerprint(existing, FINGERPRINTED);
  const copy = isTouched ? { sheet: name, as: freeSheetName(`${name}（旧）`, taken) } : null;
  const adopted = options.adopt === null ? undefined : divided[options.adopt];
  return {
    copies: copy ? [copy] : [],
    sheets: [spec, ...(adopted ? [adoptedTargets(tableBlocks(found), adopted.targets)] : [])],
    names: [...memoryOf(spec, copy?.as ?? null), ...found.choice],
    removedNames: [],
  };
}

function memoryOf(spec: SheetSpec, copy: string | null): NameSpec[] {
  return [
    rememberCell(WORD, { sheet: spec.sheet, row: 1, column: 1 }, true),
    rememberText(FINGERPRINT_WORD, specFingerprint(spec, FINGERPRINTED)),
    // The copy looks like a breakdown table; a defined name marks it as the add-in's own, so that it is not taken for one.
    ...(copy === null
      ? []
      : [
          rememberCell(
            `留存_${copy.replace(/[^\p{L}\p{N}_]/gu, '_')}`,
            { sheet: copy, row: 1, column: 1 },
            true,
          ),
        ]),
  ];
}

function sheetInput(
  found: Survey,
  options: AllocateOptions,
  sheet: string,
  requests: readonly AllocationRequest[],
  divided: readonly Divided[],
): AllocationSheetInput {
  const { breakdown } = found.whole;
  const { campaign } = found;
  const { columns } = breakdown;
  // The table after the change: the targets of an adopted scheme are the present ones.
  const adopted = options.adopt === null ? undefined : divided[options.adopt]?.targets;
  const presents = adopted ?? breakdown.units.map((unit) => inTargetUnit(found, unit.target.amount));
  return {
    sheet,
    title: `${federationTitle(campaign)}任务分解方案`,
    unitOfMeasure: columns.target.unitOfMeasure,
    units: schemeUnits(found),
    schemes: requests.flatMap((request, index) => {
      const allocation = divided[index];
      if (!allocation) return [];
      const striking = findStriking(request, allocation, presents);
      return [
        {
          name: schemeName(index),
          method: methodWords(request.by),
          targets: allocation.targets,
          remarks: striking.map(remarkOf),
        },
      ];
    }),
    goal: options.goal,
    terms: termWords(options),
    ranges: tableBlocks(found).map(blockRanges),
    baselineScale: (columns.baseline?.scale ?? columns.target.scale) / columns.target.scale,
    targetScale: columns.target.scale,
  };
}

function remarkOf(striking: readonly Striking[]): Remark {
  const words = (all: readonly Striking[]): string => all.map(strikingWords).join('、');
  return { made: words(striking.filter(({ kind }) => kind !== 'change')), atFirst: words(striking) };
}

function blockRanges({ sheet, firstDataRow: top, lastDataRow: bottom, columns }: Breakdown): TableRanges {
  const range = (column: number): string =>
    `${quotedSheet(sheet)}!${absoluteAreaAddress({ top, left: column, bottom, right: column })}`;
  return {
    units: range(columns.unit.column),
    baseline: columns.baseline && range(columns.baseline.column),
    target: range(columns.target.column),
  };
}

/** The units in the table's order. `position` is set where a name is blank or not unique and so does not identify the row. */
function schemeUnits(found: Survey): SchemeUnit[] {
  const counts = new Map<string, number>();
  for (const { name } of found.whole.breakdown.units) {
    counts.set(unitKey(name), (counts.get(unitKey(name)) ?? 0) + 1);
  }
  return tableBlocks(found).flatMap(({ units, columns, firstDataRow }, block) =>
    units.map((unit): SchemeUnit => {
      const raw = valueAt(found.sheet, unit.row, columns.unit.column);
      const key = unitKey(unit.name);
      const isKnown = key !== '' && counts.get(key) === 1;
      return {
        name: typeof raw === 'string' ? raw : unit.name,
        block,
        position: isKnown ? null : unit.row - firstDataRow + 1,
      };
    }),
  );
}

function madeScheme(
  found: Survey,
  options: AllocateOptions,
  { targets }: Divided,
  index: number,
): MadeScheme {
  const { units } = found.whole.breakdown;
  return {
    name: schemeName(index),
    method: methodWords(options.schemes[index] ?? []),
    by: (options.schemes[index] ?? []).map(({ method }) => method),
    sum: clean(targets.reduce((sum, target) => sum + target, 0)),
    units: units.map(({ name, baseline, target: present }, unit) => {
      const target = targets[unit] ?? 0;
      const base = inTargetUnit(found, baseline.amount);
      const before = inTargetUnit(found, present.amount);
      return {
        name,
        target,
        growth: base === null || base <= 0 ? null : Math.round((target / base) * 1e6) / 1e6,
        difference: before === null ? null : clean(target - before),
      };
    }),
  };
}
