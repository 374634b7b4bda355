/**
 * Makes a change, and records step by step how to take it back.
 */
import { sheetNamed, type WorkbookGrid } from '../../../spreadsheet/grid';
import type { SheetSpec, WorkbookChange } from '../../../spreadsheet/spec';
import { BACKUP_PREFIX } from '../../shared/backup-sheets';
import { asRemade } from '../../shared/remade-sheet';
import { addSheet, keepSheet, nameSheet } from '../undo/backup';
import { clearSheet } from './clear-sheet';
import type { PinnedBook } from '../book';
import { drawChart } from './charts';
import type { CheckedWriter } from '../checked-writer';
import { readNames } from '../read/read-book';
import type { UndoStep } from '../undo/undo-steps';
import { writeBlock, writeFill } from './write-cells';
import { writeFormat } from './write-formats';
import { mergeArea, protect, writeLayout, writeView } from './write-layout';
import { isNamed, removeName, writeName } from './write-names';
import { pageFacts, writePrint } from './write-print';
import { isThere, writeConditionalFormats, writeValidation } from './write-rules';

/** What was done so far, for undo. */
export interface Done {
  /** The steps that take it back, in the order in which they were recorded. */
  readonly steps: UndoStep[];
  /** The hidden sheets that the undo needs. */
  readonly backups: string[];
}

/** Makes a change. @param id a unique id for the hidden sheets of this change */
export function writeChange(
  pinned: PinnedBook,
  writer: CheckedWriter,
  change: WorkbookChange,
  before: WorkbookGrid,
  id: string,
  done: Done,
): void {
  for (const copy of change.copies) {
    copySheet(pinned, writer, copy.sheet, copy.as);
    done.steps.push({ kind: 'delete-sheet', sheet: copy.as });
  }
  const changed = change.sheets.flatMap(
    (spec, index) => prepareSheet(pinned, writer, spec, before, backupName(id, index), done) ?? [],
  );
  // Names come first: in some programs a formula written before its name keeps showing #NAME?.
  writeNames(pinned, writer, change, done);
  for (const spec of changed) {
    writeContents(pinned, writer, spec, sheetNamed(before, spec.sheet)?.merges ?? []);
  }
}

/** The name of a hidden copy. Sheet names have at most 31 characters, which leaves 20 for the id. */
function backupName(id: string, index: number): string {
  return `${BACKUP_PREFIX}${id}_${index}`;
}

function copySheet(pinned: PinnedBook, writer: CheckedWriter, name: string, as: string): void {
  const { Worksheets: list } = pinned.book;
  const source = pinned.sheet(name);
  const count = list.Count;
  writer.must(
    'copy-sheet',
    name,
    () => {
      source.Copy(null, source);
      if (list.Count !== count + 1) return;
      // The program made the copy the active sheet.
      nameSheet(pinned.book.ActiveSheet, as);
    },
    () => list.Count === count + 1 && pinned.has(as),
  );
}

/**
 * Adds a sheet, or keeps the contents of an existing one for undo.
 * @returns the spec of what remains to be written; null if nothing on the sheet changes
 */
function prepareSheet(
  pinned: PinnedBook,
  writer: CheckedWriter,
  wanted: SheetSpec,
  before: WorkbookGrid,
  backup: string,
  done: Done,
): SheetSpec | null {
  const standing = sheetNamed(before, wanted.sheet);
  const isRemade = standing !== null && wanted.mode === 'own';
  const spec = isRemade ? asRemade(wanted, pageFacts(pinned, wanted.sheet)) : wanted;
  if (standing) {
    if (stands(pinned, spec)) return null;
    const step = keepSheet(pinned, writer, spec, standing.merges, backup);
    done.backups.push(backup);
    done.steps.push(step);
    if (spec.mode === 'own') clearSheet(pinned, writer, spec.sheet);
  } else {
    const after = spec.after !== undefined && sheetNamed(before, spec.after) ? spec.after : null;
    addSheet(pinned, writer, spec.sheet, after);
    done.steps.push({ kind: 'delete-sheet', sheet: spec.sheet });
  }
  return spec;
}

/** Whether a spec changes nothing: it writes no cells, and its conditional formats exist. */
function stands(pinned: PinnedBook, spec: SheetSpec): boolean {
  const { mode, blocks, fills, formats, merges, columnWidths, rowHeights, hiddenColumns, validations } = spec;
  const parts = [
    blocks,
    fills,
    formats,
    merges,
    columnWidths,
    rowHeights,
    hiddenColumns,
    validations,
    spec.charts,
  ];
  if (mode === 'own' || spec.print || spec.freeze || spec.protected) return false;
  return (
    parts.every((part) => part.length === 0) &&
    spec.conditionalFormats.every((format) => isThere(pinned, spec.sheet, format))
  );
}

function writeContents(
  pinned: PinnedBook,
  writer: CheckedWriter,
  spec: SheetSpec,
  merges: WorkbookGrid['sheets'][number]['merges'],
): void {
  const { sheet, mode } = spec;
  // Formats come first: a number written to a cell that is formatted as text would become text.
  for (const format of spec.formats) writeFormat(pinned, writer, sheet, format);
  for (const block of spec.blocks) writeBlock(pinned, writer, sheet, block);
  for (const fill of spec.fills) writeFill(pinned, writer, sheet, fill);
  for (const area of spec.merges) mergeArea(pinned, writer, sheet, area, mode === 'patch' ? merges : []);
  writeLayout(pinned, writer, spec);
  writeConditionalFormats(pinned, writer, sheet, spec.conditionalFormats);
  for (const validation of spec.validations) writeValidation(pinned, writer, sheet, validation);
  for (const chart of spec.charts) drawChart(pinned, writer, sheet, chart);
  if (spec.print) writePrint(pinned, writer, sheet, spec.print);
  const isOwn = mode === 'own';
  const freeze = spec.freeze ?? (isOwn ? { rows: 0, columns: 0 } : null);
  writeView(pinned, writer, sheet, freeze, isOwn ? spec.showGridLines : null);
  if (spec.protected) protect(pinned, writer, sheet);
}

function writeNames(pinned: PinnedBook, writer: CheckedWriter, change: WorkbookChange, done: Done): void {
  if (change.names.length + change.removedNames.length === 0) return;
  const present = readNames(pinned).filter((name) => name.scope === null);
  const find = (name: string) =>
    present.find((entry) => entry.name.toLowerCase() === name.toLowerCase()) ?? null;
  for (const name of change.removedNames) {
    const entry = find(name);
    if (!entry) continue;
    done.steps.push({ kind: 'restore-name', entry });
    removeName(pinned, writer, entry);
  }
  for (const name of change.names) {
    const entry = find(name.name);
    if (isNamed(entry, name)) continue;
    // Recorded first, because the name may exist although the program failed to say so.
    done.steps.push(entry ? { kind: 'restore-name', entry } : { kind: 'delete-name', name: name.name });
    writeName(pinned, writer, name, entry);
  }
}
