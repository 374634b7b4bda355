/**
 * A workbook's tabs, names and tables: what is known of it before any cell is read.
 */
import type { DefinedName } from '../../domain/grid';
import type { WorkbookChange } from '../../sheets/spec';
import { BACKUP_PREFIX } from '../backup-sheets';

/** One worksheet's tab. */
export interface Tab {
  /** Stays when the sheet is renamed or moved. */
  readonly id: string;
  readonly name: string;
  readonly visible: boolean;
  readonly locked: boolean;
}

/** An Excel Table by its id; where it stands is read with its sheet. */
export interface TableEntry {
  readonly id: string;
  readonly name: string;
  readonly sheet: string;
  readonly headerRows: number;
  readonly totalsRows: number;
}

export interface Outline {
  readonly sheets: readonly Tab[];
  readonly names: readonly DefinedName[];
  /** Names of the whole workbook that no list shows. */
  readonly hiddenNames: ReadonlySet<string>;
  readonly tables: readonly TableEntry[];
  readonly activeSheet: string;
  /** Rows used on the active sheet. */
  readonly activeRows: number;
  /** Ids of hidden copies that a change left behind. */
  readonly backups: readonly string[];
}

/** Asks for the outline; the answer can be had after the next sync. */
export function requestOutline(context: Excel.RequestContext): () => Outline {
  const { worksheets, names, tables } = context.workbook;
  worksheets.load('items/id,items/name,items/visibility,items/protection/protected');
  names.load('items/name,items/formula,items/visible');
  tables.load('items/id,items/name,items/showHeaders,items/showTotals,items/worksheet/name');
  const active = worksheets.getActiveWorksheet();
  active.load('name');
  const used = active.getUsedRange(true);
  used.load('rowCount');
  return () => ({
    sheets: worksheets.items
      .filter((sheet) => !sheet.name.startsWith(BACKUP_PREFIX))
      .map((sheet) => ({
        id: sheet.id,
        name: sheet.name,
        visible: sheet.visibility === 'Visible',
        locked: sheet.protection.protected,
      })),
    names: names.items.map((item) => ({
      name: item.name,
      refersTo: String(item.formula).replace(/^=/, ''),
      scope: null,
    })),
    hiddenNames: new Set(names.items.filter((item) => !item.visible).map((item) => item.name)),
    tables: tables.items.map((table) => ({
      id: table.id,
      name: table.name,
      sheet: table.worksheet.name,
      headerRows: table.showHeaders ? 1 : 0,
      totalsRows: table.showTotals ? 1 : 0,
    })),
    activeSheet: active.name,
    activeRows: used.rowCount,
    backups: worksheets.items
      .filter((sheet) => sheet.name.startsWith(BACKUP_PREFIX))
      .map((sheet) => sheet.id),
  });
}

/** The outline as a change leaves it, so that the next read knows what to ask for. */
export function outlineAfter(outline: Outline, change: WorkbookChange, added: readonly Tab[]): Outline {
  const names = outline.names.filter(
    (one) => !change.removedNames.includes(one.name) && !change.names.some((name) => name.name === one.name),
  );
  return {
    ...outline,
    sheets: [...outline.sheets, ...added],
    names: [...names, ...change.names.map(({ name, refersTo }) => ({ name, refersTo, scope: null }))],
  };
}
