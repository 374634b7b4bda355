/**
 * The messages of the view 分解: reading a plan, dividing the task, handing it down, due dates. In their own file, so that the pane
 * loads them with that view.
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
    /** Says what is wrong with the file, and what to do. */
    problem(problem: PlanProblem, fileName: string): string;
    found(counts: { items: number; units: number }): string;
    readonly checkHint: string;
    /** The label of an item's checkbox. */
    take(label: string): string;
    /** The label of an item's field. */
    value(label: string): string;
    readonly unclear: string;
    /** The heading above differences between the plan's text and its own table. */
    readonly differences: string;
    missing(labels: readonly string[]): string;
    readonly bad: string;
    readonly make: string;
    /** The label of the button in the workbench, which makes a new workbook. */
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
    /** The words before the figure of a bound, by the kind of bound. */
    readonly ruleKinds: Readonly<Record<'fixed' | keyof Bounds, string>>;
    readonly ruleFigure: string;
    readonly addRule: string;
    /** The label of the button that removes a rule. @param rule the rule as the list shows it: `at most 300` */
    removeRule(unit: string, rule: string): string;
    readonly noUnit: string;
    readonly bad: string;
    readonly noColumn: string;
    preview(scheme: string): string;
    sum(sum: string, unitOfMeasure: string): string;
    /** A unit's target in one sentence for screen readers, with growth and present target where known. */
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
    /** The hint shown where the pane can't save files. */
    readonly openHint: string;
    readonly unit: string;
    readonly open: string;
  };
  readonly milestones: {
    readonly heading: string;
    /** Says which month decides what is due. @param month the cut-off month; null while no month is reported */
    hint(month: number | null): string;
    readonly overdue: string;
    readonly next: string;
    readonly later: string;
    readonly regular: string;
    readonly undated: string;
  };
}
