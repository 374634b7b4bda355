/**
 * For tests of edits that users make after the product has made its sheets: what they type, and how results are compared.
 */
import fc from 'fast-check';
import { readFileSync, writeFileSync } from 'node:fs';
import { FileHost } from '../../../src/hosts/file/file-host';
import { isCellError, type CellValue, type SheetGrid } from '../../../src/spreadsheet/grid';
import { editAllInLibreOffice, type Editing } from '../libreoffice';
import { scratchFile } from '../scratch';

/** The content of a figure's cell: a number, or something else that people and programs leave there. */
export const anyFigure = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 9000 }) },
  { weight: 1, arbitrary: fc.constantFrom('38,021', '５００', '500人', '3.15万', '待定', '约500') },
  { weight: 1, arbitrary: fc.constantFrom('', '—', '-', '/', '无') },
  { weight: 1, arbitrary: fc.constantFrom('=1/0', '=NA()', '=""', '=20*3') },
);

/** A value in comparable form: numbers to ten digits (differences of rates lose some), empty text as null, errors by name. */
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

/** Writes a workbook to a file; returns the path. */
export function savedCase(bytes: Uint8Array): string {
  const path = scratchFile('case.xlsx');
  writeFileSync(path, bytes);
  return path;
}

/** Edits, recalculates and saves workbooks in one start of LibreOffice; returns the saved workbooks. */
export async function throughLibreOffice(editings: readonly Editing[]): Promise<FileHost[]> {
  return (await editAllInLibreOffice(editings)).map((path) => FileHost.open(readFileSync(path)));
}
