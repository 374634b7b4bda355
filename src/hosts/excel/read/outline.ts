/**
 * Reads the tabs, names and tables of a workbook, before any cell is read.
 */
import type { DefinedName } from '../../../spreadsheet/grid';
import type { WorkbookChange } from '../../../spreadsheet/spec';
import { BACKUP_PREFIX } from '../../shared/backup-sheets';
import type { Questions } from '../may-fail';

/** The tab of a worksheet. */
export interface Tab {
  /** Stays the same when the sheet is renamed or moved. */
  readonly id: string;
  readonly name: string;
  readonly visible: boolean;
  readonly locked: boolean;
}

/** An Excel Table by its id. Its area is read together with its sheet. */
export interface TableEntry {
  readonly id: string;
  readonly name: string;
  readonly sheet: string;
  readonly headerRows: number;
  readonly totalsRows: number;
}

/** The sheet in view. */
interface Active {
  readonly name: string;
  /** Number of used rows. */
  readonly rows: number;
}

export interface Outline {
  readonly sheets: readonly Tab[];
  readonly names: readonly DefinedName[];
  /** Hidden names with workbook scope. */
  readonly hiddenNames: ReadonlySet<string>;
  /** Names that refer to an error. */
  readonly brokenNames: ReadonlySet<string>;
  readonly tables: readonly TableEntry[];
  readonly activeSheet: string;
  /** Number of used rows of the active sheet; null if unknown. */
  readonly activeRows: number | null;
  /** Whether the structure is protected: no sheet can be added, copied, shown or deleted. */
  readonly isStructureProtected: boolean;
  /** Whether Excel calculates formulas only on request. */
  readonly isManual: boolean;
  /** Ids of the hidden copies of sheets that are kept for undo. */
  readonly backups: readonly string[];
}

/**
 * Loads the outline, which can be read after the next sync. While a chart sheet or another workbook is in front, Excel has no active sheet.
 * The sheet that was active before then counts as active, otherwise the first visible one.
 * @param known the outline from an earlier read
 */
export function requestOutline(
  context: Excel.RequestContext,
  questions: Questions,
  known: Outline | null,
): () => Outline {
  const { worksheets, names, tables, application, protection } = context.workbook;
  application.load('calculationMode');
  protection.load('protected');
  worksheets.load('items/id,items/name,items/visibility,items/protection/protected');
  names.load('items/name,items/formula,items/visible,items/type');
  tables.load('items/id,items/name,items/showHeaders,items/showTotals,items/worksheet/name');
  const activeQuestion = questions.add(ACTIVE_SHEET, () => requestActive(worksheets));
  return () => {
    const sheets = worksheets.items.filter((sheet) => !sheet.name.startsWith(BACKUP_PREFIX)).map(tabOf);
    const active = activeQuestion.answer ?? standIn(sheets, known);
    return {
      sheets,
      names: names.items.map((item) => ({
        name: item.name,
        refersTo: String(item.formula).replace(/^=/, ''),
        scope: null,
      })),
      hiddenNames: new Set(names.items.filter((item) => !item.visible).map((item) => item.name)),
      brokenNames: new Set(names.items.filter((item) => item.type === 'Error').map((item) => item.name)),
      tables: tables.items.map((table) => ({
        id: table.id,
        name: table.name,
        sheet: table.worksheet.name,
        headerRows: table.showHeaders ? 1 : 0,
        totalsRows: table.showTotals ? 1 : 0,
      })),
      activeSheet: active.name,
      activeRows: active.rows,
      isStructureProtected: protection.protected,
      isManual: application.calculationMode === 'Manual',
      backups: worksheets.items
        .filter((sheet) => sheet.name.startsWith(BACKUP_PREFIX))
        .map((sheet) => sheet.id),
    };
  };
}

/**
 * The key of the question for the active sheet. After a refusal, each read asks the question again, because the user may have come back to
 * a worksheet.
 */
export const ACTIVE_SHEET = 'active-sheet';

function requestActive(worksheets: Excel.WorksheetCollection): () => Active {
  const active = worksheets.getActiveWorksheet();
  active.load('name');
  const used = active.getUsedRange(true);
  used.load('rowCount');
  return () => ({ name: active.name, rows: used.rowCount });
}

function standIn(
  sheets: readonly Tab[],
  known: Outline | null,
): { readonly name: string; readonly rows: number | null } {
  const before = sheets.find((sheet) => sheet.name === known?.activeSheet);
  return { name: (before ?? sheets.find((sheet) => sheet.visible))?.name ?? '', rows: null };
}

function tabOf(sheet: Excel.Worksheet): Tab {
  return {
    id: sheet.id,
    name: sheet.name,
    visible: sheet.visibility === 'Visible',
    locked: sheet.protection.protected,
  };
}

/** The outline after a change, so that the next read knows what to ask for. */
export function outlineAfter(outline: Outline, change: WorkbookChange, added: readonly Tab[]): Outline {
  const names = outline.names.filter(
    (entry) =>
      !change.removedNames.includes(entry.name) && !change.names.some((name) => name.name === entry.name),
  );
  return {
    ...outline,
    sheets: [...outline.sheets, ...added],
    names: [...names, ...change.names.map(({ name, refersTo }) => ({ name, refersTo, scope: null }))],
  };
}
