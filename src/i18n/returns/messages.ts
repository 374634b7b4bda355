/**
 * The messages about monthly returns: templates, collecting, chasing. They are apart from the others so that the pane loads them with
 * its 月报 view.
 */
import type { ReturnKind } from '../../domain/ledger';
import type { PlannedParts } from '../../domain/hand-down/planned-parts';
import type { PlannedFigure, Refusal } from '../../domain/returns/planned-figure';
import type { ReturnProblem } from '../../domain/returns/returns';

/** How many figures of each state a plan has. */
export interface PlanCounts {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  readonly refused: number;
}

export interface ReturnWords {
  /** Why a figure is not taken, and what to do. */
  refusal(refusal: Refusal): string;
  /** Why nothing was taken from a file, and what to do. */
  problem(problem: ReturnProblem): string;
  /** Why a unit's division of its task is not taken. */
  partsRefusal(refusal: NonNullable<PlannedParts['refusal']>): string;
  /** How a unit divides its task, and whether the parts add up to the task. */
  parts(parts: PlannedParts): string;
  month(month: number): string;
  /** Added to a figure that is a sum over the unit's own units; '' for other figures. */
  addedUp(figure: Pick<PlannedFigure, 'addedUp'>): string;
  readonly cli: {
    collected(counts: PlanCounts & { readonly files: number }): string;
    /** One line of the plan. */
    figure(figure: PlannedFigure): string;
    skipped(file: string, reason: string): string;
    notReported(month: number, units: readonly string[]): string;
    reading(done: number, total: number): string;
    templatesWritten(count: number, directory: string): string;
    handedDown(count: number, directory: string): string;
  };
  readonly pane: ReturnPaneWords;
}

export interface ReturnPaneWords {
  readonly templatesHeading: string;
  readonly templatesHint: string;
  readonly makeTemplates: string;
  /** The hint where the pane can't save files. */
  readonly openTemplateHint: string;
  readonly openTemplate: string;
  readonly chooseUnit: string;
  readonly collectHeading: string;
  readonly drop: string;
  readonly dropHint: string;
  readonly chooseFiles: string;
  readonly readingLabel: string;
  /** That files are still waiting, because the code that reads them could not be loaded. */
  notRead(files: number): string;
  reading(done: number, total: number): string;
  readonly cancel: string;
  readonly clear: string;
  summary(counts: PlanCounts & { readonly files: number }): string;
  readonly askMonth: string;
  readonly noMonth: string;
  readonly changesHeading: string;
  readonly newHeading: string;
  readonly refusedHeading: string;
  readonly unreadHeading: string;
  same(count: number): string;
  /** The label of a checkbox in a list: unit and month. */
  tick(figure: PlannedFigure): string;
  readonly blank: string;
  from(fileName: string, cell: string, more: number): string;
  /** The present figure and the new one. */
  change(before: string, after: string): string;
  /** `rows` are those of the list of key areas. */
  apply(counts: { readonly figures: number; readonly changed: number; readonly rows: number }): string;
  readonly partsHeading: string;
  /** How many units' divisions are taken; it follows {@link apply} or replaces it. */
  applyParts(units: number): string;
  readonly nothing: string;
  readonly chaseHeading: (month: number) => string;
  readonly chaseHint: string;
  /** By when the reminder asks for the returns. */
  readonly deadline: string;
  readonly copyList: string;
  readonly copyText: string;
  readonly copied: string;
  readonly copyByHand: string;
  readonly convertTitle: (to: ReturnKind) => string;
  convertText(to: ReturnKind, figures: number): string;
  readonly convert: string;
  /** The figures are of that kind already. */
  relabel(to: ReturnKind): string;
  readonly keep: string;
}
