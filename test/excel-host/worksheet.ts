/**
 * WorksheetCollection, and Worksheet with its page layout and frozen panes.
 */
import {
  hideGridLines,
  protect,
  setFreeze,
  setTabColor,
  sheetView,
} from '../../src/hosts/file/write/sheet-layout';
import { setPrint } from '../../src/hosts/file/write/sheet-print';
import { child, isTrue } from '../../src/hosts/file/package/xml';
import type { SheetPart } from '../../src/hosts/file/parts/sheet-part';
import { sheetReference } from '../../src/hosts/file/parts/workbook';
import type { PrintSetup } from '../../src/spreadsheet/spec';
import type { SimulatedSheet, Visibility } from '../simulated-workbook/sheet';

import { hasOwnPages, pageText } from '../simulated-workbook/page-text';
import { charts } from './chart';
import { parseAddress, WHOLE_SHEET, type ExcelContext } from './context';
import { autoFilter } from './filters';
import { isRange, isRangeAreas, rangeAreas, rangeThing, type RangeThing } from './range';
import { ExcelError, invalid, NOTHING, notFound, NotSimulated, type Thing } from './thing';

/** The most characters that getRanges accepts. */
const MOST_ADDRESS = 8192;
const BAD_NAME = /[\\/?*[\]:]/;

export function worksheets(excel: ExcelContext, register: (event: string) => void): Thing {
  const { book } = excel;
  const thing = (sheet: SimulatedSheet): Thing => worksheet(excel, sheet);
  return {
    type: 'WorksheetCollection',
    items: () => book.sheets.map(thing),
    item: (key) => {
      const sheet = excel.sheetByKey(key);
      if (!sheet) throw notFound(`worksheet ${String(key)}`);
      return thing(sheet);
    },
    call: {
      Add: (name: string) => {
        excel.restructure();
        checkName(excel, name);
        return thing(book.addSheet(name));
      },
      GetCount: () => book.sheets.length,
      GetFirst: () => {
        const [first] = book.sheets;
        if (!first) throw notFound('first worksheet');
        return thing(first);
      },
      GetActiveWorksheet: () => {
        // office-js #2444: throws while a chart sheet is active. #6365, #5319: InvalidSelection while the user is in
        // another workbook.
        if (excel.state.inFront === 'chart-sheet')
          throw new ExcelError('GeneralException', 'There was an internal error.');
        if (excel.state.inFront === 'other-workbook')
          throw new ExcelError('InvalidSelection', 'The current selection is invalid for this operation.');
        return thing(book.activeSheet);
      },
      GetItemOrNullObject: (key: string) => {
        const sheet = excel.sheetByKey(key);
        return sheet ? thing(sheet) : NOTHING;
      },
      _RegisterDataChangedEvent: () => register('changed'),
      _UnregisterDataChangedEvent: () => undefined,
      _RegisterCalculatedEvent: () => register('calculated'),
      _UnregisterCalculatedEvent: () => undefined,
      _RegisterAddedEvent: () => register('added'),
      _UnregisterAddedEvent: () => undefined,
      _RegisterDeletedEvent: () => register('deleted'),
      _UnregisterDeletedEvent: () => undefined,
    },
  };
}

function checkName(excel: ExcelContext, name: string): void {
  if (name === '' || name.length > 31 || BAD_NAME.test(name)) throw invalid(`sheet name ${name}`);
  if (excel.book.sheet(name))
    throw new ExcelError('ItemAlreadyExists', 'A resource with the same name exists.');
}

function worksheet(excel: ExcelContext, sheet: SimulatedSheet): Thing {
  const { book } = excel;
  return {
    type: 'Worksheet',
    identity: () => ({ Id: sheet.id, Name: sheet.name }),
    get: {
      Id: () => sheet.id,
      Name: () => sheet.name,
      Visibility: () => sheet.visibility,
      Position: () => book.sheets.indexOf(sheet),
      TabColor: () => tabColor(excel, sheet),
    },
    set: {
      Name: (name: string) => {
        excel.restructure();
        checkName(excel, name);
        // Conditional formats need no change, because they are kept by sheet id.
        book.renameSheet(sheet, name);
      },
      Position: (position: number) => {
        excel.restructure();
        book.moveSheet(sheet, position);
      },
      TabColor: (color: string) => setTabColor(book.part(sheet), color),
      Gridlines: (shown: boolean) => {
        if (shown) sheetView(book.part(sheet)).removeAttribute('showGridLines');
        else hideGridLines(book.part(sheet));
      },
      Visibility: (visibility: Visibility) => {
        excel.restructure();
        book.setVisibility(sheet, visibility);
      },
    },
    call: { ...rangesOf(excel, sheet), ...doings(excel, sheet) },
    nav: {
      AutoFilter: () => autoFilter(excel, sheet),
      Charts: () => charts(excel, sheet),
      FreezePanes: () => freezePanes(excel, sheet),
      PageLayout: () => pageLayout(excel, sheet),
      Protection: () => ({
        type: 'WorksheetProtection',
        get: { Protected: () => book.part(sheet).isProtected },
        call: {
          // office-js #6784: AccessDenied if the sheet is already protected, since June 2026.
          Protect: () => {
            excel.write(sheet);
            protect(book.part(sheet));
          },
        },
      }),
    },
  };
}

/** `#RRGGBB`; '' for none (d.ts, Worksheet.tabColor). */
function tabColor(excel: ExcelContext, sheet: SimulatedSheet): string {
  const properties = child(excel.book.part(sheet).root, 'sheetPr');
  const rgb = properties && child(properties, 'tabColor')?.getAttribute('rgb');
  return rgb ? `#${rgb.slice(-6)}` : '';
}

function rangesOf(excel: ExcelContext, sheet: SimulatedSheet): NonNullable<Thing['call']> {
  const range = (address: string | null): Thing =>
    rangeThing(excel, sheet, address === null ? WHOLE_SHEET : parseAddress(address));
  const corner = { top: 1, left: 1, bottom: 1, right: 1 };
  return {
    GetRange: range,
    // office-js #5198: InvalidArgument from about 8,200 characters.
    GetRanges: (addresses: string) => {
      if (addresses.length > MOST_ADDRESS) throw invalid(`${addresses.length} characters of addresses`);
      return rangeAreas(excel, sheet, addresses.split(',').map(parseAddress));
    },
    GetRangeByIndexes: (row: number, column: number, rows: number, columns: number) =>
      rangeThing(excel, sheet, {
        top: row + 1,
        left: column + 1,
        bottom: row + rows,
        right: column + columns,
      }),
    // d.ts: the null object if the sheet is entirely blank.
    GetUsedRangeOrNullObject: (valuesOnly: boolean | null) => {
      const used = sheet.usedArea(valuesOnly !== true);
      return used ? rangeThing(excel, sheet, used) : NOTHING;
    },
    GetUsedRange: (valuesOnly: boolean | null) =>
      rangeThing(excel, sheet, sheet.usedArea(valuesOnly !== true) ?? corner),
  };
}

function doings(excel: ExcelContext, sheet: SimulatedSheet): NonNullable<Thing['call']> {
  const { book } = excel;
  return {
    Activate: () => {
      book.activeSheet = sheet;
    },
    GetNextOrNullObject: () => {
      const next = book.sheets[book.sheets.indexOf(sheet) + 1];
      return next ? worksheet(excel, next) : NOTHING;
    },
    Delete: () => {
      excel.restructure();
      // office-js-docs-pr, excel-add-ins-worksheets.md, "Delete a worksheet": a very hidden sheet must be made visible
      // first, otherwise GeneralException; office-js #365.
      if (sheet.visibility === 'VeryHidden')
        throw new ExcelError('GeneralException', 'There was an internal error.');
      const others = book.sheets.filter((other) => other !== sheet && other.visibility === 'Visible');
      if (others.length === 0)
        throw new ExcelError('InvalidOperation', 'A workbook must contain at least one visible sheet.');
      excel.rules.delete(sheet.id);
      book.deleteSheet(sheet);
    },
    Copy: (where: string | null, relativeTo: Thing | null) => {
      excel.restructure();
      const rules = excel.rulesOf(sheet).map((rule) => ({ ...rule, areas: [...rule.areas] }));
      let name = `${sheet.name} (2)`;
      for (let number = 3; book.sheet(name); number += 1) name = `${sheet.name} (${number})`;
      const copy = book.copySheet(sheet, name.slice(0, 31));
      excel.rules.set(
        copy.id,
        rules.map((rule) => ({ ...rule, id: `${rule.id}-${copy.id}` })),
      );
      if (where === 'End') book.moveSheet(copy, book.sheets.length - 1);
      else if (where !== 'After' || !relativeTo) throw new NotSimulated(`copy ${String(where)}`);
      return worksheet(excel, copy);
    },
  };
}

function freezePanes(excel: ExcelContext, sheet: SimulatedSheet): Thing {
  const freeze = (rows: number, columns: number): void => {
    excel.write(sheet);
    setFreeze(excel.book.part(sheet), { rows, columns });
  };
  return {
    type: 'WorksheetFreezePanes',
    call: {
      Unfreeze: () => freeze(0, 0),
      GetLocationOrNullObject: () => {
        const views = child(excel.book.part(sheet).root, 'sheetViews');
        const view = views && child(views, 'sheetView');
        const pane = view && child(view, 'pane');
        if (!pane) return NOTHING;
        const [rows, columns] = [
          Number(pane.getAttribute('ySplit') ?? 0),
          Number(pane.getAttribute('xSplit') ?? 0),
        ];
        return rangeThing(excel, sheet, {
          top: 1,
          left: 1,
          bottom: rows === 0 ? WHOLE_SHEET.bottom : rows,
          right: columns === 0 ? WHOLE_SHEET.right : columns,
        });
      },
      FreezeRows: (rows: number) => freeze(rows, 0),
      FreezeColumns: (columns: number) => freeze(0, columns),
      FreezeAt: (range: RangeThing) => {
        if (!isRange(range)) throw new NotSimulated('freezeAt an address');
        freeze(range.area.bottom, range.area.right);
      },
    },
  };
}

function pageLayout(excel: ExcelContext, sheet: SimulatedSheet): Thing {
  const { book } = excel;
  const set = (print: PrintSetup): void => {
    excel.write(sheet);
    setPrint(book.parts, book.part(sheet), print);
  };
  const builtIn = (wanted: string): string | null =>
    book.names().find(({ name, scope }) => name === `_xlnm.${wanted}` && scope === sheet.name)?.refersTo ??
    null;
  const orientation = (): 'portrait' | 'landscape' =>
    child(book.part(sheet).root, 'pageSetup')?.getAttribute('orientation') === 'landscape'
      ? 'landscape'
      : 'portrait';
  return {
    type: 'PageLayout',
    get: {
      Zoom: () => zoom(excel, sheet),
      Orientation: () => (orientation() === 'landscape' ? 'Landscape' : 'Portrait'),
    },
    set: {
      Orientation: (value: string) => set({ orientation: value === 'Landscape' ? 'landscape' : 'portrait' }),
      PaperSize: (value: string) => {
        if (value !== 'A4') throw new NotSimulated(`paper ${value}`);
        set({ orientation: orientation() });
      },
      Zoom: (value: { horizontalFitToPages?: number; verticalFitToPages?: number; scale?: number }) => {
        if (value.scale !== undefined) {
          const properties = child(book.part(sheet).root, 'sheetPr');
          const fit = properties && child(properties, 'pageSetUpPr');
          fit?.removeAttribute('fitToPage');
          return;
        }
        // office-js #1860 (backlog): fitting to pages is silently ignored unless the ribbon tab 页面布局 is selected.
        if (!excel.state.fitsToPages) return;
        if (value.verticalFitToPages === 0 || value.horizontalFitToPages === 0) throw invalid('zoom');
        set({ fit: { wide: value.horizontalFitToPages ?? 0, tall: value.verticalFitToPages ?? 0 } });
      },
      CenterHorizontally: (value: boolean) => set({ centerHorizontally: value }),
    },
    call: {
      SetPrintMargins: (
        unit: string,
        margins: PrintSetup['margins'] & { header?: number; footer?: number },
      ) => {
        if (unit !== 'Centimeters') throw new NotSimulated(`margins in ${unit}`);
        set({ margins });
      },
      SetPrintTitleRows: (address: string) => {
        const { top, bottom } = parseAddress(address);
        set({ repeatRows: { from: top, to: bottom } });
      },
      // d.ts: the null object if no rows are repeated. Columns that are repeated stand in the same name, before the rows.
      GetPrintTitleRowsOrNullObject: () => {
        const rows = /\$\d+:\$\d+$/.exec(builtIn('Print_Titles') ?? '');
        return rows ? rangeThing(excel, sheet, parseAddress(rows[0])) : NOTHING;
      },
      // d.ts: Range, RangeAreas or a text. Only a text with one address is simulated.
      SetPrintArea: (address: string | Thing) => {
        if (typeof address === 'string' || isRange(address)) {
          set({ printArea: typeof address === 'string' ? parseAddress(address) : address.area });
          return;
        }
        if (!isRangeAreas(address)) throw new NotSimulated('setPrintArea');
        excel.write(sheet);
        const areas = address.areas.map((area) => sheetReference(sheet.name, area)).join();
        book.parts.setBuiltInName(sheet.name, 'Print_Area', areas);
      },
      GetPrintAreaOrNullObject: () => {
        const area = builtIn('Print_Area');
        // d.ts: RangeAreas, because a print area may consist of several ranges.
        return area === null
          ? NOTHING
          : rangeAreas(excel, sheet, area.split(/,(?=[^,]*!)/).map(parseAddress));
      },
    },
    nav: {
      HeadersFooters: () => ({
        type: 'HeaderFooterGroup',
        get: {
          State: () => {
            if (!excel.state.tellsPageTexts) throw new ExcelError('GeneralException', 'No printer.');
            return pageState(book.part(sheet));
          },
        },
        nav: {
          DefaultForAllPages: () => ({
            type: 'HeaderFooter',
            get: {
              LeftHeader: () => pageText(book.part(sheet).root, 'oddHeader', 'L'),
              CenterHeader: () => pageText(book.part(sheet).root, 'oddHeader', 'C'),
              RightHeader: () => pageText(book.part(sheet).root, 'oddHeader', 'R'),
              LeftFooter: () => pageText(book.part(sheet).root, 'oddFooter', 'L'),
              CenterFooter: () => pageText(book.part(sheet).root, 'oddFooter', 'C'),
              RightFooter: () => pageText(book.part(sheet).root, 'oddFooter', 'R'),
            },
            set: { CenterFooter: (footer: string) => set({ footer }) },
          }),
        },
      }),
    },
  };
}

/** The HeaderFooterState (d.ts) of a sheet. */
function pageState({ root }: SheetPart): string {
  const [first, oddEven] = [hasOwnPages(root, 'differentFirst'), hasOwnPages(root, 'differentOddEven')];
  if (first) return oddEven ? 'FirstOddAndEven' : 'FirstAndDefault';
  return oddEven ? 'OddAndEven' : 'Default';
}

function zoom(excel: ExcelContext, sheet: SimulatedSheet): object {
  const { root } = excel.book.part(sheet);
  const setup = child(root, 'pageSetup');
  const properties = child(root, 'sheetPr');
  const fit = properties && child(properties, 'pageSetUpPr');
  if (!isTrue(fit?.getAttribute('fitToPage') ?? null))
    return { scale: Number(setup?.getAttribute('scale') ?? 100) };
  const tall = Number(setup?.getAttribute('fitToHeight') ?? 1);
  return {
    horizontalFitToPages: Number(setup?.getAttribute('fitToWidth') ?? 1),
    ...(tall > 0 ? { verticalFitToPages: tall } : {}),
  };
}
