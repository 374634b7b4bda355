/**
 * Writes a SheetSpec to a worksheet in Excel.
 */
import type { SheetGrid } from '../../../spreadsheet/grid';
import type { SheetSpec } from '../../../spreadsheet/spec';
import { asRemade } from '../../shared/remade-sheet';
import type { Batch } from '../batch';
import type { Outline } from '../read/outline';
import type { SheetFacts } from '../read/read-sheet';
import { replaceContents } from './replace-sheet';
import { writeBlock, writeFill, type Before } from './write-cells';
import { writeChart } from './write-charts';
import { writeFormat } from './write-formats';
import { writeLayout } from './write-layout';
import { clearRules, isSettled, writeConditionalFormats, writeValidation } from './write-rules';

/** What is known about an existing sheet. */
export interface Standing {
  readonly grid: SheetGrid;
  readonly facts: SheetFacts;
}

/** @param standing null for a sheet that does not exist yet */
export async function writeSheet(
  batch: Batch,
  wanted: SheetSpec,
  standing: Standing | null,
  outline: Outline,
): Promise<void> {
  const spec = wanted.mode === 'own' && standing ? specFor(wanted, standing.facts) : wanted;
  // A new sheet, or one kept as a hidden copy, need not be restored cell by cell.
  const before: Before = spec.mode === 'patch' ? (standing?.grid ?? null) : null;
  if (!standing) addSheet(batch, spec, outline);
  else if (spec.mode === 'own') replaceContents(batch, spec.sheet, standing.facts, spec.charts);
  if (spec.mode === 'own') {
    const sheet = batch.sheet(spec.sheet);
    if (spec.showGridLines !== null) sheet.showGridlines = spec.showGridLines;
    clearRules(sheet);
  }
  // Formats come first: a number written to a cell that is formatted as text would become text.
  for (const format of spec.formats) writeFormat(batch, spec.sheet, format, before);
  for (const block of spec.blocks) await writeBlock(batch, spec.sheet, block, before);
  for (const fill of spec.fills) writeFill(batch, spec.sheet, fill, before);
  const facts = spec.mode === 'patch' ? (standing?.facts ?? null) : null;
  writeLayout(batch, spec, before, facts);
  writeConditionalFormats(batch, spec.sheet, spec.conditionalFormats, facts, isSettled(spec));
  for (const validation of spec.validations) writeValidation(batch, spec.sheet, validation, before);
  for (const chart of spec.charts) writeChart(batch, spec.sheet, chart);
}

/** The spec without what an existing sheet keeps. */
function specFor(spec: SheetSpec, { printArea, repeatsRows }: SheetFacts): SheetSpec {
  return asRemade(spec, { hasPrintArea: printArea !== null, repeatsRows });
}

function addSheet(batch: Batch, spec: SheetSpec, outline: Outline): void {
  const added = batch.addSheet(spec.sheet);
  const after = outline.sheets.findIndex((sheet) => sheet.name === spec.after);
  if (after >= 0) added.position = after + 1;
}
