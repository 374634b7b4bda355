/**
 * What people do to a workbook after the product has made its sheets, and how the outcome is compared.
 */
import fc from 'fast-check';
import { readFileSync, writeFileSync } from 'node:fs';
import { FileHost } from '../../../src/hosts/file/file-host';
import { isCellError, type CellValue, type SheetGrid } from '../../../src/spreadsheet/grid';
import { editAllInLibreOffice, type Editing } from '../libreoffice';
import { scratchFile } from '../scratch';

/** What a figure cell may hold: a number, or one of the things people and programs leave there. */
export const anyFigure = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 9000 }) },
  { weight: 1, arbitrary: fc.constantFrom('38,021', '５００', '500人', '3.15万', '待定', '约500') },
  { weight: 1, arbitrary: fc.constantFrom('', '—', '-', '/', '无') },
  { weight: 1, arbitrary: fc.constantFrom('=1/0', '=NA()', '=""', '=20*3') },
);

/** Numbers to ten digits (differences of rates lose some), empty text as nothing, errors by name. */
export function shown(value: CellValue): string | number | null {
  if (typeof value === 'number') return Number(value.toPrecision(10));
  if (value === null || value === '' || typeof value === 'boolean') return null;
  return isCellError(value) ? value.error : value;
}

/** @throws Error where there is no such sheet */
export function sheetOf(sheets: readonly SheetGrid[], name: string): SheetGrid {
  const sheet = sheets.find((own) => own.name === name);
  if (!sheet) throw new Error(`no sheet ${name}`);
  return sheet;
}

/** The workbook as a file; returns its path. */
export function savedCase(bytes: Uint8Array): string {
  const path = scratchFile('case.xlsx');
  writeFileSync(path, bytes);
  return path;
}

/** Edited, recalculated and saved by LibreOffice, all in one start. */
export async function throughLibreOffice(editings: readonly Editing[]): Promise<FileHost[]> {
  return (await editAllInLibreOffice(editings)).map((path) => FileHost.open(readFileSync(path)));
}
