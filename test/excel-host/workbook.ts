/**
 * Workbook, the root of all object paths, with its sheets, names and tables, and Application.
 */
import { addressOf, parseAddress, type ExcelContext } from './context';
import { autoFilter } from './filters';
import { rangeThing } from './range';
import { ExcelError, invalid, NOTHING, notFound, NotSimulated, type Thing } from './thing';
import { worksheets } from './worksheet';

export interface ApplicationEvents {
  /** Called when the client registers for an event. */
  register(event: string): void;
  /** Called when a new workbook is opened from base64. */
  opened(base64: string): void;
  released(ids: readonly string[]): void;
}

export function workbookThing(excel: ExcelContext, events: ApplicationEvents): Thing {
  const { book } = excel;
  return {
    type: 'Workbook',
    nav: {
      Worksheets: () => worksheets(excel, (event) => events.register(event)),
      Names: () => names(excel),
      Tables: () => tables(excel),
      Application: () => application(excel, events),
      Protection: () => ({
        type: 'WorkbookProtection',
        get: { Protected: () => excel.state.isStructureProtected },
      }),
    },
    call: {
      CreateAndOpenWorkbook: (base64: string) => {
        openWorkbook(excel, events, base64);
      },
      GetSelectedRange: () => {
        // d.ts, Workbook.getSelectedRange: fails if no range is selected, as on a chart sheet.
        if (excel.state.inFront !== 'worksheet')
          throw new ExcelError('InvalidSelection', 'The current selection is invalid for this operation.');
        return rangeThing(excel, book.activeSheet, book.activeSheet.selection);
      },
      _RemoveReference: (...ids: string[]) => events.released(ids),
    },
  };
}

/** office-js #3568: refused under a policy that restricts extensions; #3646: on the web, if pop-ups are blocked. */
function openWorkbook(excel: ExcelContext, events: ApplicationEvents, base64: string): void {
  if (!excel.state.opensWorkbooks) throw new ExcelError('GeneralException', 'There was an internal error.');
  events.opened(base64);
}

function application(excel: ExcelContext, events: ApplicationEvents): Thing {
  return {
    type: 'Application',
    get: { CalculationMode: () => excel.state.calculation },
    call: {
      SuspendScreenUpdatingUntilNextSync: () => undefined,
      // office-js-docs-pr, excel-add-ins-workbooks.md: in manual mode, formulas are calculated only on request.
      Calculate: () => {
        excel.calculate();
      },
      CreateWorkbook: (base64: string) => ({
        type: 'WorkbookCreated',
        call: {
          Open: () => {
            openWorkbook(excel, events, base64);
          },
        },
      }),
    },
  };
}

function names(excel: ExcelContext): Thing {
  const { book } = excel;
  const global = (): { name: string; refersTo: string }[] =>
    book.names().filter((name) => name.scope === null && !name.name.startsWith('_xlnm.'));
  const find = (name: string): { name: string; refersTo: string } | undefined =>
    global().find((entry) => entry.name.toLowerCase() === name.toLowerCase());
  return {
    type: 'NamedItemCollection',
    items: () => global().map((entry) => nameThing(excel, entry.name)),
    item: (key) => {
      if (!find(String(key))) throw notFound(`name ${String(key)}`);
      return nameThing(excel, String(key));
    },
    call: {
      Add: (name: string, reference: string) => {
        if (find(name)) throw new ExcelError('ItemAlreadyExists', 'A resource with the same name exists.');
        if (!/^[\p{L}_\\][\p{L}\p{N}_.\\?]*$/u.test(name) || name.length > 255) throw invalid(`name ${name}`);
        if (typeof reference !== 'string' || !reference.startsWith('='))
          throw new NotSimulated('a name for a range object');
        book.parts.book.setName({ name, refersTo: reference.slice(1), hidden: false });
        book.changed();
        return nameThing(excel, name);
      },
      GetItemOrNullObject: (name: string) => (find(name) ? nameThing(excel, name) : NOTHING),
    },
  };
}

function nameThing(excel: ExcelContext, name: string): Thing {
  const { book } = excel;
  const present = (): { name: string; refersTo: string } => {
    const found = book
      .names()
      .find((entry) => entry.scope === null && entry.name.toLowerCase() === name.toLowerCase());
    if (!found) throw notFound(`name ${name}`);
    return found;
  };
  const isHidden = (): boolean =>
    book.parts.book
      .names()
      .some(
        (entry) =>
          entry.hidden && entry.sheetIndex === null && entry.name.toLowerCase() === name.toLowerCase(),
      );
  const isError = (): boolean => present().refersTo.includes('#REF!');
  return {
    type: 'NamedItem',
    identity: () => ({ Name: present().name }),
    get: {
      Name: () => present().name,
      Formula: () => `=${present().refersTo}`,
      Type: () => (isError() ? 'Error' : 'Range'),
      Visible: () => !isHidden(),
    },
    set: {
      Formula: (formula: string) => {
        book.parts.book.setName({ name, refersTo: formula.replace(/^=/, ''), hidden: isHidden() });
        book.changed();
      },
      Visible: (visible: boolean) => {
        // office-js #5882 (open): fails for names that refer to an error.
        if (isError()) throw new ExcelError('GeneralException', 'There was an internal error.');
        book.parts.book.setName({ ...present(), name, hidden: !visible });
      },
    },
    call: {
      Delete: () => {
        present();
        book.parts.book.removeName(name);
        book.changed();
      },
    },
  };
}

function tables(excel: ExcelContext): Thing {
  const { book } = excel;
  const all = () => book.sheets.flatMap((sheet) => book.tables(sheet).map((table) => ({ sheet, table })));
  const thing = ({ sheet, table }: ReturnType<typeof all>[number]): Thing => ({
    type: 'Table',
    identity: () => ({ Id: table.name, Name: table.name }),
    get: {
      Id: () => table.name,
      Name: () => table.name,
      ShowHeaders: () => table.headerRows === 1,
      ShowTotals: () => table.totalsRows === 1,
    },
    nav: {
      Worksheet: () => ({ type: 'Worksheet', get: { Name: () => sheet.name } }),
      AutoFilter: () => autoFilter(excel, sheet),
    },
    call: { GetRange: () => rangeThing(excel, sheet, parseAddress(addressOf(sheet.name, table.area))) },
  });
  return {
    type: 'TableCollection',
    items: () => all().map(thing),
    item: (key) => {
      const found = all().find((entry) => entry.table.name === key);
      if (!found) throw notFound(`table ${String(key)}`);
      return thing(found);
    },
  };
}
