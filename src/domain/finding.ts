/**
 * What a check finds (核验发现): one thing wrong or noteworthy, at one cell. The figures are data; the sentences are in src/i18n.
 */
import type { StatedMonth } from './campaign/stated-months';
import type { Measure } from './table/breakdown';
import type { MeasureKind, RateOf } from './table/typed-measures';
import type { StaleCause } from '../spreadsheet/grid';

export type Severity = 'error' | 'warning' | 'info';

/** The words for severities on sheets: 核验记录 shows them, and 专题报告 counts them there. */
export const SEVERITY_WORDS: Readonly<Record<Severity, string>> = {
  error: '错误',
  warning: '提醒',
  info: '说明',
};

/** A change that corrects a finding, applied only when the user asks for it. */
export type Fix =
  | 'set-total-formula'
  | 'set-rate-formula'
  | 'add-total-row'
  | 'convert-to-number'
  | 'restore-formula'
  | 'set-cut-off-month';

/** A row and the name in it. */
export interface NamedRow {
  readonly name: string;
  readonly row: number;
}

/** The cause of a difference between a stated total and its rows, where a single cause explains it exactly. */
export type TotalCause =
  /** Read from the total's formula: where it differs from adding each row once. */
  | {
      readonly kind: 'formula';
      readonly leftOut: readonly NamedRow[];
      readonly twice: readonly NamedRow[];
      /** Subtotals that are added in addition to their own rows. */
      readonly subtotals: readonly NamedRow[];
      /** Figures stored as text, which formulas skip. */
      readonly texts: readonly NamedRow[];
    }
  /** All units of a subtotal were left out. */
  | { readonly kind: 'group-left-out'; readonly name: string; readonly rows: readonly number[] }
  | { readonly kind: 'subtotals-counted'; readonly rows: readonly number[] }
  | { readonly kind: 'left-out'; readonly unit: string; readonly row: number }
  | { readonly kind: 'counted-twice'; readonly unit: string; readonly row: number }
  | { readonly kind: 'subtotal-counted'; readonly name: string; readonly row: number }
  | {
      readonly kind: 'digits-swapped';
      readonly unit: string;
      readonly row: number;
      /** The figure in the row, and the figure with two digits swapped. */
      readonly inRow: number;
      readonly swapped: number;
    };

/** What a finding's figure measures. */
export interface OfMeasure {
  readonly measure: Measure;
  /** The heading of the table's own column of achieved figures, without its unit of measure: `1-9月完成数`; left out for other columns. */
  readonly heading?: string;
}

/** The unit of measure of a finding's figures: `人`, `万人`, as the table's column states it. */
interface InUnitOfMeasure {
  readonly unitOfMeasure: string;
}

/**
 * The details of each finding code. Figures of the table are in their column's unit of measure, figures of the ledger are persons,
 * rates are ratios (0.15 = 15%).
 */
export interface FindingDetails {
  'total-mismatch': InUnitOfMeasure &
    OfMeasure & {
      readonly stated: number;
      readonly computed: number;
      /** stated total − computed total */
      readonly difference: number;
      readonly cause: TotalCause | null;
      /** The number of blocks side by side that share the total; left out where the total belongs to one block. */
      readonly blocks?: number;
    };
  'subtotal-mismatch': InUnitOfMeasure &
    OfMeasure & {
      readonly name: string;
      readonly stated: number;
      readonly computed: number;
      readonly difference: number;
      readonly cause: TotalCause | null;
    };
  'total-missing': { readonly afterRow: number };
  'total-is-constant': InUnitOfMeasure & OfMeasure & { readonly stated: number };
  /** `month` is set where the figure stands in the ledger. */
  'not-a-number': OfMeasure & {
    readonly unit: string;
    readonly month?: number;
    readonly text: string;
  };
  'error-cell': OfMeasure & {
    readonly unit: string;
    readonly month?: number;
    readonly error: string;
  };
  'text-number': InUnitOfMeasure &
    OfMeasure & {
      readonly unit: string;
      readonly text: string;
      readonly value: number;
    };
  'negative-number': InUnitOfMeasure &
    OfMeasure & {
      readonly unit: string;
      readonly value: number;
    };
  'fractional-number': InUnitOfMeasure &
    OfMeasure & {
      readonly unit: string;
      readonly value: number;
      /** The value in persons. */
      readonly persons: number;
    };
  'blank-number': OfMeasure & { readonly unit: string };
  'blank-unit': { readonly row: number };
  'duplicate-unit': { readonly unit: string; readonly rows: readonly number[] };
  'merged-data': { readonly range: string };
  /** `notInTotal`: those of `rows` that the total's formula leaves out because they are hidden. */
  'hidden-row': { readonly rows: readonly number[]; readonly notInTotal: readonly number[] };
  /** A column is read as achieved figures although its heading does not say so. */
  'assumed-actual': { readonly heading: string };
  /** The table states that its figures are counted to another month than they are measured against. */
  'cut-off-differs': {
    /** The months that the table states, each once, with the words and the cell that state it; several where its texts contradict each other. */
    readonly stated: readonly StatedMonth[];
    /** The month that figures are measured against, and whether it is set on 参数; else it is the campaign's last. */
    readonly cutOff: number;
    readonly isSet: boolean;
  };
  /** A column is read as the targets although its heading does not say so. */
  'assumed-target': { readonly heading: string };
  'growth-below-goal': InUnitOfMeasure & {
    readonly goal: number;
    readonly rate: number;
    readonly target: number;
    readonly required: number;
    readonly shortfall: number;
  };
  'zero-baseline': { readonly unit: string };
  'rate-mismatch': {
    readonly unit: string;
    readonly heading: string;
    readonly of: MeasureKind;
    /** The figures that the rate divides; for a rank, the figures of the completion rate it ranks. */
    readonly rate: RateOf;
    /** Ratios; for a rank, positions. */
    readonly stated: number;
    readonly computed: number;
    /** In a total row: whether the rate is the mean of the units' rates instead of the quotient of sums. */
    readonly isAverage: boolean;
    /** The factor from a ratio to the column's figure: 100 where the figures are in per cent and their format has no %. */
    readonly factor: 1 | 100;
  };
  'period-mismatch': InUnitOfMeasure & {
    readonly unit: string;
    readonly target: number;
    readonly sum: number;
    /** sum of the parts − target */
    readonly difference: number;
  };
  'parts-mismatch': InUnitOfMeasure &
    OfMeasure & {
      readonly unit: string;
      readonly whole: number;
      readonly sum: number;
      /** Headings of the parts. */
      readonly names: readonly string[];
      /** true where the parts should add up to the whole, false where they are at most the whole. */
      readonly divides: boolean;
    };
  /** 下级分解数与任务数不符: the targets a unit gave its own units do not add up to its own target. */
  'handed-down-mismatch': InUnitOfMeasure & {
    readonly unit: string;
    readonly target: number;
    readonly sum: number;
    /** sum of the units' own targets − target */
    readonly difference: number;
  };
  'ratio-outlier': {
    readonly unit: string;
    readonly baseline: number;
    readonly baselineUnitOfMeasure: string;
    readonly target: number;
    readonly targetUnitOfMeasure: string;
    /** target ÷ baseline of this unit, and the median of all units. */
    readonly ratio: number;
    readonly median: number;
  };
  'return-missing': { readonly unit: string; readonly months: readonly number[] };
  'return-decreased': {
    readonly unit: string;
    readonly month: number;
    readonly figure: number;
    readonly previousMonth: number;
    readonly previous: number;
  };
  /** 月报口径 was changed after the ledger was made, so that the two differ; both are words of the settings sheet. */
  'return-kind-differs': { readonly set: string; readonly ledger: string };
  'return-unknown-unit': { readonly name: string; readonly nearest: string | null };
  /** A figure that the user typed over a formula of the add-in; the figure is kept. */
  'typed-over': {
    readonly unit: string;
    readonly heading: string;
    readonly value: string | number;
    /** Whether the column shows per cent; the number is then a ratio. */
    readonly isRate: boolean;
  };
  /** Formulas that still show their result from before a change; `ranges` are addresses on the finding's sheet. */
  'not-recalculated': {
    readonly ranges: readonly string[];
    readonly count: number;
    readonly cause: StaleCause;
  };
  /** Entries of 重点领域名录: `name` is the employer's or project's, '' where it is missing. */
  'area-blank': { readonly heading: string };
  'area-unknown-unit': { readonly unit: string; readonly name: string; readonly nearest: string | null };
  'area-unknown': { readonly area: string; readonly name: string; readonly nearest: string | null };
  'area-duplicate': { readonly name: string; readonly rows: readonly number[] };
  'area-bad-figure': { readonly name: string; readonly heading: string; readonly text: string };
  /** A part of the employees that exceeds all employees; persons. */
  'area-over': {
    readonly name: string;
    readonly heading: string;
    readonly figure: number;
    readonly employees: number;
  };
  'area-bad-founded': { readonly name: string; readonly text: string };
  'area-undated': { readonly name: string };
  'area-bad-date': { readonly name: string; readonly text: string };
  'area-date-outside': { readonly name: string; readonly date: string; readonly year: number };
  /** An entry of the 参数 sheet that can't be used; the default applies instead. */
  'bad-setting': {
    readonly setting: string;
    readonly value: string;
    readonly expected: SettingExpectation;
    readonly used: string;
  };
}

/** What a setting must be; the i18n files have a sentence for each. */
export type SettingExpectation =
  | 'year'
  | 'rate'
  | 'month'
  | 'campaign-month'
  | 'month-order'
  | 'phase-name'
  | 'shared-month'
  | 'return-kind'
  | 'factor'
  /** The day of the month, 1 to 31. */
  | 'day'
  | 'yes-no'
  | 'order';

export type FindingCode = keyof FindingDetails;

/** One finding; narrow by `code` to read `details`. */
export type Finding = {
  [Code in FindingCode]: {
    readonly code: Code;
    readonly severity: Severity;
    readonly sheet: string;
    readonly row: number;
    readonly column: number;
    readonly details: FindingDetails[Code];
    readonly fix: Fix | null;
    /** The indicator that the finding is about, where the table has several; left out where it is about the whole table. */
    readonly indicator?: string;
  };
}[FindingCode];

/** A finding about rows and columns: what is blank, repeated, merged or hidden, and columns whose role is assumed. */
export type LayoutFinding = Extract<
  Finding,
  {
    readonly code:
      | 'blank-number'
      | 'blank-unit'
      | 'duplicate-unit'
      | 'merged-data'
      | 'hidden-row'
      | 'assumed-actual'
      | 'assumed-target';
  }
>;

/** Findings in the list of key areas. */
export type AreaFinding = Extract<Finding, { readonly code: `area-${string}` }>;

export function isAreaFinding(found: Finding): found is AreaFinding {
  return found.code.startsWith('area-');
}

/** The severity of each code, as in the table of the specification. */
export const SEVERITY: Readonly<Record<FindingCode, Severity>> = {
  'total-mismatch': 'error',
  'subtotal-mismatch': 'error',
  'total-missing': 'warning',
  'total-is-constant': 'info',
  'not-a-number': 'error',
  'error-cell': 'error',
  'text-number': 'warning',
  'negative-number': 'warning',
  'fractional-number': 'warning',
  'blank-number': 'warning',
  'blank-unit': 'error',
  'duplicate-unit': 'error',
  'merged-data': 'warning',
  'hidden-row': 'info',
  'assumed-actual': 'info',
  'cut-off-differs': 'warning',
  'assumed-target': 'warning',
  'growth-below-goal': 'warning',
  'rate-mismatch': 'error',
  'period-mismatch': 'error',
  'parts-mismatch': 'error',
  'handed-down-mismatch': 'error',
  'zero-baseline': 'warning',
  'ratio-outlier': 'info',
  'return-missing': 'warning',
  'return-decreased': 'error',
  'return-unknown-unit': 'error',
  'return-kind-differs': 'warning',
  'typed-over': 'warning',
  'not-recalculated': 'warning',
  'area-blank': 'error',
  'area-unknown-unit': 'error',
  'area-unknown': 'error',
  'area-duplicate': 'error',
  'area-bad-figure': 'error',
  'area-over': 'error',
  'area-bad-founded': 'error',
  'area-undated': 'warning',
  'area-bad-date': 'warning',
  'area-date-outside': 'warning',
  'bad-setting': 'warning',
};

/** Makes a finding with the severity its code has. */
export function finding<Code extends FindingCode>(
  code: Code,
  at: { readonly sheet: string; readonly row: number; readonly column: number },
  details: FindingDetails[Code],
  fix: Fix | null = null,
): Finding {
  // `FindingDetails` pairs each code with its details; TypeScript can't follow that through a type parameter.
  return {
    code,
    severity: SEVERITY[code],
    sheet: at.sheet,
    row: at.row,
    column: at.column,
    details,
    fix,
  } as Finding;
}
