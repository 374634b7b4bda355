/** The messages about the key areas, for pane and command line. In their own file, so that the pane loads them with the views that use them. */
import type { PlannedEntry } from '../../domain/areas/collect-areas';

/** The words on the card of the key areas. Figures are passed as text. */
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
    /** The headings above rows that are new, changed, removed or refused. */
    readonly headings: Readonly<Record<'new' | 'changed' | 'vanished' | 'refused', string>>;
    /** Says that rows which a unit no longer returned are removed only if they are ticked. */
    readonly vanishedHint: string;
    same(rows: number): string;
    /** The unit, area and name of an entry. */
    entry(planned: PlannedEntry): string;
    /** The cells that differ from the list, or the cells of a new row. */
    details(planned: PlannedEntry): string;
    /** Why the row is not taken, or why it needs a decision; '' where neither applies. */
    doubt(planned: PlannedEntry): string;
    /** The label of the row's checkbox. */
    tick(planned: PlannedEntry): string;
    from(files: readonly string[]): string;
    /** A line in the output of the command line. */
    line(planned: PlannedEntry): string;
    /** Says how many rows were kept that a unit no longer returned, and how to remove them. */
    kept(rows: number): string;
  };
}
