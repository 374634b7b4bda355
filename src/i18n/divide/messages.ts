/**
 * The messages of the view 分解: reading a plan, dividing the task, handing it down, dates. They are apart from the others so that the
 * pane loads them with that view.
 */
import type { Bounds } from '../../domain/allocation/allocate';
import type { Method } from '../../domain/allocation/method';
import type { PlanProblem } from '../../domain/plan/plan-document';

export interface DivideWords {
  readonly plan: {
    readonly heading: string;
    readonly hint: string;
    readonly chooseFile: string;
    readonly pasteLabel: string;
    readonly pastePlaceholder: string;
    readonly read: string;
    readonly reading: string;
    /** What is wrong with the file, and what to do. */
    problem(problem: PlanProblem, fileName: string): string;
    found(counts: { items: number; units: number }): string;
    readonly checkHint: string;
    /** The label of a checkbox in the list. */
    take(label: string): string;
    /** The label of a field in the list. */
    value(label: string): string;
    readonly unclear: string;
    /** The heading above differences between the plan's text and its own table. */
    readonly differences: string;
    missing(labels: readonly string[]): string;
    readonly bad: string;
    readonly make: string;
    /** The button in the workbench, where a new workbook is made. */
    readonly makeBook: string;
    readonly discard: string;
  };
  readonly allocation: {
    readonly heading: string;
    readonly hint: string;
    readonly goal: string;
    readonly byTotal: string;
    readonly byGrowth: string;
    total(unitOfMeasure: string): string;
    readonly growth: string;
    readonly slider: string;
    scheme(number: number): string;
    readonly schemes: string;
    readonly addScheme: string;
    readonly removeScheme: string;
    readonly method: string;
    readonly methods: Readonly<Record<Method, string>>;
    readonly weight: string;
    readonly column: string;
    readonly mix: string;
    readonly removeMethod: string;
    readonly rounding: string;
    readonly least: string;
    readonly most: string;
    readonly growthFrom: string;
    readonly growthTo: string;
    readonly bounds: string;
    readonly rules: string;
    readonly ruleUnit: string;
    readonly ruleKind: string;
    /** The kinds of bounds, in the words before their figure. */
    readonly ruleKinds: Readonly<Record<'fixed' | keyof Bounds, string>>;
    readonly ruleFigure: string;
    readonly addRule: string;
    /** @param rule as it is listed: `at most 300` */
    removeRule(unit: string, rule: string): string;
    readonly noUnit: string;
    readonly bad: string;
    readonly noColumn: string;
    preview(scheme: string): string;
    sum(sum: string, unitOfMeasure: string): string;
    /** A unit's target as one sentence for screen readers, with growth and difference where there are any. */
    part(part: { unit: string; target: string; growth: string | null; present: string | null }): string;
    readonly legend: string;
    readonly make: string;
    adopt(scheme: string): string;
    readonly adoptTitle: string;
    adoptText(scheme: string, units: number): string;
    readonly adoptYes: string;
    readonly adoptNo: string;
  };
  readonly handDown: {
    readonly heading: string;
    readonly hint: string;
    readonly make: string;
    /** The hint where the pane can't save files. */
    readonly openHint: string;
    readonly unit: string;
    readonly open: string;
  };
  readonly milestones: {
    readonly heading: string;
    /** The month that decides what is due. @param month the cut-off month; null while no month is reported */
    hint(month: number | null): string;
    readonly overdue: string;
    readonly next: string;
    readonly later: string;
    readonly regular: string;
    readonly undated: string;
  };
}
