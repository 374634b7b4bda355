/**
 * A host that notes what an action read and wrote: some actions write in several steps, and 撤销 takes back whole actions.
 */
import type { SheetCell } from '../../sheets/memory';
import type { WorkbookGrid } from '../../spreadsheet/grid';
import type { Host } from '../../spreadsheet/host';
import type { ReadingPlan } from '../../spreadsheet/reading';
import type { NewWorkbook, WorkbookChange } from '../../spreadsheet/spec';

export class CountingHost implements Host {
  readonly missing: Host['missing'];
  readonly changes: WorkbookChange[] = [];
  /** The workbook as the action read it last; null before it did. */
  before: WorkbookGrid | null = null;

  constructor(private readonly host: Host) {
    this.missing = host.missing;
  }

  async read(plan: ReadingPlan): Promise<WorkbookGrid> {
    this.before = await this.host.read(plan);
    return this.before;
  }

  async apply(change: WorkbookChange): Promise<void> {
    await this.host.apply(change);
    this.changes.push(change);
  }

  async undo(): Promise<boolean> {
    const isUndone = await this.host.undo();
    if (isUndone) this.changes.pop();
    return isUndone;
  }

  select(cell: SheetCell): Promise<void> {
    return this.host.select(cell);
  }

  watch(changed: () => void): Promise<() => void> {
    return this.host.watch(changed);
  }

  createWorkbook(book: NewWorkbook, signal?: AbortSignal): Promise<Uint8Array | null> {
    return this.host.createWorkbook(book, signal);
  }
}
