/**
 * What Ctrl+Z undoes in Excel: each request that changed something is one step (office-js-docs-pr,
 * excel-add-ins-undo-capabilities.md; d.ts, RunOptions.mergeUndoGroup).
 */
import { ExcelError } from './thing';

/**
 * The simulated members that Excel for Windows and Mac can't undo (table in excel-add-ins-undo-capabilities.md). Excel on the web can
 * undo name, position and visibility.
 */
const NOT_UNDONE: ReadonlySet<string> = new Set([
  'Worksheet.Copy',
  'Worksheet.Delete',
  'Worksheet.Name',
  'Worksheet.Position',
  'Worksheet.Visibility',
  'WorksheetProtection.Protect',
  'WorksheetProtection.Unprotect',
]);

export class UndoStack {
  /** Whether steps are recorded. Off by default, because it is slow. */
  isKept = false;
  /** Whether this build refuses to write formulas in a group: Excel on the web in May 2026 (#6711), many formulas until a fix (#6491). */
  refusesGroups = false;
  /** Whether reading merged areas empties the stack (#5918, open since July 2025). */
  isLostByReadingMerges = true;
  /** The number of groups begun. */
  groups = 0;
  private readonly steps: Uint8Array[] = [];
  private group: { hasStep: boolean } | null = null;
  /** How often a member that can't be undone emptied the stack. */
  private cleared = 0;

  /** @param save returns the present workbook as a file */
  constructor(private readonly save: () => Uint8Array) {}

  /** The number of steps that Ctrl+Z can undo. */
  get length(): number {
    return this.steps.length;
  }

  /** Removes the last step; returns the workbook before it as a file. The open workbook does not change. */
  pressCtrlZ(): Uint8Array {
    const before = this.steps.pop();
    if (!before) throw new Error('nothing to take back');
    return before;
  }

  /** Called at the start of `Excel.run({ mergeUndoGroup: true }, …)`, whose requests become one step. */
  beginGroup(): void {
    this.groups += 1;
    this.group = { hasStep: false };
  }

  endGroup(): void {
    this.group = null;
  }

  /** Carries out a request and records a step if it changed the workbook. */
  step<T>(carryOut: () => T): T {
    if (!this.isKept) return carryOut();
    const before = this.save();
    const cleared = this.cleared;
    const answer = carryOut();
    if (this.cleared > cleared || Buffer.from(before).equals(this.save())) return answer;
    if (this.group?.hasStep !== true) this.steps.push(before);
    if (this.group) this.group.hasStep = true;
    return answer;
  }

  /**
   * Must be called when a member is used (`Worksheet.Copy`). A member that can't be undone empties the stack.
   * @throws ExcelError `UndoNotSupported` for such a member in a group
   */
  uses(member: string): void {
    const isRefused = this.refusesGroups && member.startsWith('Range.Formulas');
    if (this.group && (isRefused || NOT_UNDONE.has(member)))
      throw new ExcelError('UndoNotSupported', 'The operation is not supported in an undo group.');
    const isLost = this.isLostByReadingMerges && member === 'Range.GetMergedAreasOrNullObject';
    if (!NOT_UNDONE.has(member) && !isLost) return;
    this.steps.length = 0;
    if (!isLost) this.cleared += 1;
  }
}
