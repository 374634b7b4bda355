/**
 * The simulated Excel, used through the real client: what it answers, refuses and counts.
 */
import { createWorkbook } from '../../src/hosts/file/file-host';
import { emptySpec, type SheetSpec } from '../../src/spreadsheet/spec';
import { readWithOpenpyxl } from '../support/openpyxl';
import { scratchFile } from '../support/scratch';
import { writeFile } from 'node:fs/promises';
import { codeOf, connect, settled } from './client';
import { SimulatedExcel } from './simulated-excel';

function open(version = 15, extra: Partial<SheetSpec> = {}): SimulatedExcel {
  const sheet: SheetSpec = {
    ...emptySpec('表 1', 'own'),
    blocks: [
      {
        top: 2,
        left: 2,
        rows: [
          ['舞钢', 3, ''],
          ['宝丰', 4, { formula: '=SUM(C2:C3)' }],
        ],
      },
    ],
    ...extra,
  };
  const bytes = createWorkbook({
    fileName: 'a.xlsx',
    title: '',
    change: { copies: [], names: [], removedNames: [], sheets: [sheet] },
    open: { sheet: '表 1', row: 1, column: 1 },
  });
  const excel = new SimulatedExcel(bytes);
  connect(excel, version);
  return excel;
}

const sheetOf = (context: Excel.RequestContext): Excel.Worksheet =>
  context.workbook.worksheets.getItem('表 1');

describe('reading', () => {
  it('gives values, formulas and address of the used range', async () => {
    open();
    await Excel.run(async (context) => {
      const used = sheetOf(context).getUsedRange(true);
      used.load('values,formulas,address,rowCount,columnIndex');
      await context.sync();
      expect(used.values).toEqual([
        ['舞钢', 3, ''],
        ['宝丰', 4, 7],
      ]);
      expect(used.formulas[1]).toEqual(['宝丰', 4, '=SUM(C2:C3)']);
      expect([used.address, used.rowCount, used.columnIndex]).toEqual(["'表 1'!B2:D3", 2, 1]);
    });
  });

  it('lets the client refuse properties that were not loaded', async () => {
    open();
    const reading = Excel.run(async (context) => {
      const cell = sheetOf(context).getRange('B2');
      cell.load('address');
      await context.sync();
      return cell.values;
    });
    await expect(reading).rejects.toMatchObject({ code: 'PropertyNotLoaded' });
  });

  it('gives null objects for objects that do not exist', async () => {
    open();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItemOrNullObject('没有');
      sheet.load('name');
      await context.sync();
      expect(sheet.isNullObject).toBe(true);
    });
  });
});

describe('writing', () => {
  it('reads written text as Excel does: numbers, dates, formulas, and text after an apostrophe', async () => {
    const excel = open();
    await Excel.run(async (context) => {
      sheetOf(context).getRange('B2:E2').formulas = [['12', '5月', "'=1", '=C3*2']];
      await context.sync();
    });
    const [sheet] = excel.book.sheets;
    if (!sheet) throw new Error('no sheet');
    const values = [2, 3, 4, 5].map((column) => excel.book.value(sheet, 2, column));
    expect(values[0]).toBe(12);
    expect(typeof values[1]).toBe('number');
    expect(values.slice(2)).toEqual(['=1', 8]);
  });

  it('saves a file that openpyxl can read', async () => {
    const excel = open();
    await Excel.run(async (context) => {
      const added = context.workbook.worksheets.add('新');
      const range = added.getRange('A1:B1');
      range.values = [[1, 2]];
      range.format.font.bold = true;
      range.merge();
      context.workbook.names.add('rates', '=新!$A$1');
      await context.sync();
    });
    const path = scratchFile('saved.xlsx');
    await writeFile(path, excel.save());
    const read = await readWithOpenpyxl(path);
    const added = read.sheets.find((sheet) => sheet.name === '新');
    expect(added).toMatchObject({ merges: ['A1:B1'], cells: { A1: { value: 1, font: { bold: true } } } });
    expect(read.names.map((name) => name.name)).toContain('rates');
  });

  it('keeps the effects of statements before a failing one, and names the failing statement', async () => {
    const excel = open();
    const running = Excel.run(async (context) => {
      sheetOf(context).getRange('A1').values = [[5]];
      context.workbook.worksheets.getItem('没有').delete();
      sheetOf(context).getRange('A2').values = [[6]];
      await context.sync();
    });
    await expect(running).rejects.toMatchObject({
      code: 'ItemNotFound',
      debugInfo: { errorLocation: 'WorksheetCollection.getItem' },
    });
    const [sheet] = excel.book.sheets;
    expect(sheet && [1, 2].map((row) => excel.book.value(sheet, row, 1))).toEqual([5, null]);
  });
});

describe('refusing', () => {
  it.each<[string, (context: Excel.RequestContext) => void]>([
    ['ItemNotFound', (context) => sheetOf(context).charts.getItem('没有').delete()],
    ['InvalidArgument', (context) => void (sheetOf(context).getRange('A1:B1').values = [[1]])],
    ['InvalidArgument', (context) => sheetOf(context).getRange('A0').select()],
    ['InvalidArgument', (context) => context.workbook.worksheets.add('a/b')],
    ['ItemAlreadyExists', (context) => context.workbook.worksheets.add('表 1')],
    ['InvalidOperation', (context) => sheetOf(context).delete()],
  ])('answers %s', async (code, batch) => {
    open();
    expect(await codeOf(batch)).toBe(code);
  });

  it('refuses to write to a protected sheet', async () => {
    const excel = open();
    excel.protect('表 1');
    const write = (context: Excel.RequestContext): void => {
      sheetOf(context).getRange('A1').values = [[1]];
    };
    expect(await codeOf(write)).toBe('AccessDenied');
  });

  it('refuses requests while a cell is being edited', async () => {
    const excel = open();
    excel.isEditing = true;
    expect(await codeOf((context) => sheetOf(context).load('name'))).toBe('InvalidOperationInCellEditMode');
  });

  it('refuses requests and answers above 5 MB', async () => {
    open();
    const long = 'x'.repeat(30_000);
    const fill = (rows: number) => (context: Excel.RequestContext) => {
      const cells = sheetOf(context).getRange(`A1:A${rows}`);
      cells.values = Array.from({ length: rows }, () => [long]);
    };
    expect(await codeOf(fill(200))).toBe('RequestPayloadSizeLimitExceeded');
    expect(await codeOf(fill(120))).toBe('none');
    const read = (context: Excel.RequestContext): void => {
      sheetOf(context).getRange('A1:A120').load('values,formulas');
    };
    expect(await codeOf(read)).toBe('ResponsePayloadSizeLimitExceeded');
  });

  it('refuses members that are newer than its requirement set', async () => {
    open(8);
    const print = (context: Excel.RequestContext): void => {
      sheetOf(context).pageLayout.orientation = 'Landscape';
    };
    expect(await codeOf(print)).toBe('ApiNotFound');
    open(9);
    expect(await codeOf(print)).toBe('none');
  });

  it('fails for anything not simulated, even for wrong names that the client does not check', async () => {
    open();
    const sort = (context: Excel.RequestContext): void => {
      sheetOf(context)
        .getRange('B2:C3')
        .sort.apply([{ key: 0 }]);
    };
    expect(await codeOf(sort)).toBe('NotSimulated');
    expect(await codeOf((context) => sheetOf(context).getRange('A1').load('valuse'))).toBe('NotSimulated');
  });
});

describe('counting', () => {
  it('counts round trips, commands and bytes, but not requests that the client sends by itself', async () => {
    const excel = open();
    await settled();
    excel.resetTraffic();
    await Excel.run(async (context) => {
      sheetOf(context).getRange('A1').values = [[1]];
      await context.sync();
      sheetOf(context).getRange('A1').values = [[2]];
      await context.sync();
    });
    await settled();
    expect(excel.traffic.roundTrips).toBe(2);
    // Commands of each write: the context, the workbook, the sheets, the sheet, the range, its reference, the value.
    expect(excel.traffic.commands).toBe(2 * 7);
    expect(excel.traffic.largestRequest).toBeGreaterThan(300);
    expect(excel.traffic.largestResponse).toBeGreaterThan(100);
  });

  it('counts a write that the client splits as one', async () => {
    const commands = async (rows: number): Promise<number> => {
      const excel = open();
      await settled();
      excel.resetTraffic();
      await Excel.run(async (context) => {
        const range = sheetOf(context).getRange(`A1:A${rows}`);
        range.values = Array.from({ length: rows }, (_, index) => [index]);
        await context.sync();
      });
      return excel.traffic.commands;
    };
    expect(await commands(20_000)).toBe(await commands(10));
  });

  it('makes the chosen round trips fail in the chosen way', async () => {
    const excel = open();
    const write = (value: number) => (context: Excel.RequestContext) => {
      sheetOf(context).getRange('A1').values = [[value]];
    };
    const [sheet] = excel.book.sheets;
    const now = (): unknown => sheet && excel.book.value(sheet, 1, 1);
    excel.failures.set(0, { kind: 'lost-request' });
    excel.failures.set(1, { kind: 'lost-answer' });
    excel.failures.set(2, { kind: 'refused', after: 0 });
    expect(await codeOf(write(1))).toBe('ConnectionFailure');
    expect(now()).toBeNull();
    expect(await codeOf(write(2))).toBe('ConnectionFailure');
    expect(now()).toBe(2);
    expect(await codeOf(write(3))).toBe('GeneralException');
    expect(now()).toBe(2);
    expect(await codeOf(write(4))).toBe('none');
    expect(now()).toBe(4);
  });
});

it('fires events for what users do', async () => {
  const excel = open();
  const heard: string[] = [];
  await Excel.run(async (context) => {
    context.workbook.worksheets.onChanged.add((event) => {
      heard.push(event.address);
      return Promise.resolve();
    });
    await context.sync();
  });
  excel.type('表 1', 'C2', 30);
  await settled();
  expect(heard).toEqual(['C2']);
});

it('adapts formulas and names when a sheet is renamed', async () => {
  const excel = open();
  await Excel.run(async (context) => {
    const other = context.workbook.worksheets.add('算');
    other.getRange('A1').formulas = [["='表 1'!C2*10"]];
    context.workbook.names.add('数', "='表 1'!$C$2");
    await context.sync();
  });
  excel.renameSheet('表 1', '甲');
  await Excel.run(async (context) => {
    const cell = context.workbook.worksheets.getItem('算').getRange('A1');
    const name = context.workbook.names.getItem('数');
    cell.load('formulas,values');
    name.load('formula');
    await context.sync();
    expect([cell.formulas, cell.values, name.formula]).toEqual([[["='甲'!C2*10"]], [[30]], "='甲'!$C$2"]);
  });
});
