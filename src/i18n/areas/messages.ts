/**
 * The messages about the key areas, for pane and command line. They are apart from the others so that the pane loads them with the views
 * that use them.
 */
import type { PlannedEntry } from '../../domain/areas/collect-areas';

/** The card of the key areas. Figures are passed as text. */
export interface AreaWords {
  readonly heading: string;
  readonly noList: string;
  readonly hint: string;
  readonly make: string;
  readonly update: string;
  total(figures: Readonly<Record<'due' | 'founded' | 'rate' | 'members', string>>): string;
  uncounted(rows: number): string;
  readonly byArea: string;
  readonly byUnit: string;
  founded(founded: string, due: string): string;
  readonly collect: {
    /** The headings above rows that are new, changed, gone, or can't be taken. */
    readonly headings: Readonly<Record<'new' | 'changed' | 'vanished' | 'refused', string>>;
    /** Says that vanished rows are removed only where they are ticked. */
    readonly vanishedHint: string;
    same(rows: number): string;
    /** Unit, area and name. */
    entry(planned: PlannedEntry): string;
    /** The cells that differ, or the cells of a new row. */
    details(planned: PlannedEntry): string;
    /** Why it is not taken, or needs a decision; '' where there is nothing to say. */
    doubt(planned: PlannedEntry): string;
    /** The label of a checkbox. */
    tick(planned: PlannedEntry): string;
    from(files: readonly string[]): string;
    /** One line of the command line. */
    line(planned: PlannedEntry): string;
    /** How many vanished rows were kept, and how to remove them. */
    kept(rows: number): string;
  };
}
