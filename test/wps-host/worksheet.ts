/**
 * Worksheets, Worksheet, ListObjects and the active window.
 */
import {
  hideGridLines,
  protect,
  setFreeze,
  setTabColor,
  sheetView,
} from '../../src/hosts/file/write/sheet-layout';
import type { Area } from '../../src/spreadsheet/address';
import { child } from '../../src/hosts/file/package/xml';
import { colorOf, etColor } from '../../src/hosts/wps/color';
import { WHOLE_SHEET } from '../excel-host/context';
import type { SimulatedSheet, Visibility } from '../simulated-workbook/sheet';
import { chartObjects } from './charts';
import { addressed, integers, type EtWorld, type OpenBook } from './et-world';
import { pageSetup } from './page-setup';
import { range } from './range';

const BAD_NAME = /[\\/?*[\]:]/;
const VISIBILITY: Readonly<Record<number, Visibility>> = { [-1]: 'Visible', 0: 'Hidden', 2: 'VeryHidden' };

export function worksheets(world: EtWorld, open: OpenBook): object {
  const { book } = open.excel;
  return world.object('Worksheets', {
    get: { Count: () => book.sheets.length },
    call: {
      Item: (key: number | string) => {
        const sheet = typeof key === 'number' ? book.sheets[key - 1] : book.sheet(key);
        if (!sheet) throw new Error(`no sheet ${String(key)}`);
        return worksheet(world, open, sheet);
      },
      Add: (before: unknown, after: unknown) => {
        const neighbour = world.sheetOf(after);
        if (before !== null || !neighbour) throw new Error('Worksheets.Add');
        let number = 1;
        while (book.sheet(`Sheet${number}`)) number += 1;
        const made = book.addSheet(`Sheet${number}`);
        book.moveSheet(made, book.sheets.indexOf(neighbour) + 1);
        book.activeSheet = made;
        return worksheet(world, open, made);
      },
    },
  });
}

export function worksheet(world: EtWorld, open: OpenBook, sheet: SimulatedSheet): object {
  const { excel } = open;
  const { book } = excel;
  const alive = (): void => {
    if (!book.sheets.includes(sheet)) throw new Error('the sheet was deleted');
  };
  const made = world.object('Worksheet', {
    get: {
      Name: () => {
        alive();
        return sheet.name;
      },
      Index: () => book.sheets.indexOf(sheet) + 1,
      Visible: () =>
        Number(
          Object.keys(VISIBILITY).find((candidate) => VISIBILITY[Number(candidate)] === sheet.visibility),
        ),
      ProtectContents: () => book.part(sheet).isProtected,
      UsedRange: () => range(world, { open, sheet, area: usedRange(world, sheet) }),
      Cells: () => range(world, { open, sheet, area: WHOLE_SHEET }),
      PageSetup: () => pageSetup(world, open, sheet),
      ListObjects: () => listObjects(world, open, sheet),
      Tab: () =>
        world.object('Tab', {
          get: { Color: () => tabColor(book.part(sheet).root) },
          set: { Color: integers((color) => setTabColor(book.part(sheet), colorOf(color))) },
        }),
    },
    set: {
      Name: (name: string) => {
        if (name === '' || name.length > 31 || BAD_NAME.test(name) || (book.sheet(name) ?? sheet) !== sheet) {
          throw new Error(`sheet name ${name}`);
        }
        book.renameSheet(sheet, name);
      },
      Visible: integers((value) => {
        const visibility = VISIBILITY[value];
        if (visibility) book.setVisibility(sheet, visibility);
        if (book.activeSheet === sheet && visibility !== 'Visible') {
          book.activeSheet = book.sheets.find((candidate) => candidate.visibility === 'Visible') ?? sheet;
        }
      }),
    },
    call: {
      Range: (address: unknown) => {
        alive();
        return range(world, { open, sheet, area: addressed(address) });
      },
      ChartObjects: () => chartObjects(world, open, sheet),
      Activate: () => {
        alive();
        if (sheet.visibility !== 'Visible') throw new Error('Worksheet.Activate: hidden');
        book.activeSheet = sheet;
      },
      Copy: (before: unknown, after: unknown) => {
        if (before !== null || world.sheetOf(after) !== sheet) throw new Error('Worksheet.Copy');
        copySheet(open, sheet);
      },
      Delete: () => {
        alive();
        if (world.displaysAlerts) throw new Error('Worksheet.Delete: the user is asked');
        // It is known only that ET deletes visible sheets; Excel, whose model ET follows, refuses to delete very hidden ones:
        // learn.microsoft.com/javascript/api/excel/excel.worksheet#excel-excel-worksheet-delete-member(1)
        if (sheet.visibility === 'VeryHidden') throw new Error('Worksheet.Delete: very hidden');
        const others = book.sheets.filter((other) => other !== sheet && other.visibility === 'Visible');
        if (others.length === 0) throw new Error('the last sheet in view');
        excel.rules.delete(sheet.id);
        book.deleteSheet(sheet);
        if (book.activeSheet.visibility !== 'Visible') book.activeSheet = others[0] ?? sheet;
      },
      Protect: () => protect(book.part(sheet)),
    },
  });
  return world.noteSheet(made, sheet);
}

/** A column that is coloured as a whole extends the used range to the sheet's last row (zeweihan/aiworkdeck, measured on 12.1.0.28043). */
function usedRange(world: EtWorld, sheet: SimulatedSheet): Area {
  const used = sheet.usedArea(true) ?? { top: 1, left: 1, bottom: 1, right: 1 };
  const column = world.coloured.get(sheet.id);
  if (column === undefined) return used;
  const [left, right] = [Math.min(used.left, column), Math.max(used.right, column)];
  return { top: 1, left, bottom: WHOLE_SHEET.bottom, right };
}

function copySheet({ excel }: OpenBook, sheet: SimulatedSheet): void {
  const { book } = excel;
  const rules = excel.rulesOf(sheet).map((rule) => ({ ...rule, areas: [...rule.areas] }));
  let number = 2;
  while (book.sheet(`${sheet.name} (${number})`)) number += 1;
  const copy = book.copySheet(sheet, `${sheet.name} (${number})`.slice(0, 31));
  excel.rules.set(
    copy.id,
    rules.map((rule) => ({ ...rule, id: `${rule.id}-${copy.id}` })),
  );
  book.activeSheet = copy;
}

function tabColor(root: Parameters<typeof child>[0]): number | null {
  const properties = child(root, 'sheetPr');
  const rgb = (properties && child(properties, 'tabColor'))?.getAttribute('rgb');
  return rgb ? etColor(`#${rgb.slice(-6)}`) : null;
}

function listObjects(world: EtWorld, open: OpenBook, sheet: SimulatedSheet): object {
  const tables = () => open.excel.book.tables(sheet);
  return world.object('ListObjects', {
    get: { Count: () => tables().length },
    call: {
      Item: (index: number) => {
        const table = tables()[index - 1];
        if (!table) throw new Error(`table ${index}`);
        return world.object('ListObject', {
          get: {
            Name: () => table.name,
            Range: () => range(world, { open, sheet, area: table.area }),
            ShowHeaders: () => table.headerRows === 1,
            ShowTotals: () => table.totalsRows === 1,
          },
        });
      },
    },
  });
}

/** Scroll position and split of a sheet. Files keep the split only as frozen panes. */
export interface Scroll {
  row: number;
  column: number;
  splitRow: number;
  splitColumn: number;
}

/** The window of the active workbook. Its properties are those of the active sheet. */
export function activeWindow(world: EtWorld, open: OpenBook, scrolls: Map<string, Scroll>): object {
  const { excel } = open;
  const { book } = excel;
  const scroll = (): Scroll => {
    const known = scrolls.get(book.activeSheet.id) ?? {
      row: 1,
      column: 1,
      ...paneOf(book.part(book.activeSheet).root),
    };
    scrolls.set(book.activeSheet.id, known);
    return known;
  };
  const part = () => book.part(book.activeSheet);
  const isFrozen = (): boolean => {
    const { splitRow, splitColumn } = paneOf(part().root);
    return splitRow + splitColumn > 0;
  };
  return world.object('Window', {
    get: {
      FreezePanes: isFrozen,
      SplitRow: () => (isFrozen() ? paneOf(part().root) : scroll()).splitRow,
      SplitColumn: () => (isFrozen() ? paneOf(part().root) : scroll()).splitColumn,
      ScrollRow: () => scroll().row,
      ScrollColumn: () => scroll().column,
      DisplayGridlines: () => showsGridLines(part().root),
      RangeSelection: () => range(world, { open, sheet: book.activeSheet, area: book.activeSheet.selection }),
    },
    set: {
      FreezePanes: (value: boolean) => {
        excel.write(book.activeSheet);
        const { row, column, splitRow, splitColumn } = scroll();
        if (value) setFreeze(part(), { rows: row - 1 + splitRow, columns: column - 1 + splitColumn });
        else setFreeze(part(), { rows: 0, columns: 0 });
      },
      SplitRow: integers((rows) => (scroll().splitRow = rows)),
      SplitColumn: integers((columns) => (scroll().splitColumn = columns)),
      ScrollRow: integers((row) => (scroll().row = row)),
      ScrollColumn: integers((column) => (scroll().column = column)),
      DisplayGridlines: (shown: boolean) => {
        if (shown) sheetView(part()).removeAttribute('showGridLines');
        else hideGridLines(part());
      },
    },
  });
}

function viewOf(root: Parameters<typeof child>[0]) {
  const views = child(root, 'sheetViews');
  return views && child(views, 'sheetView');
}

function paneOf(root: Parameters<typeof child>[0]): { splitRow: number; splitColumn: number } {
  const view = viewOf(root);
  const pane = view && child(view, 'pane');
  return {
    splitRow: Number(pane?.getAttribute('ySplit') ?? 0),
    splitColumn: Number(pane?.getAttribute('xSplit') ?? 0),
  };
}

function showsGridLines(root: Parameters<typeof child>[0]): boolean {
  return viewOf(root)?.getAttribute('showGridLines') !== '0';
}
