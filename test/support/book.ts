/**
 * Small workbooks, opened with the file host.
 */
import type { CellValue } from '../../src/spreadsheet/grid';
import { createWorkbook, FileHost } from '../../src/hosts/file/file-host';
import { emptySpec, type CellContent, type NameSpec, type SheetSpec } from '../../src/spreadsheet/spec';

/** A workbook with one sheet whose cells begin at A1. Strings that begin with `=` become formulas. */
export function bookOf(rows: readonly (readonly CellValue[])[], sheet = '任务分解表'): FileHost {
  const cells = rows.map((row) => row.map((value): CellContent => content(value)));
  return FileHost.open(
    createWorkbook({
      fileName: 'book.xlsx',
      title: '',
      open: { sheet, row: 1, column: 1 },
      change: {
        copies: [],
        names: [],
        removedNames: [],
        sheets: [{ ...emptySpec(sheet, 'own'), blocks: [{ top: 1, left: 1, rows: cells }] }],
      },
    }),
  );
}

/** Adds sheets and names to a workbook. */
export async function addSheets(
  host: FileHost,
  sheets: readonly SheetSpec[],
  names: readonly NameSpec[] = [],
): Promise<void> {
  await host.apply({ copies: [], sheets, names, removedNames: [] });
}

function content(value: CellValue): CellContent {
  if (typeof value === 'object') return '';
  return typeof value === 'string' && value.startsWith('=') ? { formula: value } : value;
}
