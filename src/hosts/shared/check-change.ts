/**
 * Checks before anything is written whether a change can be made.
 */
import { sheetNamed, type WorkbookGrid } from '../../spreadsheet/grid';
import type { WorkbookChange } from '../../spreadsheet/spec';
import { HostError } from '../../spreadsheet/host';

/** @throws HostError `sheet-not-found`, `sheet-protected` */
export function checkChange(change: WorkbookChange, before: WorkbookGrid): void {
  for (const spec of change.sheets) {
    const standing = sheetNamed(before, spec.sheet);
    if (!standing && spec.mode === 'patch') throw new HostError('sheet-not-found', spec.sheet);
    if (standing?.locked === true) throw new HostError('sheet-protected', spec.sheet);
  }
}
