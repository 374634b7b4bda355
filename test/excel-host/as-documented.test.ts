/**
 * Where Excel refuses, or answers otherwise than expected, the simulated Excel does too. Each source stands with the
 * behaviour in the simulation, and in docs/fidelity.md.
 */
import { createWorkbook } from '../../src/hosts/file/file-host';
import { emptySpec, type SheetSpec } from '../../src/spreadsheet/spec';
import { codeOf, connect, settled } from './client';
import { SimulatedExcel } from './simulated-excel';

const SHEET = '表';

function open(version = 15, extra: Partial<SheetSpec> = {}): SimulatedExcel {
  const sheet: SheetSpec = {
    ...emptySpec(SHEET, 'own'),
    blocks: [
      {
        top: 1,
        left: 1,
        rows: [
          [1, { formula: '=A1*2' }],
          [2, null],
          [3, null],
          [4, null],
        ],
      },
    ],
    ...extra,
  };
  const excel = new SimulatedExcel(
    createWorkbook({
      fileName: 'a.xlsx',
      title: '',
      change: { copies: [], names: [], removedNames: [], sheets: [sheet] },
      open: { sheet: SHEET, row: 1, column: 1 },
    }),
  );
  connect(excel, version);
  return excel;
}

const sheetOf = (context: Excel.RequestContext): Excel.Worksheet =>
  context.workbook.worksheets.getItem(SHEET);
const column = (excel: SimulatedExcel): unknown[] => [1, 2, 3, 4].map((row) => excel.value(SHEET, row, 1));

it('tells null for the values of more than five million cells', async () => {
  open();
  await Excel.run(async (context) => {
    const few = sheetOf(context).getRange('A1:A2').load('values');
    const many = sheetOf(context).getRange('A1:CV50001').load('values');
    await context.sync();
    expect([few.values, many.values]).toEqual([[[1], [2]], null]);
  });
});

it('deletes no very hidden sheet before it is visible', async () => {
  open();
  const hide = (context: Excel.RequestContext): void => {
    context.workbook.worksheets.add('藏').visibility = 'VeryHidden';
  };
  expect(await codeOf(hide)).toBe('none');
  expect(await codeOf((context) => context.workbook.worksheets.getItem('藏').delete())).toBe(
    'GeneralException',
  );
  const showAndDelete = (context: Excel.RequestContext): void => {
    const sheet = context.workbook.worksheets.getItem('藏');
    sheet.visibility = 'Visible';
    sheet.delete();
  };
  expect(await codeOf(showAndDelete)).toBe('none');
});

describe('requirement sets', () => {
  const CALLS: readonly [string, number, (context: Excel.RequestContext) => void][] = [
    [
      'Application.suspendScreenUpdatingUntilNextSync',
      9,
      ({ application }) => application.suspendScreenUpdatingUntilNextSync(),
    ],
    ['PageLayout.orientation', 9, (context) => void (sheetOf(context).pageLayout.orientation = 'Landscape')],
    ['Range.copyFrom', 9, (context) => sheetOf(context).getRange('C1').copyFrom('A1', 'Formats')],
    [
      'Range.getMergedAreasOrNullObject',
      13,
      (context) => sheetOf(context).getRange('A1').getMergedAreasOrNullObject().load('address'),
    ],
  ];

  it.each(CALLS)('%s is refused before ExcelApi 1.%i, by the client and by Excel', async (_, set, call) => {
    open(set - 1);
    expect(await codeOf(call)).toBe('ApiNotFound');
    // As office.js is in the browser: its own check switched off.
    const { CommonUtility } = OfficeExtension as unknown as {
      CommonUtility: { _doApiNotSupportedCheck: boolean };
    };
    CommonUtility._doApiNotSupportedCheck = false;
    try {
      expect(await codeOf(call)).toBe('ApiNotFound');
    } finally {
      CommonUtility._doApiNotSupportedCheck = true;
    }
  });
});

describe('conditional formats', () => {
  const add = (context: Excel.RequestContext, formula: string): Excel.ConditionalFormat => {
    const rule = sheetOf(context).getRange('A1:A3').conditionalFormats.add('Custom');
    rule.custom.rule.formula = formula;
    return rule;
  };

  it('are of no use after their priority was set, until they are fetched again', async () => {
    open();
    expect(await codeOf((context) => void (add(context, '=A1>1').priority = 0))).toBe('none');
    const goOn = (context: Excel.RequestContext): void => {
      const rule = add(context, '=A1>2');
      rule.priority = 0;
      rule.custom.format.fill.color = '#FF0000';
    };
    expect(await codeOf(goOn)).toBe('ItemNotFound');
  });

  it('can’t be read, nor found by their ids, where several hold for one cell; they can be counted', async () => {
    const excel = open();
    const read = (context: Excel.RequestContext): void => {
      sheetOf(context).getRange().conditionalFormats.load('items/id,items/customOrNullObject/rule/formula');
    };
    await codeOf((context) => void add(context, '=A1>1'));
    expect(await codeOf(read)).toBe('none');
    await codeOf((context) => void add(context, '=A1>2'));
    expect(await codeOf(read)).toBe('ItemNotFound');
    await Excel.run(async (context) => {
      const count = sheetOf(context).getRange('A:A').conditionalFormats.getCount();
      await context.sync();
      expect(count.value).toBe(2);
    });
    // In builds before 2026.
    excel.state.readsSeveralRules = true;
    expect(await codeOf(read)).toBe('none');
  });

  it('take a formula as in the range they were fetched by, and tell it as in their own first cell', async () => {
    open();
    await codeOf((context) => void add(context, '=A1>1'));
    const told = async (address: string): Promise<string> =>
      Excel.run(async (context) => {
        const formats = sheetOf(context).getRange(address).conditionalFormats;
        formats.load('items/customOrNullObject/rule/formula');
        await context.sync();
        return formats.items[0]?.customOrNullObject.rule.formula ?? '';
      });
    await Excel.run(async (context) => {
      const formats = sheetOf(context).getRange('A3').conditionalFormats;
      formats.load('items/id');
      await context.sync();
      const [rule] = formats.items;
      if (rule) rule.custom.rule.formula = '=A3>7';
      await context.sync();
    });
    expect([await told('A1'), await told('A3')]).toEqual(['=A1>7', '=A1>7']);
    await codeOf((context) => sheetOf(context).getRange('A1').conditionalFormats.clearAll());
    expect(await told('A3')).toBe('=A2>7');
  });
});

it('fails to tell of more than 512 merged areas', async () => {
  const merges = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ top: index + 10, bottom: index + 10, left: 1, right: 2 }));
  const read = (context: Excel.RequestContext): void => {
    sheetOf(context).getUsedRange().getMergedAreasOrNullObject().load('address');
  };
  open(15, { merges: merges(512), blocks: [{ top: 1, left: 1, rows: Array(600).fill(['x', null]) }] });
  expect(await codeOf(read)).toBe('none');
  open(15, { merges: merges(513), blocks: [{ top: 1, left: 1, rows: Array(600).fill(['x', null]) }] });
  expect(await codeOf(read)).toBe('GeneralException');
});

it('refuses more than 8,192 characters of addresses', async () => {
  open();
  const get = (count: number) => (context: Excel.RequestContext) => {
    const addresses = Array.from({ length: count }, (_, index) => `A${1000 + index}`).join();
    sheetOf(context).getRanges(addresses).load('address');
  };
  expect(await codeOf(get(1000))).toBe('none');
  expect(await codeOf(get(1500))).toBe('InvalidArgument');
});

it.each([
  ['chart-sheet', 'GeneralException'],
  ['other-workbook', 'InvalidSelection'],
] as const)('has no active worksheet while a %s is in front', async (inFront, code) => {
  const excel = open();
  excel.state.inFront = inFront;
  expect(await codeOf((context) => void context.workbook.worksheets.getActiveWorksheet().load('name'))).toBe(
    code,
  );
});

it('answers black for borders that are not there, and draws a line where a colour is set', async () => {
  const excel = open();
  await Excel.run(async (context) => {
    const cell = sheetOf(context).getRange('A1');
    const looks = cell.getCellProperties({ format: { borders: { style: true, color: true } } });
    await context.sync();
    const { top, diagonalUp } = looks.value[0]?.[0]?.format?.borders ?? {};
    expect([top?.color, top?.style, diagonalUp?.color]).toEqual(['#000000', 'None', '#000000']);
    cell.setCellProperties([[{ format: { borders: { top: { style: 'None', color: '#000000' } } } }]]);
    await context.sync();
    const border = cell.format.borders.getItem('EdgeTop');
    border.load('style');
    await context.sync();
    expect(border.style).toBe('Continuous');
  });
  expect(excel.traffic.roundTrips).toBe(3);
});

describe('hidden rows', () => {
  const write = (address: string, values: number[][]) =>
    codeOf((context) => void (sheetOf(context).getRange(address).values = values));

  it.each(['filter', 'hand'] as const)('misplace what is written across them: hidden by %s', async (by) => {
    const excel = open();
    excel.hideRows(SHEET, [2, 3], by);
    await write('A1:A4', [[10], [20], [30], [40]]);
    expect(column(excel)).toEqual([10, 2, 3, 10]);
    await write('A2', [[21]]);
    await write('A3', [[31]]);
    expect(column(excel)).toEqual([10, 21, 31, 10]);
  });

  it('are told, and whether a filter hides them', async () => {
    const excel = open();
    excel.hideRows(SHEET, [2], 'filter');
    await Excel.run(async (context) => {
      const range = sheetOf(context).getRange('A1:A4');
      range.load('rowHidden');
      const { autoFilter } = sheetOf(context);
      autoFilter.load('isDataFiltered');
      await context.sync();
      expect([range.rowHidden, autoFilter.isDataFiltered]).toEqual([null, true]);
    });
  });
});

it('raises events for what an add-in writes, and says that it was this one', async () => {
  const heard: unknown[] = [];
  const listen = async (): Promise<void> => {
    await Excel.run(async (context) => {
      context.workbook.worksheets.onChanged.add((event) => {
        heard.push([event.address, (event as { triggerSource?: string }).triggerSource]);
        return Promise.resolve();
      });
      await context.sync();
    });
  };
  open(15);
  await listen();
  await codeOf((context) => void (sheetOf(context).getRange('A1:A2').values = [[5], [6]]));
  await settled();
  expect(heard).toEqual([['A1:A2', 'ThisLocalAddin']]);
});

it('opens no workbook where a policy or a blocker of pop-ups refuses', async () => {
  const excel = open();
  excel.state.opensWorkbooks = false;
  await expect(Excel.createWorkbook('UEsDBA==')).rejects.toMatchObject({ code: 'GeneralException' });
  expect(excel.opened).toEqual([]);
});

it.each<[string, (context: Excel.RequestContext) => void]>([
  ['add', ({ workbook }) => void workbook.worksheets.add('新')],
  ['copy', (context) => void sheetOf(context).copy('End')],
  ['rename', (context) => void (sheetOf(context).name = '新')],
  ['move', (context) => void (sheetOf(context).position = 0)],
  ['hide', (context) => void (sheetOf(context).visibility = 'Hidden')],
])('refuses to %s sheets while the structure is protected', async (_, batch) => {
  const excel = open();
  excel.state.isStructureProtected = true;
  expect(await codeOf(batch)).toBe('AccessDenied');
});

it('calculates in manual mode only when asked', async () => {
  const excel = open();
  excel.state.calculation = 'Manual';
  expect(excel.value(SHEET, 1, 2)).toBe(2);
  excel.type(SHEET, 'A1', 10);
  expect(excel.value(SHEET, 1, 2)).toBe(2);
  await codeOf(({ application }) => application.calculate('Recalculate'));
  expect(excel.value(SHEET, 1, 2)).toBe(20);
});

it('takes fitting to pages without a word and does not do it, in some builds', async () => {
  const excel = open();
  excel.state.fitsToPages = false;
  await Excel.run(async (context) => {
    const layout = sheetOf(context).pageLayout;
    layout.zoom = { horizontalFitToPages: 1 };
    layout.load('zoom');
    await context.sync();
    const fresh = sheetOf(context).pageLayout;
    fresh.load('zoom');
    await context.sync();
    expect(fresh.zoom.horizontalFitToPages).toBeUndefined();
  });
});

it('refuses to show or hide a name that refers to an error', async () => {
  open();
  await codeOf(({ workbook }) => void workbook.names.add('断', '=#REF!'));
  expect(await codeOf(({ workbook }) => void (workbook.names.getItem('断').visible = false))).toBe(
    'GeneralException',
  );
});

it('tells of mixed validations by their type, and gives no rule', async () => {
  open(15, {
    validations: [
      {
        area: { top: 1, left: 1, bottom: 1, right: 1 },
        rule: { kind: 'whole-number', min: 0 },
        title: '',
        message: '',
      },
    ],
  });
  await Excel.run(async (context) => {
    const { dataValidation } = sheetOf(context).getRange('A1:A3');
    dataValidation.load('type,rule');
    await context.sync();
    expect([dataValidation.type, dataValidation.rule]).toEqual(['MixedCriteria', null]);
  });
});

it('refuses to tell of the series of a chart of a newer type', async () => {
  const excel = open();
  await codeOf((context) => {
    sheetOf(context).charts.add('Line', sheetOf(context).getRange('A1:A3')).name = '瀑布图';
  });
  excel.book.sheet(SHEET)?.newerCharts.add('瀑布图');
  const load = (names: string) => (context: Excel.RequestContext) => void sheetOf(context).charts.load(names);
  expect(await codeOf(load('items/name'))).toBe('none');
  expect(await codeOf(load('items/name,items/series/count'))).toBe('UnsupportedOperation');
});

it('refuses to protect a sheet that is protected', async () => {
  open();
  const protect = (context: Excel.RequestContext): void => sheetOf(context).protection.protect();
  expect(await codeOf(protect)).toBe('none');
  expect(await codeOf(protect)).toBe('AccessDenied');
});

describe('Ctrl+Z', () => {
  const keeping = (): SimulatedExcel => {
    const excel = open(20);
    excel.undo.isKept = true;
    return excel;
  };
  const typeTwice = async (context: Excel.RequestContext): Promise<void> => {
    sheetOf(context).getRange('A1').values = [[5]];
    await context.sync();
    sheetOf(context).getRange('A2').values = [[6]];
    await context.sync();
  };
  const reopened = (bytes: Uint8Array): unknown[] => column(new SimulatedExcel(bytes));

  it('takes back one request at a time, and reading is no step', async () => {
    const excel = keeping();
    await Excel.run(typeTwice);
    await codeOf((context) => sheetOf(context).getRange('A1').load('values'));
    expect(excel.undo.length).toBe(2);
    expect(reopened(excel.undo.pressCtrlZ())).toEqual([5, 2, 3, 4]);
    expect(reopened(excel.undo.pressCtrlZ())).toEqual([1, 2, 3, 4]);
  });

  it('takes back the requests of a group at once', async () => {
    const excel = keeping();
    await Excel.run({ mergeUndoGroup: true }, typeTwice);
    expect(excel.undo.length).toBe(1);
    expect(reopened(excel.undo.pressCtrlZ())).toEqual([1, 2, 3, 4]);
  });

  it('has nothing to take back after a sheet was copied, and refuses that in a group', async () => {
    const excel = keeping();
    await Excel.run(typeTwice);
    expect(await codeOf((context) => sheetOf(context).copy('End').load('id'))).toBe('none');
    expect(excel.undo.length).toBe(0);
    const copying = Excel.run({ mergeUndoGroup: true }, async (context) => {
      sheetOf(context).getRange('A3').values = [[7]];
      sheetOf(context).copy('End').load('id');
      await context.sync();
    });
    await expect(copying).rejects.toMatchObject({ code: 'UndoNotSupported' });
    // What stood before the copy was carried out.
    expect(column(excel)).toEqual([5, 6, 7, 4]);
  });

  it('is lost by reading merged areas', async () => {
    const excel = keeping();
    await Excel.run(typeTwice);
    await codeOf((context) =>
      sheetOf(context).getRange('A1:B2').getMergedAreasOrNullObject().load('address'),
    );
    expect(excel.undo.length).toBe(0);
  });
});
