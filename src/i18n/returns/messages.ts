/** The messages about monthly returns: templates, collecting, reminders. In their own file, so that the pane loads them with its 月报 view. */
import type { ReturnKind } from '../../domain/ledger';
import type { PlannedParts } from '../../domain/hand-down/planned-parts';
import type { PlannedFigure, Refusal } from '../../domain/returns/planned-figure';
import type { ReturnProblem } from '../../domain/returns/returns';

/** The number of planned figures in each state. */
export interface PlanCounts {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  readonly refused: number;
}

export interface ReturnWords {
  /** Says why a figure is not taken, and what to do. */
  refusal(refusal: Refusal): string;
  /** Says why nothing was taken from a file, and what to do. */
  problem(problem: ReturnProblem): string;
  /** Says why a unit's division of its task is not taken. */
  partsRefusal(refusal: NonNullable<PlannedParts['refusal']>): string;
  /** Says how a unit divides its task, and whether the parts add up to the task. */
  parts(parts: PlannedParts): string;
  month(month: number): string;
  /** A remark on a figure that is a sum over the unit's own units; '' for other figures. */
  addedUp(figure: Pick<PlannedFigure, 'addedUp'>): string;
  readonly cli: {
    collected(counts: PlanCounts & { readonly files: number }): string;
    /** A line about a planned figure. */
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
  /** The hint shown where the pane can't save files. */
  readonly openTemplateHint: string;
  readonly openTemplate: string;
  readonly chooseUnit: string;
  readonly collectHeading: string;
  readonly drop: string;
  readonly dropHint: string;
  readonly chooseFiles: string;
  readonly readingLabel: string;
  readonly planningLabel: string;
  /** Says that files are waiting, because the code that reads them could not be loaded. */
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
  /** The label of a figure's checkbox: unit and month. */
  tick(figure: PlannedFigure): string;
  readonly blank: string;
  from(fileName: string, cell: string, more: number): string;
  /** The present figure and the new figure. */
  change(before: string, after: string): string;
  /** The label of the button that takes the figures; `rows` counts rows of the list of key areas. */
  apply(counts: { readonly figures: number; readonly changed: number; readonly rows: number }): string;
  readonly partsHeading: string;
  /** Says how many units' divisions are taken; the text follows {@link apply} or replaces it. */
  applyParts(units: number): string;
  readonly nothing: string;
  readonly chaseHeading: (month: number) => string;
  readonly chaseHint: string;
  /** The label of the date by which returns are due. */
  readonly deadline: string;
  readonly copyList: string;
  readonly copyText: string;
  readonly copied: string;
  readonly copyByHand: string;
  readonly convertTitle: (to: ReturnKind) => string;
  convertText(to: ReturnKind, figures: number): string;
  readonly convert: string;
  /** The label for changing the kind only, because the figures already are of the new kind. */
  relabel(to: ReturnKind): string;
  readonly keep: string;
}
