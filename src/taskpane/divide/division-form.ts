/** The form 拟定分解方案: its fields as texts, and the division that they describe. */
import type { AllocateOptions, Goal, WantedMethod } from '../../actions/allocate';
import type { Survey, SurveyOptions } from '../../actions/survey';
import type { Bounds, Rounding } from '../../domain/allocation/allocate';
import { addUp } from '../../domain/allocation/millionths';
import { needsColumn, type Method } from '../../domain/allocation/method';
import { sumOf } from '../../domain/audit/rule';

/** A method in a scheme, with its weight in the mix. */
export interface MethodField {
  readonly method: Method;
  readonly weight: string;
  /** The heading of a column; '' until one is chosen. */
  readonly column: string;
}

export interface DivisionForm {
  readonly goal: Goal['kind'];
  readonly total: string;
  /** In per cent. */
  readonly growth: string;
  /** One to three schemes; each is a single method or a mix of methods. */
  readonly schemes: readonly (readonly MethodField[])[];
  /** The index of the scheme in view. */
  readonly shown: number;
  readonly rounding: Rounding;
  readonly least: string;
  readonly most: string;
  /** In per cent. */
  readonly growthFrom: string;
  readonly growthTo: string;
  /** Rules for single units, in the order they were entered. */
  readonly rules: readonly UnitRule[];
}

/** A fixed target, or a bound as {@link Bounds} names it. */
export const RULE_KINDS = ['fixed', 'least', 'most', 'growthFrom', 'growthTo'] as const;
export type RuleKind = (typeof RULE_KINDS)[number];

/** A rule for one unit. */
export interface UnitRule {
  readonly unit: string;
  readonly kind: RuleKind;
  /** In per cent where the rule bounds growth. */
  readonly figure: number;
}

export function isGrowth(kind: RuleKind): boolean {
  return kind === 'growthFrom' || kind === 'growthTo';
}

/** Adds a rule. A unit has at most one rule of each kind, and a fixed target replaces its bounds. */
export function withRule(rules: readonly UnitRule[], added: UnitRule): readonly UnitRule[] {
  const isReplaced = ({ unit, kind }: UnitRule): boolean =>
    unit === added.unit && (kind === added.kind || kind === 'fixed' || added.kind === 'fixed');
  return [...rules.filter((rule) => !isReplaced(rule)), added];
}

/** The form, and the function that changes it. */
export interface FormProps {
  readonly form: DivisionForm;
  readonly change: (changed: Partial<DivisionForm>) => void;
}

export const FIRST_METHOD: MethodField = { method: 'baseline', weight: '1', column: '' };

/** The names of the text fields for numbers. */
export type NumberField = 'total' | 'growth' | 'least' | 'most' | 'growthFrom' | 'growthTo';

/** The initial form: the present total of the targets, or the growth goal where one is known. */
export function startingForm({ whole: { breakdown }, campaign }: Survey): DivisionForm {
  const hasBaseline = breakdown.columns.baseline !== null;
  const present = addUp(breakdown.units.map(({ target }) => target.inCell ?? 0));
  return {
    goal: hasBaseline && campaign.growthGoal !== null ? 'growth' : 'total',
    total: present > 0 ? String(present) : '',
    growth: campaign.growthGoal === null ? '10' : String(Math.round(campaign.growthGoal * 1e4) / 100),
    schemes: [[{ ...FIRST_METHOD, method: hasBaseline ? 'baseline' : 'even' }]],
    shown: 0,
    rounding: 1,
    least: '',
    most: '',
    growthFrom: '',
    growthTo: '',
    rules: [],
  };
}

/** A figure of 0 or more; null for any other text. Full-width `１，０００` is accepted. */
export function figureOf(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/[,%\s]/g, '');
  const figure = plain === '' ? NaN : Number(plain);
  return figure >= 0 && figure <= 1e12 ? figure : null;
}

/** Whether a field's entry is invalid; optional fields may be empty. */
export function isBad(form: DivisionForm, field: NumberField): boolean {
  const text = form[field];
  const isOptional = field !== form.goal;
  if (field === 'total' || field === 'growth') return !isOptional && !((figureOf(text) ?? 0) > 0);
  return text.trim() !== '' && figureOf(text) === null;
}

/** The division that the form describes; null while an entry is invalid or missing. */
export function optionsOf(form: DivisionForm): Omit<AllocateOptions, keyof SurveyOptions> | null {
  const fields: readonly NumberField[] = ['total', 'growth', 'least', 'most', 'growthFrom', 'growthTo'];
  if (fields.some((field) => isBad(form, field))) return null;
  const schemes = form.schemes.map((by) => by.map(wantedMethod));
  if (schemes.some((by) => by.length === 0 || by.includes(null))) return null;
  return {
    goal:
      form.goal === 'total'
        ? { kind: 'total', total: figureOf(form.total) ?? 0 }
        : { kind: 'growth', rate: percent(form.growth) ?? 0 },
    schemes: schemes.map((by) => by.flatMap((method) => method ?? [])),
    rounding: form.rounding,
    bounds: boundsOf(form),
    ...ruledUnits(form.rules),
    adopt: null,
  };
}

function wantedMethod({ method, weight, column }: MethodField): WantedMethod | null {
  const part = figureOf(weight);
  if (part === null || part === 0 || (needsColumn(method) && column === '')) return null;
  return { method, weight: part, column: needsColumn(method) ? column : null };
}

function ruledUnits(rules: readonly UnitRule[]): Required<Pick<AllocateOptions, 'fixed' | 'unitBounds'>> {
  const fixed = new Map<string, number>();
  const unitBounds = new Map<string, Bounds>();
  for (const { unit, kind, figure } of rules) {
    const bound = isGrowth(kind) ? ratio(figure) : figure;
    if (kind === 'fixed') fixed.set(unit, figure);
    else unitBounds.set(unit, { ...unitBounds.get(unit), [kind]: bound });
  }
  return { fixed, unitBounds };
}

function boundsOf({ least, most, growthFrom, growthTo }: DivisionForm): Bounds {
  const given = {
    least: figureOf(least),
    most: figureOf(most),
    growthFrom: percent(growthFrom),
    growthTo: percent(growthTo),
  };
  return Object.fromEntries(Object.entries(given).filter(([, bound]) => bound !== null));
}

function percent(text: string): number | null {
  const figure = figureOf(text);
  return figure === null ? null : ratio(figure);
}

/** Converts per cent to a ratio without binary noise: 15 → 0.15. */
function ratio(perCent: number): number {
  return Math.round(perCent * 1e4) / 1e6;
}

/**
 * The slider's maximum. For growth in per cent: twice the goal, at least 50. For a total: twice the present total or 30% of
 * the baseline, at least 100.
 */
export function sliderMost({ whole: { breakdown }, campaign }: Survey, goal: Goal['kind']): number {
  if (goal === 'growth') return Math.max(50, Math.ceil((campaign.growthGoal ?? 0) * 200));
  const { scale } = breakdown.columns.target;
  const present = sumOf(breakdown.units, 'target') / scale;
  const baseline = sumOf(breakdown.units, 'baseline') / scale;
  return Math.max(100, Math.ceil(Math.max(present * 2, baseline * 0.3)));
}

/** The columns that a method may use: columns with figures, except baseline, target and actual. */
export function figureColumns({ whole: { breakdown } }: Survey): readonly string[] {
  const { actual } = breakdown.columns;
  return [
    ...new Set([...(actual ? [actual] : []), ...breakdown.further].map(({ heading }) => heading)),
  ].filter((heading) => heading !== '');
}
