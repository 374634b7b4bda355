/**
 * What Ctrl+Z takes back in Excel: one step for each request that changed something (office-js-docs-pr,
 * excel-add-ins-undo-capabilities.md; d.ts, RunOptions.mergeUndoGroup).
 */
import { ExcelError } from './thing';

/**
 * Members Excel for Windows and Mac can't take back, of those that are simulated (the table in
 * excel-add-ins-undo-capabilities.md). Excel on the web takes back name, position and visibility.
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
  /** Whether it is kept: that takes time few tests have. */
  isKept = false;
  /** Whether this build refuses every group: the web in May 2026 (#6711), many formulas until a fix (#6491). */
  refusesGroups = false;
  /** Whether reading merged areas empties the stack: open since July 2025 (#5918). */
  isLostByReadingMerges = true;
  /** Groups that were begun. */
  groups = 0;
  private readonly steps: Uint8Array[] = [];
  private group: { hasStep: boolean } | null = null;
  /** How often a request emptied it by what can't be taken back. */
  private cleared = 0;

  /** @param save the workbook as it is, as a file */
  constructor(private readonly save: () => Uint8Array) {}

  /** How often Ctrl+Z can be pressed. */
  get length(): number {
    return this.steps.length;
  }

  /** The workbook as Ctrl+Z would leave it. The stack forgets the step; the workbook that is open stays. */
  pressCtrlZ(): Uint8Array {
    const before = this.steps.pop();
    if (!before) throw new Error('nothing to take back');
    return before;
  }

  /** `Excel.run({ mergeUndoGroup: true }, …)` begins: its requests are one step. */
  beginGroup(): void {
    this.groups += 1;
    this.group = { hasStep: false };
  }

  endGroup(): void {
    this.group = null;
  }

  /** Carries out a request, and keeps what takes it back. */
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
   * A member is used: `Worksheet.Copy`. What can't be taken back empties the stack from there on.
   * @throws ExcelError `UndoNotSupported` in a group
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
