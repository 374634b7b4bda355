/**
 * What the pane and the command line say of the key areas in every language. Apart from the other messages, so that the pane loads
 * it with the views that use it.
 */
import type { PlannedEntry } from '../../domain/areas/collect-areas';

/** The card of the key areas. Figures come written. */
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
    /** Over the rows that are new, changed, gone, or can't be taken. */
    readonly headings: Readonly<Record<'new' | 'changed' | 'vanished' | 'refused', string>>;
    /** What vanished goes only where it is ticked. */
    readonly vanishedHint: string;
    same(rows: number): string;
    /** Unit, area and name. */
    entry(planned: PlannedEntry): string;
    /** What differs, column by column; what a new one holds. */
    details(planned: PlannedEntry): string;
    /** Why it is not taken, or needs a decision; '' where there is nothing to say. */
    doubt(planned: PlannedEntry): string;
    /** Names a tick. */
    tick(planned: PlannedEntry): string;
    from(files: readonly string[]): string;
    /** One line of the command line. */
    line(planned: PlannedEntry): string;
    /** How many rows vanished and were kept, and how to take them out. */
    kept(rows: number): string;
  };
}
